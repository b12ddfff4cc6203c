"""Which parts of which documents order something, and which clauses count there."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.analysis import LOOKING_BACK, Analysis, Block, Node, Role, Zone
from vndocparse.core.record import Metadata
from vndocparse.core.source import ParagraphKind
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import PhraseTable, Tokens, tokenize
from vndocparse.extract.clauses_marks import behind_marks, is_past
from vndocparse.extract.clauses_verbs import phrases, verbs
from vndocparse.extract.deadlines_stated import only_time
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.directives_told import is_told
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

# Types whose numbered items are orders even where no heading says `nhiệm vụ`.
_ORDERING = frozenset({"ket_luan", "chi_thi", "thong_bao", "cong_van", "cong_dien", "thong_tri", None})
# Types of rules: only what charges somebody with carrying them out is an order.
_RULING = frozenset({"quyet_dinh", "quy_dinh", "quy_che", "nghi_dinh", "thong_tu", "luat", "bo_luat",
                     "phap_lenh", "dieu_le"})  # fmt: skip
# parts of a scheme that a decision approves or brings with it
_SAYS_WHY = LOOKING_BACK | {Role.CONTEXT, Role.VIEWPOINT, Role.GOAL, Role.PURPOSE}
# `Nhiệm vụ được giao gồm:` says which are meant
_DEFINED = frozenset({"gồm", "được", "là"})
_ISSUES_RULES = re.compile(
    r"\W*(?:(?:về việc|về|v/v) )?(?:ban hành|sửa đổi|phê duyệt)[^.;:]{0,40}?"
    r" (?:quy định|quy chế|nội quy|điều lệ|quy trình)(?!\w)"
)
# Types that order in plain paragraphs, before any numbered part.
_LETTERS = frozenset({"cong_van", "cong_dien", "thong_tri"})
# What a closing sentence without a body may ask of whoever carries the document out.
_REPORTING = frozenset({"báo", "phản", "thông", "trao", "liên", "kiến", "đề", "gửi"})
_REPORTS = frozenset({"báo", "gửi", "tổng"})


@dataclass(slots=True)
class Modes:
    """Says for each block how it is read.

    ``tasks``: all; ``duties``: the same in rules; ``strict``: sure orders; ``charge``: with a body;
    ``operator``: where the issuer orders; ``letter``: also who acts behind what it has decided;
    ``given``: sentences of a review that charge somebody (`Giao X …`).
    """

    a: Analysis
    metadata: Metadata
    _kind: str | None = None
    _implemented: bool | None = None
    _ruling: bool | None = None

    def of(self, block: Block) -> str | None:
        """Return the mode of a block, ``None`` where nothing is ordered."""
        doc_type = self.metadata.doc_type
        if block.is_heading or block.paragraph.kind is not ParagraphKind.TEXT:
            return None
        if block.zone is Zone.CLOSING:
            return "charge"
        if doc_type in _LETTERS and (block.zone is Zone.OPENING or self._orders_in_basis(block)):
            return "letter"
        if block.zone is Zone.OPENING:
            return "operator" if doc_type in _ORDERING else None
        if block.zone is not Zone.BODY or self._opens(block, "attendance"):
            return None
        kind = self.kind()
        if kind == "guidance":
            # What is not set as a task says how a case is dealt with, as the parts of a regulation do.
            ordering = block.role is Role.IMPLEMENTATION or self._sets_tasks(block)
            return "tasks" if ordering else None
        if kind == "rules":
            return self._of_rules(block)
        if block.role in (Role.TASK, Role.IMPLEMENTATION):
            return "charge" if self._describes(block) else "tasks"
        if block.role in (Role.OTHER, Role.PROVISION) and block.node is not None and doc_type in _ORDERING:
            return "charge" if self._describes(block) else "strict"
        if block.role in LOOKING_BACK and block.node is not None and doc_type in _ORDERING:
            return "given"
        return None

    def _orders_in_basis(self, block: Block) -> bool:
        """Tell a letter's paragraph that goes on from its ground to orders: `Xét đề nghị …, giao …`."""
        return block.zone is Zone.BASIS and block.span.of(self.a.text).rstrip(" /").endswith((".", ":"))

    def funds(self, block: Block) -> bool:
        """Tell whether the block stands in a part on money: `IV. KINH PHÍ THỰC HIỆN`."""
        major = (n for n in self.a.ancestors(block.node) if n.own.start != block.span.start)
        return any(n.heading is not None and self._begins(n, "funds") for n in major)

    def kind(self) -> str:
        """Say what the document is: ``rules``, ``guidance`` (only a part of it orders) or ``orders``."""
        if self._kind is None:
            self._kind = self._find_kind()
        return self._kind

    def _find_kind(self) -> str:
        doc_type = self.metadata.doc_type
        if doc_type in _RULING:
            return "rules"
        if doc_type == "huong_dan":
            return "guidance"
        # A resolution that lays down rules says in an article of its own for what and whom they hold.
        if doc_type == "nghi_quyet" and any(
            n.kind == "article" and self._begins(n, "rules_heading") for n in self.a.nodes
        ):
            return "rules"
        return "orders"

    def _describes(self, block: Block) -> bool:
        """Tell whether the block is an item such as `3.3. Thời gian kiểm tra: …`."""
        node = self.a.nodes[block.node] if block.node is not None else None
        if node is None or node.heading is None or node.own.start != block.span.start:
            return False
        if only_time(tokenize(self.a.text, self.a.folded, node.heading), 0):
            return False  # `Dự kiến cuối tháng 12: …` says when something is done
        return self._begins(node, "description")

    def _implements(self) -> bool:
        """Tell whether a part of the document says how it is carried out."""
        if self._implemented is None:
            blocks = (b for b in self.a.blocks if b.zone is Zone.BODY)
            self._implemented = any(b.role is Role.IMPLEMENTATION for b in blocks)
        return self._implemented

    def _of_rules(self, block: Block) -> str | None:
        doc_type = self.metadata.doc_type
        if block.role is Role.IMPLEMENTATION:
            return "duties"
        if block.role in _SAYS_WHY:
            return None
        if doc_type != "quyet_dinh" or self._issues_rules():
            return None if self._implements() else "charge"
        if block.role is Role.TASK:
            return "tasks"
        return "duties" if self._opens(block, "duty_heading") and not self._founds() else "charge"

    def _founds(self) -> bool:
        """A decision on what a body is there for lists its functions: they are no tasks."""
        return "chức năng" in (self.metadata.title or "").lower()

    def _sets_tasks(self, block: Block) -> bool:
        """Tell whether a block of a guidance stands below a heading of tasks, of a part or a first item."""
        for node in self.a.ancestors(block.node):
            parent = self.a.nodes[node.parent].kind if node.parent is not None else None
            if parent in (None, "part", "chapter", "section") and self._begins(node, "task_heading"):
                t = tokenize(self.a.text, self.a.folded, node.heading or node.own)
                return not _DEFINED & set(t.words)
        return False

    def _issues_rules(self) -> bool:
        """Tell a decision with whose articles a regulation comes: only who carries it out is charged."""
        if self._ruling is None:
            named = _ISSUES_RULES.match(fold(self.metadata.title or "")) is not None
            self._ruling = named or any(self._begins(n, "rules_heading") for n in self.a.nodes)
        return self._ruling

    def _opens(self, block: Block, kind: str) -> bool:
        return any(self._begins(n, kind) for n in self.a.ancestors(block.node))

    def _begins(self, node: Node, kind: str) -> bool:
        if node.heading is None:
            return False
        t = tokenize(self.a.text, self.a.folded, node.heading)
        at = 0
        while at < len(t) and (
            not t.words[at][0].isalpha() or t.words[at] == "điều" or len(t.words[at]) == 1
        ):
            at += 1
        return phrases(kind).end(t, at) is not None


def admitted(t: Tokens, clause: Clause, mode: str, has_subject: bool, zone: Zone) -> bool:
    """Leave out notices, validity, dissemination, plain aims and, where a body must be named, the rest."""
    head = clause.head
    if _is_formula(t, clause, mode, has_subject) or is_told(t, clause):
        return False
    if mode in ("charge", "duties") and (_permits(t, clause) or _keeps_order(t, clause)):
        return False
    if mode == "operator":
        return head.style == "operator"
    if mode == "letter":
        return head.style == "operator" or (head.style == "subject" and head.verb.sure)
    if mode == "given":
        first = behind_marks(t, 0, len(t))
        opens = verbs("operator").end(t, first) is not None and t.capital[first]
        return opens and (has_subject or head.style == "operator") and not is_past(t, first, clause.end)
    if mode == "charge":
        named = has_subject or head.style in ("operator", "subject", "condition")
        if zone is Zone.CLOSING and not named:
            return _reports_trouble(t, clause) or _reports_in_time(t, clause)
        return (head.verb.sure or head.style == "imperative") and named
    if mode == "strict":
        return head.style != "topic" and head.verb.sure
    return clause.end - head.verb.first >= 2 or (head.style == "topic" and bool(head.subjects))


def _permits(t: Tokens, clause: Clause) -> bool:
    """Tell a permission (`Đoàn kiểm tra được sử dụng …`) in a text of rules."""
    head = clause.head
    if t.words[clause.first : clause.first + 2] in {("ủy", "quyền"), ("uỷ", "quyền")}:
        return True  # `Ủy quyền cho Giám đốc Sở A thực hiện một số nhiệm vụ …`
    if head.style == "subject":
        return t.at(head.verb.first - 1) == "được"
    return head.style == "topic" and t.at(head.verb.first) == "được" and bool(body_list(t, head.start))


def _keeps_order(t: Tokens, clause: Clause) -> bool:
    """Tell how a body works, which a decision rules: `Hội đồng tự giải thể …`, `… làm việc theo chế độ …`."""
    regime = phrases("regime")
    window = range(clause.first, min(clause.end, clause.head.verb.end + 2))
    return any(t.at(i) in regime.by_first and regime.end(t, i) is not None for i in window)


def _is_formula(t: Tokens, clause: Clause, mode: str, has_subject: bool) -> bool:
    head = clause.head
    first, end = clause.first, clause.end
    window = range(first, min(end, first + 40))
    if _speaks_of_itself(t, clause, mode) or _is_courtesy(t, clause):
        return True
    if mode == "charge" and t.words[head.verb.first : head.verb.first + 2] == ("giữ", "chức"):
        return True  # `Đồng chí A … thôi giữ chức vụ …`
    announces = bool(_MAKES_KNOWN & set(t.words[head.verb.first : head.verb.end]))
    if announces and any(t.at(i) == "biết" and t.at(i + 1) in _MADE_KNOWN for i in range(first, end)):
        if mode in ("tasks", "duties", "strict") and _gives_news(t, clause):
            return False
        return head.style != "imperative" or mode not in ("tasks", "duties")
    if t.at(head.verb.main) in _MAKES_KNOWN and any(_notifies(t, i, mode) for i in window):
        return True
    acting = has_subject if mode != "charge" else bool(head.subjects)
    return not acting and _enacts(t, head.verb.first, mode)


def _gives_news(t: Tokens, clause: Clause) -> bool:
    """Tell `thông báo thường xuyên mực nước sông để nhân dân biết` from what a document says of itself."""
    begin = clause.head.verb.end
    told = next((k for k in range(begin, clause.end) if t.at(k) in {"để", "cho", "đến", "tới"}), begin)
    return told - begin > 1 and "này" not in t.words[begin:told]


_REPORTS_UP = frozenset(
    {("báo", "cáo"), ("kính", "trình"), ("kính", "báo"), ("trân", "trọng"), ("kính", "gửi")}
)
_THANKS = frozenset(
    {("báo", "cáo"), ("cảm", "ơn"), ("cám", "ơn"), ("kính", "trình"), ("kính", "báo"), ("trình",)}
)
_HOPES = frozenset({("rất", "mong"), ("kính", "mong"), ("mong", "muốn")})


def _is_courtesy(t: Tokens, clause: Clause) -> bool:
    """Tell how a letter or report takes leave: `Trên đây là …, Sở A báo cáo`, `Rất mong nhận được …`."""
    verb = clause.head.verb
    words = t.words[verb.first : verb.first + 2]
    if words in _HOPES and t.words[verb.end : verb.end + 2] == ("nhận", "được"):
        return True
    if words == ("trân", "trọng") and any(
        t.words[verb.first + 2 : verb.first + 2 + len(w)] == w for w in _THANKS
    ):
        return True
    first = behind_marks(t, clause.first, clause.end)
    who = clause.head.subjects
    leaves = t.words[first : first + 3] == ("trên", "đây", "là") and words in _REPORTS_UP
    return leaves and len(who) == 1 and not who[0].quantified and who[0].kind in ("organ", "named")


# First syllables of `thông báo`, and of `truyền đạt (ý kiến chỉ đạo của …)` in the letters of offices.
_MAKES_KNOWN = frozenset({"thông", "truyền"})
# Behind `thông báo … để X biết`; where more is said (`… biết chủ trương của tỉnh`), people are to be told it.
_MADE_KNOWN = frozenset({"", ".", ",", ";", "/", "và", "để"})


# `Hướng dẫn này thay thế …`, `Quy chế này gồm 3 chương`, `Quy định này áp dụng đối với …`
_OF_ITSELF = frozenset({"thay", "bãi", "hủy", "áp", "gồm", "bao", "điều", "quy", "hết", "sửa", "không"})


@cache
def _documents() -> PhraseTable:
    return PhraseTable.build(load("reference_types").entries)


def _speaks_of_itself(t: Tokens, clause: Clause, mode: str) -> bool:
    """Tell what a document says of a document: `Nghị quyết này có hiệu lực …`, `… phổ biến đến chi bộ`.

    It must be the subject: `rà soát … trước ngày Luật Nhà ở có hiệu lực`, `ký hợp đồng có hiệu lực …`
    are tasks.
    """
    begins = behind_marks(t, clause.first, clause.end)
    named = _documents().end(t, begins)
    if named is not None and t.at(named) == "này" and t.at(named + 1) in _OF_ITSELF:
        return True
    void = phrases("void")
    for i in range(clause.first, min(clause.end, clause.first + 150)):
        if t.at(i) not in void.by_first or void.end(t, i) is None or t.at(i - 1) in {"đã", "còn", "đang"}:
            continue
        if clause.head.style == "topic" or (i == begins and mode == "charge"):
            return True
        opens = (k for k in range(begins, i) if k == begins or t.at(k - 1) in {":", "."})
        if any(_is_document(t, k) for k in opens):
            return True
    return False


def _is_document(t: Tokens, i: int) -> bool:
    at = i + 1 if t.at(i) in {"các", "những", "mọi"} else i
    end = _documents().end(t, at)
    if end is None or verbs("action", "weak", "noun").end(t, at) is None:
        return end is not None
    return t.at(end) in {"này", "số", "trên", "nêu", "có", "hết", "được"}  # `Hướng dẫn` may be the verb


def is_aim(t: Tokens, clause: Clause, aimed: bool) -> bool:
    """Tell a plain aim (`phấn đấu 60% …`), and what goes on with one (`giảm 30% …`), from an order."""
    verb = clause.head.verb
    words, follow = t.words[verb.first : verb.end], t.at(verb.end)
    if words == ("phấn", "đấu"):
        # `Phấn đấu đến năm 2030, có …` says what is to be; `phấn đấu đến 30/6 trồng xong …` what to do
        near = range(verb.end + 2, verb.end + 6)
        if follow in {"đến", "tới", "hết", "trong"} and _states(t, verb.end):
            return True
        dated = follow in {"đến", "tới"} and any(t.at(k) == "," and t.at(k - 1).isdigit() for k in near)
        return follow[:1].isdigit() or dated or follow in {"năm", "tỷ", "tỉ", "có", "trên", "từ"}
    return aimed and words in {("giảm",), ("tăng",), ("đạt",)} and follow[:1].isdigit()


_MEASURED = frozenset({"có", "đạt", "trên", "ít", "tối", "khoảng", "giảm", "tăng"})


def _states(t: Tokens, i: int) -> bool:
    """Tell whether behind a time a measured state follows: `đến năm 2030 có 90% …`."""
    at = i
    while at < min(len(t), i + 8) and (t.at(at) in _TIME_WORDS or t.at(at)[:1].isdigit()):
        if t.at(at + 1) == "%":
            return True
        at += 1
    figure = next((k for k in range(at + 1, at + 4) if t.at(k)[:1].isdigit()), None)
    return at > i and t.at(at) in _MEASURED and figure is not None and t.at(figure + 1) == "%"


_TIME_WORDS = frozenset({"đến", "tới", "hết", "trong", "cuối", "đầu", "năm", "quý", "tháng", "ngày", "/"})


def _notifies(t: Tokens, i: int, mode: str) -> bool:
    """`thông báo đến các …` closes a notice; among tasks it is one of them."""
    end = phrases("notice").end(t, i)
    if end is not None and t.at(i - 1) == "này":
        return True  # `thông báo Kết luận này đến các …`
    return end is not None and (t.at(i) != "đến" or mode not in ("tasks", "duties"))


# `Bãi bỏ Quyết định số …`, `Điều động đồng chí A …`: the decision itself does it
_BY_ITS_ISSUE = frozenset(
    {
        ("bãi", "bỏ"),
        ("hủy", "bỏ"),
        ("thay", "thế"),
        ("điều", "động"),
        ("bổ", "nhiệm"),
        ("miễn", "nhiệm"),
        ("chỉ", "định"),
        ("luân", "chuyển"),
        ("biệt", "phái"),
        ("khen", "thưởng"),
    }
)


def _enacts(t: Tokens, i: int, mode: str) -> bool:
    """Tell what the document does by being issued from what somebody is told to do."""
    if phrases("enacting").end(t, i) is not None:
        return True
    return mode in ("duties", "charge") and t.words[i : i + 2] in _BY_ITS_ISSUE


def _reports_trouble(t: Tokens, clause: Clause) -> bool:
    """Read `Trong quá trình thực hiện, nếu có vướng mắc, (kịp thời) báo cáo …` at the end of a document."""
    head = clause.head
    if head.style != "imperative" or head.verb.first - head.start < 4:
        return False
    opening = t.words[head.start : head.verb.first]
    return t.at(head.verb.main) in _REPORTING and bool({"vướng", "khó", "phát", "vấn"} & set(opening))


def _reports_in_time(t: Tokens, clause: Clause) -> bool:
    """Read `Báo cáo kết quả về UBND tỉnh trước ngày 15/12/2025`, `Định kỳ 6 tháng báo cáo …` there.

    So is any other sure verb that opens a sentence with a day: `Ban hành kế hoạch trước ngày …`.
    """
    head = clause.head
    reports = head.style in ("imperative", "topic") and t.at(head.verb.main) in _REPORTS
    if not reports and not (head.style == "imperative" and head.verb.sure):
        return False
    words = t.words[clause.first : clause.end]
    due = any(
        w in {"trước", "nhất", "gian"} and any(x[0].isdigit() for x in words[k + 1 : k + 4])
        for k, w in enumerate(words)
    )
    return due or any(words[k : k + 2] == ("định", "kỳ") for k in range(len(words)))
