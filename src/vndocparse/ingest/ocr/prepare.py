"""Bring a page picture into the state in which print is read best, by measured signs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.engine import Gray

_SKEW_MOST = 4.0  # degrees
_SKEW_LEAST = 0.15
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


def lies_on_side(gray: Gray) -> bool:
    """Tell whether the lines of print run down the page; judged on a small picture."""
    import cv2

    scale = 800.0 / max(gray.shape)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    # Against the paper around, so that a shadow over one side of the page is no ink.
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21).astype(np.float32)
    ink = (small < np.minimum(200.0, 0.8 * paper)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    # Words and letters only: frames, dark edges and specks have no lines.
    long = np.maximum(stats[:, 2], stats[:, 3])
    keep = (long <= 60) & (stats[:, 4] >= 6)
    keep[0] = False
    if count < 12 or int(keep.sum()) < 10:
        return False
    ys, xs = np.nonzero(keep[labels])
    slopes = [float(np.tan(np.radians(d))) for d in np.arange(-3.0, 3.1, 0.5)]
    across = max(_contrast(ys - xs * t) for t in slopes)
    down = max(_contrast(xs - ys * t) for t in slopes)
    return down > 1.3 * across


def _contrast(places: NDArray[np.float64]) -> float:
    """Return how sharply ink is gathered into rows."""
    rows = np.bincount((places - places.min()).astype(np.int64)).astype(float)
    return float((np.diff(rows) ** 2).sum())


def skew(gray: Gray) -> float:
    """Return how far the lines slope, in degrees (positive: they fall to the right)."""
    import cv2

    scale = 1000.0 / max(gray.shape)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    margin_y, margin_x = small.shape[0] // 25, small.shape[1] // 25
    ink = (small < 160)[margin_y : -margin_y or None, margin_x : -margin_x or None]
    ys, xs = np.nonzero(ink)
    if len(xs) < 400:
        return 0.0
    if len(xs) > 40000:
        keep = np.random.default_rng(0).choice(len(xs), 40000, replace=False)
        ys, xs = ys[keep], xs[keep]
    xs = xs - ink.shape[1] / 2

    def sharpness(degrees: float) -> float:
        rows = (ys - xs * np.tan(np.radians(degrees)) + 200).astype(np.int32)
        count = np.bincount(np.clip(rows, 0, None)).astype(float)
        return float((np.diff(count) ** 2).sum())

    coarse = max(np.arange(-_SKEW_MOST, _SKEW_MOST + 0.01, 0.5), key=sharpness)
    fine = max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=sharpness)
    best = float(fine)
    return best if sharpness(best) > 1.02 * sharpness(0.0) else 0.0


def prepare(gray: Gray, dpi: float, steps: list[str]) -> Prepared:
    """Straighten and clean an upright page picture."""
    import cv2

    slope = skew(gray)
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
    import cv2

    height, width = gray.shape
    part = (gray[height // 4 : height // 2, width // 4 : 3 * width // 4] < 128).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    if count < 30:
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
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    out = None
    for i in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[i])
        touches = x <= border or y <= border or x + w >= width - border or y + h >= height - border
        deep = min(x + w, width - x, y + h, height - y)
        if (
            touches
            and max(w, h) > 0.08 * max(width, height)
            and area > 60
            and deep < 0.15 * max(width, height)
        ):
            if out is None:
                out = gray.copy()
            bar = cv2.dilate((labels == i).astype(np.uint8), np.ones((5, 5), np.uint8))
            big = cv2.resize(bar, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)
            out[big > 0] = 255
    if out is None:
        return gray
    steps.append("edges_removed")
    return out


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
    if low < 60:
        return even  # type: ignore[return-value]
    table = np.clip((np.arange(256) - low) * 245.0 / max(40.0, 235.0 - low), 0, 255).astype(np.uint8)
    return cv2.LUT(even, table)  # type: ignore[return-value]
