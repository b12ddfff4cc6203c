"""Read picture files: each frame is a page for the recogniser."""

from __future__ import annotations

import io
import struct
import time
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.source import Notice, SourceDocument, TextSource
from vndocparse.errors import BadInputError, LimitError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from vndocparse.core.printed import PrintedPage

_A4_INCHES = 8.27, 11.69
_LOWEST_DPI, _HIGHEST_DPI = 72.0, 1200.0
# Files of several JPEG pictures (MPO) are opened by JPEG's reader; Pillow has none under their own name.
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")

# What Pillow's readers let through from damaged files: a tag that is missing is a TypeError, and so on.
_DAMAGE = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, AttributeError, ArithmeticError,
    AssertionError, RuntimeError, struct.error,
)  # fmt: skip


def read_images(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    """Recognise a PNG, JPEG, TIFF (all its pages), BMP or WebP.

    Where ``options.ocr`` is ``never`` the pages are empty and a notice says why.

    Raises:
        BadInputError: If the picture is damaged.
        LimitError: If a frame has more pixels, or the file more frames, than the limits allow.
        MissingToolError: If no recogniser is installed.
    """
    from vndocparse.ingest.layout.assemble import assemble
    from vndocparse.ingest.ocr.engine import choose

    engine = None if options.ocr == "never" else choose(options).name
    return assemble(_pages(data, name, options), media_type="image/*", ocr_engine=engine)


def _pages(data: bytes, name: str, options: ParseOptions) -> Iterator[PrintedPage]:
    from vndocparse.core.printed import PrintedPage
    from vndocparse.ingest.ocr.recognise import recognise_image

    until = time.monotonic() + options.limits.reading_seconds
    last: PrintedPage | None = None
    for number, (pixels, dpi) in enumerate(frames(data, name, options.limits), 1):
        if last is not None:  # held back so that it can bear the notice that no more are read
            if time.monotonic() > until:
                told = f"stopped after page {number - 1}"
                last.notices.append(Notice("limit_time", told, page=number - 1))
                break
            yield last
        height, width = pixels.shape[:2]
        size = (width * 72.0 / dpi, height * 72.0 / dpi)
        if options.ocr == "never":
            notice = Notice("ocr_needed", "the page has to be recognised: it is a picture", page=number)
            last = PrintedPage(number, *size, [], TextSource.OCR, notices=[notice])
            continue
        last = recognise_image(pixels, dpi=dpi, number=number, size=size, options=options)
    if last is not None:
        yield last


def frames(data: bytes, name: str, limits: Limits) -> Iterator[tuple[NDArray[np.uint8], float]]:
    """Yield each frame as grey or RGB pixels (``H x W`` or ``H x W x 3``), upright, with its dots an inch.

    Raises:
        BadInputError: If the picture is damaged.
        LimitError: If it goes past a limit.
    """
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what the limits below decide
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                count = int(getattr(picture, "n_frames", 1))
                if count > limits.pages:
                    raise LimitError(
                        f"{name}: {count} pictures; the limit is {limits.pages}",
                        f"{name}: {count} ảnh, vượt giới hạn {limits.pages}",
                    )
                for i in range(count):
                    picture.seek(i)
                    _check_size(picture, name, limits)
                    yield _frame(picture)
        except UnidentifiedImageError as e:
            raise BadInputError(f"{name}: the picture is damaged", f"{name}: tệp ảnh hỏng") from e
        except _DAMAGE as e:
            raise BadInputError(f"{name}: the picture is damaged ({e})", f"{name}: tệp ảnh hỏng ({e})") from e
        except Image.DecompressionBombError as e:
            raise LimitError(f"{name}: {e}", f"{name}: ảnh quá lớn") from e


def _check_size(picture: Image, name: str, limits: Limits) -> None:
    width, height = picture.size
    if width * height > limits.page_pixels:
        raise LimitError(
            f"{name}: a picture of {width} x {height} pixels; the limit is {limits.page_pixels} pixels",
            f"{name}: ảnh {width} x {height} điểm, vượt giới hạn {limits.page_pixels} điểm",
        )


def _frame(picture: Image) -> tuple[NDArray[np.uint8], float]:
    import numpy as np
    from PIL import Image, ImageOps

    dpi = _dpi(picture)
    upright = ImageOps.exif_transpose(picture) or picture
    if upright.mode in ("I;16", "I;16B", "I", "F"):
        values = np.asarray(upright, dtype=np.float64)
        top = float(values.max()) or 1.0
        return (values * (255.0 / top)).astype(np.uint8), dpi
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        seen = upright.convert("RGBA")
        paper = Image.new("RGBA", seen.size, (255, 255, 255, 255))
        upright = Image.alpha_composite(paper, seen).convert("RGB")
    grey = upright.mode in ("1", "L")
    return np.asarray(upright.convert("L" if grey else "RGB"), dtype=np.uint8).copy(), dpi


def _dpi(picture: Image) -> float:
    """Return the picture's own resolution, or that at which it would be a sheet of A4."""
    told = picture.info.get("dpi")
    width, height = sorted(picture.size)
    as_sheet = max(width / _A4_INCHES[0], height / _A4_INCHES[1])
    try:
        dpi = float(told[0]) if told else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    # 72 and 96 are what programs write who know nothing of the scan.
    if not _LOWEST_DPI < dpi <= _HIGHEST_DPI or round(dpi) in (72, 96):
        dpi = as_sheet
    return min(max(dpi, _LOWEST_DPI), _HIGHEST_DPI)
