"""Times that look back: what was done by then, or was over before the document was issued."""

import re
from functools import cache

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_dates import moment
from vndocparse.extract.deadlines_limit import Limit
from vndocparse.extract.deadlines_patterns import forms

_RETRO_BEFORE = 12  # characters before a limit in which a word may make it a look back
_TO_ISSUE = 70  # characters of `trình Ủy ban nhân dân tỉnh ban hành`
# `trình Ủy ban ban hành …`, `lập kế hoạch, giao chỉ tiêu, ban hành …`; but `kế hoạch ban hành …`
_ISSUED_THEN = re.compile(
    r"\b(?:trình|để|tham mưu)\b[^;.]*\bban\s+hành\s*$|^\W*ban\s+hành\b|,\s+ban\s+hành\s*$"
)


@cache
def _retro_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{forms('retro')})\s*$")


def is_retro(folded: str, start: int) -> bool:
    """Tell whether the word before ``start`` makes a time a look back (`ban hành | trong tháng 6/2020`)."""
    return _retro_pattern().search(folded[max(0, start - _RETRO_BEFORE) : start]) is not None


def is_to_be_issued(folded: str, m: re.Match[str], issued: PartialDate | None) -> bool:
    """Tell `trình UBND huyện ban hành trong tháng 6/2023` from `kế hoạch ban hành trong tháng 6/2020`."""
    if issued is None or m["y6"]:
        return False
    at = moment(m, issued)
    if at is None or str(at.last) <= str(issued.last):
        return False
    return is_issued_then(folded, m.start())


def is_issued_then(folded: str, start: int) -> bool:
    """Tell whether a time at ``start`` says when something laid before somebody is to be issued."""
    return _ISSUED_THEN.search(folded[max(0, start - _TO_ISSUE) : start]) is not None


def is_past(limit: Limit, issued: PartialDate | None) -> bool:
    """Tell a time before the document itself, which is a fact (`đất sử dụng trước ngày 01/7/2014`)."""
    return bool(issued and limit.date and not limit.inferred and limit.date.year < issued.year)


def is_over(limit: Limit, issued: PartialDate | None) -> bool:
    """Tell whether a limit had passed when the document was issued."""
    return bool(issued and limit.date and str(limit.date.last) < str(issued.first))
