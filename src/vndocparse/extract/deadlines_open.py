"""Limits that no day of the calendar starts: `trả lời trong 05 ngày làm việc`, `báo trước 01 ngày`.

They have no date; what starts them is what the task is about.
"""

import re
from collections.abc import Iterator

from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_dates import number_words
from vndocparse.extract.deadlines_limit import Kind, Limit

_COUNT = rf"(?:\d{{1,3}}|{number_words()})\s+"
# how long something lasts, or of which days it is told, is no limit: `trong 3 ngày Tết`, `trong 5 năm qua`
_NOT = r"(?!\s*(?:/|tết|nghỉ|lễ|hè|đầu|cuối|qua|gần|liên|đêm|tới|kể|từ|sau|trước|mỗi|trong))"
_WITHIN = re.compile(
    rf"\b(?:chậm\s+nhất(?:\s+(?:là|trong))?|không\s+quá|trong(?:\s+vòng|\s+thời\s+hạn)?)\s+{_COUNT}"
    rf"(?:ngày(?:\s+làm\s+việc)?|giờ|tuần)\b{_NOT}"
)
_AHEAD = re.compile(
    rf"\btrước(?:\s+(?:ít\s+nhất|tối\s+thiểu))?\s+{_COUNT}(?:ngày(?:\s+làm\s+việc)?|tuần)\b{_NOT}"
)
# `gửi … trước khi họp 03 ngày`, `sau khi kết thúc kiểm tra 05 ngày, báo cáo …`, `…, thời hạn 30 ngày`
_FROM_EVENT = (
    rf"(?:khi|ngày|đợt|kỳ|buổi|cuộc|phiên)\s+[^,.;:()\d]{{3,50}}?\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+)?{_COUNT}"
    rf"(?:ngày(?:\s+làm\s+việc)?|tuần)\b{_NOT}"
)
_BEFORE_EVENT = re.compile(rf"\btrước\s+{_FROM_EVENT}")
_AFTER_EVENT = re.compile(rf"\bsau\s+{_FROM_EVENT}")
_APART = re.compile(
    rf"(?<=[,;(.] )thời\s+hạn(?:\s+là)?\s+{_COUNT}(?:ngày(?:\s+làm\s+việc)?|tuần|tháng)\b{_NOT}"
)
_PATTERNS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_WITHIN, "within"),
    (_AHEAD, "before"),
    (_BEFORE_EVENT, "before"),
    (_AFTER_EVENT, "within"),
    (_APART, "within"),
)
_ENDS = re.compile(r"\s*(?:[.;,)]|\./|$|để\s|về\s|cho\s|và\s|theo\s)")
_ANSWERED = re.compile(rf"\b{beside('answered')}\b")
_LASTS = re.compile(rf"\b{beside('lasts')}\b[^;.]{{0,60}}$")
_OPENS = re.compile(r"[\W\d]*")
_NEAR = 90  # characters in which the work stands


def open_limits(folded: str) -> Iterator[Limit]:
    """Yield the limits without a start in the calendar, behind or before work that answers something."""
    for pattern, kind in _PATTERNS:
        for m in pattern.finditer(folded):
            before, after = folded[max(0, m.start() - _NEAR) : m.start()], folded[m.end() : m.end() + _NEAR]
            opens = _OPENS.fullmatch(before) is not None and kind == "within"
            ends = _ENDS.match(folded, m.end()) is not None
            if not (opens or ends) or _LASTS.search(before) is not None:
                continue
            if _ANSWERED.search(after if opens else before) is not None:
                yield Limit(m.start(), m.end(), kind, confidence=0.8)
