"""Documents laid before a meeting, named without a number: drafts, reports heard, proposals considered."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from vndocparse.extract.citations_cues import alternation, behind, cues
from vndocparse.extract.citations_issuers import issuer_heads, more_issuers
from vndocparse.extract.citations_titles import title_end
from vndocparse.extract.citations_types import Anchor, type_pattern
from vndocparse.text.letters import UPPER

_LAID_TYPES = frozenset(
    [
        "nghi_quyet",
        "ket_luan",
        "chi_thi",
        "quy_dinh",
        "quy_che",
        "bao_cao",
        "to_trinh",
        "ke_hoach",
        "de_an",
        "chuong_trinh",
        "khac",
        "quyet_dinh",
        "huong_dan",
        "thong_bao",
        "nghi_dinh",
        "thong_tu",
    ]
)
# projects that are built, letters and treaties are decided on, not laid as drafts
_NO_DRAFT = frozenset(["du-an", "lenh", "giay", "cong-uoc", "van-kien", "van-ban-hop-nhat"])
# what these say of meetings is still to come: `Quý I: thông qua Quy chế làm việc`
_PLANNING = frozenset(["chuong_trinh", "ke_hoach"])
_DRAFT = re.compile(r"(?:bản\s+)?dự\s+thảo\s+(?:các\s+|lần\s+(?:thứ\s+)?\d\s+)?$")
_NAME_BEHIND = re.compile(r"\s{1,3}[\w“\"(]")  # a mark behind the type word leaves it without a name
_HEADING = re.compile(
    r"[\W\d]{0,12}(?:[ivx]{1,4}[.\-/]\s{0,2})?(?:về|đối với)\s+"
    r"(?:nội dung\s+)?(?:việc\s+thông qua\s+)?(?:các\s+)?$"
)
_HEADED_DRAFT = re.compile(r"[\W\d]{0,12}(?:về|đối với)\s+(?:các\s+)?(?:nội dung\s+)?dự thảo\s")
# `2. Về Quy chế làm việc của A và Chương trình làm việc toàn khóa: thông qua`
_HEADED_PAPER = re.compile(
    r"[\W\d]{0,12}(?:về|đối với)\s+(?:các\s+)?(?:quy chế|chương trình|đề án|báo cáo|tờ trình)\s"
    r"[^;:.\n]{3,120}?(?:,|\svà)\s+(?:các\s+)?"
)
# `tiếp thu ý kiến, hoàn chỉnh dự thảo …`: the draft on which the meeting spoke
_TAKEN_UP = re.compile(r"(?<!\w)tiếp thu[^.;:]{0,160}(?:hoàn thiện|hoàn chỉnh|chỉnh sửa|bổ sung)\s+$")
_ITEM = re.compile(r"(?:[:;,]|(?<!\w)và)\s*(?:[-–+•]|\(?\d{1,2}[.)/]|\(?[a-zđ]\)|\([ivx]+\))?\s*(?:các\s+)?$")
# `Thống nhất ban hành Quy chế …; Chương trình …`: what the meeting decides on lies before it
_AGREES = re.compile(
    r"[\W\d]{0,8}(?:(?:ban chấp hành|hội nghị|ban thường vụ|thường trực)[^.;:,]{0,40}\s)?"
    r"(?:cơ bản\s|hoàn toàn\s)?(?:thống nhất|nhất trí|đồng ý|tán thành)\s(?:cao\s)?"
    r"(?:ban hành|thông qua|phê duyệt|với|nội dung)\s(?:nội dung\s)?(?:các\s)?"
)
_PAPERS = re.compile(
    r"(?<!\w)(?:dự thảo|văn bản|tài liệu|báo cáo|tờ trình|đề án|quy chế|nghị quyết|chương trình)(?!\w)"
)
_COMPOUND = re.compile(r"(?<!\w)(?:tờ|chương|công|quá|lộ|tiến|quy|giáo|hành|thủ)\s+trình|trình\s+bày")
# the review itself rather than a paper on it: `xem xét Báo cáo tổng kết 10 năm thực hiện Chỉ thị …`
_REVIEW = re.compile(r"\s(?:sơ|tổng)\s+kết\s[^.;:]{0,60}(?:thực hiện|thi hành|triển khai)(?!\w)")
_CARRIED_OUT = re.compile(r"(?<!\w)(?:thực hiện|triển khai|thi hành)\s+(?:các\s+)?$")
_SUBMITTED = re.compile(r"\s{0,2}(?:đã\s)?trình\s(?:tại\s)?đại hội(?!\w)")
_LAID_BY = re.compile(r"[^.;:]{0,6}(?:do|của)\s[^.;:]{3,80}?\strình\s*[.:;,]")
_MATTER = 260  # characters in which the meeting decides on the draft that opens an item
_REACH = 700  # characters of a sentence in which a list of drafts is followed


class LaidReader:
    """Tells which documents lie before the meeting of which the text tells.

    ``begin_of`` and ``limit_of`` give the sentence's beginning and the paragraph's end; ``intro_of`` the
    sentence that introduces the list of which a paragraph is an item; ``titled`` whether an offset lies
    in the document's own title; ``doc_type`` is the document's own type.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        limit_of: Callable[[int], int],
        begin_of: Callable[[int], int],
        context: "LaidContext",
    ) -> None:
        self.text, self.folded = text, folded
        self.limit_of, self.begin_of, self.context = limit_of, begin_of, context

    def end_of_name(self, anchor: Anchor) -> int | None:
        """Return where the name of the document laid ends; ``None`` where the anchor names none."""
        if anchor.doc_type not in _LAID_TYPES or anchor.entry.id in _NO_DRAFT:
            return None
        if self.context.doc_type in _PLANNING or behind("no_name").match(self.folded, anchor.end):
            return None
        kind = len(anchor.entry.forms[0].split()) < len(self.folded[anchor.start : anchor.end].split())
        if not _NAME_BEHIND.match(self.folded, anchor.end) and not (
            kind and self.folded.startswith(",", anchor.end)
        ):
            return None
        if anchor.doc_type == "bao_cao" and _REVIEW.search(self.folded, anchor.start, anchor.end + 90):
            return None
        begin = self.begin_of(anchor.start)
        begin = max(begin, anchor.start - _REACH)
        left = self.folded[begin : anchor.start]
        draft = _DRAFT.search(left)
        if draft:
            left = left[: draft.start()]
        elif not anchor.capital or self.text[anchor.start : anchor.end].isupper():
            return None
        end = laid_end(self.text, self.folded, anchor.end, min(self.limit_of(anchor.end), anchor.end + 400))
        said = self._said(left, begin, anchor, bool(draft)) or self._headed(left, anchor, bool(draft))
        said = said or self._opens_matter(left, end, bool(draft))
        return end if said or self._submitted(left, end) else None

    def _opens_matter(self, left: str, end: int, draft: bool) -> bool:
        """`1. Dự thảo Quy chế …: thông qua với 24/24 …`, `3. Đề án … do X trình. Chưa thông qua.`"""
        if self.context.doc_type not in ("ket_luan", "thong_bao") or left.strip(" -–+•*.():0123456789"):
            return False
        rest = self.folded[end : min(self.limit_of(end), end + _MATTER)]
        decided = cues("decide").search(rest)
        return decided is not None and (draft or _LAID_BY.match(rest) is not None)

    def _submitted(self, left: str, end: int) -> bool:
        """`nêu trong Báo cáo chính trị của Ban Chấp hành … trình Đại hội`: it lies before the congress."""
        deciding = self.context.doc_type in ("nghi_quyet", "bien_ban")
        return deciding and bool(_SUBMITTED.match(self.folded, end)) and not to_be_made(left, 0)

    def _said(self, left: str, begin: int, anchor: Anchor, draft: bool) -> bool:
        """The sentence itself, or the one that introduces the list, says that it is laid."""
        agreed = _AGREES.match(left)
        if agreed is not None and (not left[agreed.end() :].strip() or _ITEM.search(left)):
            return True
        opens = not left.strip(" -–+•*.():0123456789")
        lay = self._words_of_laying(left, begin)
        if opens and not lay:
            if anchor.doc_type == self.context.doc_type and not draft:
                return False
            intro = self.context.intro_of(anchor.start)
            lay = [m for m in cues("lay").finditer(intro) if m[0] != "báo cáo"]
            return (
                bool(lay) and (draft or bool(_PAPERS.search(intro))) and not to_be_made(intro, lay[0].start())
            )
        if not lay or to_be_made(left, lay[-1].start()):
            return False
        gap = left[lay[-1].end() :]
        if _CARRIED_OUT.search(gap):  # `nghe báo cáo tiến độ thực hiện Đề án …`: that is under way
            return False
        if draft or (";" not in gap and len(gap) <= 60 and not _ITEM.search(left)):
            return True
        listed = ":" in gap or bool(type_pattern().search(gap))
        return listed and bool(_ITEM.search(left)) and any(m[0] != "báo cáo" for m in lay)

    def _words_of_laying(self, left: str, begin: int) -> list[re.Match[str]]:
        """Return the words of laying; `Báo cáo` with a capital is the paper, not the verb."""
        found = cues("lay").finditer(left)
        return [m for m in found if not (m[0] == "báo cáo" and self.text[begin + m.start()].isupper())]

    def _headed(self, left: str, anchor: Anchor, draft: bool) -> bool:
        """`1. Về dự thảo Nghị quyết …`: what the meeting says of it stands under the heading."""
        if draft and _TAKEN_UP.search(left):
            return True
        more = _HEADED_DRAFT.match(left) and _ITEM.search(left) and ";" not in left
        more = more or (_HEADED_PAPER.fullmatch(left) is not None and type_pattern().search(left) is not None)
        titled = self.context.titled(anchor.start) and left.endswith("về ")
        if not (more or titled or _HEADING.fullmatch(left)):
            return False
        if draft:
            return True
        if self.context.titled(anchor.start):
            return self.context.doc_type in ("ket_luan", "thong_bao")
        return cues("lay").search(self.folded, anchor.end, anchor.end + 300) is not None


@dataclass(slots=True)
class LaidContext:
    """What is known of the whole document."""

    doc_type: str | None = None
    intro_of: Callable[[int], str] = field(default=lambda _: "")
    titled: Callable[[int], bool] = field(default=lambda _: False)


_BRINGS = ("trình", "tham mưu", "chuẩn bị", "hoàn thiện", "hoàn chỉnh", "đề xuất", "soạn thảo")
_HANDED_UP = re.compile(r"(?<!\w)để\s+trình\s+(?!tại\s)")  # `báo cáo A để trình B dự thảo …`
_PAPER = re.compile(r"\s+(?:và\s+\w+\s+\w+\s+)?(?:các\s+|một\s+|mới\s+|nội dung\s+|hồ sơ\s+)?(?:bản\s+)?")


def to_be_made(left: str, lay: int) -> bool:
    """Tell whether the paper behind ``left`` is yet to be written; ``lay`` is where it is said to be laid.

    Whoever brings something before a meeting in that clause brings it later; any other word of making
    counts only before a paper: `báo cáo công tác xây dựng Đảng` makes nothing.
    """
    plain = _COMPOUND.sub(lambda m: "." * len(m[0]), left)
    if _HANDED_UP.search(plain, lay):
        return True
    before = max(plain.rfind(";", 0, lay), plain.rfind(":", 0, lay), 0)
    for m in cues("create").finditer(plain, before):
        rest = plain[m.end() :]
        if not rest.strip():
            return True
        if m.start() < lay and m[0].startswith(_BRINGS) and not rest.lstrip().startswith((",", ".")):
            return True
        paper = _PAPER.match(plain, m.end())
        if paper and (plain.startswith("dự thảo", paper.end()) or type_pattern().match(plain, paper.end())):
            return True
    return False


# a comma inside the name is followed by the next noun of the series
_SERIES = re.compile(
    r"\s{0,2}(?:và\s+)?(?:(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch|định hướng|tầm nhìn|giai đoạn"
    r"|nhiệm kỳ|khóa|khoá|năm|quý|tháng|kết quả|công tác|tình hình|mục tiêu|chỉ tiêu|lần thứ"
    r"|quốc phòng|an ninh|văn hóa|đối ngoại|trật tự|an toàn xã hội)(?!\w)"
    r"|(?:[^\W\d_]+\s){0,2}[^\W\d_]+(?=,|\s(?:và|năm|tháng|quý|của|trên địa bàn|trong|đối với|giai đoạn)\s))"
)
_CLOSES = re.compile(
    r"[;:\n|“”\"]|\)(?<!đổi\))(?<!sung\))|\((?!sửa đổi|bổ sung)|\.(?=\s|$)"
    r"|\s(?:để|nhằm|do|đã|được|là|như|trước khi|với (?:các )?(?:nội dung|tỷ lệ|số phiếu)|kèm theo|gồm"
    r"|thì|sẽ|cần|phải"
    r"|tại (?:hội nghị|kỳ họp|phiên họp|cuộc họp|buổi làm việc|tờ trình|báo cáo|văn bản|công văn)"
    r"|theo (?:đề nghị|tờ trình|văn bản|công văn|báo cáo|tinh thần|quy định|chỉ đạo"
    r"|(?:quyết định|nghị quyết|kế hoạch|chỉ thị|kết luận|thông báo|hướng dẫn|nghị định|thông tư) số)"
    r"|và (?:một số|những|nội dung|ý kiến|kết luận|đề nghị|giao|yêu cầu|thống nhất|nhất trí"
    r"|quyết nghị))(?!\w)"
    r"|(?<!chương)(?<!công)(?<!quá)(?<!lộ)(?<!tiến)(?<!quy)(?<!tờ)(?<!giáo)\strình(?!\w)"
)
_REVISED = re.compile(r"\((?:sửa đổi|bổ sung)[^();]{0,20}\)")  # `Quy chế làm việc (sửa đổi) của …`
_JOINS = re.compile(r"(?:,|\svà|\shoặc|\svới)\s{1,2}(?:các\s+)?(?:dự\s+thảo\s+)?(?=[^\W\d_])")


# first halves of pairs that a comma parts inside a name: `thu, chi ngân sách`, `kiểm tra, giám sát`
_PAIR = re.compile(
    r"(?<!\w)(?:thu|phòng|kiểm tra|thi đua|kiểm điểm|đánh giá|sắp xếp|quốc phòng|đào tạo|thanh tra|theo dõi"
    r"|học tập|thực hành tiết kiệm|tham nhũng|lãnh đạo|ngăn ngừa|tiếp nhận|huy động|quản lý|bảo tồn)$"
)


def _is_paired(folded: str, start: int, comma: re.Match[str]) -> bool:
    """Tell whether a comma parts two halves of a pair, or two things named alike: `cây hồi, cây quế`."""
    left = folded[max(0, start - 20) : comma.start()]  # the type's own words may be the first half
    if _PAIR.search(left):
        return True
    following = folded[comma.end() : comma.end() + 24].split()
    return bool(following) and following[0] in folded[start : comma.start()].split()[-3:-1]


@cache
def _verb_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s{{0,2}}(?:{alternation('lay')}|{alternation('create')}|giao|yêu cầu|đề nghị)(?!\w)"
    )


def laid_end(text: str, folded: str, start: int, bound: int) -> int:
    """Return where the name of a document laid ends: it may hold commas and bodies."""
    closed = _CLOSES.search(folded, start, bound)
    end = closed.start() if closed else bound
    bracket = _REVISED.search(folded, start, min(end, start + 60))
    end = min(end, title_end(text, folded, bracket.end() if bracket else start, end))
    bodies = 0  # where a list of bodies inside the name ends: `của Ban Chấp hành, Ban Thường vụ`
    for m in _JOINS.finditer(folded, start, end):
        if m.start() < bodies:
            continue
        word = type_pattern().match(folded, m.end())
        if word and (text[word.start()].isupper() or "dự" in m[0]):
            return m.start()
        if m[0].startswith(","):
            if re.match(rf"[{UPPER}]", text[m.end()]) and issuer_heads().match(folded, m.end()):
                bodies = more_issuers(text, folded, m.start())
                if bodies == m.start():
                    return m.start()
                continue
            if _verb_behind().match(folded, m.start() + 1) and not re.match(
                r"(?:[^\W\d_]+\s){1,2}(?:năm|quý)\s", folded[m.end() : m.end() + 24]
            ):
                return m.start()
            if not (_SERIES.match(folded, m.start() + 1, end + 1) or _is_paired(folded, start, m)):
                return m.start()
    return end
