"""The grammar of a citation: numbers with their symbols, and dates, as documents and people write them."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.docnumber import DocNumber, Family
from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_misread import put_right
from vndocparse.lexicons.load import Entry, load
from vndocparse.text.fold import fold, strip_marks

_DASH = r"[ \t\u00a0\n]{0,2}[-–—−‑‐][ \t\u00a0\n]{0,2}"
_SLASH = r"[ \t\u00a0\n]{0,2}[/⁄][ \t\u00a0\n]{0,2}"
_PART = r"[A-ZĐÐ][A-Za-zĐÐđ]{0,7}"
_BODY = r"[A-ZĐÐƯ][0-9A-Za-zĐÐđƯ.]{0,15}(?:[-–][A-ZĐÐ0-9]{2,8}[A-Za-zĐđ]{0,6}){0,3}"
# Behind a spaced or broken dash a part must begin with two capitals, or the next word would be taken in.
_STATE_PART = rf"(?:[-–—‑][A-ZĐÐ][0-9A-Za-zĐÐđ.&]{{0,14}}|{_DASH}[A-ZĐÐ]{{2}}[0-9A-Za-zĐÐđ.&]{{0,14}})"
_NUMBER = (
    # 17-NQ/TU, 100 – KL/TW, 367-QĐ/TWĐTN-VP
    rf"(?:(?P<pn>\d{{1,5}}[a-zđ]?){_DASH}(?P<ps>{_PART}(?:-[A-ZĐÐ]{{1,4}})?){_SLASH}(?P<pb>{_BODY}(?:/nb(?![a-zđ]))?)"
    # 21-NQ-TW: a dash where the slash should be
    rf"|(?P<dn>\d{{1,5}}[a-zđ]?){_DASH}(?P<ds>{_PART})-(?P<db>TW|TU|HU|QU|ĐU|ThU)(?![0-9A-Za-zĐđ])"
    # 202/2025/QH15, 09/2009/CT-UBND, 03/NQ-CP, 2457/UBND-VX, 31/QĐ-TW, 66/QĐ/TW
    rf"|(?P<sn>\d{{1,6}}[a-zđ]?){_SLASH}(?:(?P<sy>\d{{4}}){_SLASH})?(?P<ss>[A-ZĐÐ][A-Za-zĐÐđ]{{0,11}}\d{{0,2}})"
    rf"(?P<st>(?:{_STATE_PART}|/T[WU]){{0,4}}))(?![0-9A-Za-zĐđ])"
)
NUMBER = re.compile(_NUMBER)
"""A whole number with its symbol, matched at a place where one is expected."""
# 112-HĐBT, 327-CT, 15-CP, 80-TTg: the State's numbers of earlier decades, behind a type's word only
_OLD = re.compile(
    rf"(\d{{1,5}}[a-zđ]?){_DASH}((?:HĐBT|HĐNN\d?|CP|TTg|CT|UBND|UB|HĐND|VP|(?:QĐ|CT|NQ|TT|CV|KH|TB|NĐ)-(?:UB|CP|TTg))(?:[-/][A-ZĐ]{{1,6}})?)(?![\w/-])"
)
LOOSE_NUMBER = re.compile(rf"(?<![0-9A-Za-zĐđ/.,\-–]){_NUMBER}")
"""The same anywhere in a text."""
# 17NQ/TU, l7-NQ/TU, 17-NQITU, 17~NQ/TU, 17-NO/TU: what recognition makes of a number behind `số`.
_NOISY = re.compile(
    r"([\dIlOo]{1,5}[a-zđ]?)[ \t]?[-–—_.~=]{0,2}[ \t]?([A-ZĐÐ0][A-Za-zĐÐ0]{1,5}?)[ \t]?[/IlJ|\\!][ \t]?"
    r"([A-ZĐÐ][A-ZĐÐƯ]{1,12})(?![0-9A-Za-zĐđ])"
)
# I105/KH-ĐKT, l2/2O30/QĐ-UBND, 76|NQ-CP, 76/NQ_CP: the same of the State's numbers
_NOISY_STATE = re.compile(
    r"([\dIlOo]{1,5}|[\dIlOo|]{1,5}(?=[ \t]?/))[ \t]?[/|\\][ \t]?(?:([12][\dIlOo]{3})[ \t]?[/|\\][ \t]?)?"
    r"([A-ZĐ]{1,2}[A-Za-zĐ]{0,3})([-–—_~.][A-ZĐ][0-9A-Za-zĐđ&]{1,9}(?:-[A-ZĐ]{2,8}){0,2})(?![0-9A-Za-zĐđ])"
)
_NOISE = str.maketrans({"I": "1", "l": "1", "|": "1", "O": "0", "o": "0"})
BARE_NUMBER = re.compile(r"(\d{1,4}[a-zđ]?)(?![^\W_]|[ \t]?[/%:]|[.,]\d|[ \t]?[-–][ \t]?\d)")
"""A number that stands alone, no ratio, percentage, decimal or range."""

# ngày 12 tháng 8 năm 2021, ngày 12/8/2021, ngày 12-8-2021, ngày10 /3/2026; also without `ngày` between marks
DATE = re.compile(
    r"ngày[\s~'*]{0,3}(?P<d>\d{1,2})\s{0,2}(?:tháng\s{0,2}(?P<m>\d{1,2})\s{0,2},?\s{0,2}năm\s{0,2}(?P<y>\d{4})"
    r"|[/.–-]\s{0,1}(?P<m2>\d{1,2})\s{0,1}[/.–-]\s{0,1}(?P<y2>\d{4}))(?!\d)"
    r"|(?P<d3>\d{1,2})[/-](?P<m3>\d{1,2})[/-](?P<y3>\d{4})(?!\d)"
    r"|tháng\s{0,2}(?P<m4>\d{1,2})(?:\s{0,2}năm\s{0,2}|/)(?P<y4>\d{4})(?!\d)"
    r"|năm\s{0,2}(?P<y5>(?:19|20)\d\d)(?!\d|\s{0,2}[-–])"
)
"""A date behind a citation, over folded text."""
_LONGEST_DATE = 40  # characters of a date that recognition may have misread
_A = "aáàảãạâấầẩẫậăắằẳẵặ"
# how a misread date may begin: `ngảy`, `n gày`, `thảng`, `nãm`, `l5/`; whatever else stands there is none
_MISREAD = re.compile(
    rf"n\s?g\s?[{_A}]\s?y|t\s?h\s?[{_A}]\s?n\s?g|n[{_A}]m|[0-9lií|oóòô]{{1,2}}\s{{0,2}}[/.\-–|]"
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A document's number as read: ``end`` is the offset behind it, ``noisy`` where it was bridged."""

    number: DocNumber
    end: int
    noisy: bool = False


def read_number(text: str, at: int) -> PrintedNumber | None:
    """Return the number with symbol that begins at ``at``, ``None`` where none does."""
    m = NUMBER.match(text, at)
    if m is None and (old := _OLD.match(text, at)):
        return PrintedNumber(DocNumber(old[1], _clean(old[2]), Family.PARTY), old.end())
    return from_match(m) if m else None


def from_match(m: re.Match[str]) -> PrintedNumber | None:
    """Build the number from a match of :data:`NUMBER` or :data:`LOOSE_NUMBER`."""
    end = m.end()
    tail = re.search(r"\.+$", m[0])
    if tail:  # the full stop of the sentence
        end -= len(tail[0])
    if m["pn"]:
        made = DocNumber(m["pn"], f"{_clean(m['ps'])}/{_clean(m['pb'])}", Family.PARTY)
    elif m["dn"]:
        made = DocNumber(m["dn"], f"{_clean(m['ds'])}-{m['db']}", Family.PARTY)
    else:
        symbol = _clean(m["ss"] + m["st"])
        law = re.fullmatch(r"(?:UBTV)?QH(?:\d+|[KXVI]+)", symbol)
        made = DocNumber(m["sn"], symbol, Family.LAW if law else Family.STATE, m["sy"])
    return PrintedNumber(made, end)


def read_noisy_number(text: str, at: int, symbols: tuple[str, ...]) -> PrintedNumber | None:
    """Bridge recognition errors in a number whose type is known by its word.

    ``symbols`` are the abbreviations of that type; a reading one letter off is taken for the first.
    """
    if m := _NOISY_STATE.match(text, at):
        return _noisy_state(m, symbols)
    m = _NOISY.match(text, at)
    if not m:
        return None
    read = m[2].replace("Ð", "Đ").replace("0", "O")
    known = next((s for s in symbols if len(s) == len(read) and _differ(s, read) <= 1), None)
    digits = m[1].translate(_NOISE)
    if known is None or not digits.rstrip("abcdđegh").isdigit():
        return None
    return PrintedNumber(DocNumber(digits, f"{known}/{_clean(m[3])}", Family.PARTY), m.end(), True)


def _noisy_state(m: re.Match[str], symbols: tuple[str, ...]) -> PrintedNumber | None:
    digits, year = m[1].translate(_NOISE), m[2].translate(_NOISE) if m[2] else None
    if m[3] not in symbols or not any(c.isdigit() for c in m[1]):
        return None
    body = f"-{_clean(m[4][1:])}"
    return PrintedNumber(DocNumber(digits, m[3] + body, Family.STATE, year), m.end(), True)


def _differ(a: str, b: str) -> int:
    return sum(x != y for x, y in zip(a, b, strict=True))


def _clean(part: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"[‐‑‒–—−]", "-", part)).replace("Ð", "Đ").replace("⁄", "/").rstrip(".")


def read_date(folded: str, at: int) -> tuple[PartialDate, int] | None:
    """Return the date that begins at ``at`` and the offset behind it."""
    m = DATE.match(folded, at)
    if m is None and _MISREAD.match(folded, at):
        m = DATE.match(put_right(folded[at : at + _LONGEST_DATE]))
    if m is None:
        return None
    year = m["y"] or m["y2"] or m["y3"] or m["y4"] or m["y5"]
    month = m["m"] or m["m2"] or m["m3"] or m["m4"]
    day = m["d"] or m["d3"]
    made = PartialDate.build(int(year), int(month) if month else None, int(day) if day else None)
    end = m.end() + (at if m.string is not folded else 0)
    return (made, end) if made and 1930 <= made.year <= 2099 else None


@cache
def types_by_symbol() -> dict[str, tuple[Entry, ...]]:
    """The document types by the abbreviation in a number."""
    made: dict[str, tuple[Entry, ...]] = {}
    for entry in load("reference_types").entries:
        for symbol in entry["symbols"] or ():
            made[symbol] = (*made.get(symbol, ()), entry)
    return made


def type_of_number(number: DocNumber) -> str | None:
    """Return the document type that a number's symbol tells, ``None`` where it tells none.

    >>> type_of_number(DocNumber("53", "TT/TU", Family.PARTY))
    'thong_tri'
    >>> type_of_number(DocNumber("5", "TT-BNV", Family.STATE))
    'thong_tu'
    """
    if number.family is Family.LAW:
        return "nghi_quyet" if number.symbol.startswith("UBTV") else "luat"
    # 31/QĐ-TW is a Party document that follows the State's order of signs.
    party = number.family is Family.PARTY or bool(re.search(r"[-/]T[WU]$", number.symbol))
    head = re.split(r"[-/]", number.symbol, maxsplit=1)[0]
    for entry in types_by_symbol().get(head, ()):
        if not (entry["party_only"] and not party) and not (entry["state_only"] and party):
            return str(entry["doc_type"])
    if number.family is Family.STATE and "-" in number.symbol and head.startswith(("UB", "HĐND", "VP")):
        return "cong_van"  # an official letter carries no type: 2457/UBND-VX
    return None


_QUERY = re.compile(
    r"(?:s[oố]\s*)?(\d{1,6}[a-zđ]?)(?:[\s/]+(\d{4}))?"
    r"(?:\s*[-–/ ]\s*([a-zđ]+\d*))?(?:\s*[-–/ ]\s*([a-zđ]+\d*))?"
)
_CASED = {"ttg": "TTg", "thu": "ThU"}


def parse_citation(text: str) -> tuple[str | None, DocNumber | None, PartialDate | None] | None:
    """Read a query such as ``17 nq tu``, ``nghị quyết 17`` or ``17-NQ/TU ngày 12/8/2021``.

    Case and diacritics may be missing. A bare number gives a :class:`DocNumber` with an empty symbol.
    Returns document type, number and date, each ``None`` where not given; ``None`` where nothing of a
    citation is in the text.

    >>> kind, number, _ = parse_citation("17 nq tu")
    >>> kind, str(number)
    ('nghi_quyet', '17-NQ/TU')
    """
    text = text[:400]
    folded = fold(text)
    doc_type, rest = _query_type(folded)
    date = None
    if d := re.search(r"ng[aà]y|tháng|năm|\d{1,2}[/-]\d{1,2}[/-]\d{4}", folded):
        found = read_date(folded.replace("ngay", "ngày"), d.start())
        if found:
            date = found[0]
            rest = rest.replace(folded[d.start() : found[1]], " ")
    if m := LOOSE_NUMBER.search(text):
        printed = from_match(m)
        if printed and not (printed.number.family is Family.STATE and len(printed.number.symbol) < 2):
            return doc_type or type_of_number(printed.number), printed.number, date
    q = _QUERY.search(rest)
    if q is None:
        return (doc_type, None, date) if doc_type or date else None
    number = _query_number(q, text, doc_type)
    if number is None:
        return (doc_type, None, date) if doc_type or date else None
    return doc_type or (type_of_number(number) if number.symbol else None), number, date


def _query_type(folded: str) -> tuple[str | None, str]:
    plain = strip_marks(folded)
    for form, code in _plain_types():
        if m := re.search(rf"(?<!\w){form}(?!\w)", plain):
            keep = len(plain) == len(folded)
            source = folded if keep else plain
            return code, f"{source[: m.start()]} {source[m.end() :]}"
    return None, folded


@cache
def _plain_types() -> tuple[tuple[str, str], ...]:
    pairs = [(strip_marks(f), str(e["doc_type"])) for e in load("reference_types").entries for f in e.forms]
    return tuple((re.escape(f), c) for f, c in sorted(pairs, key=lambda p: -len(p[0])))


@cache
def _plain_symbols() -> dict[str, str]:
    made: dict[str, str] = {}
    for symbol in types_by_symbol():
        made.setdefault(symbol.lower(), symbol)
        made.setdefault(strip_marks(symbol), symbol)
    return made


def _query_number(q: re.Match[str], text: str, doc_type: str | None) -> DocNumber | None:
    digits, year, one, two = q.groups()
    symbol = _plain_symbols().get(one or "")
    if one and re.fullmatch(r"(?:ubtv)?qh\d+", one):
        return DocNumber(digits, one.upper(), Family.LAW, year)
    if symbol and two:
        body = _CASED.get(two, two.upper())
        state = f"{digits}/" in text or year or body in ("CP", "TTg", "UBND", "HĐND")
        if state:
            return DocNumber(digits, f"{symbol}-{body}", Family.STATE, year)
        return DocNumber(
            digits, f"{symbol}/{body.replace('DU', 'ĐU') if body == 'DU' else body}", Family.PARTY
        )
    if symbol or doc_type:
        return DocNumber(digits, symbol or "", Family.PARTY)
    return None
