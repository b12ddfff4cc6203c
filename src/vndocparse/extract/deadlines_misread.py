"""Words and figures of times that recognition misread: `truớc ngày l5 tháng l2`, `quí II/2020`.

Every replacement is as long as what it replaces, so that places in the text stay valid. A word is put
right only where what stands beside it leaves no other reading (`thảng 10`, but not `chiến thắng`).
"""

import re
from datetime import date
from functools import lru_cache

_A, _O = "aáàảãạâấầẩẫậăắằẳẵặ", "oóòỏõọôốồổỗộơớờởỡợ"
_FIGURE = "[0-9lií|oóòô]"
_INTO = str.maketrans("lií|]oóòô", "111110000")
_MONTH = rf"th[{_A}]ng"
_NUMBERED = rf"(?=\s*{_FIGURE}{{1,2}}\b)"
_BEFORE_MONTH = "|".join(
    rf"(?<=\b{w}\s)" for w in ("trong", "hết", "từ", "đến", "vào", "cuối", "đầu", "giữa")
)

# A word of times in its misread forms, and how it is written; in the order in which they lean on each other.
_WORDS = [
    (re.compile(rf"(?<![^\W_])[tf#£]r[uư][{_O}][ce]\b"), "trước"),  # a slanted `t`: `#rước`, `frước`
    (re.compile(rf"\bch[{_A}]m(?=\s+nh[{_A}]t\b)"), "chậm"),
    (re.compile(rf"\bmu[{_O}]n(?=\s+(?:nh[{_A}]t|hơn)\b)"), "muộn"),
    (re.compile(rf"(?:(?<=\bchậm\s)|(?<=\bmuộn\s))nh[{_A}]t\b"), "nhất"),
    (re.compile(r"\bđ[eêèề]n(?=\s+(?:hết\b|ngày\s|tháng\s|quý\s|\d{1,2}[/.]))"), "đến"),
    (re.compile(rf"\bcu[{_O}]i(?=\s+(?:{_MONTH}|quý|n[aăã]m)\b)"), "cuối"),
    (re.compile(rf"\bth[{_O}]i(?=\s+(?:gian|h[{_A}]n)\b)"), "thời"),
    (re.compile(rf"(?<=\bthời\s)h[{_A}]n\b"), "hạn"),
    (re.compile(rf"\bho[{_A}]n(?=\s+th[{_A}]nh\b)"), "hoàn"),
    (re.compile(rf"(?<=\bhoàn\s)th[{_A}]nh\b"), "thành"),
    (re.compile(rf"\bb[{_A}]n\s(?=h[{_A}]nh\b)"), "ban "),
    (re.compile(rf"(?<=\bban\s)h[{_A}]nh\b"), "hành"),
    (re.compile(rf"(?<=\d\s)gi[{_O}](?=\s+\d|\s*,?\s+ng[{_A}]y\b)"), "giờ"),
    (re.compile(rf"\bng[{_A}]y(?=\s*{_FIGURE}{{1,2}}(?:\s?[/.\-–|]\s?{_FIGURE}|\s+{_MONTH}\b))"), "ngày"),
    (re.compile(rf"(?:(?<=[\dlo]\s)|{_BEFORE_MONTH}){_MONTH}{_NUMBERED}"), "tháng"),
    (re.compile(rf"(?<=\d\s){_MONTH}(?=\s+(?:cuối|đầu|sau|tiếp|kế)\b)"), "tháng"),
    (re.compile(r"(?:(?<=\btuần\s)|(?<=\btháng\s)|(?<=\bquý\s))n[ảáãạ]y\b"), "này"),
    (re.compile(r"\bt[ùú](?=\s+(?:ngày\s*\d|tháng\s*\d|\d{1,2}/)[^.;]{0,25}\s(?:đến|tới)\s)"), "từ"),
    (re.compile(rf"\bh[aâăảẳãẵ]ng(?=\s+(?:{_MONTH}|quý|n[aâăã]m|tuần|ngày)\b)"), "hằng"),
    (re.compile(rf"(?:(?<=\bhằng\s)|(?<=\bhàng\s)){_MONTH}\b"), "tháng"),
    (re.compile(r"(?:(?<=\bhằng\s)n[aâã]m|(?<=\bhàng\s)n[âã]m)\b"), "năm"),
    (re.compile(r"(?<=\d\s)n[aáàâãắằẳ]m(?=\s+(?:19|20)\d{2}\b)"), "năm"),
    (re.compile(r"\b(?:qu[íìỷỳ]|q[úù][yi])(?=\s*[0-9ilvhí|])"), "quý"),
    (re.compile(r"\bqu[ỹyi](?=\s+[ilí|1]{1,3}v?\s?(?:/|năm\b))"), "quý"),
    (re.compile(r"(?<=\bngày\s)k[yỳỷỹ]\b(?!\s+(?:niệm|họp|thi))"), "ký"),
    (re.compile(r"\b(?:đ[iìỉ]nh\s+k[ỳỷýyìi]|định\s+k[ỷýyìi])\b"), "định kỳ"),
]
# A space inside a word before a figure: `trước ng ày 15/6`.
_PARTED = [
    (re.compile(r"\b(?:n\sgày|ng\sày|ngà\sy)(?=\s*\d)"), "ngày "),
    (re.compile(r"\b(?:t\srước|tr\sước|trướ\sc)(?=\s+(?:ngày|\d))"), "trước "),
    (re.compile(r"\b(?:t\sháng|th\sáng|thá\sng|thán\sg)(?=\s*\d)"), "tháng "),
]
_SPLIT = r"\s{0,2}[/.\-–|]\s{0,2}"
# `l5/12/2O20` anywhere; `l5/12`, `15 tháng l2` and the like behind a word of times only.
_WHOLE = re.compile(
    rf"(?<![^\W_])({_FIGURE}{{1,2}})({_SPLIT})({_FIGURE}{{1,2}})({_SPLIT})([2lií|]{_FIGURE}{{3}})(?!\d)"
)
_SHORT = re.compile(
    rf"(?:(?<=ngày\s)|(?<=trước\s)|(?<=từ\s)|(?<=đến\s)|(?<=hết\s))"
    rf"({_FIGURE}{{1,2}})({_SPLIT})({_FIGURE}{{1,2}})(?![^\W_]|\s?[/.|]\s?\d)"
)
_LONE = re.compile(
    rf"(?:(?<=ngày\s)|(?<=tháng\s))"
    rf"(?:(?:\d{_FIGURE}|[lií|]\d|[oó]\d|[lií|][oól])(?![^\W_])|\d\](?=\s+(?:{_MONTH}|năm)\b))"
)
_YEAR = re.compile(r"(?:(?<=năm\s)|(?<=/)|(?<=/\s))2[0oóô][\dlioóô]{2}(?![^\W_])")
# A space inside a figure: `trước ngày 1 5/12/2020`, `15/12/20 20`; it moves behind the figure.
_PARTED_DAY = re.compile(rf"(?<=ngày\s)([0-3])\s(\d)(?=\s?/\s?\d{{1,2}}(?:/|\b)|\s+{_MONTH}\s)")
_PARTED_YEAR = re.compile(r"(?<=\d/)(20?)\s(0?\d{2})(?!\d)")
_TENS = re.compile(r"(?<=\b\d)[oóô](?=\s+(?:ngày|tháng|tuần)\b)")
_AMOUNT = re.compile(r"\b[lií](?=\d\s?(?:giờ\b|h\b|h\d)|\d\s+(?:ngày|tháng|tuần)\b)")


@lru_cache(maxsize=8)
def put_right(folded: str) -> str:
    """Return a folded stretch with the words and figures of its times put right.

    The same stretch is asked for when and how often its task is to be done.

    >>> put_right("truớc ngày l5 tháng l2 nãm 2020"), put_right("quí ii/2020"), put_right("chiến thắng 30/4")
    ('trước ngày 15 tháng 12 năm 2020', 'quý ii/2020', 'chiến thắng 30/4')
    """
    for pattern, word in _WORDS:
        folded = pattern.sub(word, folded)
    for pattern, word in _PARTED:
        folded = pattern.sub(word, folded)
    folded = _PARTED_YEAR.sub(r" \1\2", _PARTED_DAY.sub(r"\1\2 ", folded))
    folded = _TENS.sub("0", folded)
    folded = _AMOUNT.sub("1", _WHOLE.sub(_day, folded))
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
