"""A paragraph with what the steps of the segment stage ask again and again."""

import re
from dataclasses import dataclass

from vndocparse.core.analysis import Zone
from vndocparse.core.source import Paragraph, ParagraphKind, SourceDocument
from vndocparse.segment.cues import cues, is_capitals, plain
from vndocparse.segment.labels import Family, Label, read_label

_RULE = re.compile(r"[\s\-–—_*=.+~#|]{0,200}")
# What a scanning or publishing tool writes around pages: `===== Trang 3 =====`, `[OCR] …`, `[… lược …]`.
_MACHINE = re.compile(
    r"\s*(?:={3,}.{0,80}|\[(?:ocr|\.\.\.|…).{0,400}|(?:ký bởi|signed by)\b.{0,200})", re.IGNORECASE
)
# A card of facts that a portal prints: `Ngày ban hành: …`, `Số hiệu | …`.
_CARD_MARK = re.compile(r"\s*[:|]")
# `Số 17-NQ/TU`, `Số: 03/NQ-CP`, `Số      -CTr/ĐU`
_NUMBER = re.compile(r"\W{0,4}số\s{0,3}:?\s{0,12}[\w†&#*.…{}]{0,12}\s{0,3}[-–—/].{0,60}", re.IGNORECASE)
# `Hà Sơn, ngày 12 tháng 8 năm 2021` with blanks allowed
_PLACE_DATE = re.compile(r".{0,60}\bngày\b.{0,14}\btháng\b.{0,14}\bnăm\b.{0,12}", re.IGNORECASE)


@dataclass(slots=True)
class Para:
    """A paragraph; ``plain`` is its head without tone marks, ``zone`` is written by the zone step."""

    paragraph: Paragraph
    text: str
    plain: str
    label: Label | None
    zone: Zone = Zone.BODY

    @property
    def empty(self) -> bool:
        """True where it holds no words."""
        return self.paragraph.kind is ParagraphKind.RULE or _RULE.fullmatch(self.text[:200]) is not None

    @property
    def row(self) -> bool:
        """True for a row of a ruled table."""
        return self.paragraph.kind is ParagraphKind.TABLE_ROW

    @property
    def last(self) -> str:
        """The last character that is no white space, empty for none."""
        return self.text.rstrip()[-1:]


def make_para(source: SourceDocument, index: int) -> Para:
    """Return paragraph ``index`` of a document, not yet placed."""
    paragraph = source.paragraphs[index]
    text = paragraph.span.of(source.text)
    row = paragraph.kind is ParagraphKind.TABLE_ROW
    return Para(paragraph, text, plain(text), None if row else read_label(source.text, paragraph.span))


def is_machine(p: Para) -> bool:
    """Tell whether a tool wrote the paragraph around a page."""
    return _MACHINE.fullmatch(p.text[:500]) is not None


def is_frame(p: Para) -> bool:
    """Tell whether the words stand around the document: a portal's card of facts, a tool's remark."""
    if is_machine(p) or cues("frame.word").alone.match(p.plain):
        return True
    card = cues("frame.card").begins.match(p.plain)
    return card is not None and _CARD_MARK.match(p.plain, card.end()) is not None


def is_motto(p: Para) -> bool:
    """Tell whether the paragraph holds the Party's name or the State's motto, as a letterhead does."""
    if len(p.text) >= 120 or not cues("motto").inside.search(p.plain):
        return False
    return is_capitals(p.text[:30]) or cues("motto.sub").begins.match(p.plain) is not None


def is_letterhead(p: Para) -> bool:
    """Tell whether the paragraph is a number, a place with date, or a motto."""
    if len(p.text) > 160 or (p.label is not None and p.label.family in (Family.ROMAN, Family.ARTICLE)):
        return False
    return bool(_NUMBER.fullmatch(p.text) or _PLACE_DATE.fullmatch(p.text) or is_motto(p))


def is_short_capitals(p: Para) -> bool:
    """Tell whether the paragraph is a line in capitals."""
    return len(p.text) <= 110 and is_capitals(p.text)


def is_title_line(p: Para) -> bool:
    """Tell whether the paragraph begins with the name of a document type in capitals."""
    m = cues("type").begins.match(p.plain)
    return m is not None and len(p.text) < 400 and is_capitals(p.text.strip()[: len(m[1])])
