"""Write paragraphs and tables into one text with a place for every character."""

from __future__ import annotations

from dataclasses import dataclass, field

from vndocparse.core.geometry import CharMap, even_edges
from vndocparse.core.printed import Word
from vndocparse.core.source import Cell, Change, Line, Paragraph, ParagraphKind, TableGrid
from vndocparse.core.span import Span
from vndocparse.ingest.draft import CELL_GAP
from vndocparse.ingest.layout.cells import DraftTable
from vndocparse.ingest.layout.lines import TextLine
from vndocparse.ingest.layout.paragraphs import DraftParagraph
from vndocparse.ingest.reflow import glue
from vndocparse.ingest.text_lines import is_rule


@dataclass(slots=True)
class Writer:
    """Appends to text, character map and paragraphs in step."""

    chars: CharMap = field(default_factory=CharMap)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[TableGrid] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    first_of_page: dict[int, int] = field(default_factory=dict)
    _written: list[str] = field(default_factory=list)  # by paragraph: words are let go once it is done
    _parts: list[str] = field(default_factory=list)

    @property
    def at(self) -> int:
        """Length of the text so far."""
        return len(self.chars)

    def text(self) -> str:
        """Return the text."""
        self._close()
        return "".join(self._written)

    def paragraph(self, draft: DraftParagraph) -> None:
        """Append a paragraph."""
        start = self._open()
        lines = self._lines(draft.lines)
        whole = " ".join(p.text for p in draft.lines)
        kind = ParagraphKind.RULE if is_rule(whole) else ParagraphKind.TEXT
        page = draft.lines[0].page
        self.paragraphs.append(Paragraph(Span(start, self.at), page, kind, draft.column, tuple(lines)))

    def table(self, draft: DraftTable) -> None:
        """Append a table, a paragraph a row."""
        index = len(self.tables)
        grid: list[tuple[Cell, ...]] = []
        begin: int | None = None
        for row in draft.rows:
            start = self._open()
            begin = start if begin is None else begin
            cells: list[Cell] = []
            lines: list[Line] = []
            for i, cell in enumerate(row):
                if i:
                    self._blank(CELL_GAP)
                at = self.at
                lines.extend(self._lines(cell.lines))
                cells.append(Cell(Span(at, self.at), cell.column_span))
            page = next((c.lines[0].page for c in row if c.lines), draft.page)
            lines = lines or [Line(Span(start, self.at))]
            self.paragraphs.append(
                Paragraph(
                    Span(start, self.at), page, ParagraphKind.TABLE_ROW, lines=tuple(lines), table=index
                )
            )
            grid.append(tuple(cells))
        span = Span(begin if begin is not None else self.at, self.at)
        self.tables.append(TableGrid(span, tuple(grid), min(draft.header_rows, len(grid)), draft.page))

    def _close(self) -> None:
        self._written.append("".join(self._parts))
        self._parts.clear()

    def _open(self) -> int:
        self._close()
        if self.paragraphs:
            self._blank("\n")
        return self.at

    def _blank(self, text: str) -> None:
        self._parts.append(text)
        self.chars.add_blank(len(text))

    def _lines(self, lines: list[TextLine]) -> list[Line]:
        out: list[Line] = []
        for i, line in enumerate(lines):
            if i and (joint := glue(lines[i - 1].text, line.text)):
                self._blank(joint)
            start = self.at
            self._words(line.words)
            span = Span(start, self.at)
            out.append(Line(span, line.box, line.size, line.bold, line.italic, line.centred))
        return out

    def _words(self, words: list[Word]) -> None:
        """Append the words of a line, with a space between."""
        if not words:
            return
        at = self.at
        self.first_of_page.setdefault(words[0].box.page, at)
        self._parts.append(" ".join([w.text for w in words]))
        self.chars.add_line(
            [
                (
                    w.edges if len(w.edges) == len(w.text) + 1 else even_edges(len(w.text), w.box),
                    w.box,
                    w.confidence,
                )
                for w in words
            ]
        )
        for word in words:
            count = len(word.text)
            if word.raw is not None and word.raw != word.text:
                self.changes.append(Change(Span(at, at + count), word.raw, word.reason or ""))
            at += count + 1
