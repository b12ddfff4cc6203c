"""Which parts of which documents order something, and how they are read."""

import re
from dataclasses import dataclass

from vndocparse.core.analysis import LOOKING_BACK, Analysis, Block, Node, Role, Zone
from vndocparse.core.record import Metadata
from vndocparse.core.source import ParagraphKind
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_verbs import phrases
from vndocparse.extract.deadlines_stated import only_time
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


@dataclass(slots=True)
class Modes:
    """Says for each block how it is read.

    ``tasks``: all; ``duties``: the same in rules; ``strict``: sure orders; ``charge``: with a body;
    ``operator``: where the issuer orders; ``letter``: also who acts behind what it has decided;
    ``given``: sentences of a review that charge somebody (`Giao X …`); ``norm``: duties that a guidance
    sets for bodies; ``guide``: these and what it orders whomever it is for.
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
            # What is not set as a task says how a case is dealt with; of that, what bodies are to do counts.
            if block.role is Role.IMPLEMENTATION or self._sets_tasks(block):
                return "tasks"
            if self._opens(block, "duty_heading"):
                return "duties"
            if block.role in _SAYS_WHY:
                return None
            listed = block.node is None or self.a.nodes[block.node].kind in ("dash", "point")
            return "norm" if listed else "guide"  # dashes list papers, agendas, samples as well
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
