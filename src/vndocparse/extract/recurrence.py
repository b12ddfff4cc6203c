"""How often a task comes again, as it is printed."""

import re

from vndocparse.core.span import Span
from vndocparse.extract.deadlines_dates import number_words
from vndocparse.extract.deadlines_misread import put_right

_UNIT = r"(?:giờ|ngày|đêm|tuần|tháng|qu[ýí]|năm|học\s+kỳ|nhiệm\s+kỳ)"
_EACH = rf"h[àằ]ng\s+{_UNIT}"
_N = rf"(?:\d{{1,2}}|{number_words()})"
# `chiều thứ Sáu hằng tuần`, `thứ Hai, thứ Năm hằng tuần`, `cuối mỗi quý`
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_PLACED = (
    rf"(?:(?:(?:sáng|chiều|tối)\s+)?(?:ngày\s+)?{_WEEKDAY}(?:(?:\s*,|\s+và)\s+{_WEEKDAY}){{0,4}}\s+(?:của\s+)?(?:h[àằ]ng|mỗi)\s+tuần"
    rf"|(?:đầu|giữa|cuối|sáng|chiều|tối)\s+(?:mỗi|h[àằ]ng)\s+{_UNIT})"
)
# `5 - 7 ngày/lần`, `02 lần mỗi ngày`, `01 lần/tuần`
_OFTEN = (
    r"\d{1,2}\s*[-–]\s*\d{1,2}\s+(?:ngày|tuần|tháng)\s?/\s?lần"
    rf"|\d{{1,2}}\s+lần\s*(?:/\s*|mỗi\s+|một\s+|trong\s+(?:một\s+)?){_UNIT}"
)
# `định kỳ (vào) ngày 25 hằng tháng`, `định kỳ vào ngày 15 và 30 hằng tháng`
_REGULARLY = r"(?:định|thường)\s+k[ỳì]"
_DAY = r"(?:ngày\s+)?\d{1,2}(?:/\d{1,2}|\s+tháng\s+\d{1,2})?"
_DATED = (
    rf"{_REGULARLY}\s+(?:(?:vào|trước)\s+)?{_DAY}(?:(?:\s*,|\s+và)\s+{_DAY}){{0,3}}\s+(?:của\s+)?"
    rf"(?:{_EACH}|tháng\s+cuối\s+quý)"
)
_COUNT = rf"{_N}\s+(?:tháng|tuần|ngày|năm|qu[ýí](?=\s?/))(?:\s?/\s?\d{{0,2}}\s?lần|\s+{_N}\s+lần)?"
_ASKED = r"đột\s+xuất(?:\s+theo\s+yêu\s+cầu)?|khi\s+(?:có|cần)\s+yêu\s+cầu|theo\s+yêu\s+cầu"
_JOIN = r"(?:\s*,\s*|\s+(?:và|hoặc)\s+|\s*,\s*và\s+)"
_MORE = rf"(?:{_JOIN}(?:{_EACH}|{_COUNT}|{_UNIT}\b|{_ASKED})){{0,5}}"
# `định kỳ (06 tháng, năm)`, `định kỳ cuối quý`
_BRACKET = r"\s*\((?:(?:h[àằ]ng|0?6|06|03|0?3|sáu|ba)\s+)?(?:tháng|quý|năm|tuần)(?:\s*,[^()]{1,40})?\)"
_END = r"\s+(?:vào\s+)?(?:đầu|giữa|cuối)\s+(?:tuần|tháng|quý|năm)\b"
# What is done by the month: `báo cáo theo quý`, `giao ban từng tuần`; not `kịch bản tăng trưởng từng quý`.
_BY = (
    r"(?:(?<=báo\scáo\s)|(?<=công\skhai\s)|(?<=giao\sban\s)|(?<=tổng\shợp\s)|(?<=cập\snhật\s)|(?<=đối\schiếu\s)"
    r"|(?<=kết\squả\s)|(?<=tiến\sđộ\s)|(?<=số\sliệu\s))(?:theo\s+)?(?:từng\s+)?(?<=theo\s|từng\s)(?:tuần|tháng|quý)\b(?!\s+\d)"
)
# `định kỳ 6 tháng, hằng năm hoặc đột xuất`, `hằng tháng, quý, 6 tháng, năm`, `mỗi quý`, `định kỳ`
_PATTERN = re.compile(
    rf"\b(?:{_REGULARLY}\s+(?:vào\s+)?)?{_PLACED}|\b(?:{_REGULARLY}\s+)?(?:{_OFTEN})\b|\b{_DATED}|\b{_REGULARLY}\s+(?:{_EACH}|{_COUNT}|{_UNIT}\b(?!\s+\d)){_MORE}|\b{_EACH}{_MORE}|\bmỗi\s+(?:tháng|quý|năm|tuần|ngày|đêm)\b"
    rf"(?:\s+{_N}\s+lần)?|\b{_COUNT}(?<=lần)|(?<!sinh\shoạt\s)(?<!chi\sbộ\s)\bđịnh\s+k[ỳì]\b(?:{_BRACKET}|{_END}|(?:\s*,|\s+(?:và|hoặc|hay))\s+(?:{_ASKED}))?|{_BY}"
)
_MAYBE = re.compile(r"\bh\wng\s|\bđ\wnh\s+k\w\b|\bmỗi\b|\blần\b|\b(?:theo|từng)\s+(?:tuần|tháng|quý)\b")
_STEADY = re.compile(r"(?<!giáo\sdục\s)\bthường\s+xuyên\b")  # `Trung tâm Giáo dục thường xuyên`


def find_recurrence(folded: str, span: Span, action_end: int) -> Span | None:
    """Return where the recurrence of a task stands in ``span`` of the folded text, ``None`` for none.

    `thường xuyên` counts only as the adverb of the leading verb, that is before ``action_end``.
    """
    stretch = folded[span.start : span.end]
    found = _PATTERN.search(put_right(stretch)) if _MAYBE.search(stretch) else None
    if found is not None:
        return Span(span.start + found.start(), span.start + found.end())
    steady = _STEADY.search(folded, span.start, min(action_end, span.end))
    return Span(steady.start(), steady.end()) if steady else None


def steady(folded: str, span: Span) -> Span | None:
    """Return where `thường xuyên` stands as all that is said of when a task is done."""
    found = _STEADY.search(folded, span.start, span.end)
    return Span(found.start(), found.end()) if found else None
