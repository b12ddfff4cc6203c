"""Put words into the cells of ruled tables."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from vndocparse.core.geometry import Box
from vndocparse.core.printed import PrintedTable, Word
from vndocparse.ingest.layout.lines import TextLine, rows_of
from vndocparse.ingest.text_lines import label
from vndocparse.text.fold import fold, strip_marks

_HEAD_LEAST, _HEAD_ALIKE = 20, 0.9  # letters of a head that is compared by likeness; share of them
_SAME_EDGE = 4.0  # points by which the column edges of two halves of a table may differ


@dataclass(slots=True)
class DraftCell:
    """The printed lines of a cell, and how many columns it covers."""

    lines: list[TextLine]
    column_span: int = 1

    @property
    def text(self) -> str:
        """The words of the cell."""
        return " ".join(p.text for p in self.lines)


@dataclass(slots=True)
class DraftTable:
    """A table before it is written into the text."""

    page: int
    box: Box
    edges: tuple[float, ...]  # left edges of the columns, and the right edge of the last
    rows: list[list[DraftCell]]
    header_rows: int = 1

    @property
    def columns(self) -> int:
        """Number of columns."""
        return max(0, len(self.edges) - 1)


def fill(table: PrintedTable, words: list[Word]) -> tuple[DraftTable | None, list[Word]]:
    """Return the table with the words that stand in its cells, and the words that do not.

    A frame around a single cell, or around less than two rows and columns of words, is no table: then the
    first value is ``None`` and all words are given back.
    """
    cells = [(box, r, c) for r, row in enumerate(table.rows) for c, box in enumerate(row)]
    inside: dict[tuple[int, int], list[Word]] = {}
    rest: list[Word] = []
    for w in words:
        x, y = (w.box.x0 + w.box.x1) / 2, (w.box.y0 + w.box.y1) / 2
        home = None
        if table.box.x0 - 2 <= x <= table.box.x1 + 2 and table.box.y0 - 2 <= y <= table.box.y1 + 2:
            home = next(
                ((r, c) for box, r, c in cells if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1), None
            )
        if home is None:
            rest.append(w)
        else:
            inside.setdefault(home, []).append(w)
    edges = _edges(table)
    if len(edges) < 3 or len(table.rows) < 2 or len(inside) < 3:
        return None, words
    rows = [
        _row([(box, inside.get((r, c), [])) for c, box in enumerate(row)], edges)
        for r, row in enumerate(table.rows)
    ]
    rows = [r for r in rows if any(c.lines for c in r)]
    if len(rows) < 2:
        return None, words
    made = DraftTable(words[0].box.page, table.box, edges, rows)
    made.header_rows = _header_rows(made)
    return made, rest


def _row(cells: list[tuple[Box, list[Word]]], edges: tuple[float, ...]) -> list[DraftCell]:
    """Return the cells of a row; under a cell that reaches down stands an empty one."""
    out: list[DraftCell] = []
    at = 0
    for box, words in sorted(cells, key=lambda c: c[0].x0):
        while at < len(edges) - 1 and edges[at] < box.x0 - _SAME_EDGE:
            out.append(DraftCell([]))
            at += 1
        span = _covered(box, edges)
        out.append(DraftCell(_lines(words), span))
        at += span
    out.extend(DraftCell([]) for _ in range(len(edges) - 1 - at))
    return out


def _lines(words: list[Word]) -> list[TextLine]:
    return [r.line() for r in rows_of(words)] if words else []


def _edges(table: PrintedTable) -> tuple[float, ...]:
    """Return the column edges: the left edges of all cells, and the right edge of the table."""
    found: list[float] = []
    for x in sorted(b.x0 for row in table.rows for b in row):
        if not found or x - found[-1] > _SAME_EDGE:
            found.append(x)
    return (*found, table.box.x1)


def _covered(box: Box, edges: tuple[float, ...]) -> int:
    return max(1, sum(box.x0 - _SAME_EDGE <= e < box.x1 - _SAME_EDGE for e in edges[:-1]))


def _header_rows(table: DraftTable) -> int:
    """Count the leading rows that name the columns: a head of two storeys, and a row of column numbers."""
    rows = table.rows
    count = 1
    if any(c.column_span > 1 for c in rows[0]) and len(rows) > 2 and not _is_data(rows[1]):
        count = 2
    if len(rows) > count and _numbers_columns(rows[count]):
        count += 1
    return count


def _is_data(row: list[DraftCell]) -> bool:
    """Tell a row of data from a second storey of the head: its first cell is numbered or an item."""
    first = row[0].text.strip()
    return first.rstrip(".").isdigit() or label(first + " x") is not None


def _numbers_columns(row: list[DraftCell]) -> bool:
    """Tell a row that only counts the columns: `(1) (2) (3)`, `A B 1 2`."""
    texts = [c.text.strip("() ") for c in row if c.lines]
    return (
        len(texts) >= 2
        and all(len(t) <= 7 and (t[:1].isdigit() or len(t) == 1) for t in texts)
        and ([t for t in texts if t.isdigit()][:2] in (["1", "2"], ["2", "3"]))
    )


def continued(above: DraftTable, below: DraftTable) -> bool:
    """Tell whether the second table is the first one going on over a page break."""
    if above.columns != below.columns:
        return False
    return all(abs(a - b) <= _SAME_EDGE * 2 for a, b in zip(above.edges, below.edges, strict=True))


def merge(above: DraftTable, below: DraftTable) -> None:
    """Append the rows of the second table, without its repeated head; mend a row cut by the break."""
    rows = list(below.rows)
    head = [_key(r) for r in above.rows[: above.header_rows]]
    for key in head:
        if rows and _same_head(_key(rows[0]), key):
            rows.pop(0)
        else:
            break
    if rows and _is_rest_of_row(above.rows[-1], rows[0]):
        for cell, more in zip(above.rows[-1], rows[0], strict=True):
            cell.lines.extend(more.lines)
        rows.pop(0)
    above.rows.extend(rows)


def _same_head(found: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Tell a head that is printed again; a recogniser reads it a little differently each time."""
    if found == head:
        return True
    whole, again = ("|".join(strip_marks(c) for c in key) for key in (head, found))
    least = min(len(whole), len(again))
    return least >= _HEAD_LEAST and Levenshtein.normalized_similarity(whole, again) >= _HEAD_ALIKE


def _key(row: list[DraftCell]) -> tuple[str, ...]:
    return tuple(fold(c.text).replace(" ", "") for c in row)


def _is_rest_of_row(last: list[DraftCell], first: list[DraftCell]) -> bool:
    """Tell whether the first row of a page carries on the last row of the page before."""
    if len(last) != len(first) or len(first) < 2 or first[0].lines or not last[0].lines:
        return False
    filled = [(a.text, b.text) for a, b in zip(last, first, strict=True) if b.lines]
    return bool(filled) and all(a for a, _ in filled)
