"""Documents named in lists: which stand together, and what the words before the list say of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vndocparse.core.analysis import Block, Zone
from vndocparse.core.span import Span
from vndocparse.extract.citations_types import Citation, type_pattern
from vndocparse.extract.relations_changes import Changes
from vndocparse.extract.relations_triggers import CHANGES, Setting

# A heading above a list of documents, with or without its label: `I. CĂN CỨ PHÁP LÝ`.
_BASIS_HEADING = re.compile(
    r"[\W_]{0,4}(?:(?:[ivx]{1,4}|[a-d]|\d{1,2})[.)\-/ ]\s{0,2})?(?:các |những )?(?:căn cứ|cơ sở)"
    r"(?: pháp lý| pháp luật)?"
    r"(?: (?:xây dựng|lập|ban hành) (?:kế hoạch|chương trình|đề án|phương án))?\W{0,2}"
)
_BAR = " | "
_ROW = 6000  # letters of the longest row of a table
_BASIS_COLUMN = re.compile(r"\W*(?:văn bản\s|các\s)?(?:căn cứ|cơ sở)(?: pháp lý| thực hiện| xây dựng)?\W*$")
# types in short (`KL số 12-KL/TU`), parts of a document (`điểm a khoản 1 Điều 5 Luật …`)
_SHORT = r"nq|ct|kl|qđ|nđ|hd|tb|kh|ctr|cv|tt|điểm\s[a-zđ]|(?:khoản|điều)\s\d{1,3}"
_SEPARATORS = re.compile(
    r"[\s,;\-–+•]*"
    rf"(?:(?:{_SHORT}"
    r"|và|hoặc|cùng|cùng với|với|các|số|đồng thời|của|theo|quy định|nội dung|tinh thần)[\s,;]+)*"
    r"[\s,;(]*"
)
# `…; các nghị quyết chiến lược của Bộ Chính trị (Nghị quyết số A, số B)`
_KIND_OF = re.compile(
    r";\s*(?:các|những)\s(?:nghị quyết|chỉ thị|kết luận|quy định|văn bản|chương trình|đề án|luật|nghị định)"
    r"[^;:.()\d]{0,80}[(,:]\s*(?:gồm|như|là|nhất là|trọng tâm là)?\s*"
    r"|;\s*(?:các|những|ý kiến|nội dung)\s[^;:.()\d]{0,80}\svà\s(?:các\s)?"
    # `Căn cứ Luật …; ý kiến của Thường trực Tỉnh ủy tại Công văn số …`
    r"|;\s*(?:các\s)?(?:ý kiến|chủ trương|chỉ đạo|kết luận)\s[^;:.()\d]{0,80}\stại\s(?:các\s)?"
)
# `Theo đề nghị của Sở A tại Tờ trình số …, của Sở B tại Công văn số …`
_OF_ANOTHER = re.compile(
    r"\s*[,;]?\s*(?:và\s)?(?:(?:đề nghị|ý kiến|đề xuất)\s)?(?:của\s[^;:.()\d]{3,70}"
    # `chỉ đạo của Ban Bí thư tại Thông báo số …; Thủ tướng Chính phủ tại Chỉ thị số …`
    r"|(?:thủ tướng chính phủ|chính phủ|bộ chính trị|ban bí thư|tỉnh ủy|thành ủy|bộ [^;:.()\d]{3,40}?"
    r"|(?:ban thường vụ|thường trực|chủ tịch|ubnd|ủy ban nhân dân|hđnd) [^,;:.()\d]{2,30}?))"
    r"\stại\s(?:các\s)?"
)
_LABEL = re.compile(r"[\s\-–+•*]*(?:\(?(?:\d{1,2}|[a-zđ])[.)]\s*)?")
_NUMBERED = re.compile(r"\s+(?:liên tịch\s+)?số\s")
LIST_ONLY = re.compile(
    rf"[\s,;:]?[\s,;]*(?:(?:{_SHORT}|và|hoặc|cùng|cùng với|các|số|quy định|của)[\s,;]+)*[\s,;(\-–]*"
)
"""What may stand between two documents of one list."""


_CHANGE = re.compile(r"\s?\((?:đã )?(?:được )?(?:sửa đổi|bổ sung)[^()]{0,200}\)")


def _without_change(gap: str) -> str:
    return _CHANGE.sub("", gap)


def _within_brackets(folded: str, at: int, end: int) -> bool:
    """Tell whether ``at`` stands in brackets that tell a change and close before ``end``."""
    opened = folded.rfind("(", max(0, at - 120), at)
    if opened < 0 or folded.find(")", opened, at) >= 0:
        return False
    m = _CHANGE.match(folded, opened - (folded[opened - 1 : opened] == " "))
    return m is not None and at < m.end() <= end


class Lists:
    """Reads the lists of one document."""

    def __init__(self, setting: Setting, changes: Changes) -> None:
        self.s, self.changes = setting, changes
        self.intro: dict[int, tuple[str, Span] | None] = {}
        self.heads: dict[int, int] = {}  # of a row of a table, where the table's head stands

    def coordinated(self, c: Citation, i: int, citations: Sequence[Citation], begin: int) -> int | None:
        """Return the citation before with which this one stands in a list."""
        for j in range(i - 1, max(-1, i - 8), -1):
            p = citations[j]
            if p.nested:
                continue
            if p.start < begin:
                return None
            if _within_brackets(self.s.a.folded, p.start, c.start):
                continue  # `Nghị định A (được sửa đổi bởi Nghị định B) và Luật C`: A and C stand together
            for end in (p.name_end, p.end, p.core):
                if end <= c.start and _OF_ANOTHER.fullmatch(self.s.a.folded, end, c.start):
                    return j
                if end <= c.start and LIST_ONLY.fullmatch(_without_change(self.s.a.folded[end : c.start])):
                    return self._head(j, citations, begin) if ";" in self.s.a.folded[end : c.start] else j
            if ";" in self.s.a.folded[p.name_end : c.start] or p.name_end <= c.start:
                gap = self.s.a.folded[p.name_end : c.start]
                return j if len(gap) < 40 and _SEPARATORS.fullmatch(gap) else None
        return None

    def _head(self, j: int, citations: Sequence[Citation], begin: int) -> int:
        """Return the head of the item before `;`: `Công văn A về phổ biến Nghị quyết B; Thông báo C`."""
        clause = self.s.a.folded.rfind(";", begin, citations[j].start)
        for k in range(max(0, j - 6), j):
            if citations[k].start > max(clause, begin - 1) and not citations[k].nested:
                return k
        return j

    def from_zone(self, c: Citation, begin: int, block: Block) -> tuple[str, Span] | None:
        """Return what the part in which a citation stands says of it, or the words before its list."""
        if block.zone is Zone.BASIS:
            return "based_on", Span(c.start, c.core)
        clause = self.s.a.folded[begin : c.start]
        if self._in_column_of_bases(c, block):
            return "based_on", Span(c.start, c.core)
        if ";" in clause and LIST_ONLY.fullmatch(clause[clause.rindex(";") :]):
            return self._before_semicolon(c, begin, begin + clause.rindex(";"))
        if ";" in clause and _KIND_OF.fullmatch(clause[clause.rindex(";") :]):
            return self._before_semicolon(c, begin, begin + clause.rindex(";"))
        if clause.strip(" -–+*•.():0123456789abcdđ\t"):
            return None
        intro = self._introduction(block)
        return (intro[0], intro[1]) if intro else None

    def _in_column_of_bases(self, c: Citation, block: Block) -> bool:
        """Tell whether the cell stands under `Căn cứ`, `Cơ sở pháp lý` in the head of its table."""
        folded = self.s.a.folded
        if len(block.span) > _ROW:
            return False
        column = folded.count(_BAR, block.span.start, c.start)
        if not column or _BAR not in folded[block.span.start : block.span.end]:
            return False
        head = self._head_of_table(block.index)
        cells = folded[self.s.a.blocks[head].span.start : self.s.a.blocks[head].span.end].split(_BAR)
        return head < block.index and column < len(cells) and _BASIS_COLUMN.match(cells[column]) is not None

    def _head_of_table(self, i: int) -> int:
        """Return the index of the first of the rows that stand together with the block ``i``."""
        passed = []
        while i not in self.heads:
            before = self.s.a.blocks[i - 1].span if i else None
            if before is None or _BAR not in self.s.a.folded[before.start : before.end]:
                self.heads[i] = i
                break
            passed.append(i)
            i -= 1
        for row in passed:
            self.heads[row] = self.heads[i]
        return self.heads[i]

    def _before_semicolon(self, c: Citation, begin: int, at: int) -> tuple[str, Span] | None:
        """A list that goes on behind `;` with nothing but a name keeps the verb before it."""
        lo, hi = bisect_left(self.s.starts, begin), bisect_right(self.s.starts, at)
        for k in range(hi - 1, lo - 1, -1):
            t = self.s.triggers[k]
            if t.relation in ("implements", "based_on") and not t.charge:
                before = (
                    self.s.triggers[k - 1] if k > lo and self.s.a.folded.startswith("đúng", t.start) else t
                )
                # `thực hiện đúng Luật …; Thông tư …`
                carried = before.relation == "implements" and before.end + 1 == t.start
                return ("implements" if carried else t.relation), Span(t.start, t.end)
        return None

    def _introduction(self, block: Block) -> tuple[str, Span] | None:
        """Return the relation that the sentence before a list states for its items."""
        i = block.index - 1
        steps = 0
        while i >= 0 and steps < 25:
            if i in self.intro:
                found = self.intro[i]
                break
            b = self.s.a.blocks[i]
            text = self.s.a.folded[b.span.start : b.span.end].rstrip()
            if _BASIS_HEADING.fullmatch(text):
                found = ("based_on", b.span)
                break
            if text.endswith(":"):
                found = self._stated(b)
                break
            listed = text.endswith((";", ",")) or (text.endswith(".") and self._names(text))
            if b.is_heading or not listed:
                found = None
                break
            i, steps = i - 1, steps + 1
        else:
            found = None
        self.intro[block.index - 1] = found
        return found

    @staticmethod
    def _names(item: str) -> bool:
        """Tell whether an item of a list does nothing but name a document: `2. Quyết định số …`."""
        label = _LABEL.match(item)
        word = type_pattern().match(item, label.end() if label else 0)
        return word is not None and _NUMBERED.match(item, word.end()) is not None

    def _stated(self, block: Block) -> tuple[str, Span] | None:
        lo, hi = bisect_left(self.s.starts, block.span.start), bisect_right(self.s.starts, block.span.end)
        for k in range(hi - 1, lo - 1, -1):
            t = self.s.triggers[k]
            if t.relation in ("implements", "based_on", *CHANGES) and not t.charge:
                relation = t.relation
                if relation in CHANGES and not self.changes.performs(t, k, lo, block.span.start, block):
                    return None
                return relation, Span(t.start, t.end)
        return None
