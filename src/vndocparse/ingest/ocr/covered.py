"""Read again the lines of a signature that lose letters to a seal or a pen's stroke across them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vndocparse.ingest.ocr import formulas
from vndocparse.ingest.ocr.engine import Gray, ReadWord
from vndocparse.ingest.ocr.ink import Ink, too_big
from vndocparse.ingest.ocr.segments import Segment
from vndocparse.text.fold import strip_marks
from vndocparse.text.syllables import is_syllable

_REACH = 14.0  # letters by which a line is followed under what covers it
_MOST = 8  # lines of a page that are read again
_RIGHT = 0.4  # share of the page's width right of which signatures stand
_DARK = 0.45  # of the way from ink to paper: stamps in grey are paler than this
_WIDEST = 0.55  # share of the page's width; longer lines are no part of a signature
_SURE_ADDED = 0.8  # what stands before a position that is one by itself must be read this surely
_GUESSED = 0.3  # the most that is believed of a word that the layout tells and the print hardly shows
_MODE = re.compile(r"(?:^|[\W_])(T1?/[ML]|K/T|KT|TM|TL|TUQ)(\.?)([A-ZĐ]{2,7})?$")
_DEPUTY = re.compile(r"K/?T\.?")


@dataclass(frozen=True, slots=True)
class Again:
    """A second picture of a line, with what covers it."""

    run: int
    picture: Gray
    left: int


def pictures(gray: Gray, ink: Ink, runs: Sequence[Segment]) -> list[Again]:
    """Return the lines beside big pieces of ink, cut out together with those."""
    big = np.flatnonzero(too_big(ink) & (ink.height > 4.5 * ink.letter))
    if not len(big):
        return []
    boxes = ink.box[big]
    boxes = boxes[(boxes[:, 0] + boxes[:, 2]) / 2 > _RIGHT * ink.mask.shape[1]]
    out = []
    for n, run in enumerate(runs):
        if run.dashes or run.x1 - run.x0 > _WIDEST * gray.shape[1]:
            continue
        if (run.x0 + run.x1) / 2 < _RIGHT * gray.shape[1] or len(run.pieces) < 2:
            continue
        near = boxes[
            (boxes[:, 1] < run.base)
            & (boxes[:, 3] > run.top)
            & (boxes[:, 0] < run.x1 + ink.letter)
            & (boxes[:, 2] > run.x0 - ink.letter)
        ]
        if len(near):
            out.append(_again(gray, ink, runs, n, near))
    return out[:_MOST]


def _again(gray: Gray, ink: Ink, runs: Sequence[Segment], n: int, near: NDArray[np.int32]) -> Again:
    run = runs[n]
    h = run.height
    reach = int(_REACH * ink.letter)
    x0 = max(0, run.x0 - reach, min(run.x0, int(near[:, 0].min())) - int(h))
    x1 = min(gray.shape[1], run.x1 + reach, max(run.x1, int(near[:, 2].max())) + int(h))
    y0, y1 = max(0, int(run.top - 1.6 * h)), min(gray.shape[0], int(run.base + 0.9 * h))
    crop = gray[y0:y1, x0:x1].copy()
    labels = ink.labels[y0:y1, x0:x1]
    others = np.zeros(len(ink.box), bool)
    for i, other in enumerate(runs):
        if i != n and other.y1 > y0 and other.y0 < y1:
            others[other.pieces] = True
    own = gray[y0:y1, x0:x1][np.isin(labels, run.pieces)]
    dark = float(np.percentile(own, 25)) if own.size else 0.0
    crop[crop > dark + _DARK * (255.0 - dark)] = 255
    crop[others[labels]] = 255
    return Again(n, crop, x0)


def better(
    before: list[ReadWord], after: list[ReadWord], deputy: bool = False, above: str = ""
) -> list[ReadWord] | None:
    """Return the words of the second reading where they are more of what a signature holds.

    ``deputy`` tells that the mark of a deputy (`KT.`) stands above, ``above`` holds the letters of
    the position behind it.
    """
    had = [w for w in before if any(map(str.isalnum, w.text))]
    if not had:
        return None
    return (
        _position(had, after, deputy) or _deputy(had, after, above) or _mode(had, after) or _name(had, after)
    )


def _letters(words: Sequence[ReadWord]) -> str:
    return formulas.bare(" ".join(w.text for w in words))


def _stretches(words: Sequence[ReadWord], most: int) -> list[tuple[int, int]]:
    """Return all stretches of neighbouring words, the longest first."""
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, min(len(words), i + most) + 1)]
    return sorted(spans, key=lambda s: s[0] - s[1])


def _position(before: list[ReadWord], after: list[ReadWord], deputy: bool) -> list[ReadWord] | None:
    """A position (`PHÓ CHỦ TỊCH`) of which the first reading had only a part."""
    had = _letters(before)
    whole = formulas.formula(had) is not None
    for i, j in _stretches(after, 8):
        if not (formulas.bare(after[i].text) and formulas.bare(after[j - 1].text)):
            continue
        letters = _letters(after[i:j])
        form = formulas.formula(letters)
        if form is None or len(formulas.bare(form)) <= len(had) or not _shares(had, formulas.bare(form)):
            continue
        if whole:  # what was read is a position too: the word before it must be sure
            added = [w for w in after[i:j] if formulas.bare(w.text) and formulas.bare(w.text) not in had]
            if not added or min(w.confidence for w in added) < _SURE_ADDED:
                continue
        hidden = after[i - 1] if i else None
        if (
            hidden is None
            or not any(map(str.isalnum, hidden.text))
            or formulas.formula("pho" + letters) is None
        ):
            return after[i:j]
        if not deputy:
            return None  # `CHỦ TỊCH` alone would be another position than what is half hidden there
        return [replace(hidden, text="PHÓ", confidence=min(hidden.confidence, _GUESSED)), *after[i:j]]
    return None


def _deputy(before: list[ReadWord], after: list[ReadWord], above: str) -> list[ReadWord] | None:
    """The position below `KT. CHỦ TỊCH` of which a seal left only the end: it can but be `PHÓ CHỦ TỊCH`.

    ``above`` holds the letters of the position above; they must all be read, and something before them.
    """
    had = _letters(before)
    if len(had) < 3 or not above.endswith(had) or had == above:
        return None
    missing = len(above)
    for i in range(len(after) - 1, -1, -1):
        letters = formulas.bare(after[i].text)
        own = letters[-missing:]
        if not own or not above[:missing].endswith(own):
            return None
        missing -= len(own)
        if missing:
            continue
        hidden = _ending(after[i], len(own))
        before_it = len(letters) > len(own) or any(any(map(str.isalnum, w.text)) for w in after[:i])
        if not before_it:
            return None
        first = replace(hidden, text="PHÓ", x0=min(after[i].x0, hidden.x0 - 1.0), x1=hidden.x0, signs=())
        guessed = min(hidden.confidence, _GUESSED)
        return [replace(first, confidence=guessed), hidden, *after[i + 1 :]]
    return None


def _ending(word: ReadWord, letters: int) -> ReadWord:
    """Return the last letters of a word, as a word that is hardly believed where others stood before them."""
    at = [i for i, c in enumerate(word.text) if c.isalpha()][-letters]
    if not at:
        return word
    x0 = word.x0 + (word.x1 - word.x0) * at / len(word.text)
    return replace(word, text=word.text[at:], x0=x0, confidence=_GUESSED, signs=())


def _shares(had: str, form: str) -> bool:
    """Tell whether the first reading was the same line: its end or its beginning."""
    return len(had) > 1 and (had[-3:] == form[-3:] or had[:3] == form[:3] or had[1:] in form)


def _mode(before: list[ReadWord], after: list[ReadWord]) -> list[ReadWord] | None:
    """The mark of authority (`T/L`, `KT.`) before a line that was read without it."""
    had = _letters(before)
    if _MODE.search(before[0].text) and before[0].text[:1].isalnum():
        return None
    for at, word in enumerate(after):
        m = _MODE.search(word.text)
        if not m:
            continue
        mark = replace(word, text=m[1].replace("1", "") + m[2])
        glued = [replace(word, text=m[3])] if m[3] else []
        rest = _letters([*glued, *after[at + 1 :]])
        if len(had) > 3 and rest[-len(had) + 1 :] == had[1:]:
            return [mark, *glued, *after[at + 1 :]]
    return None


def _name(before: list[ReadWord], after: list[ReadWord]) -> list[ReadWord] | None:
    """A name's first word (`Phạm`) of which only the end (`hạm`) was read."""
    if not 1 < len(before) <= 6 or not before[-1].text.istitle():
        return None
    end = before[0].text.lstrip("'`-“\"_")
    rest = [w.text for w in before[1:]]
    for at, word in enumerate(after):
        if [w.text for w in after[at + 1 : at + len(before)]] != rest:
            continue
        whole = word.text.lstrip("'`-“\"_")
        fits = len(whole) > len(end) > 0 and strip_marks(whole).endswith(strip_marks(end))
        if fits and end.islower() and whole.istitle() and is_syllable(whole.lower()):
            return [replace(word, text=whole), *after[at + 1 : at + len(before)]]
    return None


def mend(
    read: dict[int, list[ReadWord]],
    lefts: dict[int, int],
    again: list[Again],
    lines: Callable[[list[Gray]], list[list[ReadWord]]],
) -> None:
    """Read the pictures in ``again`` and put what is better into ``read`` and ``lefts``."""
    wanted = [a for a in again if sum(c.isalnum() for w in read[a.run] for c in w.text) > 1]
    if not wanted:
        return
    deputy, above = False, ""
    for a, after in zip(wanted, lines([a.picture for a in wanted]), strict=True):
        found = better(read[a.run], after, deputy, above)
        if found is not None:
            # A word that both readings have is as sure as the surer one: nothing covers it in the first.
            sure = {w.text: w.confidence for w in read[a.run]}
            read[a.run] = [replace(w, confidence=max(w.confidence, sure.get(w.text, 0.0))) for w in found]
            lefts[a.run] = a.left
        for i, word in enumerate(read[a.run]):
            if _DEPUTY.fullmatch(word.text):
                deputy, above = True, _letters(read[a.run][i + 1 :])
