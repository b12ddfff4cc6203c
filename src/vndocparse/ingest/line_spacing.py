"""Mend the spaces that a text without pages lost or added; pages of a PDF have :mod:`.pdf.respace`."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.ingest.syllable_counts import field_syllables
from vndocparse.text.fold import strip_marks
from vndocparse.text.spacing import broken_pair, known_syllables, split_glued
from vndocparse.text.syllables import is_syllable, syllables

_RUN = re.compile(r"[^\W\d_]{4,40}")
WORD = re.compile(r"[^\W\d_]+")
_BEFORE_FIGURE = re.compile(r"(?<![^\W_])([^\W\d_]{2,7})\d")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYSTEMATIC = 4  # different glued words from which on the text is taken for one that lost spaces throughout


@dataclass(frozen=True, slots=True)
class Mend:
    """A stretch of a mended line and what stood there."""

    span: Span
    raw: str


def count_words(lines: Iterable[str]) -> Counter[str]:
    """Count the words of a text, as printed and without figures: what tells how it was damaged."""
    return Counter(w for line in lines for w in WORD.findall(line))


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """Mends lines of one text; ``known`` counts the syllables that it and the field's vocabulary hold."""

    known: Counter[str]
    systematic: bool

    @classmethod
    def of(cls, counts: Counter[str]) -> LineSpacing | None:
        """Return how to mend a text of these words, ``None`` where none could be glued or broken."""
        inventory = syllables()
        odd = {w for w in counts if w.lower() not in inventory and not w.isascii()}
        stray = any(len(w) <= 2 and w.islower() and w not in inventory for w in counts)
        usual = field_syllables()
        unused = any(
            len(w) <= 4 and w.islower() and not w.isascii() and not usual[w] and _opens_with_vowel(w)
            for w in counts
        )
        if not (odd or stray or unused):
            return None
        known = known_syllables(counts.elements()) + usual
        glued = sum(all(usual[p.lower()] for p in split_glued(w, known) or [""]) for w in odd)
        return cls(known, glued >= _SYSTEMATIC)

    def mend(self, line: str) -> tuple[str, list[Mend]]:
        """Return the line with its spaces mended, and where; offsets are those of the mended line."""
        edits = sorted([*self._glued(line), *self._broken(line)])
        if not edits:
            return line, []
        out: list[str] = []
        mends: list[Mend] = []
        at = size = 0
        for start, end, text in edits:
            if start < at:
                continue
            out += [line[at:start], text]
            size += start - at
            mends.append(Mend(Span(size, size + len(text)), line[start:end]))
            size += len(text)
            at = end
        out.append(line[at:])
        return "".join(out), mends

    def _glued(self, line: str) -> Iterable[tuple[int, int, str]]:
        for run in _RUN.finditer(line):
            pieces = self._parts(run[0])
            if len(pieces) > 1:
                yield run.start(), run.end(), " ".join(pieces)
        if self.systematic:
            for m in _BEFORE_FIGURE.finditer(line):
                if _toned(m[1]) and is_syllable(m[1].lower()):
                    yield m.end(1) - 1, m.end(1) + 1, line[m.end(1) - 1] + " " + line[m.end(1)]

    def _parts(self, word: str) -> list[str]:
        if len(word) < 4:
            return [word]
        if word.isupper():
            return self._shouted(word)
        pieces = split_glued(word, self.known)
        if pieces is None:
            head, tail = _before_capital(word)
            if not tail:
                return [word]
            rest = self._parts(tail)
            return [*self._parts(head), *rest] if len(rest) > 1 else [word]
        at_capital = any(p[:1].isupper() for p in pieces[1:])
        sure = self.systematic or at_capital
        if not sure and any(p.isascii() or self.known[p.lower()] < 2 for p in pieces):
            return [word]  # one odd word in a clean text may be a name or a loan word (`cácbon`)
        return pieces

    def _shouted(self, word: str) -> list[str]:
        """Part a word in capitals (`ĐẢNGỦY`): abbreviations bear no tones, so one that does is words."""
        if not (self.systematic and _toned(word)):
            return [word]
        pieces = split_glued(word.lower(), self.known)
        if pieces is None or any(self.known[p] < 2 for p in pieces):
            return [word]
        out, at = [], 0
        for p in pieces:
            out.append(word[at : at + len(p)])
            at += len(p)
        return out

    def _broken(self, line: str) -> Iterable[tuple[int, int, str]]:
        words = list(WORD.finditer(line))
        for k in range(1, len(words)):
            left, right = words[k - 1], words[k]
            if line[left.end() : right.start()] != " ":
                continue
            before = line[: left.start()].rstrip().rsplit(" ", 1)[-1]
            broken = self.systematic and broken_pair(left[0], right[0], before)
            if broken or self._torn(left[0], right[0]):
                yield left.start(), right.end(), left[0] + right[0]

    def _torn(self, left: str, right: str) -> bool:
        """Tell whether two words are one that is in use, while what stands behind the space is in none."""
        whole = (left + right).lower()
        if right != right.lower() or right.isascii() or not whole.isalpha() or not _opens_with_vowel(right):
            return False
        rare = not field_syllables()[right] and self.known[right] * 3 < self.known[whole]
        return rare and self.known[whole] > 1 and is_syllable(whole)


def _toned(word: str) -> bool:
    return any(c in _TONES for c in unicodedata.normalize("NFD", word))


def _opens_with_vowel(word: str) -> bool:
    return strip_marks(word[:1]) in "aeiouy"


def _before_capital(word: str) -> tuple[str, str]:
    """Part `vụĐảngủy` before its inner capital; the second is empty where there is none."""
    at = next((i for i in range(1, len(word)) if word[i].isupper()), len(word))
    return word[:at], word[at:]
