"""Tell stops, commas, colons and semicolons by their ink: recognisers confuse them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.printed import Word
from vndocparse.ingest.ocr.ink import Ink
from vndocparse.ingest.ocr.segments import Segment

_MARKS = ".,:;"
# All in heights of a small letter, counted from the line that the letters beside stand on. On real scans
# the tails of commas and semicolons sink by 0.16 to 0.37, stops and colons by 0.07 at most.
_TAIL, _TALL, _SLIM = 0.18, 0.36, 1.3  # a comma sinks so far, is so high, and higher than wide
_FLAT, _LOW, _ROUND = 0.07, 0.4, 1.3  # a dot at most
_REACH_LEFT, _REACH_RIGHT = 0.55, 0.35  # from the word's right edge
_WIDEST, _TALLEST = 0.5, 0.75
_ABOVE = (0.5, 1.0)  # where the upper dot stands
_SHIFT = 0.1  # by which it may stand aside
_BESIDE = 6.0  # letters whose feet are looked at

Boxes = NDArray[np.float64]


def mend(words: list[Word], runs: list[Segment], ink: Ink, scale: tuple[float, float]) -> None:
    """Set the mark with which a word ends to the one that stands there, where its ink leaves no doubt.

    ``words[i].line`` is the run's place in ``runs``; ``scale`` is points a pixel.
    """
    for i, word in enumerate(words):
        if len(word.text) < 2 or word.text[-1] not in _MARKS or word.text[-2] in _MARKS:
            continue
        if word.reason == "handwriting":
            continue
        stands = _stands(runs[word.line], ink, word.box.x1 / scale[0])
        behind = words[i + 1].text if i + 1 < len(words) else ""
        if stands and stands != word.text[-1] and _may_be(word.text[-1], stands, behind):
            text = word.text[:-1] + stands
            words[i] = replace(
                word, text=text, raw=word.raw or word.text, reason=word.reason or "mark", edges=()
            )


def _may_be(read: str, stands: str, behind: str) -> bool:
    """Tell whether a reading may be given up for another: where tails wear away, what follows must agree."""
    if stands == ".":
        return read == "," and behind[:1].isupper()
    if stands == ",":
        return read == "." and (behind[:1].islower() or behind[:1].isdigit())
    if stands == ":":
        return read == ";" and behind[:1].isupper()
    return read in ":,"


def _stands(run: Segment, ink: Ink, right: float) -> str | None:
    """Return the mark at the right edge of a word, ``None`` where it is not plainly one of the four."""
    h = run.height
    box: Boxes = ink.box[run.pieces].astype(np.float64)
    wide, tall = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    across, down = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    base = _foot(box, tall, run, right)
    small = (across > right - _REACH_LEFT * h) & (across < right + _REACH_RIGHT * h)
    small &= (wide < _WIDEST * h) & (tall < _TALLEST * h)
    # A dot below a vowel hangs clear of the line.
    low = np.flatnonzero(small & (box[:, 1] < base) & (down > base - 0.4 * h) & (down < base + 0.35 * h))
    if len(low) != 1:
        return None
    at = int(low[0])
    above = small & (down < base - _ABOVE[0] * h) & (down > base - _ABOVE[1] * h)
    upper = int((above & (np.abs(across - across[at]) < _SHIFT * h)).sum())
    if upper > 1 or upper != int(above.sum()):
        return None
    tail, slim = (box[at, 3] - base) / h, tall[at] / max(1.0, wide[at])
    if tail > _TAIL and tall[at] > _TALL * h and slim > _SLIM:
        return ";" if upper else ","
    if tail < _FLAT and tall[at] < _LOW * h and slim < _ROUND:
        return ":" if upper else "."
    return None


def _foot(box: Boxes, tall: Boxes, run: Segment, right: float) -> float:
    """Return where the letters before a place stand; a line's own measure is rough at its ends."""
    h = run.height
    near = (box[:, 0] < right) & (box[:, 2] > right - _BESIDE * h)
    near &= (tall > 0.7 * h) & (tall < 2.2 * h) & (np.abs(box[:, 3] - run.base) < 0.3 * h)
    feet = box[near, 3]
    return float(np.median(feet)) if len(feet) > 1 else run.base
