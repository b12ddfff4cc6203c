"""Read tables of assigned tasks: a row is a directive, its other cells say who, by when and what."""

import hashlib
import re
from collections import Counter
from functools import cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from vndocparse.core.analysis import Analysis
from vndocparse.core.ground import grounding, span_record
from vndocparse.core.record import Deadline, Directive, Metadata, Responsible, TableRecord
from vndocparse.core.source import Cell, TableGrid
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.bodies import find_bodies
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_verbs import verb_phrase
from vndocparse.extract.deadlines import deadline_of_cell
from vndocparse.extract.directives_reading import issue_date
from vndocparse.extract.recurrence import find_recurrence
from vndocparse.extract.responsible import Charge, record
from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare, fold

TableKind = Literal["tasks", "indicators", "other"]
_SPACES = re.compile(r"\s+")
# A row's own number (`12`, `3.1`), not the letter or Roman number of a section row.
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,3}")
_LONGEST_NUMBER = 4
_MISREAD = 2  # signs of a row's number that was not read as one
_LEAST, _LONG = 6, 10  # letters of a header that is known without its marks; with one letter changed
_STEADY = re.compile(r"thường\s+xuyên|theo\s+quy\s+định|khi\s+có\s+yêu\s+cầu")


def read_task_tables(a: Analysis, metadata: Metadata) -> tuple[list[Directive], list[TableRecord]]:
    """Return the directives of all task tables and the record of every table, in text order.

    A directive's ``text`` is its task cell and ``item`` the row's number (or the outline
    path of the table for a table without numbers).
    """
    issued = issue_date(metadata)
    directives: list[Directive] = []
    tables: list[TableRecord] = []
    ids: Counter[str] = Counter()
    for grid in a.source.tables:
        kind = classify_table(a, grid)
        tables.append(_table(a, grid, kind))
        if kind == "tasks":
            roles = column_roles(a, grid)
            rows = grid.rows[grid.header_rows :]
            cells = [_cells(a, row, roles) for row in rows]
            numbers = _numbers([c["number"].of(a.text) if "number" in c else "" for c in cells])
            for own, number in zip(cells, numbers, strict=True):
                made = _row(a, own, number, issued, ids)
                if made is not None:
                    directives.append(made)
    return directives, tables


def classify_table(a: Analysis, grid: TableGrid) -> TableKind:
    """Say what a table is from its header cells: assigned tasks, indicators with values, or other."""
    roles = set(column_roles(a, grid).values())
    if (
        "task" in roles
        and roles & {"lead", "deadline"}
        and roles & {"lead", "coordinate", "deadline", "output"}
    ):
        return "tasks" if "lead" in roles or "output" in roles or "coordinate" in roles else "other"
    if "indicator" in roles and roles & {"unit", "value"}:
        return "indicators"
    return "other"


def column_roles(a: Analysis, grid: TableGrid) -> dict[int, str]:
    """Return for each column, counted with column spans, the role that its header gives it."""
    roles: dict[int, str] = {}
    for row in grid.rows[: max(1, grid.header_rows)]:
        column = 0
        for cell in row:
            role = _role(cell.span.of(a.text))
            if role is not None:
                roles[column] = role
            column += max(1, cell.column_span)
    if roles and 0 not in roles and "number" not in roles.values() and _counts(a, grid):
        roles[0] = "number"
    return roles


def _counts(a: Analysis, grid: TableGrid) -> bool:
    """Tell whether the first column numbers the rows, whatever its head was read as."""
    own = [row[0].span.of(a.text).strip(" .)") for row in grid.rows[grid.header_rows :] if row]
    numbers = [int(n) for n in own if n.isdigit() and len(n) < _LONGEST_NUMBER]
    return len(numbers) > 1 and 2 * len(numbers) > len(own) and numbers == sorted(set(numbers)) and (
        numbers[0] <= 2
    )  # fmt: skip


@cache
def _headers() -> list[tuple[str, str]]:
    pairs = [(fold(f), str(e["role"])) for e in load("table_headers").entries for f in e.forms]
    return sorted(pairs, key=lambda p: -len(p[0]))


def _role(header: str) -> str | None:
    """Return the role of a header: the longest form that is the header, else one that begins it."""
    words = _SPACES.sub(" ", fold(header)).strip(" *:.")
    if not words or len(words) > 80:
        return None
    for form, role in _headers():
        if words == form:
            return role
    for form, role in _headers():
        if (len(form) > 3 and words.startswith(form + " ")) or words.startswith(form + "/"):
            return role
    return _misread_role(_letters(words))


def _letters(words: str) -> str:
    return re.sub(r"[^a-z]", "", bare(words))


def _misread_role(packed: str) -> str | None:
    """Return the role of a header of which recognition lost marks or changed one letter."""
    if len(packed) < _LEAST:
        return None
    for form, role in _headers():
        plain = _letters(form)
        if packed == plain or (len(plain) >= _LONG and Levenshtein.distance(packed, plain) <= 1):
            return role
    return None


def _table(a: Analysis, grid: TableGrid, kind: TableKind) -> TableRecord:
    words = [[c.span.of(a.text) for c in row] for row in grid.rows]
    head = max(0, min(grid.header_rows, len(words)))
    return TableRecord(
        span=span_record(grid.span),
        page=grid.page or None,
        header=words[0] if head else [],
        rows=words[head:],
        read_as=kind,
    )


def _cells(a: Analysis, row: tuple[Cell, ...], roles: dict[int, str]) -> dict[str, Span]:
    """Return the filled cells of a row by the role of their column."""
    cells: dict[str, Span] = {}
    column = 0
    for cell in row:
        role = roles.get(column)
        span = cell.span.stripped(a.text)
        if role is not None and role not in cells and len(span):
            cells[role] = span
        column += max(1, cell.column_span)
    return cells


def _numbers(printed: list[str]) -> list[str | None]:
    """Return the rows' labels; one that recognition lost or misread is what its neighbours leave room for."""
    labels: list[str | None] = [p.strip(" .)") or None for p in printed]
    for i, own in enumerate(labels[:-1]):
        behind = labels[i + 1]
        before = labels[i - 1] if i else "0"
        if own is not None and (own.isdigit() or len(own) > _MISREAD):
            continue
        if before and behind and before.isdigit() and behind.isdigit() and int(behind) - int(before) == 2:
            labels[i] = str(int(before) + 1)
    return labels


def _row(
    a: Analysis, cells: dict[str, Span], label: str | None, issued: PartialDate | None, ids: Counter[str]
) -> Directive | None:
    task = cells.get("task")
    others = cells.keys() & {"lead", "coordinate", "deadline", "output"}
    if task is None or not (others or (label and _NUMBER.fullmatch(label))):
        return None  # a row that only names a group of tasks
    if label and not _NUMBER.fullmatch(label) and not others:
        return None
    return _directive(a, task, label, cells, issued, ids)


def _directive(
    a: Analysis,
    task: Span,
    label: str | None,
    cells: dict[str, Span],
    issued: PartialDate | None,
    ids: Counter[str],
) -> Directive:
    t = tokenize(a.text, a.folded, task)
    verb = verb_phrase(t, 0, bare=True) if len(t) else None
    block = a.block_at(task.start)
    item = label or (a.path(block) if block else None)
    key = "t-" + hashlib.sha256(f"{item}|{' '.join(t.words)}".encode()).hexdigest()[:12]
    ids[key] += 1
    deadline, recurrence = _when(a, cells.get("deadline"), issued)
    return Directive(
        **grounding(a.source, task, 0.95 if verb else 0.85, "directive/table"),
        id=key if ids[key] == 1 else f"{key}-{ids[key]}",
        item=item,
        action=t.span(verb.first, verb.end).of(a.text) if verb else None,
        responsible=_bodies(a, cells.get("lead"), "lead") + _bodies(a, cells.get("coordinate"), "coordinate"),
        deadline=deadline,
        recurrence=recurrence,
        output=cells["output"].of(a.text) if "output" in cells else None,
    )


def _bodies(a: Analysis, span: Span | None, role: Literal["lead", "coordinate"]) -> list[Responsible]:
    if span is None:
        return []
    return [record(a, Charge(b, role), 0.9) for b in find_bodies(a, span)]


def _when(a: Analysis, span: Span | None, issued: PartialDate | None) -> tuple[Deadline | None, str | None]:
    """Return the deadline of a cell, or how often the task comes again."""
    if span is None:
        return None, None
    deadline = deadline_of_cell(a.source, span, issued)
    again = find_recurrence(a.folded, span, span.end)
    if again is None and (m := _STEADY.search(a.folded, span.start, span.end)):
        again = Span(m.start(), m.end())
    return deadline, again.of(a.text) if again else None
