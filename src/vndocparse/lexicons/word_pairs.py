"""The common words of two syllables."""

from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold


@cache
def common_pairs() -> frozenset[tuple[str, str]]:
    """Return the folded syllables of each word.

    >>> ("theo", "dõi") in common_pairs(), ("dõi", "theo") in common_pairs()
    (True, False)
    """
    words = (fold(f).split() for e in load("word_pairs").entries for f in e.forms)
    return frozenset((w[0], w[1]) for w in words if len(w) == 2)
