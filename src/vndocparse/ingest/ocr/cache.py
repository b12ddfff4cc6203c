"""Keep recognised pages, so that reading one again costs nothing."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vndocparse.core import geometry, printed, source
from vndocparse.core.printed import PrintedPage

_FORMAT = 1  # raise it whenever what is recognised from the same picture changes
_ALLOWED = {
    ("vndocparse.core.printed", "PrintedPage"): printed.PrintedPage,
    ("vndocparse.core.printed", "PrintedTable"): printed.PrintedTable,
    ("vndocparse.core.printed", "Word"): printed.Word,
    ("vndocparse.core.geometry", "Box"): geometry.Box,
    ("vndocparse.core.source", "Aside"): source.Aside,
    ("vndocparse.core.source", "AsideKind"): source.AsideKind,
    ("vndocparse.core.source", "Notice"): source.Notice,
    ("vndocparse.core.source", "TextSource"): source.TextSource,
}


class _Plain(pickle.Unpickler):
    """Reads nothing but the types of a printed page, so that a planted file runs no code."""

    def find_class(self, module: str, name: str) -> type:
        """Return one of the few known types."""
        found = _ALLOWED.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong into a page")
        return found


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
        with _path(folder, name).open("rb") as file:
            page = _Plain(file).load()
    except Exception:  # a damaged file raises anything; the page is simply read again
        return None
    return page if isinstance(page, PrintedPage) else None


def save(folder: str | None, name: str, page: PrintedPage) -> None:
    """Keep a page; whole or not at all. A full or read-only disk is no error: there is just no cache."""
    if not folder:
        return
    path = _path(folder, name)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(page, file, protocol=4)
            Path(draft).replace(path)
        except OSError:
            Path(draft).unlink(missing_ok=True)
