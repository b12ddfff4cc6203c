"""Times counted from the day of the document: `trong tuần này`, `quý tới`, `trong 30 ngày tới`."""

import datetime as dt
import re
from collections.abc import Iterator

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_dates import WHEN, later, moment, number, number_words
from vndocparse.extract.deadlines_limit import Kind, Limit

_FORE = (
    r"\b(?:từ\s+nay\s+)?"
    r"(?:(?:hoàn\s+thành|hoàn\s+tất|xong|ngay|chậm\s+nhất|muộn\s+nhất|là|trong|vào|đến|trước|hết|đầu|giữa|cuối)\s+){1,5}"
)
# `trong tuần này`, `chậm nhất cuối tuần tới`, `ngay trong quý này`, `trước cuối năm nay`
_NEAR = re.compile(
    rf"(?P<f>{_FORE})(?P<u>tuần|tháng|quý|năm)\s+(?P<w>này|nay|tới|sau|kế\s+tiếp|tiếp\s+theo)\b(?!\s+(?:của|\d))"
)
_DAY = re.compile(
    r"\b(?P<f>(?:(?:xong|hoàn\s+thành|ngay|trong|trước|chậm\s+nhất|là|vào|(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?))\s+){1,4})"
    r"(?:(?:sáng|chiều|tối|trưa|đêm|ngày)\s+){0,2}(?:(?P<t>hôm\s+nay|nay)|(?P<m>ngày\s+mai|mai)|(?P<k>ngày\s+kia))\b"
)
# `trước thứ Sáu tuần này`, `vào sáng thứ Hai tuần sau`
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "chủ nhật": 6}
_ON_WEEKDAY = re.compile(
    r"\b(?P<f>(?:trước|vào|trong|chậm\s+nhất|muộn\s+nhất|xong)\s+(?:là\s+|vào\s+|trong\s+)?)(?:ngày\s+|sáng\s+|chiều\s+){0,2}"
    r"(?:thứ\s+(?P<d>hai|ba|tư|năm|sáu|bảy)|(?P<s>chủ\s+nhật)),?\s+tuần\s+(?P<w>này|tới|sau)\b"
)
# `báo cáo kết quả trong tuần`, `hoàn thành trong tháng`: alone at the end of the clause
_ALONE = re.compile(r"\b(?:ngay\s+)?trong\s+(?P<u>ngày|tuần|tháng|quý)(?=\s*(?:[.;,)]|\./|$))")
# `hoàn thành việc trồng rừng trong năm`, `Trong năm, kiểm tra …`: the year that the document is about
_IN_YEAR = re.compile(
    rf"\b{beside('finishes')}\s+(?!(?:ngay\s+)?trong\b|xuất\s+sắc|tốt\b)[^;.\"“”]{{1,80}}?\b(?P<a>trong\s+năm)(?=\s*(?:[.;,)]|\./|$))"
    r"|^\W*(?P<b>trong\s+năm)(?=\s*,|\s+(?!\d|(?:qua|nay|này|tới|sau|học|ngân|trước|đó|đầu|cuối|tiếp|kế|vừa)\b)[^\W\d])"
)
_HANDED = re.compile(rf"\b{beside('handed-or-done')}\b")
_AGAIN = re.compile(rf"\b{beside('again')}\b")
# `trong 30 ngày tới`, `trong ba tháng tới`
_COMING = re.compile(
    rf"\btrong\s+(?:vòng\s+|thời\s+gian\s+)?(?P<n>\d{{1,3}}|{number_words()})\s+(?P<u>ngày|tuần|tháng)(?P<w>\s+làm\s+việc)?\s+tới\b"
)
# What somebody else met, said or saw then: `chỉ đạo tại phiên họp tháng 5`.
_HEARD = re.compile(rf"\b{beside('heard')}\b[^;.]{{0,60}}$")
_MEETING = re.compile(
    rf"\b(?P<f>trong|tại|vào|trước)\s+{beside('meeting')}"
    r"\s+(?:(?!thứ\s)[^\W\d_]+\s+){0,6}?tháng\s*(?P<m>\d{1,2})(?:(?:\s?/\s?|\s+năm\s+)(?P<y>(?:19|20)\d{2}))?(?!\d|/\d)"
)
_LAID = re.compile(rf"\b{beside('laid-before')}\b")
_BEFORE = 90  # characters in which the work that is handed in stands


def near_times(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the limits that are told from the day on which the document was issued."""
    if issued is None:
        return
    for m in _NEAR.finditer(folded):
        date = _end_of(m["u"], m["w"] not in ("này", "nay"), m["f"], issued)
        if date is not None:
            yield Limit(m.start(), m.end(), _kind(m["f"]), date, inferred=True, confidence=0.8)
    for m in _DAY.finditer(folded):
        date = later(issued, 1 if m["m"] else 2, "ngày", False) if not m["t"] else issued
        if date is not None and date.day is not None:
            yield Limit(m.start(), m.end(), _kind(m["f"]), date, inferred=True, confidence=0.8)
    for m in _ON_WEEKDAY.finditer(folded):
        date = _weekday(_WEEKDAYS[m["d"] or "chủ nhật"], m["w"] != "này", issued)
        if date is not None:
            yield Limit(m.start(), m.end(), _kind(m["f"]), date, inferred=True, confidence=0.8)
    for m in _ALONE.finditer(folded):
        near = folded[max(0, m.start() - _BEFORE) : m.start()]
        date = _end_of(m["u"], False, "", issued)
        if date is not None and _HANDED.search(near) and not _AGAIN.search(folded):
            yield Limit(m.start(), m.end(), "within", date, inferred=True, confidence=0.75)
    for m in _IN_YEAR.finditer(folded):
        if (m["b"] or not _AGAIN.search(folded)) and "đã" not in folded.split():
            part = "a" if m["a"] else "b"
            end = PartialDate(issued.year, 12, 31)
            yield Limit(m.start(part), m.end(part), "within", end, inferred=True, confidence=0.75)
    for m in _COMING.finditer(folded):
        count = number(m["n"])
        date = later(issued, count, m["u"], bool(m["w"])) if count else None
        yield Limit(m.start(), m.end(), "within", date, inferred=date is not None, confidence=0.8)
    yield from _meetings(folded, issued)
    yield from _sessions(folded, issued)


# `trình … tại kỳ họp thường lệ cuối năm 2025`, `… tại phiên họp gần nhất`: which one is told, not its month
_SESSION = re.compile(
    rf"\b(?P<f>trong|tại|vào|trước)\s+{beside('meeting')}(?:\s+(?:thường\s+lệ|chuyên\s+đề|toàn\s+thể))?\s+"
    r"(?:(?P<p>giữa|cuối)\s+năm(?:\s+(?P<y>(?:19|20)\d{2}))?|gần\s+nhất|kế\s+tiếp|tiếp\s+theo|sắp\s+tới)"
    r"(?:\s+của\s+[^,.;()]{3,60})?(?:(?=\s*(?:[,.;()]|$))|(?<=\d)(?=\s+[^\W\d]))"
)


def _sessions(folded: str, issued: PartialDate) -> Iterator[Limit]:
    """Yield the session that something is laid before; one at the end of a year has that year's end."""
    for m in _SESSION.finditer(folded):
        if not _is_laid(folded, m.start()):
            continue
        kind: Kind = "before" if m["f"] == "trước" else "by"
        at = PartialDate(int(m["y"]), 12, 31) if m["y"] and m["p"] == "cuối" else None
        yield Limit(m.start(), m.end(), kind, at, inferred=at is not None, confidence=0.75)
    for m in _NTH_SESSION.finditer(folded):
        expected = moment(m, issued) if m["x"] else None
        if not _is_laid(folded, m.start(), _TO_REPORT if expected is None else None):
            continue
        at = expected.last if expected is not None else None
        if at is None or str(at) >= str(issued.first):
            yield Limit(m.start(), m.end(), "by", at, inferred=at is not None, confidence=0.7)


# `báo cáo kết quả tại kỳ họp thứ Sáu (dự kiến tháng 12/2030)`
_NTH_SESSION = re.compile(
    rf"\btại\s+{beside('meeting')}\s+(?:[^\W\d]+\s+){{0,6}}?(?:lần\s+)?thứ\s+(?:\d{{1,2}}|[ivx]{{1,5}}|[^\W\d]{{2,5}}(?:\s+mươi)?)\b"
    rf"(?:\s*,?\s*(?:hội\s+đồng\s+nhân\s+dân|hđnd)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã|phường))?)?"
    rf"(?P<x>\s*\(\s*dự\s+kiến\s+(?:tổ\s+chức\s+)?(?:vào\s+)?{WHEN}\s*\))?"
)
_TO_REPORT = re.compile(r"\b(?:báo\s+cáo(?:\s+kết\s+quả)?|trình)\b[^;.]{0,70}$")


def _is_laid(folded: str, start: int, by: re.Pattern[str] | None = _LAID) -> bool:
    """Tell whether something is laid before a meeting named at ``start``, and none tells what was said there.

    ``by``: the words that lay it, ``None`` for any.
    """
    left = folded[max(0, start - _BEFORE) : start]
    return _HEARD.search(left) is None and (by is None or by.search(left) is not None)


def _meetings(folded: str, issued: PartialDate) -> Iterator[Limit]:
    """Yield the month of the meeting before which something is laid: `trình tại kỳ họp tháng 7`."""
    for m in _MEETING.finditer(folded):
        if not _is_laid(folded, m.start()):
            continue
        at = PartialDate.build(int(m["y"]) if m["y"] else issued.year, int(m["m"]), None)
        if at is None or str(at) < str(PartialDate(issued.year, issued.month)):
            continue
        kind: Kind = "before" if m["f"] == "trước" else "within"
        yield Limit(m.start(), m.end(), kind, at.last, inferred=not m["y"], confidence=0.8)


def _weekday(day: int, coming: bool, issued: PartialDate) -> PartialDate | None:
    """Return a day of the document's own or the coming week; ``None`` for one that is over."""
    if issued.day is None or issued.month is None:
        return None
    at = dt.date(issued.year, issued.month, issued.day)
    at += dt.timedelta(days=day - at.weekday() + 7 * coming)
    made = PartialDate(at.year, at.month, at.day)
    return made if str(made) >= str(issued) else None


def _kind(fore: str) -> Kind:
    words = fore.split()
    if "trước" in words:
        return "before"
    return "by" if {"chậm", "muộn", "đến", "hết"} & set(words) else "within"


def _end_of(unit: str, coming: bool, fore: str, issued: PartialDate) -> PartialDate | None:
    """Return the last day of this or the coming unit of time, or of the part of it that is said."""
    words = fore.split()
    if unit == "năm":
        if words[-1:] in (["đầu"], ["giữa"]):
            return None  # `đầu năm sau`: how long that is, nobody says
        return PartialDate(issued.year + coming, 12, 31)
    if issued.month is None:
        return None
    if unit in ("tháng", "quý"):
        step = 1 if unit == "tháng" else 3
        months = issued.year * 12 + (issued.month - 1) // step * step + step * (1 + coming) - 1
        last = PartialDate(months // 12, months % 12 + 1).last
        part = {"đầu": 10, "giữa": 15}.get(words[-1]) if unit == "tháng" and words else None
        return PartialDate(last.year, last.month, part) if part else last
    if issued.day is None:
        return None
    at = dt.date(issued.year, issued.month, issued.day)
    if unit == "tuần":
        at += dt.timedelta(days=6 - at.weekday() + 7 * coming)
    return PartialDate(at.year, at.month, at.day)
