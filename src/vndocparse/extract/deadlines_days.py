"""Limits that are a day, a month, a quarter or a year, or a count of days, each with the word before it."""

import datetime as dt
import re
from collections.abc import Iterator

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_aims import is_horizon, of_an_aim
from vndocparse.extract.deadlines_dates import WHEN, later, moment, number
from vndocparse.extract.deadlines_limit import Kind, Limit
from vndocparse.extract.deadlines_past import is_over, is_past, is_retro, is_to_be_issued
from vndocparse.extract.deadlines_patterns import patterns

_KINDS: tuple[Kind, ...] = ("before", "by", "within")
_A_WHILE = re.compile(r"thời gian\b.*\btrong\b", re.DOTALL)


def due(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield what stands behind `trước`, `chậm nhất`, `trong` and their like, kind by kind.

    ``issued``, the document's date, gives a year that is not printed.
    """
    for kind in _KINDS:
        for m in patterns()[kind].finditer(folded):
            firm = folded.startswith(("chậm", "muộn", "hạn"), m.start())
            looks_back = kind != "before" and not firm and is_retro(folded, m.start())
            if (looks_back and not is_to_be_issued(folded, m, issued)) or is_horizon(folded, m):
                continue
            # `thời gian hoàn thành trong quý II`: a while, not its end
            meant: Kind = "within" if kind == "by" and _A_WHILE.match(m[0]) else kind
            limit = _dated(_last_of_row(folded, m), m.start(), meant, issued)
            if limit is not None and not is_past(limit, issued):
                yield limit


_ROW = re.compile(rf"\s*(?:,|và)\s+(?:(?:đầu|giữa|cuối)\s+)?(?=quý|tháng){WHEN}")


def _last_of_row(folded: str, m: re.Match[str]) -> re.Match[str]:
    """Return the last time of `trong quý I và quý II/2030`."""
    while (m["q"] or m["m3"]) and (more := _ROW.match(folded, m.end())) is not None:
        m = more
    return m


def _dated(m: re.Match[str], start: int, kind: Kind, issued: PartialDate | None) -> Limit | None:
    """Return the limit that a match of ``WHEN`` is; ``None`` where it names no day that there is."""
    at = moment(m, issued)
    if at is None:
        return None
    date = at.last
    if kind == "before" and at.when.day is None:
        date = _day_before(at.first)
    return Limit(start, m.end(), kind, date, inferred=at.inferred, confidence=0.85 if at.inferred else 0.95)


def _day_before(when: PartialDate) -> PartialDate:
    day = dt.date(when.year, when.month or 1, when.day or 1) - dt.timedelta(days=1)
    return PartialDate(day.year, day.month, day.day)


def counted(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield counts of days, weeks, months or years: `trong thời hạn 30 ngày kể từ ngày ban hành`.

    Only a count from the document's own issue has a date.
    """
    for m in patterns()["count"].finditer(folded):
        count = number(m["n"]) if m["u"] != "giờ" else None  # hours run from an event
        date = later(issued, count, m["u"], bool(m["w"])) if m["own"] and issued and count else None
        yield Limit(m.start(), m.end(), "within", date, inferred=date is not None, confidence=0.85)
    for m in patterns()["length"].finditer(folded):
        yield Limit(m.start(), m.end(), "within", confidence=0.8)


def by_place(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield times that limit by where they stand: `đến 31/12/2025`, `Quý II/2025, trình …`, `(tháng 6/2028)`.

    ``issued``, the document's date, gives a year that is not printed.
    """
    p = patterns()
    for m in p["until"].finditer(folded):
        before = folded[max(0, m.start() - 40) : m.start()]
        if not (is_retro(folded, m.start()) or " từ " in f" {before}"):
            yield from _unless_past(_dated(m, m.start(), "by", issued), issued)
    for m in (*p["last"].finditer(folded), *p["now"].finditer(folded)):
        if (limit := _dated(m, m.start(), "by", issued)) is not None:
            yield limit
    for m in p["set_apart"].finditer(folded):
        if (limit := _dated(m, m.start("at"), "by", issued)) is not None:
            yield limit
    for m in p["strives"].finditer(folded):
        limit = _dated(m, m.start("at"), "by", issued)
        if limit is not None and not is_over(limit, issued):
            yield limit
    for m in (*p["over"].finditer(folded), *p["year"].finditer(folded)):
        yield from _unless_past(_dated(m, m.start("at"), "by", issued), issued)
    for m in (*p["opens"].finditer(folded), *p["in_year"].finditer(folded)):
        limit = _dated(m, m.start("at"), "within", issued)
        if limit is not None and not (limit.inferred and is_over(limit, issued)):
            yield from _unless_past(limit, issued)
    for m in p["aside"].finditer(folded):
        start = m.start() + 1 + (len(m[0]) - 1 - len(m[0][1:].lstrip()))
        yield from _unless_past(_dated(m, start, "within", issued), issued)
    for m in p["ahead"].finditer(folded):
        yield Limit(m.start(), m.end(), "before", confidence=0.85)


def _unless_past(limit: Limit | None, issued: PartialDate | None) -> tuple[Limit, ...]:
    return () if limit is None or is_past(limit, issued) else (limit,)


def own_year(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the end of the document's own year or month: `từ nay đến cuối năm`, `xong trong tháng`."""
    if issued is None:
        return
    for m in patterns()["end"].finditer(folded):
        if is_retro(folded, m.start()):
            continue
        if of_an_aim(folded, m.start(), m.end(), reaches=m[0].startswith("vào")):
            continue
        if m["month"] and issued.month is not None:
            closes = PartialDate(issued.year, issued.month).last
            yield Limit(m.start(), m.end(), "within", closes, inferred=True, confidence=0.8)
        elif issued.month != 12:  # in December the year to come may be meant
            closes = PartialDate(issued.year, 12, 31)
            meant: Kind = "within" if m["in"] else "by"
            yield Limit(m.start(), m.end(), meant, closes, inferred=True, confidence=0.8)
