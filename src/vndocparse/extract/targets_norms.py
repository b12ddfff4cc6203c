"""Quantities that are no measures: they say which things are meant, or lay down how many there may be."""

import re
from functools import cache

from vndocparse.core.analysis import Role
from vndocparse.extract.quantities_contexts import context, context_word
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_amounts import TOTAL
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_setting import OPEN_ROLES, Setting
from vndocparse.extract.targets_times import EACH
from vndocparse.lexicons.load import load
from vndocparse.text.patterns import late

_BOUNDS = (">=", ">", "<", "<=")
# `97% tàu cá từ 15 m trở lên`: the share is the measure
_SHARE_OF = re.compile(r"(?:\d%|\d/\d{1,5})\s(?:[^\W\d_]+\s){1,3}(?:từ\s)?$")
_SIZED = late(lambda: rf"{context_word('size')}\s+(?:từ\s+)?$")


def is_size(folded: str, q: Quantity, limit: int) -> bool:
    """Tell whether a bound says how big the things are that are meant: `tàu dài từ 15 mét trở lên`.

    ``limit`` is where the sentence begins.
    """
    if q.kind != "physical" or not q.explicit or q.comparator not in _BOUNDS:
        return False
    left = folded[max(limit, q.span.start - 48) : q.span.start]
    return _SIZED().search(left) is not None or _SHARE_OF.search(left) is not None


# `tại các địa điểm có từ 500 người trở lên`: which places are meant, nothing to be reached
_WHICH = late(
    lambda: (
        r"(?<!\w)(?:tại|đối với|với|cho|ở|nơi|những|các)(?:\s+(?:những|các))?"
        r"(?:\s+[^\W\d_]+){0,3}\s+có\s+(?:quy mô\s+)?$"
        r"|(?<!\w)(?:với|đối với|ở|tại)\s+(?:những|các)(?:\s+[^\W\d_]+){1,3}\s+$"
        rf"|{context_word('sorted-out')}(?:\s+[^\W\d_]+){{1,5}}\s+có\s+$"
    )
)
# `công trình có tổng mức đầu tư từ 15 tỷ đồng trở lên`: a sort of things
_SORT = late(
    lambda: (
        r"(?:^|,\s|(?<!\w)(?:các|những|đối với|với|loại|khi|và)\s)\W*"
        rf"{context('sort-thing')}(?:\s[^\W\d_]+){{0,3}}"
        rf"\scó\s{context('sort-measure')}(?:\s[^\W\d_]+){{0,3}}\s+$"
    )
)
_FROM = re.compile(r"(?<!\w)từ\s+$")


def tells_which(folded: str, s: Stated) -> bool:
    """Tell whether the quantity says which things are meant by how many each of them has."""
    q = s.quantity
    inner = folded[q.span.start : q.number.start]
    if q.kind == "count" and inner[:1].isalpha() and folded[q.number.start].isalpha():
        # `người được tiêm ít nhất một mũi đạt 70%`: a condition on those of whom the share is taken
        return "%" in folded[q.span.end : s.clause.end]
    if not q.explicit or q.comparator not in _BOUNDS:
        return False
    left = s.before(folded, 60)
    bound = inner.lstrip().startswith(("từ", "trên", "dưới")) or _FROM.search(left) is not None
    if not bound or cue_pattern("hope").search(left) is not None:
        return False
    things = _FROM.sub("", left)
    return _SORT().search(things) is not None or (q.kind == "count" and _WHICH().search(things) is not None)


def is_class(folded: str, q: Quantity) -> bool:
    """Tell stars, a class that things are given: `sản phẩm OCOP được xếp hạng từ 4 sao trở lên`."""
    return folded.startswith((" sao ", " sao,", " sao.", " sao;"), q.number.end)


_SUCH = re.compile(
    r"(?<!\w)(?:các|những|nơi|mọi)\s(?:[^\W\d_]+\s){1,4}?(?:giải ngân|đạt|có tỷ lệ|hoàn thành)"
    r"(?:\s[^\W\d_]+){0,3}\s+$"
)
_DEALS = late(lambda: rf"{context_word('dealt-with')}(?!\w)")


def deals_with(folded: str, s: Stated, where: Setting) -> bool:
    """Tell a threshold by which somebody is dealt with: `thu hồi vốn của các dự án giải ngân dưới 50%`."""
    q = s.quantity
    if where.role in OPEN_ROLES or not q.explicit or q.kind not in ("percent", "money", "count"):
        return False
    left = s.before(folded, 160)
    m = _SUCH.search(left)
    return m is not None and _DEALS().search(left, 0, m.start()) is not None


_CAPITAL = late(lambda: rf"\s*(?:số\s+)?vốn\s+{context('share-of-capital')}")
_REACHES = re.compile(r"(?<!\w)(?:đạt|tăng|giảm|phấn đấu|lên|xuống)(?:\s+\w+)?\s*$")
_IF = re.compile(r"(?:nếu|trường hợp|khi|đối với)(?!\w)")
_WHICHEVER = re.compile(r"(?<!\w)(?:nào|nếu|khi|trường hợp)(?!\w)")
_THEN = re.compile(r"(?<!\w)thì(?!\w)")


@cache
def _ruling() -> frozenset[str]:
    """Types of documents that rule rather than aim."""
    return frozenset(e.id for e in load("doc_types").entries if e["rules"])


_HELD = re.compile(r"(?:cuộc|lớp|buổi|đợt|hội nghị)(?!\w)")


def _held(folded: str, q: Quantity) -> bool:
    """Tell whether what is counted is held or carried out."""
    return q.unit_span is not None and _HELD.match(folded, q.unit_span.start) is not None


def is_norm(folded: str, s: Stated, where: Setting, left: str) -> bool:
    """Tell whether the clause lays down a rule (how many, under which condition) rather than an aim.

    ``left`` is what stands right before the quantity.
    """
    q = s.quantity
    if q.kind == "money" and TOTAL().search(left) is not None:
        return False
    if where.role is Role.PROVISION:
        return True
    if where.role in OPEN_ROLES:
        return False
    # what agencies are to bring about is an aim also in rules; how often they do something is not
    ruling = where.doc_type in _ruling() and (
        where.role is not Role.IMPLEMENTATION or q.kind in ("times", "time", "age")
    )
    if q.kind == "percent":
        if _CAPITAL().match(folded, q.span.end) is not None:
            return True
        if q.explicit and _THEN.search(folded, q.span.end, s.clause.end) is not None:
            # `Dự án nào giải ngân dưới 40% thì điều chuyển`
            return _WHICHEVER.search(folded, s.clause.start, q.span.start) is not None
        return ruling and _REACHES.search(left) is None
    if ruling and where.role is Role.TASK and q.explicit and q.comparator == ">=" and _held(folded, q):
        return False  # `mỗi đảng ủy tiến hành ít nhất 02 cuộc kiểm tra`: work to be done, also in guidance
    if ruling:
        return where.role is not Role.TASK or not q.explicit or EACH().search(left) is None
    return (
        _IF.match(folded, s.clause.start) is not None
        or _THEN.search(folded, q.span.end, s.clause.end) is not None
    )
