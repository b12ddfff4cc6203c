"""Tells from the words around a type word whether its document is yet to be written."""

import re
from collections.abc import Callable
from functools import cache

from vndocparse.extract.citations_cues import alternation, cues
from vndocparse.extract.citations_types import Anchor, type_pattern

_DONE = re.compile(r"đã\s+(?:ban hành|phê duyệt|thông qua)\s+$")
_BASES = re.compile(r"[\W\d]{0,8}(?:căn cứ|thực hiện|triển khai|theo|quán triệt|trên cơ sở)\s")
_GOES_ON = re.compile(r"(?:,|(?<!\w)và)\s+(?:các\s+)?(?:dự thảo\s+|dự án\s+)?$")
_MADE_TYPE = re.compile(r"\s+(?:các\s+|một\s+|mới\s+|dự thảo\s+|dự án\s+)?(?=\w)")
_GOVERNS = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|theo|căn cứ|cụ thể hóa|quán triệt|phù hợp|gắn với|trên cơ sở|thay thế"
    r"|thi hành|sửa đổi|bổ sung|bãi bỏ)(?!\w)"
)


@cache
def create_before() -> re.Pattern[str]:
    """Return the pattern of a word of making directly before a type word: `xây dựng (các, dự thảo) …`."""
    between = r"(?:các|một|mới|hồ sơ|dự án|dự thảo|kèm theo|nội dung|đề cương)"
    return re.compile(rf"(?<!\w){alternation('create')}(?:\s+{between}){{0,3}}\s+$")


class Surroundings:
    """Judges the type words of one text; ``begin_of`` gives the beginning of an offset's sentence."""

    def __init__(self, folded: str, begin_of: Callable[[int], int]) -> None:
        self.folded, self.begin_of = folded, begin_of

    def initial(self, anchor: Anchor) -> bool:
        """Tell whether the type word opens its sentence or item, where a capital says nothing."""
        before = self.folded[self.begin_of(anchor.start) : anchor.start].rstrip()
        if before.endswith(";") and _BASES.match(before):
            return False  # the list of bases goes on
        return not before or before[-1] in ".:;\n•+|*–-)"

    def made_with(self, anchor: Anchor) -> bool:
        """`Xây dựng Luật X và Luật Y`, `ban hành Nghị quyết về …, Đề án …`: a document to be written too."""
        clause = self.folded[self.begin_of(anchor.start) : anchor.start]
        clause = clause[clause.rfind(";") + 1 :]
        if not _GOES_ON.search(clause):
            return False
        made = [m for m in cues("create").finditer(clause) if _MADE_TYPE.match(clause, m.end())]
        if not made or "đã" in clause[max(0, made[-1].start() - 12) : made[-1].start()]:
            return False
        word = _MADE_TYPE.match(clause, made[-1].end())
        at = word.end() if word else made[-1].end()
        return bool(type_pattern().match(clause, at)) and not _GOVERNS.search(clause, at)

    def is_made(self, anchor: Anchor) -> bool:
        """Tell whether the document is yet to be written, or is this one's own attachment."""
        before = self.folded[max(0, anchor.start - 40) : anchor.start]
        national = self.folded.endswith("quốc gia", anchor.start, anchor.end)
        if _DONE.search(before) or (national and before.rstrip().endswith("hoàn thành")):
            return False  # a national programme is fulfilled, not written
        attached = re.search(r"kèm theo [^.;]{0,30}này\s+$", before)
        if attached or create_before().search(before):
            return True
        return self.made_with(anchor) or self._made_first(anchor)

    def _made_first(self, anchor: Anchor) -> bool:
        """`Lập Quy hoạch và Kế hoạch thực hiện Quy hoạch X`: its own type is made before."""
        clause = self.folded[self.begin_of(anchor.start) : anchor.start]
        word = self.folded[anchor.start : anchor.end]
        return any(
            re.match(rf"\s+{re.escape(word)}\s*(?:,|và)\s", clause[m.end() :])
            for m in cues("create").finditer(clause)
        )
