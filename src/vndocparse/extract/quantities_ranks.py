"""Tell ranks (`xếp thứ 24/34`, `nhóm 3 nước dẫn đầu`) from ordinals and counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantities_units import match_unit

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


_PLACES = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_PLACES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_WORDED = re.compile(
    r"(?<!\w)(?<!sắp )(?:(?:xếp|đứng)\s+(?:ở\s+)?(?:vị\s+trí\s+)?(?:hạng|thứ)\s+(?:hạng\s+|thứ\s+)?"
    rf"(?P<p>{'|'.join(_PLACES)})(?!\w)(?!\s\d{{4}})|(?<!người )đứng\s+(?P<h>đầu)(?=\s+\d))"
    r"(?:\s+(?:trong|trên)(?:\s+(?:tổng\s+)?số)?\s+(?P<of>\d{1,3})(?=\s)|(?<=đầu)\s+(?P<all>\d{1,3})(?=\s))?"
)
WORDED = rf"(?:hạng|thứ)\s+(?:{'|'.join(_PLACES)})(?!\w)(?!\s\d{{4}})"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an order that is told in words: `đứng thứ tư trong 34 tỉnh, thành phố`."""

    span: Span
    number: Span
    value: int
    of: int | None
    unit: Span | None


def worded_places(text: str, folded: str, span: Span) -> Iterator[Place]:
    """Yield the places in an order that stand in words."""
    for m in _WORDED.finditer(folded, span.start, span.end):
        printed = m["of"] or m["all"]
        unit = match_unit(folded, m.end(), span.end) if printed else None
        if printed and (unit is None or unit.kind not in ("count", "listing")):
            continue
        head = unit.head(unit.span.of(text)) if unit is not None else None
        number = Span(*m.span("p" if m["p"] else "h"))
        end = unit.span.end if unit is not None else m.end()
        yield Place(
            Span(m.start(), end),
            number,
            _PLACES.get(m["p"] or "", 1),
            int(printed) if printed else None,
            head,
        )
