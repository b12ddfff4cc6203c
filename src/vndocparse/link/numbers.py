"""Document numbers as keys that compare across misread letters."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import strip_marks

# Letters that recognition puts for digits: I7, l7, 1O, 2S.
_DIGIT = str.maketrans(
    {"I": "1", "l": "1", "|": "1", "!": "1", "O": "0", "o": "0", "Q": "0", "S": "5", "B": "8", "Z": "2"}
)
# The number, an optional letter behind it (12a-), an optional year in the State's form, and the symbol.
_SHAPE = re.compile(
    r"\s*([0-9IlOoQSBZ|!]{1,6})([a-zđ]?)(?:\s*[/.]\s*((?:19|20)\d\d)(?=\s*[/-]))?(?:[-–—_./\\\s]+(.{0,60}))?"
)
_CUT = re.compile(r"[-–—_/\\|.\s]+")
# Pairs of digits that recognition takes for one another.
_ALIKE = frozenset(
    frozenset(p) for p in ("17", "38", "56", "68", "08", "06", "35", "27", "49", "14", "39", "58", "12", "69")
)


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A number taken apart: ``kind`` and ``bodies`` are lower case without marks.

    ``bodies`` holds more than one reading where the symbol was misread (``KL/W``); it is
    empty where only the number was printed. ``noisy`` is true where letters were bridged.
    """

    digits: str
    kind: str
    bodies: tuple[str, ...]
    year: str | None
    noisy: bool


@lru_cache(maxsize=200_000)
def read_number(printed: str | None) -> NumberKey | None:
    """Read a printed number and symbol, bridging what recognition makes of them; ``None`` if it is none.

    >>> read_number("17-NQ/TU") == read_number("017 – NQ/TU")
    True
    >>> read_number("I7-NQ/TƯ").digits, read_number("116-KL/W").bodies
    ('17', ('tw',))
    """
    m = _SHAPE.match((printed or "")[:120])
    if m is None or (m[4] is None and m.end() < len((printed or "").rstrip())):
        return None
    raw, letter, year, symbol = m.groups()
    digits = raw.translate(_DIGIT).lstrip("0")
    if not digits or not (any(c.isdigit() for c in raw) or symbol):
        return None
    noisy = not raw.isdigit()
    parts = [p for p in _CUT.split(symbol or "") if p]
    kind = ""
    if parts and (known := _kind(strip_marks(parts[0]))):
        noisy = noisy or known != strip_marks(parts[0])
        kind, parts = known, parts[1:]
    bodies, odd = _bodies("-".join(parts))
    return NumberKey(digits + letter, kind, bodies, year, noisy or odd)


def _bodies(printed: str) -> tuple[tuple[str, ...], bool]:
    """Return the possible readings of the issuer's symbol, and whether it was misread."""
    plain = strip_marks(printed)
    if not plain:
        return (), False
    if "ư" in printed.lower():  # TƯ is an old form of TW and a misread TU
        return tuple(dict.fromkeys((plain, plain.replace("tu", "tw")))), True
    known = _known_bodies()
    if plain in known or "-" in plain or len(plain) > 8 or any(c.isdigit() for c in plain):
        return (plain,), strip_marks(printed) != printed.lower().replace("đ", "d")
    near = tuple(b for b in ("tu", "tw", "hu", "qu", "du", "thu", "cp", "ubnd", "hdnd") if _one_off(plain, b))
    return (near, True) if near else ((plain,), False)


def _one_off(a: str, b: str) -> bool:
    """Tell whether two strings differ by one letter changed, lost or added."""
    if len(a) == len(b):
        return (sum(x != y for x, y in zip(a, b, strict=True)) == 1 and len(a) > 2) or (a, b) in _SHORT
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


# Two letters are too few for any change to count: these are the ones recognition makes.
_SHORT = frozenset(
    {("tv", "tu"), ("iu", "tu"), ("lu", "tu"), ("fu", "tu"), ("iw", "tw"), ("vw", "tw"), ("to", "tu")}
)


@cache
def _known_bodies() -> frozenset[str]:
    return frozenset("-".join(_CUT.split(strip_marks(f))) for e in load("issuers").entries for f in e.forms)


@cache
def _kinds() -> dict[str, str | None]:
    made: dict[str, str | None] = {}
    for e in load("reference_types").entries:
        for s in e["symbols"] or ():
            made.setdefault(strip_marks(s), str(e["doc_type"]))
    return made


def _kind(part: str) -> str | None:
    if part in _kinds():
        return part
    # NO, N0, NG for NQ: the resolution's symbol is the one that recognition breaks most; CI for CT, KI for KL
    return _MISREAD_KINDS.get(part)


_MISREAD_KINDS = {
    **dict.fromkeys(("no", "n0", "ng", "nd0", "n9"), "nq"),
    **dict.fromkeys(("ci", "c1", "c7"), "ct"),
    **dict.fromkeys(("ki", "k1", "k|"), "kl"),
}


def type_of(key: NumberKey | None) -> str | None:
    """Return the document type that the symbol tells."""
    return _kinds().get(key.kind) if key and key.kind else None


def same_bodies(a: NumberKey, b: NumberKey) -> bool | None:
    """Tell whether the issuers' symbols agree; ``None`` where one of them was not printed."""
    if not a.bodies or not b.bodies:
        return None
    return not set(a.bodies).isdisjoint(b.bodies)


def misread(a: str, b: str) -> bool:
    """Tell whether two numbers may be one, with one digit misread, lost or doubled."""
    if len(a) == len(b):
        wrong = [frozenset((x, y)) for x, y in zip(a, b, strict=True) if x != y]
        return len(wrong) == 1 and wrong[0] in _ALIKE
    return abs(len(a) - len(b)) == 1 and _one_off(a, b) and min(len(a), len(b)) > 1
