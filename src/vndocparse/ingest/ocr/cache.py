"""Keep recognised pages, so that reading one again costs nothing."""

from __future__ import annotations

import contextlib
import zlib
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from vndocparse.core.printed import PrintedPage
from vndocparse.core.whole_file import whole_file

_FORMAT = 14  # raise it whenever what is recognised from the same picture changes
_LARGEST = 64 * 1024 * 1024  # bytes of one page's JSON; more is no page


def key(
    image: NDArray[np.uint8], dpi: float, number: int, size: tuple[float, float] | None, engine: str
) -> str:
    """Return the name under which the reading of a picture is kept."""
    digest = sha256(np.ascontiguousarray(image).tobytes())
    digest.update(repr((_FORMAT, image.shape, round(dpi, 2), number, size, engine)).encode())
    return digest.hexdigest()


def _path(folder: str, name: str) -> Path:
    return Path(folder) / name[:2] / f"{name}.page"


def load(folder: str | None, name: str) -> PrintedPage | None:
    """Return the page kept under ``name``; ``None`` where there is none or it is damaged."""
    if not folder:
        return None
    try:
        packed = _path(folder, name).read_bytes()
        data = zlib.decompressobj().decompress(packed, _LARGEST)
        page: PrintedPage = _adapter().validate_json(data)
    except (OSError, ValueError, zlib.error):  # damaged or planted: the page is simply read again
        return None
    return page


def _adapter() -> TypeAdapter[PrintedPage]:
    return TypeAdapter(PrintedPage)


def save(folder: str | None, name: str, page: PrintedPage) -> None:
    """Keep a page; whole or not at all. A full or read-only disk is no error: there is just no cache."""
    if not folder:
        return
    path = _path(folder, name)
    packed = zlib.compress(_adapter().dump_json(page), 6)
    with contextlib.suppress(OSError), whole_file(path, durable=False) as file:
        file.write(packed)
