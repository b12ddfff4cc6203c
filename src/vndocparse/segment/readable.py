"""Tell readable words from the signs that a recogniser makes of seals, pictures and a page's back."""

import re

from vndocparse.text.fold import strip_marks
from vndocparse.text.letters import LOWER, UPPER
from vndocparse.text.syllables import bare_syllables, is_syllable

_AROUND = ".,:;()[]“”\"'/–-…*|"
_WORDS_AT_LEAST = 8  # fewer may all be names, numbers or abbreviations
_KNOWN_AT_LEAST = 0.45  # part of the words; running text has 0.9, a row of abbreviations is counted as known
_ABBREVIATION = 6  # letters
# What only signs taken for letters hold: a capital inside a word, figures beside letters, odd signs.
_ODD = re.compile(rf"[{LOWER}][{UPPER}]|[^\W\d_]\d|\d[^\W\d_]|[\\{{}}<>€£§©®†‡#@_¬]")
_ENOUGH = 60  # words that are looked at


def _words(text: str) -> list[str]:
    return [w for piece in text.split(None, _ENOUGH)[:_ENOUGH] if (w := piece.strip(_AROUND))]


def reads_as_heading(text: str) -> bool:
    """Tell whether most words of a line may be Vietnamese, with or without their marks."""
    if _ODD.search(text) is None:
        return True
    words = _words(text)
    known = sum(w.isdigit() or strip_marks(w.lower()) in bare_syllables() for w in words)
    return known * 2 > len(words)


def unreadable(text: str) -> bool:
    """Tell whether so few words of a paragraph are Vietnamese that nothing can be taken from it.

    >>> unreadable("gaốb sdlgrt idÄ 0e2 ;c€0€-cS0C oÈfl 1l1 mò! oè2 oòd 3yuŒ sorlI")
    True
    >>> unreadable("UBND TP, BCH QS, CA TP, VKSND TP và TAND TP phối hợp thực hiện")
    False
    """
    if _ODD.search(text) is None:
        return False
    words = _words(text)
    if len(words) < _WORDS_AT_LEAST:
        return False
    return sum(map(_known, words)) < _KNOWN_AT_LEAST * len(words)


def _known(word: str) -> bool:
    abbreviated = word.isupper() and word.isalpha() and len(word) <= _ABBREVIATION
    return abbreviated or is_syllable(word) or not any(c.isalpha() for c in word)
