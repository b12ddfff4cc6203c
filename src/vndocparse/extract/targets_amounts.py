"""Judge shares, sums of money, lengths and marks of a score.

In parts of goals and results they are measures; elsewhere only beside a word that measures, spends or works.
"""

import re

from vndocparse.core.span import Span
from vndocparse.extract.quantities_contexts import context, context_word
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_deeds import GIVEN_TO, NAMED, is_over, is_worked_on, makes
from vndocparse.extract.targets_horizon import find_horizon
from vndocparse.extract.targets_setting import Setting
from vndocparse.text.patterns import late

SURE = {"percent": 0.96, "money": 0.95, "physical": 0.93, "score": 0.9}
"""How sure a quantity of each kind is, where the section is one of goals or results."""


def amount(folded: str, s: Stated, where: Setting, left: str, clause: str) -> float:
    """Return how surely a share, a sum, a length or a mark is a measure; 0 for none.

    ``left`` is what stands right before the quantity, ``clause`` its whole clause, both folded.

    Raises:
        KeyError: If the quantity is of another kind than those of ``SURE``.
    """
    sure = SURE[s.quantity.kind]
    if where.measures:
        return sure
    near = s.quantity.explicit or cue_pattern("indicator-back", tail=True).search(left) is not None
    if s.quantity.kind == "percent":
        return _share(folded, s, where, left, near=near)
    return _sum_or_size(folded, s, where, left, clause, near=near)


# `mức trích nộp 2%`, `thuế suất 8%`: what a law lays down
_LAID_DOWN = late(lambda: rf"{context_word('laid-down')}(?:\s[^\W\d_]+){{0,3}}\s+$")
_ASSURES = re.compile(r"(?<!\w)(?:bảo đảm|đảm bảo)(?:\s+có)?\s+$")


def _share(folded: str, s: Stated, where: Setting, left: str, *, near: bool) -> float:
    """`quỹ đất 20%` names a thing; `100% chi bộ …`, `đến năm 2030, 90% …` state a measure."""
    q, sure = s.quantity, SURE["percent"]
    if where.works and _LAID_DOWN().search(left) is not None:
        return 0.0
    if near or q.baseline is not None or q.value_max is not None or s.bracket is not None:
        return sure - 0.05
    stated = (
        q.value == 100
        or _opens_clause(folded, s)
        or cue_pattern("aim").search(left) is not None
        or _ASSURES.search(left) is not None
        or (where.works and (GIVEN_TO.search(left) is not None or is_worked_on(folded, s, left)))
    )
    return sure - 0.1 if stated else 0.0


def _opens_clause(folded: str, s: Stated) -> bool:
    """Tell whether nothing stands before a share, or by when it is reached."""
    before = Span(s.clause.start, max(s.clause.start, s.quantity.span.start))
    goes_on = folded[max(0, before.start - 4) : before.start].rstrip(' "“-–+').endswith(",")
    if not goes_on and not before.of(folded).strip():
        return True
    horizon = find_horizon(folded, before)
    return horizon is not None and horizon.by is not None


TOTAL = late(lambda: rf"(?<!\w)tổng\s+{context('total')}(?!\w)[^,;.:]{{0,40}}(?::\s(?:khoảng\s)?)?$")
_WHOLE = 70  # characters before a sum in which it is named
_ALONE = 8  # characters that may stand between the colon and a sum
_SCALE = re.compile(r"(?<!\w)(?:quy mô|hạn mức|tổng dư nợ|tổng mức)(?:\s+(?:vốn|khoảng|từ))*\s+$")
_SPENT = late(lambda: rf"{context_word('spending')}(?!\w)")
# `bán kính phục vụ không quá 1,5 km`: what is measured is named
_LENGTHS = late(lambda: rf"{context_word('length')}(?:\s[^\W\d_]+){{0,6}}\s+$")


def _is_total(folded: str, s: Stated) -> bool:
    """`Tổng kinh phí dự kiến giai đoạn … là 186 tỷ đồng`, `Tổng nhu cầu vốn: 312 tỷ đồng`."""
    if TOTAL().search(s.before(folded, _WHOLE)) is not None:
        return True
    alone = s.lead is not None and s.place == 0 and s.quantity.span.start - s.clause.start <= _ALONE
    return alone and s.lead is not None and TOTAL().search(s.lead.of(folded).rstrip(" :")) is not None


def _sum_or_size(folded: str, s: Stated, where: Setting, left: str, clause: str, *, near: bool) -> float:
    q, sure = s.quantity, SURE[s.quantity.kind]
    if where.works and is_over(folded, s, left):
        return sure - 0.25
    if q.explicit and (q.comparator in (">=", ">") or (q.comparator == "<=" and _LENGTHS().search(left))):
        return sure - 0.15
    if q.kind == "money" and (_is_total(folded, s) or _SCALE.search(left) is not None):
        return sure - 0.2
    if q.kind == "money" and q.explicit and q.comparator == "<=" and not q.rate:
        spent = _SPENT().search(clause) is not None and "hỗ trợ" not in clause  # how much one gets is a norm
        return sure - 0.25 if spent else 0.0
    if where.works and _is_to_be_reached(folded, s, left):
        return sure - 0.25
    return sure - 0.15 if near and cue_pattern("aim").search(clause) is not None else 0.0


# `mở rộng diện tích chè lên 120 ha`
_REACHES_AREA = re.compile(
    r"(?<!\w)(?:mở rộng|nâng|tăng|đưa|giảm|kéo dài)\s[^,;:.\d]{2,50}\s(?:lên|xuống|xuống còn|còn|đến)\s+$"
)
# `thu hồi đủ 1,2 tỷ đồng`, `bố trí 3 tỷ đồng`: a sum that a task is to bring in or to spend
_COLLECTS = late(lambda: rf"{context_word('collects')}(?:\s{context('collects-link')})*\s+$")


def _is_to_be_reached(folded: str, s: Stated, left: str) -> bool:
    """Tell whether a task is to bring about the length, or to bring in or spend the sum."""
    q: Quantity = s.quantity
    if q.kind == "physical":
        if _REACHES_AREA.search(folded, s.clause.start, q.span.start) is not None:
            return True
        return makes(left) or is_worked_on(folded, s, left)
    return q.kind == "money" and (_COLLECTS().search(left) is not None or NAMED().search(left) is not None)
