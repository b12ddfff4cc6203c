"""Read lists of indicators whose table was lost: rows of text below a line of column names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vndocparse.core import record
from vndocparse.core.analysis import Analysis, Block, Zone
from vndocparse.core.source import ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.indicators_units import with_unit
from vndocparse.extract.quantities import find_quantities
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_horizon import Horizon, find_horizon
from vndocparse.extract.targets_record import build_target
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold, strip_marks
from vndocparse.text.letters import UPPER

_RULE = "target/indicator-lines"
# `TT Chỉ tiêu Mục tiêu`, `STT Chỉ tiêu Đơn vị tính …`; marks of tone may be lost in recognised text
_HEADER = re.compile(r"\W*(?:s?tt|so tt)\W+(?:cac |ten )?(?:chi tieu|tieu chi)(?!\w)[\w\s,./()|-]{0,120}$")
_HEADER_MAY_BE = re.compile(r"\W*s?\w{0,2} ?tt\W")  # a cheap look before marks are stripped
_UNITS = re.compile(r"(?<![a-z])(?:don vi(?: tinh)?|dvt)(?![a-z])")
_ENDS = re.compile(r"\W*(?:noi nhan|t/m|tm\.|ghi chu)")
_SHARE = re.compile(r"\W*(?:\S{1,3}\s+)?t\w? (?:le|trong)")
_GROUP = re.compile(r"\W*[IVX]{1,4}[\s.|-]+[^\W\d_]")  # `II | Chỉ tiêu xã hội`: no row of its own
_SILENT = 4  # lines without a value after which the list is over
_ROW = re.compile(rf"(?<!\S)(?:\d{{1,3}}|[\w¬`'’]{{1,2}})\s?[.|]+\s*\|?\s*|(?<!\S)\d{{1,2}}\s+(?=[{UPPER}])")


@dataclass(frozen=True, slots=True)
class LineList:
    """The blocks of one list and the period its heading names."""

    blocks: tuple[Block, ...]
    horizon: Horizon | None
    units: bool = False  # a column holds the units


def line_lists(a: Analysis) -> list[LineList]:
    """Return the lists of indicators that stand as plain lines."""
    out: list[LineList] = []
    i = 0
    while i < len(a.blocks):
        b = a.blocks[i]
        i += 1
        if (
            b.paragraph.kind is not ParagraphKind.TEXT
            or len(b.span) > 200
            or b.zone in (Zone.FRAME, Zone.SAMPLE)
        ):
            continue
        if _HEADER_MAY_BE.match(a.folded, b.span.start, b.span.end) is None:
            continue
        header = strip_marks(b.span.of(a.text))
        if _HEADER.match(header) is None:
            continue
        units = _UNITS.search(header) is not None
        rows: list[Block] = []
        silent = valued = 0
        while i < len(a.blocks) and silent < _SILENT:
            row = a.blocks[i]
            if _ENDS.match(strip_marks(row.span.of(a.text)[:40])) is not None:
                break
            i += 1
            rows.append(row)
            good = bool(_values(a, row, units=units))
            valued += good
            silent = 0 if good else silent + 1
        rows = rows[: len(rows) - silent + (1 if silent else 0)]
        if valued >= 3:
            above = [x for x in a.blocks[max(0, b.index - 3) : b.index] if len(x.span) <= 300]
            horizons = [h for x in reversed(above) if (h := find_horizon(a.folded, x.span)) is not None]
            out.append(LineList(tuple(rows), horizons[0] if horizons else None, units))
    return out


def read_indicator_lines(a: Analysis, seen: dict[str, int]) -> Iterator[record.Target]:
    """Yield a target for each value of each list."""
    for found in line_lists(a):
        for clause, printed in _rows(a, found.blocks, units=found.units):
            q = _bounded(a, clause, printed)
            if q.unit == "%" and q.value > 100 and _SHARE.match(strip_marks(clause.of(a.text)[:24])):
                continue  # a share beyond the whole is a misread number
            sure = 0.7 if q.kind == "bare" else 0.85
            yield build_target(
                a, clause, q, kind="goal", sure=sure, rule=_RULE, item=None,
                indicator=_name(a, clause, q), horizon=found.horizon, status=None, seen=seen,
            )  # fmt: skip


def _bounded(a: Analysis, clause: Span, q: Quantity) -> Quantity:
    """Take in a bound that the lost table set apart from its number (`Tối thiểu` on the line above)."""
    if q.explicit or q.span.start <= clause.start:
        return q
    for entry in load("comparators").entries:
        if entry["loose"] and any(fold(f) in clause.of(a.folded) for f in entry.forms):
            return replace(q, comparator=entry["sign"])
    return q


def _values(a: Analysis, block: Block, *, units: bool) -> list[Quantity]:
    found = find_quantities(a.text, a.folded, block.span)
    if units:
        found = [with_unit(a.text, a.folded, block.span.start, q) for q in found]
    return [
        q
        for q in found
        if (units and q.unit_span is not None and q.unit_span.end <= q.number.start)
        or q.kind in ("percent", "money", "physical")
        or (q.kind != "time" and q.explicit)
        or _plain(a, q)
    ]


def _plain(a: Analysis, q: Quantity) -> bool:
    """Tell a value without a unit (`1.200`) from the number of a row (`18`)."""
    return q.kind == "bare" and any(c in ".," for c in q.number.of(a.text))


def _rows(a: Analysis, blocks: tuple[Block, ...], *, units: bool) -> list[tuple[Span, Quantity]]:
    out: list[tuple[Span, Quantity]] = []
    waiting: int | None = None
    for b in blocks:
        values = _values(a, b, units=units)
        if not values:
            if _GROUP.match(a.text, b.span.start, b.span.end):
                waiting = None
                continue
            first = next((c for c in b.span.of(a.text) if c.isalpha()), "")
            if first.islower() and out and waiting is None:
                clause, q = out[-1]  # the row goes on below its value
                out[-1] = (Span(clause.start, b.span.end), q)
            elif first and waiting is None:
                waiting = b.span.start
            continue
        start = b.span.start if waiting is None else waiting
        waiting = None
        for i, q in enumerate(values):
            end = b.span.end
            if i + 1 < len(values):
                turn = _ROW.search(a.text, q.span.end, values[i + 1].span.start)
                end = turn.start() if turn is not None else q.span.end
            elif (turn := _ROW.search(a.text, q.span.end, b.span.end)) is not None:
                end = turn.start()
            if m := _ROW.match(a.text, start, q.span.start):
                start = m.end()
            out.append((Span(min(start, q.span.start), max(end, q.span.end)).stripped(a.text), q))
            start = end
            while start < b.span.end and a.text[start] == " ":
                start += 1
    return out


def _name(a: Analysis, clause: Span, q: Quantity) -> str | None:
    """Return the row's words without its number and without stray marks."""
    cut = q.span.start
    if q.unit_span is not None and clause.start < q.unit_span.start < cut:
        cut = q.unit_span.start  # the unit has a column of its own before the value
    outside = a.text[clause.start : max(clause.start, cut)] + " " + a.text[q.span.end : clause.end]
    words = [w for w in outside.split() if any(c.isalpha() for c in w) and (len(w) > 1 or w in "ởÔôyY")]
    return " ".join(words).strip(" |.-") or None
