"""Which directive of a new reading is which of an earlier one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from vndocparse.text.fold import strip_marks

_SAME_ITEM = 70.0  # likeness (0 to 100) that suffices under the same item
_ELSEWHERE = 85.0  # … and under another one
_INSIDE = 88.0  # likeness of a part to the piece of the whole that it should be
_PAIRS = 4_000_000  # more comparisons than this are made within equal items only
_SHORTEST_PART = 15


@dataclass(frozen=True, slots=True)
class Wording:
    """A directive as it is compared: its id, outline item and text."""

    id: str
    item: str | None
    text: str


@dataclass(slots=True)
class Matching:
    """``pairs`` maps new to old (indices); ``splits`` are (old, [new …]), ``merges`` (new, [old …]).

    In a split or merge one of the several may also be paired with the one: it keeps the id.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    splits: list[tuple[int, list[int]]] = field(default_factory=list)
    merges: list[tuple[int, list[int]]] = field(default_factory=list)


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return the words of a text without marks and punctuation, which recognition gets wrong first."""
    return _letters().sub(" ", strip_marks(text)).strip()


def likeness(a: str, b: str) -> float:
    """Return how alike two wordings are, 0 to 100."""
    return fuzz.ratio(plain(a), plain(b))


def match(old: Sequence[Wording], new: Sequence[Wording]) -> Matching:
    """Match two readings of one work; each directive is paired at most once."""
    m = Matching()
    if not old or not new:
        return m
    old_plain = [plain(x.text) for x in old]
    new_plain = [plain(x.text) for x in new]
    free = set(range(len(old)))
    for with_item in (True, False):
        _equal(old, new, old_plain, new_plain, with_item, free, m.pairs)
    _alike(old, new, old_plain, new_plain, free, m.pairs)
    _splits_and_merges(old_plain, new_plain, free, m)
    return m


def _equal(
    old: Sequence[Wording],
    new: Sequence[Wording],
    old_plain: list[str],
    new_plain: list[str],
    with_item: bool,
    free: set[int],
    pairs: dict[int, int],
) -> None:
    waiting: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for i in sorted(free, reverse=True):
        waiting[(old[i].item if with_item else None, old_plain[i])].append(i)
    for j, x in enumerate(new):
        found = waiting.get((x.item if with_item else None, new_plain[j]))
        if j not in pairs and found:
            pairs[j] = found.pop()
            free.discard(pairs[j])


def _alike(
    old: Sequence[Wording],
    new: Sequence[Wording],
    old_plain: list[str],
    new_plain: list[str],
    free: set[int],
    pairs: dict[int, int],
) -> None:
    open_new = [j for j in range(len(new)) if j not in pairs]
    everywhere = len(open_new) * len(free) <= _PAIRS
    by_item: dict[str | None, list[int]] = defaultdict(list)
    for i in sorted(free):
        by_item[old[i].item].append(i)
    scored: list[tuple[float, int, int]] = []
    for j in open_new:
        for i in sorted(free) if everywhere else by_item[new[j].item]:
            same = old[i].item == new[j].item
            needed = _SAME_ITEM if same else _ELSEWHERE
            score = fuzz.ratio(old_plain[i], new_plain[j], score_cutoff=needed)
            if score >= needed:
                scored.append((-score - (10 if same else 0), j, i))
    for _, j, i in sorted(scored):
        if j not in pairs and i in free:
            pairs[j] = i
            free.discard(i)


def _splits_and_merges(old_plain: list[str], new_plain: list[str], free: set[int], m: Matching) -> None:
    open_new = {j for j in range(len(new_plain)) if j not in m.pairs}
    partner = {i: j for j, i in m.pairs.items()}
    if (not open_new and not free) or len(open_new) * len(old_plain) + len(free) * len(new_plain) > _PAIRS:
        return
    for i, whole in enumerate(old_plain):
        parts = _parts(whole, new_plain, open_new, partner.get(i))
        if parts:
            m.splits.append((i, parts))
            open_new.difference_update(parts)
            free.discard(i)
    for j, whole in enumerate(new_plain):
        parts = _parts(whole, old_plain, free, m.pairs.get(j))
        if parts:
            m.merges.append((j, parts))
            free.difference_update(parts)


def _parts(whole: str, pieces: list[str], unmatched: set[int], kept: int | None) -> list[int]:
    """Return two or more pieces that together make most of the whole, none where there are not."""
    candidates = sorted(unmatched if kept is None else {*unmatched, kept})
    found = [
        k
        for k in candidates
        if _SHORTEST_PART <= len(pieces[k]) < len(whole) * 0.92 and inside(pieces[k], whole)
    ]
    covered = sum(len(pieces[k]) for k in found)
    enough = len(found) > 1 and covered >= 0.6 * len(whole) and any(k in unmatched for k in found)
    return found if enough else []


def inside(piece: str, whole: str) -> bool:
    """Tell whether a piece stands in the whole, but for misread letters; both are :func:`plain`."""
    if piece in whole:
        return True
    return len(piece) <= len(whole) and fuzz.partial_ratio(piece, whole, score_cutoff=_INSIDE) >= _INSIDE
