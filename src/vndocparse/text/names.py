"""Parts of names as people type them, with diacritics or without."""

from vndocparse.text.fold import fold, strip_marks


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
