"""Take the ink of a page apart: connected pieces, ruled strokes and what is far too big for a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.components import Labels, bands, components
from vndocparse.ingest.ocr.engine import Gray

_RULE_MM = 9.0  # a straight stroke of at least this length is drawn, not written
_RULE_THICK_MM = 1.3
_BORDER_MM = 25.0
_STEMS = (
    0.25,
    0.9,
)  # share of a stroke's columns that ink touches from above or below, where it is no stroke
_BIG_MM = 10.0  # taller than this: frame, seal or signature
_MM = 25.4


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of an upright page picture; all sizes in pixels.

    ``mask`` is true on ink; ``labels`` numbers the connected pieces from 1 in the ink that is
    left without rules; ``box`` is one row ``x0, y0, x1, y1`` a piece and ``area`` its pixels,
    both with a dummy row 0. ``rules`` are the straight strokes as ``x0, y0, x1, y1``, and
    ``rule_mask`` their pixels. ``letter`` is the height of a small letter without tail or mark.
    """

    mask: NDArray[np.bool_]
    labels: Labels
    box: NDArray[np.int32]
    area: NDArray[np.int32]
    rules: NDArray[np.int32]
    rule_mask: NDArray[np.bool_]
    letter: float
    dpi: float

    @property
    def width(self) -> NDArray[np.int32]:
        """Width of each piece."""
        return self.box[:, 2] - self.box[:, 0]

    @property
    def height(self) -> NDArray[np.int32]:
        """Height of each piece."""
        return self.box[:, 3] - self.box[:, 1]


def threshold(gray: Gray) -> int:
    """Return the grey level that parts ink from paper (ink is below it)."""
    import cv2

    small = gray[::2, ::2]
    level, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return int(min(200, max(90, level)))


def take_apart(gray: Gray, dpi: float) -> Ink:
    """Find the pieces of ink of a page picture."""
    import cv2

    mask = (gray < threshold(gray)).view(np.uint8)
    rules, rule_mask = _rules(mask, dpi)
    left = cv2.subtract(mask, rule_mask) if len(rules) else mask
    labels, stats = components(left)  # type: ignore[arg-type]
    box = np.empty((len(stats), 4), np.int32)
    box[:, 0], box[:, 1] = stats[:, 0], stats[:, 1]
    box[:, 2], box[:, 3] = stats[:, 0] + stats[:, 2], stats[:, 1] + stats[:, 3]
    box[0] = 0
    area = stats[:, 4].astype(np.int32)
    area[0] = 0
    letter = _letter_height(box, area, dpi)
    return Ink(
        mask.view(np.bool_),
        labels,
        box,
        area,
        rules,
        rule_mask.view(np.bool_),
        letter,
        dpi,
    )


def _rules(mask: NDArray[np.uint8], dpi: float) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Return the straight strokes and a mask of their pixels."""
    import cv2

    height, width = mask.shape
    # Strokes are looked for at half the resolution, where any ink of four pixels counts: four times as fast.
    rows = mask[0 : height // 2 * 2 : 2, : width // 2 * 2] | mask[1::2, : width // 2 * 2][: height // 2]
    small = (rows.view(np.uint16) != 0).view(np.uint8)
    length = max(6, int(_RULE_MM / _MM * dpi / 2))
    thick = max(2.0, _RULE_THICK_MM / _MM * dpi / 2)
    found: list[tuple[int, int, int, int]] = []
    wide = np.zeros_like(mask)
    # A slightly sloping or broken stroke is joined over three rows before it is looked for.
    for kernel, bridge in (((length, 1), (1, 3)), ((1, length), (3, 1))):
        joined = cv2.dilate(small, np.ones((bridge[1], bridge[0]), np.uint8))
        opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((kernel[1], kernel[0]), np.uint8))
        opened = cv2.bitwise_and(opened, small)
        across = kernel[0] > 1
        for x, y, w, h, own in _pieces(opened, across):  # type: ignore[arg-type]
            long = w if across else h
            if long < length or int(own.sum()) / long > thick:
                continue  # a blot or a dark edge, not a stroke
            if across and long < 2 * length and _of_letters(small, own, x, y):
                continue
            found.append((2 * x, 2 * y, 2 * (x + w), 2 * (y + h)))
            wide[2 * y : 2 * (y + h), 2 * x : 2 * (x + w)] |= (
                own.repeat(2, axis=0).repeat(2, axis=1).view(np.uint8)
            )
    if not found:
        return np.empty((0, 4), np.int32), wide
    for x0, y0, x1, y1 in found:
        if y1 - y0 > _BORDER_MM / _MM * dpi:  # a table's border: its ragged edges too
            x0, x1 = max(0, x0 - 1), min(width, x1 + 1)
            wide[y0:y1, x0:x1] = cv2.dilate(wide[y0:y1, x0:x1], np.ones((1, 3), np.uint8))
    full: NDArray[np.uint8] = cv2.bitwise_and(wide, mask)  # type: ignore[assignment]
    for x0, y0, x1, y1 in found:
        if x1 - x0 > y1 - y0:
            _give_back(full, mask, x0, y0, x1, y1)
    return np.array(found, np.int32).reshape(-1, 4), full


def _pieces(
    sparse: NDArray[np.uint8], across: bool
) -> Iterator[tuple[int, int, int, int, NDArray[np.bool_]]]:
    """Yield place, size and own pixels of the pieces of a picture that is nearly empty.

    Only its rows (or columns, where not ``across``) that hold anything are looked at.
    """
    for start, end in bands(sparse, across):
        part = sparse[start:end] if across else np.ascontiguousarray(sparse[:, start:end])
        labels, stats = components(part)
        for i, (x, y, w, h, _) in enumerate(stats[1:].tolist(), 1):
            own = labels[y : y + h, x : x + w] == i
            yield (x, start + y, w, h, own) if across else (start + x, y, w, h, own)


def _of_letters(small: NDArray[np.uint8], own: NDArray[np.bool_], x: int, y: int) -> bool:
    """Tell the serifs of a thick word, which run together along its line, from a drawn stroke.

    No syllable is longer than two centimetres; a longer stroke is drawn anyway.

    A stroke stands free: letters touch an underline only with their tails. Along serifs the
    stems rise from a third of the columns and more; two parallel strokes touch everywhere.
    """
    columns = np.flatnonzero(own.any(axis=0))
    first = own.argmax(axis=0)[columns] + y
    last = own.shape[0] - 1 - own[::-1].argmax(axis=0)[columns] + y
    # Between an underline and its letters there is a row of white, however narrow: the least of three.
    above = min(float(small[np.maximum(first - k, 0), columns + x].mean()) for k in (1, 2, 3))
    below = min(float(small[np.minimum(last + k, len(small) - 1), columns + x].mean()) for k in (1, 2, 3))
    return _STEMS[0] < above < _STEMS[1] or _STEMS[0] < below < _STEMS[1]


def _give_back(full: NDArray[np.uint8], mask: NDArray[np.uint8], x0: int, y0: int, x1: int, y1: int) -> None:
    """Take out of a stroke's pixels those that a tail or a dot of the letters above crosses or meets."""
    y0, y1 = max(0, y0 - 4), min(mask.shape[0], y1 + 4)
    stroke = full[y0:y1, x0:x1]
    held = np.flatnonzero(stroke.any(axis=0))
    if not len(held):
        return
    first = stroke.argmax(axis=0)[held]
    ink = mask[y0:y1, x0:x1]
    # Two rows above, since the stroke's own edge is ragged by one.
    met = (ink[np.maximum(first - 2, 0), held] > 0) & (ink[np.maximum(first - 3, 0), held] > 0) & (first >= 3)
    stroke[:, held[met]] = 0


def _letter_height(box: NDArray[np.int32], area: NDArray[np.int32], dpi: float) -> float:
    """Return the usual height of a small letter, from the heights of the pieces."""
    height = box[:, 3] - box[:, 1]
    width = box[:, 2] - box[:, 0]
    unit = dpi / _MM
    fit = (height >= 1.1 * unit) & (height <= 7 * unit) & (width >= 0.3 * unit) & (width <= 9 * unit)
    fit &= area >= 0.12 * width * height
    heights = height[fit]
    if len(heights) < 5:
        return 2.2 * unit
    # The low third of the letters has neither ascender nor mark; the median would drift with capitals.
    return float(np.clip(np.percentile(heights, 35), 1.1 * unit, 6 * unit))


def too_big(ink: Ink) -> NDArray[np.bool_]:
    """Tell which pieces are too big for letters: frames, seals, signatures, dark edges."""
    unit = ink.dpi / _MM
    tall = np.minimum(_BIG_MM * unit, 5.5 * ink.letter)
    out: NDArray[np.bool_] = (ink.height > tall) | (
        (ink.width > 14 * ink.letter) & (ink.height > 2.2 * ink.letter)
    )
    return out


def seals(ink: Ink) -> NDArray[np.int32]:
    """Return the boxes of pieces that have the size and shape of a seal, as ``x0, y0, x1, y1``."""
    unit = ink.dpi / _MM
    wide, high = ink.width, ink.height
    fit = (wide > 13 * unit) & (high > 13 * unit) & (wide < 90 * unit) & (high < 60 * unit)
    fit &= (wide < 3.5 * high) & (high < 2.2 * wide) & (ink.area < 0.6 * wide * high)
    return ink.box[fit]
