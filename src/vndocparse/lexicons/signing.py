"""The marks of authority, positions and collectives of signature blocks, as printed and as misread."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare, case_counts
from vndocparse.text.letters import UPPER


def _forms(kind: str) -> Iterator[str]:
    return (f for e in load("signing").entries if e["kind"] == kind for f in e.forms)


def _either(forms: Iterable[str]) -> str:
    """Return a pattern of any of the forms, the longest first."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


@cache
def _modes() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        re.sub(r"[\s.]", "", f).upper(): str(e["code"])
        for e in load("signing").entries
        if e["kind"] == "mode"
        for f in e.forms
    }
    modes = _either({f.rstrip(".") for f in _forms("mode")})
    return re.compile(rf"(?P<m>{modes})(?P<sep>\s?[.:]\s*|\s+)(?=\S)"), codes


@cache
def position_pattern() -> re.Pattern[str]:
    """Return what finds a known position at the start of bare text."""
    return re.compile(rf"(?:quyen |q\. ?)?(?:{_either(map(bare, _forms('position')))})(?!\w)")


@cache
def collective_pattern() -> re.Pattern[str]:
    """Return what finds a body that signs as a whole at the start of bare text."""
    return re.compile(rf"(?:{_either(map(bare, _forms('collective')))})(?!\w)")


def read_mode(text: str) -> tuple[str, int] | None:
    """Return the mode (in the Party's form) that begins a line and where the rest begins.

    >>> read_mode("TM. ỦY BAN NHÂN DÂN"), read_mode("T/M BAN THƯỜNG VỤ"), read_mode("TM và CN")
    (('T/M', 4), ('T/M', 4), None)
    """
    pattern, codes = _modes()
    start = len(text) - len(text.lstrip(" *_"))
    text_ = text.replace("⁄", "/")
    m = pattern.match(text_, start)
    if not m:
        return None
    rest = text[m.end() :]
    upper, letters = case_counts(rest)
    dotted = "/" in m["m"] or "." in m["sep"] or "." in m["m"]
    if letters < 3 or (upper < 0.7 * letters and not (dotted and rest[0].isupper() and len(rest) < 60)):
        return None
    if not dotted and upper < 0.9 * letters:
        return None
    return codes[re.sub(r"[\s.]", "", m["m"]).upper()], m.end()


# Marks as a recogniser may leave them: one stroke for `/` or `T`, several for `M`, a comma for the stop.
_STROKE = r"\s?[/⁄.,|\\Il1!]?\s?"
_STOP = rf"\s?[.,:;'’]{{0,2}}\s?(?=[{UPPER}]{{2}})"
_MISREAD = (
    ("T/M", re.compile(rf"[TIl17]{_STROKE}(?:M|[Il1N]VI|[NM][Il1]|N|IM|VI){_STOP}")),
    ("K/T", re.compile(rf"[KR]{_STROKE}[TIl17]{_STOP}")),
    ("T/L", re.compile(rf"(?:[TIl17]{_STROKE}L|T\s?[/⁄]\s?[Il1|]){_STOP}")),
    ("TUQ", re.compile(rf"[TIl17]{_STROKE}U\s?[.,]?\s?[QOG0]{_STOP}")),
)


def read_misread_mode(text: str) -> tuple[str, int] | None:
    """Return the mode that a damaged mark stands for, where the words behind it are those of such a line.

    `T/M` goes before a body that signs as a whole, `K/T` before a position, the others before either.

    >>> read_misread_mode("T/1VI BAN CHẤP HÀNH"), read_misread_mode("IM LẶNG")
    (('T/M', 6), None)
    """
    start = len(text) - len(text.lstrip(" *_"))
    for code, pattern in _MISREAD:
        m = pattern.match(text, start)
        if m is None:
            continue
        rest = text[m.end() :]
        upper, letters = case_counts(rest)
        low = bare(rest)
        body = collective_pattern().match(low) is not None
        position = position_pattern().match(low) is not None
        fits = {"T/M": body, "K/T": position and not low.startswith("pho ")}.get(code, body or position)
        if fits and upper >= 0.8 * letters:
            return code, m.end()
    return None


def signs(text: str) -> bool:
    """Tell whether words in capitals name in whose name or in what position somebody signs."""
    upper, letters = case_counts(text)
    if letters < 4 or upper < 0.85 * letters or len(text) > 80:
        return False
    if read_mode(text) or read_misread_mode(text):
        return True
    return position_pattern().match(re.sub(r"^[\W_]+", "", bare(text))) is not None
