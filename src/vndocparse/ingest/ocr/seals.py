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
_EVEN = 0.35  # a seal's strokes are of one level; thin drawn lines are not, they are all edge
_KEPT, _GONE = 0.4, 0.7  # of the way from print to seal: up to where print is kept, from where there is paper
_LARGE, _WIDE = 2.6, 4.0  # heights of a small letter; higher or wider pieces near a seal hang on it
_PALE, _ALL_PALE = 0.6, 0.8  # of the way from print to seal; share of its pixels by which a piece is pale
_LEAST_PIXELS = 60
_MOST = 24  # pieces of seals on one page


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
    seals: list[tuple[int, float]] = []
    for i in tall[np.argsort(-ink.area[tall])][:_MOST].tolist():
        x0, y0, x1, y1 = ink.box[i].tolist()
        own = gray[y0:y1, x0:x1][ink.labels[y0:y1, x0:x1] == i]
        quarter, level = (float(v) for v in np.percentile(own, (30, 50)))
        if level - dark >= _PALER and level - quarter <= _EVEN * (level - dark):
            seals.append((i, level))
    if not seals:
        return None
    out = gray.copy()
    room = int(ink.letter)
    for i, level in seals:
        x0, y0, x1, y1 = ink.box[i].tolist()
        rows, columns = slice(max(0, y0 - room), y1 + room), slice(max(0, x0 - room), x1 + room)
        labels = ink.labels[rows, columns]
        near = cv2.dilate(_of_seal(gray[rows, columns], labels, ink, dark, level), np.ones((5, 5), np.uint8))
        share = (np.arange(256) - dark) / (level - dark)
        table = np.arange(256) + np.clip((share - _KEPT) / (_GONE - _KEPT), 0.0, 1.0) * (255 - np.arange(256))
        part = out[rows, columns]
        part[near > 0] = table.astype(np.uint8)[part[near > 0]]
    return out


def _of_seal(part: Gray, labels: Labels, ink: Ink, dark: float, level: float) -> NDArray[np.uint8]:
    """Return a mask of the pieces that are a seal's, or letters hanging on one: too large, or as pale."""
    count = np.bincount(labels.ravel(), minlength=len(ink.box))
    pale = part > dark + _PALE * (level - dark)
    own = np.bincount(labels.ravel(), weights=pale.ravel(), minlength=len(ink.box)) > _ALL_PALE * count
    own |= (ink.height > _LARGE * ink.letter) | (ink.width > _WIDE * ink.letter)
    own[0] = False
    return own[labels].view(np.uint8)
