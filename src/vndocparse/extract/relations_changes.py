"""Changes that a document makes to another: amending, replacing, repealing, attaching."""

import re

from vndocparse.core.analysis import LOOKING_BACK, Block, Zone
from vndocparse.extract.citations_cues import alternation
from vndocparse.extract.citations_types import Citation, type_pattern
from vndocparse.extract.relations_triggers import Setting, Trigger
from vndocparse.lexicons.load import load

_ATTACHING = frozenset({Zone.TITLE, Zone.APPENDIX, Zone.LETTERHEAD, Zone.FRAME})
_AS_FOLLOWS = re.compile(r"[^.;:]{0,90}như\s+sau\s*:")
# a change that somebody else is at: `trong quá trình điều chỉnh Quy hoạch …`
_GOING_ON = re.compile(r"(?<!\w)(?:quá trình|tiến trình|trong khi|sau khi|chờ)\s+(?:[^\W\d_]+,?\s+){0,2}$")
_PASSIVE = re.compile(r"(?:đã\s+)?(?:được|bị)\s+(?:các\s+)?$")
_THIS_DOCUMENT = re.compile(r"\snày(?:\s+[^\W\d_]+){0,3}\s+$")  # Quy định này (có hiệu lực và) thay thế
# `tham mưu (ban hành) (dự thảo) Nghị quyết sửa đổi …`: before the type word of what is yet to be written
_MADE = re.compile(
    rf"(?<!\w)(?<!không )(?<!chưa )(?:{alternation('create')}|dự án)"
    r"(?:\s+(?:các|một|mới|hồ sơ|dự án|dự thảo|nội dung|đề cương|trình))*\s+$"
)
_ASKS = re.compile(r"đề xuất|kiến nghị|đề nghị|cần")
# before a verb that says what is done: the head of its sentence or clause, another verb, a charge
_DONE = re.compile(
    r"(?:^|[,;:.|–+•*()-]|(?<!\w)(?:và|v/v|về|về việc|để|nghiên cứu|tổ chức|tiếp tục|kịp thời|phải"
    rf"|{alternation('create')}"
    r"|đề nghị|kiến nghị|xem xét|chỉ đạo|cần|giao|tiến hành))\s*(?:\d{1,2}[.)]|[a-zđ]\))?\s*$"
)
_OPENER = re.compile(r"[\W\d]{0,12}")  # dash or number of an item
_TYPE_WORDS = 24  # characters in which the longest name of a type stands


def _last_type(left: str) -> tuple[str, int] | None:
    """Return the type whose name ends a folded text, but for white space, and where the name begins."""
    end = len(left.rstrip())
    for m in type_pattern().finditer(left, max(0, end - _TYPE_WORDS), end):
        if m.end() == end:
            entry = load("reference_types").by_form.get(re.sub(r"\s+", " ", m[0]))
            return (str(entry["doc_type"]), m.start()) if entry is not None else None
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
        return t.relation if self.performs(t, k, lo, begin, block) else "cites"

    def performs(self, t: Trigger, k: int, lo: int, begin: int, block: Block) -> bool:
        """Tell whether the change is this document's own, or one that it orders: no name, nothing told."""
        left = self.s.a.folded[begin : t.start]
        told = block.zone is Zone.BODY and block.role in LOOKING_BACK  # a report tells what was changed
        word = _last_type(left)
        if block.zone is Zone.TITLE:
            return word is None or word[0] == self.s.doc_type
        if word is not None:  # `Nghị định sửa đổi …` is a name, unless it is yet to be written
            return not told and self._is_made(left, word[1])
        if _PASSIVE.search(left) or _GOING_ON.search(left):
            return False
        if _THIS_DOCUMENT.search(left) or self._is_subject(left):
            return True
        if told and not any(
            _ASKS.fullmatch(self.s.a.folded, p.start, p.end) for p in self.s.triggers[max(lo, k - 6) : k]
        ):
            return False
        form = self.s.a.folded[t.start : t.end]
        # `điều chỉnh`, `bổ sung` are everyday verbs: only where they are what is done, not `công tác bổ sung`
        return form not in ("điều chỉnh", "bổ sung") or _DONE.search(left) is not None

    @staticmethod
    def _is_made(left: str, at: int) -> bool:
        """Tell whether the document whose type word begins at ``at`` is yet to be written."""
        if _MADE.search(left, 0, at):
            return True
        before = left.find(left[at:].strip())  # `ban hành Nghị quyết sửa đổi … và Nghị quyết bãi bỏ …`
        rows = left[:at].rstrip().endswith((",", " và"))
        return rows and 0 <= before < at and _MADE.search(left, 0, before) is not None

    def _is_subject(self, left: str) -> bool:
        """Tell whether the sentence is about this document: `Quy định này có hiệu lực từ …, thay thế`."""
        at = _OPENER.match(left)
        m = type_pattern().match(left, at.end() if at else 0)
        return m is not None and left.startswith(" này", m.end())

    def attaches(self, t: Trigger, block: Block) -> bool:
        """Tell whether a word of attachment stands where a document tells what it is attached to."""
        opens = self.s.a.folded[block.span.start : t.start].strip(" *_-–")
        return block.zone in _ATTACHING or opens in ("", "(", "ban hành", "(ban hành")
