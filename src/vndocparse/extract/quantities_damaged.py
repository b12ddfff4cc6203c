"""Comparators and units whose tone marks were misread (`dưói 0,5%`, `2,86 ty USD`, `gấp 1,9 làn`).

Only where nothing else stands beside the number, and only words that without their marks
are no other word in that place (`gan` may be `gắn`, so it is left out).
"""

import re
import unicodedata
from functools import cache

from vndocparse.lexicons.load import load

_UNSAFE = frozenset({"gan", "uoc", "tam", "hon", "chung", "gan dat", "gan bang"})
_MONEY = re.compile(r"(?P<scale>(?:(?:nghin|ngan|trieu|ty|ti)\s){0,2})(?P<base>dong|usd|vnd)(?!\w)")
_PERCENT = re.compile(r"[°ºo]\s?/\s?[o0](?!\w)")
_PLACE = re.compile(r"tinh(?!\w)")
_TIMES = re.compile(r"lan(?=\s+(?:nam|so voi|cung ky|muc|hien|truoc)(?!\w)|\s*[,;.)]|\s*$)")
_MULTIPLE = re.compile(r"(?<!\w)gap\s+(?:khoang\s+|hon\s+|tren\s+|gan\s+)?$")
_PRINTED = {"nghin": "nghìn", "ngan": "ngàn", "trieu": "triệu", "ty": "tỷ", "ti": "tỉ", "dong": "đồng"}


# `l00%`, `1OO%`, `1 00%`, `0l mô hình`: letters read for figures, where the rest can only be a number
_FIGURES = re.compile(
    r"(?<![\w.,/-])(?:[li|1][0o]{2}|[li|]\d|\d[o]|1 00)(?=\s?%)|(?<![\w.,/-])0[li|](?=\s[^\W\d_]{2})"
)
_MEANT = str.maketrans("li|o", "1110")


def with_figures(folded: str) -> str:
    """Return folded text with figures for the letters that were read for them, as long as before.

    >>> with_figures("l00% hộ, ít nhất 0l mô hình"), with_figures("1 00% hộ")
    ('100% hộ, ít nhất 01 mô hình', '100 % hộ')
    """
    return _FIGURES.sub(lambda m: m[0].replace(" ", "").translate(_MEANT).ljust(len(m[0])), folded)


def bare(folded: str) -> str:
    """Return folded text without marks, letter for letter.

    >>> bare("dưói 0,5%"), bare("đồng")
    ('duoi 0,5%', 'dong')
    """
    return "".join(unicodedata.normalize("NFD", c)[0] for c in folded).replace("đ", "d")


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    signs = {
        bare(f.lower()): str(e["sign"])
        for e in load("comparators").entries
        for f in e.forms
        if f[0].isalpha() and not e["after"] and bare(f.lower()) not in _UNSAFE
    }
    # a blank may have come into a word whose letters were misread: `dư ói`
    forms = "|".join(" ?".join(f.replace(" ", "")) for f in sorted(signs, key=len, reverse=True))
    signs = {f.replace(" ", ""): s for f, s in signs.items()}
    return re.compile(rf"(?<![^\W_])({forms})(?:\s+(?:la|dat|co|muc|duoc|phai)){{0,2}}\s*$"), signs


def damaged_sign(left: str) -> tuple[int, int, str] | None:
    """Return where a comparator with misread marks stands at the end of ``left``, and its sign."""
    pattern, signs = _signs()
    m = pattern.search(bare(left))
    return None if m is None else (m.start(1), m.end(1), signs[m[1].replace(" ", "")])


def damaged_unit(left: str, right: str, *, ratio: bool) -> tuple[int, str, str] | None:
    """Return length, right spelling and kind of a unit with misread marks at the start of ``right``."""
    if (m := _PERCENT.match(right)) is not None:  # `100°/o`
        return m.end(), "%", "percent"
    letters = bare(right)
    if (m := _MONEY.match(letters)) is not None and (m["scale"] or m["base"] != "dong"):
        words = [_PRINTED.get(w, w.upper()) for w in m[0].split()]
        return m.end(), " ".join(words), "money"
    if _MULTIPLE.search(bare(left)) is not None and (m := _TIMES.match(letters)) is not None:
        return m.end(), "lần", "times"
    if ratio and (m := _PLACE.match(letters)) is not None:
        return m.end(), "tỉnh", "count"
    return None
