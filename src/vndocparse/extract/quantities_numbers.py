"""How numbers are printed, in figures and in words, and what they are worth."""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of

NUMBER = r"\d+(?:[.,]\d+)*"
_WHOLE = re.compile(NUMBER)
_LONGEST = 24  # characters of a number


@cache
def number_words(least: int = 1) -> tuple[str, ...]:
    """Return the folded words of the numbers from ``least`` to ten."""
    return tuple(fold(f) for e in load("numerals").entries if e["value"] >= least for f in e.forms)


@cache
def numbers() -> re.Pattern[str]:
    """Return what finds a number in folded text: in figures, in words, or `không còn` (none is left)."""
    worded = one_of([*number_words(), "không còn"], gap=r"\s+", before=r"\w")
    return re.compile(rf"\d(?<![\d.,].)\d*(?:[.,]\d+)*|{worded}(?!\w)")


def read_number(printed: str) -> tuple[float, bool] | None:
    """Return the value and whether the typing is doubtful; ``None`` for what is no number.

    A dot before three digits parts thousands, a comma decimals; English typing is
    understood where it cannot mean anything else.

    >>> read_number("1.500"), read_number("8,0"), read_number("8.55"), read_number("28.07.2026")
    ((1500.0, False), (8.0, False), (8.55, True), None)
    """
    if _WHOLE.fullmatch(printed) is None or len(printed) > _LONGEST:
        return None
    if printed.isdecimal():
        return (float(printed), False) if len(printed) <= 15 else None
    dots, commas = printed.count("."), printed.count(",")
    groups = re.split(r"[.,]", printed)
    thousands = len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])
    if dots and commas:
        last = max(printed.rfind("."), printed.rfind(","))
        if printed.count(printed[last]) > 1:
            return None
        whole = re.sub(r"[.,]", "", printed[:last])
        return float(f"{whole}.{printed[last + 1 :]}"), printed[last] == "."
    if dots:
        if thousands:
            return float(printed.replace(".", "")), False
        return (float(printed), True) if dots == 1 else None
    if commas == 1:
        return float(printed.replace(",", ".")), thousands
    return (float(printed.replace(",", "")), True) if thousands else None
