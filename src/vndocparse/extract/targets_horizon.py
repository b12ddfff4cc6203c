"""Read by when a goal is to be reached, or for which period a measure holds."""

import re
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_choice import best_limit
from vndocparse.extract.deadlines_misread import put_right
from vndocparse.extract.deadlines_search import limits

_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_PERIOD = re.compile(
    r"(?<!\w)(?:giai đoạn|nhiệm kỳ|thời kỳ|trong giai đoạn|năm học|những năm)\s*"
    + _YEAR.format("a") + r"\s*(?:[-–—]|đến)\s*" + _YEAR.format("b")
)  # fmt: skip
_BY = re.compile(
    r"(?<!\w)(?P<word>đến(?:\s+(?:hết|cuối))?|vào(?:\s+cuối)?|trước|hết|cuối|tầm nhìn(?:\s+đến)?"
    r"|muộn nhất(?:\s+vào)?)"
    r"\s+(?:năm\s+|cuối năm\s+|hết năm\s+)" + _YEAR.format("year") + r"(?!\d)"
)  # fmt: skip
_MONTH = re.compile(
    r"(?<!\w)(?P<word>đến|trước|hết|vào|trong|đến hết)\s+tháng\s+(?P<month>\d{1,2})\s*(?:/|năm\s+)\s*"
    + _YEAR.format("year")
)
_QUARTER = re.compile(
    r"(?<!\w)(?P<word>đến|trước|hết|vào|trong|đến hết)\s+quý\s+"
    r"(?P<quarter>iv|i{1,3}|[1-4])\s*(?:/|-|,?\s*năm\s+)?\s*" + _YEAR.format("year")
)
_DAY = re.compile(
    r"(?<!\w)(?P<word>trước|đến|hết|chậm nhất)\s+(?:hết\s+)?(?:ngày\s+)?"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-]"
    + _YEAR.format("year")
)  # fmt: skip
_IN = re.compile(r"(?<!\w)(?:trong\s+|cả\s+|các tháng cuối\s+)?năm\s+" + _YEAR.format("year") + r"(?!\d)")
# a year that something is compared with, or starts from, is no horizon
_COMPARED = re.compile(r"(?:so với|bằng|từ|hơn|cùng kỳ|cuối|của|đầu|kể từ|giá so sánh|lần)\s*$")
# `so với trung bình hằng năm giai đoạn …`: the years that a goal is compared with
_AGAINST = re.compile(r"(?<!\w)so với[^,;.:]{0,30}$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Horizon:
    """When: a day in ``by``, or ``first`` to ``last``."""

    span: Span
    by: str | None = None
    first: str | None = None
    last: str | None = None
    before: bool = False


def find_horizon(folded: str, span: Span) -> Horizon | None:
    """Return the first horizon or period named inside ``span``."""
    for pattern in (_DAY, _QUARTER, _MONTH, _BY):
        for m in pattern.finditer(folded, span.start, span.end):
            if (made := _by(m)) is not None:
                return made
    for period in _PERIOD.finditer(folded, span.start, span.end):
        left = folded[max(span.start, period.start() - 40) : period.start()]
        if int(period["a"]) > int(period["b"]) or _AGAINST.search(left) is not None:
            continue
        return Horizon(Span(*period.span()), first=f"{period['a']}-01-01", last=f"{period['b']}-12-31")
    for m in _IN.finditer(folded, span.start, span.end):
        if _COMPARED.search(folded[max(0, m.start() - 14) : m.start()]) is None:
            return Horizon(Span(*m.span()), first=f"{m['year']}-01-01", last=f"{m['year']}-12-31")
    return None


# a year that the document's own gives: `đến hết năm có 70% hộ …`; a count of days from its issue
_UNSAID = re.compile(
    r"(?<!\w)(?:(?:đến|tới|trước|trong|hết|cuối)\s+(?:hết |cuối )?(?:năm|quý|tháng|tuần)"
    r"|kể từ ngày|(?:trước|đến|hết) ngày|trước \d)"
)


def find_limit(folded: str, span: Span, issued: PartialDate | None) -> Horizon | None:
    """Return by when a goal is to be reached where only the document's date tells it (`trong quý I`)."""
    if issued is None or _UNSAID.search(folded, span.start, span.end) is None:
        return None
    found = best_limit(limits(put_right(span.of(folded)), issued))
    if found is None or (found.date is None and found.last is None):
        return None
    at = Span(span.start + found.start, span.start + found.end)
    if found.date is not None:
        return Horizon(at, by=str(found.date), before=found.kind == "before")
    return Horizon(at, first=str(found.first) if found.first else None, last=str(found.last))


def _by(m: re.Match[str]) -> Horizon | None:
    parts = m.groupdict()
    month = int(parts["month"]) if parts.get("month") else None
    if parts.get("quarter"):
        month = _QUARTERS[parts["quarter"]] * 3
    day = int(parts["day"]) if parts.get("day") else None
    date = PartialDate.build(int(parts["year"]), month, day)
    if date is None:
        return None
    return Horizon(Span(*m.span()), by=str(date.last), before=parts["word"].startswith("trước"))
