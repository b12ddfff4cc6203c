"""Part words that were read as one, by the white that stands between them on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr.engine import ReadWord
from vndocparse.ingest.ocr.ink import Ink
from vndocparse.ingest.ocr.segments import Segment
from vndocparse.text.syllables import is_syllable

# In heights of a small letter.
_SPACE = 0.15  # thick print leaves no less between words, and hardly any white between letters
_ALIKE = 0.55  # white of at least so much of the widest is a space too …
_LESS = 0.65  # … and what stands between letters is less than so much of the narrowest space
_OFF = 1.0  # how far a space may be from where the letters' widths put it
_LONGEST = 60
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_PART = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
_QUARTER = re.compile(r"[IVl1|T]{1,4}[/⁄]\d{4}\W*")  # behind `Quý`; its strokes are counted later
_SHORT = re.compile(r"[A-ZĐ]{2,5}\W*")  # `UBND`
_NARROW = frozenset("iíìỉĩịljtfrI1.,:;'’()!|/ ")
_WIDE = frozenset("mwMWĐƯƠ%")


def parted(word: ReadWord, ink: Ink, run: Segment, left: int) -> list[ReadWord]:
    """Return the words that ``word`` holds, left to right; itself alone where it is one.

    A word is parted only where it is no syllable, syllables make it up, and white as wide as
    spaces are stands where they meet. ``left`` is where the line's picture begins.
    """
    if len(word.text) > _LONGEST or not _is_odd(word.text):
        return [word]
    spaces = _spaces(ink, run, int(left + word.x0), int(left + word.x1) + 1)
    cuts = _cuts(word.text, [(a + b) / 2 for a, b in spaces], word.x1 - word.x0, run.height) if spaces else ()
    if not cuts:
        return [word]
    bounds = [0, *cuts, len(word.text)]
    starts = [word.x0, *(word.x0 + b for _, b in spaces)]
    ends = [*(word.x0 + a for a, _ in spaces), word.x1]
    return [
        replace(word, text=word.text[bounds[i] : bounds[i + 1]], x0=starts[i], x1=ends[i], signs=())
        for i in range(len(starts))
    ]


@lru_cache(1 << 14)
def _is_odd(text: str) -> bool:
    letters = _LETTERS.search(text)
    if letters is None:
        return text[:3].lower() == "quý" and len(text) > 3
    code = letters[0].isupper() and letters[0].isascii()  # between the letters of `UBND` there is much white
    return not code and not is_syllable(letters[0].lower())


def _spaces(ink: Ink, run: Segment, x0: int, x1: int) -> list[tuple[int, int]]:
    """Return where the spaces begin and end between two places of a run, counted from the first."""
    y0, y1 = max(0, int(run.top - 0.5 * run.height)), int(run.base)
    labels = ink.labels[y0:y1, max(0, x0) : x1]
    if not labels.size:
        return []
    white = ~np.asarray(np.isin(labels, run.pieces).any(axis=0))
    inner = [(a, b) for a, b in _stretches(white) if a > 0 and b < len(white)]
    widest = max((b - a for a, b in inner), default=0)
    found = [(a, b) for a, b in inner if b - a >= max(_SPACE * run.height, _ALIKE * widest)]
    if not found:
        return []
    narrowest = min(b - a for a, b in found)
    others = [b - a for a, b in inner if (a, b) not in found]
    return found if all(o <= _LESS * narrowest for o in others) else []


def _stretches(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _cuts(text: str, places: list[float], wide: float, height: float) -> tuple[int, ...]:
    """Return before which letters the spaces stand; empty where syllables do not fit them."""
    widths = [0.55 if c in _NARROW else 1.5 if c in _WIDE else 1.3 if c.isupper() else 1.0 for c in text]
    ends = np.concatenate(([0.0], np.cumsum(widths))) * (wide / sum(widths))
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]] | None] = {}

    def fit(at: int, space: int, odd: int) -> tuple[float, tuple[int, ...]] | None:
        """The best way to part the text from ``at`` on, the next space being ``space``."""
        if space == len(places):
            return (0.0, ()) if _holds(text[at:], at == 0, odd) else None
        key = (at, 2 * space + odd)
        if key not in best:
            best[key] = None
            ways = []
            for cut in range(at + 1, len(text)):
                off = abs(float(ends[cut]) - places[space]) / height
                if off > _OFF:
                    continue
                for allowed in range(odd + 1):
                    if not _holds(text[at:cut], at == 0, allowed):
                        continue
                    rest = fit(cut, space + 1, odd - allowed)
                    if rest is not None:
                        ways.append((off + allowed + rest[0], (cut, *rest[1])))
                    break
            best[key] = min(ways, default=None)
        return best[key]

    # Of three words and more one may be misread.
    found = fit(0, 0, int(len(places) > 1 and not text.isupper()))
    return found[1] if found else ()


def _holds(part: str, first: bool, odd: int) -> bool:
    """Tell whether a part of a word is a word itself; with ``odd``, any letters are."""
    m = _PART.fullmatch(part)
    if m is None:
        return not first and _QUARTER.fullmatch(part) is not None
    if m[1] and not first:
        return False
    if odd or is_syllable(m[2].lower()):
        return m[2][1:] in (m[2][1:].lower(), m[2][1:].upper())
    return not first and _SHORT.fullmatch(part) is not None
