"""Numbers whose symbol recognition or a slip of the hand damaged, put right by the type's word."""

import re
from dataclasses import replace

from vndocparse.core.docnumber import DocNumber, Family
from vndocparse.extract.citation_grammar import PrintedNumber, types_by_symbol

# bodies of the Party with a letter lost, doubled or misread: no body is called so
_BODIES = {
    "W": "TW",
    "TVV": "TW",
    "TVW": "TW",
    "TWW": "TW",
    "TUU": "TU",
    "ĐUU": "ĐU",
    "ĐĐU": "ĐU",
    "HƯ": "HU",
    "ĐƯ": "ĐU",
}


def mend(printed: PrintedNumber, symbols: tuple[str, ...]) -> PrintedNumber:
    """Return a number with its symbol as the type writes it, where the printed one is no type's.

    ``symbols`` are those of the type whose word stands before the number.

    >>> mend(PrintedNumber(DocNumber("37", "QĐĐ/TW", Family.PARTY), 0), ("QĐi", "QĐ")).number.symbol
    'QĐ/TW'
    >>> mend(PrintedNumber(DocNumber("12", "KL/TU", Family.PARTY), 0), ("CT",)).number.symbol
    'KL/TU'
    """
    if printed.number.family is Family.LAW:
        return printed
    m = re.fullmatch(r"([^-/]+)([-/])(.+)", printed.number.symbol)
    if m is None:
        return printed
    head, mark, body = m[1], m[2], m[3]
    barred = next((x for x in symbols if x != head and x.replace("Đ", "D") == head), None)
    if barred is not None:
        head = barred  # `766/QD-TTg`: the bar of `Đ` was lost
    elif head not in types_by_symbol():
        single = re.sub(r"(.)\1", r"\1", head)
        misread = (s for s in sorted(symbols, key=len) if _misread(head, s))
        head = single if single in types_by_symbol() else next(misread, head)
    if printed.number.family is Family.PARTY:
        body = _BODIES.get(body, body)
    symbol = f"{head}{mark}{body}"
    if symbol == printed.number.symbol:
        return printed
    number: DocNumber = replace(printed.number, symbol=symbol)
    return replace(printed, number=number, noisy=True)


# letters that recognition takes for each other
_ALIKE = frozenset(
    map(
        frozenset,
        [
            "QO",
            "QG",
            "CG",
            "CO",
            "LI",
            "TI",
            "TJ",
            "TY",
            "TF",
            "DĐ",
            "DO",
            "ĐB",
            "NM",
            "NH",
            "KR",
            "KX",
            "BR",
            "BE",
        ],
    )
)


def _misread(read: str, symbol: str) -> bool:
    """Tell whether ``read`` is ``symbol`` with one letter misread, or its `H` broken into `II`."""
    if read.replace("II", "H") == symbol:
        return True
    if len(read) != len(symbol) or len(read) < 2:
        return False
    wrong = [frozenset((a, b)) for a, b in zip(read, symbol, strict=True) if a != b]
    return len(wrong) == 1 and wrong[0] in _ALIKE
