"""Find where a page is set in two columns: the letterhead and the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.core.source import Column
from vndocparse.ingest.layout.lines import Row, TextLine
from vndocparse.lexicons.load import load
from vndocparse.text.fold import strip_marks

_NARROWEST = 0.55  # of the print's height: a gutter has at least this width
_CLEAR = 1.5  # of the print's height: a gap that may be a gutter on its own
_ALONE = 4.0  # of the print's height: a gap that makes two columns of a single row
_MIDDLE = (0.22, 0.78)  # of the text's width: where a gutter may lie
_REACH_LEFT = 2.6  # heights of white between the rows of a left column
_REACH_RIGHT = 14.0  # … of a right column: the signature stands between position and name


@dataclass(frozen=True, slots=True)
class Measure:
    """The left and right edge of the text on a page, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Width of the text."""
        return max(1.0, self.right - self.left)

    @property
    def centre(self) -> float:
        """The middle of the text."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class _Region:
    first: int
    last: int  # inclusive
    gutter: tuple[float, float]


def ordered(rows: Sequence[Row], measure: Measure) -> list[TextLine]:
    """Return the lines of a page in reading order, each marked with its column."""
    out: list[TextLine] = []
    at = 0
    for region in _regions(rows, measure):
        out.extend(r.line() for r in rows[at : region.first])
        out.extend(_two_columns(rows[region.first : region.last + 1], region.gutter))
        at = region.last + 1
    out.extend(r.line() for r in rows[at:])
    for line in out:
        _mark_lone(line, measure)
    return out


def _mark_lone(line: TextLine, measure: Measure) -> None:
    """Mark a line that stands in the right half with nothing beside it."""
    if line.column is not Column.FULL:
        return
    at = (line.x0 - measure.left) / measure.width
    if at > 0.42 and (line.centre - measure.left) / measure.width > 0.6:
        line.column = Column.RIGHT


def _regions(rows: Sequence[Row], measure: Measure) -> list[_Region]:
    out: list[_Region] = []
    at = 0
    while at < len(rows):
        region = _grown(rows, at, out[-1].last + 1 if out else 0, measure)
        if region is None:
            at += 1
        else:
            out.append(region)
            at = region.last + 1
    return out


def _grown(rows: Sequence[Row], seed: int, floor: int, measure: Measure) -> _Region | None:
    """Grow a region of two columns from a row that has a clear gap."""
    gap = _seed_gap(rows[seed], measure)
    if gap is None:
        return None
    first = last = seed
    both = 1
    while last + 1 < len(rows):
        narrowed = _shared(rows[last + 1], gap, measure)
        if narrowed is None or not _near(rows[first : last + 1], rows[last + 1], narrowed):
            break
        if _opens(rows[last + 1].line().text, "addressee"):  # centred, but with a short line
            break
        both += rows[last + 1].x0 < narrowed[0] and rows[last + 1].x1 > narrowed[1]
        gap, last = narrowed, last + 1
    while first > floor:
        narrowed = _shared(rows[first - 1], gap, measure)
        if narrowed is None or not _belongs_above(rows, first, narrowed):
            break
        gap, first = narrowed, first - 1
    wide = gap[1] - gap[0] > _ALONE * rows[seed].height
    if both < 2 and not wide and first == last:
        return None
    return _Region(first, last, gap)


def _seed_gap(row: Row, measure: Measure) -> tuple[float, float] | None:
    """Return the widest gap of the row that could part two columns."""
    gaps = [
        g
        for g in row.gaps(_CLEAR * row.height)
        if _MIDDLE[0] <= ((g[0] + g[1]) / 2 - measure.left) / measure.width <= _MIDDLE[1]
        and not _note_behind(row, g[1])
    ]
    return max(gaps, key=lambda g: g[1] - g[0], default=None)


def _note_behind(row: Row, x: float) -> bool:
    """Tell whether what begins there is a note in brackets, as a brace gives it to several recipients."""
    word = next((w for p in row.pieces for w in p.words if w.box.x0 >= x - 0.01), None)
    return word is not None and word.text.startswith("(")


def _shared(row: Row, gap: tuple[float, float], measure: Measure) -> tuple[float, float] | None:
    """Return what of the gap the row leaves white, ``None`` where its print crosses it."""
    least = _NARROWEST * row.height
    left_only, right_only = row.x1 <= gap[1] - least, row.x0 >= gap[0] + least
    if left_only and (row.x0 + row.x1) / 2 > measure.left + 0.48 * measure.width:
        return None
    if right_only and (row.x0 + row.x1) / 2 < measure.left + 0.55 * measure.width:
        return None
    free = [(row.x1, gap[1])] if left_only else [(gap[0], row.x0)] if right_only else row.gaps(least)
    best: tuple[float, float] | None = None
    for a, b in free:
        a, b = max(a, gap[0]), min(b, gap[1])
        if b - a >= least and (best is None or b - a > best[1] - best[0]):
            best = (a, b)
    return best


def _near(region: Sequence[Row], row: Row, gap: tuple[float, float]) -> bool:
    """Tell whether a row below still belongs: near to what stands above it in its own column."""
    right_only = row.x0 >= gap[0]
    edge = (gap[0] + gap[1]) / 2
    above = [p for r in region for p in r.pieces if (p.x0 >= edge) == right_only]
    bottom = max((p.y1 for p in above), default=region[-1].y1)
    reach = _REACH_RIGHT if right_only else _REACH_LEFT
    return row.y0 - bottom <= reach * row.height


def _belongs_above(rows: Sequence[Row], first: int, gap: tuple[float, float]) -> bool:
    """Tell whether the row above a region is part of it, and not the end of the text before."""
    row, below = rows[first - 1], rows[first]
    if below.y0 - row.y1 > 3.0 * row.height:
        return False
    if row.x1 > gap[1]:  # it has print in the right column
        return True
    if _opens(below.line().text, "recipients.head"):  # the foot begins there
        return False
    if _opens(row.line().text, "recipients.head"):
        return True
    if first < 2:
        return True
    before = rows[first - 2]
    pitch = row.y0 - before.y0
    same_print = abs(before.height - row.height) < 0.6
    return not (same_print and pitch < 1.9 * row.height and before.x1 > gap[1])


def _opens(text: str, cue: str) -> bool:
    """Tell whether a line begins with the words of a part of the layout."""
    bare = strip_marks(text)  # a recogniser may have lost the marks
    return any(bare.startswith(strip_marks(form)) for form in load("zone_cues").by_id[cue].forms)


def _two_columns(rows: Sequence[Row], gutter: tuple[float, float]) -> list[TextLine]:
    """Return the left column's lines, then the right column's."""
    edge = (gutter[0] + gutter[1]) / 2
    left: list[TextLine] = []
    right: list[TextLine] = []
    for row in rows:
        words = [w for p in row.pieces for w in p.words]
        for side, column in ((left, Column.LEFT), (right, Column.RIGHT)):
            mine = [w for w in words if ((w.box.x0 + w.box.x1) / 2 < edge) == (column is Column.LEFT)]
            if mine:
                line = TextLine(mine)
                line.height = line.height if mine[0].size else row.height
                line.column = column
                side.append(line)
    for side in (left, right):
        side.sort(key=lambda p: p.middle)
    return left + right
