"""Tell reviews from aims in the documents that set out work to come: plans, programmes, guides.

They may open with a review, and then say so in words of the past. Where a heading is lost (a scan's,
or of a layout not foreseen), aims and demands come to stand in the opening, and they praise as a review does.
"""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.segment.cues import HEAD, plain
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.paragraphs import Para
from vndocparse.text.fold import fold
from vndocparse.text.past import hands_over, is_evident, starts_back

AHEAD_TYPES = frozenset({"ke_hoach", "chuong_trinh", "huong_dan"})
_AIMS = frozenset({Role.GOAL, Role.PURPOSE, Role.VIEWPOINT})
_WORK = frozenset({Role.TASK, Role.IMPLEMENTATION})
_SAID_PAST = re.compile(
    r"(?<![a-z])(?:(?:da )?dat duoc|thoi gian qua|vua qua|nhung nam qua|uu diem|bai hoc"
    r"|thuc hien (?:nam|giai doan|nhiem ky) \d{4}|(?:nam|giai doan) \d{4})(?![a-z0-9])"
)
# what such a heading names is a state, whatever words tell it; results and difficulties may be those to come
_STATE = re.compile(
    r"[\W\d]*(?:(?:danh gia|phan tich|khai quat|ve|dac diem|boi canh)[\W_]*){0,2}"
    r"(?:tinh hinh|thuc trang|hien trang|dac diem|boi canh|khai quat)(?![a-z])"
)


def opens_review(p: Para, *, handed_over: bool) -> bool:
    """Tell whether a paragraph before the first part reviews; behind the lead-in only one that begins so."""
    text = fold(p.text)
    if handed_over:
        return starts_back(text)
    end = hands_over(text)
    return is_evident(text if end is None else text[:end])


def may_review(heading: str, before: Sequence[Role], paras: Sequence[Para]) -> bool:
    """Tell whether a part whose heading names a review can be one: such a document looks back first.

    ``before`` are the roles that the headings of earlier parts name, ``paras`` the paragraphs of this one.
    """
    said = _SAID_PAST.search(plain(heading)) is not None
    if said or any(r in _WORK for r in before):
        return said
    at_head = heading_role(heading, major=False) in LOOKING_BACK
    evident = _STATE.match(plain(heading)) is not None or any(
        is_evident(fold(p.text[: HEAD * 4])) for p in paras
    )
    return (at_head and evident) if any(r in _AIMS for r in before) else (at_head or evident)
