"""Judge whether a text reads as Vietnamese, to choose among decodings of it."""

import re
import unicodedata
from functools import lru_cache

# Letters of a syllable without its tone: consonant, vowels, final consonant.
_SYLLABLE = re.compile(
    "(?:ngh?|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    "(?:iê|yê|uô|ươ|uyê|uyu|uya|oai|oay|oao|oeo|uây|iêu|yêu|uôi|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi"
    "|ưu|oa|oă|oe|uâ|uê|uy|uơ|ua|ưa|ia|ya|[aăâeêioôơuưy])"
    "(ch|ng|nh|[cmnpt])?"
)
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile("[\u0080-\u00a9\u00aa\u00ac-\u00af\u00b1-\u00ba\u00bc-\u00bf\u00d7\u00f7\ufffd]")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word has the build of a Vietnamese syllable, its tone included.

    >>> is_syllable("nghiệp"), is_syllable("nghièp"), is_syllable("Vieät")
    (True, False, False)
    """
    if len(word) > 8:
        return False
    tone = ""
    base = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            if tone:
                return False
            tone = char
        else:
            base.append(char)
    m = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(base)))
    if m is None:
        return False
    return m[1] not in ("c", "ch", "p", "t") or tone in ("\u0301", "\u0323")


def plausibility(text: str) -> tuple[float, int]:
    """Return how well the words with marked letters read as Vietnamese (0 to 1), and how many there are.

    Symbols that a Vietnamese text hardly has count against it like a wrong word.
    """
    marked = [w for w in _WORD.findall(text) if not w.isascii()]
    good = sum(is_syllable(w) for w in marked)
    stray = len(_STRAY.findall(text))
    total = len(marked) + stray
    return (good / total if total else 0.0), total
