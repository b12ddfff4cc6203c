"""The words around citations as patterns over folded text."""

import re
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of


@cache
def cue_words(role: str) -> frozenset[str]:
    """Return the folded forms of all entries of ``citation_cues`` with a role."""
    return frozenset(fold(f) for e in load("citation_cues").entries if e["role"] == role for f in e.forms)


@cache
def alternation(role: str) -> str:
    """Return the forms of a role as one group of a pattern, the longest first."""
    return one_of(sorted(cue_words(role)), gap=r"\s+")


@cache
def cues(role: str) -> re.Pattern[str]:
    """Return the pattern of a whole form."""
    return re.compile(one_of(sorted(cue_words(role)), gap=r"\s+", before=r"\w") + r"(?!\w)")


@cache
def behind(role: str) -> re.Pattern[str]:
    """Return the pattern of a form with the white space before it."""
    return re.compile(rf"\s{{1,2}}{alternation(role)}(?!\w)")


@cache
def ending(role: str) -> re.Pattern[str]:
    """Return the pattern of a form, with white space behind it, at the end of what is searched."""
    return re.compile(one_of(sorted(cue_words(role)), gap=r"\s+", before=r"\w") + r"\s+$")


@cache
def title_begins() -> re.Pattern[str]:
    """Return the pattern of what stands before a title behind a citation, up to the title's first word."""
    return re.compile(
        rf"\s{{0,2}},?\s{{0,2}}(?:[-–]\s{{0,2}})?(?:[“\"‘]\s{{0,2}})?(?={alternation('title')}(?!\w))"
    )
