"""The words around citations as patterns over folded text."""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold


@cache
def cue_words(role: str) -> frozenset[str]:
    """Return the folded forms of all entries of ``citation_cues`` with a role."""
    return frozenset(fold(f) for e in load("citation_cues").entries if e["role"] == role for f in e.forms)


@cache
def alternation(role: str) -> str:
    """Return the forms of a role as one group of a pattern, the longest first."""
    forms = sorted(cue_words(role), key=lambda f: (-len(f), f))
    return "(?:" + "|".join(r"\s+".join(re.escape(w) for w in f.split()) for f in forms) + ")"


@cache
def cues(role: str) -> re.Pattern[str]:
    """Return the pattern of a whole form."""
    return re.compile(rf"(?<!\w){alternation(role)}(?!\w)")


@cache
def behind(role: str) -> re.Pattern[str]:
    """Return the pattern of a form with the white space before it."""
    return re.compile(rf"\s{{1,2}}{alternation(role)}(?!\w)")


@cache
def ending(role: str) -> re.Pattern[str]:
    """Return the pattern of a form, with white space behind it, at the end of what is searched."""
    return re.compile(rf"(?<!\w){alternation(role)}\s+$")
