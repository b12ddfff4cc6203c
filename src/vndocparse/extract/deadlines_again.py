"""Days that come again, no single dates: `trước ngày 25 hằng tháng`, `trước ngày 15/6 và 15/12`."""

import re
from collections.abc import Iterator

_OPEN = r"\b(?:trước|chậm nhất|muộn nhất|vào)\s+(?:là\s+|vào\s+)?"
_HOUR = r"\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s+phút)?"
_DAY = r"(?:ngày\s+)?\d{1,2}"
_EACH = r"(?:h[àằ]ng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
_DATE = (
    r"(?:ngày\s+)?\d{1,2}(?:\s?[/.]\s?\d{1,2}(?!\d|\s?[/.]\s?\d)"
    r"|\s+tháng\s+\d{1,2}(?!\d|\s*,?\s*năm\s+\d|/\d))"
)
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)"
_PLACE = (
    r"(?:của\s+)?tháng(?:\s+(?:đầu|cuối)\s+(?:của\s+)?(?:mỗi\s+)?quý(?:\s+sau)?"
    r"|\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề))"
)
_PATTERN = re.compile(
    rf"{_OPEN}(?:"
    # `trước ngày 25 hằng tháng`, `trước ngày 15/7 hằng năm`, `trước 16 giờ thứ Năm hằng tuần`
    rf"(?:{_HOUR},?\s+)?(?:{_DATE}|{_DAY}|{_WEEKDAY})\s+(?:của\s+)?{_EACH}"
    rf"|{_HOUR}\s+{_EACH}"
    # `vào tháng 12 hằng năm`, `vào chiều thứ Sáu hằng tuần`
    rf"|tháng\s+\d{{1,2}}\s+{_EACH}"
    rf"|(?:sáng|chiều|tối|đầu|cuối)\s+(?:{_WEEKDAY}\s+)?{_EACH}"
    # `trước ngày 05 tháng đầu quý sau`, `vào ngày 20 của tháng cuối quý`
    rf"|{_DAY}\s+{_PLACE}"
    # `trước ngày 15/6 và (trước ngày) 15/12` without a year
    rf"|{_DATE}\s*(?:,|và)\s*(?:trước\s+)?{_DATE}(?:\s+{_EACH})?)"
)
_BARE_HOUR = re.compile(rf"\btrước\s+{_HOUR}(?=\s*[).,;]|\s*$)")
_BARE_DATE = re.compile(rf"\b(?:trước|chậm nhất)\s+{_DATE}")
_YEARLY = re.compile(r"\b(?:h[àằ]ng|mỗi)\s+năm\b")
_DAILY = re.compile(r"\b(?:h[àằ]ng|mỗi)\s+(?:ngày|tuần)\b")


def recurring_days(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where a day is printed that is no single date."""
    for m in _PATTERN.finditer(folded):
        yield m.start(), m.end()
    if _DAILY.search(folded):
        for m in _BARE_HOUR.finditer(folded):
            yield m.start(), m.end()
    yearly = _YEARLY.search(folded)
    if yearly is not None:
        # `báo cáo hằng năm … trước ngày 30 tháng 6`: a day without year comes every year
        for m in _BARE_DATE.finditer(folded, yearly.end()):
            yield m.start(), m.end()
