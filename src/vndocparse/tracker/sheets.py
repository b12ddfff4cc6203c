"""Read the sheet that a body filled in, CSV or XLSX, as statements on directives."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vndocparse.core.os_reason import os_reason
from vndocparse.errors import BadInputError
from vndocparse.export.cells import unguarded
from vndocparse.lexicons.load import load
from vndocparse.tracker.status import Entry

_HEAD_ROWS = 20  # a title may stand above the heading line
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")  # as people write it: 30/6/2025


def read_sheet(path: str) -> Iterator[tuple[int, Entry]]:
    """Yield row number (1-based, as a spreadsheet shows it) and statement; rows without a status are none.

    Raises:
        BadInputError: If the file cannot be read, or has no columns for id and status.
    """
    lines = _xlsx(path) if path.lower().endswith(".xlsx") else _csv(path)
    columns: dict[str, int] | None = None
    for number, cells in enumerate(lines, 1):
        if columns is None:
            columns = _columns(cells)
            if columns is None and number >= _HEAD_ROWS:
                break
            continue
        entry = _entry(cells, columns)
        if entry is not None:
            yield number, entry
    if columns is None:
        raise BadInputError(
            f"{path}: no columns for the directive's id and its status",
            f"{path}: không có cột mã nhiệm vụ và cột tình trạng",
            hint="Use the sheet that `export --to csv` or `--to xlsx` gives.",
            hint_vi="Hãy dùng bảng mà `export --to csv` hoặc `--to xlsx` xuất ra.",
        )


def _columns(cells: list[Any]) -> dict[str, int] | None:
    words = load("status_words")
    found: dict[str, int] = {}
    for i, cell in enumerate(cells):
        entry = words.get(" ".join(str(cell or "").split()))
        if entry is not None and entry["of"] == "column":
            found.setdefault(entry.id, i)
    return found if {"id", "status"} <= found.keys() else None


def _entry(cells: list[Any], columns: dict[str, int]) -> Entry | None:
    def value(name: str) -> str:
        i = columns.get(name)
        cell = cells[i] if i is not None and i < len(cells) else None
        if isinstance(cell, dt.datetime | dt.date):
            return cell.isoformat()[:10]
        return unguarded(str(cell)).strip() if cell is not None else ""

    ident, state = value("id"), value("status")
    if not ident or not state:
        return None
    key = f"{value('document')}#{ident}" if value("document") else ident
    return Entry(key, state, value("note") or None, _iso(value("done_on")))


def _iso(text: str) -> str | None:
    """Return the day that was written, as ISO; anything else is no day."""
    m = _DAY.fullmatch(text)
    try:
        return dt.date(int(m[3]), int(m[2]), int(m[1])).isoformat() if m else _iso_day(text)
    except ValueError:
        return None


def _iso_day(text: str) -> str | None:
    return dt.date.fromisoformat(text).isoformat() if text else None


def _csv(path: str) -> Iterable[list[str]]:
    try:
        data = Path(path).read_bytes()
    except OSError as e:
        why, why_vi = os_reason(e)
        raise BadInputError(f"{path}: {why}", f"{path}: {why_vi}") from e
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")  # what Excel calls "Unicode text"
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(10_000_000)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as e:
        raise BadInputError(f"{path}: {e}", f"{path}: {e}") from e


def _xlsx(path: str) -> Iterable[list[Any]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as e:
        raise BadInputError(f"{path}: {e}", f"{path}: {e}") from e
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield list(row)
    finally:
        book.close()
