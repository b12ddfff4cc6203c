"""Tell the parts after the body apart: recipients, signature, copy, appendix."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Zone
from vndocparse.core.source import Column
from vndocparse.segment.cues import cues, is_capitals
from vndocparse.segment.labels import BULLETS, Family
from vndocparse.segment.paragraphs import Para, is_motto, is_short_capitals, is_title_line
from vndocparse.text.fold import bare
from vndocparse.text.letters import LOWER

_SIGNED = 12  # paragraphs of a signature at the most
_NEAR = 40  # how many paragraphs from the end a signature without recipients may stand
_BASIS = re.compile(r"[\W_]{0,3}(?:can cu|xet|theo de nghi|thi hanh)(?![a-z])")
# `Nơi nhận văn bản xác định …` goes on as a sentence; `Nơi nhận như trên` is a head that lost its colon
_RECIPIENTS_ARE = re.compile(rf"\W{{0,4}}[Nn]ơi nhận[ \t]+(?!như(?!\w))[{LOWER}]{{1,10}}\s")
_EXAMPLE = re.compile(r"[\W_]{0,4}vi du(?: (?:so )?\d{1,2})?\s?:?$")
# the signed document says that something goes with it
_ATTACHES = re.compile(
    r"kem theo (?:quyet dinh|nghi quyet|nghi dinh|thong tu|cong van|van ban|thong bao|to trinh) nay(?!\w)"
)
_PARTS = (Family.ROMAN, Family.ARTICLE, Family.CHAPTER, Family.PART)
_APPENDIX = re.compile(r"[\W_]{0,4}(?:phu luc|phu bieu)(?: (?:so )?[a-z0-9.]{1,5})?[\W_]{0,3}$")


def find_foot(paras: Sequence[Para]) -> int:
    """Return the index of the first paragraph of the foot, or the number of paragraphs."""
    heads = cues("recipients.head").begins
    appendix = None
    for i, p in enumerate(paras):
        if heads.match(p.plain) and len(p.text) < 300 and not _speaks_of_recipients(paras, i):
            return _signature_before(paras, i)
        if appendix is None and i > 3 and _stands_as_appendix(p):
            appendix = i
    end = len(paras) if appendix is None else appendix
    # Without recipients: the last line that names a signing mode or position in capitals.
    for i in range(end - 1, max(2, end - _NEAR), -1):
        if is_signing(paras[i]) and not _decides(paras, i):
            return _signature_before(paras, i)
    return end


def _speaks_of_recipients(paras: Sequence[Para], at: int) -> bool:
    """Tell whether a rule on the layout speaks of the recipients or shows some."""
    if _RECIPIENTS_ARE.match(paras[at].text):
        return True
    before = next((paras[i] for i in range(at - 1, max(-1, at - 4), -1) if not paras[i].empty), None)
    return before is not None and _EXAMPLE.match(before.plain) is not None


def _decides(paras: Sequence[Para], at: int) -> bool:
    """Tell whether the text goes on below: the line names who decides, or is cut out of a subject.

    `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` above the legal basis, `… CỦA BAN / BÍ THƯ VỀ …` above the first part.
    """
    for p in [q for q in paras[at + 1 : at + 9] if not q.empty][:4]:
        if is_title_line(p):
            return False  # what the signed document issues
        if _BASIS.match(p.plain) or (p.label is not None and p.label.family not in BULLETS):
            return True
    return False


def _stands_as_appendix(p: Para) -> bool:
    return len(p.text) < 40 and _APPENDIX.match(p.plain) is not None and is_capitals(p.text[:12])


def _signature_before(paras: Sequence[Para], at: int) -> int:
    """Move up over signature lines that stand before ``at``."""
    start = at
    for i in range(at - 1, max(-1, at - 9), -1):
        p = paras[i]
        if is_signing(p):
            start = i
        elif not (p.empty or _is_name(p)):
            break
    return start


def is_signing(p: Para) -> bool:
    """Tell whether the paragraph names, in capitals, in whose name or in what position somebody signs."""
    if len(p.text) > 120:
        return False
    text = p.text.strip("* _#")
    if not is_capitals(text):
        return False
    cue = cues("sign.mode", "sign.position")
    return cue.begins.match(p.plain) is not None


def _is_name(p: Para) -> bool:
    words = p.text.strip("* _()").split()
    return 1 <= len(words) <= 6 and all(w[0].isupper() or w[0] == "(" for w in words)


def _is_signed(p: Para) -> bool:
    """Tell `(đã ký)`, which a copy has for the signature."""
    return cues("sign.done").alone.match(p.plain) is not None


def assign_foot(paras: Sequence[Para], foot: int) -> None:
    """Write a zone into every paragraph from ``foot`` on."""
    zone = Zone.RECIPIENTS
    signed = attached = False
    announced = any(_ATTACHES.search(bare(p.text)) for p in paras[:foot])
    for i in range(foot, len(paras)):
        p = paras[i]
        within = zone in (Zone.RECIPIENTS, Zone.SIGNATURE)
        if _is_appendix(p):
            zone, attached = Zone.APPENDIX, False
        elif ((signed or (within and i > foot)) and _attached(paras, i)) or (
            signed and within and announced and _has_parts(paras, i)
        ):
            zone = Zone.APPENDIX
            attached = True
        elif zone in (Zone.APPENDIX, Zone.BODY, Zone.COPY):
            # What a decision issues (a plan, a regulation) is as much its text as the decision itself.
            if attached and p.label is not None and p.label.family not in BULLETS:
                zone = Zone.BODY
        elif signed and _copy_begins(paras, i):
            zone = Zone.COPY
        else:
            zone = _foot_zone(p, zone)
            signed = signed or zone is Zone.SIGNATURE
        p.zone = zone
    if signed:
        _close_attached(paras)


def _close_attached(paras: Sequence[Para]) -> None:
    """Take the signature below what is attached, the same once more, for no part of its text."""
    tail = [i for i in range(max(0, len(paras) - _SIGNED), len(paras)) if not paras[i].empty]
    signing = [i for i in tail if paras[i].zone is Zone.BODY and is_signing(paras[i])]
    if not signing:
        return
    below = [paras[i] for i in tail if i >= signing[0]]
    if all(p.label is None and (is_signing(p) or _is_name(p) or _is_signed(p)) for p in below):
        for p in paras[signing[0] :]:
            p.zone = Zone.FRAME


def _foot_zone(p: Para, before: Zone) -> Zone:
    if p.empty:
        return before
    if cues("recipients.head").begins.match(p.plain):
        return Zone.RECIPIENTS
    if p.paragraph.column is Column.RIGHT or is_signing(p):
        return Zone.SIGNATURE
    if p.paragraph.column is Column.LEFT:
        return Zone.RECIPIENTS
    bullet = p.label is not None and p.label.family in BULLETS
    if bullet or cues("recipients.sub").begins.match(p.plain):
        return Zone.RECIPIENTS
    return before


def _is_appendix(p: Para) -> bool:
    if len(p.text) >= 160 or p.last in (";", ",") or (p.label is not None and p.label.family in BULLETS):
        return False
    if cues("appendix.head").begins.match(p.plain):
        return True
    # A recogniser may read dirt before the lone word.
    return len(p.text) < 30 and p.plain.endswith("phu luc")


def _attached(paras: Sequence[Para], at: int) -> bool:
    """Tell whether a document that the signed one issues begins: its title, then `kèm theo`."""
    p = paras[at]
    if not is_title_line(p):
        return False
    return any(cues("appendix.attached").inside.search(q.plain) for q in paras[at : at + 8])


def _has_parts(paras: Sequence[Para], at: int) -> bool:
    """Tell whether a title with numbered parts below it stands behind the foot."""
    if not is_title_line(paras[at]) or not is_capitals(paras[at].text):
        return False
    below = [q for q in paras[at + 1 : at + 10] if not q.empty][:5]
    return any(q.label is not None and q.label.family in _PARTS for q in below)


def _copy_begins(paras: Sequence[Para], at: int) -> bool:
    """Tell whether the block of a bản sao begins: its head within a few lines has the words of a copy."""
    p = paras[at]
    if not (is_motto(p) or is_short_capitals(p)):
        return False
    return any(cues("copy").inside.search(q.plain) for q in paras[at : at + 7])
