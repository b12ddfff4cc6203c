"""Which of several times that a stretch prints hold: those that overlap, and the one that limits the task."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from vndocparse.extract.deadlines_limit import Limit


def best_limit(limits: list[Limit]) -> Limit | None:
    """Return the limit that says most, ``None`` of none.

    A period or a count of days says most; among the rest the last one printed closes the clause.
    """
    periods = [x for x in limits if x.kind == "period"]
    rest = [
        x
        for x in limits
        if x.kind != "period" and not any(p.start < x.end and x.start < p.end for p in periods)
    ]
    if rest:
        return max(rest, key=lambda x: (x.date is not None, x.kind != "within", x.end))
    return periods[-1] if periods else None


def add(out: list[Limit], limit: Limit) -> None:
    """Add a limit; of two that overlap the longer one says all, but a day that comes again stays so.

    `chậm nhất trước ngày 30/6`: one limit; `hằng năm, hoàn thành trước ngày 31/10`: no single date.
    """
    beside = [o for o in out if o.start < limit.end and limit.start < o.end]
    again = next((o for o in beside if o.date is None), None)
    if again is not None:
        out[out.index(again)] = replace(again, start=min(again.start, limit.start))
    elif not any(o.start <= limit.start for o in beside):
        out[:] = [o for o in out if o not in beside] + [limit]


def laid(out: list[Limit], made: Iterable[Limit], *, yields: bool = False) -> list[Limit]:
    """Return the limits with those made, which take the place of what begins inside them.

    One that begins behind the start of another is left out, with ``yields`` one that meets any other.
    """
    ordered = sorted(out, key=lambda x: x.start)
    starts = [x.start for x in ordered]
    gone: set[int] = set()
    kept: list[Limit] = []
    for x in made:
        first, last = bisect_left(starts, x.start), bisect_left(starts, x.end)
        if (first and ordered[first - 1].end > x.start) or (yields and last > first):
            continue
        gone.update(id(o) for o in ordered[first:last])
        kept.append(x)
    return [o for o in out if id(o) not in gone] + kept


_PURPOSE = re.compile(r"\bđể\b|\briêng\b")


def before_purpose(folded: str, found: list[Limit]) -> list[Limit]:
    """Leave out the limit of what is aimed at, and that of an exception.

    `gửi Sở X trước 10/12 để báo cáo tỉnh trước 15/12`, `xong trước 30/6 (riêng xã A trước 30/4)`.
    """
    for m in _PURPOSE.finditer(folded) if len(found) > 1 else ():
        before = [x for x in found if x.end <= m.start()]
        if before:
            return before
    return found


def meets(limit: Limit, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether a limit overlaps one of the stretches, half-open pairs of places."""
    return any(start < limit.end and limit.start < end for start, end in stretches)
