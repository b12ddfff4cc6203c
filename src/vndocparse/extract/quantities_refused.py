"""Numbers that are no quantities: codes, years, numbers of names, and what a rate is reckoned on."""

import re
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.quantities_extent import YEAR
from vndocparse.extract.quantities_marks import Sign, stands_for_name
from vndocparse.extract.quantity import SURE, Quantity
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

# `12 vụ/18 đối tượng`: the second count behind the noun of the first
_PAIRED = re.compile(r"[^\W\d_]\s?/\s?$")
_LONGEST_JOINED = 8  # letters of a word that a number has run into


def begins_clean(folded: str, start: int, limit: int, done: int) -> bool:
    """Tell whether the digits at ``start`` begin a number of their own: none of a code (`5G`, `Km2+571`).

    ``done`` is the end of the quantity before, ``limit`` where the stretch that is read begins.
    """
    paired = done > limit and _PAIRED.match(folded, done - 1, start) is not None
    return paired or _clean_left(folded, start, limit)


def _clean_left(folded: str, start: int, limit: int) -> bool:
    """Refuse digits inside a code (`5G`, `COVID-19`, `Km2+571`); forgive a lost space behind a known word."""
    if start <= limit:
        return True
    c = folded[start - 1]
    if c in "/+_#@:.,":
        return c == ":" and not (start - 1 > limit and folded[start - 2].isdecimal())
    if c in "-‐‑–—":
        return (start - 1 > limit and folded[start - 2] == " ") or start - 1 <= limit
    if not c.isalpha():
        return True
    i = start - 1
    while i > limit and start - i < _LONGEST_JOINED and folded[i - 1].isalpha():
        i -= 1
    return folded[i:start] in _lost_space()


@cache
def _lost_space() -> frozenset[str]:
    return frozenset(fold(f) for f in load("target_cues").by_id["lost-space"].forms)


_GRANTED = re.compile(r"\s+(?:giấy (?:phép|chứng nhận|khen)|chứng chỉ|thẻ|mã số)(?!\w)")  # `cấp 9 giấy phép`
# also `mỗi lớp 34 học sinh`, `quy mô dân số 450 nghìn người`
_VERB_BEHIND = re.compile(
    r"(?<!\w)(?:(?:nâng|cung|trợ|chu|bổ|giao)\s+cấp|dứt\s+điểm|năm|(?:mỗi|một|từng)\s+[^\W\d_]+"
    r"|(?:dân|tổng|quân|sĩ|nhân)\s+số|(?:quy|sưu|luyện|tuyển)\s+tập)\s+$"
)


def numbers_a_name(folded: str, q: Quantity, done: int, start: int, limit: int) -> bool:
    """Tell whether the number printed at ``start`` is a name's own: `cấp 3`, `Đề án 06`, `lần thứ 14`."""
    if q.kind in SURE or not stands_for_name(folded, done, start):
        return False
    if q.of is not None and q.kind == "count" and q.unit is not None and q.value <= q.of:
        return False
    if q.unit is not None and _counts_behind(folded, done, start, ratio=q.of is not None):
        return False
    return _GRANTED.match(folded, q.number.end, limit) is None


def _counts_behind(folded: str, done: int, start: int, *, ratio: bool) -> bool:
    """Tell `nâng cấp 12 tuyến đường`, `đến hết năm 109/148 xã` from numbered names (`cấp 3`, `điểm 5`)."""
    m = _VERB_BEHIND.search(folded[max(done, start - 16) : start])
    return m is not None and (ratio or not m[0].startswith("năm"))


def is_year(folded: str, number: Span, before: Sign | None, q: Quantity) -> bool:
    """Tell a year from a count; ``before`` is the comparator printed before the number."""
    if q.kind not in ("bare", "count", "listing") or q.of is not None:
        return False
    if YEAR.fullmatch(folded, number.start, number.end) is None:
        return False
    return q.kind == "bare" or (before is None and q.rate is False)


# trên 10.000 dân, /1.000 trẻ: the base of a rate, not a measure
_POWER = re.compile(r"10{0,2}\.?000(?:\.000)?|100(?=\s(?:người\s)?dân)")
_OF_PEOPLE = re.compile(r"(?:người )?dân|trẻ|lao động|hộ")


def is_code_or_base(folded: str, q: Quantity, limit: int) -> bool:
    """Tell whether digits are a code (`5G`) or the base of a rate (`trên 10.000 dân`)."""
    if q.kind == "bare":
        return q.span.end < limit and folded[q.span.end].isalpha()
    if q.kind not in ("count", "physical") or q.value_max is not None or q.of is not None:
        return False
    if q.unit_span is None:
        return False
    if _is_one_of_base(folded, q, limit):
        return True
    left = folded[max(0, q.number.start - 5) : q.number.start].rstrip()
    based = left.endswith(("trên", "/"))
    people = _OF_PEOPLE.match(folded, q.unit_span.start) is not None
    return based and people and _POWER.fullmatch(folded, q.number.start, q.number.end) is not None


# `giá trị thu được trên 1 ha đất trồng trọt đạt 110 triệu đồng`
_ON_ONE = re.compile(r"(?<!dài )(?<!rộng )(?<!cao )(?<!sâu )(?<!đạt )(?<!\w)(?:trên|trên mỗi|mỗi)\s+$")
_THEN_VALUE = re.compile(r"[^;.\d]{0,60}?\s(?:đạt|bằng|là|từ|khoảng|còn|tăng|trên)\s[^;.]{0,20}\d")


def _is_one_of_base(folded: str, q: Quantity, limit: int) -> bool:
    """Tell whether a single unit is what the value behind it is reckoned on."""
    if q.value != 1 or _ON_ONE.search(folded[max(0, q.number.start - 12) : q.number.start]) is None:
        return False
    return _THEN_VALUE.match(folded, q.span.end, limit) is not None
