"""What an item is about: its words and pairs of words, without the formulas that all items share."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

_RUN = re.compile(r"[^\w\s]|\d+")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 1000


@lru_cache(maxsize=10_000)
def topic(text: str) -> frozenset[str]:
    """Return the words of a text and the pairs that stand together: most words have two syllables.

    >>> sorted(topic("Các trạm y tế được nâng cao chất lượng"))
    ['trạm', 'trạm y', 'tế', 'y', 'y tế']
    """
    out: set[str] = set()
    for run in _RUN.split(_formulas().sub(".", fold(text[:_LONGEST]))):
        words = _WORD.findall(run)
        out.update(words)
        out.update(f"{a} {b}" for a, b in pairwise(words))
    return frozenset(out)


def is_pair(feature: str) -> bool:
    """Tell whether a feature is a pair of words."""
    return " " in feature


@cache
def _formulas() -> re.Pattern[str]:
    forms = {fold(f) for e in load("formula_phrases").entries for f in e.forms}
    listed = "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
