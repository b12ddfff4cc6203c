"""Read ruled tables of indicators: one target for each value of each row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from vndocparse.core import record
from vndocparse.core.analysis import Analysis
from vndocparse.core.source import Cell, ParagraphKind, TableGrid
from vndocparse.core.span import Span
from vndocparse.extract.indicators_lines import read_indicator_lines
from vndocparse.extract.quantities import find_quantities
from vndocparse.extract.quantities_numbers import read_number
from vndocparse.extract.quantities_units import match_unit
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_horizon import Horizon, find_horizon
from vndocparse.extract.targets_record import build_target
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

_RULE = "target/indicator-table"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ABOVE = 4  # paragraphs above a table in which its caption is looked for


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of a table holds what; ``values`` maps a column to goal or result."""

    number: int | None
    indicator: int
    unit: int | None
    values: dict[int, str]


def indicator_rows(a: Analysis) -> frozenset[int]:
    """Return the indices of the tables that are read as tables of indicators."""
    return frozenset(i for i, t in enumerate(a.source.tables) if _columns(a, t, None) is not None)


def read_indicator_tables(a: Analysis, metadata: record.Metadata) -> list[record.Target]:
    """Return the targets in tables of indicators, ruled or as lines below a line of column names.

    A row's unit comes from its own column; a row without a value that names a year
    (`Đến năm 2030`) dates the rows below it.
    """
    seen: dict[str, int] = {}
    year = int(metadata.date[:4]) if metadata.date else None
    out: list[record.Target] = []
    for table in a.source.tables:
        columns = _columns(a, table, year)
        if columns is not None:
            out += _read_table(a, table, columns, seen)
    return [*out, *read_indicator_lines(a, seen)]


@cache
def _roles() -> list[tuple[str, str]]:
    """Return forms of header cells with their roles, the longest first."""
    found = [(fold(f), e["role"]) for e in load("indicator_columns").entries for f in e.forms]
    return sorted(found, key=lambda f: -len(f[0]))


def _role(header: str) -> str | None:
    words = " ".join(re.findall(r"[\w./%]+", header))
    if not words:
        return None
    for form, role in _roles():
        if words == form:
            return role
    for form, role in _roles():
        if role != "number" and re.match(rf"{re.escape(form)}(?!\w)", words):
            return role
    for form, role in _roles():
        if (
            role in ("result", "goal", "other", "bars")
            and len(form) > 3
            and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words)
        ):
            return role
    return "year" if _YEAR.search(words) else None


def _columns(a: Analysis, table: TableGrid, year: int | None) -> _Columns | None:
    if len(table.rows) <= table.header_rows or not table.header_rows:
        return None
    width = max(len(r) for r in table.rows)
    heads = [""] * width
    for row in table.rows[: table.header_rows]:
        at = 0
        for cell in row:
            for k in range(at, min(width, at + max(1, cell.column_span))):
                heads[k] = f"{heads[k]} {cell.span.of(a.folded)}".strip()
            at += max(1, cell.column_span)
    roles = [_role(h) for h in heads]
    if "bars" in roles or "indicator" not in roles:
        return None
    indicator = roles.index("indicator")
    unit = roles.index("unit") if "unit" in roles else None
    values: dict[int, str] = {}
    for i, role in enumerate(roles):
        if i == indicator or role in ("number", "unit", "other", "indicator"):
            continue
        if role in ("goal", "result"):
            values[i] = role
        elif role == "year":
            named = _YEAR.search(heads[i])
            past = named is not None and year is not None and int(named[1]) < year
            values[i] = "result" if past else "goal"
    if not values and unit is not None:
        values = {i: "goal" for i, r in enumerate(roles) if r is None and i > unit}
    number = roles.index("number") if "number" in roles else None
    return _Columns(number, indicator, unit, values) if values else None


def _read_table(
    a: Analysis, table: TableGrid, columns: _Columns, seen: dict[str, int]
) -> Iterator[record.Target]:
    caption, looks_back = _caption(a, table)
    section: Horizon | None = None
    heads = {
        i: find_horizon(a.folded, c.span)
        for row in table.rows[: table.header_rows]
        for i, c in enumerate(row)
        if len(c.span)
    }
    for row in table.rows[table.header_rows :]:
        if columns.indicator >= len(row):
            continue
        name = row[columns.indicator]
        valued = [
            i for i in columns.values if i < len(row) and any(c.isdecimal() for c in row[i].span.of(a.text))
        ]
        if not valued:
            whole = Span(row[0].span.start, max(row[0].span.start, row[-1].span.end))
            section = find_horizon(a.folded, whole) or section
            continue
        item = row[columns.number].span.of(a.text).strip(" .") if columns.number is not None else ""
        for i in valued:
            kind = (
                "result"
                if looks_back and columns.values[i] == "goal" and not heads.get(i)
                else columns.values[i]
            )
            horizon = heads.get(i) or section or caption
            for q in _values(a, row, i, columns):
                clause = Span(min(name.span.start, q.span.start), max(name.span.end, row[i].span.end))
                yield build_target(
                    a, clause, q, kind=kind, sure=0.95 if q.unit else 0.88, rule=_RULE, item=item or None,
                    indicator=name.span.of(a.text).strip() or None, horizon=horizon, status=None, seen=seen,
                )  # fmt: skip


def _values(a: Analysis, row: tuple[Cell, ...], column: int, columns: _Columns) -> list[Quantity]:
    cell = row[column].span.stripped(a.text)
    printed = cell.of(a.text)
    whole = read_number(printed)
    if whole is not None:
        found = [Quantity(cell, cell, whole[0], doubtful=whole[1])]
    else:
        found = [q for q in find_quantities(a.text, a.folded, cell) if q.kind not in ("time", "age")]
    if columns.unit is None or columns.unit >= len(row):
        return found
    given = row[columns.unit].span.stripped(a.text)
    if not len(given) or a.folded.startswith(("chỉ số", "hệ số"), given.start):
        return found
    known = match_unit(a.folded, given.start, given.end)
    # `% GDP` is a percentage; `Số doanh nghiệp/1000 dân` is kept as it is printed; a place has no unit
    span = known.span if known is not None and known.kind == "percent" else given
    rank = a.folded[given.start : given.end].startswith(("thứ bậc", "thứ hạng", "hạng", "xếp hạng"))
    made = []
    for q in found:
        if q.unit is None:
            q = replace(
                q, unit=None if rank else span.of(a.text), unit_span=span, kind="rank" if rank else "count"
            )
        made.append(q)
    return made


def _caption(a: Analysis, table: TableGrid) -> tuple[Horizon | None, bool]:
    """Return the period named in the lines above a table, and whether they speak of what was done."""
    block = a.block_at(table.span.start)
    if block is None:
        return None, False
    horizon: Horizon | None = None
    back = False
    for above in reversed(a.blocks[max(0, block.index - _ABOVE) : block.index]):
        if above.paragraph.kind is ParagraphKind.TABLE_ROW or len(above.span) > 300:
            break
        words = above.span.of(a.folded)
        if "kèm theo" not in words:
            horizon = horizon or find_horizon(a.folded, above.span)
            back = back or "kết quả thực hiện" in words
    return horizon, back
