"""The cue words of zones and roles, ready for comparing with damaged text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vndocparse.lexicons.load import load
from vndocparse.text.fold import case_counts, strip_marks

HEAD = 160  # characters of a paragraph that are looked at; a cue stands at the head


@dataclass(frozen=True, slots=True)
class Cues:
    """Some phrases, compared without tone marks and with any white space."""

    alone: re.Pattern[str]
    begins: re.Pattern[str]
    inside: re.Pattern[str]


def plain(text: str) -> str:
    """Return the head of ``text`` without marks, with single spaces.

    >>> plain("  KÉT   LUẬN ")
    'ket luan'
    """
    return " ".join(strip_marks(text[:HEAD]).split())


@cache
def cues(*ids: str) -> Cues:
    """Return the phrases of the entries of ``zone_cues`` whose id is, or begins with, one of ``ids``."""
    forms = [
        form
        for e in load("zone_cues").entries
        if any(e.id == i or e.id.startswith(i + ".") for i in ids)
        for form in e.forms
    ]
    return compile_cues(forms)


def compile_cues(forms: Iterable[str]) -> Cues:
    """Compile phrases, the longest first; ``begins`` allows a bullet or a quote before the phrase."""
    keys = sorted({" ".join(strip_marks(f).split()) for f in forms}, key=lambda k: (-len(k), k))
    either = "|".join(map(re.escape, keys)) or r"(?!)"
    edge = r"(?![a-z0-9])"
    return Cues(
        alone=re.compile(rf"[\W_]{{0,4}}(?:{either})[\W_]{{0,4}}$"),
        begins=re.compile(rf"[\W_]{{0,4}}({either}){edge}"),
        inside=re.compile(rf"(?<![a-z0-9])({either}){edge}"),
    )


@cache
def type_of(folded_name: str) -> str | None:
    """Return the code of the document type whose name this is (without marks), ``None`` for none."""
    for e in load("zone_cues").entries:
        if e.id.startswith("type.") and any(strip_marks(f) == folded_name for f in e.forms):
            return e.id.removeprefix("type.")
    return None


def is_capitals(text: str) -> bool:
    """Tell whether at least nine tenths of the letters are capitals, and there are any."""
    upper, letters = case_counts(text)
    return letters > 0 and upper * 10 >= letters * 9
