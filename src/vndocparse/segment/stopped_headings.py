"""Names of matters that a full stop ends: `(2) Giải phóng mặt bằng kênh Cầu Ván.`, and text below.

One such line alone may be a task. Where every matter of a conclusion begins so, on a line of its own above
paragraphs without a label, the lines are its headings.
"""

from collections.abc import Sequence

from vndocparse.core.span import Span
from vndocparse.segment.labels import Family
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part, Tree

_FAMILIES = frozenset({Family.NUMBER, Family.PAREN, Family.ROMAN})
_FEWEST = 3  # matters
_LONGEST = 170  # letters of a matter's name


def stopped_headings(text: str, paras: Sequence[Para], tree: Tree) -> dict[int, Span]:
    """Return by their part the headings of matters that end with a full stop."""
    rows: dict[tuple[int | None, Family], list[Part]] = {}
    for part in tree.parts:
        if part.family in _FAMILIES and part.label is not None:
            rows.setdefault((part.parent, part.family), []).append(part)
    out: dict[int, Span] = {}
    for row in rows.values():
        named = [_named(text, paras, tree, part) for part in row]
        if len(row) >= _FEWEST and all(n is not None for n in named):
            out.update((part.index, n) for part, n in zip(row, named, strict=True) if n is not None)
    return out


def _named(text: str, paras: Sequence[Para], tree: Tree, part: Part) -> Span | None:
    """Return the only sentence of a part's own paragraph, above one without a label."""
    if part.label is None or part.last <= part.first:
        return None
    below = next((i for i in range(part.first + 1, part.last + 1) if not paras[i].empty), None)
    if below is None or tree.holder[below] != part.index or paras[below].label is not None:
        return None
    body = Span(part.label.content, paras[part.first].paragraph.span.end).stripped(text)
    words = body.of(text).rstrip("*_ ")
    if (
        not words.endswith(".")
        or len(words) > _LONGEST
        or any(c in words[:-1] for c in ";:")
        or ". " in words
    ):
        return None
    return Span(body.start, body.start + len(words) - 1)
