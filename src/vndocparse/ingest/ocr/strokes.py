"""Count the strokes of Roman numbers: recognisers drop one of `III` or read `II` as `11` and `H`."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.printed import Word
from vndocparse.ingest.ocr.ink import Ink
from vndocparse.ingest.ocr.segments import Segment
from vndocparse.text.fold import fold

# A number of strokes only, as it is read, and what may stand behind it: `II.`, `II-`, `HI/2024`.
_STROKES = re.compile(r"([IHlJ|1T]{1,4})((?:[-–.,;:)/⁄].{0,8})?)")
_FIGURES = re.compile(r"1{1,4}")
_CAP = 1.5  # height of a capital, in that of a small letter
_BAND = (0.32, 0.72)  # part of a capital's height without serifs
_SOLID = 0.72  # share of the band's rows that an upright stroke fills
_BLANK = 0.08
_SLANTED = 0.6  # share of a slash's columns that look upright at most
_MOST = 3
_COUNTED = 0.6  # how much strokes are believed that were counted
_LABELS = 100


def mend(words: list[Word], runs: list[Segment], ink: Ink, scale: tuple[float, float]) -> None:
    """Set the Roman numbers among the words of a page to as many strokes as stand there.

    ``words[i].line`` is the run's place in ``runs``; ``scale`` is points a pixel.
    """
    labels = [w for w in words if fold(w.text) == "quý"][:_LABELS]
    for i, word in enumerate(words):
        m = _STROKES.fullmatch(word.text)
        if not m:
            continue
        quarter = i > 0 and fold(words[i - 1].text) == "quý"
        quarter = quarter or any(below(word, label) for label in labels)
        if (_FIGURES.fullmatch(m[1]) or "T" in m[1]) and not quarter:
            continue  # `TT`, `TH` are names of offices
        run = runs[word.line]
        found = _count(ink.mask, run, word.box.x0 / scale[0], word.box.x1 / scale[0], m[2][:1] in ("/", "⁄"))
        if not found or found == len(m[1]) == m[1].count("I"):
            continue
        if m[1].count("I") == len(m[1]) > found or (m[1] in ("J", "T", "1", "l", "|") and not quarter):
            continue  # a stroke more than stands there is not what recognisers read
        if (
            found == 1
            and m[1] == "1"
            and not _capped(ink.mask, run, word.box.x0 / scale[0], word.box.x1 / scale[0])
        ):
            continue
        words[i] = replace(
            word,
            text="I" * found + m[2],
            confidence=max(word.confidence, _COUNTED),
            raw=word.raw or word.text,
            reason=word.reason or "strokes",
        )


def below(word: Word, label: Word) -> bool:
    """Tell whether the word begins the line below the label, as `Quý` and `II/2026` in a narrow cell."""
    down = word.box.y0 - label.box.y0
    return 0.4 * word.size < down < 2.0 * word.size and abs(word.box.x0 - label.box.x0) < 0.6 * word.size


def _columns(mask: NDArray[np.bool_], run: Segment, x0: float, x1: float) -> NDArray[np.float64]:
    """Return how much of the band is ink, column by column."""
    left = max(0, int(x0 - 0.25 * run.height))
    head, foot = _stroke(mask, run, left)
    tall = foot - head
    part = mask[int(foot - _BAND[1] * tall) : int(foot - _BAND[0] * tall), left : int(x1 + 1)]
    return part.mean(axis=0) if part.size else np.zeros(0)


def _stroke(mask: NDArray[np.bool_], run: Segment, left: int) -> tuple[int, int]:
    """Return the rows between which the first upright stroke stands: a line's own band is a rough measure."""
    cap = int(_CAP * run.height)
    middle = int(run.base - 0.5 * cap)
    usual = (max(0, int(run.base) - cap), max(0, int(run.base)))
    here = mask[middle, left : left + cap] if 0 <= middle < len(mask) else np.zeros(0, bool)
    if not here.any():
        return usual
    start = int(here.argmax())
    end = start + 1
    while end < len(here) and here[end]:
        end += 1
    column = mask[:, left + (start + end) // 2]
    head = foot = middle
    least, most = max(0, int(run.base - 1.4 * cap)), min(len(mask) - 1, int(run.base + 0.3 * cap))
    while head > least and column[head - 1]:
        head -= 1
    while foot < most and column[foot]:
        foot += 1
    return (head, foot) if 0.6 * cap < foot - head < 1.3 * cap else usual


def _count(mask: NDArray[np.bool_], run: Segment, x0: float, x1: float, slash: bool = False) -> int:
    """Return how many upright strokes of one thickness begin the word; 0 where it begins otherwise.

    ``slash`` tells that a slash follows them.
    """
    fill = _columns(mask, run, x0, x1)
    widths: list[int] = []
    upright: list[float] = []
    at, gap = 0, 0
    while at < len(fill):
        if fill[at] < _BLANK:
            at, gap = at + 1, gap + 1
            continue
        end = at
        while end < len(fill) and fill[end] >= _BLANK:
            end += 1
        solid = int((fill[at:end] >= _SOLID).sum())
        if widths and gap > 0.9 * run.height:
            break
        if not solid or end - at > 0.55 * run.height or (end - at) - solid > 0.5 * (end - at):
            break
        widths.append(end - at)
        upright.append(solid / (end - at))
        at, gap = end, 0
    if slash and len(widths) > 1 and upright[-1] <= _SLANTED < min(upright[:-1]):
        widths.pop()  # a steep slash
    if not widths or len(widths) > _MOST or max(widths) > 1.7 * min(widths) + 1:
        return 0
    return len(widths)


def _capped(mask: NDArray[np.bool_], run: Segment, x0: float, x1: float) -> bool:
    """Tell `I`, whose head reaches out to both sides, from the figure `1`."""
    fill = _columns(mask, run, x0, x1)
    solid = np.flatnonzero(fill >= _SOLID)
    if not len(solid):
        return False
    start = max(0, int(x0 - 0.25 * run.height))
    top, foot = _stroke(mask, run, start)
    left = right = start + int(solid[0])
    while right < mask.shape[1] - 1 and mask[(top + foot) // 2, right + 1]:
        right += 1
    top -= int(0.05 * (foot - top))
    head = mask[max(0, top) : top + max(3, int(0.25 * (foot - top)))]
    reach = max(2, int(0.3 * run.height))
    before = head[:, max(0, left - reach) : left].any(axis=0).sum()
    behind = head[:, right + 1 : right + 1 + reach].any(axis=0).sum()
    return bool(behind >= max(1.5, 0.1 * run.height) and before <= 2.0 * behind)
