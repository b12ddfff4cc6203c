"""Mend the diacritics of a text that somebody else recognised: files without pages have no word pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.core.span import Span
from vndocparse.ingest.line_spacing import WORD, Mend
from vndocparse.ingest.ocr.bigrams import shipped
from vndocparse.ingest.ocr.context import STOCK, mend
from vndocparse.ingest.syllable_counts import field_syllables
from vndocparse.lexicons.load import load
from vndocparse.lexicons.word_pairs import common_pairs
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of
from vndocparse.text.spacing import split_glued
from vndocparse.text.syllables import is_syllable

_TOKEN = re.compile(r"\S+")
_NOWHERE = Box(0, 0.0, 0.0, 0.0, 0.0)
# From so many different impossible syllables, and so many of a thousand words, a text counts as recognised.
_IMPOSSIBLE = 3
_SHARE = 0.003
_PAIRS = 2  # different pairs that are surely misread tell it as well; one may be a slip of the pen
# So many different words that their neighbours would have otherwise, of so many that are tried, tell it too:
# clean texts have two in a thousand at most.
_UNLIKELY = ((3, 0.004), (4, 0.0025))
_TRIED = 1500
_AT_ONCE = 4  # lines
_LETTERS = 5  # of a word with its space, about
# How surely a word was read: one that is no syllable was misread, any other may have been.
_PAIR = 0.84  # one of two that no writer puts side by side
_MISREAD = 0.85
_DOUBTFUL = 0.965


@dataclass(frozen=True, slots=True)
class LineMarks:
    """Mends the lines of a text that somebody else recognised."""

    @classmethod
    def of(cls, counts: Counter[str], lines: Sequence[str] = ()) -> LineMarks | None:
        """Return how to mend a text of these words in these lines, ``None`` where they are sound."""
        odd = [w for w in counts if _impossible(w) and not _glued(w)]
        share = sum(counts[w] for w in odd) / max(1, sum(counts.values()))
        told = len(odd) >= _IMPOSSIBLE and share >= _SHARE
        if not told:
            pairs: set[str] = set()
            for line in lines:
                pairs.update(fold(m[0]) for m in _misread_in(line))
                if told := len(pairs) >= _PAIRS or (bool(pairs) and bool(odd)):
                    break
        if shipped() is None or not (told or _unlikely(lines)):
            return None
        return cls()

    def mend(self, bodies: Sequence[str]) -> tuple[list[str], list[list[Mend]]]:
        """Return the lines of a paragraph with likelier marks, none longer or shorter, and what changed.

        Offsets are those of each line.
        """
        places = [(n, m) for n, body in enumerate(bodies) for m in _TOKEN.finditer(body)]
        pairs = [(n, m.start(), m.end()) for n, body in enumerate(bodies) for m in _misread_in(body)]
        words = [
            Word(
                m[0],
                _NOWHERE,
                _PAIR if pairs and _within(n, m, pairs) else _MISREAD if _misread(m[0]) else _DOUBTFUL,
                line=0,
            )
            for n, m in places
        ]
        mend(words, misread=STOCK)
        out = list(bodies)
        mends: list[list[Mend]] = [[] for _ in bodies]
        for (n, m), word in zip(places, words, strict=True):
            if word.text != m[0] and len(word.text) == len(m[0]):
                out[n] = out[n][: m.start()] + word.text + out[n][m.end() :]
                mends[n].append(Mend(Span(m.start(), m.end()), m[0]))
        return out, mends


def _unlikely(lines: Sequence[str]) -> bool:
    """Tell whether mending would change so much of a sample of the lines that it was recognised."""
    marks = LineMarks()
    step = max(1, sum(map(len, lines)) // (_TRIED * _LETTERS))
    changed: set[str] = set()
    tried = 0
    for at in range(0, len(lines), _AT_ONCE * step):
        stretch = lines[at : at + _AT_ONCE]
        tried += sum(len(line.split()) for line in stretch)
        changed.update(m.raw for mends in marks.mend(stretch)[1] for m in mends)
    return any(len(changed) >= least and len(changed) >= share * tried for least, share in _UNLIKELY)


def _misread_in(line: str) -> Iterator[re.Match[str]]:
    """Give the pairs that are surely misread; `thiết kế | từ …` is none, for its first half has a partner."""
    for m in _misread_pairs().finditer(line):
        before = _LAST_WORD.search(line, max(0, m.start() - _WORD_LENGTH), m.start())
        if before is None or (fold(before[0]).strip(), fold(m[0].split()[0])) not in common_pairs():
            yield m


_LAST_WORD = re.compile(r"[^\W\d_]+ $")
_WORD_LENGTH = 9  # letters of the longest syllable, and the space behind it


@cache
def _misread_pairs() -> re.Pattern[str]:
    forms = [f for e in load("misread_pairs").entries for f in e.forms]
    every = one_of(forms + [f.replace("ủy", "uỷ") for f in forms], before=r"\w")
    return re.compile(rf"{every}(?!\w)", re.IGNORECASE)


def _within(line: int, token: re.Match[str], pairs: Sequence[tuple[int, int, int]]) -> bool:
    return any(n == line and start < token.end() and token.start() < end for n, start, end in pairs)


def _impossible(word: str) -> bool:
    """Tell whether a word has marks of the language and cannot be one of its syllables."""
    return (
        not word.isascii()
        and len(word) > 1
        and (word.islower() or word.istitle())
        and not is_syllable(word.lower())
    )


def _glued(word: str) -> bool:
    """Tell whether a word is two or more in use that lost their space, which is no misreading."""
    usual = field_syllables()
    pieces = split_glued(word, usual)
    return pieces is not None and all(usual[p.lower()] for p in pieces)


@lru_cache(65536)
def _misread(token: str) -> bool:
    return _impossible("".join(WORD.findall(token)))
