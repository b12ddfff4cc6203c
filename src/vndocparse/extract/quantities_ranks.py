"""Tell ranks (`xếp thứ 24/34`, `nhóm 3 nước dẫn đầu`) from ordinals and counts."""

import re

from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import cue_pattern

# thuộc nhóm 3 …, trong nhóm 10 …, nằm trong 20 …
_GROUP = re.compile(r"(?<!\w)(?:nhóm|trong|vào|thuộc|trong số)\s+(?:khoảng\s+)?$")
_LINKS = re.compile(r"\s+(?:thứ|nhóm|ở|vào|trong|khoảng)$")


def is_rank(folded: str, limit: int, number: Span, end: int) -> bool:
    """Tell whether the number at ``number`` is a place in an order."""
    left = folded[max(limit, number.start - 40) : number.start].rstrip()
    for _ in range(2):
        m = cue_pattern("rank", tail=True).search(left)
        if m is not None:
            return not left[: m.start()].endswith(("sắp ", "dàn ", "thu "))  # sắp xếp is no rank
        shorter = _LINKS.sub("", left)
        if shorter == left:
            break
        left = shorter
    before = folded[max(limit, number.start - 24) : number.start]
    if _GROUP.search(before) is None:
        return False
    right = re.split(r"[;.:]", folded[number.end : min(end, number.end + 60)], maxsplit=1)[0]
    return cue_pattern("rank-tail").search(right) is not None
