"""Find which item of a reviewing document takes up which task or target of the reviewed one."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from vndocparse.link.topics import is_pair, topic
from vndocparse.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_TRIED = 10
_LEAST = 0.5
_CLOSE = 0.9  # of the best score: what else an item may take up
_MOST = 3
_MANY = 4
_SINGLE = 0.4  # how much a single word counts beside a pair
_ALIKE = 0.33


@dataclass(frozen=True)
class Item:
    """A directive, finding or target; ``measure`` is a target's indicator, ``unit`` its unit."""

    id: str
    kind: str  # directive, finding, goal, result
    text: str
    measure: str | None = None
    unit: str | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded; of a target those of its indicator where it has one."""
        return tuple(_WORD.findall(fold((self.measure or self.text)[:1000])))

    @cached_property
    def topic(self) -> frozenset[str]:
        """What it is about."""
        return topic(self.measure or self.text)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in its text."""
        return frozenset(_NUMBER.findall(self.text[:1000]))


@dataclass(frozen=True, slots=True)
class Alignment:
    """``source`` (of the reviewing document) takes up ``target`` (of the reviewed one)."""

    source: str
    target: str
    score: float


def align(reviewing: Sequence[Item], reviewed: Sequence[Item]) -> list[Alignment]:
    """Return the pairs that belong together, at most three for an item.

    Words count the less, the more items of both documents have them, so that the theme
    of the document itself aligns nothing. A target's result is aligned with a goal of the
    same unit only. Candidates come from the rarest words: never all pairs.
    """
    both = [*reviewing, *reviewed]
    counts = Counter(w for item in both for w in set(item.words))
    weight = {w: math.log(1 + len(both) / n) for w, n in counts.items()}
    # What a quarter of the items says tells none of them from the others.
    common = frozenset(w for w, n in counts.items() if n >= _MANY and 4 * n > len(both))
    about = Counter(f for item in both for f in item.topic)
    rare = {
        f: (1.0 if is_pair(f) else _SINGLE) * math.log(1 + len(both) / n)
        for f, n in about.items()
        if n < _MANY or 4 * n <= len(both)
    }
    by_word: dict[str, list[int]] = {}
    for i, item in enumerate(reviewed):
        for w in set(item.words):
            by_word.setdefault(w, []).append(i)
    out = []
    for item in reviewing:
        scored = sorted(_scores(item, reviewed, by_word, weight, common, rare), reverse=True)
        if scored and scored[0][0] >= _LEAST:
            bound = max(_LEAST, _CLOSE * scored[0][0])
            out += [Alignment(item.id, reviewed[-i].id, round(s, 3)) for s, i in scored[:_MOST] if s >= bound]
    return out


def _scores(
    item: Item,
    reviewed: Sequence[Item],
    by_word: dict[str, list[int]],
    weight: dict[str, float],
    common: frozenset[str],
    about: dict[str, float],
) -> Iterator[tuple[float, int]]:
    """Yield score and negative index (so that ties go to the first) of the likeliest partners."""
    votes: Counter[int] = Counter()
    rare = sorted(set(item.words), key=lambda w: -weight[w])[:24]
    for w in rare:
        for i in by_word.get(w, ()):
            if _may(item, reviewed[i]):
                votes[i] += int(weight[w] * 1000)
    for i, _ in votes.most_common(_TRIED):
        other = reviewed[i]
        yield max(score(item, other, weight, common), _by_topic(item, other, about)), -i


def _may(item: Item, other: Item) -> bool:
    if item.kind == "result" and other.kind == "goal":
        return not (item.unit and other.unit) or fold(item.unit) == fold(other.unit)
    if item.kind in ("result", "goal"):
        return other.kind == "goal" if item.kind == "goal" else True
    return True


def _by_topic(a: Item, b: Item, weight: dict[str, float]) -> float:
    """Return 0 to 1, ``_LEAST`` where what both are about just suffices; one pair at least must be shared."""
    shared = a.topic & b.topic
    if not any(is_pair(f) and f in weight for f in shared):
        return 0.0
    left, right, both = (sum(weight.get(f, 0.0) for f in s) for s in (a.topic, b.topic, shared))
    alike = both / 2 / min(left, right) + both / 2 / math.sqrt(left * right)
    return min(1.0, _LEAST + (alike - _ALIKE) * (1 - _LEAST) / (1 - _ALIKE)) if alike >= _ALIKE else 0.0


def score(a: Item, b: Item, weight: dict[str, float], common: frozenset[str] = frozenset()) -> float:
    """Return 0 to 1: shared words by weight, likeness of the content words, shared numbers."""
    left, right = set(a.words), set(b.words)
    shared = sum(weight.get(w, 1.0) for w in left & right)
    least = min(sum(weight.get(w, 1.0) for w in s) for s in (left, right))
    if not shared or least <= 0:
        return 0.0
    mine = " ".join(w for w in a.words if w not in common)
    theirs = " ".join(w for w in b.words if w not in common)
    fuzzy = fuzz.token_set_ratio(mine, theirs) / 100 if mine and theirs else 0.0
    number = 0.1 if a.numbers & b.numbers and b.kind in ("goal", "directive") else 0.0
    size = min(len(left), len(right)) / max(len(left), len(right))
    return min(1.0, 0.55 * shared / least * (0.7 + 0.3 * size) + 0.35 * fuzzy + number)
