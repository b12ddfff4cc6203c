"""Find how the lines of print lie on a page: across, down, or aslant."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.components import components
from vndocparse.ingest.ocr.engine import Gray

_SIDE = 1000  # pixels
_STRIP = 8  # pixels; within a strip the slope of lines is not seen
_COARSE_STRIP = 16
_LONG = 0.075  # share of the page's length; longer pieces are no words
_SKEW_MOST = 4.0  # degrees


def reduced(gray: Gray) -> Gray:
    """Return the picture at a whole part of its size (which costs least), about a thousand pixels long."""
    import cv2

    by = max(1, round(max(gray.shape) / _SIDE))
    height, width = gray.shape[0] // by, gray.shape[1] // by
    if by == 1 or not height or not width:
        return gray
    whole = gray[: height * by, : width * by]
    return cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)  # type: ignore[return-value]


def lies_on_side(small: Gray) -> bool:
    """Tell whether the lines of print run down the page; judged on the reduced picture."""
    import cv2

    # Against the paper around, so that a shadow over one side of the page is no ink.
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8))[::4, ::4].copy(), 5)
    paper = cv2.resize(paper, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR)
    ink = (small < np.minimum(200.0, 0.8 * paper.astype(np.float32))).astype(np.uint8)
    labels, stats = components(ink)
    # Words and letters only: frames, dark edges and specks have no lines.
    long = np.maximum(stats[:, 2], stats[:, 3])
    keep = (long <= _LONG * max(small.shape)) & (stats[:, 4] >= 6)
    keep[0] = False
    if len(stats) < 12 or int(keep.sum()) < 10:
        return False
    print_only = keep[labels].astype(np.uint8)
    slopes = np.arange(-3.0, 3.1, 0.5)
    across = max(map(_Slopes(print_only, _COARSE_STRIP).sharpness, slopes))
    down = max(map(_Slopes(np.ascontiguousarray(print_only.T), _COARSE_STRIP).sharpness, slopes))
    return down > 1.3 * across


class _Slopes:
    """Ink gathered in upright strips, which are shifted against each other to try a slope."""

    def __init__(self, ink: NDArray[np.uint8], wide: int) -> None:
        import cv2

        height, count = ink.shape[0], max(1, ink.shape[1] // wide)
        whole = ink[:, : count * wide] * 255
        strips = cv2.resize(whole, (count, height), interpolation=cv2.INTER_AREA)
        self.strips = np.ascontiguousarray(strips.T.astype(np.int32))
        self.places = (np.arange(count) - (count - 1) / 2) * wide

    def sharpness(self, degrees: float) -> float:
        """Return how sharply ink is gathered into rows that slope so much."""
        height = self.strips.shape[1]
        shifts = np.rint(self.places * -np.tan(np.radians(degrees))).astype(int)
        shifts -= shifts.min()
        rows = np.zeros(height + int(shifts.max()), np.int64)
        for strip, shift in zip(self.strips, shifts.tolist(), strict=True):
            rows[shift : shift + height] += strip
        return float((np.diff(rows) ** 2).sum())


def skew(small: Gray) -> float:
    """Return by how many degrees the lines of the reduced picture fall to the right."""
    margin_y, margin_x = small.shape[0] // 25, small.shape[1] // 25
    ink = (small < 160)[margin_y : -margin_y or None, margin_x : -margin_x or None].astype(np.uint8)
    if int(ink.sum()) < 400:
        return 0.0
    sharpness = _Slopes(ink, _STRIP).sharpness
    coarse = max(np.arange(-_SKEW_MOST, _SKEW_MOST + 0.01, 0.5), key=sharpness)
    fine = max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=sharpness)
    best = float(fine)
    return best if sharpness(best) > 1.02 * sharpness(0.0) else 0.0
