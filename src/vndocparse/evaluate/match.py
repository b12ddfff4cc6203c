"""When two annotations are the same thing."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from vndocparse.text.fold import fold

Item = dict[str, Any] | str
_WORD = re.compile(r"[\w%/]+")
_PLURAL = re.compile(r"^(?:các đồng chí|đồng chí|các|những) ")


def words(text: str | None) -> Counter[str]:
    """Return the folded words of a text with their counts."""
    return Counter(_WORD.findall(fold(text or "")))


def plain(text: object) -> str:
    """Return a value as folded words with single spaces, empty for nothing."""
    return " ".join(_WORD.findall(fold(str(text or ""))))


def overlap(a: str | None, b: str | None) -> float:
    """Return the F1 of two texts' words, 0 to 1.

    >>> overlap("Rà soát mục tiêu", "rà soát các mục tiêu")
    0.888...
    """
    left, right = words(a), words(b)
    if not left or not right:
        return float(left == right)
    return 2 * (left & right).total() / (left.total() + right.total())


def text_of(item: Item) -> str:
    """Return the words of an annotation."""
    if isinstance(item, str):
        return item
    return str(item.get("text") or item.get("canonical") or item.get("name") or "")


def pairs(
    gold: Sequence[Item], found: Sequence[Item], alike: Callable[[Any, Any], float], floor: float
) -> list[tuple[int, int]]:
    """Pair annotations one to one, the most alike first, none below ``floor``."""
    ranked = sorted(
        ((alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    out = []
    for score, i, j in ranked:
        if score < floor:
            break
        if i in free_gold and j in free_found:
            free_gold.remove(i)
            free_found.remove(j)
            out.append((i, j))
    return out


def same_text(a: Item, b: Item) -> float:
    """Return how alike two annotations' texts are."""
    return overlap(text_of(a), text_of(b))


def same_body(a: Item, b: Item) -> float:
    """Return how alike two bodies are, by printed or canonical name."""
    return max(1.0 if x == y else 0.99 * overlap(x, y) for x in _names(a) for y in _names(b))


def _names(body: Item) -> list[str]:
    if isinstance(body, str):
        found = [body]
    else:
        found = [body.get("name") or text_of(body), body.get("canonical") or ""]
    return [_PLURAL.sub("", plain(name)) for name in found if name] or [""]


def same_reference(a: dict[str, Any], b: dict[str, Any]) -> float:
    """Return how alike two references are: by number where either has one, else by name."""
    left, right = (re.sub(r"\s", "", x.get("number_symbol") or "").upper().lstrip("0") for x in (a, b))
    if left or right:
        if left != right:
            return 0.0
        dates = a.get("date"), b.get("date")
        if dates[0] and dates[1] and dates[0][:4] != dates[1][:4]:
            return 0.0
        return 1.0 if dates[0] == dates[1] else 0.9
    if a.get("doc_type") != b.get("doc_type"):
        return 0.0
    names = [[x[k] for k in ("congress", "title", "text") if x.get(k)] for x in (a, b)]
    return max((overlap(x, y) for x in names[0] for y in names[1]), default=0.0)


def same_target(a: dict[str, Any], b: dict[str, Any]) -> float:
    """Return how alike two targets are: the value decides, the words rank."""
    left, right = a.get("value"), b.get("value")
    if left is None and right is None:
        return same_text(a, b)
    if left is None or right is None or abs(float(left) - float(right)) > 1e-6:
        return 0.0
    return 0.5 + 0.5 * same_text(a, b) if words(text_of(a)) & words(text_of(b)) else 0.0
