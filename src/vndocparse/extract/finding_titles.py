"""Find the name of an item that ends with a full stop: `2. Văn hóa - xã hội. Các bản đã …`."""

import re
from dataclasses import dataclass, field

from vndocparse.core.analysis import Analysis, Block
from vndocparse.extract.finding_cues import holds

RUN_IN = 6  # a first sentence of so few words that says nothing is the item's heading
_TITLE = 8  # the same where the items beside it have such headings too
_ABOUT_WORDS = 14  # words of a name such as `Về xây dựng Đảng và hệ thống chính trị.`
_ABOUT = re.compile(r"[\W\d]*về (?!(?:cơ bản|phía|đích|trước|sau|tổng thể|lâu dài)(?!\w))")
# `Công tác kiểm tra, giám sát.`: a field of work and no more
_WORK = re.compile(r"[\W\d]*(?:công tác|lĩnh vực)(?!\w)")
_SAYS = re.compile(
    r"(?<!\w)(?:đã|được|đạt|chưa|không|vẫn|còn|tăng|giảm|vượt|bị|có|là|gặp|tiếp tục|ngày càng)(?!\w)|[\d%:;]"
)
# last words that say how something is: `Cán bộ nghỉ việc nhiều.` names no matter
_HOW = frozenset(
    {"nhiều", "ít", "nhanh", "mạnh", "cao", "lớn", "hẹp", "xa", "sớm", "rộng", "đông", "khá", "sâu"}
)


def is_run_in(text: str) -> bool:
    """Tell whether a folded first sentence only names a matter."""
    words = re.findall(r"[^\W\d]+", text)
    if len(words) <= _ABOUT_WORDS and _ABOUT.match(text) is not None and _SAYS.search(text) is None:
        return True
    if len(words) <= _ABOUT_WORDS and _WORK.match(text) is not None:
        return not holds("predicate", text) and re.search(r"[\d:;]", text.lstrip("0123456789.-) ")) is None
    if len(words) > RUN_IN or (words[-1:] and words[-1] in _HOW):
        return False
    return not holds("predicate", text) and re.search(r"\d|[:;,]", text) is None


@dataclass(slots=True)
class Titles:
    """What is known of the parts whose items all begin with a name of their own."""

    _own: dict[int, Block] = field(default_factory=dict)  # for each part the block that it begins with
    _titled: dict[int, bool] = field(default_factory=dict)

    def stand(self, a: Analysis, block: Block) -> bool:
        """Tell whether all items beside this one begin with a few words and a stop, one plainly a name."""
        node = a.nodes[block.node] if block.node is not None else None
        if node is None or node.parent is None or node.own != block.span or node.heading is not None:
            return False
        if not self._own:
            self._own = {b.node: b for b in a.blocks if b.node is not None and b.span == a.nodes[b.node].own}
        if node.parent not in self._titled:
            items = (self._own.get(n) for n in a.nodes[node.parent].children)
            firsts = [first for item in items if (first := _first(a, item)) is not None]
            short = all(len(f.split()) <= _TITLE and re.search(r"[\d:;]", f) is None for f in firsts)
            self._titled[node.parent] = len(firsts) > 1 and short and any(map(is_run_in, firsts))
        return self._titled[node.parent] and not _says_of_work(_first(a, block))


def _says_of_work(first: str | None) -> bool:
    """Tell `Công tác dân vận chuyển biến rõ nét.` from a name that stands there as beside it."""
    return first is not None and _WORK.match(first) is not None and holds("predicate", first)


def _first(a: Analysis, block: Block | None) -> str | None:
    """Return the first of several sentences of an item, folded."""
    found = a.sentences_of(block) if block is not None else []
    return found[0].span.of(a.folded) if len(found) > 1 else None
