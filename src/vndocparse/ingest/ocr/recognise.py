"""Read the picture of a page."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.geometry import Box
from vndocparse.core.options import ParseOptions
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import TextSource
from vndocparse.ingest.ocr.engine import choose

_PAD_UP, _PAD_DOWN = 0.2, 0.15


def recognise_image(
    image: NDArray[np.uint8],
    *,
    dpi: float,
    number: int,
    size: tuple[float, float] | None,
    options: ParseOptions,
) -> PrintedPage:
    """Read a page picture (``H x W`` grey or ``H x W x 3`` RGB)."""
    engine = choose(options).make(options)
    gray = image if image.ndim == 2 else image[:, :, 0]
    height, width = gray.shape
    sx = (size[0] / width) if size else 72.0 / dpi
    sy = (size[1] / height) if size else 72.0 / dpi
    boxes = engine.find_lines(gray, dpi)  # type: ignore[attr-defined]
    crops, places = [], []
    for x0, y0, x1, y1 in boxes:
        pad = min(y1 - y0, dpi * 0.2)
        a, b = max(0, int(x0 - 0.3 * pad)), min(width, int(x1 + 0.3 * pad))
        c, d = max(0, int(y0 - _PAD_UP * pad)), min(height, int(y1 + _PAD_DOWN * pad))
        if b - a > 4 and d - c > 4:
            crops.append(gray[c:d, a:b])
            places.append((a, c))
    words = []
    for line, (read, (left, top)) in enumerate(
        zip(engine.read_lines(crops, dpi, options.limits.page_seconds), places, strict=True)
    ):
        for w in read:
            box = Box(number, (left + w.x0) * sx, (top + w.y0) * sy, (left + w.x1) * sx, (top + w.y1) * sy)
            words.append(Word(unicodedata.normalize("NFC", w.text), box, w.confidence, line=line))
    confidence = sum(w.confidence for w in words) / len(words) if words else 1.0
    return PrintedPage(
        number, width * sx, height * sy, words, TextSource.OCR, confidence=confidence, blank=not words
    )
