"""Headings without a number or capitals: `Mục tiêu`, `Các chỉ tiêu chủ yếu`, `Nhiệm vụ, giải pháp`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vndocparse.core.analysis import LOOKING_BACK, Block, Node, Role, Zone
from vndocparse.lexicons.load import load
from vndocparse.segment.cues import plain
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.outline import holds
from vndocparse.text.fold import fold, strip_marks
from vndocparse.text.letters import LOWER, UPPER
from vndocparse.text.past import is_evident
from vndocparse.text.patterns import one_of

_LONGEST = 70  # letters of a line that only names a part
# `TỔ CHỨC THỰC HIỆN 1. Các huyện ủy …`, `1 MỤC TIÊU. Đến năm 2027, …`
_CAPITALS = re.compile(
    rf"[\W\d]{{0,6}}(?:[IVX]{{1,4}}[.\-]\s)?"
    rf"(?P<name>[{UPPER}]{{2,}}(?:,? [{UPPER}]{{2,}}){{1,9}})(?=[\s.:]{{1,3}}(?:\d|[{UPPER}][{LOWER}]))"
)
_NAMED = frozenset({Role.VIEWPOINT, Role.PURPOSE, Role.GOAL, Role.TASK, Role.IMPLEMENTATION})
# What may stand beside the words that name a part's role.
_BESIDE = re.compile(
    r"(?:chu yeu|trong tam|cu the|chung|tong quat|co ban|chinh|phan dau|thoi gian toi|trong thoi gian toi"
    r"|(?:den |trong )?(?:het )?nam \d{4}(?:\s?[-–]\s?\d{4})?|(?:giai doan|nhiem ky) \d{4}\s?[-–]\s?\d{4}"
    r"|va|cac|mot so|nhung|ve|cua|nhom|he thong|[\W_]+)(?![a-z])\s*"
)


@cache
def _roles() -> re.Pattern[str]:
    forms = {" ".join(strip_marks(f).split()) for e in load("heading_roles").entries for f in e.forms}
    return re.compile(rf"{one_of(forms)}(?![a-z])\s*")


def name_unlabelled(text: str, blocks: list[Block], nodes: Sequence[Node]) -> None:
    """Give what stands below a line that only names a part's role that role, up to where its part ends."""
    role: Role | None = None
    scope: int | None = None
    over = False  # the line ends a review whose last part it stands in
    for i, b in enumerate(blocks):
        if b.zone is not Zone.BODY:
            role = role if b.zone in (Zone.FRAME, Zone.SAMPLE) else None
            continue
        opens = b.node is not None and nodes[b.node].own.start == b.span.start
        if role is not None and (not holds(nodes, scope, b.node) or (opens and _renamed(text, nodes, b))):
            role = None
        heads = _run_in(text, b)
        if heads is not None and b.role in LOOKING_BACK:
            role, scope, over = heads, b.node, True
        elif not opens and (named := _line(text, blocks, i)) is not None:
            ends = b.role in LOOKING_BACK
            if not ends or (b.node is not None and not is_evident(fold(blocks[i + 1].span.of(text)))):
                role, scope, over = named, b.node, ends
        if role is not None and b.role is not role and (over or b.role not in LOOKING_BACK):
            blocks[i] = replace(b, role=role)


def _line(text: str, blocks: Sequence[Block], i: int) -> Role | None:
    b = blocks[i]
    if len(b.span) > _LONGEST:
        return None
    printed = b.span.of(text).strip()
    if not printed[:1].isupper() or printed[-1] in ".;,":
        return None
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    if below is None or below.span.of(text).lstrip()[:1].islower():
        return None  # the sentence goes on in the next paragraph
    return _named(printed)


def _run_in(text: str, b: Block) -> Role | None:
    """Return what the capitals at a paragraph's head tell: a part's name that ran into it."""
    m = _CAPITALS.match(b.content.of(text) or b.span.of(text))
    return _named(m["name"]) if m is not None else None


def _named(printed: str) -> Role | None:
    key = plain(printed)
    found = False
    while key:
        m = _roles().match(key)
        found = found or m is not None
        m = m or _BESIDE.match(key)
        if m is None or not m.end():
            return None
        key = key[m.end() :]
    role = heading_role(printed, major=True) if found else None
    return role if role in _NAMED else None


def _renamed(text: str, nodes: Sequence[Node], b: Block) -> bool:
    """Tell whether a part says itself what it is for."""
    node = nodes[b.node] if b.node is not None else None
    if node is None or node.kind in ("part", "chapter", "section", "article"):
        return True
    return node.heading is not None and heading_role(node.heading.of(text), major=False) is not None
