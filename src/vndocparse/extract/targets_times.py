"""Judge how often something is done, how many times as much it becomes, and spans of time."""

import re

from vndocparse.extract.quantities_contexts import context
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantity import Quantity
from vndocparse.text.patterns import late

EACH = late(lambda: rf"(?<!\w)(?:mỗi|hằng|hàng|một)\s+{context('period')}(?!\w)")
"""`mỗi tháng`, `hằng năm`: the period of something that is done again and again."""
_MULTIPLIES = re.compile(r"(?<!\w)(?:gấp|tăng|giảm|nâng)(?:\s+\w+){0,2}\s*$")
_FACTOR = re.compile(r"(?<!\w)(?:hệ số|vòng quay|tần suất)(?:\s[^\W\d_]+){0,6}\s+$")
# `mỗi tháng ít nhất một lần`: how often, no measure
_HOW_OFTEN = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng)\s+[^\W\d_]+\s+$")
_PER_TIME = re.compile(r"\s?/?\s?(?:0?1|một)?\s?lần(?!\w)")  # `ít nhất 03 tháng 01 lần`: how often


def often(q: Quantity, left: str, clause: str) -> float:
    """Return how surely so many times are a measure; 0 for none.

    ``left`` is what stands right before the quantity, ``clause`` its whole clause, both folded.
    """
    if _FACTOR.search(left) is not None:
        return 0.8  # `hệ số sử dụng đất 2,3 lần`
    if q.value == 1 and not q.rate and _HOW_OFTEN.search(left) is not None:
        return 0.0
    if q.explicit and q.comparator in (">=", "<=") and (q.rate or EACH().search(clause) is not None):
        return 0.65
    return 0.85 if _MULTIPLIES.search(left) is not None and not q.rate else 0.0


def time_taken(folded: str, q: Quantity, left: str, clause: str) -> float:
    """Return how surely a span of time or an age is a measure; 0 for none.

    ``left`` is what stands right before the quantity, ``clause`` its whole clause, both folded.
    """
    if _PER_TIME.match(folded, q.span.end) is not None:
        return 0.0
    if q.kind == "time" and q.explicit and q.comparator == ">=" and EACH().search(clause) is not None:
        return 0.65  # `mỗi tháng tiếp dân ít nhất 01 ngày`
    inner = folded[q.span.start : q.number.start]  # `tối thiểu đạt 68 năm`
    measured = (
        q.explicit
        or q.baseline is not None
        or any(cue_pattern("time-verb", tail=True).search(x.rstrip()) for x in (left, inner))
    )
    return 0.75 if measured and cue_pattern("time-measured").search(clause) is not None else 0.0
