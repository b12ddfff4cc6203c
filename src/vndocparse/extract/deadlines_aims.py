"""Times that tell when an aim is reached or which things are meant, and so limit no task."""

import re

from vndocparse.extract.deadlines_occasions import closes_clause

# What a task is done for is no limit of it: `làm rõ lộ trình để đến hết năm 2030 có 600 ha quế`.
_AIMING = re.compile(r"\b(?:để|nhằm|sao\s+cho|mục\s+tiêu)\b[^.;:]*$")
_AIM_BEFORE = 120  # characters in which that word stands
# What tells a state that will follow: `hướng dẫn nộp hồ sơ trực tuyến, đến hết năm 2026 có 70% hộ …`; where
# efforts are asked for (`phấn đấu đến hết năm 2026 có …`) or the clause begins so, the time limits them.
_AIMED = re.compile(r"\s*,?\s*(?:có|đạt|ít nhất|tối thiểu|trên|khoảng|hơn|không|\d)")
_STRIVES = re.compile(r"(?:^(?=\W{0,8}$)|\bphấn\s+đấu\b[^,;.]{0,20})\W*$")
# What follows a time that tells which things are meant: `các dự án đến hết quý II không giải ngân được`.
_FAILED = re.compile(r"\s+(?:mà\s+)?(?:không|chưa|vẫn)\b")
# What may stand before a bare `cuối năm 2026`; elsewhere it only says which end: `thị trường cuối năm`.
_DUE_AT_END = re.compile(r"(?:^|[,(:;]|phấn đấu|xong|vào sử dụng|hoàn thành|tổng kết|sơ kết)\s*$")
_CLOSING_WORK = re.compile(r"(?:sơ kết|tổng kết|hoàn thành|kiểm điểm|tổ chức|diễn ra)")


def is_horizon(folded: str, m: re.Match[str]) -> bool:
    """Tell the year by which an aim is to be reached from a task's limit."""
    if m["y6"] and m[0].startswith("vào") and "cuối" in m[0]:  # `đưa tỷ lệ lên 85% vào cuối năm 2025`
        return _for(folded, m.start(), reaches=True)
    if m["y6"] and m[0].startswith("vào"):  # `vào năm 2050`; but `sơ kết vào năm 2028`
        return _CLOSING_WORK.search(folded[max(0, m.start() - 45) : m.start()]) is None
    if m["y6"] and m[0].startswith("cuối"):
        due = _DUE_AT_END.search(folded[max(0, m.start() - 15) : m.start()])
        return due is None and not closes_clause(folded, m.start(), m.end())
    aims = m["y6"] and (_for(folded, m.start()) or only_told(folded, m.start(), m.end()))
    return "đến" in m[0] and (bool(aims) or _FAILED.match(folded, m.end()) is not None)


def only_told(folded: str, start: int, end: int) -> bool:
    """Tell whether a year only says when a state behind it is reached."""
    return (
        _AIMED.match(folded, end) is not None and _STRIVES.search(folded[max(0, start - 40) : start]) is None
    )


def _for(folded: str, start: int, *, reaches: bool = False) -> bool:
    """Tell whether a time stands in what a task is done for; ``reaches``: behind commas too."""
    found = _AIMING.search(folded, max(0, start - _AIM_BEFORE), start)
    return found is not None and (reaches or "," not in found[0])


def of_an_aim(folded: str, start: int, end: int, *, reaches: bool) -> bool:
    """Tell whether the end of the document's own year limits no task either."""
    return (
        _FAILED.match(folded, end) is not None
        or only_told(folded, start, end)
        or _for(folded, start, reaches=reaches)
    )
