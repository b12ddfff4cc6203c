"""Dates, months, quarters, years and lengths of time as they are printed in a time limit."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.when import PartialDate
from vndocparse.lexicons.load import load

_YEAR = r"(?:19|20)\d{2}"
_STROKES = r"[iíìïl1]{1,3}|h[iíìïl1]?|[iíìïl1]h"  # I to III, as recognition gives them too
_SLASH = r"\s{0,2}[/.\-–]\s{0,2}"
# One printed time; the named groups tell which: `15/6/2025`, `15 tháng 6 năm 2025`, `tháng 6/2025`, `6/2025`,
# `quý II/2025`, `năm 2025`.
_HOUR = (  # `10 giờ 00`, `17h00`, `8h sáng`
    r"(?:\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s+phút|['’′])?\s*,?\s+"
    r"(?:(?:sáng|chiều|tối|trưa)\s*,?\s+)?)?"
)
_WEEKDAY = r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*,?\s+(?=ngày|\d))?"
# `quý II, III/2025`, `quý I - II`, `tháng 4, 5/2025`: of a row that is named once the last counts
_EARLIER_QUARTERS = r"(?:(?:i{1,3}|iv)\s*(?:[,–-]|và)\s*(?=(?:i{1,3}|iv)\b)){0,3}"
_EARLIER_MONTHS = (
    rf"(?:\d{{1,2}}\s*(?:,|và)\s*(?=\d{{1,2}}(?:\s*(?:,|và)\s*\d{{1,2}})?\s?(?:/|năm\s){_YEAR})){{0,3}}"
)
WHEN = (
    rf"{_HOUR}{_WEEKDAY}(?:ngày\s*)?(?:(?P<d>\d{{1,2}}){_SLASH}(?P<m>\d{{1,2}})"
    rf"(?:(?:{_SLASH}|\s*,?\s+năm\s+|(?<=[/.]\d\d)(?=20\d\d))(?P<y>{_YEAR}))?(?!\d|%|{_SLASH}\d)"
    rf"|(?P<d2>\d{{1,2}})\s+(?:của\s+)?tháng\s*(?P<m2>\d{{1,2}})(?:(?:\s*,?\s*năm\s+|{_SLASH})(?P<y2>{_YEAR}))?(?!\d)"
    rf"|(?:tháng\s*{_EARLIER_MONTHS}|\bt\.?\s?(?=\d{{1,2}}\s?/\s?{_YEAR}))(?P<m3>\d{{1,2}})(?:(?:\s*,?\s*năm\s+|{_SLASH}|\s+)(?P<y3>{_YEAR})|\s+năm\s+(?P<n3>nay|này|sau|tới)\b)?(?!\d)"
    rf"|(?P<m4>\d{{1,2}}){_SLASH}(?P<y4>{_YEAR})(?!\d)"
    rf"|(?:quý\s*{_EARLIER_QUARTERS}|\bq\.?\s?(?=(?:i{{1,3}}|iv|[1-4])\s?/\s?{_YEAR}))(?P<q>{_STROKES}|[il1]v|[1-4]|một|hai|ba|bốn|tư)\b(?:(?:\s*,?\s*năm\s+|{_SLASH}|\s+)(?P<y5>{_YEAR})|\s+năm\s+(?P<n5>nay|này|sau|tới)\b)?"
    rf"|năm\s+(?P<y6>{_YEAR})(?!\d|\s{{0,2}}[-–]\s{{0,2}}{_YEAR}))"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _quarter(printed: str) -> int | None:
    """Return the quarter of a numeral; recognition reads its strokes as `l` and `1`, two of them as `H`."""
    if printed.isdigit() and len(printed) == 1:
        return int(printed)
    return _QUARTERS.get(re.sub("[íìïl1]", "i", printed).replace("h", "ii")) or number(printed)


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed time with its own precision; ``inferred`` where the year was taken from the document."""

    when: PartialDate
    last: PartialDate
    first: PartialDate
    inferred: bool = False


def moment(m: re.Match[str], issued: PartialDate | None) -> Moment | None:
    """Turn a match of ``WHEN`` into a time; ``None`` for an impossible date or an unknown year."""
    g = m.groupdict()
    printed = g["y"] or g["y2"] or g["y3"] or g["y4"] or g["y5"] or g["y6"]
    year = int(printed) if printed else issued.year if issued else None
    if year is None:
        return None
    if (g["n3"] or g["n5"]) in ("sau", "tới"):
        year += 1
    if g["q"]:
        quarter = _quarter(g["q"])
        if quarter is None or not 1 <= quarter <= 4:
            return None
        last = PartialDate(year, quarter * 3).last
        return Moment(
            PartialDate(year, quarter * 3), last, PartialDate(year, quarter * 3 - 2, 1), not printed
        )
    day, month = g["d"] or g["d2"], g["m"] or g["m2"] or g["m3"] or g["m4"]
    when = PartialDate.build(year, int(month) if month else None, int(day) if day else None)
    return Moment(when, when.last, when.first, not printed) if when else None


@cache
def _numbers() -> dict[str, int]:
    return {f: e["value"] for e in load("deadline_phrases").entries if e["kind"] == "number" for f in e.forms}


def number(word: str) -> int | None:
    """Return the value of a number in figures or in words (`15`, `ba mươi`)."""
    return int(word) if word.isdigit() else _numbers().get(word)


def number_words() -> str:
    """Return a pattern of the numbers in words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(_numbers(), key=len, reverse=True))


def later(start: PartialDate, count: int, unit: str, working: bool) -> PartialDate | None:
    """Return the day ``count`` units after a full date; ``None`` where the start has no day."""
    if start.day is None or start.month is None or not 0 < count < 4000:
        return None
    at = dt.date(start.year, start.month, start.day)
    if unit == "tháng" or unit == "năm":
        months = at.month - 1 + count * (12 if unit == "năm" else 1)
        year, month = at.year + months // 12, months % 12 + 1
        last = PartialDate(min(year, 9999), month).last
        return PartialDate.build(year, month, min(at.day, last.day or 28))
    days = count * 7 if unit == "tuần" else count
    if not working:
        at += dt.timedelta(days=days)
    while working and days:
        at += dt.timedelta(days=1)
        days -= at.weekday() < 5
    return PartialDate(at.year, at.month, at.day)
