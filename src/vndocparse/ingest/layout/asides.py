"""Tell the print that is no part of the text: page numbers, stamps of signatures and of arrival."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vndocparse.core.geometry import union
from vndocparse.core.source import Aside, AsideKind
from vndocparse.ingest.layout.lines import Row, TextLine
from vndocparse.ingest.text_lines import label
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

# A page number: `2`, `- 2 -`, `2/10`, `Trang 2`, `Trang 2/10`, `iv`.
_PAGE_NUMBER = re.compile(
    r"(?:(?:trang|page|tr\.)\s*)?[-–—.~'’`|\s]{0,4}(?:\d{1,4}(?:\s*/\s*\d{1,4})?|[ivx]{1,5})[-–—.\s]{0,4}"
    r"[).,:;'’|/~]?",  # a speck of the scan behind the number
    re.IGNORECASE,
)
_MARGIN = 0.11  # share of the page's height above and below in which page numbers stand
_SMALL_PRINT = 10.5  # points; stamps of signatures are printed small
_STAMP_REACH = (130.0, 60.0)  # points across and down from the head of an arrival stamp


@cache
def _cues(lexicon: str, field: str, value: str) -> tuple[str, ...]:
    found = [fold(f) for e in load(lexicon).entries if e[field] == value for f in e.forms]
    return tuple(sorted(found, key=len, reverse=True))


def _starts(line: TextLine, cues: tuple[str, ...]) -> bool:
    head = line.text.lstrip(' \u00a0-–•*"“')[: len(cues[0]) + 2] if cues else ""  # the longest stands first
    return fold(head).startswith(cues)


def take_page_number(rows: list[Row], height: float) -> list[Aside]:
    """Remove the page number from the rows; it stands alone on the first or the last of them."""
    for at in (0, -1):
        if len(rows) < 2 and at:
            break
        if not rows:
            break
        row = rows[at]
        line = row.line()
        edge = row.y1 <= height * _MARGIN if at == 0 else row.y0 >= height * (1 - _MARGIN)
        if edge and _PAGE_NUMBER.fullmatch(line.text.strip()):
            del rows[at]
            return [_aside(AsideKind.PAGE_NUMBER, [line])]
    return []


def take_overlays(rows: list[Row]) -> list[Aside]:
    """Remove the stamps of digital signatures from the rows."""
    strong, weak = _cues("overlay_cues", "strength", "strong"), _cues("overlay_cues", "strength", "weak")
    pieces = [p for r in rows for p in r.pieces]
    seeds = [p for p in pieces if _starts(p, strong) and _is_stamp_line(p)]
    if not seeds:
        return []
    out = []
    taken: set[int] = set()
    for seed in seeds:
        if id(seed) in taken:
            continue
        block = _block(seed, pieces, strong + weak, taken)
        taken.update(id(p) for p in block)
        out.append(_aside(AsideKind.SIGNATURE_OVERLAY, block))
    _drop(rows, taken)
    return out


def _is_stamp_line(piece: TextLine) -> bool:
    """Tell a stamp's line from a sentence that begins with the same words."""
    return piece.height <= _SMALL_PRINT or (":" in piece.text[:24] and len(piece.text) < 90)


def _block(
    seed: TextLine, pieces: Sequence[TextLine], cues: tuple[str, ...], taken: set[int]
) -> list[TextLine]:
    """Gather the lines of the stamp: below and above the seed, cued or in the same small print."""
    block = [seed]
    grown = True
    while grown and len(block) < 16:
        grown = False
        for p in pieces:
            if id(p) in taken or any(p is q for q in block):
                continue
            if not any(_touches(p, q) for q in block):
                continue
            small = (
                p.height <= _SMALL_PRINT and abs(p.height - seed.height) < 0.8 and abs(p.x0 - seed.x0) < 24
            )
            if _starts(p, cues) or small:
                block.append(p)
                grown = True
    block.sort(key=lambda p: p.middle)
    return block


def _touches(a: TextLine, b: TextLine) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    apart = max(a.y0, b.y0) - min(a.y1, b.y1)
    return across > -4.0 and apart < 0.9 * max(a.height, b.height)


def take_arrival_stamps(rows: list[Row], width: float, height: float) -> list[Aside]:
    """Remove the stamps by which a registry noted the arrival of the document."""
    heads, fields = _cues("arrival_stamp", "role", "head"), _cues("arrival_stamp", "role", "field")
    pieces = [p for r in rows for p in r.pieces if p.y0 < height * 0.6]
    out = []
    taken: set[int] = set()
    for head in pieces:
        if head.width > width * 0.4 or id(head) in taken:
            continue
        folded = fold(head.text).strip(" .:|-")
        if folded not in heads:
            continue
        across, down = _STAMP_REACH
        near = [
            p
            for p in pieces
            if p is not head
            and head.x0 - across < p.x0
            and p.x1 < head.x1 + across
            and abs(p.middle - head.middle) < down
            and len(p.text) < 40
            and _starts(p, fields)
        ]
        if len(near) < 1 or (folded == "đến" and len(near) < 2):
            continue
        block = sorted([head, *near], key=lambda p: p.middle)
        taken.update(id(p) for p in block)
        out.append(_aside(AsideKind.ARRIVAL_STAMP, block))
    _drop(rows, taken)
    return out


def _drop(rows: list[Row], taken: set[int]) -> None:
    for row in rows:
        row.pieces = [p for p in row.pieces if id(p) not in taken]
    rows[:] = [r for r in rows if r.pieces]


def _aside(kind: AsideKind, lines: Sequence[TextLine]) -> Aside:
    return Aside(kind, "\n".join(p.text for p in lines), lines[0].page, union([p.box for p in lines]))


def running_head_key(line: TextLine, height: float) -> tuple[str, int] | None:
    """Return what is the same on every page for a running head: words without figures, and height.

    The figures of an item belong to it: items that differ in nothing else are no running head.
    """
    if not (line.y1 <= height * _MARGIN or line.y0 >= height * (1 - _MARGIN)):
        return None
    words = fold(line.text).strip()
    mark = label(words)
    if mark is None or mark.kind != "number":
        words = re.sub(r"\d+", "#", words)
    return (words, round(line.middle / 6)) if len(words) > 2 else None
