"""Words and figures of times that recognition misread: `truớc ngày l5 tháng l2`, `quí II/2020`.

Every replacement is as long as what it replaces, so that places in the text stay valid. A word is put
right only where what stands beside it leaves no other reading (`thảng 10`, but not `chiến thắng`).
"""

import re
from datetime import date

_A, _O = "aáàảãạâấầẩẫậăắằẳẵặ", "oóòỏõọôốồổỗộơớờởỡợ"
_FIGURE = "[0-9lií|oóòô]"
_INTO = str.maketrans("lií|oóòô", "11110000")
_MONTH = rf"th[{_A}]ng"
_NUMBERED = rf"(?=\s+{_FIGURE}{{1,2}}\b)"

# A word of times in its misread forms, and how it is written.
_WORDS = [
    (re.compile(rf"\btr[uư][{_O}]c\b"), "trước"),
    (re.compile(rf"\bch[{_A}]m(?=\s+nh[{_A}]t\b)"), "chậm"),
    (re.compile(rf"\bmu[{_O}]n(?=\s+nh[{_A}]t\b)"), "muộn"),
    (re.compile(rf"(?:(?<=\bchậm\s)|(?<=\bmuộn\s))nh[{_A}]t\b"), "nhất"),
    (re.compile(rf"\bng[{_A}]y(?=\s*{_FIGURE}{{1,2}}(?:\s?[/.\-–|]\s?{_FIGURE}|\s+{_MONTH}\b))"), "ngày"),
    (re.compile(rf"(?:(?<=[\dlo]\s)|(?<=\btrong\s)|(?<=\bhết\s)){_MONTH}{_NUMBERED}"), "tháng"),
    (re.compile(rf"\bh[aâăảẳãẵ]ng(?=\s+(?:{_MONTH}|quý|n[aâăã]m|tuần|ngày)\b)"), "hằng"),
    (re.compile(rf"(?:(?<=\bhằng\s)|(?<=\bhàng\s)){_MONTH}\b"), "tháng"),
    (re.compile(r"(?:(?<=\bhằng\s)n[aâã]m|(?<=\bhàng\s)n[âã]m)\b"), "năm"),
    (re.compile(r"(?<=\d\s)n[aáàâãắằẳ]m(?=\s+(?:19|20)\d{2}\b)"), "năm"),
    (re.compile(r"\b(?:qu[íìỷỳ]|q[úù][yi])(?=\s+[0-9ilví|])"), "quý"),
    (re.compile(r"\bqu[ỹyi](?=\s+[ilí|1]{1,3}v?\s?(?:/|năm\b))"), "quý"),
    (re.compile(r"\b(?:đ[iìỉ]nh\s+k[ỳỷýyìi]|định\s+k[ỷýyìi])\b"), "định kỳ"),
]
_SPLIT = r"\s{0,2}[/.\-–|]\s{0,2}"
# `l5/12/2O20` anywhere; `l5/12`, `15 tháng l2` and the like behind a word of times only.
_WHOLE = re.compile(
    rf"(?<![^\W_])({_FIGURE}{{1,2}})({_SPLIT})({_FIGURE}{{1,2}})({_SPLIT})([2lií|]{_FIGURE}{{3}})(?![^\W_])"
)
_SHORT = re.compile(
    rf"(?:(?<=ngày\s)|(?<=trước\s))({_FIGURE}{{1,2}})({_SPLIT})({_FIGURE}{{1,2}})(?![^\W_]|{_SPLIT}\d)"
)
_LONE = re.compile(rf"(?:(?<=ngày\s)|(?<=tháng\s))(?:\d{_FIGURE}|[lií|]\d|[oó]\d|[lií|][oól])(?![^\W_])")
_YEAR = re.compile(r"(?:(?<=năm\s)|(?<=/)|(?<=/\s))2[0oóô][\dlioóô]{2}(?![^\W_])")
_HOUR = re.compile(r"\b[lií](?=\d\s?(?:giờ|h)\b)")


def put_right(folded: str) -> str:
    """Return a folded stretch with the words and figures of its times put right.

    >>> put_right("truớc ngày l5 tháng l2 nãm 2020"), put_right("quí ii/2020"), put_right("chiến thắng 30/4")
    ('trước ngày 15 tháng 12 năm 2020', 'quý ii/2020', 'chiến thắng 30/4')
    """
    for pattern, word in _WORDS:
        folded = pattern.sub(word, folded)
    folded = _HOUR.sub("1", _WHOLE.sub(_day, folded))
    folded = _LONE.sub(lambda m: m[0].translate(_INTO), _SHORT.sub(_day, folded))
    return _YEAR.sub(lambda m: m[0].translate(_INTO), folded)


def _day(m: re.Match[str]) -> str:
    """Return a date in figures; unchanged where that gives no day."""
    parts = [g if i % 2 else g.translate(_INTO) for i, g in enumerate(m.groups())]
    try:
        date(int(parts[4]) if len(parts) > 4 else 2000, int(parts[2]), int(parts[0]))
    except ValueError:
        return m[0]
    return "".join(p.replace("|", "/") if i % 2 else p for i, p in enumerate(parts))
