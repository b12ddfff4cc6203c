"""Tell reviews from aims in the documents that set out work to come: plans, programmes, guides.

They may open with a review, and then say so in words of the past. Where a heading is lost (a scan's,
or of a layout not foreseen), aims and demands come to stand in the opening, and they praise as a review does.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from vndocparse.core.analysis import LOOKING_BACK, Block, Role, Zone
from vndocparse.segment.cues import HEAD, plain
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.paragraphs import Para
from vndocparse.text.fold import fold
from vndocparse.text.past import hands_over, is_evident, starts_back

# the symbol in the number of such a document: `41/KH-UBND`, `12-CTr/TU`
_SYMBOL = re.compile(
    r"\d\s?[-/]\s?(?P<symbol>kh|ctr|hd|da)\s?[-/]\s?[a-zđ]|\d\s?/\s?(?P<state>qd)\s?-\s?[a-zđ]"
)
_ISSUED = re.compile(
    r"(?:ngay\s?(?P<day>\d{0,2})\s?)?thang\s?(?P<month>\d{0,2})\s?nam\s?(?P<year>(?:19|20)\d\d)"
)
_MONTHS = 12
_FEW = 2  # paragraphs of an opening whose review needs no word of the past
_BY_SYMBOL = {"kh": "ke_hoach", "ctr": "chuong_trinh", "hd": "huong_dan", "da": "de_an", "qd": "quyet_dinh"}
AHEAD_TYPES = frozenset({"ke_hoach", "chuong_trinh", "huong_dan", "de_an"})
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


# `1.1. Thực trạng` before `1.2. Giải pháp`: nothing else is announced
_STATE_ALONE = re.compile(r"[\W\d]*(?:[a-d]\W+)?(?:ve )?(?:thuc trang|hien trang)\W*$")


def type_by_number(paras: Sequence[Para]) -> str | None:
    """Return the type of such a document by its number, where the line with its name was not read."""
    for p in paras:
        if p.zone is Zone.LETTERHEAD and (m := _SYMBOL.search(p.plain)) is not None:
            return _BY_SYMBOL[m["symbol"] or m["state"]]
    return None


def _issued(paras: Sequence[Para]) -> Iterator[re.Match[str]]:
    """Give the dates of the document's head, its own first."""
    return (m for p in paras if p.zone is Zone.LETTERHEAD and (m := _ISSUED.search(p.plain)) is not None)


def current_year(paras: Sequence[Para]) -> int | None:
    """Return the year that the document is for: of its date, or the next at a year's end or by its title."""
    m = next(_issued(paras), None)
    if m is None:
        return None
    year = int(m["year"])
    late = int(m["month"] or 0) in (11, 12)
    titled = any(q.zone is Zone.TITLE and f"nam {year + 1}" in q.plain for q in paras)
    return year + 1 if late or titled else year


def issued_on(paras: Sequence[Para]) -> date | None:
    """Return the day of the document's head, the last of its month where it was not read."""
    m = next((m for m in _issued(paras) if m["month"]), None)
    if m is None or not 1 <= int(m["month"]) <= _MONTHS:
        return None
    year, month = int(m["year"]), int(m["month"])
    last = monthrange(year, month)[1]
    return date(year, month, min(int(m["day"] or last) or last, last))


def opens_review(p: Para, year: int | None, *, handed_over: bool) -> bool:
    """Tell whether a paragraph before the first part reviews; behind the lead-in only one that begins so.

    ``year`` is the one that the document is for.
    """
    text = fold(p.text)
    if handed_over:
        return starts_back(text, year)
    end = hands_over(text)
    return is_evident(text if end is None else text[:end], year)


def name_unproven(paras: Sequence[Para], blocks: list[Block], year: int | None) -> None:
    """Take the role of a review from what opens a text of no known type and tells nothing of the past.

    Where the head of a document and headings of its parts were not read, its aims come to stand there. One or
    two paragraphs alone are what somebody wrote as an opening.
    """
    opening = [
        i
        for i, (p, b) in enumerate(zip(paras, blocks, strict=True))
        if b.zone is Zone.OPENING and not p.empty
    ]
    back = [i for i in opening if blocks[i].role in LOOKING_BACK]
    if len(opening) <= _FEW or any(is_evident(fold(paras[i].text), year) for i in back):
        return
    for i in back:
        blocks[i] = replace(blocks[i], role=Role.PURPOSE)


# `II. NỘI DUNG SƠ KẾT`, `Đề cương báo cáo`, `Phạm vi kiểm tra`: what is yet to be reported on or looked into
_TO_REPORT = re.compile(
    r"[\W\d]*(?:(?:cac|mot so|nhung|doi tuong|pham vi|va|,) ?)*(?:noi dung|de cuong|yeu cau|bo cuc)"
    r"(?: (?:cua|ve|va|viec|chinh|chu yeu|trong tam|cu the|cuoc|dot|hoi nghi|cong tac|,|hinh thuc"
    r"|phuong phap))*"
    r" (?:bao cao|kiem tra|so ket|tong ket|danh gia|giam sat|khao sat|thanh tra|tuyen truyen|thao luan"
    r"|ra soat|dieu tra|toa dam|hoi thao|kiem diem)(?![a-z])"
)


def names_state(heading: str) -> bool:
    """Tell whether a heading announces how things stand, and nothing else.

    >>> names_state("1.1. Thực trạng"), names_state("Rà soát thực trạng")
    (True, False)
    """
    return _STATE_ALONE.match(plain(heading)) is not None


def names_report(heading: str) -> bool:
    """Tell whether a heading announces what a report or an inspection is to be about.

    >>> names_report("NỘI DUNG SƠ KẾT"), names_report("NỘI DUNG VÀ GIẢI PHÁP")
    (True, False)
    """
    return _TO_REPORT.match(plain(heading)) is not None


def may_review(heading: str, before: Set[Role], paras: Sequence[Para]) -> bool:
    """Tell whether a part whose heading names a review can be one: such a document looks back first.

    ``before`` are the roles that the headings of earlier parts name, ``paras`` the paragraphs of this one.
    """
    said = _SAID_PAST.search(plain(heading)) is not None or names_state(heading)
    if said or before & _WORK:
        return said
    at_head = heading_role(heading, major=False) in LOOKING_BACK
    evident = _STATE.match(plain(heading)) is not None or any(
        is_evident(fold(p.text[: HEAD * 4])) for p in paras
    )
    return at_head and evident if before & _AIMS else at_head or evident
