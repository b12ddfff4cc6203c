"""Parts of a month and of a day: `trung tuần tháng 9`, `vào sáng ngày 20/9`, `từ ngày 15 - 20/4`."""

import re
from collections.abc import Iterator

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_dates import WHEN, moment
from vndocparse.extract.deadlines_limit import Kind, Limit
from vndocparse.extract.deadlines_tet import before_tet

# The last day of a part of a month; `None`: the month's own last day.
_PARTS = {"thượng tuần": 10, "trung tuần": 20, "hạ tuần": None, "đầu": 10, "giữa": 15, "cuối": None}
_FIRSTS = {"thượng tuần": 1, "trung tuần": 11, "hạ tuần": 21, "đầu": 1, "giữa": 10, "cuối": 20}
_MONTH = r"tháng\s+(?P<m>\d{1,2})(?:(?:\s*,?\s*năm\s+|\s{0,2}/\s{0,2}|\s+)(?P<y>(?:19|20)\d{2}))?(?!\d|/\d)"
_TENTH = re.compile(
    rf"\b(?:(?:trong|vào|khoảng|dự\s+kiến)\s+){{0,2}}(?P<p>thượng|trung|hạ)\s+tuần\s+{_MONTH}"
)
_PART = re.compile(rf"(?:\b(?:trong|vào|khoảng|dự\s+kiến)\s+|^\W*)(?P<p>đầu|giữa|cuối)\s+{_MONTH}")
# `trong đầu quý IV/2024`: a quarter is its last day, whichever part of it is meant
_PART_OF_QUARTER = re.compile(rf"(?:\b(?:trong|vào|khoảng|dự\s+kiến)\s+|^\W*)(?:đầu|giữa)\s+(?=quý){WHEN}")
# `trong tháng 7, 8`, `trong tháng 9, 10 năm 2025`
_TWO_MONTHS = re.compile(
    r"\btrong\s+(?:các\s+|hai\s+)?tháng\s+\d{1,2}\s*(?:,|và)\s*(?:tháng\s+)?(?P<m>\d{1,2})"
    r"(?:(?:\s*,?\s*năm\s+|\s{0,2}/\s{0,2})(?P<y>(?:19|20)\d{2}))?(?!\d|[/.,]\d|\s+(?:ngày|tháng|năm|tuần))"
)
_WEEK = re.compile(
    r"(?<!hai )(?<!2 )\b(?:(?:trong|vào)\s+)?tuần\s+(?:lễ\s+)?(?:thứ\s+)?"
    rf"(?P<w>đầu(?:\s+tiên)?|nhất|hai|ba|tư|cuối(?:\s+cùng)?|0?[1-4])\s+"
    rf"(?:của\s+)?{_MONTH}"
)
# `trong nửa đầu tháng 7`, `trong hai tuần đầu tháng 7/2024`
_HALF_MONTH = re.compile(
    rf"\b(?:trong|vào)\s+(?:nửa|(?:hai|2|02)\s+tuần)\s+(?P<p>đầu|cuối)\s+(?:của\s+)?{_MONTH}"
)
# `trước ngày 15 tháng này`
_THIS_MONTH = re.compile(
    r"\b(?P<f>trước|chậm\s+nhất|muộn\s+nhất|vào|trong)\s+(?:là\s+|vào\s+)?ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<w>này|tới)\b"
)
_WEEKS = {
    "đầu": 7,
    "đầu tiên": 7,
    "nhất": 7,
    "1": 7,
    "hai": 14,
    "2": 14,
    "ba": 21,
    "3": 21,
    "tư": 28,
    "4": 28,
}
# `vào sáng Chủ nhật, ngày 20/9/2020`, `lúc 7h00 ngày 18/4`, `tối 30/4/2026`
_WEEKDAY = r"(?:\s*\(?(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\)?)?"
_AT = re.compile(
    rf"\b(?:(?:chậm|muộn)\s+nhất\s+(?:là\s+)?)?(?:(?:vào|hồi|lúc)\s+)+(?:\d{{1,2}}\s?(?:giờ|h|g)\s?(?:\d{{2}})?(?:\s+phút)?\s*,?\s+)?"
    rf"(?:(?:buổi\s+)?(?:sáng|chiều|tối|trưa|đêm))?{_WEEKDAY}\s*,?\s*(?P<d0>(?:ngày\s+|(?=\d{{1,2}}[/.]\d)){WHEN})"
)
# `Ngày 05/10/2025, tổ chức …`
_FRONT = re.compile(rf"^\W*(?P<d0>ngày\s+{WHEN})(?=\s*,|\s+(?!(?:hằng|hàng|của|là|và|đến|tới|thì)\b)[^\W\d])")
_DAYS = re.compile(
    r"(?:\b(?:từ|trong)\s+)?(?:các\s+|(?:hai|ba|bốn|\d{1,2})\s+)?(?:ngày\s*[,(:]?\s*)?(?:là\s+)?"
    r"(?P<from>\d{1,2})(?:\s*,\s*\d{1,2}){0,5}"
    rf"\s*(?:-|–|và|,|đến)\s*(?:hết\s+)?(?=(?:ngày\s+)?\d{{1,2}}(?:\s?/|\s+tháng)){WHEN}"
)
# `từ 10/10 - 20/10/2020`, `từ ngày 30/8 – 03/9`, `từ tháng 7 - 9/2020`
_YEAR = r"(?:19|20)\d{2}"
_DATED = r"(?:ngày\s*)?(?P<Xd>\d{1,2})\s?[/.]\s?(?P<Xm>\d{1,2})(?:\s?[/.]\s?(?P<Xy>(?:19|20)\d{2}))?"
_DASHED = re.compile(
    rf"(?:\b(?:từ|trong)\s+)?\b{_DATED.replace('X', 'a')}\s?[-–]\s?"
    rf"{_DATED.replace('X', 'b')}(?!\d|\s?[/.-]\s?\d)"
)
_MONTHS = re.compile(
    rf"(?:\b(?:từ|trong)\s+)?(?:các\s+)?\btháng\s+(?P<am>\d{{1,2}})(?:\s?/\s?(?P<ay>{_YEAR}))?"
    rf"\s?(?:[-–]|đến|tới)\s?(?:tháng\s+)?(?P<bm>\d{{1,2}})(?:\s?/\s?|\s*,?\s*năm\s+)(?P<by>{_YEAR})(?!\d)"
)
# `trong các tháng 4, 5 và 6 năm 2020`
_ROW = re.compile(
    r"\btrong\s+(?:các\s+)?tháng\s+\d{1,2}(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{1,2}(?![/\d]))*"
    rf"\s*(?:,|và)\s*(?:tháng\s+)?(?P<m>\d{{1,2}})(?:\s*/\s*|\s*,?\s*năm\s+)(?P<y>{_YEAR})"
)
_OPENS = re.compile(r"(?:từ|trong|ngày)\b")
# `trước ngày 23 tháng Chạp`, `trước mùng 5 Tết`, `trước ngày 15/8 âm lịch`: their day is not reckoned
_LUNAR_DAY = r"(?:(?:ngày\s+)?(?:mùng|mồng)\s+(?:\d{1,2}|[^\W\d_]+)|(?:ngày\s+)?\d{1,2}|rằm)"
_LUNAR = re.compile(
    r"\b(?P<f>(?:xong\s+|hoàn\s+thành\s+)?trước|chậm\s+nhất|muộn\s+nhất|đến\s+hết|vào)\s+(?:là\s+|vào\s+)?"
    r"(?:\d{1,2}\s?(?:giờ|h)\s?(?:\d{2})?\s*,?\s+)?"
    rf"(?:{_LUNAR_DAY}\s+(?:tháng\s+(?:giêng|chạp)|tết)(?:\s+âm\s+lịch)?"
    rf"|{_LUNAR_DAY}(?:\s?/\s?|\s+tháng\s+)\d{{1,2}}(?:\s?/\s?\d{{4}})?\s*\(?(?:âm\s+lịch|al)\b)"
)
# `trước ngày Quốc khánh 2/9`, `trước lễ khai giảng 05/9`: a named day
_NAMED = re.compile(
    r"\b(?:xong\s+|hoàn\s+thành\s+)?trước\s+(?:ngày|lễ|dịp)\s+(?:lễ\s+)?(?!đầu\s|cuối\s)(?:[^\W\d_]+\s+){1,7}?"
    rf"\(?(?P<d0>(?:ngày\s+)?(?=\d{{1,2}}\s?[/.-]\s?\d){WHEN})"
)


def part_limits(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the limits that name a part of a month, an hour of a day, or a few days of a month."""
    for m in _TENTH.finditer(folded):
        yield from _part(m, f"{m['p']} tuần", issued)
    for m in _PART.finditer(folded):
        yield from _part(m, m["p"], issued)
    for m in _HALF_MONTH.finditer(folded):
        day = 14 if "tuần" in m[0] else 15
        yield from _ending(m, day if m["p"] == "đầu" else None, issued)
    yield from _this_month(folded, issued)
    for m in _WEEK.finditer(folded):
        last = _WEEKS.get(" ".join(m["w"].split()).lstrip("0"))
        yield from _ending(m, last, issued)
    for m in (*_ROW.finditer(folded), *_TWO_MONTHS.finditer(folded)):
        yield from _ending(m, None, issued)
    for m in _PART_OF_QUARTER.finditer(folded):
        if (at := moment(m, issued)) is not None:
            yield Limit(m.start(), m.end(), "within", at.last, inferred=at.inferred, confidence=0.8)
    front = _FRONT.match(folded)
    for m in [*_AT.finditer(folded), *([front] if front is not None else [])]:
        at = moment(m, issued)
        if at is not None and at.when.day is not None:
            start = m.start() if m is not front else m.start("d0")
            yield Limit(start, m.end(), "by", at.last, inferred=at.inferred, confidence=0.9)
    for m in _DAYS.finditer(folded):
        if _OPENS.match(m[0]) and (found := days(m, issued)) is not None:
            yield found
    yield from (x for x in dashed(folded, issued) if folded.startswith(("từ", "trong"), x.start))
    for m in _NAMED.finditer(folded):
        if (at := moment(m, issued)) is not None:
            yield Limit(m.start(), m.end(), "before", at.last, inferred=at.inferred, confidence=0.85)
    for m in _LUNAR.finditer(folded):
        kind: Kind = "before" if "trước" in m["f"] else "within" if m["f"] == "vào" else "by"
        yield Limit(m.start(), m.end(), kind, confidence=0.8)
    yield from before_tet(folded, issued)


def _this_month(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield a day of the document's own month or of the next."""
    if issued is None or issued.month is None:
        return
    for m in _THIS_MONTH.finditer(folded):
        months = issued.year * 12 + issued.month - 1 + (m["w"] == "tới")
        at = PartialDate.build(months // 12, months % 12 + 1, int(m["d"]))
        if at is not None:
            kind: Kind = "before" if m["f"] == "trước" else "by"
            yield Limit(m.start(), m.end(), kind, at, inferred=True, confidence=0.8)


def _part(m: re.Match[str], name: str, issued: PartialDate | None) -> Iterator[Limit]:
    yield from _ending(m, _PARTS[name], issued)


def _ending(m: re.Match[str], day: int | None, issued: PartialDate | None) -> Iterator[Limit]:
    year = int(m["y"]) if m["y"] else issued.year if issued else None
    at = PartialDate.build(year, int(m["m"]), day) if year is not None else None
    if at is not None:
        sure = 0.85 if m["y"] else 0.8
        start = m.start() + len(m[0]) - len(m[0].lstrip(" ,;.-–+*"))
        yield Limit(start, m.end(), "within", at.last, inferred=not m["y"], confidence=sure)


def few_days(folded: str, issued: PartialDate | None) -> Limit | None:
    """Return the days of a month where a stretch names several: `27 - 28/9/2020`."""
    m = _DAYS.search(folded)
    return days(m, issued) if m is not None else None


def dashed(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the times from a day or month to another that a dash joins; one that runs backwards is none."""
    for m in (*_DASHED.finditer(folded), *_MONTHS.finditer(folded)):
        g = m.groupdict()
        year = int(g["by"]) if g["by"] else issued.year if issued is not None else None
        if year is None:
            continue
        first = PartialDate.build(int(g["ay"] or year), int(g["am"]), int(g.get("ad") or 1))
        last = PartialDate.build(year, int(g["bm"]), int(g["bd"]) if "bd" in g else None)
        if first is not None and last is not None and str(first) < str(last.last):
            yield Limit(
                m.start(),
                m.end(),
                "period",
                first=first,
                last=last.last,
                inferred=not g["by"],
                confidence=0.9,
            )


def days(m: re.Match[str], issued: PartialDate | None) -> Limit | None:
    """Return the days of a month from the first to the last; ``None`` where they run backwards."""
    last = moment(m, issued)
    if last is None or last.when.day is None or last.when.month is None:
        return None
    first = PartialDate.build(last.when.year, last.when.month, int(m["from"]))
    if first is None or (first.day or 0) >= last.when.day:
        return None
    if re.search(r"\d\s?[/.]\s?$|tháng\s$", m.string[: m.start("from")]):
        return None
    return Limit(
        m.start(), m.end(), "period", first=first, last=last.when, inferred=last.inferred, confidence=0.9
    )


def day_of_part(name: str, month: PartialDate, *, first: bool) -> PartialDate:
    """Return the first or last day of `đầu`, `giữa`, `cuối tháng …`."""
    day = _FIRSTS[name] if first else _PARTS[name]
    made = PartialDate.build(month.year, month.month, day) if day is not None else None
    return made or month.last
