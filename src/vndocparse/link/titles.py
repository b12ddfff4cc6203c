"""Titles as word lists without marks, and how alike two of them are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from vndocparse.text.fold import strip_marks

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
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

        A title that was cited shortened counts almost as much as the whole one. Titles that
        give different years or counts are not alike, however their words agree.
        """
        if not self.text or not other.text:
            return None
        ratio = fuzz.ratio(self.text, other.text) / 100
        short, long = sorted((self.text, other.text), key=len)
        if ratio < 0.95 and len(short) >= 0.5 * len(long) and len(short) >= 20:
            # compared with the beginning only: a citation drops the end of a title, not its head
            ratio = max(ratio, 0.97 * fuzz.ratio(short, long[: len(short) + 4]) / 100)
        if ratio >= 0.6 and _differ(short, long):
            return 0.6
        return ratio


def _differ(short: str, long: str) -> bool:
    a, b = _DIGITS.findall(short), _DIGITS.findall(long)
    return bool(a and b) and not (set(a) <= set(b) or set(b) <= set(a))
