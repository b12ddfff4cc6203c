"""Parts of names as people type them, with diacritics or without."""

import re

from vndocparse.text.fold import fold, strip_marks

_OFFICE = r"[A-ZĐ][A-ZĐ.&-]{0,11}"
# A mark stands between any two, so that no row can be read in two ways.
_INITIALS = re.compile(rf"{_OFFICE}(?:(?:,\s?|\s){_OFFICE}){{0,7}}[;.]")


def are_initials(text: str) -> bool:
    """Tell whether a text names offices by their initials only, up to its end mark.

    >>> are_initials("P.NC, TTTH-CB;"), are_initials("Sở Y tế;")
    (True, False)
    """
    return _INITIALS.fullmatch(text) is not None


def holds(wanted: str, *names: str | None) -> bool:
    """Tell whether one of the names holds what is wanted; typed without diacritics, it is found so.

    >>> holds("so y te", "Sở Y tế"), holds("Uỷ ban", None, "Ủy ban nhân dân"), holds("sở ý", "Sở Y tế")
    (True, True, False)
    """
    plain = strip_marks(wanted)
    known = [n for n in names if n]
    if plain == wanted.lower():
        return any(plain in strip_marks(n) for n in known)
    folded = fold(wanted)
    return any(folded in fold(n) for n in known)
