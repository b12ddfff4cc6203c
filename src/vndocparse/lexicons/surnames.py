"""The surnames of the country."""

from functools import cache

from vndocparse.lexicons.load import load


@cache
def surnames() -> frozenset[str]:
    """Return the surnames as they are written.

    >>> "Nguyễn" in surnames(), "Nguyên" in surnames()
    (True, False)
    """
    return frozenset(f for e in load("surnames").entries for f in e.forms)
