"""Schemes, strategies, plans and rules of work cited by name alone."""

import re
from collections.abc import Callable

from vndocparse.core.span import Span
from vndocparse.extract.citations_cues import cues, ending
from vndocparse.extract.citations_issuers import more_issuers, read_issuer
from vndocparse.extract.citations_made import Surroundings
from vndocparse.extract.citations_names import scheme_end
from vndocparse.extract.citations_own import OwnParts
from vndocparse.extract.citations_tail import read_tail
from vndocparse.extract.citations_titles import PURPOSE, title_end
from vndocparse.extract.citations_types import Anchor, Citation, type_pattern
from vndocparse.text.letters import UPPER

# a short name is one document's only with a number, a capital or such a word
_DISTINCT = re.compile(rf"\d|(?<!\w)[{UPPER}]|quốc gia|phát triển|tổng thể")
_FEW, _MANY = 2, 5  # words that make a name, of a national programme and of any
_GAP = re.compile(r"\s{1,2}")
# kinds of master plans: `Quy hoạch chung đô thị …`
_PLANNED = re.compile(r"(?:chung|phân khu|chi tiết)\s")
_LAYING = frozenset(["bao_cao", "to_trinh"])
_LAID_OF = re.compile(r"\s{1,2}của\s{1,2}")
_SUBJECT = re.compile(r"(?:về|tình hình|kết quả)\s")
_ISSUED = frozenset(["chuong_trinh", "ke_hoach"])  # of these whose they are is who issued them
_OF_BODY = frozenset(["chuong_trinh", "quy_che", "ke_hoach"])
# words that carry a document out or rest on it, directly before its type word
_CARRIED = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|căn cứ|căn cứ vào|theo|theo đúng|trên cơ sở|quán triệt|bám sát|chấp hành"
    r"|cụ thể hóa|thi hành|tuân thủ)"
    r"(?:\s+(?:tốt|nghiêm|nghiêm túc|có hiệu quả|hiệu quả|đầy đủ|quy định của|quy định tại|nội dung))?\s+$"
)
_CARRYING = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|quán triệt|chấp hành|thi hành|tuân thủ|căn cứ(?:\svào)?|theo|trên cơ sở)"
    r"(?:\s+(?:tốt|nghiêm|nghiêm túc|có hiệu quả|hiệu quả|đầy đủ))?\s+(?:các\s+)?"
)
_GOES_ON = re.compile(r"(?:,|\svà)\s+$")
_BASES = re.compile(
    r"[\W\d]{0,8}(?:(?:tiếp tục|tập trung|tổ chức|nghiêm túc|đẩy mạnh|lãnh đạo|triển khai),?\s){0,3}"
    r"(?:căn cứ|thực hiện|triển khai|theo|trên cơ sở|quán triệt)\s"
)
_ABOUT = re.compile(
    r"(?:,\s{1,2}giám\s+sát)?(?:\s{1,2}(?!của)(?:kiểm\s+tra,|[\w/–-]+)){0,10}\s{1,2}của\s{1,2}"
)
_TERM = re.compile(r"\d|toàn (?:khóa|khoá|nhiệm kỳ)")  # without its time a programme is told by whose it is
# `Chương trình làm việc toàn khóa (khóa XIV)`
_WHOLE_TERM = re.compile(
    r"(?:\s{1,2}(?:làm việc|công tác|kiểm tra, giám sát))?(?:,\s{1,2}giám sát)?"
    r"\s{1,2}toàn (?:khóa|khoá|nhiệm kỳ)"
    r"(?:\s{1,2}(?:khóa|khoá)\s[ivxl\d]+)?(?!\w)"
)
_OF = re.compile(r"\s{1,2}(?:[^\W\d_]+\s){0,3}của\s")
_ATTACHED = re.compile(r"\s(?:ban hành\s)?(?:đính\s)?kèm$")
_CARRIES_OUT = re.compile(r"\s{1,2}(?:(?:về\s)?(?:thực hiện|triển khai)|về)\s")
_QUOTED = re.compile(r"\s{0,2}[“\"][^“”\"\n]{8,240}[”\"]")
# `cụ thể hóa Chương trình thành kế hoạch`
_BECOMES = re.compile(
    r"thành\s(?:các\s|những\s)?(?:kế hoạch|chương trình|đề án|nhiệm vụ|nghị quyết|quy chế|việc"
    r"|hành động)(?!\w)"
)
_OPENER = re.compile(r"[\W\d]{0,12}")  # dash or number of an item
# `vốn Chương trình A và Chương trình B`: the names of a source of money
_FUNDS = re.compile(
    r"(?<!\w)(?:vốn|kinh phí|nguồn|tiền)\s+(?:vay\s+)?(?:(?:từ|thuộc)\s+)?(?:các\s+)?"
    r"(?:chương\s+trình\s[^;:.]{3,90}?(?:,|\svà|\s\+)\s+)?$"
)


class SchemeReader:
    """Reads the schemes of one text.

    ``limit_of`` gives the end of the paragraph that holds an offset; ``own`` tells the
    document's own attachment.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        limit_of: Callable[[int], int],
        around: Surroundings,
        own: OwnParts,
    ) -> None:
        self.text, self.folded = text, folded
        self.limit_of, self.around, self.own = limit_of, around, own

    def at(self, anchor: Anchor) -> Citation | None:
        """Return the scheme that a type word names."""
        if self.own.holds(anchor):
            return None
        return self._of_body(anchor) or self._quoted(anchor) or self._scheme(anchor)

    def _of_body(self, anchor: Anchor) -> Citation | None:
        """`thực hiện Chương trình công tác năm 2030 của Tỉnh ủy`, `theo Quy chế làm việc của …`."""
        if anchor.doc_type not in _OF_BODY or not anchor.capital:
            return None
        left = self.folded[self.around.begin_of(anchor.start) : anchor.start]
        if term := self._whole_term(anchor, left):
            return term
        if not (_CARRIED.search(left) or _in_row(left)) or self.around.is_made(anchor):
            return None
        limit = self.limit_of(anchor.end)
        m = _ABOUT.match(self.folded, anchor.end, limit)
        if m and "kèm theo" in m[0]:  # `Quy chế ban hành kèm theo Quyết định số …`: the decision is named
            return None
        issuer = read_issuer(self.text, self.folded, m.end()) if m else None
        if issuer is None or issuer[1] > limit:
            return None
        end = issued = more_issuers(self.text, self.folded, issuer[1])
        if more := _CARRIES_OUT.match(self.folded, end, limit):
            bound = min(limit, end + 300)
            purpose = PURPOSE.search(self.folded, more.end(), bound)
            end = title_end(self.text, self.folded, more.end(), purpose.start() if purpose else bound)
        made = by_name(self.text, self.folded, anchor, "scheme", end, 0.75)
        if made is not None and m and end == issued and anchor.doc_type in _ISSUED and _TERM.search(m[0]):
            of = self.folded.rindex("của", m.start(), m.end())
            made.title = Span(anchor.start, of).stripped(self.text)
            made.name = re.sub(r"\s+", " ", made.title.of(self.text))
            made.issuer = re.sub(r"\s+", " ", self.text[m.end() : end])
        tail = read_tail(self.text, self.folded, end, limit, titled=False, doc_type=anchor.doc_type)
        if made is not None and tail.date:
            made.date, made.end = tail.date, tail.end
        return made

    def _whole_term(self, anchor: Anchor, left: str) -> Citation | None:
        """`Thực hiện Nghị quyết Đại hội … và Chương trình làm việc toàn khóa`: there is only one."""
        m = _WHOLE_TERM.match(self.folded, anchor.end, self.limit_of(anchor.end))
        rows = _BASES.match(left) and _GOES_ON.search(left)
        if m is None or not (_CARRIED.search(left) or rows) or self.around.is_made(anchor):
            return None
        if _OF.match(self.folded, m.end()):
            return None  # whose it is belongs to the name
        span = Span(anchor.start, m.end())
        return Citation(
            start=span.start, core=span.end, end=span.end, doc_type=anchor.doc_type, kind="scheme",
            title=span, name=re.sub(r"\s+", " ", span.of(self.text)), confidence=0.75, entry=anchor.entry.id,
        )  # fmt: skip

    def _quoted(self, anchor: Anchor) -> Citation | None:
        """`Đề án “Phát triển …”`: the quotation marks bound the name."""
        if not anchor.entry["named"]:
            return None
        m = _QUOTED.match(self.text, anchor.end, min(self.limit_of(anchor.end), anchor.end + 300))
        if m is None or len(m[0].split()) < 3 or self.around.is_made(anchor):
            return None
        made = by_name(self.text, self.folded, anchor, "scheme", m.end(), 0.75)
        if made is not None:
            made.core = made.end = made.name_end = m.end()
            made.title = Span(anchor.start, m.end())
            made.name = re.sub(r"\s+", " ", made.title.of(self.text))
        return made

    def _scheme(self, anchor: Anchor) -> Citation | None:
        """`Quy hoạch điện VIII`, `Chiến lược quốc gia về …`: a capital inside a sentence and a name."""
        if not anchor.entry["named"] or not anchor.capital or self.around.initial(anchor):
            return None
        if self.text[anchor.start : anchor.end].isupper():
            return None
        if self.around.is_made(anchor):
            return None
        clause = self.folded[self.around.begin_of(anchor.start) : anchor.start]
        if _FUNDS.search(clause):
            return None
        opened = _OPENER.match(clause)
        if ending("part_of").search(clause) and opened and cues("create").match(clause, opened.end()):
            return None  # part of a document yet to be written
        nxt = _GAP.match(self.folded, anchor.end)
        if nxt and _BECOMES.match(self.folded, nxt.end()):
            return None
        if nxt and anchor.doc_type == "chuong_trinh" and cues("event").match(self.folded, nxt.end()):
            return None  # `Chương trình khuyến mại tập trung quốc gia`
        if not nxt or (
            cues("generic").match(self.folded, nxt.end())
            and not (anchor.doc_type == "quy_che" and cues("topic").match(self.folded, nxt.end()))
            and not (anchor.entry.id == "quy-hoach" and _PLANNED.match(self.folded, nxt.end()))
        ):
            return None
        end = scheme_end(self.text, self.folded, anchor.end, min(self.limit_of(anchor.end), anchor.end + 240))
        name = self.text[anchor.end : max(anchor.end, end)]
        if _ATTACHED.search(self.folded, anchor.end, end) and self.folded.startswith(" theo", end):
            return None  # `Quy chế thi ban hành kèm theo Thông tư số …`: the circular is named
        national = self.folded.endswith("quốc gia", anchor.start, anchor.end)
        if len(name.split()) < (_FEW if national else _MANY) and not _DISTINCT.search(name):
            return None
        return by_name(self.text, self.folded, anchor, "scheme", end, 0.6)


def _in_row(left: str) -> bool:
    """Tell whether a paper goes on a row of those to be carried out: `thực hiện Điều lệ Đảng, Quy chế …`."""
    if left.rstrip().endswith(";"):  # `Căn cứ Điều lệ Đảng; Quy chế làm việc của …`
        return _BASES.match(left) is not None
    if not _GOES_ON.search(left):
        return False
    clause = left[left.rfind(";") + 1 :]
    if clause != left and _BASES.match(left) and type_pattern().match(clause.lstrip()):
        return True  # `Thực hiện Điều lệ Đảng; Chương trình … và Quy chế …`
    return any(type_pattern().match(clause, m.end()) for m in _CARRYING.finditer(clause))


def by_name(
    text: str, folded: str, anchor: Anchor, kind: str, end: int, confidence: float
) -> Citation | None:
    """Return the citation of a type word and a name up to ``end``; ``None`` where it names nothing."""
    span = Span(anchor.start, max(anchor.end, end)).stripped(text, ' ,.;:“”"')
    words = text[anchor.end : span.end].split()
    laid = kind == "draft" and len(text[anchor.start : anchor.end].split()) > 3  # `Báo cáo chính trị`
    if not laid and len(words) < 2:
        return None
    named = kind == "draft" and cues("topic").match(folded, anchor.end + 1)  # `dự thảo Đề án nhân sự`
    if not (laid or named) and cues("generic").match(folded, anchor.end + 1) and len(words) < 3:
        return None
    issuer, title = _laid_by(text, folded, anchor, span) if kind == "draft" else (None, span)
    name = re.sub(r"\s+", " ", (title or span).of(text))
    return Citation(
        start=anchor.start,
        core=span.end,
        end=span.end,
        doc_type=anchor.doc_type,
        kind=kind,
        issuer=issuer,
        title=title,
        name=name,
        confidence=confidence,
        entry=anchor.entry.id,
    )


def _laid_by(text: str, folded: str, anchor: Anchor, span: Span) -> tuple[str | None, Span | None]:
    """Part who lays a paper from what it is about: `Tờ trình | của Sở A`, `Báo cáo | của Sở A | về B`."""
    of = _LAID_OF.match(folded, anchor.end, span.end) if anchor.doc_type in _LAYING else None
    issuer = read_issuer(text, folded, of.end()) if of else None
    if of is None or issuer is None:
        return None, span
    end = more_issuers(text, folded, issuer[1])
    about = Span(end, max(end, span.end)).stripped(text, " ,")
    if len(about) and not _SUBJECT.match(folded, about.start):
        return None, span
    return re.sub(r"\s+", " ", text[of.end() : end]), about if len(about) else None
