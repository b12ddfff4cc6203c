"""The surnames of the country, as written and as a damaged print leaves them."""

from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare


@cache
def surnames() -> frozenset[str]:
    """Return the surnames as they are written.

    >>> "Nguyễn" in surnames(), "Nguyên" in surnames()
    (True, False)
    """
    return frozenset(f for e in load("surnames").entries for f in e.forms)


@cache
def _by_bare_letters() -> dict[str, list[str]]:
    """Return the surnames by their letters without marks."""
    out: dict[str, list[str]] = {}
    for e in load("surnames").entries:
        for f in e.forms:
            out.setdefault(bare(f), []).append(f)
    return out


def restored_surname(word: str) -> str | None:
    """Return the surname that a word is, its marks restored where only one surname has these letters.

    >>> restored_surname("Nguyên"), restored_surname("Trân"), restored_surname("Vu"), restored_surname("Báo")
    ('Nguyễn', 'Trần', None, None)
    """
    known = _by_bare_letters().get(bare(word), [])
    exact = next((f for f in known if f.lower() == word.lower()), None)
    if exact:
        return exact.upper() if word.isupper() else exact
    if len(known) != 1 or bare(word) == word.lower():
        return None  # without any mark it is another word rather than a damaged one
    return known[0].upper() if word.isupper() else known[0]


def headless_surname(word: str) -> str | None:
    """Return the surname whose first letter a seal hides (`hạm`), ``None`` where it could be several."""
    if len(word) < 3 or not word.islower():
        return None
    found = {f for forms in _by_bare_letters().values() for f in forms if len(f) > 3 and f[1:] == word}
    return found.pop() if len(found) == 1 else None
