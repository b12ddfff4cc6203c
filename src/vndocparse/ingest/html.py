"""Read web pages and mail archives of them: blocks, tables, lists; scripts and menus left out."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vndocparse.core.options import ParseOptions
from vndocparse.core.source import AsideKind, Column, Notice, SourceDocument
from vndocparse.ingest.draft import Draft, Piece
from vndocparse.ingest.html_parts import HIDDEN, Look, clean_cells, is_flow, is_ruled, look_of, mark_of
from vndocparse.ingest.plain_lines import SideBySide, emit
from vndocparse.ingest.plain_tables import is_placing
from vndocparse.text.legacy import Decoded, decode, decode_run, decode_text, font_encoding
from vndocparse.text.normalise import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DROPPED = frozenset(
    ["script", "style", "head", "noscript", "template", "svg", "math", "object", "iframe", "select", "button"]
) | {"textarea", "input", "video", "audio", "canvas", "map", "applet", "title"}
_FRAME = frozenset(["nav", "footer", "aside", "form", "menu", "dialog"])
_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "label", "mark"]
) | {"q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "img", "time", "o:p", "acronym"}
_DEEPEST = 180
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes, name: str, options: ParseOptions) -> SourceDocument:
    """Read an HTML page or an MHTML archive; any bytes give a document, maybe an empty one.

    Raises:
        LimitError: If it holds more text than the limits allow.
    """
    got = _decoded(data)
    root = _parse(got.text)
    draft = Draft(most=options.limits.text_chars)
    reader = _Reader(draft)
    if root is not None:
        reader.block(root, Look(), Column.FULL, 0)
        reader.flush(Column.FULL)
    reader.side.end()
    draft.end_at_limit(name)
    if "bytes_replaced" in got.notes:
        draft.notices.append(
            Notice("encoding_bytes_replaced", "Some bytes are no valid text and were replaced by U+FFFD.")
        )
    encoding = max(reader.letters, key=lambda k: reader.letters[k], default="unicode")
    if encoding == "unicode":
        encoding = got.encoding
    return replace(draft.finish(media_type="text/html", encoding=encoding), path=name)


def _parse(text: str) -> HtmlElement | None:
    from lxml import etree, html

    body = re.sub(r"^\s{0,99}<\?xml[^>]{0,400}\?>", "", visible_markup(text))
    if not body.strip():
        return None
    parser = html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def visible_markup(text: str) -> str:
    """Return the markup without the characters that an XML library refuses."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", " ", text)


def _decoded(data: bytes) -> Decoded:
    told: str | None = None
    lead = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not lead.startswith(b"<") and re.search(rb"(?im)^content-type:\s*multipart/", data[:8192]):
        data, told = _mail_part(data)
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        m = _CHARSET.search(data[:4096])
        told = told or (m[1].decode("ascii", errors="ignore") if m else None)
        if told:
            try:
                codec = codecs.lookup(told).name
                if codec != "utf-8":
                    text = data.decode(codec)
                    # A page of an old font says it is Western; what it holds decides.
                    found = decode_text(text)
                    name = "cp1258" if codec == "cp1258" else found.encoding
                    return Decoded(found.text, name, found.notes)
            except (LookupError, UnicodeError):
                pass
    return decode(data)


def _mail_part(data: bytes) -> tuple[bytes, str | None]:
    """Return the first HTML part of a mail archive and the charset it says it has."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload, part.get_content_charset()
    return b"", None


@dataclass(slots=True)
class _Reader:
    """Walks the tree; ``line`` holds the letters of the line that is being filled, with their looks."""

    draft: Draft
    line: list[tuple[str, Look]] = field(default_factory=list)
    lines: list[Piece] = field(default_factory=list)
    letters: dict[str, int] = field(default_factory=dict)
    counters: list[int] = field(default_factory=list)
    label: str = ""
    side: SideBySide = field(init=False)

    def __post_init__(self) -> None:
        self.side = SideBySide(self.draft)

    def block(self, e: HtmlElement, look: Look, column: Column, depth: int) -> None:
        """Append what an element holds."""
        if depth > _DEEPEST:
            self._write("".join(map(str, e.itertext())), look)
            return
        self._write(e.text or "", look)
        for x in e:
            if isinstance(x.tag, str):
                self._element(x, look, column, depth)
            self._write(x.tail or "", look)

    def _element(self, x: HtmlElement, look: Look, column: Column, depth: int) -> None:
        tag = x.tag.lower()
        own = look_of(x, look)
        if tag in _DROPPED:
            return
        if own.hidden or HIDDEN.search(x.get("style") or "") or x.get("hidden") is not None:
            self.draft.aside(AsideKind.HIDDEN_TEXT, _words(x))
        elif tag in _FRAME and not x.findall(".//p") and not x.findall(".//table"):
            self.draft.aside(AsideKind.WEB_FRAME, _words(x))
        elif tag == "br":
            self._end_line(look)
        elif tag in _INLINE:
            self.block(x, own, column, depth + 1)
        elif tag == "hr":
            self.flush(column)
        elif tag == "table":
            self.flush(column)
            self.side.end()
            self._table(x, own, column, depth)
        else:
            self.flush(column)
            if tag in ("ol", "ul"):
                start = x.get("start") or ""
                self.counters.append(int(start) - 1 if start.isdecimal() and len(start) < 5 else 0)
            elif tag == "li":
                self.label = mark_of(x, self.counters)
            self.block(x, own, column, depth + 1)
            self.flush(column)
            if tag in ("ol", "ul"):
                self.counters.pop()

    def _write(self, text: str, look: Look) -> None:
        if text:
            if not look.keeps_lines:
                text = _SPACE.sub(" ", text)
            parts = text.split("\n")
            for i, part in enumerate(parts):
                if i:
                    self._end_line(look)
                if part:
                    self.line.append((part, look))

    def _end_line(self, look: Look) -> None:
        runs: list[tuple[str, Look]] = []
        for text, own in self.line:
            if runs and runs[-1][1].font == own.font:
                runs[-1] = (runs[-1][0] + text, runs[-1][1])
            else:
                runs.append((text, own))
        words = ""
        for text, own in runs:
            old = decode_run(text, own.font)
            known = font_encoding(own.font) if old is not None else None
            count = sum(c.isalpha() for c in text)
            self.letters[known or "unicode"] = self.letters.get(known or "unicode", 0) + count
            words += text if old is None else old
        total = sum(len(t.strip()) for t, _ in self.line) or 1
        bold = sum(len(t.strip()) for t, own in self.line if own.bold) * 2 > total
        italic = sum(len(t.strip()) for t, own in self.line if own.italic) * 2 > total
        centred = self.line[0][1].centred if self.line else look.centred
        self.line = []
        if clean(words):
            if self.label:
                words, self.label = f"{self.label} {words.lstrip()}", ""
            self.lines.append(Piece(words, 0.0, bold, italic, centred))

    def flush(self, column: Column) -> None:
        """End the paragraph."""
        self._end_line(Look())
        if self.lines and not (column is Column.FULL and self.side.offer(self.lines)):
            emit(self.draft, self.lines, column)
        self.lines = []

    def _table(self, table: HtmlElement, look: Look, column: Column, depth: int) -> None:
        rows = clean_cells(table)
        if not rows:
            return
        width = max(sum(span for _, span in row) for row in rows)
        if width == 1 or is_flow(table):
            for row in rows:
                for cell, _ in row:
                    self._cell(cell, look, column, depth)
            return
        texts = [[_lines(cell) for cell, _ in row] for row in rows]
        if is_placing(texts, width, ruled=is_ruled(table), begun=len(self.draft.paragraphs)):
            self._place(rows, width, look, column, depth)
            return
        heads = 0
        for row in rows:
            if not all(cell is None or cell.tag == "th" for cell, _ in row):
                break
            heads += 1
        grid = [
            [(" ".join(t.split("\n")), s) for t, (_, s) in zip(ts, row, strict=True)]
            for ts, row in zip(texts, rows, strict=True)
        ]
        self.draft.table(grid, max(1, heads))

    def _cell(self, cell: HtmlElement | None, look: Look, column: Column, depth: int) -> None:
        if cell is not None:
            self.block(cell, look_of(cell, look), column, depth + 1)
            self.flush(column)
            self.side.end()

    def _place(
        self,
        rows: list[list[tuple[HtmlElement | None, int]]],
        width: int,
        look: Look,
        column: Column,
        depth: int,
    ) -> None:
        for side in (Column.LEFT, Column.RIGHT):
            for row in rows:
                at = 0
                for cell, span in row:
                    left = (at + span / 2) * 2 < width or (len(row) == 1 and span >= width)
                    at += span
                    if left is (side is Column.LEFT):
                        self._cell(cell, look, side if column is Column.FULL else column, depth)


def _words(e: HtmlElement) -> str:
    return clean(" ".join(str(t) for t in e.itertext() if t))[:2000]


def _lines(cell: HtmlElement | None) -> str:
    """Return the words of a cell with a line break after each block and ``br``."""
    if cell is None:
        return ""
    draft = Draft()
    inner = _Reader(draft)
    inner.block(cell, look_of(cell, Look()), Column.LEFT, 0)
    inner.flush(Column.LEFT)
    return "\n".join(draft.parts)
