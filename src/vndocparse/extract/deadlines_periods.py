"""Limits with a beginning and an end: years, school years, months of a year, `từ … đến …`."""

import re
from collections.abc import Iterator

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_dates import WHEN, moment, number
from vndocparse.extract.deadlines_limit import Limit
from vndocparse.extract.deadlines_parts import day_of_part
from vndocparse.extract.deadlines_past import is_retro
from vndocparse.extract.deadlines_patterns import patterns


def periods(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the periods of years and of months that a folded stretch prints, kind by kind.

    ``issued``, the document's date, gives a year that is not printed.
    """
    p = patterns()
    for m in (*p["years"].finditer(folded), *p["row"].finditer(folded)):
        if int(m["a"]) <= int(m["b"]) and not is_retro(folded, m.start()):
            yield span_of_years(m)
    for m in p["school"].finditer(folded):
        if int(m["b"]) == int(m["a"]) + 1:
            yield _school_year(m)
    for m in p["half"].finditer(folded):
        half = _half(m, issued) if not _looks_back(folded, m) else None
        if half is not None:
            yield half


def span_of_years(m: re.Match[str]) -> Limit:
    """Return the period from the year ``a`` of a match to its year ``b``."""
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
_OVER = re.compile(rf"\b{beside('over')}\b")
_OVER_BEFORE = 50  # characters in which such a word stands


def _looks_back(folded: str, m: re.Match[str]) -> bool:
    if (m["e"] or m["he"]) != "đầu":
        return False
    return _OVER.search(folded[max(0, m.start() - _OVER_BEFORE) : m.start()]) is not None


def _half(m: re.Match[str], issued: PartialDate | None) -> Limit | None:
    """Read `trong 6 tháng cuối năm 2026`, `trong các tháng đầu năm`; ``None`` where no year is known."""
    printed, part = m["y"] or m["hy"], m["e"] or m["he"]
    year = int(printed) if printed else issued.year if issued else None
    if year is None:
        return None
    count = _months(m)
    issue_month = (issued.month or 0) if issued else 0
    if part == "cuối":
        begins = 13 - count if count is not None and 0 < count <= 12 else 7
        if count is None and issued and issued.year == year and issue_month > 7:
            begins = issue_month
        first, last = PartialDate(year, begins, 1), PartialDate(year, 12, 31)
    else:
        if not printed and issue_month > (6 if count is None else count):
            year += 1  # the months are over when the document is issued: those of the year to come are meant
        ends = count if count is not None and 0 < count <= 12 else 6
        first, last = PartialDate(year, 1, 1), PartialDate(year, ends).last
    return Limit(m.start(), m.end(), "period", first=first, last=last, inferred=not printed, confidence=0.8)


def _months(m: re.Match[str]) -> int | None:
    """Return how many months are meant; ``None`` for `các tháng`."""
    if not m["c"]:
        return 6 if m["he"] else None
    return number(m["c"])


_WHEN = re.compile(WHEN)
_TO = re.compile(r"\s+(?:đến|tới)\s+(?:hết\s+)?(?:(?P<p>đầu|giữa|cuối)\s+(?=tháng))?")
_TO_EVENT = re.compile(r"\s+(?:đến|tới)\s+khi\s+[^,.;)]{3,60}")


def ranges(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield what is printed as `từ A đến B`; a year that A lacks is B's, one that B lacks the document's."""
    for m in patterns()["range"].finditer(folded):
        if (found := _range(folded, m.start(), m.end(), issued)) is not None:
            yield found
    for m in _SCHOOL_YEAR.finditer(folded):
        first = PartialDate(int(m["a"]), 9, 1)
        if issued is not None and str(first.last) >= str(issued.first) and int(m["b"]) == int(m["a"]) + 1:
            found = _from_then_on(folded, m.start(), m.end(), first, inferred=False)
            yield from (found,) if found is not None else ()


def _range(folded: str, start: int, at: int, issued: PartialDate | None) -> Limit | None:
    head = _WHEN.match(folded, at)
    if head is None:
        return None
    to = _TO.match(folded, head.end())
    tail = _WHEN.match(folded, to.end()) if to else None
    if to is None or tail is None:
        return _open_range(folded, start, head, issued)
    last = moment(tail, issued)
    first = moment(head, last.when if last else issued)
    if first is None or last is None or str(first.first) > str(last.last):
        return None
    end = day_of_part(to["p"], last.when, first=False) if to["p"] else last.last
    return Limit(
        start, tail.end(), "period", first=first.first, last=end, inferred=last.inferred, confidence=0.9
    )


def _open_range(folded: str, start: int, head: re.Match[str], issued: PartialDate | None) -> Limit | None:
    """Read `từ quý II/2023 đến khi xong …`, `… áp dụng từ năm 2026`: only the beginning is known."""
    to, first = _TO_EVENT.match(folded, head.end()), moment(head, issued)
    if first is None:
        return None
    if to is not None:
        return Limit(start, to.end(), "period", first=first.first, inferred=first.inferred, confidence=0.8)
    if issued is None or str(first.last) < str(issued.first):
        return None
    return _from_then_on(folded, start, head.end(), first.first, inferred=first.inferred)


def _from_then_on(folded: str, start: int, end: int, first: PartialDate, *, inferred: bool) -> Limit | None:
    """Return a start that opens its clause, or closes one of work that begins then."""
    opens = _OPENS.fullmatch(folded, 0, start) is not None and _GOES_ON.match(folded, end) is not None
    closes = _ENDS.match(folded, end) is not None and _BEGUN.search(folded[:start]) is not None
    if not (opens or closes):
        return None
    if folded[:start].rstrip().endswith("nhất"):  # `chậm nhất từ ngày 01/8`: a day
        return None
    firm = _FIRMLY.search(folded[:start])
    begin = firm.start() if firm is not None else start
    return Limit(begin, end, "period", first=first, inferred=inferred, confidence=0.7)


_SCHOOL_YEAR = re.compile(r"\btừ\s+năm\s+học\s+(?P<a>20\d{2})\s?[-–]\s?(?P<b>20\d{2})(?!\d)")
_OPENS = re.compile(r"\W*(?:kể\s+)?")  # `Từ tháng 11, Văn phòng …`: the start opens its clause
_GOES_ON = re.compile(r"\s*,|\s+(?:trở\s+đi\s*,?|(?!đến|tới|đã|trở)[^\W\d])")
_ENDS = re.compile(r"(?:\s+trở\s+đi)?\s*(?:[.;,)]|\./|$)")
# work that begins then: `vận hành từ ngày 01/7/2023`; but `hợp đồng ký từ ngày 15/7`
_BEGUN = re.compile(rf"\b{beside('begun')}\b[^;.]{{0,60}}?\s(?:(?:ngay|bắt\s+đầu|kể)\s+)*$")
_FIRMLY = re.compile(r"\b(?:(?:ngay|bắt\s+đầu|kể)\s+)+$")
