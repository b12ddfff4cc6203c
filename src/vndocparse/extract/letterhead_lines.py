"""The printed lines of a document, cut where two columns were run together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.source import Column, ParagraphKind
from vndocparse.core.span import Span
from vndocparse.lexicons.load import load
from vndocparse.lexicons.motto import motto_pattern
from vndocparse.text.fold import bare, case_counts, fold
from vndocparse.text.patterns import one_of

HEAD_LINES = 90  # printed lines among which a letterhead and a title may stand


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A printed line, or the part of it that belongs to one column."""

    span: Span
    text: str
    bare: str
    column: Column = Column.FULL
    bold: bool = False
    centred: bool = False
    zone: Zone = Zone.BODY
    paragraph: int = 0
    kind: ParagraphKind = ParagraphKind.TEXT
    split: bool = False

    @property
    def capitals(self) -> bool:
        """True where it is set in capitals (a few letters may differ: recognition, ``và``)."""
        upper, letters = case_counts(self.text)
        return letters >= 2 and upper >= 0.8 * letters

    def cut(self, text: str, start: int, end: int, column: Column) -> "PrintLine":
        """Return the part between two offsets of the document."""
        span = Span(start, end).stripped(text)
        piece = span.of(text)
        return replace(self, span=span, text=piece, bare=bare(piece), column=column, split=True)


def printed_lines(a: Analysis) -> list[PrintLine]:
    """Return the lines of a document in text order; a paragraph without line information is one line."""
    kept: list[PrintLine] | None = a.kept.get("printed_lines")
    if kept is None:
        kept = a.kept["printed_lines"] = _printed_lines(a)
    return kept.copy()


def _printed_lines(a: Analysis) -> list[PrintLine]:
    out: list[PrintLine] = []
    text = a.text
    for block in a.blocks:
        p = block.paragraph
        spans = [(x.span, x.bold, x.centred) for x in p.lines] or [(p.span, False, False)]
        for span, bold, centred in spans:
            kept = span.stripped(text)
            piece = kept.of(text)
            if piece:
                out.append(
                    PrintLine(
                        kept, piece, bare(piece), p.column, bold, centred, block.zone, block.index, p.kind
                    )
                )
    return out


def head_lines(a: Analysis, lines: list[PrintLine]) -> list[PrintLine]:
    """Return the first lines, parted where a motto or a place and date shares a line."""
    out: list[PrintLine] = []
    for line in lines[:HEAD_LINES]:
        out.extend(_parted(a.text, line))
    return out


_PARTY_OF = re.compile(r"(?:dieu le|cuong linh|lich su|thanh lap) $")
_GAP = re.compile(r"\s{3,}|\t+")
_NUMBER_START = re.compile(r"s[o6]\b\s*[:.]?")
# The end of a symbol: letters behind the last dash or slash.
_SYMBOL_END = re.compile(r"[-/][ ]?[A-ZĐÐ][\wĐÐ&.]*(?:[-/][A-ZĐÐ][\wĐÐ&.]*)*(?=\s)")


def _parted(text: str, line: PrintLine) -> Iterator[PrintLine]:
    if line.kind is ParagraphKind.TABLE_ROW or len(line.text) > 400:
        yield line
        return
    at = line.span.start
    cuts = [m.span() for m in _GAP.finditer(line.text)][:3]
    if not cuts and (m := motto_pattern().search(line.bare)) and m.start() >= 3:
        upper, letters = case_counts(line.text[: m.start()])
        # the name of the Party also stands in titles: `ĐIỀU LỆ ĐẢNG …`
        if letters and upper >= 0.6 * letters and not _PARTY_OF.search(line.bare, 0, m.start()):
            cuts = [(m.start(), m.start())]
    if not cuts and _NUMBER_START.match(line.bare) and re.search(r"\bng?ay\b.*\bnam\b", line.bare):
        ends = [m.end() for m in _SYMBOL_END.finditer(line.text)]
        if ends and ends[0] < line.bare.find("ngay"):
            cuts = [(ends[0], ends[0])]
    if not cuts:
        yield line
        return
    begin = 0
    for i, (left, right) in enumerate([*cuts, (len(line.text), len(line.text))]):
        column = Column.LEFT if i == 0 else Column.RIGHT
        if line.text[begin:left].strip():
            yield line.cut(text, at + begin, at + left, column)
        begin = right


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {bare(f): f for e in load("head_phrases").entries for f in e.forms}
    return re.compile(one_of(sorted(forms), before=r"\w") + r"(?!\w)"), forms


# `CHI BỘ TRƯỜNG THCS`, `NHÀ TRƯỜNG BAN HÀNH`: a school, and no misread `BỘ TRƯỞNG`, `TRƯỞNG BAN`.
_SCHOOL = re.compile(
    r" (?:thcs|thpt|th|tieu hoc|mam non|mau giao|trung hoc|trung cap|cao dang|dai hoc|pho thong|chinh tri"
    r"|ptdt|hanh)\b"
)
_OF_SCHOOL = re.compile(r"\b(?:chi|dang|can|noi|nha) $")


def restored(text: str) -> str:
    """Give formula words in capitals the marks that recognition lost; the length stays.

    >>> restored("HỘI NGHỊ LÀN THỨ BA BAN CHÁP HÀNH")
    'HỘI NGHỊ LẦN THỨ BA BAN CHẤP HÀNH'
    """
    pattern, forms = _phrases()
    low = bare(text)

    def mend(m: re.Match[str]) -> str:
        printed = text[m.start() : m.end()]
        form = forms[m[0]]
        if case_counts(printed)[0] * 2 < len(printed) or fold(printed) == fold(form):
            return printed
        school = _SCHOOL.match(low, m.end()) or _OF_SCHOOL.search(low, 0, m.start())
        if school and "trường" in fold(printed):
            return printed
        return "".join(f.upper() if p.isupper() else f for p, f in zip(printed, form, strict=True))

    out, at = [], 0
    for m in pattern.finditer(low):
        out += [text[at : m.start()], mend(m)]
        at = m.end()
    return "".join([*out, text[at:]])
