"""Decide which lines of a plain text belong to one paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import accumulate, pairwise

from vndocparse.core.source import Column
from vndocparse.ingest.ocr.bigrams import shipped
from vndocparse.ingest.reflow import cuts_date, names_document
from vndocparse.ingest.text_headed import ends_heading
from vndocparse.ingest.text_lines import (
    Label,
    begins,
    begins_quantity,
    closes,
    ends_sentence,
    hangs,
    is_capitals,
    label,
    words_of,
)
from vndocparse.ingest.text_width import Metric, better, columns
from vndocparse.lexicons.load import load
from vndocparse.lexicons.part_names import named_roles
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER, POINT_LETTERS, UPPER

_SAME_PARAGRAPH_AT_LEAST = 40  # letters left of a blank line or page break that a lower-case line continues
_ACROSS_PAGES_AT_LEAST = 12  # the same of a page break inside the text proper
_WIDEST_WRAP = 180  # lines longer than this are paragraphs
_NAME_AT_LEAST = 20  # letters of a line that may end in the middle of a body's name
_NAME_AT_MOST = 60  # letters of a part's name on a line of its own
_NEAR = 20  # lines before and after that tell what a blank line means
_AROUND = 16  # lines before and after among which the width is measured
_STRAY = "-–*·~=«¬"  # bullets that may be dirt or a dash at the head of a continued line
_HANGS = re.compile(r"(?<!\w)(?:của|và|các)$")  # no paragraph ends so, whatever stands between
# nor so before a number: `Đại hội Đảng bộ xã lần thứ` / `I. Thu ngân sách …`
_WANTS_NUMBER = re.compile(r"(?<!\w)(?:lần thứ|nhiệm kỳ|khóa|khoá|giai đoạn)$")
_YEAR = re.compile(r"(?:19|20)\d\d[.:]?")  # the last word of a heading: `NHIỆM VỤ NĂM` / `2023`
_FIRST_WORD = re.compile(rf"([{UPPER}][^\W\d_]*) [{LOWER}]{{2}}")
# words that bear a capital at the head of a sentence only: the line above, without an end mark, is a heading
_OPENS = re.compile(
    r"(?:Năm \d|Trong (?:năm|thời|những|nhiệm|bối|quá|đó)|Những năm|Thời gian (?:qua|tới)|Tuy (?:nhiên|vậy)"
    r"|Bên cạnh|Mặc dù|Nhằm |Để |Sau (?:khi|\d)|Từ (?:năm|đầu|khi)|Đến (?:năm|nay|hết)|Nhìn chung)"
)
_LIKELIER = 5.0  # how much a pair of words has to be likelier than an end and a beginning (logarithm)
_NUMBERED = ("roman", "number", "letter", "named", "bullet")
# `(2)`, `(ii)`, `b)`: what may also stand inside a paragraph
_BRACKETED = re.compile(r"(?P<open>\(?)(?P<value>\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s")
_COUNTED = re.compile(r"(?<=[\w.:;,)]\s)(\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ]))\)\s")
# `III.`, `2.1.`, `a)` with nothing behind it: the words stand in the next line
_ALONE = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s?[.)\-–/]{1,2}")
_LONGEST_COUNTED = 10  # letters of such a label with what has to stand around it
_LONGEST_HEADING = 300  # letters
_LITTLE_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
# So many lines, of which so many stand behind a blank one: blank lines tell nothing
_MANY = 12
_SPREAD = 0.85
_HEAD_LINES = 30  # lines among which a title may stand


# a proper name of two words or one that a mark ends: `Mường Và`, `Và,`
_NAME = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+(?!\w)| ?[,;.)]| (?:và|đến|đi)(?!\w))")


@cache
def _paired_names() -> frozenset[tuple[str, str]]:
    """Return the folded words around the dash in names of bodies: `Lao động - Thương binh và Xã hội`."""
    named = (fold(f) for e in load("bodies").entries for f in e.forms)
    halves = [f.split(" - ", 1) for f in (*named, *words_of("pairs")) if " - " in f]
    return frozenset((a.rsplit(" ", 1)[-1], b.split(" ", 1)[0]) for a, b in halves)


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
    ``spaced`` whether blank lines part the paragraphs.
    """

    wrapped: bool = False
    widths: Sequence[float] = ()
    metric: Metric = columns
    margin: int = 0
    indented: bool = False
    spaced: bool = False

    def fills(self, left: Row, right: Row, part: float) -> bool:
        """Tell whether ``left`` with the first word of ``right`` takes up that part of the width."""
        if not self.wrapped:
            return False
        taken = self.metric(left.text + " " + right.text.split(" ", 1)[0], left.indent)
        return taken >= part * self.widths[left.number]


def _continues(right: str) -> bool:
    first = next((c for c in right[:4] if c.isalpha()), "")
    return first.islower()


def closed_up(rows: Sequence[Row]) -> list[bool]:
    """Tell for each row whether the blank line before it means nothing.

    Some tools set one between all lines of a page: there sentences go on behind most of them.
    """
    blank = [r.gap is Gap.BLANK for r in rows]
    carried = [False] + [
        b and _continues(right.text) and not ends_sentence(left.text)
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
    carried = [
        (left, right)
        for left, right in pairwise(rows)
        if right.gap is Gap.NONE
        and len(left.text) >= 35
        and not ends_sentence(left.text)
        and _continues(right.text)
        and label(right.text) is None
    ]
    wrapped = width <= _WIDEST_WRAP and len(carried) >= max(2, len(reaches) // 10)
    indents = sorted(right.indent for _, right in carried)
    margin = indents[len(indents) // 2] if indents else 0
    heads = [r for r in rows if (mark := label(r.text)) is not None and mark.kind in _NUMBERED]
    indented = bool(heads) and sum(r.indent >= margin + 2 for r in heads) * 2 > len(heads)
    spaced = len(heads) > 2 and sum(r.gap is not Gap.NONE for r in heads) * 3 > len(heads) * 2
    if not wrapped:
        return Style(margin=margin)
    metric = better([(left.text, left.indent) for left, _ in carried])
    return Style(True, _widths(rows, metric), metric, margin, indented, spaced)


def _widths(rows: Sequence[Row], metric: Metric) -> list[float]:
    """Return for each row the width that only one line in ten around it passes."""
    own = [metric(r.text, r.indent) for r in rows]
    out = []
    for i in range(len(own)):
        near = sorted(w for w in own[max(0, i - _AROUND) : i + _AROUND + 1] if w >= 35) or [80.0]
        out.append(near[(len(near) - 1) * 9 // 10])
    return out


def _before(value: str) -> list[str]:
    """Return what may count before a value: `1` before `2`, `i` before `ii`, `h` or nothing before `i`."""
    if value.isdigit():
        return [str(int(value) - 1)] if int(value) > 1 else []
    out = []
    for row in (_LITTLE_ROMAN, tuple(POINT_LETTERS)):
        at = row.index(value) if value in row else 0
        out += [row[at - 1]] if at else []
    return out


class Joiner:
    """Judges line after line; remembers the labels met so far and whether recipients are listed."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.numbers: set[int] = set()
        self.recipients = False
        self.labelled = False
        self.counted: set[str] = set()  # `(1)`, `a)` inside the paragraph so far
        self.tail = ""  # its last letters
        self.begun = ""  # its first letters, as many as a heading has

    def joins(self, left: Row, right: Row, head: Row) -> bool:
        """Tell whether ``right`` goes on with the paragraph that begins at ``head`` and ends at ``left``."""
        mark = label(right.text)
        if left is head:
            self.counted, self.tail, self.begun = set(), "", ""
            self._write(head.text)
        joined = self._joins(left, right, head, mark)
        if joined:
            self._write(" " + right.text)
        else:
            self._note(right, mark)
        return joined

    def _write(self, more: str) -> None:
        """Note what is counted inside the paragraph; one of any length takes time in proportion."""
        self.begun += more[: max(0, _LONGEST_HEADING - len(self.begun))]
        written = self.tail + more
        self.counted.update(_COUNTED.findall(written))
        self.tail = written[-_LONGEST_COUNTED:]

    def _note(self, right: Row, mark: Label | None) -> None:
        if mark is None:
            self.recipients = self.recipients and not is_capitals(right.text)
            return
        self.labelled = self.labelled or mark.kind in ("roman", "number", "named")
        if mark.kind == "number" and "." not in mark.value:
            self.numbers.add(int(mark.value))
        if mark.kind == "columns":
            self.recipients = True

    def _joins(self, left: Row, right: Row, head: Row, mark: Label | None) -> bool:
        if left.heading or right.heading or left.column is not right.column:
            return False
        if right.gap is not Gap.BLANK and cuts_date(left.text, right.text):
            return True
        if _ALONE.fullmatch(right.text) and (
            ends_sentence(left.text) or not self.style.fills(left, right, 0.8)
        ):
            return False
        if left is head and mark is None and _ALONE.fullmatch(left.text) and right.text[:1].isupper():
            return True
        if _WANTS_NUMBER.search(left.text) is not None and right.text[:1] in "IVXL0123456789":
            return True
        if (
            right.gap is not Gap.PAGE
            and not right.text[:1].islower()
            and self._before_document(left, right, head)
        ):
            return True
        if mark is not None and self._counts_inside(left, right):
            return True
        if mark is not None and not (mark.doubtful and self._middle(left, right)):
            return self._false_label(left, right, mark)
        if len(left.text) > 30 and left.text[-1] == "-" and left.text[-2].isalnum():
            return right.gap is Gap.NONE  # a code cut at its hyphen
        if ends_sentence(left.text):
            return self._goes_on_after_sentence(left, right)
        left_caps, right_caps = is_capitals(left.text), is_capitals(right.text)
        if right_caps and not left_caps and self._ends_in_abbreviation(left, right):
            return True
        if left_caps and _YEAR.fullmatch(right.text) is not None and self.style.fills(left, right, 0.8):
            return True
        if left_caps or right_caps:
            return left_caps and right_caps and right.gap is Gap.NONE and self._one_heading(left, right, head)
        if _continues(right.text):
            return self._goes_on_in_lower_case(left, right)
        if right.gap is Gap.PAGE and begins_quantity(right.text):
            full = len(left.text) >= _SAME_PARAGRAPH_AT_LEAST
            return self.style.fills(left, right, 0.6) if self.style.wrapped else full
        if right.gap is not Gap.NONE:
            long = len(left.text) >= _SAME_PARAGRAPH_AT_LEAST
            return long and (
                _HANGS.search(left.text) is not None
                or self._parts_word(left, right)
                or (self.style.fills(left, right, 0.8) and names_document(left.text, right.text))
                or self._parts_name(left, right)
            )
        if self.recipients:
            return head is not left or (label(head.text) is not None and left.text[-1:] != ",")
        if self.style.wrapped and len(left.text) >= _NAME_AT_LEAST and hangs(left.text, right.text):
            return True
        if _OPENS.match(right.text) or ends_heading(self.begun, right.text):
            return False
        indented = self.style.indented and right.indent >= self.style.margin + 3
        return not indented and self.style.fills(left, right, 0.75 if self.style.spaced else 0.93)

    def _before_document(self, left: Row, right: Row, head: Row) -> bool:
        """Tell whether a line, cut short, governs the document that ``right`` begins with."""
        if is_capitals(left.text) or ends_sentence(left.text) or not names_document(left.text, right.text):
            return False
        begun = label(head.text)
        numbered = begun is not None and begun.kind in _NUMBERED and begun.kind != "bullet"
        return not numbered or left.text.endswith(" số")

    def _middle(self, left: Row, right: Row) -> bool:
        """Tell whether a line that begins as a damaged label may stand in the middle of a sentence."""
        ended = ends_sentence(left.text) and not left.text.endswith(",")
        return not ended and right.gap is not Gap.BLANK and self.style.fills(left, right, 0.8)

    def _counts_inside(self, left: Row, right: Row) -> bool:
        """Tell whether `(2)` at the head of a line goes on with `(1)` inside the paragraph before it."""
        m = _BRACKETED.match(right.text)
        if m is None or right.gap is Gap.BLANK or not self.style.fills(left, right, 0.8):
            return False
        return any(m["open"] + v in self.counted for v in _before(m["value"]))

    def _goes_on_after_sentence(self, left: Row, right: Row) -> bool:
        if right.gap is not Gap.NONE or not self.style.wrapped or is_capitals(right.text):
            return False
        if self.recipients or closes(right.text):
            return False
        if left.text.endswith(":"):  # at the end of a full line a colon may stand inside a sentence
            goes_on = _continues(right.text) or begins_quantity(right.text)
            return goes_on and self.style.fills(left, right, 0.9)
        if len(right.text) <= _NAME_AT_MOST and right.text[-1:].isalpha() and named_roles(right.text):
            return False  # `Nhiệm vụ, giải pháp`: a part's name without a label
        if _continues(right.text):
            return True
        if self.style.indented:
            return right.indent < self.style.margin + 3 and self.style.fills(left, right, 0.75)
        return self.style.fills(left, right, 0.98)

    def _goes_on_in_lower_case(self, left: Row, right: Row) -> bool:
        titled = not self.labelled and right.number < _HEAD_LINES and right.text.startswith("về ")
        if titled and len(left.text) < 60 and not self.style.fills(left, right, 0.9):
            return False
        least = (
            _ACROSS_PAGES_AT_LEAST if right.gap is Gap.PAGE and self.labelled else _SAME_PARAGRAPH_AT_LEAST
        )
        long = len(left.text) >= least or self.style.fills(left, right, 0.6)
        return right.gap is Gap.NONE or long

    def _ends_in_abbreviation(self, left: Row, right: Row) -> bool:
        """Tell whether an abbreviation alone ends the sentence: `… vốn` and below it `CTMTQG (61%).`"""
        few = len(right.text.split()) <= 3 and right.text.endswith((".", ";", ","))
        return few and right.gap is Gap.NONE and self.style.fills(left, right, 0.9)

    def _parts_word(self, left: Row, right: Row) -> bool:
        """Tell whether two lines cut a common turn in two whose second word got a capital: `nhiệm` / `Vụ`."""
        m = _FIRST_WORD.match(right.text)
        last = left.text[left.text.rfind(" ") + 1 :]
        if m is None or not last.islower() or not last.isalpha() or not self.style.fills(left, right, 0.8):
            return False
        model = shipped()
        if model is None or not model.seen(fold(last), fold(m[1])):
            return False
        return model.parted(fold(last), fold(m[1])) < -_LIKELIER

    def _parts_name(self, left: Row, right: Row) -> bool:
        """Tell whether two lines cut a name or a date in two: `Ban` / `Chấp hành`, `Đến năm` / `2030`."""
        last = left.text[left.text.rfind(" ") + 1 :]
        if not last[-1:].isalpha() or not self.style.wrapped or not self.style.fills(left, right, 0.85):
            return False
        return right.text[:1].isdigit() or (last.istitle() and right.text[:1].isupper())

    def _one_heading(self, left: Row, right: Row, head: Row) -> bool:
        """Tell whether a heading in capitals goes on; one with a label does on the very next line."""
        mark = label(head.text)
        if mark is None:
            return False
        if self.style.wrapped and mark.kind in ("roman", "capital", "number") and self.labelled:
            return True
        return len(left.text) >= 30 and self.style.fills(left, right, 0.7)

    def _pairs_names(self, left: Row, right: Row, rest: str) -> bool:
        """Tell whether a dash stands between the halves of a name: `tuyến Nậm Lạnh` / `- Mường Và`."""
        last = left.text[left.text.rfind(" ") + 1 :]
        if not self.style.fills(left, right, 0.9) or not last.isalpha():
            return False
        if last.islower() and (last, fold(rest.split(" ", 1)[0])) in _paired_names():
            return True
        return last.istitle() and _NAME.match(rest) is not None and begins(fold(rest), "bears_name") is None

    def _false_label(self, left: Row, right: Row, mark: Label) -> bool:
        """Tell whether what looks like a label is only the middle of a sentence cut at the line's end."""
        if ends_sentence(left.text) or right.gap is Gap.BLANK or not self.style.fills(left, right, 0.8):
            return False
        if mark.kind == "bullet":
            rest = right.text[1:].lstrip()
            lowered = rest[:1].islower() or rest[:1].isdigit() or self._pairs_names(left, right, rest)
            return not self.recipients and mark.value in _STRAY and lowered and left.text[-1:].isalnum()
        if is_capitals(left.text) != is_capitals(right.text):
            return False
        if mark.kind == "number" and "." not in mark.value:
            n = int(mark.value)
            return n != 1 and n - 1 not in self.numbers
        return mark.kind in ("roman", "named") and left.text[-1:].islower()
