"""Days that stand without a word of limit: `đưa vào sử dụng dịp 30/4/2019`, `báo cáo … ngày 15/12/2020`."""

import re
from collections.abc import Iterator

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_dates import WHEN, moment
from vndocparse.extract.deadlines_limit import Kind, Limit

_DONE = rf"(?:{beside('on-its-day')}|đưa (?:[^,;]{{0,30}} )?vào)"
_BEFORE = 60  # characters before a day in which that work stands
_OCCASION = re.compile(
    r"\b(?P<b>(?:xong\s+|hoàn\s+thành\s+)?trước\s+)?(?:(?:đúng|vào|trong|nhân)\s+)*dịp\s+"
    rf"(?:(?!\d)[^\W\d]+\s+){{0,5}}?(?=(?:ngày\s*)?\d){WHEN}"
)
_DONE_NEAR = re.compile(rf"\b{_DONE}\b")
_WORK = re.compile(rf"\b(?:{_DONE}|{beside('handed-in')})\b")
_CLOSING_WORK = re.compile(rf"\b{beside('closes')}\b")
_END = re.compile(r"\s*(?:[.;,)]|\./|$|để\s|về\s|cho\s|qua\s|\()")
_DAY = re.compile(rf"(?<![/.\-\d])\b(?:ngày\s*(?=\d)|(?=tháng\s*\d|quý\s)){WHEN}")
# What makes a day the day of something else: `Kế hoạch số 12 ngày …`, `từ ngày …`, `sinh hoạt tháng 12`.
_OWNED = re.compile(
    r"(?:\b(?:từ|của|tại|theo|kể|đến|số|khóa|sinh|tết|lễ|hội|hành|ký|lần|và|sự|kiện|phiên|họp|kỳ|bộ|chi|sau|qua|trong"
    r"|cáo|năm|sơ|điểm|các)|[/,\-–])\s*$"
)
_PAPER = re.compile(r"\bsố\s+\d|\d/|\b(?:này|trên)\s*$")


def occasions(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield the days of an occasion on or before which something is to be ready: `dịp 30/4/2019`."""
    for m in _OCCASION.finditer(folded):
        at = moment(m, issued)
        if at is None or at.when.day is None:
            continue
        if m["b"] or _DONE_NEAR.search(folded, max(0, m.start() - _BEFORE), m.start()):
            kind: Kind = "before" if m["b"] else "by"
            yield Limit(m.start(), m.end(), kind, at.last, inferred=at.inferred, confidence=0.85)


# `hoàn thành … trước Đại hội Đảng bộ tỉnh lần thứ XX`; but `báo cáo trước hội nghị` faces it
_EVENT = re.compile(
    rf"\b(?P<b>xong\s+|hoàn\s+thành\s+)?trước\s+(?:thềm\s+|dịp\s+|ngày\s+|lễ\s+|kỳ\s+)?"
    rf"(?:(?P<s>{beside('season')})|{beside('event')})\b"
    r"[^,.;()\d]{0,60}?(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?)?(?=\s*(?:[,.;()]|$)|\s+để\s)"
)
_FINISHED = re.compile(rf"\b{beside('finished-before')}\b[^;.]{{0,80}}$")


def events(folded: str) -> Iterator[Limit]:
    """Yield the events before which work is to be finished; no day is printed.

    Nobody faces a season, so that any work before it is to be over by then: `nạo vét … trước mùa mưa`.
    """
    for m in _EVENT.finditer(folded):
        if m["b"] or m["s"] or _FINISHED.search(folded, max(0, m.start() - 90), m.start()):
            yield Limit(m.start(), m.end(), "before", confidence=0.75)


def bare_days(folded: str, issued: PartialDate | None) -> Iterator[Limit]:
    """Yield days to come that end a clause of work that is finished or handed in by them.

    A day that was over when the document was issued is another paper's: `báo cáo … ngày 12/3/2019`.
    """
    if issued is None or issued.month is None:
        return
    for m in _DAY.finditer(folded):
        at = moment(m, issued)
        if at is None or _END.match(folded, m.end()) is None or _owned(folded, m.start()):
            continue
        if str(at.last) <= str(issued.last) or at.last.year > issued.year + 6:
            continue
        stretch = folded[max(0, m.start() - _BEFORE) : m.start()]
        work = _WORK if at.when.day is not None else _CLOSING_WORK
        found = list(work.finditer(stretch))
        if found and not _PAPER.search(stretch, found[-1].end()):
            kind: Kind = "by" if at.when.day is not None else "within"
            yield Limit(m.start(), m.end(), kind, at.last, inferred=at.inferred, confidence=0.75)


def closes_clause(folded: str, start: int, end: int) -> bool:
    """Tell whether a time ends its clause behind work that closes something: `tổng kết … cuối năm 2020`."""
    if _END.match(folded, end) is None or _owned(folded, start):
        return False
    return _CLOSING_WORK.search(folded, max(0, start - _BEFORE), start) is not None


def _owned(folded: str, start: int) -> bool:
    return _OWNED.search(folded[max(0, start - 12) : start]) is not None
