"""Tell what each part of the document is for."""

import re
from collections.abc import Sequence
from functools import cache

from vndocparse.core.analysis import Role, Zone
from vndocparse.lexicons.load import load
from vndocparse.segment.cues import HEAD, cues, is_capitals, plain, type_of
from vndocparse.segment.labels import BULLETS, Family
from vndocparse.segment.outline import Part, Tree
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.zones import Layout
from vndocparse.text.fold import strip_marks

# What the numbered parts of a type are for where no heading says otherwise.
_DEFAULT = {
    "quy_dinh": Role.PROVISION,
    "quy_che": Role.PROVISION,
    "quyet_dinh": Role.PROVISION,
    "dieu_le": Role.PROVISION,
    "nghi_dinh": Role.PROVISION,
    "thong_tu": Role.PROVISION,
    "luat": Role.PROVISION,
    "phap_lenh": Role.PROVISION,
    "bao_cao": Role.SITUATION,
    "bien_ban": Role.OTHER,
    "to_trinh": Role.OTHER,
}
# Families of items: their headings speak of aims and results of their own.
ITEMS = frozenset({Family.NUMBER, Family.POINT, Family.PAREN})
# Words that may stand before the word that tells the role: `MỘT SỐ NHIỆM VỤ`, `VỀ QUAN ĐIỂM`.
_LEAD = re.compile(
    r"[\W_]*(?:(?:mot so|nhung|cac|danh gia|ve|phan tich|cong tac|nhom|he thong|noi dung|viec)\s+){0,4}"
)
_LIMIT_HINT = re.compile(
    r"(?<![a-z])(?:tuy nhien|ben canh|han che|ton tai|khuyet diem|yeu kem|con mot so)(?![a-z])"
)
# An item that looks back: `Sau 5 năm thực hiện …`, `Thời gian qua, …`, `Trong 06 tháng đầu năm …`.
_BACK = re.compile(
    r"(?:(?:sau|qua|trong)(?: hon| gan)? (?:\d{1,2}|mot|hai|ba|bon|nam|muoi) (?:nam|thang)"
    r"|(?:trong )?thoi gian qua|(?:trong )?(?:nhung |nhiem ky )?(?:nam|ky) qua"
    r"|(?:trong )?\d{1,2} thang dau nam|nam \d{4},)"
)
# An article that charges somebody: `Giao Sở …`, `… chịu trách nhiệm thi hành Quyết định này`.
_CHARGE = re.compile(r"\d\W{1,4}giao |chiu trach nhiem thi hanh|co trach nhiem thi hanh|to chuc thuc hien")
_CAUSE_HINT = re.compile(r"(?<![a-z])nguyen nhan(?![a-z])")


@cache
def _forms() -> list[tuple[re.Pattern[str], Role, int]]:
    out = []
    for e in load("heading_roles").entries:
        for form in e.forms:
            key = " ".join(strip_marks(form).split())
            out.append((re.compile(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])"), Role(e["role"]), len(key)))
    return sorted(out, key=lambda f: -f[2])


def heading_role(heading: str, *, major: bool) -> Role | None:
    """Return the role that a heading names, ``None`` where it names none.

    In the heading of a major part a role word counts anywhere, the earliest first; in
    that of an item only at its head, since items speak of aims and results of their own.
    """
    key = plain(heading)
    if not key:
        return None
    best: tuple[int, int, Role] | None = None
    lead = _LEAD.match(key)
    limit = len(key) if major else (lead.end() if lead else 0)
    for pattern, role, length in _forms():
        m = pattern.search(key)
        if m is None or m.start() > limit:
            continue
        if best is None or (m.start(), -length) < best[:2]:
            best = (m.start(), -length, role)
    return best[2] if best else None


def part_roles(
    tree: Tree, paras: Sequence[Para], headings: Sequence[str | None], layout: Layout
) -> list[Role]:
    """Return the role of every part; a part without a telling heading has that of its parent."""
    out: list[Role] = []
    default = _DEFAULT.get(layout.doc_type or "", Role.TASK)
    looking_back = True  # a conclusion may review in its first items, before it turns to tasks
    for part in tree.parts:
        inherited = out[part.parent] if part.parent is not None else default
        own = paras[part.first]
        if part.appendix:
            out.append(_attached_role(own))
            continue
        role = _own_role(part, headings[part.index], own, inherited)
        if part.family is Family.NUMBER and part.parent is None and default is Role.TASK:
            reviewed = _review_role(own) if looking_back and role is None else None
            looking_back = reviewed is not None
            role = role or reviewed
        out.append(role or inherited)
    return out


def _own_role(part: Part, heading: str | None, own: Para, inherited: Role) -> Role | None:
    if part.family in BULLETS:
        return None
    role = None
    if heading is not None:
        strict = part.family in ITEMS or part.family is Family.ARTICLE
        role = heading_role(heading, major=not strict or is_capitals(heading))
    if inherited is Role.PROVISION:
        # A regulation speaks of aims and results as its subject; only who carries it out matters.
        if role is not Role.IMPLEMENTATION and part.family is Family.ARTICLE and _CHARGE.search(own.plain):
            return Role.IMPLEMENTATION
        return role if role is Role.IMPLEMENTATION else None
    return role


def _attached_role(own: Para) -> Role:
    """Return what an attached text is for by its title: an appendix is for nothing in particular."""
    named = cues("type").begins.match(own.plain)
    kind = type_of(named[1]) if named else None
    return Role.OTHER if kind in (None, "chien_luoc") else _DEFAULT.get(kind or "", Role.TASK)


def _review_role(own: Para) -> Role | None:
    """Return the role of an item whose first words look back, ``None`` for an item that asks."""
    key = own.plain.split(" ", 1)[-1] if own.label is not None else own.plain
    if _LIMIT_HINT.match(key):
        return Role.LIMITATION
    return Role.SITUATION if _BACK.match(key) else None


def opening_role(p: Para) -> Role:
    """Return the role of a paragraph before the first part, by its first words."""
    head = strip_marks(p.text[: HEAD * 2])
    if _CAUSE_HINT.search(head[:80]):
        return Role.CAUSE
    if _LIMIT_HINT.search(head[:60]):
        return Role.LIMITATION
    return Role.SITUATION


def zone_role(zone: Zone) -> Role:
    """Return the role of a paragraph outside body and opening."""
    return Role.IMPLEMENTATION if zone is Zone.CLOSING else Role.OTHER


def is_operator(p: Para) -> bool:
    """Tell whether the paragraph hands over to what is decided: it ends with ``:`` and an operator."""
    text = p.text.rstrip()
    if not text.endswith(":"):
        return False
    tail = plain(text[-120:])
    return bool(cues("operator").inside.search(tail))
