"""Read the printed label at the head of a paragraph."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from vndocparse.core.span import Span
from vndocparse.text.letters import LOWER, POINT_LETTERS, UPPER


class Family(StrEnum):
    """A way of numbering; siblings share one."""

    PART = "part"  # Phần I, Phần thứ nhất
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # Mục 1
    LETTER = "letter"  # A-
    ROMAN = "roman"  # I-
    BARE = "bare"  # a heading without a label
    ARTICLE = "article"  # Điều 1.
    NUMBER = "number"  # 1. 1.1- 1)
    POINT = "point"  # a)
    PAREN = "paren"  # (1)
    INLINE = "inline"  # (i), (a)
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"


SHORT_LIST = 199  # a greater number is more often a year or a quantity: only its list can tell
BULLETS = frozenset({Family.DASH, Family.PLUS, Family.STAR, Family.INLINE})
# Families of items: their headings speak of aims and results of their own.
ITEMS = frozenset({Family.NUMBER, Family.POINT, Family.PAREN})


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label.

    ``span`` covers the label with its mark (``I-``), ``text`` is the label alone,
    ``numbers`` its value (``2.1`` is ``(2, 1)``; empty for a bullet) and ``content``
    the offset where the words behind it begin. ``doubtful`` is true where letters
    had to be read as numerals (``HI-`` for ``III-``) or the mark is unusual.
    """

    family: Family
    text: str
    numbers: tuple[int, ...]
    span: Span
    content: int
    mark: str = ""
    doubtful: bool = False

    @property
    def value(self) -> int:
        """The last number; 0 for a bullet."""
        return self.numbers[-1] if self.numbers else 0


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_DIGITS = {"I": 1, "V": 5, "X": 10}
# What a recogniser makes of the strokes of a Roman numeral.
_STROKES = str.maketrans(
    {"l": "I", "1": "I", "|": "I", "!": "I", "H": "II", "L": "I", "U": "II", "T": "I"}
    | dict.fromkeys("íÍìÌîÎïÏỉỈĩĨịỊ", "I")
)

_JUNK = r"[\s_\"'`„“”.,*#>~=|]{0,8}"  # dirt and Markdown marks before a label
_WORDED = re.compile(
    rf"{_JUNK}(?P<label>(?P<word>phần|chương|mục|bước|[đd]i[eéèẻẽẹêếềểễệ]u)\s{{1,3}}"
    r"(?:(?:thứ\s{1,3})(?P<ordinal>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?P<value>[ivxlh]{1,6}|[li|]\d|\d[lio]|\d{1,3}[a-zđ]?))"
    r"(?P<mark>\s{0,2}[.:\-–—/]|(?=\s|$)))\s*",
    re.IGNORECASE,
)
_ONES = re.compile(r"l|ll|[lI]\d|\d[lIO]")
_WORD_FAMILY = {
    "phần": Family.PART,
    "chương": Family.CHAPTER,
    "mục": Family.SECTION,
    "bước": Family.NUMBER,  # `Bước 1. Kiểm kê`: the steps of a procedure
}  # else `điều`, `Điêu`
# I- II. IV/ and their damaged readings; a letter A- B.
_CAPITAL = re.compile(
    r"(?![TK]\s?[/.]\s?[MLTU])"  # a mark of authority: `T/M BAN CHẤP HÀNH`
    r"(?!V\s?/\s?[Vv][\s:.])"  # on what matter: `V/V TĂNG CƯỜNG …`
    r"(?P<label>(?P<value>[IVXLHTUl1|!íÍìÌîÎïÏỉỈĩĨịỊ]{1,6}|[A-EGHK])"
    rf"\s{{0,2}}(?P<mark>[.\-–—/:)~]|,(?=\s[{UPPER}])))"
    rf"(?=\s|[{UPPER}])\s*"
)
# `|- KẾT QUẢ`, `II, MỤC TIÊU`: bars for strokes or a comma for the mark, before words in capitals.
_BEFORE_CAPITALS = re.compile(
    rf"\s*(?P<label>(?P<value>[|!]{{1,3}}V?|[IVX]{{1,5}}(?=\s?,))\s{{0,2}}(?P<mark>[.,\-–—]))\s*(?=[{UPPER}]{{2,}}[\s,])"
)
# `S.` for `5.`, `1ó.` for `16.`, `1l.` for `11.`: digits as a recogniser misreads them.
_MISREAD = re.compile(
    rf"(?P<label>(?P<value>\d?[SsŠš$óÓôZz§q]|\d[OolI]|[lI]\d)\s{{0,1}}(?P<mark>[.)\-,]))(?=\s|[{UPPER}])\s*"
)
# `l.1.` for `1.1.`, `2.l.` for `2.1.`, `s.3.` for `5.3.`
_MISREAD_PART = re.compile(
    r"(?P<label>(?P<value>[lI|SsŠš$óÓôZz§AGB](?:\.\d{1,2}){1,3}|\d{1,2}(?:\.\d{1,2}){0,2}\.[lI|SsŠš$óÓôZz§]"
    r"|\d{1,2},\d{1,2}(?=\s?[.\-–]\s))"
    rf"(?P<mark>\s?[.,)\-–/]|))(?=\s{{1,3}}[{UPPER}])\s*"
)
_AS_STROKE = str.maketrans("Ll|1", "IIII")
_AS_DIGIT = str.maketrans("lI|SsŠš$óÓôZz§AGB", "11155555666228468")
_AS_LETTERS = str.maketrans("©€ð", "ccđ")
_AS_DIGITS = str.maketrans("SsŠš$óÓôZz§qOolI", "5555566622890011")
# `II MỤC TIÊU`, `IV Bài học`: the mark is lost. A lone stroke or cross needs words in capitals behind it;
# it may be read as `L`, `l` or a bar.
_UNMARKED = re.compile(
    rf"(?P<label>(?P<value>[IVX]{{1,4}}|I{{1,3}}L|[Ll|]))\s{{1,3}}(?=[{UPPER}]{{2,12}}[\s,])"
    rf"|(?P<label2>(?P<value2>[IVX1l|]{{2,4}}))\s(?=[{UPPER}])"
)
# 1. 1- 1) 1/ 1.1. 1.1- 2.1.3 and, before a capital, 6.2 without a mark; the mark may be read as a comma
_NUMBER = re.compile(
    r"(?P<label>(?P<value>\d{1,4}(?:\.\d{1,2}){0,4})(?P<mark>\s{0,2}[.\-–—)/:,]{1,2}|(?=\s)))\s*"
)
_MOST_ITEMS = 30  # of a list whose labels may have lost their marks
# `1- 100% …`, `2. 12 xã …`: the item begins with its figure; three digits are rather the rest of a number
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?%\s")
_COUNTED = re.compile(rf"(?:\d{{1,2}}|\d{{1,3}}(?:\.\d{{3}})+)\s[{LOWER}]{{2}}")
_POINT = re.compile(
    rf"(?P<label>(?P<value>[a-zđ©€ð])\s{{0,1}}(?P<mark>[).\-–/]{{1,2}}|[,}}\]](?=\s{{1,2}}[{UPPER}])|(?=\s[{UPPER}])))"
    rf"(?=\s|[{UPPER}])\s*"
)
_PAREN = re.compile(r"(?P<label>\((?P<value>\d{1,2}|[ivx]{1,5}|[a-zđ]|[óÓôSŠ§lI]\d?)[)}\]])\s*")
# `) Rà soát …`, `() Rà soát …`: what was counted is lost
_LOST = re.compile(rf"(?P<label>(?P<open>\(?)(?P<mark>\)))\s(?=[{UPPER}])")
_BULLET = re.compile(r"(?P<label>(?P<mark>[-–—−+*•●▪■◦·»➢❖✓])(?P=mark){0,1})(?=[\s\wĐ\"“(])\s*")
_MISREAD_DASH = re.compile(r"\s*(?P<label>(?P<mark>[~=«¬]))\s{1,2}(?=[\w\"“(])")


def as_roman(label: Label, value: int) -> Label:
    """Return the label read as a Roman numeral: a damaged `I-` may look like `l-`, `1.` or `H.`."""
    return replace(label, family=Family.ROMAN, text=to_roman(value), numbers=(value,), doubtful=True)


def as_one(label: Label) -> Label:
    """Return the label ``l.`` read as ``1.``: only the list it stands in can tell."""
    return as_number(label, 1)


def as_number(label: Label, value: int) -> Label:
    """Return the label read as an Arabic number: `G.` for `6.`."""
    return replace(label, family=Family.NUMBER, text=str(value), numbers=(value,), doubtful=True)


def as_next(label: Label, value: int) -> Label:
    """Return the label of a point or number in brackets read as another: `d)` for `đ)`, `()` for `(5)`."""
    text = POINT_LETTERS[(value - 1) % len(POINT_LETTERS)] if label.family is Family.POINT else str(value)
    return replace(label, text=text, numbers=(value,), doubtful=True)


def roman(text: str) -> int | None:
    """Return the value of a Roman numeral up to 39, ``None`` where it is none.

    >>> roman("XIV"), roman("IIX")
    (14, None)
    """
    m = _ROMAN.fullmatch(text)
    if not text or m is None:
        return None
    total, last = 0, 0
    for c in reversed(text):
        v = _DIGITS[c]
        total += v if v >= last else -v
        last = max(last, v)
    return total


def to_roman(value: int) -> str:
    """Return the Roman numeral of 1 to 39.

    >>> to_roman(14)
    'XIV'
    """
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]


def read_label(text: str, span: Span) -> Label | None:
    """Return the label at the head of the paragraph ``span`` of ``text``, ``None`` without one.

    Only the head is looked at, so the cost does not grow with the paragraph. What
    looks like a label may still be a date or a quantity; the outline decides by sequence.
    """
    head = text[span.start : min(span.end, span.start + 60)]
    return _worded(head, span) or _plain(head, span)


def _worded(head: str, span: Span) -> Label | None:
    m = _WORDED.match(head)
    if m is None:
        return None
    family = _WORD_FAMILY.get(m["word"].lower(), Family.ARTICLE)
    rest = head[m.end() :]
    if not m["mark"].strip() and family is not Family.PART and rest and not _is_upper(rest[0]):
        return None  # `Điều 5 của Quy định này …` goes on as a sentence
    if not m["mark"].strip() and family in (Family.ARTICLE, Family.NUMBER) and rest:
        return None
    if family is Family.NUMBER and not (m["value"] or "").isdigit():
        return None
    text, doubtful = m["value"] or "", False
    if m["ordinal"]:
        value: int | None = _ORDINALS.index(m["ordinal"].lower()) + 1
        text = to_roman(value or 1)
    elif family is Family.ARTICLE and _ONES.fullmatch(text):
        text, doubtful = text.translate(_AS_DIGITS), True  # `Điều l.`, `Điều l0.`
        value = int(text)
    elif text[0].isdigit():
        value = int(re.sub(r"\D", "", text))
    else:
        value = roman(text.upper()) or roman(text.upper().translate(_STROKES))
        doubtful = value is not None and roman(text.upper()) is None
    if not value:
        return None
    return _label(family, text, (value,), span, m, doubtful)


def _plain(head: str, span: Span) -> Label | None:
    if m := _BEFORE_CAPITALS.match(head):
        number = roman(m["value"].translate(_STROKES))
        if number:
            return _label(Family.ROMAN, to_roman(number), (number,), span, m, True)
    junk = re.match(_JUNK.replace("*", "").replace(".", "."), head)
    skip = junk.end() if junk else 0
    body = head[skip:]
    if body.startswith("**"):  # Markdown bold around the label
        skip += 2
        body = body[2:]
    if not body:
        return None
    shifted = Span(span.start + skip, span.end)
    if m := _BULLET.match(body):
        mark = m["mark"]
        family = Family.PLUS if mark == "+" else Family.STAR if mark == "*" else Family.DASH
        return _label(family, mark if mark in "+*" else "-", (), shifted, m)
    if m := _MISREAD_PART.match(body):
        text = m["value"].translate(_AS_DIGIT).replace(",", ".")
        return _label(Family.NUMBER, text, _ints(text.split(".")), shifted, m, True)
    if m := _MISREAD_DASH.match(head):
        return _label(Family.DASH, "-", (), span, m, True)
    if m := _NUMBER.match(body):
        return _number(m, body, shifted)
    if m := _PAREN.match(body):
        value = m["value"]
        misread = value.translate(_AS_DIGIT) if value[0] in "óÓôSŠ§lI" else value
        if misread.isdigit():
            return _label(Family.PAREN, misread, (int(misread),), shifted, m, misread != value)
        return _label(Family.INLINE, value, (), shifted, m)
    m = _CAPITAL.match(body)
    if m and (found := _capital(m, body, shifted)):
        return found
    if m := _POINT.match(body):
        value = m["value"].translate(_AS_LETTERS)
        if value in POINT_LETTERS:
            number = POINT_LETTERS.index(value) + 1
            doubtful = value != m["value"] or m["mark"] in ("", ",", "}", "]")
            return _label(Family.POINT, value, (number,), shifted, m, doubtful)
    return _damaged(body, shifted)


def _damaged(body: str, span: Span) -> Label | None:
    """Return a label that only the list around it can confirm."""
    if m := _MISREAD.match(body):
        value = int(m["value"].translate(_AS_DIGITS))
        return _label(Family.NUMBER, str(value), (value,), span, m, True) if value else None
    if m := _LOST.match(body):
        return _label(Family.PAREN if m["open"] else Family.POINT, "", (0,), span, m, True)
    m = _UNMARKED.match(body)
    stroke = (m["value"] or m["value2"]).translate(_AS_STROKE) if m else ""
    number = roman(stroke)
    if m is None or not number or (m["value2"] or "").isdigit():
        return None
    return _label(Family.ROMAN, stroke, (number,), span, m, True, "label" if m["label"] else "label2")


def _number(m: re.Match[str], body: str, span: Span) -> Label | None:
    value, mark, rest = m["value"], m["mark"].strip(), body[m.end() :]
    parts = value.split(".")
    if any(p.startswith("0") for p in parts) or (int(parts[0]) > SHORT_LIST and len(parts) > 1):
        return None
    gap = body[m.end() - 1].isspace() if m.end() else False
    share = gap and mark in (".", "-") and m["mark"][0] == mark and _SHARE.match(rest) is not None
    share = share or (gap and mark == m["mark"][:1] == "." and _COUNTED.match(rest) is not None)
    if rest[:1].isdigit() and not share:  # 1.500, 12/4/2025, 2021-2025
        return None
    if not mark:  # `6.2 Đối với …`; a lone number before words may be a quantity: the list around it tells
        if not _is_upper(rest[:1]) or int(parts[0]) > _MOST_ITEMS:
            return None
        return _label(Family.NUMBER, value, _ints(parts), span, m, len(parts) == 1)
    if not gap and rest and not _is_upper(rest[0]):  # 5% 3m 1/tháng
        return None
    if mark == "," and not _is_upper(rest[:1]):
        return None
    if mark in ("/", ":") and not gap:
        return None
    return _label(Family.NUMBER, value, _ints(parts), span, m, mark == ",")


def _capital(m: re.Match[str], body: str, span: Span) -> Label | None:
    value, rest = m["value"], body[m.end() :]
    if rest and not (_is_upper(rest[0]) or rest[0] in '"“(*'):
        return None
    number = roman(value)
    if m["mark"] == ",":  # `IV, Bài học`; `A, B` is a row of letters
        number = number or roman(value.translate(_STROKES))
        return _label(Family.ROMAN, to_roman(number), (number,), span, m, True) if number else None
    if number is None and len(value) == 1 and value in "ABCDEGHK":
        return _label(Family.LETTER, value, ("ABCDEGHIK".index(value) + 1,), span, m)
    if number is not None:
        return _label(Family.ROMAN, value, (number,), span, m)
    strokes = value.translate(_STROKES)
    number = roman(strokes) or (
        3 if set(strokes) == {"I"} and len(value) > 1 else None
    )  # `IHI.`: a stroke too many
    if number is None or value == "l":  # a lone `l` is a letter or a one, see below
        return None
    return _label(Family.ROMAN, to_roman(number), (number,), span, m, True)


def _ints(parts: list[str]) -> tuple[int, ...]:
    return tuple(int(p) for p in parts)


def _is_upper(c: str) -> bool:
    return bool(c) and (c.isupper() or c in '"“(')


def _label(
    family: Family,
    text: str,
    numbers: tuple[int, ...],
    span: Span,
    m: re.Match[str],
    doubtful: bool = False,
    group: str = "label",
) -> Label:
    start, end = span.start + m.start(group), span.start + m.end(group)
    mark = m.groupdict().get("mark") or ""
    return Label(
        family,
        text,
        numbers,
        Span(start, min(end, span.end)),
        min(span.start + m.end(), span.end),
        mark.strip(),
        doubtful,
    )
