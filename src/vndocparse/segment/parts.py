"""The parts of a document while their tree grows."""

from dataclasses import dataclass, field

from vndocparse.segment.labels import Family, Label

_RANK = {
    Family.PART: 0.0,
    Family.CHAPTER: 1.0,
    Family.SECTION: 2.0,
    Family.LETTER: 3.0,
    Family.ROMAN: 3.0,
    Family.BARE: 3.0,
    Family.ARTICLE: 4.0,
    Family.NUMBER: 5.0,
    Family.POINT: 7.0,
    Family.PAREN: 8.0,
    Family.DASH: 9.0,
    Family.PLUS: 9.0,
    Family.STAR: 9.0,
    Family.INLINE: 9.0,
}


@dataclass(slots=True)
class Part:
    """A part while the tree grows; ``label`` is ``None`` for an appendix or a bare heading."""

    index: int
    family: Family | None
    label: Label | None
    first: int  # index of its own paragraph
    last: int  # index of the last paragraph inside
    parent: int | None
    children: list[int] = field(default_factory=list)
    shown: str = ""  # the label after repair
    numbers: tuple[int, ...] = ()
    appendix: bool = False
    wrapped: int = 0  # how many paragraphs behind its own its heading goes on
    closed: list[int] = field(default_factory=list)  # parts that a heading in capitals ended, outermost first


@dataclass(slots=True)
class Tree:
    """Parts in text order, and for each paragraph the innermost part that holds it (-1 for none)."""

    parts: list[Part]
    holder: list[int]


def add_part(tree: Tree, family: Family | None, label: Label | None, at: int, parent: Part | None) -> Part:
    """Append a part that begins at paragraph ``at`` and return it."""
    part = Part(len(tree.parts), family, label, at, at, parent.index if parent else None)
    if label is not None:
        part.shown, part.numbers = label.text, label.numbers
    tree.parts.append(part)
    if parent is not None:
        parent.children.append(part.index)
    return part


def rank(family: Family | None, numbers: tuple[int, ...]) -> float:
    """Return how deep a part with such a label stands; an appendix (no family) stands above all."""
    if family is None:
        return -1.0
    return _RANK[family] + (0.1 * (len(numbers) - 1) if family is Family.NUMBER else 0.0)
