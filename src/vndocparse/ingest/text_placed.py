"""A line of plain text with its column, and lines that hold both columns parted by a run of spaces."""

import re
from dataclasses import dataclass

from vndocparse.core.source import Column

_GAP = re.compile(r"(?<=\S) {3,200}(?=\S)")
# Blanks left for the pen are no gap between columns: `Số      -QĐ/ĐU`, `ngày      tháng      năm 2025`.
_PEN_BEFORE = re.compile(r"(?:\b(?:số|ngày|tháng|năm)\s?:?)$", re.IGNORECASE)
_PEN_AFTER = re.compile(r"[-‐‑–—−/]\s?[A-ZĐ]|(?:tháng|năm)\b|/\s?\d{4}")
HALF = 62  # most characters of one half of a line


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text with the column it stands in."""

    text: str
    column: Column = Column.FULL


@dataclass(frozen=True, slots=True)
class Halves:
    """Both halves of a line; ``start`` is where the right one begins."""

    left: str
    right: str
    edge: float  # the middle of the gap
    start: int


def halves(line: str) -> Halves | None:
    """Return the halves of a line at its widest gap, ``None`` where it has none."""
    if len(line) > 220:
        return None
    gaps = [m for m in _GAP.finditer(line) if not _for_the_pen(line, m.start(), m.end())]
    if not gaps:
        return None
    widest = max(gaps, key=lambda m: len(m[0]))
    left, right = line[: widest.start()].strip(), line[widest.end() :].strip()
    if not (any(c.isalnum() for c in left) and any(c.isalnum() for c in right)):
        return None
    if max(len(left), len(right)) > HALF:
        return None
    return Halves(left, right, (widest.start() + widest.end()) / 2, widest.end())


def _for_the_pen(line: str, start: int, end: int) -> bool:
    return bool(_PEN_AFTER.match(line, end)) and bool(_PEN_BEFORE.search(line[max(0, start - 8) : start]))
