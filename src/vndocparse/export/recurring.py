"""Recurrence phrases as rules of RFC 5545."""

import re

from vndocparse.text.fold import fold

_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_DAYS = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 91, "năm": 365}
_FREQUENCIES = {
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}
_UNIT = r"(ngày|tuần|tháng|quý|năm)"
_EACH = re.compile(rf"(?:h[àằ]ng|mỗi|từng|định kỳ)\s+(?:một\s+)?{_UNIT}(?!\w)")
_EVERY = re.compile(rf"(?<!\w)(\d{{1,2}}|{'|'.join(_NUMBERS)})\s+{_UNIT}(?!\w)")
_HALF = re.compile(r"nửa năm")
_ON_DAY = re.compile(r"(?:trước|vào|ngày)\s+(?:ngày\s+)?(\d{1,2})\s+(?:h[àằ]ng|mỗi)\s+tháng")


def rule_of(recurrence: str | None) -> str | None:
    """Return the RRULE of a recurrence as printed, ``None`` for one without a period (``thường xuyên``).

    Of several periods (``hằng quý, 6 tháng và hằng năm``) the shortest is taken: the others fall on its days.

    >>> rule_of("hằng quý"), rule_of("định kỳ 6 tháng, hằng năm"), rule_of("trước ngày 25 hằng tháng")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY;BYMONTHDAY=25')
    """
    text = fold(recurrence or "")
    found = [(1, m[1]) for m in _EACH.finditer(text)]
    found += [(_NUMBERS.get(m[1]) or int(m[1]), m[2]) for m in _EVERY.finditer(text)]
    found += [(6, "tháng") for _ in _HALF.finditer(text)]
    found = [(n, unit) for n, unit in found if n]
    if not found:
        return None
    n, unit = min(found, key=lambda f: f[0] * _DAYS[f[1]])
    frequency, times = _FREQUENCIES[unit]
    rule = f"FREQ={frequency}" + (f";INTERVAL={n * times}" if n * times > 1 else "")
    day = _ON_DAY.search(text)
    if day and rule == "FREQ=MONTHLY" and 1 <= int(day[1]) <= 28:
        rule += f";BYMONTHDAY={int(day[1])}"
    return rule
