"""Bring a page picture into the state in which print is read best, by measured signs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.components import components
from vndocparse.ingest.ocr.engine import Gray

_SKEW_LEAST = 0.15  # degrees
_BILEVEL_MID = 0.004  # share of mid-grey pixels up to which a picture has two levels
_PALE_PAPER = 205  # darkest twentieth of the paper below this: shadow, or a dark copy
_PALE_INK = 95  # the darkest ink above this: faint print
_SPECKS = 1.2  # specks for each letter-sized piece


@dataclass(slots=True)
class Prepared:
    """A grey upright page. ``read`` is the picture to recognise, ``gray`` the one to take apart."""

    gray: Gray
    read: Gray
    steps: list[str] = field(default_factory=list)

    def turned(self, quarter: int) -> Prepared:
        """Return the page turned clockwise by ``quarter`` quarters."""
        gray = turned(self.gray, quarter)
        return Prepared(gray, gray if self.read is self.gray else turned(self.read, quarter), self.steps)


def to_gray(image: NDArray[np.uint8], steps: list[str]) -> Gray:
    """Return one channel: the red one of a colour scan, in which red stamps are nearly white."""
    if image.ndim == 2:
        return image
    red = image[:, :, 0]
    sample = image[::7, ::7].astype(np.int16)
    if float((np.abs(sample[:, :, 0] - sample[:, :, 2]) > 40).mean()) > 0.0005:
        steps.append("red_channel")
        return np.ascontiguousarray(red)
    return np.ascontiguousarray(image[:, :, 1])


def turned(gray: Gray, quarter: int) -> Gray:
    """Return the picture turned clockwise by ``quarter`` quarters."""
    return np.ascontiguousarray(np.rot90(gray, -quarter)) if quarter % 4 else gray


def prepare(gray: Gray, dpi: float, slope: float, steps: list[str]) -> Prepared:
    """Straighten and clean an upright page picture whose lines slope by ``slope`` degrees."""
    import cv2

    bilevel = float(((gray[::3, ::3] > 40) & (gray[::3, ::3] < 215)).mean()) < _BILEVEL_MID
    if abs(slope) >= _SKEW_LEAST:
        height, width = gray.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), slope, 1.0)
        gray = cv2.warpAffine(gray, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)  # type: ignore[assignment]
        steps.append(f"deskew:{slope:.1f}")
    gray = _without_edges(gray, steps)
    if bilevel:
        if _speckled(gray, dpi):
            gray = cv2.medianBlur(gray, 3)  # type: ignore[assignment]
            steps.append("despeckle")
        sigma = 0.9 * dpi / 300
        steps.append("soften")
        return Prepared(gray, cv2.GaussianBlur(gray, (0, 0), max(0.4, sigma)), steps)  # type: ignore[arg-type]
    gray = _flattened(gray, steps)
    return Prepared(gray, gray, steps)


def _speckled(gray: Gray, dpi: float) -> bool:
    """Tell whether salt and pepper lies over the page; judged on its middle."""
    height, width = gray.shape
    part = (gray[height // 4 : height // 2, width // 4 : 3 * width // 4] < 128).astype(np.uint8)
    _, stats = components(part)
    if len(stats) < 30:
        return False
    area = stats[1:, 4]
    tall = stats[1:, 3]
    letters = int((tall > 0.06 * dpi).sum())
    specks = int((area <= max(2, (dpi / 150) ** 2)).sum())
    return specks > _SPECKS * max(30, letters)


def _without_edges(gray: Gray, steps: list[str]) -> Gray:
    """White out the dark bars that a copier leaves along the edges."""
    import cv2

    scale = 4
    small = (gray[::scale, ::scale] < 110).astype(np.uint8)
    height, width = small.shape
    border = 3
    rim = np.zeros_like(small)
    rim[:border], rim[-border:], rim[:, :border], rim[:, -border:] = 1, 1, 1, 1
    if int((small & rim).sum()) < 0.04 * int(rim.sum()):
        return gray
    solid = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    labels, stats = components(solid)  # type: ignore[arg-type]
    x, y, w, h, area = stats[:, :5].T
    touches = (x <= border) | (y <= border) | (x + w >= width - border) | (y + h >= height - border)
    deep = np.minimum(np.minimum(x + w, width - x), np.minimum(y + h, height - y))
    longest = max(width, height)
    bars = touches & (np.maximum(w, h) > 0.08 * longest) & (area > 60) & (deep < 0.15 * longest)
    bars[0] = False
    if not bars.any():
        return gray
    bar = cv2.dilate(bars[labels].astype(np.uint8) * 255, np.ones((5, 5), np.uint8))
    big = cv2.resize(bar, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)
    out = cv2.max(gray, big)
    steps.append("edges_removed")
    return out  # type: ignore[return-value]


_NO_INK = 175  # of paper at 245; paler is what shines through a blank back: stretching would make print of it
_INK_STEP = 40  # levels: how much darker than the paper ink is at least


def _flattened(gray: Gray, steps: list[str]) -> Gray:
    """Divide by the paper's own brightness where that is uneven or the print faint."""
    import cv2

    small = cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    sample = gray[::4, ::4]
    # A page with a few lines holds far less ink than two in a hundred: its darkness is looked for there.
    share = float((sample.astype(np.int16) < np.median(small) - _INK_STEP).mean())
    ink = float(np.percentile(sample, min(2.0, 40.0 * share)))
    if float(np.percentile(paper, 5)) >= _PALE_PAPER and ink <= _PALE_INK:
        return gray
    back = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(gray, back, scale=245)
    low = float(np.percentile(even[::4, ::4], min(1.5, 30.0 * share)))
    steps.append("flattened")
    if low < 60 or low > _NO_INK:
        return even  # type: ignore[return-value]
    table = np.clip((np.arange(256) - low) * 245.0 / max(40.0, 235.0 - low), 0, 255).astype(np.uint8)
    return cv2.LUT(even, table)  # type: ignore[return-value]
