"""Times that tell which things are meant, or when something else takes place, and so limit no task."""

import datetime as dt
import re

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_limit import Limit

_LOOK = 110  # characters before a time in which such words stand
# `hợp đồng hết hạn trong năm 2024`, `quy hoạch có hiệu lực đến hết năm 2025`, `công dân sinh từ ngày …`
_STATE = re.compile(rf"\b{beside('state')}\s*$")
# `các dự án đã được phê duyệt trước ngày …`, `những bến bị phản ánh từ tháng 3 …`
_WHICH = re.compile(
    rf"\b{beside('things')}\s[^,;.:]{{1,70}}?\b{beside('picked-out')}\b(?P<r>[^,;.:]{{0,50}})$"
)
_TO_BE_DONE = re.compile(rf"\b{beside('to-be-done')}\b")
# `cho kỳ thi tổ chức từ ngày …`, `phục vụ đại hội diễn ra vào ngày …`
_EVENT = re.compile(rf"\b{beside('serves-event')}\s[^,;.]{{3,90}}?\b{beside('takes-place')}\s*$")
# `thành tích đợt cao điểm từ 15/12 đến 14/02`, `số liệu từ ngày …`
_REPORTED = re.compile(rf"\b{beside('reported')}\s[^,;.]{{0,40}}$")
_ROADMAP = re.compile(rf"\b{beside('roadmap')}\s[^,;.]{{3,80}}$")

_TO_YEAR = re.compile(r"đến\s+(?:hết\s+|cuối\s+)?năm\s+\d{4}")
_FINISH = re.compile(rf"\b{beside('finishes')}\b")


def tells_fact(folded: str, limit: Limit, issued: PartialDate | None) -> bool:
    """Tell whether a time belongs to what a clause is about rather than to what it orders."""
    if limit.date is None and limit.last is None:
        return False
    left = folded[max(0, limit.start - _LOOK) : limit.start]
    if _FINISH.search(left) is not None:
        return False
    if _STATE.search(left) is not None or _EVENT.search(left) is not None:
        return True
    if _over(limit, issued) and not _announced_late(left, limit, issued):
        return True
    which = _WHICH.search(left)
    if which is not None and _TO_BE_DONE.search(which["r"] + folded[limit.start : limit.end]) is None:
        return not _ahead(limit, issued) or limit.kind == "period"
    if limit.kind == "period":
        return _REPORTED.search(left) is not None and not _ahead(limit, issued)
    if _TO_YEAR.fullmatch(folded, limit.start, limit.end) is None:
        return False
    return (m := _ROADMAP.search(left)) is not None and _FINISH.search(m[0]) is None


def _over(limit: Limit, issued: PartialDate | None) -> bool:
    """A printed time that was over when the document was issued is a fact."""
    if issued is None or issued.day is None or limit.inferred:
        return False
    end = limit.last or limit.date
    return end is not None and str(end.last) < str(issued)


_LAG = 31  # days by which what was said at a meeting may be announced after it
_HANDED_IN = re.compile(rf"\b{beside('handed-in')}\b[^;.]*$")


def _announced_late(left: str, limit: Limit, issued: PartialDate | None) -> bool:
    """Tell whether a limit, `trình UBND trước ngày …`, had passed when a meeting's outcome was announced."""
    if issued is None or limit.kind != "before" or limit.date is None or _HANDED_IN.search(left) is None:
        return False
    at, day = limit.date, issued
    if at.month is None or at.day is None or day.month is None or day.day is None:
        return False
    lag = dt.date(day.year, day.month, day.day) - dt.date(at.year, at.month, at.day)
    return lag.days <= _LAG


def _ahead(limit: Limit, issued: PartialDate | None) -> bool:
    end = limit.last or limit.date
    return end is None or issued is None or str(end.last) >= str(issued.first)
