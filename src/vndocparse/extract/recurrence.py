"""How often a task comes again, as it is printed."""

import re

from vndocparse.core.span import Span
from vndocparse.extract.deadlines_misread import put_right

_UNIT = r"(?:ngày|tuần|tháng|quý|năm|học kỳ|nhiệm kỳ)"
_EACH = rf"h[àằ]ng\s+{_UNIT}"
# `5 - 7 ngày/lần`, `02 lần mỗi ngày`, `01 lần/tuần`
_OFTEN = (
    r"\d{1,2}\s*[-–]\s*\d{1,2}\s+(?:ngày|tuần|tháng)\s?/\s?lần"
    rf"|\d{{1,2}}\s+lần\s*(?:/\s*|mỗi\s+|một\s+|trong\s+(?:một\s+)?){_UNIT}"
)
# `định kỳ (vào) ngày 25 hằng tháng`
_DATED = (
    r"định\s+kỳ\s+(?:(?:vào|trước)\s+)?(?:ngày\s+)?\d{1,2}(?:/\d{1,2})?\s+(?:của\s+)?"
    rf"(?:{_EACH}|tháng\s+cuối\s+quý)"
)
_COUNT = r"\d{1,2}\s+(?:tháng|tuần|ngày|năm)(?:\s?/\s?\d{0,2}\s?lần|\s+một\s+lần)?"
_ASKED = r"đột\s+xuất(?:\s+theo\s+yêu\s+cầu)?|khi\s+(?:có|cần)\s+yêu\s+cầu|theo\s+yêu\s+cầu"
_JOIN = r"(?:\s*,\s*|\s+(?:và|hoặc)\s+|\s*,\s*và\s+)"
_MORE = rf"(?:{_JOIN}(?:{_EACH}|{_COUNT}|{_UNIT}\b|{_ASKED})){{0,5}}"
# `định kỳ 6 tháng, hằng năm hoặc đột xuất`, `hằng tháng, quý, 6 tháng, năm`, `mỗi quý`, `định kỳ`
_PATTERN = re.compile(
    rf"\b(?:{_OFTEN})\b|\b{_DATED}|\bđịnh\s+kỳ\s+(?:{_EACH}|{_COUNT}|{_UNIT}\b){_MORE}|\b{_EACH}{_MORE}|\bmỗi\s+(?:tháng|quý|năm|tuần|ngày)\b"
    rf"(?:\s+(?:một|\d{{1,2}})\s+lần)?|\b{_COUNT}(?<=lần)|\bđịnh\s+kỳ\b"
)
_MAYBE = re.compile(r"\bh\wng\s|\bđ\wnh\s+k\w\b|\bmỗi\b|\blần\b")
_STEADY = re.compile(r"\bthường\s+xuyên\b")


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
