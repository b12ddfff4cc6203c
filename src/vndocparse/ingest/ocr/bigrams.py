"""The shipped counts of neighbouring syllables (models/syllable_bigrams), and what they say of a reading."""

from __future__ import annotations

import math
import zlib
from functools import cache
from pathlib import Path

from vndocparse.text.fold import strip_marks

_NAME = "syllable_bigrams"
_FILE = "bigrams.bin"
_LARGEST = 16 * 1024 * 1024
_DISCOUNT = 0.6  # taken from every count, for pairs that were never seen
_SMALLEST = 0.3  # how often a syllable counts that was never seen


class Bigrams:
    """Counts of pairs; the empty syllable stands before and behind a clause."""

    def __init__(self, after: dict[str, dict[str, int]]) -> None:
        self.after = after
        self.single: dict[str, int] = {}
        self.sum: dict[str, int] = {}
        for a, row in after.items():
            self.sum[a] = sum(row.values())
            for b, n in row.items():
                self.single[b] = self.single.get(b, 0) + n
        total = max(1, sum(self.single.values()))
        self._alone = {b: max(n, _SMALLEST) / total for b, n in self.single.items()}
        self._unseen = _SMALLEST / total
        # What one count of a pair weighs, and what is left for pairs that were never seen.
        self._weights = {a: (1 / n, _DISCOUNT * len(after[a]) / n) for a, n in self.sum.items() if n}
        self.alike: dict[str, tuple[str, ...]] = {}
        for word in sorted(self.single):
            if word:
                bare = strip_marks(word)
                self.alike[bare] = (*self.alike.get(bare, ()), word)

    def seen(self, a: str, b: str) -> bool:
        """Tell whether the pair stands in the texts that were counted."""
        return b in self.after.get(a, ())

    def log(self, a: str, b: str) -> float:
        """Return the logarithm of the probability that ``b`` follows ``a``."""
        alone = self._alone.get(b, self._unseen)
        weights = self._weights.get(a)
        if weights is None:
            return math.log(alone)
        return math.log(max(self.after[a].get(b, 0) - _DISCOUNT, 0.0) * weights[0] + weights[1] * alone)

    def parted(self, a: str, b: str) -> float:
        """Return how much likelier a clause ends with ``a`` and one begins with ``b`` than the pair is.

        The difference of the logarithms; negative where the pair is likelier.
        """
        return self.log(a, "") + self.log("", b) - self.log(a, b)


def unpacked(data: bytes) -> Bigrams:
    """Return the counts from their file."""
    head, *rows = zlib.decompressobj().decompress(data, _LARGEST).decode("utf-8").split("\n")
    syllables = head.split(" ")
    after: dict[str, dict[str, int]] = {}
    for word, row in zip(syllables, rows, strict=True):
        if row:
            pairs = (entry.partition(":") for entry in row.split(" "))
            after[word] = {syllables[int(i)]: int(n or 1) for i, _, n in pairs}
    return Bigrams(after)


@cache
def shipped() -> Bigrams | None:
    """Return the shipped model; ``None`` where the installation lacks it."""
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "_models", package.parents[1] / "models"):
        file = folder / _NAME / _FILE
        try:
            return unpacked(file.read_bytes())
        except OSError:
            continue
        except (ValueError, IndexError, zlib.error):  # damaged: readings are simply left as they are
            return None
    return None
