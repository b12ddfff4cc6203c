"""Tell what a part is for by its heading, seen in the part that it stands in."""

import re

from vndocparse.core.analysis import Role
from vndocparse.lexicons.part_names import run_in_name
from vndocparse.segment.cues import is_capitals, plain
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import BULLETS, ITEMS, Family
from vndocparse.segment.looking_ahead import names_state
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part
from vndocparse.segment.roles_articles import carries_on, charges_somebody, decided_role

# `1. Phấn đấu đạt các chỉ tiêu sau:`
_TO_REACH = re.compile(
    r"[\W\d_]*(?:(?:quyet tam |tap trung |no luc )?(?:phan dau|hoan thanh|thuc hien|dat)[ ,]*){1,3}"
    r"(?:(?:tot|vuot muc|va vuot|thang loi) )*(?:cac|mot so|nhung) (?:muc tieu,? )?"
    r"chi tieu(?: (?:chu yeu|cu the|co ban))?"
    r"[^,.;:]{0,40}? sau\W*$"
)
_HEAD_LETTERS = 120  # of an item among which such a name stands
_LATER = re.compile(r"[\W\d_]*(?:mot so )?dinh huong (?:den|toi) nam")
_DIRECTION = re.compile(
    r"[\W_]*phuong huong(?! (?:va )?(?:nhiem vu|giai phap))(?![^\n]{0,60}(?:nhiem vu|giai phap))"
)
# what a forecast may have parts of; `2. Thực trạng` below `I. SỰ CẦN THIẾT` is a review all the same
_TOLD_AHEAD = (Role.SITUATION, Role.ACHIEVEMENT, Role.LIMITATION)
_REVIEWED = re.compile(
    r"[\W\d]*(?:(?:danh gia|ve|khai quat|nhung|cac|mot so)[\W_]*){0,2}"
    r"(?:thuc trang|hien trang|ket qua|thanh tuu|uu diem|ton tai|han che|khuyet diem|yeu kem"
    r"|danh gia)(?![a-z])"
)


def own_role(part: Part, heading: str | None, own: Para, inherited: Role) -> Role | None:
    """Return the role that a part has of itself, ``None`` where it has that of the part around it.

    ``inherited`` is the role of the part around it, ``own`` the part's first paragraph.
    """
    if part.family in BULLETS:
        return None
    article = part.family is Family.ARTICLE
    role = _named_role(part, heading) if heading is not None else None
    if role is None and article and carries_on(own):
        return Role.IMPLEMENTATION
    role = _seen_inside(role, plain(heading or ""), inherited)
    if inherited is not Role.PROVISION:
        return role
    # A regulation speaks of aims and results as its subject; only who carries it out matters.
    carried_out = role is Role.IMPLEMENTATION or (article and charges_somebody(own))
    return Role.IMPLEMENTATION if carried_out else None


def _named_role(part: Part, heading: str) -> Role | None:
    article = part.family is Family.ARTICLE
    strict = part.family in ITEMS or article
    role = heading_role(heading, major=not strict or is_capitals(heading))
    return decided_role(heading) if role is None and article else role


def _seen_inside(role: Role | None, key: str, inherited: Role) -> Role | None:
    """Return the role that a heading names as it is meant in the part around it; ``key`` is the heading."""
    if inherited is Role.GOAL:
        # `1. Phương hướng` below `PHƯƠNG HƯỚNG, MỤC TIÊU`; `3. Định hướng đến năm 2030` below `MỤC TIÊU`
        of_aims = (role is Role.TASK and _DIRECTION.match(key)) or (
            role is Role.VIEWPOINT and _LATER.match(key)
        )
        return None if of_aims else role
    if inherited is Role.TASK and role is None:
        return Role.GOAL if _TO_REACH.match(key) else None
    if inherited is Role.CONTEXT and role in _TOLD_AHEAD and not _REVIEWED.match(key):
        return None  # `Thuận lợi`, `Khó khăn, thách thức` of what is to come
    return role


def run_in_role(own: Para) -> Role | None:
    """Return the role that a name at the head of an item tells, whose text recognition ran behind it."""
    label = own.label
    named = run_in_name(
        own.text[label.content - own.paragraph.span.start :] if label is not None else own.text
    )
    return Role(named[0]) if named is not None else None


# `1. Mục tiêu đến năm 2030: hoàn thành tuyến cao tốc; …`: small letters behind the name of the part
_AIM_RUN_IN = re.compile(
    r"(?:ve )?(?:cac |mot so )?(?:muc tieu|chi tieu)"
    r"(?: (?:tong quat|chung|cu the|chu yeu|phan dau|(?:den |toi )?(?:het |cuoi )?nam \d{4}"
    r"|giai doan [\d –-]+"
    r"|tam nhin(?: den)?(?: nam)? \d{4})){0,3}\s?:\s[a-z]"
    r"|ve (?:muc tieu|chi tieu), (?:phan dau|den nam)(?![a-z])"
)


def is_aim_run_in(own: Para) -> bool:
    """Tell whether an item begins with the name of an aim before its colon, and goes on in small letters."""
    label = own.label
    words = own.text[label.content - own.paragraph.span.start :] if label is not None else own.text
    return words.lstrip("*_ ")[:1].isupper() and _AIM_RUN_IN.match(plain(words[:_HEAD_LETTERS])) is not None


# What tells a review even among tasks; `Kết quả`, `Tình hình`, `Khó khăn` alone may be a task's own.
_PAST = re.compile(
    r"(?<![a-z])(?:ket qua (?:da )?dat duoc|nhung ket qua|uu diem|ton tai|han che|khuyet diem|yeu kem"
    r"|nguyen nhan|bai hoc|danh gia chung|danh gia ket qua)(?![a-z])"
)


def says_past(heading: str | None) -> bool:
    """Tell whether a heading says itself that it looks back, wherever it stands."""
    return heading is not None and (_PAST.search(plain(heading)) is not None or names_state(heading))
