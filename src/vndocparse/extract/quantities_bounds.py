"""The comparator of a quantity, printed before it (`trên`, `vượt`) or behind it (`trở lên`)."""

import re
from dataclasses import replace

from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import Sign, sign_after, sign_before
from vndocparse.extract.quantity import Quantity

_PASSING = re.compile(r"(?<!\w)vượt(?:\s+(?:qua|mốc|mức|ngưỡng|con số)){0,2}\s+$")
_SHARE = re.compile(r"(?<!\w)t[ỷỉ]\s(?:lệ|trọng)(?!\w)")
_BY_HOW_MUCH = re.compile(r"\s+(?:so với|(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w))")


def with_bounds(folded: str, span: Span, q: Quantity, before: Sign | None, done: int) -> Quantity:
    """Return the quantity with its comparator settled, which its span takes in.

    ``before`` is what is printed before the first number, ``done`` the end of the quantity before.
    """
    start, end = q.span.start, q.span.end
    if q.baseline is not None:
        inner = sign_before(folded, q.baseline.end, q.number.start)
        before = inner or before
    share = q.kind == "percent" and _SHARE.search(folded, max(done, start - 90), start) is not None
    if before is None and (share or q.kind in ("money", "physical", "count")) and q.value_max is None:
        before = _passing(folded, done, start, end, span.end)
    if before is None and q.value_max is None and q.baseline is None:
        before = _apart(folded, done, start, end, span.end)
    after = sign_after(folded, end, span.end)
    sign = before.sign if before else q.comparator
    explicit = before is not None
    if before is not None and before.span.start < start:
        start = before.span.start
    if after is not None:
        sign, end, explicit = after.sign, after.span.end, True
    if q.value_max is not None:
        sign = "range"
    return replace(q, span=Span(start, max(end, q.span.end)), comparator=sign, explicit=explicit)


def _passing(folded: str, limit: int, start: int, end: int, stop: int) -> Sign | None:
    """`kim ngạch vượt 450 triệu USD` is more than that; `vượt 20 tỷ đồng so với dự toán` is a difference."""
    left = max(limit, start - 24)
    m = _PASSING.search(folded[left:start])
    if m is None or _BY_HOW_MUCH.match(folded, end, stop) is not None:
        return None
    return Sign(Span(left + m.start(), left + m.end() - 1), ">")


# `không để rác tồn đọng quá 24 giờ`; `kết nạp từ 1.500 đảng viên`, with nothing behind that it goes up to
_NOT_MORE = re.compile(r"(?<!\w)không để (?:[^\W\d_]+\s){1,8}?quá\s+$")
_FROM = re.compile(r"(?<!\w)(?:kết nạp|thu hút|trồng mới|có|phấn đấu|đạt)\s+từ\s+$")
_UP_TO = re.compile(r"[^;.]{0,60}?(?<!\w)(?:đến|lên|tới|xuống|sang|còn|thành|trở)(?!\w)")
_APART = 60  # characters before a number over which a bound is followed


def _apart(folded: str, limit: int, start: int, end: int, stop: int) -> Sign | None:
    """Return a bound whose words stand apart, or one that only the verb before it tells."""
    left = max(limit, start - _APART)
    if (m := _NOT_MORE.search(folded[left:start])) is not None:
        return Sign(Span(left + m.start(), left + m.end() - 1), "<=")
    m = _FROM.search(folded[left:start])
    if m is None or _UP_TO.match(folded, end, stop) is not None:
        return None
    return Sign(Span(left + m.end() - 4, left + m.end() - 1), ">=")
