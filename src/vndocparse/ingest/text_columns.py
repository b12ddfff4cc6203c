"""Take apart two columns that plain text keeps side by side with runs of spaces: letterhead and foot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from vndocparse.core.source import Column
from vndocparse.ingest.text_lines import is_capitals, label

_GAP = re.compile(r"(?<=\S) {3,200}(?=\S)")
# Blanks left for the pen are no gap between columns: `Số      -QĐ/ĐU`, `ngày      tháng      năm 2025`.
_PEN_BEFORE = re.compile(r"(?:\b(?:số|ngày|tháng|năm)\s?:?)$", re.IGNORECASE)
_PEN_AFTER = re.compile(r"[-‐‑–—−/]\s?[A-ZĐ]|(?:tháng|năm)\b|/\s?\d{4}")
_HEAD_LINES = 16
_FOOT_LINES = 60
_HALF = 62  # most characters of one half of a line


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text with the column it stands in."""

    text: str
    column: Column = Column.FULL


@dataclass(frozen=True, slots=True)
class _Halves:
    left: str
    right: str
    edge: float  # the middle of the gap


def _halves(line: str) -> _Halves | None:
    if len(line) > 220:
        return None
    gaps = [m for m in _GAP.finditer(line) if not _for_the_pen(line, m.start(), m.end())]
    if not gaps:
        return None
    widest = max(gaps, key=lambda m: len(m[0]))
    left, right = line[: widest.start()].strip(), line[widest.end() :].strip()
    if not (any(c.isalnum() for c in left) and any(c.isalnum() for c in right)):
        return None
    if max(len(left), len(right)) > _HALF:
        return None
    return _Halves(left, right, (widest.start() + widest.end()) / 2)


def _for_the_pen(line: str, start: int, end: int) -> bool:
    return bool(_PEN_AFTER.match(line, end)) and bool(_PEN_BEFORE.search(line[max(0, start - 8) : start]))


def part(lines: list[str]) -> list[Placed]:
    """Return the lines with the halves of letterhead and foot as lines of their own, left half first."""
    spread = [x.expandtabs(8) if "\t" in x and len(x) <= 400 else x for x in lines]
    end = _head_end(spread)
    out = list(_ordered(spread[:end])) if end else []
    i = end
    while i < len(lines):
        mark = label(spread[i].strip()[:80]) if spread[i] else None
        stop = _foot_end(spread, i) if mark and mark.kind == "columns" else i
        if stop > i:
            out.extend(_ordered(spread[i:stop]))
            i = stop
        else:
            out.append(Placed(lines[i]))
            i += 1
    return out


def _head_end(lines: list[str]) -> int:
    """Return the index after the letterhead, 0 where it is not printed in two columns."""
    filled = [i for i, x in enumerate(lines[:80]) if x.strip() and x != "\f"][:_HEAD_LINES]
    begun = next((n for n, i in enumerate(filled) if label(lines[i].strip()[:80]) is not None), len(filled))
    filled = filled[:begun]  # a labelled line is the body's
    parted = [(i, h) for i in filled if (h := _halves(lines[i])) is not None]
    if len(parted) < 2 or parted[0][0] not in filled[:4]:
        return 0
    edge = median(h.edge for _, h in parted)
    last = parted[0][0]
    for i in filled:
        line = lines[i]
        if i <= last:
            continue
        within = i < parted[-1][0]
        if not within and is_capitals(line) and i - last > 1:
            break  # the title
        if i - last > 5 or not (_halves(line) or _one_side(line, edge, right=within)):
            break
        last = i
    return last + 1


def _one_side(line: str, edge: float, *, right: bool = True) -> bool:
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    return end <= edge + 1 or (right and start >= edge - 1)


def _foot_end(lines: list[str], start: int) -> int:
    """Return the index after a foot in two columns that begins at ``start``; ``start`` where it is none."""
    if _halves(lines[start]) is None and _merged(lines[start]) is not None:
        end = start + 1
        for i in range(end, min(len(lines), start + _FOOT_LINES)):
            open_item = end > start + 1 and lines[end - 1].rstrip()[-1:].isalpha()
            if _listed(lines[i]) or (open_item and end == i and not is_capitals(lines[i])):
                end = i + 1
            elif lines[i].strip() or i - end > 1:
                break
        return end
    edges = []
    end = start
    for i in range(start, min(len(lines), start + _FOOT_LINES)):
        line = lines[i]
        if line == "\f" or len(line) > 220:
            break
        if not line.strip():
            continue
        halves = _halves(line)
        if halves is not None:
            edges.append(halves.edge)
        elif not (_one_side(line, median(edges)) if edges else i == start or _listed(line)):
            break
        mark = label(line.strip())
        if i > start and mark is not None and mark.kind not in ("bullet", "letter"):
            break
        end = i + 1
    return end if edges else start


def _listed(line: str) -> bool:
    mark = label(line.strip()[:80])
    words = line.strip()
    return bool(words) and (
        (mark is not None and mark.kind == "bullet") or words[:1].islower() or words[:1] == "("
    )


def _merged(line: str) -> _Halves | None:
    """Return both halves of `Nơi nhận: T/M …`, where a reader has run two columns into one line."""
    head, colon, rest = line.strip().partition(":")
    if colon and len(head) <= 12 and 4 <= len(rest.strip()) <= _HALF and is_capitals(rest):
        return _Halves(head + colon, rest.strip(), float("inf"))
    return None


def _ordered(lines: list[str]) -> Iterator[Placed]:
    found = [_halves(lines[0]) or _merged(lines[0]), *(_halves(x) for x in lines[1:])]
    edges = [h.edge for h in found if h is not None]
    edge = median(edges) if edges else float("inf")
    right: list[Placed] = []
    for line, halves in zip(lines, found, strict=True):
        if halves is not None:
            yield Placed(halves.left, Column.LEFT)
            right.append(Placed(halves.right, Column.RIGHT))
        elif not line.strip() or line == "\f":
            continue
        elif len(line) - len(line.lstrip()) + len(line.rstrip()) < 2 * edge:
            yield Placed(line.strip(), Column.LEFT)
        else:
            right.append(Placed(line.strip(), Column.RIGHT))
    yield from right
    yield Placed("")
