"""Read the number line and the line of place and date of a letterhead."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.core.when import PartialDate
from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare
from vndocparse.text.letters import UPPER

# `Số`, also as recognition gives it (`Sô`, `So`, `S6`); not the noun inside a sentence.
_START = re.compile(r"[^\w]{0,3}s[o6]\b\s*(?:ky hieu\b\s*)?[:.]?\s*")
_DASHES = re.compile(r"[‐‑‒–—−-]+")
# What may stand for the number: digits, letters read for digits, dots and blanks left for the pen.
_FIELD = re.compile(r"(?P<number>[^\s/-]{0,12}(?:\s[^\s/-]{1,4})?)\s*[/-]\s*(?P<rest>\S.*)?", re.S)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})\s*[/-]\s*(?P<rest>\S.*)")
# A symbol: capitals (a few small letters: CTr, ThU, TTg), parts joined by one dash or slash.
_SYMBOL = re.compile(
    rf"[{UPPER}](?:[^\W_]|[&.]){{0,14}}(?:\s?[/-]\s?[{UPPER}0-9][\wĐÐđ&.,]{{0,18}}){{0,4}}"
    r"(?:\s\d{1,4}\s?/[A-ZĐ]+(?:-[A-ZĐ]+)*)?"
)
_DIGITS = re.compile(r"\d{1,6}[a-zđ]?")
# The place before a date; a letter alone before a name in capitals is dirt beside the line.
_PLACE = re.compile(rf"[^\w]*(?:[a-zđ] (?=[{UPPER}]))?(?P<p>[^\d,;:]{{2,60}}?)\s*[,.;:]?\s*$")
# The hour that a telegram prints before its day: `Hà Sơn, hồi 10 giờ 30 phút ngày …`.
_HOUR = re.compile(
    r"[\s,.;]*\b(?:hoi|luc|vao hoi)\s+\d{1,2}\s?(?:gio|h|g|:)\s?(?:\d{1,2}\s?(?:phut|p|\')?)?[\s,.;]*$"
)
_LOOKALIKE = str.maketrans(
    {"I": "1", "l": "1", "|": "1", "i": "1", "O": "0", "o": "0", "Q": "0", "S": "5", "Z": "2", "B": "8"}
)


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What a number line says; offsets are in the line. ``fault`` is a notice's code."""

    number: str | None
    year: str | None
    symbol: str | None
    party: bool
    start: int
    end: int
    confidence: float
    fault: str | None = None

    @property
    def number_symbol(self) -> str | None:
        """The number with its symbol in the form of its family, ``None`` where either is missing."""
        if not self.number or not self.symbol:
            return None
        if self.party:
            return f"{self.number}-{self.symbol}"
        return "/".join(x for x in (self.number, self.year, self.symbol) if x)


@cache
def type_symbols() -> dict[str, str]:
    """Return the type codes of symbols; a symbol of several types names the first."""
    out: dict[str, str] = {}
    for entry in load("doc_types").entries:
        for symbol in entry["symbols"] or ():
            out.setdefault(symbol, entry.id)
    return out


@cache
def _issuer_symbols() -> dict[str, list[str]]:
    """Return known issuer symbols by their bare form, so that lost marks can be restored."""
    out: dict[str, list[str]] = {}
    for entry in load("issuers").entries:
        for form in entry.forms:
            kept = out.setdefault(bare(form).upper(), [])
            if form not in kept:
                kept.append(form)
    return out


def read_number(text: str) -> NumberLine | None:
    """Read a line that begins with `Số`; ``None`` where it is no number line.

    >>> read_number("Số 17 - NQ/TU").number_symbol
    '17-NQ/TU'
    >>> read_number("Số: 09 /2009/CT-UBND").symbol
    'CT-UBND'
    >>> read_number("Số      -CTr/ĐU").fault
    'number_missing'
    """
    if len(text) > 160 or not (m := _START.match(bare(text))):
        return None
    body = _DASHES.sub(lambda d: "-" + " " * (len(d[0]) - 1), text)
    field = _FIELD.match(body, m.end())
    if not field or not field["rest"]:
        return _bare_number(body, m.end())
    printed = field["number"]
    party = body[field.end("number") : field.start("rest")].strip().startswith("-")
    year, rest_at = None, field.start("rest")
    if (y := _YEAR.match(body, rest_at)) and not party:
        year, rest_at = y["year"], y.start("rest")
    symbol = _SYMBOL.match(body, rest_at)
    if not symbol or not any(c.isupper() for c in symbol[0]):
        return None
    number, sure, fault = _number(printed)
    value, known = _symbol(symbol[0].rstrip(".,-/ "), party)
    if known < 1 and fault and not re.search(r"[/-]", value):
        return None
    end = symbol.start() + len(symbol[0].rstrip(".,-/ "))
    start = field.start("number") if printed.strip(" .…_") else symbol.start()
    return NumberLine(number, year, value, party, start, end, sure * known, fault)


def _bare_number(body: str, at: int) -> NumberLine | None:
    """Read a number without any symbol: `Số 12`."""
    m = re.compile(r"(\d{1,6}[a-zđ]?)\s*$").match(body, at)
    return NumberLine(m[1], None, None, False, m.start(1), m.end(1), 0.6) if m else None


def _number(printed: str) -> tuple[str | None, float, str | None]:
    """Return the number, how sure it is, and the code of what is wrong with it."""
    packed = re.sub(r"[\s.,…_:;'`]+", "", printed)
    if not packed:
        return None, 0.9, "number_missing"
    if _DIGITS.fullmatch(packed):
        return packed, 1.0, None
    repaired = packed.translate(_LOOKALIKE)
    if (any(c.isdigit() for c in packed) or len(packed) <= 3) and _DIGITS.fullmatch(repaired):
        return repaired, 0.5, "number_uncertain"
    return None, 0.5, "number_handwritten"


def _symbol(printed: str, party: bool) -> tuple[str, float]:
    """Return the symbol without stray spaces, repaired where its parts are known; and how sure it is."""
    value = re.sub(r"\s*([/-])\s*", r"\1", printed).replace("Ð", "Đ").strip()
    parts = re.split(r"([/-])", value)
    sure = 1.0
    for i in range(0, len(parts), 2):
        fixed = _known_part(parts[i], first=i == 0 and len(parts) > 1, party=party)
        if fixed is None:
            sure = min(sure, 0.9)
        elif fixed != parts[i]:
            sure = min(sure, 0.6)
            parts[i] = fixed
    return "".join(parts), sure


def _known_part(part: str, *, first: bool, party: bool) -> str | None:
    """Return a part of a symbol as it is written, ``None`` where it is not known."""
    if first:
        if part in type_symbols():
            return part
        near = [s for s in type_symbols() if bare(s).upper() == bare(part).upper()]
        if len(near) == 1 and near[0].upper() != part:
            return near[0]
    forms = _issuer_symbols().get(bare(part).upper(), [])
    if part in forms or re.fullmatch(r"(?:UBTV)?QH\d+", part):
        return part
    if part.isascii() and len(forms) == 1 and not forms[0].isascii() and part.isupper():
        return forms[0]  # lost marks: DU is ĐU
    plain = [f for f in forms if f.isascii()]
    if party and not part.isascii() and len(plain) == 1:
        return plain[0]  # tones never stand in a symbol: TÚ is TU
    if party and part in ("W", "VW", "TVV", "1W"):
        return "TW"  # recognition loses the T of TW
    return None


_NGAY = re.compile(
    r"(?<![a-z])n\s?g\s?[ao]\s?y?\.?\s*(?P<day>[^,;:]{0,16}?)\s*(?<![a-z])t\s?h\s?a\s?n\s?g\.?\s*"
    r"(?P<month>[^,;:]{0,12}?)\s*(?<![a-z])n\s?a\s?m\.?\s*(?P<year>[\w.…]{2,6}(?:\s\d{1,2}\b)?|)"
)


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Place and date of a letterhead; offsets are in the line, ``date`` as far as it can be read."""

    place: str | None
    place_start: int
    place_end: int
    date: str | None
    date_start: int
    date_end: int
    confidence: float
    fault: str | None


def read_place_date(text: str) -> PlaceDate | None:
    """Read `Hà Sơn, ngày 05 tháng 3 năm 2025`; ``None`` where the line is none.

    >>> read_place_date("Hà Sơn, ngày 05 tháng 3 năm 2025").date
    '2025-03-05'
    >>> read_place_date("Hà Sơn, ngày     tháng 8 năm 2025").date
    '2025-08'
    """
    if len(text) > 120:
        return None
    low = bare(text)
    m = _NGAY.search(low) or re.search(
        r"(?P<day>)\bng[a]y(?P<gap>)\s*(?P<month>)(?P<year>)(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*$)", low
    )
    if not m:
        return None
    if (
        m["month"] == ""
        and (n := re.search(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$", low))
        and n.start() >= m.end()
    ):
        made = PartialDate.build(int(n[3]), int(n[2]), int(n[1]))
        date, fault, sure, end = (str(made) if made else None), None, 0.9, n.end(3)
    else:
        date, sure, fault = _date(m["day"], m["month"], m["year"])
        end = m.end()
    hour = _HOUR.search(low[: m.start()])
    before = text[: hour.start() if hour else m.start()]
    place_span = _PLACE.match(before)
    if before.strip(" ,.…*-") and not place_span:
        return None
    place = place_span["p"].strip(" .,") if place_span else ""
    words = place.split()
    if len(words) > 8 or (words and not (words[0][0].isupper() and words[-1][0].isupper())):
        return None  # a sentence, not the name of a place
    start = place_span.start("p") if place_span else 0
    return PlaceDate(place or None, start, start + len(place), date, m.start(), end, sure, fault)


def _date(day: str, month: str, year: str) -> tuple[str | None, float, str | None]:
    y = re.sub(r"\D", "", year.translate(_LOOKALIKE)) if re.search(r"\d", year) else ""
    if len(y) != 4 or not 1930 <= int(y) <= 2100:
        return None, 0.5, "date_incomplete"
    mo = _small(month, 12)
    d = _small(day, 31)
    if mo is None:
        return y, 0.7, "date_incomplete"
    if d is None:
        return f"{y}-{mo:02}", 0.7, "date_incomplete"
    made = PartialDate.build(int(y), mo, d)
    clean = day.strip().isdigit() and month.strip().isdigit()
    if made is None:
        return f"{y}-{mo:02}", 0.5, "date_incomplete"
    return str(made), 1.0 if clean else 0.5, None if clean else "date_uncertain"


def _small(printed: str, top: int) -> int | None:
    packed = re.sub(r"[\s.…_,]+", "", printed)
    if not packed or len(packed) > 3:
        return None
    if not packed.isdigit():
        if not re.search(r"\d", packed) and len(packed) != 1:
            return None
        packed = packed.upper().replace("L", "1").translate(_LOOKALIKE)
    return int(packed) if packed.isdigit() and len(packed) <= 2 and 1 <= int(packed) <= top else None
