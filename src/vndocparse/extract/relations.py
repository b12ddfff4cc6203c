"""What a document does to another, read from the words that govern the mention."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from vndocparse.core.analysis import LOOKING_BACK, Analysis, Block, Role, Zone
from vndocparse.core.span import Span
from vndocparse.extract.citations_cues import cues
from vndocparse.extract.citations_laid import to_be_made
from vndocparse.extract.citations_types import Citation, type_pattern
from vndocparse.extract.relations_reports import examination, joined_with, read_out, told_of
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of

STRENGTH = (
    "reviews",
    "amends",
    "replaces",
    "repeals",
    "implements",
    "based_on",
    "attached_to",
    "cites",
)
"""Relations, strongest first."""

_CHANGES = frozenset({"amends", "replaces", "repeals"})
# between a word of review and `thực hiện`: sơ kết 3 năm (việc, tình hình, công tác) triển khai …
# A heading above a list of documents, with or without its label: `I. CĂN CỨ PHÁP LÝ`.
_BASIS_HEADING = re.compile(
    r"[\W_]{0,4}(?:(?:[ivx]{1,4}|[a-d]|\d{1,2})[.)\-/ ]\s{0,2})?(?:các |những )?(?:căn cứ|cơ sở)"
    r"(?: pháp lý| pháp luật)?"
    r"(?: (?:xây dựng|lập|ban hành) (?:kế hoạch|chương trình|đề án|phương án))?\W{0,2}"
)
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
_CARRYING = re.compile(r"[\W\d]{0,6}(?:công tác|việc|quá trình|sự)(?:\s[^\W\d_]+){0,5}\s")
_FARED = re.compile(
    r"[^.;]{0,200}?(?<!\w)(?:đã|đạt|còn|chưa|chậm|được quan tâm|được triển khai|có chuyển biến|bảo đảm"
    r"|nghiêm túc)(?!\w)"
)
# types in short (`KL số 12-KL/TU`), parts of a document (`điểm a khoản 1 Điều 5 Luật …`)
_SHORT = r"nq|ct|kl|qđ|nđ|hd|tb|kh|ctr|cv|tt|điểm\s[a-zđ]|(?:khoản|điều)\s\d{1,3}"
_SEPARATORS = re.compile(
    r"[\s,;\-–+•]*"
    rf"(?:(?:{_SHORT}"
    r"|và|hoặc|cùng|cùng với|với|các|số|đồng thời|của|theo|quy định|nội dung|tinh thần)[\s,;]+)*"
    r"[\s,;(]*"
)
_LIST_ONLY = re.compile(
    rf"[\s,;]*(?:(?:{_SHORT}|và|hoặc|cùng|cùng với|các|số|quy định|của)[\s,;]+)*[\s,;(\-–]*"
)
_SELF_BASIS = re.compile(
    r"(?:kết luận|nghị quyết|chỉ thị|quyết định|quy định|kế hoạch|chương trình|hướng dẫn|thông báo)\s+này"
)
# types whose text is changed by their own kind only: no resolution of a committee amends a law
_STATUTES = frozenset({"luat", "bo_luat", "phap_lenh"})
_ARTICLE = re.compile(r"\s*(?:điều|khoản)\s+\d{1,3}[a-zđ]?\s*[.:]")
_REACH = 700  # characters that a verb may govern; bounds the work on a paragraph without full stops
_REPORTING = frozenset({Zone.TITLE, Zone.OPENING, Zone.BASIS, Zone.ADDRESSEE})
_ATTACHING = frozenset({Zone.TITLE, Zone.APPENDIX, Zone.LETTERHEAD, Zone.FRAME})
_HEARD = re.compile(r"(?<!\w)(?:nghe|báo cáo|trình bày)(?!\w)(?! (?:số|của|về|kết quả|công tác|tình hình))")
_HEADED = re.compile(r"[\W\d]{0,12}(?:[ivx]{1,4}[.\-/]\s{0,2})?(?:về|đối với)\s+(?:nội dung\s+)?(?:các\s+)?")
_CONCLUDING = frozenset({"ket_luan", "thong_bao"})
_DECIDERS = frozenset({"ket_luan", "thong_bao", "nghi_quyet", "quyet_dinh"})
_REVIEWERS = frozenset({"ket_luan", "bao_cao", "nghi_quyet", "thong_bao"})


# `các kiến nghị`, `được giao`: the word names or describes
_AS_NOUN = re.compile(r"(?<!\w)(?:được|theo|các|những|mọi|một số|nội dung|ý kiến)\s+$")
# what a resolution holds, which is carried out with it
_CONTENT = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|nội dung|mục tiêu|chỉ tiêu|quy định|kiến nghị|yêu cầu|chủ trương"
    r"|chính sách|biện pháp|công việc|trách nhiệm|cam kết|ý kiến|kết luận|chỉ đạo|quan điểm"
    r"|khâu đột phá|đột phá|các)"
    r"(?:\s+\w+){0,4}\s+$"
)
_CHANGED_BY = re.compile(
    r"(?<!\w)(?:(?:được|bị)\s+(?:sửa đổi|bổ sung|thay thế|bãi bỏ|điều chỉnh|hợp nhất)[^.;:]{0,40}"
    r"|(?:sửa đổi|bổ sung)[^.;:]{0,12}(?:một số|các)\s+điều\s+)$"
)
# a review that comes again and again, or one duty among many of keeping watch
_AGAIN = re.compile(
    r"(?<!\w)(?:định kỳ|hằng|hàng|thường xuyên|theo dõi|đôn đốc|kiểm tra|giám sát|kịp thời)(?!\w)[^.;]*$"
)
# a proposal in brackets behind the matter that it lays before the meeting
_LAID_BEFORE = re.compile(r"(?<!\w)(?:trình|đề nghị|đề xuất)\s*\(\s*(?:tại\s+)?$")
_RESULTS = re.compile(r"(?<!\w)(?:kết quả|tình hình)\s[^,.;:]{0,60}$")
_AS_FOLLOWS = re.compile(r"[^.;:]{0,90}như\s+sau\s*:")
_COMPLY = re.compile(
    r"(?<!\w)(?<!ban )(?:thực hiện|chấp hành|tuân thủ|triển khai)(?:\s+(?:nghiêm|nghiêm túc|đầy đủ|tốt))?\s+$"
)
_DONE_TO = re.compile(
    r"\s*(?:,[^,;.:]{0,60},)?[^,;.:]{0,30}?(?<!\w)(?:được\s+(?:\w+\s+){0,9}?"
    r"(?:cụ thể hóa|thể chế hóa|quán triệt|triển khai|thực hiện|tổ chức thực hiện|thi hành|học tập|phổ biến)"
    r"|(?:thực sự\s+)?(?:đi\s+)?vào cuộc sống)(?!\w)"
)
_OWNED = re.compile(r"\s+(?:(?:số|ngày|năm)\s[^,;.]{3,40}?\s)?của\s+(?:[^\W\d_]+\s+){1,10}")
_CREATED = re.compile(r"(?<!\w)(?:ban hành|xây dựng|phê duyệt|trình|tham mưu|đây là)\s+(?:\w+\s+){0,2}$")
_BY_THIS = re.compile(r"\s+(?:[^\W\d_]+\s+){1,4}này(?!\w)")
_JOINT = re.compile(r"(?<!\w)(?:tại|của|trong|ở)(?!\w)")
_NOUN_WORDS = 12  # words of the noun between `theo` and `tại`
_OPENER = re.compile(r"[\W\d]{0,12}")  # dash or number of an item
_GAP = 70  # letters between two citations of one list: date and issuer of the first
_JOINED = re.compile(r"(?:,|(?<!\w)và)\s+(?:các\s+)?$")
_PARTED = re.compile(r"[;:]|\.\s")
_AHEAD = frozenset({Role.GOAL, Role.IMPLEMENTATION, Role.PROVISION})
# how something is carried out: `thực hiện nghiêm, thống nhất`, `áp dụng thống nhất`
_HOW = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|áp dụng|thi hành|chấp hành|vận hành)"
    r"(?:\s+(?:nghiêm túc|nghiêm|đồng bộ|đầy đủ|nhất quán|kịp thời|hiệu quả|đúng)\s?,?){0,2}\s+(?:và\s+)?$"
)

_PASSIVE = re.compile(r"(?:đã\s+)?(?:được|bị)\s+(?:các\s+)?$")
_THIS_DOCUMENT = re.compile(r"\snày(?:\s+[^\W\d_]+){0,3}\s+$")  # Quy định này (có hiệu lực và) thay thế
_ISSUING = re.compile(r"ban hành\s*(?:[^\W\d_]+\s+){0,12}$")
_TYPE_WORDS = 24  # characters in which the longest name of a type stands


def _last_type(left: str) -> str | None:
    """Return the type whose name ends a folded text, but for white space."""
    left = left[-_TYPE_WORDS - 3 :].rstrip()
    for m in type_pattern().finditer(left):
        if m.end() == len(left):
            entry = load("reference_types").by_form.get(re.sub(r"\s+", " ", m[0]))
            return str(entry["doc_type"]) if entry is not None else None
    return None


class _Trigger(NamedTuple):
    start: int
    end: int
    relation: str
    reach: str
    charge: bool


@cache
def _pattern() -> re.Pattern[str]:
    forms = {fold(f) for e in load("relation_phrases").entries for f in e.forms}
    return re.compile(one_of(forms, before=r"\w", tails={f: _unless_type(f) for f in forms}) + r"(?!\w)")


def _unless_type(form: str) -> str:
    """Refuse a form whose last word begins a type's name: `theo hướng` in `theo Hướng dẫn số …`."""
    last = form.rpartition(" ")[2]
    names = {fold(f) for e in load("reference_types").entries for f in e.forms}
    rests = sorted({n[len(last) + 1 :] for n in names if n.startswith(last + " ")})
    return rf"(?!\s+(?:{'|'.join(map(re.escape, rests))})(?!\w))" if rests else ""


@cache
def _fillers() -> re.Pattern[str]:
    forms = {fold(f) for e in load("relation_fillers").entries for f in e.forms}
    # numbers of articles and points (`Điều 5`, `khoản 2`, `điểm a`) are fillers too
    number = r"\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?(?!\w)"
    # specks of recognition stand where spaces do
    return re.compile(rf"(?:[\s,:'‘’`´]++|{one_of(forms)}(?!\w)|{number}|[a-zđ](?!\w)|[ivx]+(?!\w))*")


def _triggers(folded: str) -> list[_Trigger]:
    """Return the words of a text that may govern a mention; a parse asks for them twice."""
    out: list[_Trigger] = []
    lexicon = load("relation_phrases")
    for m in _pattern().finditer(folded):
        e = lexicon.by_form[m[0]]
        if e["relation"] != "none":
            out.append(_Trigger(m.start(), m.end(), str(e["relation"]), str(e["reach"]), bool(e["charge"])))
    return out


class Governors:
    """Finds the relation of each mention of one document."""

    def __init__(self, a: Analysis, doc_type: str | None) -> None:
        self.a, self.doc_type = a, doc_type
        if "triggers" not in a.kept:
            a.kept["triggers"] = _triggers(a.folded)
        self.triggers: list[_Trigger] = a.kept["triggers"]
        self.starts = [t.start for t in self.triggers]
        self.sentence_starts = [s.span.start for s in a.sentences]
        self.intro: dict[int, tuple[str, Span] | None] = {}
        self.looks_back = any(b.zone is Zone.BODY and b.role in LOOKING_BACK for b in a.blocks)

    def relate(self, citations: Sequence[Citation]) -> list[tuple[str, Span | None]]:
        """Return relation and evidence of each citation; citations are in text order."""
        out: list[tuple[str, Span | None]] = []
        for i, c in enumerate(citations):
            out.append(self._relation(c, i, citations, out))
        return out

    def _relation(
        self, c: Citation, i: int, citations: Sequence[Citation], done: list[tuple[str, Span | None]]
    ) -> tuple[str, Span | None]:
        block = self.a.block_at(c.start)
        if block is None:
            return "cites", None
        begin = self._sentence_start(c.start, block)
        if reported := self._reported(c, begin, block, i, citations, done):
            return reported
        if c.nested or read_out(self.a.folded, c) or joined_with(self.a.folded, begin, c.start):
            return "cites", None
        if behind := self._behind(c, block):
            return behind
        if c.doc_type == "to_trinh" and (m := _LAID_BEFORE.search(self.a.folded, begin, c.start)):
            return "based_on", Span(m.start(), c.core)
        before = self._coordinated(c, i, citations, begin)
        if before is not None:  # what governs the list stands before its first member
            begin = max(begin, min(citations[before].name_end, c.start))
        found = self._governor(c, begin, block, self._names_before(i, citations, begin))
        if c.doc_type == "to_trinh" and (found is None or found[0] == "cites"):
            found = self._decided(c, self._sentence_start(c.start, block), block) or found
        if found is None and before is not None:
            if examination(self.a.folded, c):
                return "cites", None
            return done[before]
        if found is None and examination(self.a.folded, c):
            return "cites", None
        if found is not None and (nearer := self._beside(c, i, citations, done, found[1])):
            return nearer
        found = found or self._done_to(c, begin, block) or self._from_zone(c, begin, block)
        return found or ("cites", None)

    def _reported(
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
        if self.doc_type not in _REVIEWERS or block.role in _AHEAD:
            return None
        if not self.looks_back and not (block.zone is Zone.OPENING and self.doc_type in _CONCLUDING):
            return None
        at = told_of(self.a.folded, begin, c.start)
        if at is not None:
            return "reviews", Span(at, c.core)
        p = citations[i - 1] if i else None
        if p is None or not p.nested or done[i - 1][0] != "reviews":
            return None
        ends = [end for end in (p.name_end, p.end, p.core) if end <= c.start]
        listed = any(_LIST_ONLY.fullmatch(self.a.folded, end, c.start) for end in ends)
        return done[i - 1] if listed else None

    def _beside(
        self,
        c: Citation,
        i: int,
        citations: Sequence[Citation],
        done: list[tuple[str, Span | None]],
        governor: Span,
    ) -> tuple[str, Span | None] | None:
        """A verb does not reach over a nearer one that governs the citation just before, joined by `và`."""
        p, said = (citations[i - 1], done[i - 1]) if i else (None, ("cites", None))
        if p is None or p.nested or said[1] is None or not governor.start < said[1].start <= p.start:
            return None
        gap = self.a.folded[p.core : c.start]
        return said if len(gap) < _GAP and _JOINED.search(gap) and not _PARTED.search(gap) else None

    def _decided(self, c: Citation, begin: int, block: Block) -> tuple[str, Span] | None:
        """`Hội nghị xem xét Tờ trình số …`: a proposal before those who decide is what they decide on."""
        if self.doc_type not in _DECIDERS:
            return None
        left = self.a.folded[begin : c.start]
        if _HEADED.fullmatch(left):  # `1. Về Tờ trình số …: đồng ý chủ trương`
            found = cues("decide").search(self.a.folded, c.end, c.end + 250)
            return ("based_on", Span(c.start, found.end())) if found else None
        if block.zone is Zone.TITLE and left.endswith("về "):
            return "based_on", Span(c.start, c.core)
        if left.endswith("nhận được "):
            found = cues("decide").search(self.a.folded, c.end, min(block.span.end, c.end + 300))
            return ("based_on", Span(c.start, found.end())) if found else None
        lay = list(cues("decide").finditer(left))
        if not lay or _HEARD.search(left, lay[-1].end()) or to_be_made(left, lay[-1].start()):
            return None
        return "based_on", Span(begin + lay[-1].start(), c.core)

    def _names_before(self, i: int, citations: Sequence[Citation], begin: int) -> list[Span]:
        """Return where the names of the citations before stand: verbs inside a name govern nothing."""
        near = citations[max(0, i - 8) : i]
        return [Span(p.core, p.name_end) for p in near if p.name_end > begin and p.core < p.name_end]

    def _done_to(self, c: Citation, begin: int, block: Block) -> tuple[str, Span] | None:
        """`Nghị quyết … phải được các cấp ủy cụ thể hóa`, `đưa Nghị quyết … vào cuộc sống`."""
        end = min(block.span.end, max(c.name_end, c.end) + 140)
        m = _DONE_TO.match(self.a.folded, max(c.name_end, c.end), end)
        if m is None:
            return None
        return "reviews" if self._assessed(c, block) else "implements", Span(c.start, m.end())

    def _sentence_start(self, at: int, block: Block) -> int:
        start = block.span.start
        k = bisect_right(self.sentence_starts, at) - 1
        if block.content.start <= at and k >= 0 and self.sentence_starts[k] > block.content.start:
            start = self.sentence_starts[k]
        start = max(start, at - _REACH)
        cell = self.a.text.rfind(" | ", start, at)
        return cell + 3 if cell >= 0 else start

    def _governor(
        self, c: Citation, begin: int, block: Block, names: Sequence[Span] = ()
    ) -> tuple[str, Span] | None:
        lo, hi = bisect_left(self.starts, begin), bisect_right(self.starts, c.start - 1)
        noun_only = False
        for k in range(hi - 1, max(lo - 1, hi - 13), -1):
            t = self.triggers[k]
            if t.end > c.start or t.reach == "behind" or any(n.start <= t.start < n.end for n in names):
                continue
            left = self.a.folded[max(begin, t.start - 60) : t.start]
            if t.charge and (_AS_NOUN.search(left) or self._in_name(t, left)):
                continue  # `Sở Xây dựng`; `các nhiệm vụ được giao tại …`, `các kiến nghị tại …` charge nobody
            gap = self.a.folded[t.end : c.start]
            if self._too_far(t, gap) or (t.relation == "cites" and self._is_adverb(t, left)):
                continue
            if t.relation == "passes":  # `thực hiện các nhiệm vụ nêu tại …`: the verb before governs
                own = self.a.folded.startswith("quy định", t.start) and _COMPLY.search(left) is not None
                noun_only = noun_only or not (own or _CONTENT.search(left))  # `chấp hành nghiêm quy định tại`
                continue
            if noun_only and t.reach != "noun":
                return None
            relation = self._judge(t, k, lo, c, begin, block)
            if relation is not None:
                return relation, Span(t.start, c.core)
        return None

    def _is_adverb(self, t: _Trigger, left: str) -> bool:
        """`thực hiện thống nhất Quyết định số …`: how it is carried out, no verb of its own."""
        return self.a.folded[t.start : t.end] == "thống nhất" and _HOW.search(left) is not None

    def _in_name(self, t: _Trigger, left: str) -> bool:
        """Tell whether a word stands with a capital inside a sentence: part of a body's name."""
        word = self.a.text[t.start : t.end]
        inside = left.rstrip()[-1:] not in ("", ".", ":", ";", "-", "–", "+", "•", "|")
        return inside and word[0].isupper() and not word.isupper()

    def _too_far(self, t: _Trigger, gap: str) -> bool:
        if t.reach == "near":
            return _fillers().fullmatch(gap) is None
        if t.reach == "noun":
            return _fillers().fullmatch(gap) is None and not self._through_noun(gap)
        return ";" in gap or ". " in gap or "\n" in gap or len(gap) > 260

    def _through_noun(self, gap: str) -> bool:
        """`theo định mức tại …`, `theo chỉ đạo của Thủ tướng Chính phủ tại …`."""
        joint = None
        for joint in _JOINT.finditer(gap):
            if _fillers().fullmatch(gap, joint.end()):
                break
        else:
            return False
        return len(gap[: joint.start()].split()) <= _NOUN_WORDS and not re.search(r"[;:]|\. |\n", gap)

    def _judge(self, t: _Trigger, k: int, lo: int, c: Citation, begin: int, block: Block) -> str | None:
        """Return what a trigger says of a citation that it governs; ``None`` where it says nothing."""
        relation = t.relation
        if relation in _CHANGES:
            opens = not self.a.folded[begin : t.start].strip(" -–+*•.():0123456789abcdđ\t|")
            if opens and _AS_FOLLOWS.match(self.a.folded, max(c.name_end, c.end), block.span.end):
                return relation  # `Sửa đổi, bổ sung Kết luận số … như sau:`
            return relation if self._performs(t, k, lo, begin, block, c.doc_type) else "cites"
        if relation == "attached_to":
            return relation if self._attaches(t, block) else None
        if relation in ("reviews", "results"):
            return self._reviewing(relation, block, self.a.folded[begin : t.start])
        if relation == "implements":
            if c.doc_type == "dieu_le" and self.a.folded[t.start : t.end].endswith("thi hành"):
                return "cites"  # `Quy định thi hành Điều lệ Đảng`, `công tác thi hành Điều lệ Đảng`
            if block.zone is not Zone.TITLE and self._inside_name(t, begin):
                return "cites"
            review = self._review_before(k, lo)
            if review:
                return self._reviewing(review.relation, block, self.a.folded[begin : review.start])
            fared = (
                block.role in LOOKING_BACK and _CARRYING.fullmatch(self.a.folded, begin, t.start) is not None
            )
            if fared and self.doc_type in _REVIEWERS and _FARED.match(self.a.folded, c.end, block.span.end):
                return "reviews"
            if self._spent(t, begin, block) or self._assessed(c, block) or self._told(t, begin, block):
                return "reviews"
        if relation == "based_on":
            left = self.a.folded[max(begin, t.start - 60) : t.start]
            if _SELF_BASIS.match(self.a.folded, t.end + 1):
                return None
            if _CHANGED_BY.search(left):
                return "cites"  # `Luật … đã được sửa đổi, bổ sung theo Luật …` tells of the law, not of this
            directly = not self.a.folded[t.end : c.start].strip()  # `thực hiện theo Chỉ thị số …`
            if _COMPLY.search(left) and (directly or self.a.folded.startswith("đúng", t.start)):
                return "implements"
        return relation

    def _inside_name(self, t: _Trigger, begin: int) -> bool:
        """`Chương trình hành động của Chính phủ thực hiện Nghị quyết …`: the name of another document."""
        left = self.a.folded[max(begin, t.start - 110) : t.start]
        for m in type_pattern().finditer(left):
            if _OWNED.fullmatch(left, m.end()) and not _CREATED.search(left[: m.start()]):
                return True
        return False

    def _review_before(self, k: int, lo: int) -> _Trigger | None:
        """Return a word of review before the trigger ``k``: `tổng kết 10 năm thực hiện`."""
        t = self.triggers[k]
        for j in range(k - 1, max(lo - 1, k - 5), -1):
            p = self.triggers[j]
            if p.relation in ("reviews", "results") and _REVIEW_LINK.fullmatch(self.a.folded, p.end, t.start):
                return p
        return None

    def _reviewing(self, relation: str, block: Block, left: str) -> str:
        """A review counts where the document tells of it or orders one, not where it is to come again.

        ``left`` is the sentence before the word of review.
        """
        telling = block.zone in _REPORTING or block.role in LOOKING_BACK or not _AGAIN.search(left)
        if relation == "results":
            opens = block.role in LOOKING_BACK and not left.strip(" -–+*•.():0123456789abcdđ\t|")
            told = block.zone is Zone.TITLE or opens
            return "reviews" if told and self.doc_type in _REVIEWERS else "implements"
        return "reviews" if telling else "implements"

    def _spent(self, t: _Trigger, begin: int, block: Block) -> bool:
        if not (block.zone in _REPORTING or block.role in LOOKING_BACK):
            return False
        left = self.a.folded[max(begin, t.start - 90) : t.start]
        if _YEARS.fullmatch(self.a.folded, begin, t.start):
            return True
        m = _SPENT.search(left)
        return bool(m and re.search(r"\d|năm|tháng|thời gian|nhiệm kỳ", m[0]))

    def _told(self, t: _Trigger, begin: int, block: Block) -> bool:
        """`Kết quả 6 tháng thực hiện Kế hoạch …` as the title of a report."""
        if block.zone is not Zone.TITLE or self.doc_type not in _REVIEWERS:
            return False
        return bool(_RESULTS.search(self.a.folded, max(begin, t.start - 70), t.start))

    def _assessed(self, c: Citation, block: Block) -> bool:
        """`Việc thực hiện Nghị quyết số … đã đạt được …` in the opening of a conclusion."""
        if self.doc_type not in ("ket_luan", "bao_cao"):
            return False
        if block.zone is not Zone.OPENING and block.role not in LOOKING_BACK:
            return False
        rest = self.a.folded[c.name_end : min(block.span.end, c.name_end + 300)]
        return bool(re.match(r"[^.;]{0,200}?(?<!\w)(?:đã|đạt được|còn (?:một số )?hạn chế)(?!\w)", rest))

    def _performs(
        self, t: _Trigger, k: int, lo: int, begin: int, block: Block, doc_type: str | None = None
    ) -> bool:
        """Tell whether this document itself makes the change, not somebody charged with it.

        ``doc_type`` is the type of the document that is changed.
        """
        if doc_type in _STATUTES and self.doc_type not in _STATUTES:
            return False
        left = self.a.folded[begin : t.start]
        named = _last_type(left)  # `Nghị định sửa đổi …` is a name
        if block.zone is Zone.TITLE:
            return named in (None, self.doc_type)
        if named is not None or _PASSIVE.search(left):
            return False
        if _THIS_DOCUMENT.search(left):
            return True
        own = self._is_subject(left)
        if not own and block.role in LOOKING_BACK:
            return False  # a report tells what was changed
        charged = any(self.triggers[j].charge for j in range(max(lo, k - 6), k))
        if charged or (block.role is Role.TASK and _ISSUING.search(left)):
            return False
        own = own or _ARTICLE.match(self.a.folded, block.span.start, block.span.start + 20) is not None
        if not own and (block.role is Role.TASK or block.zone is Zone.APPENDIX):
            return False  # `1 | Sửa đổi Nghị định số … | Sở … | Quý IV` orders a change for later
        if not own and block.role is Role.IMPLEMENTATION and t.relation == "amends":
            return False
        form = self.a.folded[t.start : t.end]
        if form in ("điều chỉnh", "bổ sung"):  # also everyday verbs: only at the head of its sentence
            return not left.strip(" -–+*•.():0123456789abcdđ\t|")
        return True

    def _is_subject(self, left: str) -> bool:
        """Tell whether the sentence is about this document: `Quy định này có hiệu lực từ …, thay thế`."""
        at = _OPENER.match(left)
        m = type_pattern().match(left, at.end() if at else 0)
        return m is not None and left.startswith(" này", m.end())

    def _attaches(self, t: _Trigger, block: Block) -> bool:
        opens = self.a.folded[block.span.start : t.start].strip(" *_-–")
        return block.zone in _ATTACHING or opens in ("", "(", "ban hành", "(ban hành")

    def _behind(self, c: Citation, block: Block) -> tuple[str, Span] | None:
        end = min(block.span.end, c.name_end + 140)
        for k in range(bisect_left(self.starts, c.end), len(self.triggers)):
            t = self.triggers[k]
            if t.start >= end:
                return None
            if t.reach == "behind" and not re.search(r"[;]|\.\s|này", self.a.folded[c.end : t.start]):
                if t.relation == "replaces" and _BY_THIS.match(self.a.folded, t.end) is None:
                    continue
                return t.relation, Span(c.start, t.end)
        return None

    def _coordinated(self, c: Citation, i: int, citations: Sequence[Citation], begin: int) -> int | None:
        """Return the citation before with which this one stands in a list."""
        for j in range(i - 1, max(-1, i - 8), -1):
            p = citations[j]
            if p.nested:
                continue
            if p.start < begin:
                return None
            for end in (p.name_end, p.end, p.core):
                if end <= c.start and _LIST_ONLY.fullmatch(self.a.folded, end, c.start):
                    return j
            if ";" in self.a.folded[p.name_end : c.start] or p.name_end <= c.start:
                gap = self.a.folded[p.name_end : c.start]
                return j if len(gap) < 40 and _SEPARATORS.fullmatch(gap) else None
        return None

    def _from_zone(self, c: Citation, begin: int, block: Block) -> tuple[str, Span] | None:
        if block.zone is Zone.BASIS:
            return "based_on", Span(c.start, c.core)
        clause = self.a.folded[begin : c.start]
        if ";" in clause and _LIST_ONLY.fullmatch(clause[clause.rindex(";") :]):
            return self._before_semicolon(c, begin, begin + clause.rindex(";"))
        if clause.strip(" -–+*•.():0123456789abcdđ\t"):
            return None
        intro = self._introduction(block)
        return (intro[0], intro[1]) if intro else None

    def _before_semicolon(self, c: Citation, begin: int, at: int) -> tuple[str, Span] | None:
        """A list that goes on behind `;` with nothing but a name keeps the verb before it."""
        lo, hi = bisect_left(self.starts, begin), bisect_right(self.starts, at)
        for k in range(hi - 1, lo - 1, -1):
            t = self.triggers[k]
            if t.relation in ("implements", "based_on") and not t.charge:
                return t.relation, Span(t.start, t.end)
        return None

    def _introduction(self, block: Block) -> tuple[str, Span] | None:
        """Return the relation that the sentence before a list states for its items."""
        i = block.index - 1
        steps = 0
        while i >= 0 and steps < 25:
            if i in self.intro:
                found = self.intro[i]
                break
            b = self.a.blocks[i]
            text = self.a.folded[b.span.start : b.span.end].rstrip()
            if _BASIS_HEADING.fullmatch(text):
                found = ("based_on", b.span)
                break
            if text.endswith(":"):
                found = self._stated(b)
                break
            if b.is_heading or not text.endswith((";", ",")):
                found = None
                break
            i, steps = i - 1, steps + 1
        else:
            found = None
        self.intro[block.index - 1] = found
        return found

    def _stated(self, block: Block) -> tuple[str, Span] | None:
        lo, hi = bisect_left(self.starts, block.span.start), bisect_right(self.starts, block.span.end)
        for k in range(hi - 1, lo - 1, -1):
            t = self.triggers[k]
            if t.relation in ("implements", "based_on", *_CHANGES) and not t.charge:
                relation = t.relation
                if relation in _CHANGES and not self._performs(t, k, lo, block.span.start, block):
                    return None
                return relation, Span(t.start, t.end)
        return None


def strongest(relations: Sequence[tuple[str, Span | None]]) -> tuple[str, Span | None]:
    """Return the strongest of the relations stated over all mentions."""
    return min(relations, key=lambda r: STRENGTH.index(r[0]), default=("cites", None))
