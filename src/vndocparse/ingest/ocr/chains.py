"""Join pieces of ink that stand beside each other on one line."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

# In heights of a small letter.
_GAP = 2.0  # white between neighbouring letters
_LEVEL = 0.32  # how far the feet (or tops) of two neighbours may differ
_HANGS = 0.4  # of that, for the tops of a letter with a tail and of its neighbour
_NEXT = 6  # pieces of one line that a piece is joined to
_PAIRS = 500_000  # looked at together


def chains(box: NDArray[np.int32], letter: float) -> list[list[int]]:
    """Group pieces that stand beside each other on one line."""
    order = np.argsort(box[:, 0], kind="stable")
    x0, y0, x1, y1 = (box[order, k].astype(float) for k in range(4))
    parent = list(range(len(order)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    ends = np.searchsorted(x0, x1 + _GAP * letter, side="right")
    for i, k in _neighbours(y0, y1, ends, _LEVEL * letter):
        a, b = root(i), root(k)
        if a != b:
            parent[b] = a
    groups: dict[int, list[int]] = {}
    for i in range(len(order)):
        groups.setdefault(root(i), []).append(int(order[i]))
    return list(groups.values())


def _neighbours(
    y0: NDArray[np.float64], y1: NDArray[np.float64], ends: NDArray[np.int64], level: float
) -> Iterator[tuple[int, int]]:
    """Yield pairs of pieces of one line: each piece with the first few before its place in ``ends``."""
    count = np.maximum(0, ends - np.arange(1, len(ends) + 1))
    total = np.cumsum(count)
    at = 0
    while at < len(ends):  # all pairs of some pieces at once: page after page of specks must not fill memory
        done = total[at - 1] if at else 0
        end = max(at + 1, int(np.searchsorted(total, done + _PAIRS, side="right")))
        n = count[at:end]
        i = np.repeat(np.arange(at, end), n)
        j = np.arange(len(i)) - np.repeat(np.cumsum(n) - n, n) + i + 1
        # Few pairs are level at all.
        feet, tops = np.abs(y1[i] - y1[j]) <= level, np.abs(y0[i] - y0[j]) <= level
        level_ones = np.flatnonzero(feet | tops)
        i, j, feet, tops = i[level_ones], j[level_ones], feet[level_ones], tops[level_ones]
        both = np.minimum(y1[i], y1[j]) - np.maximum(y0[i], y0[j])
        tall_i, tall_j = y1[i] - y0[i], y1[j] - y0[j]
        feet &= both >= 0.5 * np.minimum(tall_i, tall_j)
        # A letter whose tail touches a mark of the next line (`p` above `ế`) is taller than it should be.
        hangs = (np.abs(y0[i] - y0[j]) <= _HANGS * level) & (both >= 0.9 * np.minimum(tall_i, tall_j))
        hangs &= np.maximum(tall_i, tall_j) <= 2.05 * np.minimum(tall_i, tall_j)
        tops &= (both >= 0.6 * np.maximum(tall_i, tall_j)) | hangs
        fit = np.flatnonzero(feet | tops)
        i, j = i[fit], j[fit]
        rank = np.arange(len(i)) - np.searchsorted(i, i)
        first = rank < _NEXT
        yield from zip(i[first].tolist(), j[first].tolist(), strict=True)
        at = end
