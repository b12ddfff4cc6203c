"""Sentences that tell how big a place is and what it has: none of their numbers measures what was done."""

import re

from vndocparse.core.analysis import LOOKING_BACK
from vndocparse.core.span import Span
from vndocparse.extract.quantities_contexts import context
from vndocparse.extract.targets_setting import Setting
from vndocparse.text.letters import UPPER
from vndocparse.text.patterns import late

# `Xã … có diện tích tự nhiên 31,6 km2, dân số 48.215 người`
_AREA_AND_PEOPLE = re.compile(
    r"(?<!\w)diện tích(?: tự nhiên)?(?: là| khoảng| hơn| trên| gần){0,2} [\d.,]+ ?(?:km2|km²|ha|hecta)(?!\w)"
    r"[^.;]{0,60}?(?<!\w)(?:dân số|nhân khẩu)(?!\w)"
)
# `Hà Sơn có 97 km đường biên giới, 02 cửa khẩu`, `Huyện An Lạc có 18 xã với 7.400 ha đất trồng lúa`
_HAS = late(
    lambda: (
        rf"\W*(?:(?:{context('place')})\s)?(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){{0,3}})"
        r"\s(?:hiện )?có (?:trên |hơn |gần )?\d"
    )
)
_NAME = re.compile(rf"(?:[{UPPER}][^\W\d_]*\s?)+")
# what tells of more than what there is
_TOLD = re.compile(
    r"(?<!\w)(?:đã|đạt|tăng|giảm|được|bị|chưa|vượt|hoàn thành|mới|còn|không|xếp"
    r"|thực hiện|tổ chức|nay|so với)(?!\w)"
)


def is_portrait(text: str, folded: str, span: Span, where: Setting) -> bool:
    """Tell whether a sentence of an opening or a review only describes a place."""
    if not (where.opening or where.role in LOOKING_BACK):
        return False
    if _AREA_AND_PEOPLE.search(folded, span.start, span.end) is not None:
        return True
    m = _HAS().match(folded, span.start, span.end)
    if m is None or _TOLD.search(folded, span.start, span.end) is not None:
        return False
    return _NAME.fullmatch(text, m.start("name"), m.end("name")) is not None
