"""Put printed pages together to one document in reading order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vndocparse.core.printed import PrintedPage
from vndocparse.core.source import Aside, AsideKind, Column, Notice, Page, SourceDocument, TextSource
from vndocparse.core.span import Span
from vndocparse.ingest.layout import asides as kept_aside
from vndocparse.ingest.layout.build import Writer
from vndocparse.ingest.layout.cells import DraftTable, continued, fill, merge
from vndocparse.ingest.layout.columns import ordered
from vndocparse.ingest.layout.lines import Row, TextLine, rows_of
from vndocparse.ingest.layout.paragraphs import (
    DraftParagraph,
    Setting,
    join,
    joins_over_break,
    mark_centred,
    measure_of,
    setting_of,
)

_LOOK_AHEAD = 12  # pages read before one is written
_FOOTNOTE_ZONE = 0.6  # of the page's height; footnotes stand below
_FOOTNOTE_SMALLER = 1.5  # points smaller than the text


@dataclass(slots=True)
class _PageDraft:
    """What is left of a page once its words are in order; the print itself is let go."""

    number: int
    width: float
    height: float
    source: TextSource
    rotation: int
    confidence: float
    steps: tuple[str, ...]
    blank: bool
    parts: list[DraftParagraph | DraftTable] = field(default_factory=list)
    indented: bool = True


def assemble(
    pages: Iterable[PrintedPage],
    *,
    media_type: str = "application/pdf",
    ocr_engine: str | None = None,
    encoding: str | None = "unicode",
    properties: Mapping[str, str] | None = None,
    notices: Iterable[Notice] = (),
) -> SourceDocument:
    """Return the document that the pages print, in reading order.

    Pages are taken one at a time and let go, so an iterator that reads them keeps memory flat.
    Columns of letterhead and foot are read left before right; page numbers, running heads and
    stamps go to ``asides``; lines are joined to paragraphs, also over page breaks; ruled tables
    become :class:`TableGrid`. ``check`` of :mod:`vndocparse.core.source` holds for the result.
    """
    drafts: list[_PageDraft] = []
    asides: list[Aside] = []
    told: list[Notice] = []
    writer = Writer()
    flow = _Flow(writer, asides)
    for page in pages:
        asides.extend(page.asides)
        told.extend(page.notices)
        drafts.append(_draft(page, asides))
        flow.push(drafts[-1])
    told.extend(notices)
    flow.finish()
    text = writer.text()
    return SourceDocument(
        text=text,
        paragraphs=tuple(writer.paragraphs),
        chars=writer.chars,
        media_type=media_type,
        text_source=_source(drafts),
        encoding=encoding,
        ocr_engine=ocr_engine,
        pages=_pages(drafts, writer),
        tables=tuple(writer.tables),
        asides=tuple(sorted(asides, key=lambda a: a.page)),
        changes=tuple(writer.changes),
        notices=tuple(told),
        properties=dict(properties or {}),
    )


def _draft(page: PrintedPage, asides: list[Aside]) -> _PageDraft:
    """Put one page in order."""
    made = _PageDraft(
        page.number,
        page.width,
        page.height,
        page.source,
        page.rotation,
        page.confidence,
        tuple(page.steps),
        page.blank,
    )
    words = [w for w in page.words if w.text]
    tables: list[DraftTable] = []
    for printed in sorted(page.tables, key=lambda t: t.box.y0):
        table, words = fill(printed, words)
        if table is not None:
            tables.append(table)
    if not words and not tables:
        made.blank = made.blank or not page.notices
        return made
    rows = rows_of(words) if words else []
    asides.extend(kept_aside.take_page_number(rows, page.height))
    asides.extend(kept_aside.take_overlays(rows))
    asides.extend(kept_aside.take_arrival_stamps(rows, page.width, page.height))
    measure = measure_of([r.line() for r in rows], page.width)
    flow: list[tuple[list[TextLine], DraftTable | None]] = []
    for piece, table in _cut_at_tables(rows, tables):
        flow.append((ordered(piece, measure), table))
    lines = [line for piece_lines, _ in flow for line in piece_lines]
    setting = setting_of(lines, measure)
    mark_centred(lines, measure)
    made.indented = setting.indented
    for piece_lines, table in flow:
        made.parts.extend(_with_footnotes(piece_lines, setting, page.height))
        if table is not None:
            made.parts.append(table)
    return made


def _cut_at_tables(
    rows: list[Row], tables: list[DraftTable]
) -> Iterable[tuple[list[Row], DraftTable | None]]:
    """Yield the rows above each table with the table, and at last the rows below all of them."""
    rest = rows
    for table in tables:
        above = [r for r in rest if r.y0 + r.y1 < table.box.y0 + table.box.y1]
        rest = [r for r in rest if r.y0 + r.y1 >= table.box.y0 + table.box.y1]
        yield above, table
    yield rest, None


def _with_footnotes(lines: list[TextLine], setting: Setting, height: float) -> list[DraftParagraph]:
    """Join lines to paragraphs and mark the footnotes at the end of the page."""
    body = [p.height for p in lines if p.width > 0.5 * setting.measure.width]
    usual = sorted(body)[len(body) // 2] if body else 0.0
    cut = len(lines)
    while cut and _is_footnote_print(lines[cut - 1], usual, height):
        cut -= 1
    while cut < len(lines) and not _opens_footnote(lines[cut]):
        cut += 1
    paragraphs = join(lines[:cut], setting)
    notes = join(lines[cut:], setting)
    for note in notes:
        note.footnote = True
    return paragraphs + notes


def _is_footnote_print(line: TextLine, usual: float, height: float) -> bool:
    low = line.y0 > height * _FOOTNOTE_ZONE
    return low and line.column is Column.FULL and line.height <= usual - _FOOTNOTE_SMALLER


def _opens_footnote(line: TextLine) -> bool:
    return line.text[:1] in "¹²³⁴⁵⁶⁷⁸⁹*" or line.text[:1].isdigit()


def _edge_key(draft: _PageDraft, at: int) -> tuple[str, int] | None:
    part = draft.parts[at] if draft.parts else None
    if not isinstance(part, DraftParagraph):
        return None
    return kept_aside.running_head_key(part.lines[at], draft.height)


class _Flow:
    """Writes pages in order, a few pages behind the reading so that running heads are known by then."""

    def __init__(self, writer: Writer, asides: list[Aside]) -> None:
        self.writer = writer
        self.asides = asides
        self.waiting: deque[_PageDraft] = deque()
        self.edges: Counter[tuple[str, int]] = Counter()
        self.seen = 0
        self.open_part: DraftParagraph | DraftTable | None = None
        self.notes: list[DraftParagraph] = []

    def push(self, draft: _PageDraft) -> None:
        """Take the next page; an earlier one is written and its print let go."""
        self.seen += 1
        self.edges.update({k for k in (_edge_key(draft, 0), _edge_key(draft, -1)) if k is not None})
        self.waiting.append(draft)
        if len(self.waiting) > _LOOK_AHEAD:
            self._write(self.waiting.popleft())

    def finish(self) -> None:
        """Write what is left."""
        while self.waiting:
            self._write(self.waiting.popleft())
        self._close()

    def _write(self, draft: _PageDraft) -> None:
        """Write a page, joining paragraphs and tables over the break before it."""
        self._take_running_heads(draft)
        for i, part in enumerate(draft.parts):
            if isinstance(part, DraftParagraph) and part.footnote:
                self.notes.append(part)
                continue
            if i == 0 and self.open_part is not None and _over_break(self.open_part, part, draft.indented):
                continue
            self._close()
            self.open_part = part
        draft.parts = []

    def _close(self) -> None:
        if isinstance(self.open_part, DraftTable):
            self.writer.table(self.open_part)
        elif self.open_part is not None:
            self.writer.paragraph(self.open_part)
        self.open_part = None
        for note in self.notes:
            self.writer.paragraph(note)
        self.notes.clear()

    def _take_running_heads(self, draft: _PageDraft) -> None:
        """Remove the lines that stand at the same edge of many pages."""
        for at in (-1, 0):
            key = _edge_key(draft, at)
            if key is None or self.edges[key] < 3 or self.edges[key] * 3 < self.seen:
                continue
            part = draft.parts[at]
            assert isinstance(part, DraftParagraph)
            line = part.lines.pop(at)
            self.asides.append(Aside(AsideKind.RUNNING_HEAD, line.text, draft.number, line.box))
            if not part.lines:
                draft.parts.pop(at)


def _over_break(
    above: DraftParagraph | DraftTable, below: DraftParagraph | DraftTable, indented: bool
) -> bool:
    """Join the first part of a page to the last of the page before, where it carries that on."""
    if isinstance(above, DraftTable) and isinstance(below, DraftTable):
        if not continued(above, below):
            return False
        merge(above, below)
        return True
    if isinstance(above, DraftParagraph) and isinstance(below, DraftParagraph):
        if not joins_over_break(above, below, indented):
            return False
        above.lines.extend(below.lines)
        above.measure = below.measure
        return True
    return False


def _pages(drafts: list[_PageDraft], writer: Writer) -> tuple[Page, ...]:
    """Return the pages with their spans, which tile the text in order."""
    starts: list[int] = []
    end = writer.at
    for draft in reversed(drafts):
        end = min(end, writer.first_of_page.get(draft.number, end))
        starts.append(end)
    starts.reverse()
    if starts:
        starts[0] = 0
    out = []
    for i, draft in enumerate(drafts):
        stop = starts[i + 1] if i + 1 < len(starts) else writer.at
        out.append(
            Page(
                draft.number,
                Span(starts[i], max(starts[i], stop)),
                draft.width,
                draft.height,
                draft.source,
                draft.rotation,
                draft.confidence,
                draft.steps,
                draft.blank,
            )
        )
    return tuple(out)


def _source(drafts: list[_PageDraft]) -> TextSource:
    """Return how the text of the whole file was had."""
    kinds = {d.source for d in drafts if not d.blank}
    if len(kinds) > 1:
        return TextSource.MIXED
    return next(iter(kinds), TextSource.TEXT_LAYER)
