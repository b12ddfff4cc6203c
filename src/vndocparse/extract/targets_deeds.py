"""What a clause does with the things counted: makes, reaches or works on them, or what became of them."""

import re

from vndocparse.extract.quantities_contexts import context, context_word
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantities_verbs import does
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_clauses import Stated
from vndocparse.text.patterns import late

_FINISHES = re.compile(
    r"(?<!\w)(?:xong|dứt điểm)(?!\w)[^,;:.]{0,30}$"
    r"|(?<!\w)(?:hoàn thành|hoàn tất)(?!\w)[^,;:.\d]{1,45}$"
)
# `đào tạo nghề cho 12.000 lao động`
_DONE_FOR = late(lambda: rf"{context_word('done-for')}(?:\s[^\W\d_]+){{0,5}}\scho\s+$")
# `tiến độ thu hồi 18 ô đất`: a matter, none of whose words does anything
_MATTER = late(lambda: rf"{context_word('matter')}\s*$")


def makes(left: str) -> bool:
    """Tell whether a verb that makes or finishes things ends ``left`` (`hoàn tất | 3 cuộc …`)."""
    m = cue_pattern("made", tail=True).search(left) or _FINISHES.search(left) or _DONE_FOR().search(left)
    return m is not None and _MATTER().search(left, 0, m.start()) is None


# `cấp giấy chứng nhận cho 90% diện tích`
GIVEN_TO = re.compile(r"(?<!\w)cho\s+$")
# `giữ vững độ che phủ rừng 54%`, `doanh thu 3.200 tỷ đồng`: the measure stands before its value
NAMED = late(lambda: rf"{context_word('measure')}(?:\s[^\W\d_]+){{0,6}}\s+$")
_WORKS = late(lambda: rf"{context_word('work')}(?:\s(?:được|xong|thêm))?\s+$")


def is_worked_on(folded: str, s: Stated, left: str) -> bool:
    """Tell whether a task's share or length is what a verb of work is done to, or a named measure."""
    q = s.quantity
    if q.kind == "percent" and NAMED().search(left) is not None:
        return True
    if q.kind == "physical" and GIVEN_TO.search(left) is not None:
        return True
    return _WORKS().search(left) is not None or does(folded, s.clause.start, q.span.start)


# `thí điểm ở 06 xã`, `kiểm tra đối với 02 chi bộ`, `tập huấn nghiệp vụ cho khoảng 320 học viên`
_INSPECTION = r"(?<!sau )(?<!luận )(?<!việc )(?<!tác )"  # `kết luận kiểm tra`, `công tác kiểm tra` do nothing
_REACHES_SOME = late(
    lambda: (
        r"(?<!\w)(?:thí điểm|làm điểm|nhân rộng)(?:\s[^,;:.\d]{1,60}?)?\s(?:ở|tại|ra|tới|đến)\s+$"
        rf"|(?<!\w){_INSPECTION}(?:kiểm tra|giám sát|thanh tra|kiểm toán)(?:\s[^\W\d_]+){{0,4}}\sđối với\s+$"
        rf"|{context_word('teaches')}(?:\s[^\W\d_]+){{0,6}}\scho\s+$"
    )
)


# `hỗ trợ bồn chứa, thiết bị lọc nước cho khoảng 6.200 hộ`, `lắp đặt lưới chắn rác tại 17 cửa xả`
_DONE_THERE = late(
    lambda: (
        rf"(?<!\w){context('provides')}\s(?:[^\W\d_]+,?\s){{1,12}}?cho\s+$"
        rf"|(?<!\w){context('installs')}\s(?:[^\W\d_]+,?\s){{1,8}}?(?:tại|ở|trên)\s+$"
    )
)
_IN_ALL = late(lambda: rf"(?<!\w){context('done-to-all')}\s(?:[^\W\d_]+\s){{0,3}}toàn bộ(?: số)?\s+$")


def is_done_there(folded: str, start: int, at: int) -> bool:
    """Tell whether a clause that begins at ``start`` provides for, or works at, what is counted at ``at``."""
    left = folded[start:at]
    return _DONE_THERE().search(left) is not None or _IN_ALL().search(left) is not None


def reaches_some(left: str) -> bool:
    """Tell whether so many places or people are to be reached: `thí điểm ở | 06 xã`."""
    return _REACHES_SOME().search(left) is not None


# `kiểm tra 02 đảng viên, giám sát 01 chi bộ`: what a committee sets itself
_INSPECTS = re.compile(rf"{_INSPECTION}(?<!\w)(?:kiểm tra|giám sát)(?:\s(?:chuyên đề|thường xuyên))?\s+$")
_PARTY_BODY = late(lambda: rf"{context_word('party-body')}(?!\w)")
_PLACED = re.compile(r"(?<!\w)(?:ở|tại|cho|tới|đến|trên|của)\s+$")


def is_set_itself(folded: str, q: Quantity, left: str) -> bool:
    """Tell how many are to be inspected, or that all of so many places are meant: `ở 15/15 xã`."""
    if q.of is not None:
        return q.of == q.value and _PLACED.search(left) is not None
    if q.unit_span is None or _PARTY_BODY().match(folded, q.unit_span.start) is None:
        return False
    return _INSPECTS.search(left) is not None


UNDONE = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}?(?:chưa|quá hạn|chậm tiến độ)(?!\w)")
"""Behind a quantity: they are not done, `12 dự án | chưa quyết toán`."""
REACHED = re.compile(r"\s+(?:\w+\s+){0,3}?(?:đạt|vượt|hoàn thành|chưa|không|quá hạn|chậm tiến độ)(?!\w)")
"""Behind a quantity: whether they reached what was set, `12 chỉ tiêu | cơ bản hoàn thành`."""
_STILL = re.compile(r"(?<!\w)(?:còn|trong đó)(?:\s+có)?\s+$")
_HAS = re.compile(r"(?<!\w)đã\s+(?:[^\W\d_]+\s+){1,4}$")
_WHOSE = re.compile(r"(?<!\w)(?:khi|nếu|theo|những|các|việc)\s(?:[^\W\d_]+\s+){1,5}đã\s|(?<!\w)khi\s+đã\s")
_GOT = re.compile(r"(?<!\w)(?:mới|đã(?:\s+[^\W\d_]+){1,3})\s+được\s+$")


def is_over(folded: str, s: Stated, left: str) -> bool:
    """Tell whether a task's clause looks back: `đã kiểm tra được 09 …`, `còn 06 chi bộ chưa có …`."""
    start = s.quantity.span.start
    if _HAS.search(left) is not None and _WHOSE.search(folded, s.clause.start, start) is None:
        return True  # but `rà soát các dự án đã giao cho 12 đơn vị`
    if _GOT.search(left) is not None:
        return True
    undone = UNDONE.match(folded, s.quantity.span.end, s.clause.end) is not None
    return undone and _STILL.search(left) is not None
