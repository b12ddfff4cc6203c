"""Changes that a document makes to another: amending, replacing, repealing, attaching."""

import re

from vndocparse.core.analysis import LOOKING_BACK, Block, Role, Zone
from vndocparse.extract.citations_types import Citation, type_pattern
from vndocparse.extract.relations_triggers import Setting, Trigger
from vndocparse.lexicons.load import load

# types whose text is changed by their own kind only: no resolution of a committee amends a law
_STATUTES = frozenset({"luat", "bo_luat", "phap_lenh"})
_ARTICLE = re.compile(r"\s*(?:điều|khoản)\s+\d{1,3}[a-zđ]?\s*[.:]")
_ATTACHING = frozenset({Zone.TITLE, Zone.APPENDIX, Zone.LETTERHEAD, Zone.FRAME})
_AS_FOLLOWS = re.compile(r"[^.;:]{0,90}như\s+sau\s*:")
_PASSIVE = re.compile(r"(?:đã\s+)?(?:được|bị)\s+(?:các\s+)?$")
_THIS_DOCUMENT = re.compile(r"\snày(?:\s+[^\W\d_]+){0,3}\s+$")  # Quy định này (có hiệu lực và) thay thế
_ISSUING = re.compile(r"ban hành\s*(?:[^\W\d_]+\s+){0,12}$")
_OPENER = re.compile(r"[\W\d]{0,12}")  # dash or number of an item
_TYPE_WORDS = 24  # characters in which the longest name of a type stands


def _last_type(left: str) -> str | None:
    """Return the type whose name ends a folded text, but for white space."""
    left = left[-_TYPE_WORDS - 3 :].rstrip()
    for m in type_pattern().finditer(left):
        if m.end() == len(left):
            entry = load("reference_types").by_form.get(re.sub(r"\s+", " ", m[0]))
            return str(entry["doc_type"]) if entry is not None else None
    return None


class Changes:
    """Tells what the words of change and attachment in one document say."""

    def __init__(self, setting: Setting) -> None:
        self.s = setting

    def says(self, t: Trigger, k: int, lo: int, c: Citation, begin: int, block: Block) -> str:
        """Return what a word of change says of a citation that it governs."""
        opens = not self.s.a.folded[begin : t.start].strip(" -–+*•.():0123456789abcdđ\t|")
        if opens and _AS_FOLLOWS.match(self.s.a.folded, max(c.name_end, c.end), block.span.end):
            return t.relation  # `Sửa đổi, bổ sung Kết luận số … như sau:`
        return t.relation if self.performs(t, k, lo, begin, block, c.doc_type) else "cites"

    def performs(
        self, t: Trigger, k: int, lo: int, begin: int, block: Block, doc_type: str | None = None
    ) -> bool:
        """Tell whether this document itself makes the change, not somebody charged with it.

        ``doc_type`` is the type of the document that is changed.
        """
        if doc_type in _STATUTES and self.s.doc_type not in _STATUTES:
            return False
        left = self.s.a.folded[begin : t.start]
        named = _last_type(left)  # `Nghị định sửa đổi …` is a name
        if block.zone is Zone.TITLE:
            return named in (None, self.s.doc_type)
        if named is not None or _PASSIVE.search(left):
            return False
        if _THIS_DOCUMENT.search(left):
            return True
        own = self._is_subject(left)
        if not own and block.role in LOOKING_BACK:
            return False  # a report tells what was changed
        charged = any(self.s.triggers[j].charge for j in range(max(lo, k - 6), k))
        if charged or (block.role is Role.TASK and _ISSUING.search(left)):
            return False
        own = own or _ARTICLE.match(self.s.a.folded, block.span.start, block.span.start + 20) is not None
        if not own and (block.role is Role.TASK or block.zone is Zone.APPENDIX):
            return False  # `1 | Sửa đổi Nghị định số … | Sở … | Quý IV` orders a change for later
        if not own and block.role is Role.IMPLEMENTATION and t.relation == "amends":
            return False
        form = self.s.a.folded[t.start : t.end]
        if form in ("điều chỉnh", "bổ sung"):  # also everyday verbs: only at the head of its sentence
            return not left.strip(" -–+*•.():0123456789abcdđ\t|")
        return True

    def _is_subject(self, left: str) -> bool:
        """Tell whether the sentence is about this document: `Quy định này có hiệu lực từ …, thay thế`."""
        at = _OPENER.match(left)
        m = type_pattern().match(left, at.end() if at else 0)
        return m is not None and left.startswith(" này", m.end())

    def attaches(self, t: Trigger, block: Block) -> bool:
        """Tell whether a word of attachment stands where a document tells what it is attached to."""
        opens = self.s.a.folded[block.span.start : t.start].strip(" *_-–")
        return block.zone in _ATTACHING or opens in ("", "(", "ban hành", "(ban hành")
