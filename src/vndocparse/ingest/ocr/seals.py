"""Take a grey seal off the print that it was pressed over, where its ink is paler than print."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.components import Labels
from vndocparse.ingest.ocr.engine import Gray
from vndocparse.ingest.ocr.ink import Ink, too_big

_PALER = 35.0  # levels by which a seal's strokes are paler than print at least
_TALL = 4.5  # heights of a small letter
_PRINT = 20  # percentile of the letters' pixels: their edges are paler than their ink
_MIDDLE = (40, 50, 60)  # percentiles between which a seal's strokes are of one level …
_EVEN = 0.35  # … within so much of the way from print to seal; thin drawn lines are not, they are all edge
_SAME = 20.0  # levels between parts of one seal
_KEPT, _GONE = 0.4, 0.7  # of the way from print to seal: up to where print is kept, from where there is paper
_LARGE, _WIDE = 2.6, 4.0  # heights of a small letter; higher or wider pieces near a seal hang on it
_PALE, _ALL_PALE = 0.6, 0.8  # of the way from print to seal; share of its pixels by which a piece is pale
_LEAST_PIXELS = 60
_MOST = 24  # pieces of seals on one page

Box = tuple[int, int, int, int]


def without_seals(gray: Gray, ink: Ink) -> Gray | None:
    """Return the picture with paper in place of its pale seals; ``None`` where there are none.

    A red seal is told from print by its colour; in a grey scan only by how dark it is. Only
    pieces that are too large or too pale for print are touched: letters that do not hang on a seal
    stay as they are.
    """
    import cv2

    big = too_big(ink)
    tall = np.flatnonzero(big & (ink.height > _TALL * ink.letter) & (ink.area > _LEAST_PIXELS))
    if not len(tall):
        return None
    labels = ink.labels[::3, ::3]
    letters = gray[::3, ::3][(labels > 0) & ~big[labels]]
    if letters.size < _LEAST_PIXELS:
        return None
    dark = float(np.percentile(letters, _PRINT))
    seals: list[tuple[Box, float]] = []
    mixed: list[tuple[Box, float]] = []
    for i in tall[np.argsort(-ink.area[tall])][:_MOST].tolist():
        x0, y0, x1, y1 = ink.box[i].tolist()
        own = gray[y0:y1, x0:x1][ink.labels[y0:y1, x0:x1] == i]
        low, level, high = (float(v) for v in np.percentile(own, _MIDDLE))
        even = level - dark >= _PALER and high - low <= _EVEN * (level - dark)
        (seals if even else mixed).append(((x0, y0, x1, y1), level if even else high))
    if not seals:
        return None
    level = float(np.median([level for _, level in seals]))
    # A part of the seal on which many letters hang.
    seals += [(box, high) for box, high in mixed if abs(high - level) <= _SAME]
    out = gray.copy()
    share = (np.arange(256) - dark) / (level - dark)
    table = np.arange(256) + np.clip((share - _KEPT) / (_GONE - _KEPT), 0.0, 1.0) * (255 - np.arange(256))
    room = int(ink.letter)
    for x0, y0, x1, y1 in _joined([box for box, _ in seals], room):
        rows, columns = slice(max(0, y0 - room), y1 + room), slice(max(0, x0 - room), x1 + room)
        pale = gray[rows, columns] > dark + _PALE * (level - dark)
        own = _of_seal(pale, ink.labels[rows, columns], ink)
        own |= (pale & ink.rule_mask[rows, columns]).view(np.uint8)  # where a ring runs straight for a while
        near = cv2.dilate(own, np.ones((5, 5), np.uint8))
        part = out[rows, columns]
        part[near > 0] = table.astype(np.uint8)[part[near > 0]]
    return out


def _joined(boxes: list[Box], room: int) -> list[Box]:
    """Join the boxes of what are parts of one seal: arcs between which the ink is broken."""
    out: list[Box] = []
    for box in boxes:
        met = [o for o in out if max(box[0] - o[2], o[0] - box[2], box[1] - o[3], o[1] - box[3]) <= room]
        out = [o for o in out if o not in met]
        whole = [box, *met]
        out.append(
            (
                min(b[0] for b in whole),
                min(b[1] for b in whole),
                max(b[2] for b in whole),
                max(b[3] for b in whole),
            )
        )
    return out


def _of_seal(pale: NDArray[np.bool_], labels: Labels, ink: Ink) -> NDArray[np.uint8]:
    """Return a mask of the pieces that are a seal's, or letters hanging on one: too large, or as pale."""
    count = np.bincount(labels.ravel(), minlength=len(ink.box))
    own = np.bincount(labels.ravel(), weights=pale.ravel(), minlength=len(ink.box)) > _ALL_PALE * count
    own |= (ink.height > _LARGE * ink.letter) | (ink.width > _WIDE * ink.letter)
    own[0] = False
    return own[labels].view(np.uint8)
