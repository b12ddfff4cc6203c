"""Read again the runs of which a recogniser's search for lines made nothing.

Letters of two sizes (`Lưu: VT, CN` with small initials behind it) and a pen's stroke that touches a word
make it take a line for none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from vndocparse.ingest.ocr import formulas
from vndocparse.ingest.ocr.engine import Gray, ReadWord
from vndocparse.ingest.ocr.ink import Ink
from vndocparse.ingest.ocr.segments import Segment, cut, subset

_LEAST, _WIDE = 5, 4.0  # pieces and letters of a run that is read again; smaller ones are specks
_MOST = 12  # runs of a page
_SURE = 0.75  # what is read of a whole run without a search for lines must be this sure, or a formula
_SMALLER = 0.8  # heights of the small letters behind, in those before
_FEW = 3
_ROOM = (1.5, 0.8)
_OTHER_ROOMS = ((2.0, 1.0), (1.0, 0.5))  # the recogniser reads a short line only with some of them

_Lines = Callable[[list[Gray]], list[list[ReadWord]]]


def mend(
    gray: Gray,
    ink: Ink,
    runs: Sequence[Segment],
    read: dict[int, list[ReadWord]],
    lefts: dict[int, int],
    lines: _Lines,
    raw: _Lines,
) -> None:
    """Put readings of the runs that have none into ``read``; ``lefts`` tells where their pictures begin."""
    empty = [i for i, words in read.items() if not words and _holds_letters(ink, runs[i])][:_MOST]
    if not empty:
        return
    for i in empty:
        read[i] = _by_size(gray, ink, runs[i], lefts[i], lines)
    for room in (_ROOM, *_OTHER_ROOMS):
        empty = [i for i in empty if not read[i]]
        cuts = [cut(gray, ink, runs[i], *room) for i in empty]
        whole = raw([c[0] for c in cuts]) if cuts else []
        for i, (_, left, _), words in zip(empty, cuts, whole, strict=True):
            if _believed(words):
                read[i], lefts[i] = words, left


def _holds_letters(ink: Ink, run: Segment) -> bool:
    return len(run.pieces) >= _LEAST and run.x1 - run.x0 >= _WIDE * ink.letter


def _by_size(gray: Gray, ink: Ink, run: Segment, left: int, lines: _Lines) -> list[ReadWord]:
    """Read a run of two sizes of letters in two parts; empty where one of them cannot be read."""
    at = _changes_size(ink, run)
    if at is None:
        return []
    parts = [subset(ink, run, before=at), subset(ink, run, behind=at)]
    cuts = [cut(gray, ink, part, *_ROOM) for part in parts]
    found = lines([c[0] for c in cuts])
    if not all(found):
        return []
    return [
        replace(w, x0=w.x0 + x - left, x1=w.x1 + x - left)
        for (_, x, _), words in zip(cuts, found, strict=True)
        for w in words
    ]


def _changes_size(ink: Ink, run: Segment) -> int | None:
    """Return the place behind which the letters of a run are smaller, ``None`` where they are alike."""
    box = ink.box[run.pieces]
    box = box[box[:, 3] - box[:, 1] >= 0.4 * run.height]
    box = box[np.argsort(box[:, 0])]
    tall = (box[:, 3] - box[:, 1]).astype(float)
    if len(tall) < 2 * _FEW:
        return None
    before = np.cumsum(tall)[:-1] / np.arange(1, len(tall))
    behind = np.cumsum(tall[::-1])[::-1][1:] / np.arange(len(tall) - 1, 0, -1)
    n = np.arange(1, len(tall))
    apart = (before - behind) * np.sqrt(n * (len(tall) - n))
    apart[: _FEW - 1] = apart[len(apart) - _FEW + 1 :] = -1.0
    at = int(np.argmax(apart))
    if behind[at] > _SMALLER * before[at]:
        return None
    foot = float(np.median(box[: at + 1, 3]))
    while at > _FEW and box[at, 3] > foot + 0.25 * run.height:
        at -= 1  # the bracket before small letters stands as low as they do
    return int(box[at + 1, 0])


def _believed(words: Sequence[ReadWord]) -> bool:
    letters = sum(len(w.text) for w in words)
    if letters < _FEW:
        return False
    sure = sum(w.confidence * len(w.text) for w in words) / letters
    return sure >= _SURE or formulas.formula(formulas.bare(" ".join(w.text for w in words))) is not None
