"""Days that come again, no single dates: `trước ngày 25 hằng tháng`, `trước ngày 15/6 và 15/12`."""

import re
from collections.abc import Iterator

_OPEN = r"\b(?:trước|chậm nhất|muộn nhất|vào)\s+(?:là\s+|vào\s+)?"
_HOUR = r"\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s+phút)?"
_DAY = r"(?:(?:các\s+)?ngày\s*)?\d{1,2}(?:(?:\s*,|\s+và)\s+(?:ngày\s*)?\d{1,2}){0,3}"
_EACH = r"(?:h[àằ]ng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
_NO_YEAR = r"(?!\d|\s?[/.-]\s?\d|\s*,?\s*năm\s+\d|/\d)"
_DATE = rf"(?:ngày\s*)?\d{{1,2}}(?:\s?[/.]\s?\d{{1,2}}|\s+tháng\s+\d{{1,2}}){_NO_YEAR}"
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_PLACE = (
    r"(?:của\s+)?tháng(?:\s+(?:đầu|cuối)(?:\s+cùng)?\s+(?:của\s+)?(?:mỗi\s+)?(?:quý(?:\s+sau)?|kỳ(?:\s+báo\s+cáo)?|năm(?!\s+\d))"
    r"|\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề|liền\s+sau|báo\s+cáo))"
)
_PATTERN = re.compile(
    rf"{_OPEN}(?:"
    # `trước ngày 25 hằng tháng`, `trước ngày 15/7 hằng năm`, `trước 16 giờ thứ Năm hằng tuần`
    rf"(?:{_HOUR},?\s+)?(?:{_DATE}|{_DAY}|(?:ngày\s+|chiều\s+|sáng\s+)?{_WEEKDAY})\s+(?:của\s+)?{_EACH}"
    rf"|{_HOUR}(?:\s*(?:,|và)\s*(?:trước\s+)?{_HOUR})*\s+{_EACH}"
    # `vào tháng 12 hằng năm`, `vào chiều thứ Sáu hằng tuần`
    rf"|tháng\s+\d{{1,2}}(?:\s*(?:,|và)\s*tháng\s+\d{{1,2}}){{0,3}}\s+{_EACH}"
    rf"|(?:sáng|chiều|tối|đầu|cuối)\s+(?:{_WEEKDAY}\s+)?{_EACH}"
    # `trước ngày 05 tháng đầu quý sau`, `vào ngày 20 của tháng cuối quý`
    rf"|{_DAY}\s+{_PLACE}"
    # `trước ngày 15/6 và (trước ngày) 15/12` without a year
    rf"|{_DATE}\s*(?:,|và)\s*(?:trước\s+)?{_DATE}(?:\s+{_EACH})?)"
)
_BARE_HOUR = re.compile(rf"\btrước\s+{_HOUR}(?:\s*,?\s+{_WEEKDAY})?(?=\s*[).,;]|\s*$)")
_BARE_DATE = re.compile(rf"\b(?:trước|chậm nhất)\s+(?:là\s+|vào\s+)?{_DATE}")
_BARE_DAY = re.compile(
    r"\b(?:trước|chậm nhất)\s+(?:là\s+|vào\s+)?ngày\s*\d{1,2}(?!\d|\s?[/.-]\s?\d|\s+tháng\s+\d)"
)
_DAILY = re.compile(
    r"\b(?:(?:h[àằ]ng|mỗi)\s+(?:ngày|tuần)|(?:báo\s+cáo|giao\s+ban)\s+(?:nhanh\s+)?(?:ngày|tuần))\b"
)
_MONTHLY = re.compile(r"\b(?:h[àằ]ng|mỗi|định\s+kỳ)\s+(?:tháng|quý)\b")
# What a day without a year comes again with: `hằng năm`, `định kỳ 6 tháng`, `định kỳ hằng quý`.
_YEARLY = re.compile(
    r"\b(?:h[àằ]ng|mỗi)\s+năm\b|\bđịnh\s+kỳ\s+(?:(?:báo\s+cáo\s+)?(?:\d{1,2}|sáu|ba|một)\s+(?:tháng|năm)|h[àằ]ng\s+quý|quý|năm)\b"
)
# `trước ngày 05/6 (báo cáo 6 tháng) và trước ngày 05/12 (báo cáo năm)`: one half after the other
_HALVES = re.compile(
    rf"\b(?:trước|chậm nhất)\s+{_DATE}[^.;]{{0,30}}?\b(?:0?6|sáu)\s+tháng\b"
    rf"(?!\s+(?:đầu|cuối)\s+năm\s+\d)[^.;]{{1,40}}?\b(?:trước|chậm nhất)\s+{_DATE}"
)


def recurring_days(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where a day is printed that is no single date."""
    for pattern in (_PATTERN, _HALVES):
        for m in pattern.finditer(folded):
            yield m.start(), m.end()
    if _DAILY.search(folded):
        for m in _BARE_HOUR.finditer(folded):
            yield m.start(), m.end()
    # `báo cáo hằng năm … trước ngày 30 tháng 6`: a day without year comes every year
    for often, bare in ((_YEARLY, _BARE_DATE), (_MONTHLY, _BARE_DAY)):
        begins = often.search(folded)
        if begins is not None:
            for m in bare.finditer(folded, begins.end()):
                yield m.start(), m.end()
