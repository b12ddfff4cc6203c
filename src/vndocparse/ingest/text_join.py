"""Decide which lines of a plain text belong to one paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from vndocparse.ingest.text_lines import Label, ends_sentence, is_capitals, label

_SAME_PARAGRAPH_AT_LEAST = 40  # letters left of a blank line or page break that a lower-case line continues
_WIDEST_WRAP = 180  # lines longer than this are paragraphs
_HEAD_LINES = 30  # lines among which a title may stand


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

    @property
    def reach(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is laid out: ``wrapped`` with lines cut at about ``width`` columns, or a line a paragraph.

    ``margin`` is the indent of a continued line, ``indented`` whether first lines stand further in.
    """

    wrapped: bool
    width: int
    margin: int = 0
    indented: bool = False


def _continues(right: str) -> bool:
    first = next((c for c in right[:4] if c.isalpha()), "")
    return first.islower()


def measure(rows: Sequence[Row]) -> Style:
    """Tell from the statistics of its lines how a text is laid out."""
    reaches = sorted(r.reach for r in rows if len(r.text) >= 40)
    if not reaches:
        return Style(False, 80)
    width = reaches[len(reaches) * 9 // 10]
    carried = [
        right
        for left, right in pairwise(rows)
        if right.gap is Gap.NONE
        and len(left.text) >= 35
        and not ends_sentence(left.text)
        and _continues(right.text)
        and label(right.text) is None
    ]
    wrapped = width <= _WIDEST_WRAP and len(carried) >= max(2, len(reaches) // 10)
    indents = sorted(r.indent for r in carried)
    margin = indents[len(indents) // 2] if indents else 0
    heads = [r.indent for r in rows if label(r.text) is not None]
    indented = bool(heads) and sum(i >= margin + 2 for i in heads) * 2 > len(heads)
    return Style(wrapped, width, margin, wrapped and indented)


class Joiner:
    """Judges line after line; remembers the labels met so far and whether recipients are listed."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.numbers: set[int] = set()
        self.recipients = False
        self.labelled = False

    def joins(self, left: Row, right: Row, head: Row) -> bool:
        """Tell whether ``right`` goes on with the paragraph that begins at ``head`` and ends at ``left``."""
        mark = label(right.text)
        joined = self._joins(left, right, head, mark)
        if not joined:
            self._note(right, mark)
        return joined

    def _note(self, right: Row, mark: Label | None) -> None:
        if mark is None:
            self.recipients = self.recipients and not is_capitals(right.text)
            return
        self.labelled = self.labelled or mark.kind in ("roman", "number", "named")
        if mark.kind == "number" and "." not in mark.value:
            self.numbers.add(int(mark.value))
        if mark.kind == "columns":
            self.recipients = True

    def _full(self, left: Row, right: Row, part: float) -> bool:
        word = len(right.text.split(" ", 1)[0])
        return self.style.wrapped and left.reach + 1 + word >= part * self.style.width

    def _joins(self, left: Row, right: Row, head: Row, mark: Label | None) -> bool:
        if left.heading or right.heading:
            return False
        if mark is not None:
            return self._false_label(left, right, mark)
        if ends_sentence(left.text):
            return self._goes_on_after_sentence(left, right)
        left_caps, right_caps = is_capitals(left.text), is_capitals(right.text)
        if left_caps or right_caps:
            return left_caps and right_caps and right.gap is Gap.NONE and self._one_heading(left, right, head)
        if _continues(right.text):
            return self._goes_on_in_lower_case(left, right)
        if right.gap is not Gap.NONE:
            return False
        if self.recipients:
            return head is not left or (label(head.text) is not None and left.text[-1:] != ",")
        indented = self.style.indented and right.indent >= self.style.margin + 3
        return not indented and self._full(left, right, 0.86)

    def _goes_on_after_sentence(self, left: Row, right: Row) -> bool:
        if right.gap is not Gap.NONE or not self.style.wrapped or is_capitals(right.text):
            return False
        if self.recipients or left.text.endswith(":"):
            return False
        if _continues(right.text):
            return True
        if self.style.indented:
            return right.indent < self.style.margin + 3 and left.reach >= 0.75 * self.style.width
        return self._full(left, right, 0.95)

    def _goes_on_in_lower_case(self, left: Row, right: Row) -> bool:
        titled = not self.labelled and right.number < _HEAD_LINES and right.text.startswith("về ")
        if titled and left.reach < 0.8 * min(self.style.width, 80):
            return False
        long = len(left.text) >= _SAME_PARAGRAPH_AT_LEAST or self._full(left, right, 0.6)
        return right.gap is Gap.NONE or long

    def _one_heading(self, left: Row, right: Row, head: Row) -> bool:
        return label(head.text) is not None and self._full(left, right, 0.7)

    def _false_label(self, left: Row, right: Row, mark: Label) -> bool:
        """Tell whether what looks like a label is only the middle of a sentence cut at the line's end."""
        if ends_sentence(left.text) or right.gap is Gap.BLANK or not self._full(left, right, 0.8):
            return False
        if mark.kind == "bullet":
            rest = right.text[1:].lstrip()
            lowered = rest[:1].islower() or rest[:1].isdigit()
            return not self.recipients and mark.value in "-–" and lowered and left.text[-1:].isalnum()
        if is_capitals(left.text) != is_capitals(right.text):
            return False
        if mark.kind == "number" and "." not in mark.value:
            n = int(mark.value)
            return n != 1 and n - 1 not in self.numbers
        return mark.kind in ("roman", "named") and left.text[-1:].islower()
