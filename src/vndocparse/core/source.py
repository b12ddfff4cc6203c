"""What reading a file gives: normalised text, where each character stands, and what was kept aside."""

from dataclasses import dataclass, field
from enum import StrEnum

from vndocparse.core.geometry import Box, CharMap
from vndocparse.core.span import Span


class TextSource(StrEnum):
    """How the text of a page (or of the whole file) was had."""

    NATIVE = "native"  # the file is text itself: TXT, DOCX, HTML …
    TEXT_LAYER = "text_layer"  # the characters of a PDF
    OCR = "ocr"
    MIXED = "mixed"  # pages differ (of the whole file only)


class Column(StrEnum):
    """Where a paragraph stands across the page."""

    FULL = "full"
    LEFT = "left"  # left half of a letterhead or of the foot
    RIGHT = "right"


class ParagraphKind(StrEnum):
    """What a paragraph of the text is."""

    TEXT = "text"
    TABLE_ROW = "table_row"
    RULE = "rule"  # `-----`, `*`, a separator that carries no words


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line inside a paragraph.

    ``span`` is in the document's text; ``size`` is the font size in points (0 where
    unknown, as in plain text); ``bold`` and ``italic`` hold for most of its letters.
    """

    span: Span
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: one line of the normalised text, without its line break.

    ``page`` is 1-based, 0 in a file without pages; the page is that of its first
    character. ``level`` is the indent level of a word processor's list, if it said one.
    """

    span: Span
    page: int = 0
    kind: ParagraphKind = ParagraphKind.TEXT
    column: Column = Column.FULL
    lines: tuple[Line, ...] = ()
    table: int | None = None  # index into SourceDocument.tables

    @property
    def bold(self) -> bool:
        """True where most of its letters are bold."""
        return bool(self.lines) and sum(len(x.span) for x in self.lines if x.bold) * 2 > sum(
            len(x.span) for x in self.lines
        )

    @property
    def italic(self) -> bool:
        """True where most of its letters are italic."""
        return bool(self.lines) and sum(len(x.span) for x in self.lines if x.italic) * 2 > sum(
            len(x.span) for x in self.lines
        )

    @property
    def centred(self) -> bool:
        """True where its first line is centred."""
        return bool(self.lines) and self.lines[0].centred


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``span`` covers its words in the text and is empty for an empty cell."""

    span: Span
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A ruled table: rows of cells; each row is one ``TABLE_ROW`` paragraph of the text.

    In the text the cells of a row are joined by ``" | "`` in reading order.
    ``header_rows`` counts the leading rows that name the columns; a table that goes on
    over a page break is one grid, without its repeated header.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    page: int = 0


class AsideKind(StrEnum):
    """Why a piece of print is no part of the text."""

    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    SIGNATURE_OVERLAY = "signature_overlay"  # the stamp of a digital signature
    ARRIVAL_STAMP = "arrival_stamp"
    STAMP = "stamp"
    HANDWRITING = "handwriting"
    WEB_FRAME = "web_frame"  # a portal's own words around the document
    HIDDEN_TEXT = "hidden_text"  # a text layer that was not believed
    FOOTNOTE = "footnote"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Aside:
    """Print that was read and kept out of the text."""

    kind: AsideKind
    text: str
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A reading that was changed after recognition; ``span`` is in the text."""

    span: Span
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at; ``code`` is a stable identifier (see docs/warnings.md)."""

    code: str
    message: str
    span: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: 1-based number, size in points, how its text was had and what was done for it.

    ``steps`` names what was done to have the text (``deskew:0.7``, ``spacing_repaired``).
    """

    number: int
    span: Span
    width: float
    height: float
    source: TextSource
    rotation: int = 0
    confidence: float = 1.0
    steps: tuple[str, ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as text.

    ``text`` is NFC, its paragraphs are joined by single line breaks and never hold one;
    ``paragraphs`` tile it. ``chars`` has one entry for each character of ``text``.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    chars: CharMap
    path: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    text_source: TextSource = TextSource.NATIVE
    encoding: str | None = "unicode"
    ocr_engine: str | None = None
    pages: tuple[Page, ...] = ()
    tables: tuple[TableGrid, ...] = ()
    asides: tuple[Aside, ...] = ()
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)  # the file's own metadata, untrusted
    sureness: float = 1.0  # how surely a text without word confidences was read by whoever read it

    @property
    def ocr_confidence(self) -> float | None:
        """Mean confidence over the pages that were recognised; ``None`` where none was."""
        read = [p for p in self.pages if p.source is TextSource.OCR and len(p.span)]
        total = sum(len(p.span) for p in read)
        return round(sum(p.confidence * len(p.span) for p in read) / total, 4) if total else None


_MENDED = 3  # so many readings changed by their neighbours tell a recognised text


def recognised(doc: SourceDocument) -> bool:
    """Tell whether the text was read from pictures, here or by somebody else before."""
    if doc.text_source is TextSource.OCR:
        return True
    return sum(c.reason == "context" for c in doc.changes) >= _MENDED


def check(doc: SourceDocument) -> None:
    """Verify the promises of :class:`SourceDocument`.

    Raises:
        ValueError: Naming the first promise that is broken.
    """
    if len(doc.chars) != len(doc.text):
        raise ValueError(f"{len(doc.chars)} character places for {len(doc.text)} characters")
    at = 0
    for p in doc.paragraphs:
        if p.span.start != at or "\n" in p.span.of(doc.text):
            raise ValueError(f"paragraphs do not tile the text at {at}")
        at = p.span.end + 1
    if doc.paragraphs and doc.paragraphs[-1].span.end != len(doc.text):
        raise ValueError("paragraphs do not reach the end of the text")
