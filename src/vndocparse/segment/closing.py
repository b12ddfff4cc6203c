"""Find the paragraphs that close the body after its last numbered part."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Role, Zone
from vndocparse.segment.cues import cues
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import Family
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.zones import Layout
from vndocparse.text.fold import fold

_END = ("./.", "./")
# The last paragraph of all speaks of the document: `Văn phòng … thông báo Kết luận này đến …`.
_SELF = re.compile(
    r"(?<![a-z])(?:ket luan|nghi quyet|chi thi|thong bao|ke hoach|chuong trinh(?: hanh dong)?|huong dan)"
    r" nay(?![a-z])"
)
_SPREAD = 8  # how many paragraphs a closing may have
_CHARGED = re.compile(r"(?:chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|căn\s+cứ)(?!\w).{0,80}\bthi\s+hành(?!\w)")
_NAME = 7  # words of a heading that only names what stands below it
_HEADING = 60  # characters of a heading that names its part only
# The issuer orders at the end: `Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy …`, `Giao Văn phòng … theo dõi`.
_ORDER = re.compile(
    r"[\W_]{0,3}(?:(?:[a-z]+ ){2,9}(?:yeu cau|de nghi|giao cho|giao) "
    r"(?:cac|thu truong|giam doc|chu tich|can bo)"
    r"|(?:giao|giao cho|de nghi|yeu cau) .{3,90} "
    r"(?:theo doi|don doc|huong dan|kiem tra|giam sat|phoi hop|nghiem tuc))"
)


def mark_closing(paras: Sequence[Para], layout: Layout) -> None:
    """Give the closing paragraphs, those at the body's end that carry a closing's words, their zone.

    The first such paragraph behind the last label begins the closing; all after it, up
    to the foot, belong to it.
    """
    last_label = max(
        (i for i in range(layout.body_start, layout.foot_start) if _counts(paras[i])),
        default=layout.body_start - 1,
    )
    begin = max(last_label + 1, layout.foot_start - _SPREAD)
    headed = last_label >= layout.body_start and _heads_alone(paras[last_label])
    if headed and begin == last_label + 1:
        # What carries the document out stands below its own heading: the first paragraph is that item's.
        begin = next((i for i in range(begin, layout.foot_start) if not paras[i].empty), begin) + 1
    elif last_label >= layout.body_start and begin == last_label + 1 and _names_only(paras[last_label]):
        below = next((i for i in range(begin, layout.foot_start) if not paras[i].empty), begin)
        closed = below >= layout.foot_start or _closes(paras[below])
        begin = below if closed else below + 1  # the one paragraph of that item
    if last_label >= layout.body_start and begin > layout.foot_start - _SPREAD:
        begin = _behind_charges(paras, last_label, begin, layout.foot_start)
    if _ends_plain_list(paras, layout, last_label):
        for q in paras[last_label + 1 : layout.foot_start]:
            if q.zone is Zone.BODY and not q.empty:
                q.zone = Zone.CLOSING
        return
    # A paragraph of its own behind the last list that bears the mark of a text's end.
    last = max((i for i in range(begin, layout.foot_start) if not paras[i].empty), default=-1)
    for i in range(begin, layout.foot_start):
        p = paras[i]
        if p.empty or p.label is not None or p.zone is not Zone.BODY:
            continue
        if headed:  # below `IV. TỔ CHỨC THỰC HIỆN` every paragraph that charges somebody is that part's
            ends = _closes_firmly(p)
        else:
            ends = _closes(p) or (i == last and _is_last_word(p))
        if ends:
            for q in paras[i : layout.foot_start]:
                if q.zone is Zone.BODY:
                    q.zone = Zone.CLOSING
            return


_LEAST_ITEMS = 3  # items that a list has at least, to tell how its items are printed
_ENDED = re.compile(r"[.!…]\W{0,3}$")


def _ends_plain_list(paras: Sequence[Para], layout: Layout, last: int) -> bool:
    """Tell whether plain paragraphs stand behind a list whose items have no second paragraph.

    `6- Chủ động phòng, chống …` and then `Ban cán sự đảng … chỉ đạo …`: what follows charges bodies with the
    whole and is no part of the last item.
    """
    own = paras[last].label if last >= layout.body_start else None
    if own is None or own.family is not Family.NUMBER or len(own.numbers) != 1 or own.value < _LEAST_ITEMS:
        return False
    if not _is_prose(paras[last]):
        return False
    behind = [p for p in paras[last + 1 : layout.foot_start] if p.zone is Zone.BODY and not p.empty]
    if not behind or any(p.row for p in behind) or not behind[0].text.lstrip()[:1].isupper():
        return False
    items = 1
    for p in reversed(paras[layout.body_start : last]):
        if p.empty or p.zone is not Zone.BODY or p.text.strip().isdigit():  # the number of a page
            continue
        if p.label is None and not p.row and not p.text.lstrip()[:1].isupper():
            continue  # the rest of an item that a page or a bad line cut
        if p.row or p.label is None:
            return False
        if p.label.family is Family.NUMBER and len(p.label.numbers) == 1:
            items += 1
            if p.label.value == 1:
                return items >= own.value
    return False


def _is_prose(p: Para) -> bool:
    """Tell whether an item is a whole paragraph, and no heading with something below it."""
    words = p.text[p.label.content - p.paragraph.span.start :] if p.label is not None else ""
    if len(words) <= _HEADING or _ENDED.search(words.rstrip()) is None:
        return False
    return heading_role(words[:_HEADING].partition(":")[0], major=False) is not Role.IMPLEMENTATION


def _heads_alone(p: Para) -> bool:
    """Tell whether a labelled paragraph is nothing but the heading `Tổ chức thực hiện`."""
    if p.label is None:
        return False
    words = p.text[p.label.content - p.paragraph.span.start :].strip(" *_:")
    if not words or len(words) > _HEADING or words[-1] in ".;,/":
        return False
    return heading_role(words, major=False) is Role.IMPLEMENTATION


def _names_only(p: Para) -> bool:
    """Tell whether a labelled paragraph is nothing but a heading: `14. Chế độ báo cáo`."""
    if p.label is None or p.label.family not in (Family.NUMBER, Family.ROMAN, Family.ARTICLE):
        return False
    words = p.text[p.label.content - p.paragraph.span.start :].strip(" *_:")
    return 0 < len(words) <= _HEADING and words[-1] not in ".;,/" and 2 <= len(words.split()) <= _NAME


def _behind_charges(paras: Sequence[Para], label: int, begin: int, end: int) -> int:
    """Return where a closing may begin behind an article: who is to carry it out is charged in the article.

    `Điều 3. Quyết định này có hiệu lực …` and, on a line of its own, `… chịu trách nhiệm thi hành …`.
    """
    own = paras[label].label
    if own is None or own.family is not Family.ARTICLE:
        return begin
    for i in range(begin, end):
        if not paras[i].empty and not _CHARGED.search(fold(paras[i].text)):
            break
        begin = i + 1
    return begin


def _counts(p: Para) -> bool:
    return p.label is not None and p.zone is Zone.BODY and not _closes(p)


_ASKS = re.compile(r"[\W_]*(?:yeu cau|de nghi|thu truong|giao)(?![a-z])")


def _closes_firmly(p: Para) -> bool:
    """Tell whether a paragraph speaks of the document or of what hinders it, and does not just ask."""
    return cues("closing").begins.match(p.plain) is not None and _ASKS.match(p.plain) is None


def _is_last_word(p: Para) -> bool:
    """Tell whether the last paragraph of all bears the mark of a text's end or speaks of the document."""
    return p.text.rstrip().endswith(_END) or _SELF.search(p.plain) is not None


def _closes(p: Para) -> bool:
    if cues("closing").begins.match(p.plain) or _ORDER.match(p.plain):
        return True
    return "thong bao de" in p.plain or "thong bao y kien" in p.plain
