"""Read picture files: each frame is a page for the recogniser."""

from __future__ import annotations

import io
import struct
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.source import Notice, SourceDocument, TextSource
from vndocparse.errors import BadInputError, LimitError, VndocparseError

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


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a file: pixels (``H x W`` grey or ``H x W x 3`` RGB), upright, and its dots an inch.

    ``pixels`` is ``None`` where it is damaged or too large; ``notices`` say so, and that there are more.
    """

    pixels: NDArray[np.uint8] | None
    dpi: float
    notices: tuple[Notice, ...] = ()

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points; zero where nothing is known of it."""
        if self.pixels is None:
            return 0.0, 0.0
        height, width = self.pixels.shape[:2]
        return width * 72.0 / self.dpi, height * 72.0 / self.dpi


def read_images(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    """Recognise a PNG, JPEG, TIFF (all its pages), BMP or WebP.

    Where ``options.ocr`` is ``never`` the pages are empty and a notice says why.

    Raises:
        BadInputError: If no picture in it can be read.
        LimitError: If each picture in it has more pixels than the limits allow.
        MissingToolError: If no recogniser is installed.
    """
    from vndocparse.ingest.layout.assemble import assemble
    from vndocparse.ingest.ocr.engine import choose

    engine = None if options.ocr == "never" else choose(options).name
    return assemble(_pages(data, name, options), media_type="image/*", ocr_engine=engine)


def _pages(data: bytes, name: str, options: ParseOptions) -> Iterator[PrintedPage]:
    until = time.monotonic() + options.limits.reading_seconds
    last: PrintedPage | None = None
    for number, frame in enumerate(frames(data, name, options.limits), 1):
        if last is not None:  # held back so that it can bear the notice that no more are read
            if time.monotonic() > until:
                told = f"stopped after page {number - 1}"
                last.notices.append(Notice("limit_time", told, page=number - 1))
                break
            yield last
        last = _page(frame, number, options)
    if last is not None:
        yield last


def _page(frame: Frame, number: int, options: ParseOptions) -> PrintedPage:
    from vndocparse.core.printed import PrintedPage
    from vndocparse.ingest.ocr.recognise import recognise_image

    size = frame.points
    made = PrintedPage(number, *size, [], TextSource.OCR)
    if frame.pixels is not None and options.ocr == "never":
        told = "the page has to be recognised: it is a picture"
        made.notices.append(Notice("ocr_needed", told, page=number))
    elif frame.pixels is not None:
        try:
            made = recognise_image(frame.pixels, dpi=frame.dpi, number=number, size=size, options=options)
        except LimitError as e:
            made.notices.append(Notice("limit_page_seconds", e.message, page=number))
    made.notices.extend(frame.notices)
    return made


def frames(data: bytes, name: str, limits: Limits) -> Iterator[Frame]:
    """Yield the frames of a picture file, at most ``limits.pages`` of them.

    A frame that is damaged or too large comes without pixels, if there is another that can be read.

    Raises:
        BadInputError: If there is none, and the first is damaged.
        LimitError: If there is none, and the first goes past a limit.
    """
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what the limits below decide
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                yield from _some(_each(picture, name, limits))
        except UnidentifiedImageError as e:
            raise BadInputError(f"{name}: the picture is damaged", f"{name}: tệp ảnh hỏng") from e
        except _DAMAGE as e:
            raise _damaged(name, e) from e
        except Image.DecompressionBombError as e:
            raise LimitError(f"{name}: {e}", f"{name}: ảnh quá lớn") from e


def _some(frames: Iterator[tuple[Frame, VndocparseError | None]]) -> Iterator[Frame]:
    """Yield the frames if one of them can be read; else raise what is wrong with the first."""
    waiting: list[tuple[Frame, VndocparseError | None]] = []
    readable = False
    for frame, error in frames:
        waiting.append((frame, error))
        readable = readable or error is None
        if readable:
            yield from (f for f, _ in waiting)
            waiting.clear()
    if waiting and waiting[0][1] is not None:
        raise waiting[0][1]


def _each(picture: Image, name: str, limits: Limits) -> Iterator[tuple[Frame, VndocparseError | None]]:
    """Yield each frame and what is wrong with it; counting them beforehand would read the whole chain."""
    from PIL import Image

    for number in range(1, limits.pages + 1):
        notices: list[Notice] = []
        error: VndocparseError | None = None
        pixels, dpi, broken = None, _LOWEST_DPI, False
        try:
            broken = True
            if not _goes_to(picture, number):
                return
            broken = False
            _check_size(picture, name, limits)
            pixels, dpi = _pixels(picture)
        except (LimitError, Image.DecompressionBombError) as e:
            broken = False
            error = e if isinstance(e, LimitError) else LimitError(f"{name}: {e}", f"{name}: ảnh quá lớn")
            notices.append(Notice("limit_page_pixels", error.message, page=number))
        except _DAMAGE as e:
            error = _damaged(name, e)
            what = "the file is damaged from here on" if broken else "the picture is damaged"
            notices.append(Notice("page_unreadable", f"{what} ({e})", page=number))
        if number == limits.pages and not broken and _more(picture, number + 1):
            notices.append(Notice("limit_pages", f"stopped after page {number}; there are more", page=number))
        yield Frame(pixels, dpi, tuple(notices)), error
        if broken:
            return


def _goes_to(picture: Image, number: int) -> bool:
    """Go to a frame, counted from one; ``False`` where there is none."""
    try:
        picture.seek(number - 1)
    except EOFError:
        return False
    return True


def _more(picture: Image, number: int) -> bool:
    from PIL import Image

    try:
        return _goes_to(picture, number)
    except (*_DAMAGE, Image.DecompressionBombError):
        return True


def _damaged(name: str, e: Exception) -> BadInputError:
    return BadInputError(f"{name}: the picture is damaged ({e})", f"{name}: tệp ảnh hỏng ({e})")


def _check_size(picture: Image, name: str, limits: Limits) -> None:
    width, height = picture.size
    if width * height > limits.page_pixels:
        raise LimitError(
            f"{name}: a picture of {width} x {height} pixels; the limit is {limits.page_pixels} pixels",
            f"{name}: ảnh {width} x {height} điểm, vượt giới hạn {limits.page_pixels} điểm",
        )


def _pixels(picture: Image) -> tuple[NDArray[np.uint8], float]:
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
