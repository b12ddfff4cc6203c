"""Tell the parts before the body apart: frame, letterhead, title, addressee, legal ground, opening."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Zone
from vndocparse.core.source import Column
from vndocparse.segment.cues import cues, is_capitals, plain, type_of
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import BULLETS, Family
from vndocparse.segment.paragraphs import (
    Para,
    is_frame,
    is_letterhead,
    is_motto,
    is_short_capitals,
    is_title_line,
)
from vndocparse.text.announces import ANNOUNCES, LETTERS
from vndocparse.text.fold import fold

# How many paragraphs a letterhead with its frame, and a title, may take at the most.
_HEAD_LIMIT = 60
_TITLE_LIMIT = 12
# `Ban Giám hiệu thông báo …, cụ thể như sau`: a lead-in that lost its colon is no title
_LEADS_IN = re.compile(r"(?<!\w)(?:như sau|sau đây)\W*$")


def assign_head(paras: Sequence[Para], foot: int) -> tuple[str | None, int]:
    """Write the zones before the body; return the type on the title line and where the body begins."""
    at = _letterhead(paras, min(foot, _HEAD_LIMIT))
    doc_type, at = _title(paras, at, foot)
    before = Zone.TITLE if doc_type else Zone.LETTERHEAD
    while at < foot:
        p = paras[at]
        if p.empty:
            p.zone = before
        elif is_frame(p):
            p.zone = Zone.FRAME
        elif _is_addressee(paras, at):
            before = p.zone = Zone.ADDRESSEE
        elif _is_basis(paras, at):
            before = p.zone = Zone.BASIS
        else:
            break
        at += 1
    if doc_type is None and (opening := _announced(paras, at, foot)) is not None:
        doc_type, at = opening
        for p in paras[:at]:
            p.zone = Zone.OPENING
    body = next(
        (i for i in range(at, foot) if _opens_body(paras[i]) or _is_bare_part(paras[i], doc_type)), None
    )
    if body is None:
        return doc_type, at
    for p in paras[at:body]:
        ground = cues("basis").begins.match(p.plain) and p.last in (";", ",")
        p.zone = Zone.FRAME if is_frame(p) else Zone.BASIS if ground else Zone.OPENING
    return doc_type, body


def _announced(paras: Sequence[Para], at: int, foot: int) -> tuple[str, int] | None:
    """Return the type that the first paragraph of a text without head announces, and the index after it."""
    first = next((i for i in range(at, min(foot, at + 2)) if not paras[i].empty), None)
    if first is None or any(p.zone is Zone.LETTERHEAD and not p.empty for p in paras[:at]):
        return None
    m = ANNOUNCES.search(paras[first].text[:LETTERS])
    code = type_of(plain(m["type"])) if m else None
    return (code, first + 1) if code else None


def _opens_body(p: Para) -> bool:
    return p.label is not None and p.label.family not in BULLETS


def _is_bare_part(p: Para, doc_type: str | None) -> bool:
    """Tell whether a line in capitals without a label names a part (`MỤC TIÊU`) below a title."""
    if (
        doc_type is None
        or p.label is not None
        or p.row
        or not is_short_capitals(p)
        or p.last in (".", ";", ",")
    ):
        return False
    return heading_role(p.text, major=False) is not None


def _letterhead(paras: Sequence[Para], limit: int) -> int:
    """Mark frame and letterhead; return the index of the first paragraph after them."""
    anchor = next((i for i in range(limit) if is_motto(paras[i])), None)
    if anchor is None:
        anchor = next((i for i in range(min(limit, 16)) if is_letterhead(paras[i])), None)
        if anchor is not None and any(is_title_line(p) for p in paras[:anchor]):
            anchor = None  # a number behind the title belongs to the text
    if anchor is None:
        return _frame_only(paras, limit)
    start = anchor
    while start > 0 and _may_head(paras[start - 1]):
        start -= 1
    for p in paras[:start]:
        p.zone = Zone.FRAME
    end = anchor
    while end < limit and _goes_on_letterhead(paras, end, limit):
        end += 1
    subject = False
    for p in paras[start:end]:
        subject = bool(cues("subject.letter").begins.match(p.plain)) or (
            subject and not is_letterhead(p) and not p.empty and p.paragraph.column is Column.LEFT
        )
        p.zone = Zone.TITLE if subject else Zone.LETTERHEAD
    return end


def _goes_on_letterhead(paras: Sequence[Para], at: int, limit: int) -> bool:
    p = paras[at]
    if p.empty or is_letterhead(p) or is_frame(p):
        return True
    if is_title_line(p) or cues("addressee").begins.match(p.plain):
        return False
    if p.paragraph.column is not Column.FULL or is_short_capitals(p):
        return True
    if cues("subject.letter").begins.match(p.plain):
        return True
    # One or two odd short paragraphs may stand between two that belong to a letterhead.
    return len(p.text) <= 90 and any(is_letterhead(q) for q in paras[at + 1 : min(limit, at + 3)])


def _may_head(p: Para) -> bool:
    """Tell whether a paragraph before the motto can still be letterhead (an issuer, a number)."""
    if is_frame(p) or is_title_line(p):
        return False
    return p.empty or is_short_capitals(p) or is_letterhead(p)


def _frame_only(paras: Sequence[Para], limit: int) -> int:
    at = 0
    while at < limit and (paras[at].empty or is_frame(paras[at])):
        paras[at].zone = Zone.FRAME
        at += 1
    # Words of a portal may stand between the name of the document and its text.
    for i in range(at, min(limit, at + 6)):
        if cues("frame.intro").begins.match(paras[i].plain) and paras[i].last == ":":
            for p in paras[at : i + 1]:
                p.zone = Zone.FRAME
            return i + 1
    return at


def _title(paras: Sequence[Para], at: int, foot: int) -> tuple[str | None, int]:
    """Mark the title's paragraphs from ``at`` on; return the type and the index after the title."""
    while at < foot and paras[at].empty:
        paras[at].zone = Zone.LETTERHEAD if at else Zone.FRAME
        at += 1
    near = range(at, min(foot, at + 4))
    first = next((i for i in near if _opens_body(paras[i])), foot)  # `QUY ĐỊNH CHUNG` under `Chương I`
    start = next((i for i in near if i < first and is_title_line(paras[i])), None)
    if start is None:
        return None, at
    for p in paras[at:start]:
        p.zone = Zone.LETTERHEAD
    named = cues("type").begins.match(paras[start].plain)
    paras[start].zone = Zone.TITLE
    i = start + 1
    while i < foot and i - start <= _TITLE_LIMIT:
        p = paras[i]
        if p.empty:
            p.zone = Zone.TITLE
            i += 1
            if p.text.strip():  # a rule closes the title
                break
            continue
        if not _goes_on_title(paras, i, start):
            break
        p.zone = Zone.TITLE
        i += 1
    return (type_of(named[1]) if named else None), i


def _goes_on_title(paras: Sequence[Para], at: int, start: int) -> bool:
    p = paras[at]
    if p.row or is_frame(p) or (p.label is not None and p.label.family is not Family.INLINE):
        return False
    if len(p.text) > 700 or p.last in (":", ";") or _LEADS_IN.search(fold(p.text)):
        return False
    # An abstract may end with a full stop by mistake, but it begins with `về`.
    if p.last in (".", "…") and not (len(p.text) < 300 and p.plain.startswith(("ve ", "v/v "))):
        return False
    if cues("basis").begins.match(p.plain) or cues("addressee").begins.match(p.plain):
        return False
    # `GIÁM ĐỐC SỞ …` in capitals behind the abstract is who decides, not what about.
    return not (is_capitals(p.text) and any(not is_capitals(q.text) for q in paras[start:at] if not q.empty))


def _is_addressee(paras: Sequence[Para], at: int) -> bool:
    p = paras[at]
    if cues("addressee").begins.match(p.plain):
        return True
    # The list under `Kính gửi:` goes on in bullets, or in short lines that end with `;`, to a full stop.
    before = next((paras[i] for i in range(at - 1, -1, -1) if not paras[i].empty), None)
    if before is None or before.zone is not Zone.ADDRESSEE or len(p.text) > 200:
        return False
    bullet = p.label is not None and p.label.family is Family.DASH
    opened = before.last in (":", ";", ",")
    return bullet or (opened and p.label is None and not cues("basis").begins.match(p.plain))


def _is_basis(paras: Sequence[Para], at: int) -> bool:
    p = paras[at]
    if cues("basis").begins.match(p.plain):
        return p.last in (";", ",", ".") or cues("basis").alone.match(p.plain) is not None
    before = next((paras[i] for i in range(at - 1, -1, -1) if not paras[i].empty), None)
    if before is not None and before.zone is Zone.BASIS:
        bullet = p.label is not None and p.label.family is Family.DASH
        return bullet and p.last in (";", ",", ".") and len(p.text) < 500
    # The body that decides, between the title and its legal grounds.
    following = next((q for q in paras[at + 1 : at + 4] if not q.empty), None)
    ground = following is not None and cues("basis").begins.match(following.plain) is not None
    return ground and is_short_capitals(p) and not is_title_line(p)
