"""Tables of plain text whose cells only tabs or runs of spaces part: `TT  Nhiệm vụ  Chủ trì  Thời hạn`."""

import re

_GAP = re.compile(r" {2,}")
_FIRST = re.compile(r"(?:TT|STT|Số\s?TT|Stt|Tt)\.?")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?")
_LEAST = 3  # cells of a header
_NAME = 40  # characters of a column's name
_MOST = 400  # lines of a table


def spaced_table(lines: list[str], start: int) -> tuple[tuple[tuple[str, ...], ...], int] | None:
    """Return the rows of the table whose header is line ``start`` and the index behind it, ``None`` for none.

    A line without a number goes on with a row that lacks cells; where it could be anything else, what
    stands there is no table.
    """
    header = _cells(lines[start])
    if len(header) < _LEAST or not _FIRST.fullmatch(header[0]) or any(len(c) > _NAME for c in header):
        return None
    rows: list[list[str]] = []
    i = start + 1
    while i < min(len(lines), start + _MOST) and lines[i].strip():
        cells = _cells(lines[i])
        if _NUMBER.fullmatch(cells[0]) and 1 < len(cells) <= len(header):
            rows.append(cells)
        elif rows and _completes(rows[-1], cells, len(header)):
            rows[-1] += cells
        else:
            break
        i += 1
    full = sum(len(r) == len(header) for r in rows)
    if full < 2 or full < len(rows) - 1:
        return None
    return (tuple(header), *(tuple(r + [""] * (len(header) - len(r))) for r in rows)), i


def _completes(row: list[str], cells: list[str], columns: int) -> bool:
    """Tell whether a line goes on with a row; one that begins with a figure only as its last cell."""
    if len(row) + len(cells) > columns:
        return False
    return not cells[0][:1].isdigit() or (len(cells) == 1 and len(row) + 1 == columns)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return [c.strip() for c in line.strip(" ").split("\t")]
    return [c.strip() for c in _GAP.split(line.strip())]
