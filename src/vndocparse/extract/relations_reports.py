"""Papers before a meeting: reports heard, proposals decided on, and the documents named beside them."""

import re

from vndocparse.core.analysis import Block, Zone
from vndocparse.core.span import Span
from vndocparse.extract.citations_cues import cues
from vndocparse.extract.citations_laid import to_be_made
from vndocparse.extract.citations_types import Citation
from vndocparse.extract.relations_triggers import Setting
from vndocparse.text.fold import bare

_MERGED = re.compile(r"(?<!\w)(?:lồng ghép|kết hợp|gắn kết|gắn)\s[^;:]{5,260}\svới\s+(?:các\s+)?$")
# what a report tells of: `(về) kết quả 3 năm thực hiện`, `tình hình triển khai thực hiện`
_BROUGHT = re.compile(
    r"(?<!\w)(?:sơ kết|tổng kết|kết quả|tình hình)\s(?:[^.;:]{1,60}\s)?"
    r"(?:thực hiện|thi hành|triển khai)\s+(?:các\s+)?$"
)
_REPORTED = re.compile(
    r"(?<!\w)(?:nghe|xem xét|cho ý kiến|thảo luận|tán thành|nhất trí|thống nhất|đồng ý|thông qua)\s"
    r"[^.;:]{0,140}?báo cáo(?!\w)"
)
_EXAMINED = re.compile(r"bao cao\s+(?:ket qua\s+)?(?:tham tra|tham dinh|giam sat|tiep thu)")
_HEARD = re.compile(r"(?<!\w)(?:nghe|báo cáo|trình bày)(?!\w)(?! (?:số|của|về|kết quả|công tác|tình hình))")
_HEADED = re.compile(r"[\W\d]{0,12}(?:[ivx]{1,4}[.\-/]\s{0,2})?(?:về|đối với)\s+(?:nội dung\s+)?(?:các\s+)?")
# `4. Về việc A (Tờ trình số …): đồng ý …`
_HEADED_BY = re.compile(r"[\W\d]{0,12}(?:về|đối với)\s[^;:.()]{3,160}\(\s?(?:theo\s|tại\s)?")
_GRANTED = re.compile(
    r"[^;:.()]{0,80}\)\s?[:,]\s{0,2}(?:cơ bản\s|hội nghị\s|ban thường vụ\s){0,2}"
    r"(?:đồng ý|thống nhất|nhất trí|chưa|không|thông qua)(?!\w)"
)
_ON_GROUND = re.compile(r"căn cứ|xét|theo|trên cơ sở|thể theo|đề nghị")
_DECIDERS = frozenset({"ket_luan", "thong_bao", "nghi_quyet", "quyet_dinh"})
_FAR = 500  # letters of a sentence over which a report is followed


def told_of(folded: str, begin: int, at: int) -> int | None:
    """Return where a report is said to tell how the document at ``at`` was carried out."""
    m = _BROUGHT.search(folded, max(begin, at - 90), at)
    if m is None or not _REPORTED.search(folded, max(begin, at - _FAR), m.start()):
        return None
    return m.start()


def joined_with(folded: str, begin: int, at: int) -> bool:
    """`lồng ghép việc thực hiện Nghị quyết số … với Chương trình …`: the second is only named."""
    return _MERGED.search(folded, max(begin, at - 280), at) is not None


def read_out(folded: str, c: Citation) -> bool:
    """`… báo cáo kết quả thực hiện nhiệm vụ (Báo cáo số 12 …)`: the paper that was read out."""
    return c.doc_type == "bao_cao" and folded[max(0, c.start - 3) : c.start].rstrip().endswith("(")


def examination(folded: str, c: Citation) -> bool:
    """A report of those who examined a proposal is heard beside it: nothing is decided on its ground."""
    return c.doc_type == "bao_cao" and _EXAMINED.match(bare(folded[c.start : c.start + 40])) is not None


def heard_beside(folded: str, c: Citation, p: Citation, said: tuple[str, Span | None]) -> bool:
    """Tell whether a report in a list was only heard: an examination, or one beside a proposal decided on."""
    if examination(folded, c):
        return True
    if c.doc_type != "bao_cao" or p.doc_type != "to_trinh" or said[1] is None:
        return False
    return _ON_GROUND.match(folded, said[1].start) is None


def decided(s: Setting, c: Citation, begin: int, block: Block) -> tuple[str, Span] | None:
    """`Hội nghị xem xét Tờ trình số …`: a proposal before those who decide is what they decide on."""
    if s.doc_type not in _DECIDERS:
        return None
    left = s.a.folded[begin : c.start]
    if _HEADED.fullmatch(left):  # `1. Về Tờ trình số …: đồng ý chủ trương`
        found = cues("decide").search(s.a.folded, c.end, c.end + 250)
        return ("based_on", Span(c.start, found.end())) if found else None
    if _HEADED_BY.fullmatch(left) and (found := _GRANTED.match(s.a.folded, c.end)):
        return "based_on", Span(c.start, found.end())
    if block.zone is Zone.TITLE and left.endswith("về "):
        return "based_on", Span(c.start, c.core)
    if left.endswith("nhận được "):
        found = cues("decide").search(s.a.folded, c.end, min(block.span.end, c.end + 300))
        return ("based_on", Span(c.start, found.end())) if found else None
    lay = list(cues("decide").finditer(left))
    if not lay or _HEARD.search(left, lay[-1].end()) or to_be_made(left, lay[-1].start()):
        return None
    return "based_on", Span(begin + lay[-1].start(), c.core)
