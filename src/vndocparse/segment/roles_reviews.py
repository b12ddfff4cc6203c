"""Tell by its first words that an item reviews: it looks back, judges, or weighs what was done."""

import re

from vndocparse.core.analysis import Role
from vndocparse.segment.cues import plain
from vndocparse.segment.paragraphs import Para
from vndocparse.text.fold import fold
from vndocparse.text.past import tells_done

# An item that looks back: `Sau 5 năm thực hiện …`, `Thời gian qua, …`, `Trong 06 tháng đầu năm …`.
_BACK = re.compile(
    r"(?:(?:sau|qua|trong)(?: hon| gan)? (?:\d{1,2}|mot|hai|ba|bon|nam|muoi) (?:nam|thang)"
    r"(?! (?:cuoi|con lai|toi|tiep))"
    r"|(?:trong )?thoi gian (?:vua )?qua|(?:trong )?(?:nhung |nhiem ky |\w{1,4} )?(?:nam|ky|thang"
    r"|quy) (?:vua )?qua"
    r"|(?:tinh )?den nay,|tu (?:dau nam|dau nhiem ky|khi [^,;.]{3,50}) den nay|nhin chung,"
    r"|(?:trong )?\d{1,2} thang dau nam|nam \d{4},)"
)
# `3. Những yếu kém trên …`, `3. Nguyên nhân là do …`, `4. Thực tiễn cho thấy …`: a review goes on by items
_LIMIT_ITEM = re.compile(
    r"(?:nhung |cac |mot so |mac du vay, |song, )?"
    r"(?:tuy nhien|tuy vay|song,|ben canh|han che|ton tai|khuyet diem|yeu kem|con mot so|van con)(?![a-z])"
)
_CAUSE_ITEM = re.compile(r"(?:nhung |cac |ve )?nguyen nhan(?![a-z])")
_LESSON_ITEM = re.compile(
    r"(?:mot so |nhung |cac |ve )?(?:bai hoc|kinh nghiem)(?![a-z])"
    r"|(?:qua |tu )?thuc (?:tien|te) [^,.;]{0,40}cho thay"
    r"|[^:.;]{0,60}?(?<![a-z])(?:rut ra|duc rut|duc ket)(?: duoc)?"
    r" (?:mot so|nhung|cac|nhieu|\d|may|hai|ba|bon|nam)"
    r"(?: [a-z]+){0,2} (?:bai hoc|kinh nghiem)(?![a-z])"
)
# `… được triển khai nghiêm túc. Tuy nhiên, … còn chậm.`: praise, then blame in one item
_TURNS = re.compile(r"[.;] (?:tuy nhiên|tuy vậy|song|mặc dù vậy|bên cạnh [^.;]{3,60}?),? [^.;:]{3,200}?")
_LACKS = re.compile(r"(?<!\w)(?:chưa|còn|chậm|hạn chế|thiếu|không đạt|vẫn)(?!\w)")
_FIGURE = re.compile(
    r"(?<!\w)(?:tăng|giảm|đạt|vượt|bằng|chiếm|gấp|xếp thứ|ước|được|hoàn thành)(?:\s[^\W\d]+){0,3}\s\d"
)
# `1. Ban Thường vụ thống nhất đánh giá: …`, `1. Hội nghị cơ bản nhất trí với Báo cáo. Năm qua, …`
_JUDGES = re.compile(
    r"(?:\d{1,2}\W{1,3})?(?:(?:ban thuong vu|ban chap hanh|thuong truc|hoi nghi|dang uy|tap the"
    r"|hoi dong nhan dan"
    r"|uy ban nhan dan|chu tich|ban bi thu|bo chinh tri|cac dai bieu)[^,.;:]{0,60}? )?(?:(?:co ban"
    r"|hoan toan) )?"
    r"(?:(?:thong nhat|nhat tri)(?: cao| voi)? )?(?:va )?"
    r"(?P<judges>(?:danh gia|nhan dinh|nhan thay|ghi nhan|bieu duong|khang dinh|cho rang)(?![a-z])"
    r"|(?:thong nhat|nhat tri|dong y|tan thanh)(?: cao)? (?:voi )?(?:(?:nhung |cac )?noi dung )?"
    r"(?:danh gia(?![a-z])|(?:tai |trong )?(?:du thao )?(?:cac |ban )?(?:bao cao|to trinh)(?![a-z])))"
)
# `… thống nhất với Báo cáo. Ban Chấp hành nhấn mạnh một số kết quả nổi bật:`
_STRESSES = re.compile(
    r"(?:[^,.;:]{0,60}? )?(?:nhan manh|khang dinh|ghi nhan|danh gia cao|bieu duong)(?: [a-z]+){0,6}?"
    r" (?:ket qua|thanh tich|thanh tuu|ton tai|han che|khuyet diem|su no luc|no luc)(?![a-z])"
)
_ARTICLE = re.compile(r"dieu \d{1,2}\W{1,3}")
# what an item that only tells does not hold
_ASKS = re.compile(
    r"(?:^|[.;] )(?:giao|yeu cau|de nghi|chi dao)(?![a-z])|(?<![a-z])(?:can|phai|tiep tuc)(?![a-z])"
)
_FEW = 4  # words behind such a verb that only announce: `như sau:`


def review_role(own: Para) -> Role | None:
    """Return the role of an item whose first words look back, ``None`` for an item that asks."""
    key = _ARTICLE.sub("", own.plain)
    key = key.split(" ", 1)[-1] if own.label is not None and key == own.plain else key
    for role, begins in (
        (Role.CAUSE, _CAUSE_ITEM),
        (Role.LESSON, _LESSON_ITEM),
        (Role.LIMITATION, _LIMIT_ITEM),
    ):
        if begins.match(key):
            return role
    if _BACK.match(key) or _judges(own) or _weighs(fold(own.text)):
        return Role.SITUATION
    return None


def _judges(own: Para) -> bool:
    """Tell whether an item begins with what a meeting found, or agreed to a report and tells of it."""
    said = own.text[own.label.content - own.paragraph.span.start :] if own.label is not None else own.text
    m = _JUDGES.match(_ARTICLE.sub("", plain(said)))
    if m is None:
        return False
    text = fold(said)
    if own.last == ":" and len(text[m.end() :].split()) <= _FEW and not m["judges"].startswith("bieu"):
        return True  # `I- Hội đồng nhân dân tỉnh nhất trí đánh giá:`, whatever stands below
    if m["judges"].startswith(("thong", "nhat", "dong", "tan")):
        _, mark, text = text[m.end() :].partition(". ")  # the rest is the report's
        if mark and _STRESSES.match(plain(text)) is not None:
            return True
        if not mark:  # `Tán thành với đánh giá …, với kết quả nổi bật sau: …`
            text = fold(said).partition(": ")[2]
            return m["judges"].endswith("danh gia") and (tells_done(text) or _FIGURE.search(text) is not None)
        if _BACK.match(plain(text)) is not None or _weighs(text):
            return True
        return tells_done(text) and _FIGURE.search(text) is not None and _ASKS.search(plain(text)) is None
    return tells_done(text) or _FIGURE.search(text) is not None


def _weighs(text: str) -> bool:
    """Tell whether a folded item tells what was done and then what is lacking; what asks does neither."""
    turn = _TURNS.search(text)
    if turn is None:
        return False
    before = text[: turn.start()]
    if not tells_done(before) and _FIGURE.search(before) is None:
        return False
    return _LACKS.search(text, turn.start(), turn.end() + 200) is not None
