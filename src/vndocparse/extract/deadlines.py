"""Find the time limit of a task in running text or in a table's cell."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from vndocparse.core.analysis import Analysis
from vndocparse.core.ground import grounding
from vndocparse.core.record import Deadline
from vndocparse.core.source import SourceDocument
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_again import recurring_days
from vndocparse.extract.deadlines_aims import is_horizon, of_an_aim
from vndocparse.extract.deadlines_dates import WHEN, later, moment, number
from vndocparse.extract.deadlines_facts import tells_fact
from vndocparse.extract.deadlines_limit import Kind, Limit
from vndocparse.extract.deadlines_misread import put_right
from vndocparse.extract.deadlines_occasions import bare_days, events, occasions
from vndocparse.extract.deadlines_parts import day_of_part, part_limits
from vndocparse.extract.deadlines_patterns import forms, patterns
from vndocparse.extract.deadlines_relative import near_times
from vndocparse.text.fold import fold


def find_deadline(a: Analysis, span: Span, issued: PartialDate | None) -> Deadline | None:
    """Return the time limit printed in ``span``, ``None`` where there is none.

    ``issued`` is the document's date: it gives a missing year (``inferred``) and the
    start of a count of days from the document's issue. A horizon (`đến năm 2030`) and a
    look back (`sau 3 năm thực hiện`) are no limits.
    """
    folded = a.folded[span.start : _with_year(a.folded, span.end)]
    if not _MAYBE.search(folded):
        return None
    limit = best_limit(limits(put_right(folded), issued))
    return record_limit(a.source, limit, span.start) if limit else None


def deadline_of_cell(source: SourceDocument, span: Span, issued: PartialDate | None) -> Deadline | None:
    """Return the time limit that a cell of a `Thời hạn` column states (`6/2025`, `Quý II/2025`)."""
    folded = put_right(fold(span.of(source.text)))
    found = _years(folded) or best_limit(limits(folded, issued)) or _bare(folded, issued)
    return record_limit(source, found, span.start) if found else None


def alone(folded: str, issued: PartialDate | None) -> Limit | None:
    """Return the time that a stretch holds without any word around it (`tháng 9/2020`, `2026-2027`)."""
    return _years(folded) or _bare(folded, issued)


_MAYBE = re.compile(r"\d|tháng|trước|tuần|qu[ýíỳỷ]|quy|năm|ngày|thời hạn|tết")
# A year that the next printed line begins with: `trong 6 tháng đầu năm` / `2026, …`.
_YEAR_BELOW = re.compile(r"\s*\n\s*(?:19|20)\d{2}\b(?![/.-]\d)")


def _with_year(folded: str, end: int) -> int:
    """Return the end of a span with the year that the line break has cut off."""
    below = _YEAR_BELOW.match(folded, end) if folded[max(0, end - 3) : end] == "năm" else None
    return below.end() if below is not None else end


def record_limit(source: SourceDocument, limit: Limit, offset: int) -> Deadline:
    """Return a limit in the record's form; ``offset`` is where the searched stretch begins."""
    span = Span(offset + limit.start, offset + limit.end)
    values = {
        **grounding(source, span, limit.confidence, f"deadline/{limit.kind}"),
        "date": str(limit.date) if limit.date else None,
        "from": str(limit.first) if limit.first else None,
        "to": str(limit.last) if limit.last else None,
        "kind": limit.kind,
        "inferred": limit.inferred,
    }
    return Deadline(**values)


_EACH_TIME = re.compile(r"vào\b.*\b(?:h[ằà]ng|mỗi)\b", re.DOTALL)
_WEEKLY = re.compile(r"\b(?:thứ|chủ|tuần|sáng|chiều|tối)\b")
# Work that is handed in by a day: `báo cáo … vào ngày 25 hằng tháng`; `họp vào ngày 25 …` is not.
_DELIVERED = re.compile(
    r"\b(?:báo cáo|gửi|nộp|trình|sơ kết|tổng kết|hoàn thành|tổng hợp|quyết toán|phản ánh)\b"
)
_RETRO_BEFORE = 12  # characters before a limit in which a word may make it a look back


def limits(folded: str, issued: PartialDate | None) -> list[Limit]:
    """Return every time limit printed in a folded stretch."""
    out: list[Limit] = []
    p = patterns()
    again: list[tuple[int, int]] = []
    recurring: list[Limit] = []
    for start, end in recurring_days(folded):
        if _EACH_TIME.match(folded, start, end):
            if _WEEKLY.search(folded, start, end) or not _DELIVERED.search(folded):
                again.append((start, end))  # `họp vào ngày 05 hằng tháng` says how often, it limits nothing
                continue
            recurring.append(Limit(start, end, "by", confidence=0.85))
        else:
            recurring.append(Limit(start, end, "before", confidence=0.9))
    out += recurring
    for m in p["count"].finditer(folded):
        out.append(_counted(m, issued))
    out += [Limit(m.start(), m.end(), "within", confidence=0.8) for m in p["length"].finditer(folded)]
    kinds: tuple[Kind, ...] = ("before", "by", "within")
    for kind in kinds:
        for m in p[kind].finditer(folded):
            firm = folded.startswith(("chậm", "muộn", "hạn"), m.start())
            looks_back = kind != "before" and not firm and _retro(folded, m.start())
            if looks_back and not _to_be_issued(folded, m, issued):
                continue
            if is_horizon(folded, m):
                continue
            # `thời gian hoàn thành trong quý II`: a while, not its end
            meant = "within" if kind == "by" and re.match(r"thời gian\b.*\btrong\b", m[0], re.S) else kind
            limit = _dated(_last_of_row(folded, m), m.start(), meant, issued)
            if limit and _is_past(limit, issued):
                continue
            if limit:
                _add(out, limit)
    out.extend(_others(folded, issued))
    out.extend(x for x in occasions(folded, issued) if not _is_past(x, issued))
    out = _laid(out, events(folded), yields=True)
    out = _laid(out, (x for x in near_times(folded, issued) if not _retro(folded, x.start)))
    parts = list(part_limits(folded, issued))
    own = [x for x in parts if not _retro(folded, x.start) and not _is_past(x, issued)]
    undated = [x for x in own if x.date is None and x.kind != "period"]  # `trước ngày 15/8 âm lịch`
    out = _laid(out, undated) + [x for x in own if x.date is not None or x.kind == "period"]
    for m in (*p["years"].finditer(folded), *p["row"].finditer(folded)):
        if int(m["a"]) <= int(m["b"]) and not _retro(folded, m.start()):
            out.append(_span_of_years(m))
    out.extend(_school_year(m) for m in p["school"].finditer(folded) if int(m["b"]) == int(m["a"]) + 1)
    for m in p["half"].finditer(folded):
        half = _half(m, issued) if not _looks_back(folded, m) else None
        if half is not None:
            out.append(half)
    for m in p["end"].finditer(folded):
        if _retro(folded, m.start()):
            continue
        if of_an_aim(folded, m.start(), m.end(), reaches=m[0].startswith("vào")):
            continue
        if m["month"] and issued is not None and issued.month is not None:
            closes = PartialDate(issued.year, issued.month).last
            out.append(Limit(m.start(), m.end(), "within", closes, inferred=True, confidence=0.8))
        elif issued is not None and issued.month != 12:  # in December the year to come may be meant
            closes = PartialDate(issued.year, 12, 31)
            meant = "within" if m["in"] else "by"
            out.append(Limit(m.start(), m.end(), meant, closes, inferred=True, confidence=0.8))
    for m in p["range"].finditer(folded):
        if (found := _range(folded, m.start(), m.end(), issued)) is not None:
            out.append(found)
    own = [x for x in out if not any(a < x.end and x.start < b for a, b in again)]
    days = [(x.start, x.end) for x in recurring]
    own = [x for x in own if x.date is None or not any(a < x.end and x.start < b for a, b in days)]
    own = own or [x for x in bare_days(folded, issued) if not _retro(folded, x.start)]
    own = [x for x in own if not tells_fact(folded, x, issued)]
    return _before_purpose(folded, own)


_PURPOSE = re.compile(r"\bđể\b")


def _before_purpose(folded: str, found: list[Limit]) -> list[Limit]:
    """Leave out the limit of what is aimed at: `gửi Sở X trước 10/12 để báo cáo tỉnh trước 15/12`."""
    for m in _PURPOSE.finditer(folded) if len(found) > 1 else ():
        before = [x for x in found if x.end <= m.start()]
        if before:
            return before
    return found


def _laid(out: list[Limit], made: Iterable[Limit], *, yields: bool = False) -> list[Limit]:
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


def _add(out: list[Limit], limit: Limit) -> None:
    """Add a limit; of two that overlap the longer one says all, but a day that comes again stays so.

    `chậm nhất trước ngày 30/6`: one limit; `hằng năm, hoàn thành trước ngày 31/10`: no single date.
    """
    beside = [o for o in out if o.start < limit.end and limit.start < o.end]
    again = next((o for o in beside if o.date is None), None)
    if again is not None:
        out[out.index(again)] = replace(again, start=min(again.start, limit.start))
    elif not any(o.start <= limit.start for o in beside):
        out[:] = [o for o in out if o not in beside] + [limit]


def _others(folded: str, issued: PartialDate | None) -> list[Limit]:
    p, out = patterns(), []
    for m in p["until"].finditer(folded):
        before = folded[max(0, m.start() - 40) : m.start()]
        if not (_retro(folded, m.start()) or " từ " in f" {before}"):
            limit = _dated(m, m.start(), "by", issued)
            if limit and not _is_past(limit, issued):
                out.append(limit)
    for m in (*p["last"].finditer(folded), *p["now"].finditer(folded)):
        limit = _dated(m, m.start(), "by", issued)
        if limit is not None:
            out.append(limit)
    for m in (*p["over"].finditer(folded), *p["year"].finditer(folded)):
        limit = _dated(m, m.start("at"), "by", issued)
        if limit is not None and not _is_past(limit, issued):
            out.append(limit)
    for m in p["opens"].finditer(folded):
        limit = _dated(m, m.start("at"), "within", issued)
        if limit is not None and not (
            _is_past(limit, issued) or (limit.inferred and _is_over(limit, issued))
        ):
            out.append(limit)
    for m in p["aside"].finditer(folded):
        start = m.start() + 1 + (len(m[0]) - 1 - len(m[0][1:].lstrip()))
        if (limit := _dated(m, start, "within", issued)) is not None and not _is_past(limit, issued):
            out.append(limit)
    out.extend(Limit(m.start(), m.end(), "before", confidence=0.85) for m in p["ahead"].finditer(folded))
    return out


def best_limit(limits: list[Limit]) -> Limit | None:
    """A period or a count of days says most; among the rest the last one printed closes the clause."""
    periods = [x for x in limits if x.kind == "period"]
    rest = [
        x
        for x in limits
        if x.kind != "period" and not any(p.start < x.end and x.start < p.end for p in periods)
    ]
    if rest:
        return max(rest, key=lambda x: (x.date is not None, x.kind != "within", x.end))
    return periods[-1] if periods else None


@cache
def _retro_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{forms('retro')})\s*$")


def _retro(folded: str, start: int) -> bool:
    return _retro_pattern().search(folded[max(0, start - _RETRO_BEFORE) : start]) is not None


def _to_be_issued(folded: str, m: re.Match[str], issued: PartialDate | None) -> bool:
    """Tell `trình UBND huyện ban hành trong tháng 6/2023` from `kế hoạch ban hành trong tháng 6/2020`."""
    at = moment(m, issued) if issued is not None and not m["y6"] else None
    if at is None or issued is None or str(at.last) <= str(issued.last):
        return False
    before = folded[max(0, m.start() - _TO_ISSUE) : m.start()]
    return re.search(r"\b(?:trình|để|tham mưu)\b[^;.]*\bban\s+hành\s*$|^\W*ban\s+hành\b", before) is not None


_TO_ISSUE = 70  # characters of `trình Ủy ban nhân dân tỉnh ban hành`
_ROW = re.compile(rf"\s*(?:,|và)\s+(?:(?:đầu|giữa|cuối)\s+)?(?=quý|tháng){WHEN}")


def _last_of_row(folded: str, m: re.Match[str]) -> re.Match[str]:
    """Return the last time of `trong quý I và quý II/2030`."""
    while (m["q"] or m["m3"]) and (more := _ROW.match(folded, m.end())) is not None:
        m = more
    return m


def _is_past(limit: Limit, issued: PartialDate | None) -> bool:
    """A time before the document itself is a fact (`đất sử dụng trước ngày 01/7/2014`)."""
    return bool(issued and limit.date and not limit.inferred and limit.date.year < issued.year)


def _is_over(limit: Limit, issued: PartialDate | None) -> bool:
    return bool(issued and limit.date and str(limit.date.last) < str(issued.first))


def _dated(m: re.Match[str], start: int, kind: Kind, issued: PartialDate | None) -> Limit | None:
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


def _counted(m: re.Match[str], issued: PartialDate | None) -> Limit:
    count = number(m["n"]) if m["u"] != "giờ" else None  # hours run from an event
    date = later(issued, count, m["u"], bool(m["w"])) if m["own"] and issued and count else None
    return Limit(m.start(), m.end(), "within", date, inferred=date is not None, confidence=0.85)


def _span_of_years(m: re.Match[str]) -> Limit:
    a, b = int(m["a"]), int(m["b"])
    start = m.start() + len(m[0]) - len(m[0].lstrip(" ,"))
    return Limit(
        start, m.end(), "period", first=PartialDate(a, 1, 1), last=PartialDate(b, 12, 31), confidence=0.8
    )


def _school_year(m: re.Match[str]) -> Limit:
    """A school year lasts from September to August; when its terms end, each year's schedule says."""
    if m["k"]:
        return Limit(m.start(), m.end(), "within", confidence=0.75)
    first, last = PartialDate(int(m["a"]), 9, 1), PartialDate(int(m["b"]), 8, 31)
    return Limit(m.start(), m.end(), "period", first=first, last=last, confidence=0.75)


# What makes the first months of a year the ones that are over: `hạn chế trong 6 tháng đầu năm`.
_OVER = re.compile(r"\b(?:đã|kết quả|hạn chế|tồn tại|khuyết điểm|tình hình|đạt được|chỉ ra|phát sinh)\b")


def _looks_back(folded: str, m: re.Match[str]) -> bool:
    return (m["e"] or m["he"]) == "đầu" and _OVER.search(
        folded[max(0, m.start() - 50) : m.start()]
    ) is not None


def _half(m: re.Match[str], issued: PartialDate | None) -> Limit | None:
    printed, part = m["y"] or m["hy"], m["e"] or m["he"]
    year = int(printed) if printed else issued.year if issued else None
    if year is None:
        return None
    said = number(m["c"]) if m["c"] and not m["c"].isdigit() else None
    count = str(said) if said is not None else m["c"] or ("6" if m["he"] else "các")
    if (
        not printed
        and part == "đầu"
        and issued
        and (issued.month or 0) > int(count if count.isdigit() else 6)
    ):
        year += 1  # the months are over when the document is issued: those of the year to come are meant
    if part == "cuối":
        month = 13 - int(count) if count.isdigit() and 0 < int(count) <= 12 else 7
        if not count.isdigit() and issued and issued.year == year and (issued.month or 0) > 7:
            month = issued.month or 7
        first, last = PartialDate(year, month, 1), PartialDate(year, 12, 31)
    else:
        month = int(count) if count.isdigit() and 0 < int(count) <= 12 else 6
        first, last = PartialDate(year, 1, 1), PartialDate(year, month).last
    return Limit(m.start(), m.end(), "period", first=first, last=last, inferred=not printed, confidence=0.8)


_WHEN = re.compile(WHEN)
_TO = re.compile(r"\s+(?:đến|tới)\s+(?:hết\s+)?(?:(?P<p>đầu|giữa|cuối)\s+(?=tháng))?")


def _range(folded: str, start: int, at: int, issued: PartialDate | None) -> Limit | None:
    """Read `từ A đến B`; a year that A lacks is B's."""
    head = _WHEN.match(folded, at)
    to = _TO.match(folded, head.end()) if head else None
    tail = _WHEN.match(folded, to.end()) if to else None
    if head is None:
        return None
    if tail is None:
        return _open_range(folded, start, head, issued)
    last = moment(tail, issued)
    first = moment(head, last.when if last else issued)
    if first is None or last is None or str(first.first) > str(last.last):
        return None
    end = day_of_part(to["p"], last.when, first=False) if to is not None and to["p"] else last.last
    return Limit(
        start, tail.end(), "period", first=first.first, last=end, inferred=last.inferred, confidence=0.9
    )


_TO_EVENT = re.compile(r"\s+(?:đến|tới)\s+khi\s+[^,.;)]{3,60}")


def _open_range(folded: str, start: int, head: re.Match[str], issued: PartialDate | None) -> Limit | None:
    """Read `từ quý IV/2025 đến khi kết thúc …`: only the beginning is known."""
    to, first = _TO_EVENT.match(folded, head.end()), moment(head, issued)
    if to is None or first is None:
        return None
    return Limit(start, to.end(), "period", first=first.first, inferred=first.inferred, confidence=0.8)


_CELL_YEARS = re.compile(r"(?P<a>(?:19|20)\d{2})\s{0,2}[-–]\s{0,2}(?P<b>(?:19|20)\d{2})")
_CELL_YEAR = re.compile(r"\b(?P<y>(?:19|20)\d{2})\b")


def _years(folded: str) -> Limit | None:
    m = _CELL_YEARS.search(folded)
    return _span_of_years(m) if m and int(m["a"]) <= int(m["b"]) else None


def _bare(folded: str, issued: PartialDate | None) -> Limit | None:
    """Read a time that stands alone in a cell; of several (`quý I, quý II/2026`) the last counts."""
    found = list(_WHEN.finditer(folded))
    if found and (at := moment(found[-1], issued)) is not None:
        return Limit(found[0].start(), found[-1].end(), "by", at.last, inferred=at.inferred, confidence=0.9)
    m = _CELL_YEAR.search(folded)
    if m and len(folded) <= 40:
        return Limit(m.start(), m.end(), "by", PartialDate(int(m["y"]), 12, 31), confidence=0.85)
    return None
