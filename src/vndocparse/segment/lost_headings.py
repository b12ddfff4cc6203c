"""Make up for headings that stand on a line of their own, or were not read at all."""

from collections.abc import Sequence

from vndocparse.segment.labels import Family
from vndocparse.segment.parts import Part, Tree

_WORDED = frozenset({Family.PART, Family.CHAPTER, Family.SECTION})


def with_lines_below(tree: Tree, headings: Sequence[str | None]) -> list[str | None]:
    """Return the headings; `Chương I` alone on its line takes the words in capitals below it."""
    out = list(headings)
    for part in tree.parts:
        below = tree.parts[part.index + 1] if part.index + 1 < len(tree.parts) else None
        if part.family not in _WORDED or out[part.index] is not None or below is None:
            continue
        if below.family is Family.BARE and below.parent == part.index and below.first <= part.first + 2:
            out[part.index] = headings[below.index]
    return out


def behind_lost_headings(tree: Tree) -> set[int]:
    """Return the numbered items of parts whose heading was not read: inside `I` they begin at 1 once more.

    The next part must bear it out: it is `III`, or there is none.
    """
    out: set[int] = set()
    behind: dict[int | None, Part] = {}  # for each parent the next of its parts
    for part in reversed(tree.parts):
        following = behind.get(part.parent)
        behind[part.parent] = part
        if part.family is not Family.ROMAN or part.appendix or not part.numbers:
            continue
        if following is not None and (
            following.family is not Family.ROMAN or following.numbers[-1] < part.numbers[-1] + 2
        ):
            continue
        items = [tree.parts[i] for i in part.children]
        items = [p for p in items if p.family is Family.NUMBER and len(p.numbers) == 1]
        again = next((k for k, p in enumerate(items) if k > 0 and p.numbers == (1,)), len(items))
        out.update(p.index for p in items[again:])
    return out
