"""Judge counted nouns, which are measures only beside a comparator, a rate, a verb, or what befell them."""

import re

from vndocparse.core.analysis import Role
from vndocparse.extract.quantities_contexts import context, context_word
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantities_verbs import HAS_DONE
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_deeds import (
    REACHED,
    UNDONE,
    is_done_there,
    is_over,
    is_set_itself,
    makes,
    reaches_some,
)
from vndocparse.extract.targets_setting import Setting
from vndocparse.text.patterns import late

_MOST_MADE = 1_000_000


def count(folded: str, s: Stated, where: Setting, left: str, clause: str) -> float:
    """Return how surely a count of things is a measure; 0 for none.

    ``left`` is what stands right before the quantity, ``clause`` its whole clause, both folded.
    """
    if cue_pattern("attendance").search(clause) is not None:
        return 0.0
    verb = (
        cue_pattern("measuring", tail=True).search(left) is not None
        or cue_pattern("done").search(left.rpartition(",")[2]) is not None
        or HAS_DONE.search(left) is not None
    )
    if where.measures:
        return _told(folded, s, where, left, verb=verb)
    return _asked(folded, s, where, left, clause) or _hoped(s, clause, verb=verb)


_OF_THESE = re.compile(r"(?<!\w)trong đó(?:\s+có)?\s+$")
_COUNTS = late(lambda: rf"[-+•*\s]*{context('counts')}(?!\w)")


def _told(folded: str, s: Stated, where: Setting, left: str, *, verb: bool) -> float:
    """Judge a count in a part of goals or results, or in the document's opening."""
    q = s.quantity
    if _is_stock(folded, s, left) or (where.ahead and where.role is Role.SITUATION and _there_is(folded, s)):
        return 0.0
    if q.explicit or q.rate or q.of is not None or q.value_max is not None:
        return 0.8
    opens = _COUNTS().match(folded, (s.lead or s.clause).start) is not None
    if verb or opens or _OF_THESE.search(left) is not None:
        return 0.7
    return _of_what_befell(folded, s, left, goal=where.role is Role.GOAL)


_STOCK = re.compile(
    r"(?<!\w)(?:(?:toàn|cả)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?"
    r"|trên địa bàn(?:\s+(?!(?:chỉ|mới|đã|vẫn|còn)\s)[^\W\d_]+){1,6})"
    r"(?:\s+hiện)?\s+có(?:\s+khoảng)?\s+$"
)
# `Đến hết năm 2018, toàn tỉnh có 4.215 lồng nuôi`: a stock at a day is measured
_DATED = re.compile(
    r"(?:tính )?đến (?:hết |cuối |thời điểm )?(?:ngày |tháng |năm |quý )?\d[\d/. ]*(?:,| năm)"
)
# `Huyện có 24 xã`, `Đoàn công tác gồm 12 đồng chí`: what there is, or who belongs to it
_HAS_SO_MANY = late(lambda: rf"{context('place')}(?:\s[^\W\d_]+){{0,4}}?(?:\shiện)?\scó(?:\skhoảng)?\s+$")
_BELONG = re.compile(r"(?<!\w)gồm(?: có)?\s+$")
_PEOPLE = frozenset({"đồng chí", "thành viên", "người", "đại biểu"})
_STATE = late(lambda: rf"{context_word('state')}(?!\w)")
# `03 người chết`, `05 tuyến đường bị sạt lở`, `17 dự án mới được chấp thuận`: what befell the things counted
_BEFELL = late(lambda: rf"[^,;:.()\d]{{0,60}}?\s{context('befell')}(?!\w)")


def _is_stock(folded: str, s: Stated, left: str) -> bool:
    """Tell what there is from what is measured: `toàn huyện có 24 xã`."""
    if s.quantity.explicit and s.quantity.comparator != "~":
        return False
    stock = _STOCK.search(left) is not None and not left.endswith(" đã có ")
    if not (stock or _has_so_many(folded, s)) or _DATED.match(folded, s.clause.start) is not None:
        return False
    after = folded[s.quantity.span.end : s.clause.end]
    return _STATE().search(after) is None and _BEFELL().match(after) is None


def _has_so_many(folded: str, s: Stated) -> bool:
    """Tell whether the clause says no more than how many a place has, or how many people belong to a body."""
    q = s.quantity
    before = folded[s.clause.start : q.span.start]
    if _HAS_SO_MANY().fullmatch(before) is not None:
        return True
    return q.unit is not None and q.unit.lower() in _PEOPLE and _BELONG.search(before) is not None


# `Hiện có 48 tổ thu gom với 215 công nhân, 3 xe ép rác`: what a plan describes before it sets out the work
_THERE_IS = re.compile(
    r"\W*(?:trong đó,? |hiện (?:nay )?|quận |huyện |thành phố )*(?:có |với )?(?:khoảng |gần )?$"
)
_OWN = re.compile(r"(?<!\w)(?:có|với|gồm) (?:khoảng |gần )?$")


def _there_is(folded: str, s: Stated) -> bool:
    q = s.quantity
    if q.rate or q.of is not None or q.comparator not in ("=", "~"):
        return False
    before = folded[s.clause.start : q.span.start]
    after = folded[q.span.end : s.clause.end]
    if _STATE().search(after) is not None or _BEFELL().match(after) is not None:
        return False
    own = _OWN.search(before) is not None and re.search(r"\d", before) is None  # `Năm học … có 21 giải`
    return own or _THERE_IS.fullmatch(before) is not None


_OPENED = re.compile(
    r"(?:(?:tính\s+)?đến nay|hiện nay|hiện|trong đó"
    r"|(?:trong\s+)?(?:năm|tháng|quý)(?:\s+qua|\s+[\d/]+)?),?\s*(?:đã có\s+|có\s+)?"
)
_LABELLED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/-]|[a-zđ]\)|\(\d{1,2}\))\s+")
_WHERE = re.compile(r"(?<!\w)(?:ở|tại)\s+$")
_PASSED = re.compile(r"\s+đạt\s+(?:loại|mức|yêu cầu|kết quả)(?!\w)")
_OF_THEM = re.compile(r"(?<!\w)của\s+$")
_LACKING = re.compile(r"\s+(?:[^\W\d_]+[, ]+){0,7}?(?:không|chưa|bị)(?!\w)")
# before a count: no verb that did something, but a place, a part or a name
_NO_DEED = late(lambda: rf"(?:{context_word('no-deed')}|[,;:.()–-])\s*$")


def _of_what_befell(folded: str, s: Stated, left: str, *, goal: bool) -> float:
    """Judge a count without a measuring verb, by where it stands and by what is told of the things."""
    q = s.quantity
    after = folded[q.span.end : s.clause.end]
    label = _LABELLED.match(folded, s.clause.start, q.span.start)
    begins = s.clause.start if label is None else label.end()
    opened = _OPENED.match(folded, begins, q.span.start)
    starts = q.span.start - (begins if opened is None else opened.end()) < 2
    if starts and q.value == 0 and goal:
        return 0.65
    if _WHERE.search(left) is not None and _PASSED.match(after) is not None:
        return 0.65  # `diễn tập ở 05 xã đạt loại khá`
    if not goal and _OF_THEM.search(left) is not None and _LACKING.match(after) is not None:
        return 0.6  # `mặt đê của 12 đoạn không bảo đảm …`
    if starts and goal and (s.lead is not None or _SET.match(after) is not None):
        return 0.6  # `Thôn Đông: 45 hộ`, in a list of what is set to each; `02 xã về đích nông thôn mới`
    starts = starts or left.endswith((", ", "; "))
    befell = starts and (REACHED.match(after) is not None or _BEFELL().match(after) is not None)
    if befell or UNDONE.match(after) is not None:
        return 0.65
    if starts:
        return 0.62 if counts_below(folded, s) else 0.0  # `Thành tích: 12 huy chương vàng`
    return 0.6 if q.unit is not None and _NO_DEED().search(left) is None else 0.0


# what things are to have become or to have got
_SET = re.compile(
    r"\s+(?:[^\W\d_]+\s+){0,4}?(?:đạt|được|về đích|hoàn thành|có|trở thành|ra khỏi|thoát|vững mạnh)(?!\w)"
)
_NO_VALUE = late(lambda: rf"{context_word('no-value')}$")
_LABEL = 14  # words of a short label


def counts_below(folded: str, s: Stated) -> bool:
    """Tell whether the count is the value of a short label: `Thành tích: 12 huy chương vàng`."""
    if s.lead is None:
        return False
    follows = folded[max(0, s.clause.start - 2) : s.clause.start] == "; "  # the next of a list behind it
    if not (follows or 0 < s.clause.start - s.lead.end <= 3):
        return False
    lead = s.lead.of(folded)
    return len(lead.split()) <= _LABEL and _NO_VALUE().search(lead) is None


_AIMED_AT = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?!\w)")


def _asked(folded: str, s: Stated, where: Setting, left: str, clause: str) -> float:
    """Judge a count in a part of work to be done, or one of no known role."""
    q = s.quantity
    if q.rate or q.baseline is not None or (q.explicit and q.comparator in (">=", ">", "<=", "<")):
        return 0.68
    if is_over(folded, s, left) or (where.works and is_set_itself(folded, q, left)):
        return 0.62
    if q.of is not None and any(
        cue_pattern(c).search(clause) is not None for c in ("result", "result-compared")
    ):
        return 0.7
    if (sure := _to_each(folded, s, where)) > 0:
        return sure
    if s.lead is not None and _AIMED_AT.search(folded, s.lead.start, s.lead.end) is not None:
        return 0.62  # `Chỉ tiêu tuyển quân: 250 công dân`
    return _made(folded, s, left) if where.works else 0.0


_EACH_OF = re.compile(r"(?<!\w)mỗi\s+[^\W\d_]+")
# `bố trí mỗi trạm y tế 02 bác sĩ`, `mỗi lớp 34 học sinh`
_EACH_GETS = late(
    lambda: (
        r"(?<!\w)mỗi\s+(?!năm|tháng|quý|tuần|ngày)[^\W\d_]+(?:\s[^\W\d_]+){0,4}?"
        rf"(?:\s{context('each-gets')})?\s+$"
    )
)


def _to_each(folded: str, s: Stated, where: Setting) -> float:
    """Judge so many for each of several: `mỗi xã chọn 2 - 3 mô hình`."""
    q = s.quantity
    if (q.value_max is not None or (q.explicit and q.comparator == "~")) and (
        _EACH_OF.search(folded, s.clause.start, q.span.start) is not None
    ):
        return 0.62
    gets = where.works and _EACH_GETS().search(folded, s.clause.start, q.span.start) is not None
    return 0.6 if gets else 0.0


_FROM = re.compile(r"(?<!\w)từ\s+$")
_GROWS = re.compile(
    r"(?<!\w)(?:phát triển|lựa chọn|chọn|hình thành)(?:\s[^,;:.\d]{1,80}?\svà)?\s+(?:từ\s+)?$"
)


def _made(folded: str, s: Stated, left: str) -> float:
    """Judge how many a task is to make, or to reach with what it does."""
    q = s.quantity
    if q.doubtful or q.value > _MOST_MADE:
        return 0.0
    if makes(left if q.value_max is None else _FROM.sub("", left)):
        return 0.62
    if reaches_some(left) or is_done_there(folded, s.clause.start, q.span.start):
        return 0.6
    if _finished_first(folded, s):
        return 0.6
    grows = q.value_max is not None and _GROWS.search(folded, s.clause.start, q.span.start) is not None
    return 0.6 if grows else 0.0


# `76 trường hợp tồn đọng xử lý xong trước ngày …`: what is to be finished stands first
_TO_FINISH = re.compile(
    r"\s(?:[^\W\d_]+\s){1,9}?(?:(?:xử lý|giải quyết|di dời|khắc phục|cấp) (?:xong|hết|dứt điểm)"
    r"|phải (?:xong|hoàn thành)|hoàn thành)\s(?:[^\W\d_]+\s){0,3}(?:trước|trong|vào)(?!\w)"
)
_TOPIC = re.compile(r"\W*(?:riêng|đối với|với|về)?\s?")


def _finished_first(folded: str, s: Stated) -> bool:
    q = s.quantity
    opens = _TOPIC.fullmatch(folded, s.clause.start, q.span.start) is not None
    return opens and _TO_FINISH.match(folded, q.span.end, s.clause.end) is not None


def _hoped(s: Stated, clause: str, *, verb: bool) -> float:
    """Judge a count in a clause that strives for it: `phấn đấu … có 12 xã …`."""
    q = s.quantity
    hope = cue_pattern("hope").search(clause) is not None
    return 0.65 if hope and (verb or q.explicit or q.value_max is not None) else 0.0
