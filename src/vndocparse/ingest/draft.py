"""Build a :class:`SourceDocument` paragraph by paragraph; every reader of files without pages uses it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vndocparse.core.geometry import CharMap
from vndocparse.core.source import (
    Aside,
    AsideKind,
    Cell,
    Change,
    Column,
    Line,
    Notice,
    Paragraph,
    ParagraphKind,
    SourceDocument,
    TableGrid,
)
from vndocparse.core.span import Span
from vndocparse.errors import LimitError
from vndocparse.ingest.line_marks import LineMarks
from vndocparse.ingest.line_spacing import LineSpacing, Mend
from vndocparse.ingest.line_specks import moved, without_specks
from vndocparse.text.normalise import clean

CELL_GAP = " | "


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a paragraph to be; ``glued`` lines follow the one before without a space."""

    text: str
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    glued: bool = False


@dataclass(slots=True)
class Draft:
    """Collects paragraphs, table rows, asides and notices in reading order.

    ``spacing`` and ``marks`` mend the lines as they come; what they changed is in ``changes``.
    What would make the text longer than ``most`` characters is left out: then the draft is ``full``.
    """

    parts: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[TableGrid] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    spacing: LineSpacing | None = None
    marks: LineMarks | None = None
    changes: list[Change] = field(default_factory=list)
    at: int = 0
    most: int | None = None
    full: bool = False

    def paragraph(
        self,
        pieces: Sequence[Piece],
        *,
        kind: ParagraphKind = ParagraphKind.TEXT,
        column: Column = Column.FULL,
    ) -> None:
        """Append a paragraph of the given lines; one without visible text is left out."""
        lines: list[Line] = []
        text: list[str] = []
        start = at = self.at + (1 if self.parts else 0)
        kept = [(p, body) for p in pieces if (body := clean(p.text))]
        for (piece, _), (body, changes) in zip(kept, self._mended([body for _, body in kept]), strict=True):
            if text and not piece.glued:
                text.append(" ")
                at += 1
            self._note(changes, at)
            text.append(body)
            span = Span(at, at + len(body))
            at = span.end
            lines.append(Line(span, None, piece.size, piece.bold, piece.italic, piece.centred))
        if not text:
            return
        self._add("".join(text), Paragraph(Span(start, at), 0, kind, column, tuple(lines)))

    def table(self, rows: Sequence[Sequence[tuple[str, int]]], header_rows: int = 1) -> None:
        """Append a ruled table: for each row its cells as (text, columns spanned)."""
        index = len(self.tables)
        grid: list[tuple[Cell, ...]] = []
        begin = self.at + (1 if self.parts else 0)
        for row in rows:
            cells = [(clean(text), width) for text, width in row]
            if not any(text for text, _ in cells):
                header_rows = min(header_rows, max(1, len(grid))) if grid else header_rows
                continue
            start = at = self.at + (1 if self.parts else 0)
            made: list[Cell] = []
            for i, (text, width) in enumerate(cells):
                at += len(CELL_GAP) if i else 0
                text, changes = self._mended([text])[0]
                self._note(changes, at)
                cells[i] = (text, width)
                made.append(Cell(Span(at, at + len(text)), max(1, width)))
                at += len(text)
            grid.append(tuple(made))
            body = CELL_GAP.join(text for text, _ in cells)
            line = Line(Span(start, at))
            row_of = Paragraph(Span(start, at), 0, ParagraphKind.TABLE_ROW, Column.FULL, (line,), index)
            if not self._add(body, row_of):
                grid.pop()
                break
        if grid:
            self.tables.append(TableGrid(Span(begin, self.at), tuple(grid), min(header_rows, len(grid))))

    def aside(self, kind: AsideKind, text: str) -> None:
        """Keep print that is no part of the text; empty text is left out."""
        if body := clean(text):
            self.asides.append(Aside(kind, body))

    def _mended(self, bodies: list[str]) -> list[tuple[str, list[Change]]]:
        """Return the lines of a paragraph mended; the changes' offsets are the line's."""
        out: list[tuple[str, list[Change]]] = []
        for body in bodies:
            specks: list[Mend] = []
            mends: list[Mend] = []
            if self.marks is not None:
                body, specks = without_specks(body)
            if self.spacing is not None:
                body, mends = self.spacing.mend(body)
            changes = [Change(m.span, m.raw, "speck") for m in moved(specks, mends)]
            out.append((body, [*changes, *(Change(m.span, m.raw, "spacing") for m in mends)]))
        if self.marks is not None:
            marked, changed = self.marks.mend([body for body, _ in out])
            out = [
                (new, [*old, *(Change(m.span, m.raw, "context") for m in more)])
                for new, (_, old), more in zip(marked, out, changed, strict=True)
            ]
        return out

    def _note(self, changes: list[Change], at: int) -> None:
        """Keep the changes of a line that stands at ``at`` in the text."""
        self.changes += [replace(c, span=Span(at + c.span.start, at + c.span.end)) for c in changes]

    def _add(self, body: str, paragraph: Paragraph) -> bool:
        self.full = self.full or (self.most is not None and paragraph.span.end > self.most)
        if self.full:
            return False
        self.parts.append(body)
        self.paragraphs.append(paragraph)
        self.at = paragraph.span.end
        return True

    def end_at_limit(self, name: str) -> None:
        """Say that the text was cut short, where it was.

        Raises:
            LimitError: If not even the first paragraph had room.
        """
        if not self.full:
            return
        if not self.parts:
            raise LimitError(
                f"{name}: one paragraph of more than {self.most} characters; that is the limit of the text",
                f"{name}: một đoạn dài hơn {self.most} ký tự, vượt giới hạn của văn bản",
            )
        told = f"stopped after {self.at} characters; the limit is {self.most}"
        self.notices.append(Notice("limit_text_chars", told, Span(self.paragraphs[-1].span.start, self.at)))

    def finish(self, *, media_type: str, encoding: str | None = "unicode") -> SourceDocument:
        """Return the document; path and digest are filled in by the caller."""
        text = "\n".join(self.parts)
        return SourceDocument(
            text=text,
            paragraphs=tuple(self.paragraphs),
            chars=CharMap.blank(len(text)),
            media_type=media_type,
            encoding=encoding,
            tables=tuple(self.tables),
            asides=tuple(self.asides),
            notices=tuple(self.notices),
            changes=tuple(c for c in self.changes if c.span.end <= self.at),
            properties=self.properties,
        )
