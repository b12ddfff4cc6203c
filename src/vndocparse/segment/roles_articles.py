"""Tell what an article is for: it approves, decides a matter, charges somebody, or has all carried out."""

import re

from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.segment.cues import plain
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.paragraphs import Para
from vndocparse.text.fold import fold

_APPROVES = re.compile(r"\d\W{1,4}(?:phe duyet|ban hanh) ")


def approves(own: Para) -> bool:
    """Tell whether an article approves something whose parts (``I``, ``II`` …) stand behind it."""
    return own.last == ":" and _APPROVES.search(own.plain) is not None


# `Điều 2. Hội đồng nhân dân tỉnh quyết nghị các chỉ tiêu …:`, `Điều 1. Thống nhất đánh giá …:`
_DECIDED = re.compile(
    r"(?:dieu \d{1,2}\W{1,3})?(?:(?:hoi dong nhan dan|ban chap hanh|dai hoi|hoi nghi|hdnd)[^,.;:]{0,60}? )?"
    r"(?:co ban )?(?:quyet nghi|thong qua|thong nhat|nhat tri|tan thanh|quyet dinh)(?: cao| thong qua)?"
    r"(?: voi)?(?: (?:nhung|cac|mot so)(?: noi dung(?: ve)?)?| noi dung)? "
)
_TO_COME = re.compile(
    r"(?<![a-z])(?:phuong huong|giai phap|nhiem vu (?:va|chu yeu|trong tam|cua nam))(?![a-z])"
)
_TASKS = re.compile(r"(?<![a-z])(?:nhiem vu|giai phap)(?![a-z])")
_AIMED = re.compile(r"(?:,|(?<![a-z])va) (?:cac |mot so )?(?:muc tieu|chi tieu|nhiem vu)(?![a-z])")
_AIMS = frozenset({Role.GOAL, Role.PURPOSE, Role.VIEWPOINT})


def decided_role(heading: str) -> Role | None:
    """Return what an article is for by the matter that is decided in it; what holds both is for neither."""
    key = plain(heading)
    m = _DECIDED.match(key)
    if m is None:
        return None
    matter = key[m.end() :]
    role = heading_role(matter, major=False)
    if role in _AIMS:
        return None if _TASKS.search(matter) else role
    told = role in LOOKING_BACK and not _TO_COME.search(matter) and not _AIMED.search(matter)
    return role if told else None


# An article that charges somebody: `Giao Sở …`, `… chịu trách nhiệm thi hành Quyết định này`.
_CHARGE = re.compile(r"\d\W{1,4}giao |to chuc thuc hien")
# `Điều 9. Giao ban, trao đổi thông tin`: a word that begins so gives nobody anything
_MEETS = re.compile(r"\d\W{1,4}Giao (?:ban|dịch|lưu|tiếp|thông|kết)(?!\w)")
_CARRIES_OUT = re.compile(
    r"(?<!\w)(?:(?:chịu|có)\s+trách\s+nhiệm\s+(?:(?:tổ\s+chức|triển\s+khai)\s+)?"
    r"(?:thi\s+hành(?!\w)|thực\s+hiện\s+(?:nghiêm\s+(?:túc\s+)?)?(?:quyết\s+định|quy\s+định|quy\s+chế)\s+này)"
    r"|căn\s+cứ\s+quyết\s+định(?:\s+này)?,?\s+(?:để\s+)?(?:thi\s+hành|thực\s+hiện)(?!\w))"
)


def charges_somebody(own: Para) -> bool:
    """Tell whether an article charges somebody, by its first words, or with carrying the document out."""
    charged = _CHARGE.search(own.plain) is not None and _MEETS.search(own.text[:40]) is None
    return charged or _CARRIES_OUT.search(fold(own.text)) is not None


# `Điều 2. Giao Ủy ban nhân dân tỉnh triển khai thực hiện.`: no more is said of what
_CARRIES_ON = re.compile(
    r"điều\s\d{1,2}\W{1,3}(?:hội đồng nhân dân[^.;]{0,40}\s)?giao\s(?:cho\s)?[^.;]{3,200}?"
    r"\s(?:tổ chức|triển khai)(?:\striển khai)?\sthực hiện"
    r"(?:\s(?:tốt\s)?(?:nghị quyết|các nội dung)[^.;]{0,40})?\s*(?:[.;]|$)"
)


def carries_on(own: Para) -> bool:
    """Tell whether an article hands the document over to be carried out, and says no more."""
    return _CARRIES_ON.match(fold(own.text)) is not None
