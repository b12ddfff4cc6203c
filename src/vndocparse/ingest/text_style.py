"""Tell how a plain text is laid out: the rows of it, the width of its lines, what its blank lines mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import accumulate, pairwise

from vndocparse.core.source import Column
from vndocparse.ingest.text_lines import NUMBERED, begins_small, ends_sentence, label
from vndocparse.ingest.text_ragged import is_ragged
from vndocparse.ingest.text_width import Metric, better, columns

_WIDEST_WRAP = 180  # lines longer than this are paragraphs
_NEAR = 20  # lines before and after that tell what a blank line means
_AROUND = 16  # lines before and after among which the width is measured
# So many lines, of which so many stand behind a blank one: blank lines tell nothing
_MANY = 12
_SPREAD = 0.85
_FULL = 0.75  # part of the width that a line which a sentence runs over takes at least


class Gap(IntEnum):
    """What stands between two lines."""

    NONE = 0
    BLANK = 1
    PAGE = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text: cleaned words, columns of white space before them, and its marks."""

    text: str
    indent: int = 0
    bold: bool = False
    italic: bool = False
    heading: int = 0
    gap: Gap = Gap.NONE  # before it
    number: int = 0  # of the row among the rows
    column: Column = Column.FULL

    @property
    def reach(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is laid out: ``wrapped`` with lines cut at some width, or a line a paragraph.

    ``widths`` holds for each row the width of full lines around it, in the unit of ``metric``;
    ``margin`` is the indent of a continued line, ``indented`` whether first lines stand further in,
    ``spaced`` whether blank lines part the paragraphs, ``ragged`` whether lines end at any width.
    """

    wrapped: bool = False
    widths: Sequence[float] = ()
    metric: Metric = columns
    margin: int = 0
    indented: bool = False
    spaced: bool = False
    ragged: bool = False

    def fills(self, left: Row, right: Row, part: float) -> bool:
        """Tell whether ``left`` with the first word of ``right`` takes up that part of the width."""
        if not self.wrapped:
            return False
        taken = self.metric(left.text + " " + right.text.split(" ", 1)[0], left.indent)
        return taken >= part * self.widths[left.number]


def closed_up(rows: Sequence[Row]) -> list[bool]:
    """Tell for each row whether the blank line before it means nothing.

    Some tools set one between all lines of a page: there sentences go on behind most of them.
    """
    blank = [r.gap is Gap.BLANK for r in rows]
    carried = [False] + [
        b and begins_small(right.text) and not ends_sentence(left.text)
        for b, (left, right) in zip(blank[1:], pairwise(rows), strict=True)
    ]
    blanks, carries = [0, *accumulate(blank)], [0, *accumulate(carried)]

    def spread(a: int, b: int) -> bool:
        most = b - a >= _MANY and blanks[b] - blanks[a] >= _SPREAD * (b - a)
        return most and (carries[b] - carries[a]) * 5 >= b - a

    everywhere = spread(0, len(rows))
    return [
        b and (everywhere or spread(max(0, i - _NEAR), min(len(rows), i + _NEAR + 1)))
        for i, b in enumerate(blank)
    ]


def measure(rows: Sequence[Row]) -> Style:
    """Tell from the statistics of its lines how a text is laid out."""
    reaches = sorted(r.reach for r in rows if len(r.text) >= 40)
    if not reaches:
        return Style()
    width = reaches[len(reaches) * 9 // 10]
    sentences = [
        (left, right)
        for left, right in pairwise(rows)
        if right.gap is Gap.NONE
        and len(left.text) >= 20
        and not ends_sentence(left.text)
        and begins_small(right.text)
        and label(right.text) is None
    ]
    carried = [(left, right) for left, right in sentences if len(left.text) >= 35]
    wrapped = width <= _WIDEST_WRAP and len(carried) >= max(2, len(reaches) // 10)
    indents = sorted(right.indent for _, right in carried)
    margin = indents[len(indents) // 2] if indents else 0
    heads = [r for r in rows if (mark := label(r.text)) is not None and mark.kind in NUMBERED]
    indented = bool(heads) and sum(r.indent >= margin + 2 for r in heads) * 2 > len(heads)
    spaced = len(heads) > 2 and sum(r.gap is not Gap.NONE for r in heads) * 3 > len(heads) * 2
    if not wrapped:
        return Style(margin=margin)
    metric = better([(left.text, left.indent) for left, _ in carried])
    style = Style(True, _widths(rows, metric), metric, margin, indented, spaced)
    return replace(style, ragged=is_ragged([style.fills(left, right, _FULL) for left, right in sentences]))


def _widths(rows: Sequence[Row], metric: Metric) -> list[float]:
    """Return for each row the width that only one line in ten around it passes."""
    own = [metric(r.text, r.indent) for r in rows]
    out = []
    for i in range(len(own)):
        near = sorted(w for w in own[max(0, i - _AROUND) : i + _AROUND + 1] if w >= 35) or [80.0]
        out.append(near[(len(near) - 1) * 9 // 10])
    return out
