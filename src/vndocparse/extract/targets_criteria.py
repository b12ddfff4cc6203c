"""Judge how many criteria, targets or works of a list are met: `15/19 tiêu chí`, `đạt 12 chỉ tiêu`."""

import re

from vndocparse.extract.quantities_contexts import context_word
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_deeds import REACHED
from vndocparse.text.patterns import late

_CRITERIA = re.compile(r"(?:tiêu chí|chỉ tiêu)(?!\w)")
_REACHES_COUNT = late(lambda: rf"{context_word('reaches-count')}\s+$")
_ON_AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi)\s[^,;:.]{2,24}$")


def listing(folded: str, s: Stated, left: str) -> float:
    """Return how surely a count of a list's members is a measure; 0 for none.

    ``left`` is what stands right before the quantity, folded.
    """
    q = s.quantity
    if q.of is not None:
        return 0.88
    criteria = q.unit_span is not None and _CRITERIA.match(q.unit_span.of(folded)) is not None
    if criteria and _REACHES_COUNT().search(left) is not None:
        return 0.72
    if criteria and q.explicit and _ON_AVERAGE.search(left) is not None:
        return 0.72
    if q.explicit and q.comparator in (">=", ">"):
        return 0.62  # `lựa chọn ít nhất 2 chuyên đề giám sát`
    return 0.72 if q.rate or REACHED.match(folded[q.span.end : s.clause.end]) is not None else 0.0
