"""Tell the tables of a Word file that only place words from those that are ruled, and take their cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vndocparse.ingest.docx_package import attr, child, local, on
from vndocparse.ingest.docx_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_LINE = ("nil", "none")
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_WIDEST = 200  # columns that a cell may span
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s?=.{0,40})?")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its element, the columns it spans, and whether it only goes on from the row above."""

    element: Element | None
    span: int = 1
    goes_on: bool = False
    starts_merge: bool = False


def rows_of(table: Element) -> list[tuple[Element, list[Box]]]:
    """Return the rows of a table with their cells, also those inside content controls."""
    out = []
    for row in _through(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        cells = []
        before = _count(attr(child(row, "trPr", "gridBefore"), "val"), 0)
        if before:
            cells.append(Box(None, before))
        for cell in _through(row, "tc"):
            properties = child(cell, "tcPr")
            merge = child(properties, "vMerge")
            kind = None if merge is None else attr(merge, "val") or "continue"
            span = _count(attr(child(properties, "gridSpan"), "val"), 1)
            if attr(child(properties, "hMerge"), "val") == "continue" and cells:
                cells[-1] = Box(cells[-1].element, cells[-1].span + span, cells[-1].goes_on)
                continue
            cells.append(Box(cell, span, kind == "continue", kind == "restart"))
        out.append((row, cells))
    return out


def _through(parent: Element, name: str) -> list[Element]:
    out: list[Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        e = waiting.pop()
        if local(e) == name:
            out.append(e)
        elif local(e) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            waiting.extend(list(e)[::-1])
    return out


def _count(value: str | None, default: int) -> int:
    return min(int(value), _WIDEST) if value and value.isdecimal() and len(value) < 5 else default


def is_ruled(table: Element, styles: Styles) -> bool:
    """Tell whether lines are drawn between or around the cells."""
    properties = child(table, "tblPr")
    own = child(properties, "tblBorders")
    style = styles.get(attr(child(properties, "tblStyle"), "val")).borders
    lines = {side: _drawn(style, side) for side in _SIDES}
    for side in _SIDES:
        if (told := _told(own, side)) is not None:
            lines[side] = told
    inside = lines["insideH"] or lines["insideV"]
    around = sum(lines[s] for s in ("top", "bottom")) + any(lines[s] for s in ("left", "start"))
    cells = [e for _, row in rows_of(table)[:40] for b in row if (e := b.element) is not None]
    ruled = hidden = 0
    for cell in cells:
        borders = child(cell, "tcPr", "tcBorders")
        told_sides = [t for side in _SIDES if (t := _told(borders, side)) is not None]
        ruled += sum(told_sides) >= 2
        hidden += len(told_sides) >= 3 and not any(told_sides)
    if inside or around >= 3:
        return hidden * 2 <= len(cells)
    return ruled * 2 > len(cells)


def _told(borders: Element | None, side: str) -> bool | None:
    line = child(borders, side)
    return None if line is None else (attr(line, "val") or "nil") not in _NO_LINE


def _drawn(borders: Element | None, side: str) -> bool:
    return bool(_told(borders, side))


def header_rows(rows: list[tuple[Element, list[Box]]], texts: list[list[str]]) -> int:
    """Return how many leading rows name the columns, at least one."""
    marked = 0
    for row, _ in rows:
        if not on(child(row, "trPr", "tblHeader")):
            break
        marked += 1
    count = max(1, marked)
    if not marked and len(rows) > 2:
        first = rows[0][1]
        deep = any(b.starts_merge for b in first) and any(b.span > 1 for b in first)
        count = 2 if deep and any(b.goes_on for b in rows[1][1]) else 1
    if count < len(texts):
        below = [t for t in texts[count] if t]
        if len(below) > 2 and all(_NUMBERED.fullmatch(t) for t in below):
            count += 1  # the row that numbers the columns
    return min(count, max(1, len(rows) - 1))
