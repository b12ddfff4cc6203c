"""Quantities that go on what the one before them says: rows of things, parts of a sum, for whom."""

import re

from vndocparse.core import record
from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.extract.quantity import Quantity

_MEMBERS = re.compile(r"(?:\s[^\W\d_]+){0,2}(?:,|\svà|,\svà)\s")
# `45 nhà tình nghĩa cho hộ nghèo, 120 mái ấm`: what stands between is the first thing's own
_LONG_MEMBERS = re.compile(r"(?:\s[^\W\d_]+){0,6}(?:,|\svà|,\svà)\s")
_SHARES = re.compile(r"(?:\s[^\W\d_]+){1,12}(?:,|\svà|,\svà)\s")
_NEXT_TIME = re.compile(r",\s(?:[^\W\d_]+\s){1,8}")
_SAME_ROW = 60  # characters between two counts of one kind that one verb governs
# `…, trong đó bò lai 30.000 con, bò sữa 5.000 con`
_PARTS = re.compile(r"[^;.\d]{0,60}?(?<!\w)trong đó:?(?:\s+có)?(?:\s[^\W\d_]+){0,8}\s")
_MORE_PARTS = re.compile(r"(?:\s[^\W\d_]+){0,5}(?:,|;|\svà|,\svà)\s(?:[^\W\d_]+\s){1,6}")
_FIRST_PART = re.compile(r"\s?\(\s?(?:gồm:?\s)?(?:[^\W\d_]+\s){1,8}")
# `Tổng kinh phí 312 tỷ đồng, gồm: ngân sách tỉnh 62 tỷ đồng; vốn của doanh nghiệp, tín dụng 75 tỷ đồng`
_SOURCES = re.compile(r"\d[^.;]{0,20}?,\s(?:bao\s)?gồm(?: có)?\s?:")
_NEXT_SOURCE = re.compile(
    r"(?:,|;)\s(?:(?:bao\s)?gồm(?: có)?\s?:\s)?(?:(?!(?:mỗi|từng|một)\s)[^\s\d;.]+\s){1,28}?"
)
_MONEY = re.compile(r"\d\s?(?:tỷ|tỉ|triệu|nghìn)(?: đồng)?(?!\w)")
# `mở rộng vùng quế lên 500 ha, vùng chè 120 ha`
_NEXT_AREA = re.compile(r"(?:\s[^\W\d_]+){0,4}(?:,|\svà|,\svà)\s(?:[^\W\d_]+\s){1,3}")
# `mở 12 lớp dạy bơi cho 360 em`
_FOR = re.compile(r"(?:\s[^\W\d_]+){0,7}\s(?:cho|với)\s(?:toàn bộ |tất cả |hơn |trên |khoảng )?")
_RESTATED = re.compile(r"(?:\s[^\W\d_]+){0,6}\s?\(")
_SUMS = ("đồng", "usd", "tỷ", "tỉ", "vnđ", "vnd")


def goes_on(folded: str, start: int, end: int, q: Quantity, last: record.Target, role: Role) -> bool:
    """Tell whether a quantity belongs to what the believed one before it says.

    ``start`` is where the sentence begins, ``end`` where the one before ends.
    """
    at = q.span.start
    gap = min(end, at)
    if q.kind == "time" and q.explicit and q.unit == last.unit:
        # `khu vực nội thị dưới 10 phút, ở vùng ven khoảng 20 phút`
        return _NEXT_TIME.fullmatch(folded, gap, at) is not None
    if _RESTATED.fullmatch(folded, gap, at) is not None and folded[q.span.end : q.span.end + 1] in (
        ")",
        ",",
        ";",
    ):
        return True  # `đạt 60% (9 xã)`
    if q.kind == "percent":
        # `Giảm 10% số vụ, 5% số người chết`
        return last.unit == "%" and last.kind == "goal" and _SHARES.fullmatch(folded, gap, at) is not None
    if q.unit is not None and _is_part(folded, start, gap, q, last):
        return True
    if q.kind == "physical":
        if role not in (Role.TASK, Role.IMPLEMENTATION):
            return False
        if q.unit == last.unit and _NEXT_AREA.fullmatch(folded, gap, at) is not None:
            return True
        return _LONG_MEMBERS.fullmatch(folded, gap, at) is not None
    if q.kind != "count" and not (q.kind == "listing" and last.unit in ("tiêu chí", "chỉ tiêu")):
        return False
    near = role is Role.GOAL or at - end < _SAME_ROW
    if q.unit is not None and q.unit == last.unit and near:
        # `6 xã đạt chuẩn nâng cao, 02 xã kiểu mẫu`, `Mở 04 lớp dạy may, 02 lớp dạy nấu ăn`
        return re.search(r"(?:,|\svà)\s*$", folded[max(end, at - 6) : at]) is not None
    if role is Role.GOAL and _MEMBERS.fullmatch(folded, gap, at):
        return True  # `trồng 5.000 ha rừng, 10 triệu cây xanh`
    counted = last.unit is not None and last.unit != "%" and not last.unit.lower().endswith(_SUMS)
    if q.unit is not None and counted and last.of is None:
        if _LONG_MEMBERS.fullmatch(folded, gap, at) is not None:
            return True
        if role not in LOOKING_BACK and _FOR.fullmatch(folded, gap, at) is not None:
            return True
    return at - end < 8 and folded[gap:at].strip() in (",", "và", ", và")


def _is_part(folded: str, start: int, gap: int, q: Quantity, last: record.Target) -> bool:
    """Tell what is inside a sum: `huy động 50 tỷ đồng, trong đó doanh nghiệp đóng góp 30 tỷ đồng`."""
    if q.kind not in ("count", "physical", "money") or not _same_unit(folded[start:gap], q, last):
        return False
    if _PARTS.fullmatch(folded, gap, q.span.start) is not None:
        return True
    before = folded[start : q.span.start]
    if q.kind == "money" and _SOURCES.search(before) is not None:
        return _NEXT_SOURCE.fullmatch(folded, gap, q.span.start) is not None
    inside = "trong đó" in before or before.count("(") > before.count(")")
    begins = _FIRST_PART.fullmatch(folded, gap, q.span.start) is not None
    return inside and (begins or _MORE_PARTS.fullmatch(folded, gap, q.span.start) is not None)


def _same_unit(before: str, q: Quantity, last: record.Target) -> bool:
    """Tell whether parts of a sum are told in its unit (`95 tỷ` of `320 tỷ đồng`), behind a share too."""
    if q.unit == last.unit:
        return True
    if q.kind != "money" or q.unit is None or last.unit is None:
        return False
    if last.unit == "%":  # `(ngân sách 95 tỷ đồng, chiếm 30%; xã hội hóa 225 tỷ đồng)`
        return _MONEY.search(before) is not None
    return q.unit.removesuffix(" đồng") == last.unit.removesuffix(" đồng")
