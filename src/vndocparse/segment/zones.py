"""Tell which part of the layout each paragraph belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.core.analysis import Zone
from vndocparse.core.source import Column, Paragraph, ParagraphKind
from vndocparse.segment.cues import cues, is_capitals, type_of
from vndocparse.segment.labels import BULLETS, Family, Label

# How many paragraphs (with words) a letterhead, a title or a frame may take at the most.
_HEAD_LIMIT = 60
_TITLE_LIMIT = 12
_RULE = re.compile(r"[\s\-–—_*=.+~#|]{0,200}")
# What a scanning or publishing tool writes around pages: `===== Trang 3 =====`, `[OCR] …`, `[… lược …]`.
_MACHINE = re.compile(
    r"\s*(?:={3,}.{0,80}|\[(?:ocr|\.\.\.|…).{0,400}|(?:ký bởi|signed by)\b.{0,200})", re.IGNORECASE
)
# `Số 17-NQ/TU`, `Số: 03/NQ-CP`, `Số      -CTr/ĐU`
_NUMBER = re.compile(r"\W{0,4}số\s{0,3}:?\s{0,12}[\w†&#*.…]{0,12}\s{0,3}[-–—/].{0,60}", re.IGNORECASE)
# `Hà Sơn, ngày 12 tháng 8 năm 2021` with blanks allowed
_PLACE_DATE = re.compile(r".{0,60}\bngày\b.{0,14}\btháng\b.{0,14}\bnăm\b.{0,12}", re.IGNORECASE)
_PORTAL = re.compile(r"\s*(?:---+|văn bản|toàn văn)\s*:?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Para:
    """A paragraph with what the later steps ask again and again."""

    paragraph: Paragraph
    text: str
    plain: str  # head without marks
    label: Label | None
    zone: Zone = Zone.BODY

    @property
    def empty(self) -> bool:
        """True where it holds no words."""
        return self.paragraph.kind is ParagraphKind.RULE or _RULE.fullmatch(self.text[:200]) is not None


@dataclass(slots=True)
class Layout:
    """Zones were written into the paragraphs; ``doc_type`` is the type named on the title line."""

    doc_type: str | None
    body_start: int
    foot_start: int


def assign_zones(paras: Sequence[Para]) -> Layout:
    """Write a zone into every paragraph and return where body and foot begin."""
    foot = _find_foot(paras)
    doc_type, body = _head(paras, foot)
    _foot(paras, foot)
    for p in paras:
        if _MACHINE.fullmatch(p.text[:500]) and p.zone not in (Zone.RECIPIENTS, Zone.SIGNATURE):
            p.zone = Zone.FRAME
    return Layout(doc_type, body, foot)


# -- head ------------------------------------------------------------------------------------------


def _head(paras: Sequence[Para], foot: int) -> tuple[str | None, int]:
    """Assign frame, letterhead, title, addressee, basis and opening; return type and start of the body."""
    at = _letterhead_end(paras, foot)
    doc_type, at = _title(paras, at, foot)
    while at < foot and (paras[at].empty or _in_basis_or_addressee(paras, at)):
        p = paras[at]
        if not p.empty:
            p.zone = Zone.ADDRESSEE if _is_addressee(paras, at) else Zone.BASIS
        else:
            p.zone = paras[at - 1].zone if at else Zone.FRAME
        at += 1
    first = next((i for i in range(at, foot) if _opens_body(paras[i])), None)
    if first is None:
        return doc_type, at
    for i in range(at, first):
        p = paras[i]
        p.zone = (
            Zone.BASIS
            if cues("basis").begins.match(p.plain) and p.text.rstrip()[-1:] in ";,"
            else Zone.OPENING
        )
    return doc_type, first


def _opens_body(p: Para) -> bool:
    return p.label is not None and p.label.family not in BULLETS


def _letterhead_end(paras: Sequence[Para], foot: int) -> int:
    """Mark frame and letterhead; return the index of the first paragraph after them."""
    limit = min(foot, _HEAD_LIMIT)
    motto = next((i for i in range(limit) if _is_motto(paras[i])), None)
    if motto is None:
        motto = next((i for i in range(min(limit, 16)) if _is_letterhead(paras[i])), None)
        if motto is not None and any(_is_title_line(paras[i]) for i in range(motto)):
            motto = None
    if motto is None:
        return _frame_only(paras, limit)
    start = motto
    while start > 0 and _may_head(paras[start - 1]):
        start -= 1
    for i in range(start):
        paras[i].zone = Zone.FRAME
    end = start
    for i in range(start, limit):
        p = paras[i]
        if p.empty or _is_motto(p) or _is_letterhead(p) or p.paragraph.column is not Column.FULL:
            end = i + 1
        elif (
            i < motto
            or (not _is_title_line(p) and _short_capitals(p))
            or cues("frame.card").begins.match(p.plain)
            or cues("subject.letter").begins.match(p.plain)
            or _next_is_letterhead(paras, i, limit)
        ):
            end = i + 1
        else:
            break
    for i in range(start, end):
        p = paras[i]
        p.zone = Zone.TITLE if cues("subject.letter").begins.match(p.plain) else Zone.LETTERHEAD
    return end


def _frame_only(paras: Sequence[Para], limit: int) -> int:
    at = 0
    while at < limit and (paras[at].empty or _is_frame(paras[at])):
        paras[at].zone = Zone.FRAME
        at += 1
    # Words of a portal may stand between the name of the document and its text.
    for i in range(at, min(limit, at + 6)):
        if cues("frame.word").begins.match(paras[i].plain) and paras[i].text.rstrip().endswith(":"):
            for j in range(at, i + 1):
                paras[j].zone = Zone.FRAME
            if _is_title_line(paras[at]):
                paras[at].zone = Zone.TITLE
            return i + 1
    return at


def _is_frame(p: Para) -> bool:
    return bool(
        _MACHINE.fullmatch(p.text[:500])
        or cues("frame.card").begins.match(p.plain)
        or _PORTAL.fullmatch(p.text[:60])
    )


def _is_motto(p: Para) -> bool:
    return (
        len(p.text) < 120
        and bool(cues("motto").inside.search(p.plain))
        and is_capitals(p.text[:30].strip() or "a")
    )


def _is_letterhead(p: Para) -> bool:
    if len(p.text) > 160 or (p.label is not None and p.label.family in (Family.ROMAN, Family.ARTICLE)):
        return False
    return bool(
        _NUMBER.fullmatch(p.text) or _PLACE_DATE.fullmatch(p.text) or cues("motto").inside.search(p.plain)
    )


def _may_head(p: Para) -> bool:
    """Tell whether a paragraph before the motto can still be letterhead (an issuer's name)."""
    return (
        not _is_frame(p)
        and ((p.empty and not _PORTAL.fullmatch(p.text)) or _short_capitals(p))
        and not _is_title_line(p)
    )


def _short_capitals(p: Para) -> bool:
    return len(p.text) <= 110 and is_capitals(p.text)


def _next_is_letterhead(paras: Sequence[Para], at: int, limit: int) -> bool:
    """Allow one or two odd short paragraphs inside a letterhead."""
    if len(paras[at].text) > 90 or _is_title_line(paras[at]):
        return False
    return any(_is_motto(paras[i]) or _is_letterhead(paras[i]) for i in range(at + 1, min(limit, at + 3)))


def _is_title_line(p: Para) -> bool:
    m = cues("type").begins.match(p.plain)
    return m is not None and len(p.text) < 400 and is_capitals(p.text.strip()[: len(m[1])])


def _title(paras: Sequence[Para], at: int, foot: int) -> tuple[str | None, int]:
    """Mark the title's paragraphs from ``at`` on; return the type and the index after the title."""
    while at < foot and paras[at].empty:
        paras[at].zone = Zone.LETTERHEAD if at else Zone.FRAME
        at += 1
    start = next((i for i in range(at, min(foot, at + 4)) if _is_title_line(paras[i])), None)
    if start is None:
        return None, at
    for i in range(at, start):
        paras[i].zone = Zone.LETTERHEAD
    named = cues("type").begins.match(paras[start].plain)
    doc_type = type_of(named[1]) if named else None
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
        if not _goes_on_title(p):
            break
        p.zone = Zone.TITLE
        i += 1
    return doc_type, i


def _goes_on_title(p: Para) -> bool:
    if p.label is not None and p.label.family is not Family.INLINE:
        return False
    if len(p.text) > 700 or p.text.rstrip()[-1:] in (".", ":", ";"):
        return False
    return not (cues("basis").begins.match(p.plain) or cues("addressee").begins.match(p.plain))


def _is_addressee(paras: Sequence[Para], at: int) -> bool:
    if cues("addressee").begins.match(paras[at].plain):
        return True
    # The list under `Kính gửi:` goes on in bullets, or in short lines that end with `;`, to a full stop.
    before = next((paras[i] for i in range(at - 1, -1, -1) if not paras[i].empty), None)
    if before is None or before.zone is not Zone.ADDRESSEE or len(paras[at].text) > 200:
        return False
    opened = before.text.rstrip()[-1:] in (":", ";", ",")
    label = paras[at].label
    bullet = label is not None and label.family is Family.DASH
    return bullet or (opened and not cues("basis").begins.match(paras[at].plain))


def _in_basis_or_addressee(paras: Sequence[Para], at: int) -> bool:
    p = paras[at]
    if _is_addressee(paras, at):
        return True
    return bool(cues("basis").begins.match(p.plain)) and p.text.rstrip()[-1:] in (";", ",", ".")


# -- foot ------------------------------------------------------------------------------------------


def _find_foot(paras: Sequence[Para]) -> int:
    """Return the index of the first paragraph of the foot (recipients or signature), or the length."""
    heads = cues("recipients.head").begins
    for i, p in enumerate(paras):
        if heads.match(p.plain) and len(p.text) < 300:
            return _signature_before(paras, i)
    # Without recipients: the last line that names a signing mode or position in capitals.
    for i in range(len(paras) - 1, max(-1, len(paras) - 40), -1):
        if _is_signing(paras[i]) and i > 2:
            return _signature_before(paras, i)
    return len(paras)


def _signature_before(paras: Sequence[Para], at: int) -> int:
    """Move up over signature lines that stand before ``at``."""
    start = at
    for i in range(at - 1, max(-1, at - 9), -1):
        p = paras[i]
        if _is_signing(p):
            start = i
        elif not (p.empty or _is_name(p)):
            break
    return start


def _is_signing(p: Para) -> bool:
    if len(p.text) > 120:
        return False
    text = p.text.strip("* _#")
    m = cues("sign.mode").begins.match(p.plain)
    if m and is_capitals(text):
        return True
    return bool(cues("sign.position").begins.match(p.plain)) and is_capitals(text)


def _is_name(p: Para) -> bool:
    words = p.text.strip("* _()").split()
    return 1 <= len(words) <= 6 and all(w[0].isupper() or w[0] == "(" for w in words if w)


def _foot(paras: Sequence[Para], foot: int) -> None:
    zone = Zone.RECIPIENTS
    seen_signature = False
    for i in range(foot, len(paras)):
        p = paras[i]
        if zone in (Zone.APPENDIX, Zone.COPY):
            p.zone = Zone.APPENDIX if _is_appendix(p) else zone
            zone = p.zone
            continue
        if _is_appendix(p) and i > foot:
            zone = p.zone = Zone.APPENDIX
            continue
        if seen_signature and _copy_begins(paras, i):
            zone = p.zone = Zone.COPY
            continue
        zone = _foot_zone(p, zone)
        seen_signature = seen_signature or zone is Zone.SIGNATURE
        p.zone = zone


def _foot_zone(p: Para, before: Zone) -> Zone:
    if p.empty:
        return before
    if cues("recipients.head").begins.match(p.plain):
        return Zone.RECIPIENTS
    if p.paragraph.column is Column.RIGHT or _is_signing(p):
        return Zone.SIGNATURE
    if p.paragraph.column is Column.LEFT:
        return Zone.RECIPIENTS
    if (p.label is not None and p.label.family in BULLETS) or cues("recipients.sub").begins.match(p.plain):
        return Zone.RECIPIENTS
    if before is Zone.SIGNATURE:
        return Zone.SIGNATURE
    return Zone.RECIPIENTS


def _is_appendix(p: Para) -> bool:
    m = cues("appendix.head").begins.match(p.plain)
    return bool(m) and len(p.text) < 160 and not p.text.rstrip().endswith((";", ","))


def _copy_begins(paras: Sequence[Para], at: int) -> bool:
    """Tell whether the block of a bản sao begins: its head within a few lines has the words of a copy."""
    if not (_is_motto(paras[at]) or _short_capitals(paras[at])):
        return False
    return any(cues("copy").inside.search(paras[i].plain) for i in range(at, min(len(paras), at + 7)))
