"""Reviews: where a document tells how another was carried out."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import LOOKING_BACK, Block, Role, Zone
from vndocparse.core.span import Span
from vndocparse.extract.citations_types import Citation
from vndocparse.extract.relations_lists import LIST_ONLY
from vndocparse.extract.relations_reports import told_of
from vndocparse.extract.relations_triggers import Setting, Trigger

# between a word of review and `thực hiện`: sơ kết 3 năm (việc, tình hình, công tác) triển khai …
_REVIEW_LINK = re.compile(
    r"(?:\s?,\s(?:đánh giá|sơ kết|tổng kết|kiểm điểm|rút kinh nghiệm)(?!\w))?[^,.;:]{0,60}"
)
# Sau 03 năm (triển khai) thực hiện …, qua hơn 10 năm …
_SPENT = re.compile(
    r"(?<!\w)(?:sau|qua)\s+(?:hơn\s+|gần\s+|thời gian\s+)?"
    r"(?:(?:\d{1,2}|một|hai|ba|bốn|năm|mười)\s+(?:năm|tháng)\s+|nửa nhiệm kỳ\s+)?[^,.;:]{0,40}$"
)
# Hơn 10 năm thực hiện …, 5 năm qua, triển khai …: the sentence begins with the time
_YEARS = re.compile(
    r"[\W\d]{0,6}?(?:hơn\s|gần\s)?(?:\d{1,2}|một|hai|ba|bốn|năm|mười)\s(?:năm|tháng)(?:\s(?:qua|đầu))?,?\s"
    r"(?:triển khai\s|tổ chức\s)?"
)
# `Việc triển khai Nghị quyết …` still chậm, `Công tác lãnh đạo thực hiện Nghị quyết …` đạt nhiều kết quả
_CARRYING = re.compile(r"(?:[^.;:]{1,40}:\s)?[\W\d]{0,6}(?:công tác|việc|quá trình|sự)(?:\s[^\W\d_]+){0,5}\s")
_FARED = re.compile(
    r"[^.;]{0,200}?(?<!\w)(?:đã|đạt|còn|chưa|chậm|được quan tâm|được triển khai|có chuyển biến|bảo đảm"
    r"|nghiêm túc)(?!\w)"
)
# `Thực hiện Kế hoạch số …, Đoàn kiểm tra đã tiến hành kiểm tra tại …`: how those who tell came to know it
_WENT = re.compile(
    r"[^;]{0,280}?(?<!\w)(?:(?:đã\s)?(?:tiến hành|tổ chức|hoàn thành|thành lập)"
    r"(?:\s(?:cuộc|việc|đoàn|xong|các|đợt|buổi|thực tế|trực tiếp)){0,3}"
    r"\s(?:thanh tra|kiểm tra|giám sát|khảo sát|xác minh|kiểm toán|làm việc|thẩm tra)"
    r"|(?:đã\s)?làm việc (?:với|tại|trực tiếp)|đã (?:thanh tra|kiểm tra|giám sát|khảo sát|xác minh))(?!\w)"
)
# `Đánh giá 03 năm thực hiện …`, `đánh giá sơ bộ một năm triển khai …`
_YEARS_ASSESSED = re.compile(
    r"(?<!\w)đánh giá\s(?:toàn diện\s|sơ bộ\s|đúng\s)?(?:kết quả\s|tình hình\s|quá trình\s)?(?:hơn\s|gần\s)?"
    r"(?:\d{1,2}|một|hai|ba|bốn|năm|mười)\s(?:năm|tháng)\s(?:triển khai\s|tổ chức\s)?$"
)
_REPORTING = frozenset({Zone.TITLE, Zone.OPENING, Zone.BASIS, Zone.ADDRESSEE})
_CONCLUDING = frozenset({"ket_luan", "thong_bao"})
_REVIEWERS = frozenset({"ket_luan", "bao_cao", "nghi_quyet", "thong_bao"})
# a review that comes again and again, or one duty among many of keeping watch
# a law is kept or not; only the Party's and the administration's papers are reviewed in passing
_STATUTES = frozenset({"luat", "bo_luat", "phap_lenh"})
_AGAIN = re.compile(
    r"(?<!\w)(?:định kỳ|hằng|hàng|thường xuyên|theo dõi|đôn đốc|kiểm tra|giám sát|kịp thời)(?!\w)[^.;]*$"
)
_RESULTS = re.compile(
    r"(?<!\w)(?:kết quả|tình hình)\s"
    r"(?:[^,.;:]|,\s(?:chỉ đạo|tổ chức|triển khai|giám sát|quán triệt)(?!\w)){0,70}$"
)
_AHEAD = frozenset({Role.GOAL, Role.IMPLEMENTATION, Role.PROVISION})


class Reviews:
    """Tells which documents are reviewed."""

    def __init__(self, setting: Setting) -> None:
        self.s = setting
        self.looks_back = any(b.zone is Zone.BODY and b.role in LOOKING_BACK for b in setting.a.blocks)

    def reported(
        self,
        c: Citation,
        begin: int,
        block: Block,
        i: int,
        citations: Sequence[Citation],
        done: list[tuple[str, Span | None]],
    ) -> tuple[str, Span | None] | None:
        """`sau khi nghe báo cáo kết quả thực hiện Nghị quyết số …`, and the parts below say what it brought.

        The resolution is reviewed even where it stands in the name of the report that was heard or approved,
        and so are those listed behind it.
        """
        if self.s.doc_type not in _REVIEWERS or block.role in _AHEAD:
            return None
        if not self.looks_back and not (block.zone is Zone.OPENING and self.s.doc_type in _CONCLUDING):
            return None
        at = told_of(self.s.a.folded, begin, c.start)
        if at is not None:
            return "reviews", Span(at, c.core)
        p = citations[i - 1] if i else None
        if p is None or not p.nested or done[i - 1][0] != "reviews":
            return None
        ends = [end for end in (p.name_end, p.end, p.core) if end <= c.start]
        listed = any(LIST_ONLY.fullmatch(self.s.a.folded, end, c.start) for end in ends)
        return done[i - 1] if listed else None

    def carried_out(self, t: Trigger, k: int, lo: int, c: Citation, begin: int, block: Block) -> str | None:
        """Return what is said of a document that is carried out where the words around tell of a review."""
        review = self._review_before(k, lo)
        if review:
            return self.reviewing(review.relation, block, self.s.a.folded[begin : review.start])
        years = _YEARS_ASSESSED.search(self.s.a.folded, max(begin, t.start - 60), t.start)
        if years is not None:
            return self.reviewing("reviews", block, self.s.a.folded[begin : years.start()])
        fared = (
            block.role in LOOKING_BACK and _CARRYING.fullmatch(self.s.a.folded, begin, t.start) is not None
        )
        if (
            fared
            and self.s.doc_type in _REVIEWERS
            and c.doc_type not in _STATUTES
            and _FARED.match(self.s.a.folded, c.end, block.span.end)
        ):
            return "reviews"
        if self._spent(t, begin, block) or self._told(t, begin, block):
            return "reviews"
        heads = not self.s.a.folded[begin : t.start].strip(" -–+*•.():0123456789abcdđ\t|")
        return "reviews" if self.assessed(c, block, heads=heads) else None

    def reviewing(self, relation: str, block: Block, left: str) -> str:
        """A review counts where the document tells of it or orders one, not where it is to come again.

        ``left`` is the sentence before the word of review.
        """
        telling = block.zone in _REPORTING or block.role in LOOKING_BACK or not _AGAIN.search(left)
        if relation == "results":
            opens = block.role in LOOKING_BACK and not left.strip(" -–+*•.():0123456789abcdđ\t|")
            told = block.zone is Zone.TITLE or opens
            return "reviews" if told and self.s.doc_type in _REVIEWERS else "implements"
        return "reviews" if telling else "implements"

    def assessed(self, c: Citation, block: Block, *, heads: bool = False) -> bool:
        """`Việc thực hiện Nghị quyết số … đã đạt được …` in the opening of a conclusion.

        ``heads``: the verb opens its sentence; `Thực hiện Công văn số …, Đảng ủy đã chỉ đạo …` tells what
        was done and only in the opening of a conclusion how the document that it reviews fared.
        """
        if self.s.doc_type not in ("ket_luan", "bao_cao"):
            return False
        if block.zone is not Zone.OPENING and block.role not in LOOKING_BACK:
            return False
        if heads and not (block.zone is Zone.OPENING and self.s.doc_type == "ket_luan"):
            return False
        rest = self.s.a.folded[c.name_end : min(block.span.end, c.name_end + 300)]
        if heads and _WENT.match(rest):
            return False
        return bool(re.match(r"[^.;]{0,200}?(?<!\w)(?:đã|đạt được|còn (?:một số )?hạn chế)(?!\w)", rest))

    def _review_before(self, k: int, lo: int) -> Trigger | None:
        """Return a word of review before the trigger ``k``: `tổng kết 10 năm thực hiện`."""
        t = self.s.triggers[k]
        for j in range(k - 1, max(lo - 1, k - 5), -1):
            p = self.s.triggers[j]
            if p.relation in ("reviews", "results") and _REVIEW_LINK.fullmatch(
                self.s.a.folded, p.end, t.start
            ):
                return p
        return None

    def _spent(self, t: Trigger, begin: int, block: Block) -> bool:
        if not (block.zone in _REPORTING or block.role in LOOKING_BACK):
            return False
        left = self.s.a.folded[max(begin, t.start - 90) : t.start]
        if _YEARS.fullmatch(self.s.a.folded, begin, t.start):
            return True
        m = _SPENT.search(left)
        return bool(m and re.search(r"\d|năm|tháng|thời gian|nhiệm kỳ", m[0]))

    def _told(self, t: Trigger, begin: int, block: Block) -> bool:
        """`Kết quả 6 tháng thực hiện Kế hoạch …` as the title of a report."""
        if block.zone is not Zone.TITLE or self.s.doc_type not in _REVIEWERS:
            return False
        return bool(_RESULTS.search(self.s.a.folded, max(begin, t.start - 90), t.start))
