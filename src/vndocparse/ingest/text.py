"""Read plain text and Markdown: find out what the lines are, then join them into paragraphs."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vndocparse.core.options import Limits
from vndocparse.core.source import Notice, ParagraphKind, SourceDocument
from vndocparse.errors import LimitError
from vndocparse.ingest import markdown
from vndocparse.ingest.draft import Draft, Piece
from vndocparse.ingest.line_marks import LineMarks
from vndocparse.ingest.line_spacing import LineSpacing, count_words
from vndocparse.ingest.line_specks import with_lone_marks, without_edge_specks
from vndocparse.ingest.text_bars import with_whole_mottos, without_bars
from vndocparse.ingest.text_columns import part
from vndocparse.ingest.text_headed import headed
from vndocparse.ingest.text_join import Joiner
from vndocparse.ingest.text_lines import is_dirt, is_rule
from vndocparse.ingest.text_pages import without_furniture
from vndocparse.ingest.text_parted import Parter
from vndocparse.ingest.text_placed import Placed
from vndocparse.ingest.text_signed import with_parted_signatures
from vndocparse.ingest.text_spaced import spaced_table
from vndocparse.ingest.text_stamps import without_stamps
from vndocparse.ingest.text_style import Gap, Row, Style, closed_up, measure
from vndocparse.ingest.text_type_line import without_dirt
from vndocparse.text.normalise import clean, unbroken

_TAB = 8
_DAMAGED = 3  # words of a text that had to be mended, from which on what it says is less sure
_DAMAGED_SURENESS = 0.9


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of a pipe table; ``header`` counts the rows above its drawn line."""

    rows: tuple[tuple[str, ...], ...]
    header: int


def read_text(
    text: str,
    *,
    path: str = "",
    sha256: str = "",
    media_type: str = "text/plain",
    encoding: str | None = "unicode",
    notices: Sequence[Notice] = (),
    limits: Limits | None = None,
) -> SourceDocument:
    """Turn plain text or Markdown into paragraphs.

    Whether a line is a paragraph or the text was cut at a fixed width is judged from
    the lines themselves. A paragraph that a page break cuts is joined again; page
    numbers, repeated page heads and the stamp of a digital signature go to the asides.
    Any string gives a result; an empty one gives a document without paragraphs.

    Raises:
        LimitError: If its first line is longer than ``limits.text_chars``.
    """
    draft = Draft(notices=list(notices))
    text = unicodedata.normalize("NFC", text)  # what tells how it was damaged counts letters
    text = _bounded(text, (limits or Limits()).text_chars, path or "text", draft)
    cells = without_bars(with_lone_marks(without_furniture(unbroken(text), draft)))
    lines = with_parted_signatures(with_whole_mottos(without_dirt(cells, draft)))
    placed = without_stamps(part(lines), draft)
    words = count_words(p.text for p in placed)
    draft.spacing = LineSpacing.of(words)
    draft.marks = LineMarks.of(words, [p.text for p in placed])
    full = media_type == "text/markdown" or markdown.looks_like_markdown(text)
    _fill(draft, list(_items(placed, full)))
    sureness = _DAMAGED_SURENESS if len(draft.changes) >= _DAMAGED else 1.0
    made = draft.finish(media_type=media_type, encoding=encoding)
    return replace(made, path=path, sha256=sha256, sureness=sureness)


def _bounded(text: str, most: int, name: str, draft: Draft) -> str:
    """Return the whole lines that fit into the limit; what is left out is told."""
    if len(text) <= most:
        return text
    end = text.rfind("\n", 0, most + 1)
    if end < 0 or not text[:end].strip():
        raise LimitError(
            f"{name}: a line of more than {most} characters; that is the limit of the text",
            f"{name}: một dòng dài hơn {most} ký tự, vượt giới hạn của văn bản",
        )
    told = f"stopped after {end} of {len(text)} characters; the limit is {most}"
    draft.notices.append(Notice("limit_text_chars", told))
    return text[:end]


def _items(placed: list[Placed], full: bool) -> Iterator[Row | _Table]:
    """Yield the rows and tables of the text; lines that are form feeds are page breaks."""
    lines = [p.text for p in placed]
    marked = markdown.unmark(lines, full=full)
    parter = Parter.of(lines)
    gap = Gap.NONE
    number = i = 0
    while i < len(lines):
        raw = lines[i]
        if raw == "\f":
            gap = Gap.PAGE
        elif markdown.is_table_line(raw):
            table, i = _table(lines, i)
            yield table
            gap = Gap.BLANK
            continue
        elif (spaced := spaced_table(lines, i)) is not None:
            yield _Table(spaced[0], 1)
            i, gap = spaced[1], Gap.BLANK
            continue
        elif is_dirt(raw.strip()):
            gap = Gap.PAGE  # a page number or speck: what goes on behind it is one sentence
        elif words := without_edge_specks(clean(marked[i].text)):
            m = marked[i]
            start = m.text.expandtabs(_TAB)
            indent = len(start) - len(start.lstrip())
            after = lines[i + 1].lstrip() if i + 1 < len(lines) else ""
            for part_of in parter.parts(words, after):
                for row in headed(part_of, after):
                    yield Row(row, indent, m.bold, m.italic, m.heading, gap, number, placed[i].column)
                    number += 1
                    gap = Gap.NONE
        elif gap is Gap.NONE:
            gap = Gap.BLANK
        i += 1


def _table(lines: list[str], start: int) -> tuple[_Table, int]:
    """Return the pipe table that begins at ``start`` and the index after it; blanks may part its rows."""
    rows: list[tuple[str, ...]] = []
    header = 1
    i = end = start
    while i < len(lines):
        if markdown.is_table_line(lines[i]):
            if markdown.is_table_rule(lines[i]):
                header = max(1, len(rows))
            else:
                rows.append(tuple(markdown.cells(lines[i])))
            end = i + 1
        elif lines[i].strip() or i - end >= 2 or not _same_table(lines, i, rows):
            break
        i += 1
    return _Table(tuple(rows), header), end


def _same_table(lines: list[str], blank: int, rows: list[tuple[str, ...]]) -> bool:
    after = next((x for x in lines[blank : blank + 3] if x.strip()), "")
    return bool(rows) and markdown.is_table_line(after) and len(markdown.cells(after)) == len(rows[-1])


def _fill(draft: Draft, items: list[Row | _Table]) -> None:
    rows = [x for x in items if isinstance(x, Row)]
    if any(spread := closed_up(rows)):
        close = iter(spread)
        items = [replace(x, gap=Gap.NONE) if isinstance(x, Row) and next(close) else x for x in items]
        rows = [x for x in items if isinstance(x, Row)]
    style: Style = measure(rows)
    joiner = Joiner(style)
    held: list[Row] = []

    def flush() -> None:
        if held:
            draft.paragraph(_pieces(held), column=held[0].column)
            held.clear()

    for item in items:
        if isinstance(item, _Table):
            flush()
            draft.table([[(c, 1) for c in row] for row in item.rows], item.header)
        elif is_rule(item.text):
            flush()
            draft.paragraph([Piece(item.text)], kind=ParagraphKind.RULE, column=item.column)
        elif held and joiner.joins(held[-1], item, held[0]):
            held.append(item)
        else:
            flush()
            joiner.joins(item, item, item) if not held else None
            held.append(item)
    flush()


def _pieces(rows: list[Row]) -> list[Piece]:
    """Return the lines of a paragraph; one cut at a hyphen inside a code goes on without a space."""
    out: list[Piece] = []
    before = ""
    for row in rows:
        glued = (
            len(before) > 1
            and before[-1] in "-–/"
            and before[-2].isalnum()
            and row.text[:1].isalnum()
            and not row.text[:1].islower()
        )
        out.append(Piece(row.text, 0.0, row.bold, row.italic, False, glued))
        before = row.text
    return out
