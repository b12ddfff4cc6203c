"""Titles as word lists without marks, and how alike two of them are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from vndocparse.text.fold import strip_marks

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\D+")
# Letters that recognition puts for digits inside a year: 20I5, 2O20.
_BRIDGE = str.maketrans({"i": "1", "l": "1", "o": "0", "s": "5", "b": "8"})
LONG_ENOUGH = 5
"""Words that a title needs before it can tell a document by itself."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title without marks, case and the opening ``về``; ``text`` is empty for an unknown one."""

    text: str
    count: int

    @staticmethod
    @lru_cache(maxsize=100_000)
    def read(printed: str | None) -> "Title":
        """Prepare a printed title."""
        words = _WORD.findall(strip_marks((printed or "")[:600]))
        if words and words[0] in ("ve", "v"):
            words = words[2:] if words[:2] == ["v", "v"] else words[1:]
        return Title(" ".join(words), len(words))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield its neighbouring words, for the index."""
        words = self.text.split()
        return pairwise(words)

    def likeness(self, other: "Title") -> float | None:
        """Return how alike two titles are, 0 to 1; ``None`` where one is not known.

        This title is the citation's, ``other`` the document's own. One that was cited shortened
        counts almost as much as the whole one. A citation with years or counts that the other
        does not have is not alike, however their words agree.
        """
        ratio = self.wording(other)
        return 0.6 if ratio is not None and ratio >= 0.6 and _differ(self.text, other.text) else ratio

    def whole(self, other: "Title") -> float:
        """Return how alike the whole titles are, none of them taken for shortened."""
        return fuzz.ratio(self.text, other.text) / 100

    def wording(self, other: "Title") -> float | None:
        """Return how alike the words are, whatever the numbers among them; as :meth:`likeness` else."""
        if not self.text or not other.text:
            return None
        ratio = fuzz.ratio(self.text, other.text) / 100
        short, long = sorted((self.text, other.text), key=len)
        if ratio < 0.95 and len(short) >= 0.5 * len(long) and len(short) >= 20:
            # compared with the beginning only: a citation drops the end of a title, not its head
            ratio = max(ratio, 0.97 * fuzz.ratio(short, long[: len(short) + 4]) / 100)
        return ratio


def _differ(cited: str, own: str) -> bool:
    """Tell whether a citation gives numbers that the title itself does not have."""
    known = _numbers(own)
    return any(not any(_alike(n, k) for k in known) for n in _numbers(cited))


def _numbers(text: str) -> set[str]:
    words = (w for w in text.split() if any(c.isdigit() for c in w))
    return {_DIGITS.sub("", w.translate(_BRIDGE)) for w in words} - {""}


def _alike(a: str, b: str) -> bool:
    """Tell whether two numbers are one; of a year the century may be misread, never what is behind it."""
    if a == b:
        return True
    return len(a) == len(b) == 4 and a[2:] == b[2:] and (a[0] == b[0] or a[1] == b[1])
