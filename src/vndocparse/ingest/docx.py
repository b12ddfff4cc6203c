"""Read Word files: paragraphs with their automatic labels, tables, text boxes, notes, headers and footers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vndocparse.core.options import ParseOptions
from vndocparse.core.source import AsideKind, Column, Notice, SourceDocument
from vndocparse.errors import BadInputError, EmptyInputError
from vndocparse.ingest import docx_tables
from vndocparse.ingest.docx_numbering import Numbering
from vndocparse.ingest.docx_package import Package, attr, child, local, open_package, walk
from vndocparse.ingest.docx_runs import RunReader, Words
from vndocparse.ingest.docx_styles import Look, Styles, look_of, numbering_of
from vndocparse.ingest.draft import Draft, Piece
from vndocparse.ingest.plain_lines import SideBySide, emit
from vndocparse.ingest.plain_tables import is_placing
from vndocparse.text.legacy import decode_text, from_tcvn3, from_vni
from vndocparse.text.normalise import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEEPEST = 12  # tables and boxes inside one another
_LOOKED_THROUGH = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])
_DECODERS: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni}
_SAMPLE = 60_000
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    """Read a Word file (DOCX).

    Insertions of tracked changes are kept, deletions dropped. Numbering is computed into
    the text. Headers, footers and notes go to the asides.

    Raises:
        BadInputError: If the file is damaged.
        EmptyInputError: If it holds pictures only.
        LimitError: If it unpacks to, or holds, more than the limits allow.
    """
    package = open_package(data, name, options.limits)
    main = package.main()
    root = package.part(main)
    body = child(root, "body")
    if body is None:
        raise BadInputError(
            f"{name}: the Word file has no readable document part",
            f"{name}: tệp Word không có phần nội dung đọc được",
        )
    reader = _Reader(package, main, body)
    reader.blocks(body, Column.FULL, 0)
    reader.flush(Column.FULL)
    reader.side.end()
    reader.frame()
    draft = reader.draft
    draft.end_at_limit(name)
    if not draft.parts and reader.pictures:
        raise EmptyInputError(
            f"{name}: holds pictures but no text",
            f"{name}: chỉ có ảnh, không có văn bản",
            hint="Save it as PDF and read that: the pictures are then recognised.",
            hint_vi="Hãy lưu thành PDF rồi đọc tệp đó để nhận dạng chữ trong ảnh.",
        )
    made = draft.finish(media_type=_MEDIA_TYPE, encoding=reader.encoding())
    return replace(made, path=name)


@dataclass(slots=True)
class _Reader:
    """Walks one file; ``held`` keeps the words of a paragraph whose end mark was deleted."""

    package: Package
    main: str
    body: Element
    draft: Draft = field(default_factory=Draft)
    pictures: int = 0
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    runs: RunReader = field(init=False)
    relations: dict[str, tuple[str, str]] = field(init=False)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    held: list[Piece] = field(default_factory=list)
    side: SideBySide = field(init=False)

    def __post_init__(self) -> None:
        self.draft.most = self.package.limits.text_chars
        self.relations = self.package.related(self.main)
        self.styles = Styles.read(self._related("styles"))
        self.numbering = Numbering.read(self._related("numbering"), self.styles)
        self.runs = RunReader(self.styles)
        self.side = SideBySide(self.draft)
        sample = ""
        for e in walk(self.body, "t"):
            sample += (e.text or "") + " "
            if len(sample) > _SAMPLE:
                break
        told = decode_text(sample).encoding  # old text whose font names are lost
        self.runs.otherwise = _DECODERS.get(told)
        if self.runs.otherwise is not None:
            self.runs.encodings[told] += 1_000_000
        for kind in ("footnote", "endnote"):
            root = self._related(kind + "s")
            for e in root if root is not None else ():
                if attr(e, "type") in (None, "normal"):
                    self.notes[kind, attr(e, "id") or ""] = self._flat(e)

    def _related(self, kind: str) -> Element | None:
        return next((self.package.part(t) for k, t in self.relations.values() if k == kind), None)

    def encoding(self) -> str:
        """Return the encoding in which most letters stood."""
        counted = self.runs.encodings.most_common(1)
        return counted[0][0] if counted and counted[0][1] else "unicode"

    def blocks(self, parent: Element, column: Column, depth: int) -> None:
        """Append the paragraphs and tables of a body, cell or text box."""
        for e in parent:
            name = local(e)
            if name == "p":
                self.paragraph(e, column, depth)
            elif name == "tbl":
                self.flush(column)
                self.side.end()
                self.table(e, column, depth)
            elif name in _LOOKED_THROUGH:
                self.blocks(e, column, depth)
            elif name == "AlternateContent":
                branch = child(e, "Choice")
                branch = branch if branch is not None else child(e, "Fallback")
                if branch is not None:
                    self.blocks(branch, column, depth)
            elif name == "altChunk":
                self.draft.notices.append(
                    Notice("part_not_read", "An embedded document inside the Word file was not read.")
                )

    def flush(self, column: Column) -> None:
        """Write out words that waited for a paragraph end."""
        if self.held and not (column is Column.FULL and self.side.offer(self.held)):
            emit(self.draft, self.held, column)
        self.held = []

    def paragraph(self, p: Element, column: Column, depth: int) -> None:
        """Append a paragraph with its label, its text boxes and its notes."""
        pieces, words = self._pieces(p)
        self.held.extend(pieces)
        if child(p, "pPr", "rPr", "del") is None:
            self.flush(column)
        if depth < _DEEPEST:
            for box in words.boxes:
                self.flush(column)
                self.blocks(box, column, depth + 1)
                self.flush(column)
        for key in words.notes:
            if key in self.notes:
                self.draft.aside(AsideKind.FOOTNOTE, self.notes[key])
        if words.hidden:
            self.draft.aside(AsideKind.HIDDEN_TEXT, "".join(words.hidden))
        self.pictures += words.pictures

    def _pieces(self, p: Element) -> tuple[list[Piece], Words]:
        """Return the lines of a paragraph, its automatic label before the first, and what else it holds."""
        properties = child(p, "pPr")
        ident = attr(child(properties, "pStyle"), "val") or self.styles.default_paragraph
        style = self.styles.get(ident)
        base = style.look.over(self.styles.base)
        words = self.runs.words(p, base)
        align = attr(child(properties, "jc"), "val") or style.align
        pieces = self.runs.pieces(words, centred=align == "center")
        label = self._label(properties, ident, base)
        if label and pieces:
            first = pieces[0]
            pieces[0] = replace(first, text=f"{label} {first.text}")
        elif label:
            words.bare_label = label
        return pieces, words

    def _label(self, properties: Element | None, ident: str | None, base: Look) -> str:
        """Return the automatic label of a paragraph and count it; empty for none."""
        own, style = numbering_of(properties), self.styles.get(ident).numbering
        told = own or style
        if told is None:
            return ""
        listed = told[0] or (style[0] if style else "")
        depth = told[1]
        if depth is None and ident in self.numbering.by_style and own is None:
            depth = self.numbering.by_style[ident][1]
        got = self.numbering.label(listed, depth or 0)
        if got is None:
            return ""
        text, look = got
        mark = look_of(child(properties, "rPr")).over(look).over(base)
        return clean(text.upper() if mark.caps else text)

    def _flat(self, parent: Element) -> str:
        """Return the words of everything in an element, as one line."""
        out: list[str] = []
        for p in walk(parent, "p"):
            pieces, words = self._pieces(p)
            out.append(words.bare_label)
            out.extend(piece.text for piece in pieces)
        return clean(" ".join(out))

    def table(self, table: Element, column: Column, depth: int) -> None:
        """Append a table: as a grid, or as the paragraphs it places side by side."""
        rows = docx_tables.rows_of(table)
        if not rows or depth >= _DEEPEST:
            return
        texts = [[self._peek(b.element) for b in row] for _, row in rows]
        width = max(sum(b.span for b in row) for _, row in rows)
        ruled = docx_tables.is_ruled(table, self.styles)
        if width == 1 and (len(rows) == 1 or not ruled):
            for _, row in rows:
                for b in row:
                    self._cell(b, column, depth)
        elif is_placing(texts, width, ruled=ruled, begun=len(self.draft.paragraphs)):
            self._place(rows, width, column, depth)
        else:
            grid = [
                [("" if b.goes_on else self._cell_text(b.element), b.span) for b in row] for _, row in rows
            ]
            self.draft.table(grid, docx_tables.header_rows(rows, texts))

    def _peek(self, cell: Element | None) -> str:
        """Return the bare words of a cell, its lines parted by line breaks, without counting its lists."""
        if cell is None:
            return ""
        lines = []
        for p in walk(cell, "p"):
            words = self.runs.words(p, Look())
            lines.extend("".join(f.text for f in words.fragments).split("\n"))
        return "\n".join(x for line in lines if (x := clean(line)))

    def _cell_text(self, cell: Element | None) -> str:
        return "" if cell is None else self._flat(cell)

    def _cell(self, box: docx_tables.Box, column: Column, depth: int) -> None:
        if box.element is not None and not box.goes_on:
            self.blocks(box.element, column, depth + 1)
            self.flush(column)

    def _place(
        self, rows: list[tuple[Element, list[docx_tables.Box]]], width: int, column: Column, depth: int
    ) -> None:
        """Append the cells of a table that only places words: left column first, then the right one."""
        left: list[docx_tables.Box] = []
        right: list[docx_tables.Box] = []

        def write() -> None:
            for side, boxes in ((Column.LEFT, left), (Column.RIGHT, right)):
                for b in boxes:
                    self._cell(b, side if column is Column.FULL else column, depth)
                boxes.clear()

        for _, row in rows:
            if len(row) == 1 and row[0].span >= width:
                write()
                self._cell(row[0], column, depth)
                continue
            at = 0
            for b in row:
                (left if (at + b.span / 2) * 2 < width else right).append(b)
                at += b.span
        write()

    def frame(self) -> None:
        """Keep headers and footers aside, and the file's own properties."""
        for kind, target in self.relations.values():
            if kind in ("header", "footer"):
                root = self.package.part(target)
                for text, number in self._frame_lines(root):
                    self.draft.aside(AsideKind.PAGE_NUMBER if number else AsideKind.RUNNING_HEAD, text)
        core = self.package.part("docProps/core.xml")
        for e in core if core is not None else ():
            if e.text and local(e) in ("title", "creator", "created", "modified", "subject"):
                self.draft.properties[local(e)] = clean(e.text)[:500]

    def _frame_lines(self, root: Element | None) -> Iterator[tuple[str, bool]]:
        for p in walk(root, "p") if root is not None else ():
            pieces, words = self._pieces(p)
            text = clean(" ".join(x.text for x in pieces))
            if words.page_field and not any(c.isalpha() for c in text):
                yield text or "#", True
            elif text:
                yield text, text.strip("-– ").isdecimal()
