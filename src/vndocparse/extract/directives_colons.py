"""Semicolons that recognition read as colons: `… dự Lễ: chuẩn bị công tác lễ tân` has two clauses."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vndocparse.core.analysis import Analysis
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs
from vndocparse.text.syllables import is_syllable

_NEAR = 7  # tokens before a colon in which such a noun stands
_LEAST = 6  # tokens that a clause before the colon has at least
_SIGNS = 2  # signs of bad recognition in a text, from which it counts as damaged
_SHARE = 0.001  # and their share of the words
# A bullet read as a swung dash; an accent or quote that clings to the end of a word.
_STRAY = re.compile(r"^\s*~ |[^\W\d_][`´^'](?=[\s,.;:])", re.MULTILINE)


def is_damaged(a: Analysis) -> bool:
    """Tell whether the text is recognised print, or raw text with the marks of bad recognition."""
    return a.source.ocr_engine is not None or _is_damaged(a.source.text)


@lru_cache(maxsize=4)
def _is_damaged(text: str) -> bool:
    """Count small words with Vietnamese letters that are no syllable, and stray marks."""
    words = text.split()
    bare = (w.strip(".,;:!?()[]“”\"'/-–") for w in words)
    wrong = sum(1 for w in bare if w.isalpha() and w.islower() and not w.isascii() and not is_syllable(w))
    signs = wrong + len(_STRAY.findall(text))
    return signs >= _SIGNS and signs >= _SHARE * len(words)


def misread_semicolon(t: Tokens, semicolons: Sequence[int]) -> int | None:
    """Return the colon of a sentence that stands where a semicolon should, ``None`` for none.

    Behind it a clause in small letters has an imperative verb of its own; before it
    stands a whole clause that names no list.
    """
    colons = [k for k, w in enumerate(t.words) if w == ":"]
    if len(colons) != 1:
        return None
    k = colons[0]
    first = max((s + 1 for s in semicolons if s < k), default=0)
    if (
        k + 3 >= len(t)
        or t.capital[k + 1]
        or k - first < _LEAST
        or t.words[first:k].count("(") > t.words[first:k].count(")")
    ):
        return None
    if phrases("handing_over").end(t, k - 1) is not None or names_a_list(t, first, k):
        return None
    head = read_head(t, first, k, inner=first > 0)
    if head is None or k - head.verb.end < 2:
        return None
    behind = verb_phrase(t, k + 1, inner=True)
    noun = verbs("noun").end(t, behind.main) if behind is not None else None
    if behind is None or (noun is None and not behind.sure):
        return None
    return k if noun is None or "," in t.words[noun : behind.end] else None


def names_a_list(t: Tokens, first: int, k: int) -> bool:
    """Tell whether the words before a colon name what it lists: `các nhiệm vụ:`, `03 việc trọng tâm:`."""
    near = range(max(first, k - _NEAR), k)
    for i in near:
        end = phrases("listed").end(t, i)
        if end is None or end > k:
            continue
        counted = (
            t.at(i - 1) in {"các", "những", "một", "hai", "ba", "bốn", "năm", "số"}
            or t.at(i - 1)[:1].isdigit()
        )
        if counted or end == k or (end > i + 1 and i >= k - 4):
            return True
    return phrases("receiver").end(t, k - 1) is not None
