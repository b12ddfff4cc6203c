"""What a document does to another, read from the words that govern the mention."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vndocparse.core.analysis import Analysis, Block, Zone
from vndocparse.core.span import Span
from vndocparse.extract.citations_types import Citation, type_pattern
from vndocparse.extract.relations_changes import Changes
from vndocparse.extract.relations_lists import Lists
from vndocparse.extract.relations_reports import decided, examination, heard_beside, joined_with, read_out
from vndocparse.extract.relations_reviews import Reviews
from vndocparse.extract.relations_triggers import CHANGES, STRENGTH, Setting, Trigger, fillers

_SELF_BASIS = re.compile(
    r"(?:kết luận|nghị quyết|chỉ thị|quyết định|quy định|kế hoạch|chương trình|hướng dẫn|thông báo)\s+này"
)
_AND = re.compile(r"\s?(?:,|và|và các|cùng với)\s+")
_AND_VERB = re.compile(r"(?:,|\s?và|\s?,\s?và)\s+(?:tổ chức\s+)?")
_REACH = 700  # characters that a verb may govern; bounds the work on a paragraph without full stops
# `các kiến nghị`, `được giao`: the word names or describes
_AS_NOUN = re.compile(r"(?<!\w)(?:được|theo|các|những|mọi|một số|nội dung|ý kiến)\s+$")
# `thực hiện kiến nghị tại …`, `xử lý đề xuất của … tại …`: what was asked is met
_ASKED = re.compile(r"kiến nghị|đề xuất|đề nghị")
_MET = re.compile(
    r"(?<!\w)(?:thực hiện|khắc phục|xử lý|giải quyết|triển khai|tiếp thu|đồng ý với|nhất trí với)\s+$"
)
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
_AMENDED_BY = re.compile(
    r"(?<!\w)(?:được|bị)\s(?:sửa đổi|bổ sung|thay thế|bãi bỏ|điều chỉnh)[^.;:()]{0,40}"
    r"\s(?:bởi|bằng|tại|theo)\s+(?:các\s+)?$"
)
# a proposal in brackets behind the matter that it lays before the meeting
_LAID_BEFORE = re.compile(r"(?<!\w)(?:trình|đề nghị|đề xuất)(?:\s+của\s[^,;.()]{2,60})?\s*\(\s*(?:tại\s+)?$")
_COMPLY = re.compile(
    r"(?<!\w)(?<!ban )(?<!được )(?:thực hiện|chấp hành|tuân thủ|triển khai)"
    r"(?:\s+(?:nghiêm|nghiêm túc|đầy đủ|tốt))?\s+$"
)
# `Việc thanh toán tiền công thực hiện theo Luật …`: by what a thing is done, with nobody who does it
_APPLIED = re.compile(
    r"(?:^|[.;:\n]|\d\.|[-–+•])\s*(?:việc|(?:các\s|những\s)?(?:nội dung|vấn đề|trường hợp)(?:\skhác)?"
    r"|kinh phí|trình tự|thủ tục|mức (?:chi|thu|phạt|hỗ trợ)|chế độ)\s"
    r"(?:(?!\stiếp tục)[^.;:\n]){0,140}?(?<!tiếp tục )thực hiện\s+$"
)
_CHANGED = re.compile(
    r"(?<!\w)(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|hủy bỏ)\s+(?:[^\W\d_]+\s+){0,6}$"
)
_DONE_TO = re.compile(
    r"\s*(?:,[^,;.:]{0,60},)?[^,;.:]{0,30}?(?<!\w)(?:được\s+(?:\w+\s+){0,9}?"
    r"(?:cụ thể hóa|thể chế hóa|quán triệt|triển khai|thực hiện|tổ chức thực hiện|thi hành|học tập|phổ biến)"
    r"|(?:thực sự\s+)?(?:đi\s+)?vào cuộc sống)(?!\w)"
)
_STATUTE_WORK = re.compile(r"(?:quy định|hướng dẫn|công tác)\s+(?:về\s+)?$")
_OWNED = re.compile(r"\s+(?:(?:số|ngày|năm)\s[^,;.]{3,40}?\s)?của\s+(?:[^\W\d_]+\s+){1,10}")
_CREATED = re.compile(r"(?<!\w)(?:ban hành|xây dựng|phê duyệt|trình|tham mưu|đây là)\s+(?:\w+\s+){0,2}$")
_AGAINST = re.compile(r"\strái với [^.;]{0,30}này\s")  # `quy định tại … trái với Quy định này được bãi bỏ`
_BY_THIS = re.compile(r"\s+(?:[^\W\d_]+\s+){1,4}này(?!\w)")
_JOINT = re.compile(r"(?<!\w)(?:tại|của|trong|ở|kèm theo)(?!\w)")
_NOUN_WORDS = 12  # words of the noun between `theo` and `tại`
_GAP = 70  # letters between two citations of one list: date and issuer of the first
_JOINED = re.compile(r"(?:,|(?<!\w)và)\s+(?:các\s+)?$")
_ANOTHERS = re.compile(r"\s*(?:[,(]?\s*(?:đã\s|sẽ\s)?(?:có\s)?hiệu lực[^.;]{0,60}?[\s,(]+(?:và\s)?|\(\s*)?")
_PARTED = re.compile(r"[;:]|\.\s")
# how something is carried out: `thực hiện nghiêm, thống nhất`, `áp dụng thống nhất`
_HOW = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|áp dụng|thi hành|chấp hành|vận hành)"
    r"(?:\s+(?:nghiêm túc|nghiêm|đồng bộ|đầy đủ|nhất quán|kịp thời|hiệu quả|đúng)\s?,?){0,2}\s+(?:và\s+)?$"
)


class Governors:
    """Finds the relation of each mention of one document."""

    def __init__(self, a: Analysis, doc_type: str | None) -> None:
        self.a = a
        self.s = Setting(a, doc_type)
        self.sentence_starts = [s.span.start for s in a.sentences]
        self.changes, self.reviews = Changes(self.s), Reviews(self.s)
        self.lists = Lists(self.s, self.changes)

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
        if reported := self.reviews.reported(c, begin, block, i, citations, done):
            return reported
        if c.nested or read_out(self.a.folded, c) or joined_with(self.a.folded, begin, c.start):
            return "cites", None
        if behind := self._behind(c, block):
            return behind
        if _AMENDED_BY.search(self.a.folded, max(begin, c.start - 90), c.start):
            # `Nghị định số A (được sửa đổi, bổ sung bởi Nghị định số B)`: B changed A; where A is the ground
            # of a document, what it rests on is A as B left it
            return ("based_on", Span(c.start, c.core)) if block.zone is Zone.BASIS else ("cites", None)
        if c.revised:  # `Xây dựng Luật … (sửa đổi)`
            return "amends", Span(c.start, c.core)
        if c.doc_type == "to_trinh" and (m := _LAID_BEFORE.search(self.a.folded, begin, c.start)):
            return "based_on", Span(m.start(), c.core)
        before = self.lists.coordinated(c, i, citations, begin)
        if before is not None:  # what governs the list stands before its first member
            begin = max(begin, min(citations[before].name_end, c.start))
        found = self._governor(c, begin, block, self._names_before(i, citations, begin))
        if c.doc_type == "to_trinh" and (found is None or found[0] == "cites"):
            found = decided(self.s, c, self._sentence_start(c.start, block), block) or found
        if found is None and before is not None:
            if heard_beside(self.a.folded, c, citations[before], done[before]):
                return "cites", None
            return done[before]
        if found is None and examination(self.a.folded, c):
            return "cites", None
        if found is not None and (nearer := self._beside(c, i, citations, done, found[1])):
            return nearer
        if found is not None and found[0] in CHANGES and self._of_another(i, citations, done, found[1]):
            return "cites", found[1]
        found = found or self._done_to(c, begin, block) or self.lists.from_zone(c, begin, block)
        return found or ("cites", None)

    def _of_another(
        self, i: int, citations: Sequence[Citation], done: list[tuple[str, Span | None]], governor: Span
    ) -> bool:
        """`Nghị định số A, có hiệu lực từ ngày …, thay thế Nghị định số B`: the change is A's."""
        j = next((k for k in range(i - 1, max(-1, i - 6), -1) if not citations[k].nested), None)
        if j is None or done[j][0] in CHANGES or citations[j].doc_type != citations[i].doc_type:
            return False
        end = max(citations[j].end, citations[j].name_end)
        return end <= governor.start and _ANOTHERS.fullmatch(self.a.folded, end, governor.start) is not None

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
        return "reviews" if self.reviews.assessed(c, block) else "implements", Span(c.start, m.end())

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
        lo, hi = bisect_left(self.s.starts, begin), bisect_right(self.s.starts, c.start - 1)
        noun_only = False
        for k in range(hi - 1, max(lo - 1, hi - 13), -1):
            t = self.s.triggers[k]
            if t.start < c.start < t.end and t.relation == "based_on":
                return t.relation, Span(t.start, c.core)  # `theo tờ trình` holds the type word
            if t.end > c.start or t.reach == "behind" or any(n.start <= t.start < n.end for n in names):
                continue
            left = self.a.folded[max(begin, t.start - 60) : t.start]
            noun = _ASKED.fullmatch(self.a.folded, t.start, t.end) and _MET.search(left)
            if t.charge and (noun or _AS_NOUN.search(left) or self._in_name(t, left)):
                continue  # `Sở Xây dựng`; `các nhiệm vụ được giao tại …`, `các kiến nghị tại …` charge nobody
            gap = self.a.folded[t.end : c.start]
            if self._too_far(t, gap) or (t.relation == "cites" and self._is_adverb(t, left)):
                continue
            if t.relation == "cites" and k > lo and self._stands_beside(self.s.triggers[k - 1], t):
                continue
            if t.relation == "passes":  # `thực hiện các nhiệm vụ nêu tại …`: the verb before governs
                # `chấp hành nghiêm quy định tại`, `sửa đổi một số quy định tại`
                own = self.a.folded.startswith("quy định", t.start) and _COMPLY.search(left) is not None
                noun_only = noun_only or not (own or _CONTENT.search(left) or _CHANGED.search(left))
                continue
            if noun_only and t.reach != "noun":
                return None
            relation = self._judge(t, k, lo, c, begin, block)
            if relation is not None:
                return relation, Span(t.start, c.core)
        return None

    def _stands_beside(self, first: Trigger, t: Trigger) -> bool:
        """`quán triệt, tuyên truyền Chỉ thị số …`: both verbs have one object, the first says more."""
        return (
            first.relation == "implements"
            and _AND_VERB.fullmatch(self.a.folded, first.end, t.start) is not None
        )

    def _is_adverb(self, t: Trigger, left: str) -> bool:
        """`thực hiện thống nhất Quyết định số …`: how it is carried out, no verb of its own."""
        return self.a.folded[t.start : t.end] == "thống nhất" and _HOW.search(left) is not None

    def _in_name(self, t: Trigger, left: str) -> bool:
        """Tell whether a word stands with a capital inside a sentence: part of a body's name."""
        word = self.a.text[t.start : t.end]
        inside = left.rstrip()[-1:] not in ("", ".", ":", ";", "-", "–", "+", "•", "|")
        return inside and word[0].isupper() and not word.isupper()

    def _too_far(self, t: Trigger, gap: str) -> bool:
        if gap.startswith(")"):
            return True  # `dự án Luật … (sửa đổi) trình tại Tờ trình số …`
        if t.reach == "near":
            return fillers().fullmatch(gap) is None
        if t.reach == "noun":
            return fillers().fullmatch(gap) is None and not self._through_noun(gap)
        return ";" in gap or ". " in gap or "\n" in gap or len(gap) > 260

    def _through_noun(self, gap: str) -> bool:
        """`theo định mức tại …`, `theo chỉ đạo của Thủ tướng Chính phủ tại …`."""
        joint = None
        for joint in _JOINT.finditer(gap):
            if fillers().fullmatch(gap, joint.end()):
                break
        else:
            return False
        return len(gap[: joint.start()].split()) <= _NOUN_WORDS and not re.search(r"[;:]|\. |\n", gap)

    def _judge(self, t: Trigger, k: int, lo: int, c: Citation, begin: int, block: Block) -> str | None:
        """Return what a trigger says of a citation that it governs; ``None`` where it says nothing."""
        relation = t.relation
        if relation in CHANGES:
            return self.changes.says(t, k, lo, c, begin, block)
        if relation == "attached_to":
            change = self._change_before(k, lo)
            if change is not None:  # `Sửa đổi một số điều của Quy định … ban hành kèm theo Quyết định số …`
                return self.changes.says(self.s.triggers[change], change, lo, c, begin, block)
            return relation if self.changes.attaches(t, block) else None
        if relation in ("reviews", "results"):
            return self.reviews.reviewing(relation, block, self.a.folded[begin : t.start])
        if relation == "implements":
            if self._statute_work(t, c, begin, block):
                return "cites"
            if block.zone is not Zone.TITLE and self._inside_name(t, begin):
                return "cites"
            return self.reviews.carried_out(t, k, lo, c, begin, block) or relation
        if relation == "based_on":
            left = self.a.folded[max(begin, t.start - 60) : t.start]
            own = _SELF_BASIS.match(self.a.folded, t.end + 1)
            if own and not _AND.fullmatch(self.a.folded, own.end(), c.start):
                return None  # `căn cứ Kết luận này và Kế hoạch số …` rests on both
            if _CHANGED_BY.search(left) and block.zone is not Zone.BASIS:
                return "cites"  # `Luật … đã được sửa đổi, bổ sung theo Luật …` tells of the law, not of this
            directly = not self.a.folded[t.end : c.start].strip()  # `thực hiện theo Chỉ thị số …`
            directly = directly and not _APPLIED.search(self.a.folded[max(begin, t.start - 200) : t.start])
            if _COMPLY.search(left) and (directly or self.a.folded.startswith("đúng", t.start)):
                return "implements"
        return relation

    def _statute_work(self, t: Trigger, c: Citation, begin: int, block: Block) -> bool:
        """`Quy định thi hành Điều lệ Đảng`, `công tác thi hành Điều lệ Đảng`: a name, a field of work.

        A guidance that says in its title or opening what it is on carries the charter out.
        """
        if c.doc_type != "dieu_le" or not self.a.folded.endswith("thi hành", t.start, t.end):
            return False
        named = _STATUTE_WORK.search(self.a.folded, max(begin, t.start - 30), t.start) is not None
        return named or block.zone not in (Zone.TITLE, Zone.OPENING)

    def _change_before(self, k: int, lo: int) -> int | None:
        """Return the place of a word that changes what is attached: a paper stands between."""
        at = self.s.triggers[k].start
        for j in range(k - 1, max(lo - 1, k - 5), -1):
            p = self.s.triggers[j]
            gap = self.a.folded[p.end : at]
            if p.relation in CHANGES and p.reach != "behind" and len(gap) < 260 and not _PARTED.search(gap):
                return j if type_pattern().search(gap) else None
        return None

    def _inside_name(self, t: Trigger, begin: int) -> bool:
        """`Chương trình hành động của Chính phủ thực hiện Nghị quyết …`: the name of another document."""
        left = self.a.folded[max(begin, t.start - 110) : t.start]
        for m in type_pattern().finditer(left):
            if _OWNED.fullmatch(left, m.end()) and not _CREATED.search(left[: m.start()]):
                return True
        return False

    def _behind(self, c: Citation, block: Block) -> tuple[str, Span] | None:
        end = min(block.span.end, c.name_end + 140)
        for k in range(bisect_left(self.s.starts, c.end), len(self.s.triggers)):
            t = self.s.triggers[k]
            if t.start >= end:
                return None
            gap = _AGAINST.sub(" ", self.a.folded[c.end : t.start])
            if t.reach == "behind" and not re.search(r"[;]|\.\s|này", gap):
                if t.relation == "replaces" and _BY_THIS.match(self.a.folded, t.end) is None:
                    continue
                return t.relation, Span(c.start, t.end)
        return None


def strongest(relations: Sequence[tuple[str, Span | None]]) -> tuple[str, Span | None]:
    """Return the strongest of the relations stated over all mentions."""
    return min(relations, key=lambda r: STRENGTH.index(r[0]), default=("cites", None))
