"""Find what a recogniser made of seals, signatures and stains behind the words of a short line."""

import re

from vndocparse.text.letters import UPPER
from vndocparse.text.syllables import is_syllable

SPECKS_BETWEEN = re.compile(rf"\s[^\w\s(]*[=~_|<>°„“#]{{2,}}\S*?\s?(?=[{UPPER}]{{2}})")
"""Matches specks between words of a recipient and words in capitals beside it."""

_LONGEST = 26
_END_MARK = re.compile(r"(?<=[;.,:)])\s+(?=\S)")
_TOKEN = re.compile(r"\S+")
_ODD = re.compile(r"[<>`|\\⁄£ƒ¥§°^~=*{}«»¬_¦]")  # signs that no item of a list has behind its end mark
_MARK = re.compile(r"[;.,:)\]]+")


def speck_start(text: str) -> int:
    """Return where specks begin behind an item's own end mark, the length of the text where there are none.

    >>> speck_start("Các chi bộ; Ì"), speck_start("Lưu: VT, KT (02). ("), speck_start("UBND các phường, xã,")
    (11, 17, 20)
    """
    for m in _END_MARK.finditer(text, max(0, len(text) - _LONGEST)):
        if _is_speck(text[m.end() :], text[m.start() - 1]):
            return m.start()
    return len(text)


def _is_speck(tail: str, after: str) -> bool:
    if _MARK.fullmatch(tail) or ("(" in tail and ")" in tail) or re.search(r"\d{2}|\d\s?b\b", tail):
        return False
    words = re.findall(r"[^\W\d_]+", tail)
    tokens = tail.split()
    odd = next((i for i, t in enumerate(tokens) if _ODD.search(t)), None)
    if odd is not None:
        plain = any(len(w) > 2 and not w.isupper() and is_syllable(w.lower()) for w in words)
        return not plain and all(len(t) == 1 for t in tokens[:odd])
    lone = sum(len(w) == 1 for w in words)
    if any(len(w) > 1 and (w.isupper() or is_syllable(w.lower())) for w in words):
        return lone > 1 and lone * 3 >= len(words) * 2  # `VĂN s ậ` of a seal
    if any(len(w) > 2 for w in words):
        return False
    # letters behind the full stop of the file copy name who drafted
    return after not in ")." or len(tail) == 1 or re.search(r"[^\w\s]", tail) is not None


def trailing_specks(text: str) -> int:
    """Return where specks begin that end a line cut in the middle of its words: `ủy trực ` l`, `Trung (`.

    >>> trailing_specks("Văn phòng Trung _ l"), trailing_specks("Các phòng TH, KT")
    (15, 16)
    """
    tokens = list(_TOKEN.finditer(text))
    at = len(tokens)
    while at > 1:
        word = tokens[at - 1][0]
        lone = len(word) == 1 and word.isalpha()
        strange = lone and not word.isascii() and not is_syllable(word.lower())
        beside = (len(word) <= 2 or word.isupper()) and _is_sign(tokens[at - 2][0], odd=True)
        if not (_is_sign(word) or strange or beside or (lone and len(tokens) - at > 1)):
            break
        at -= 1
    return len(text) if at == len(tokens) else tokens[at - 1].end()


def _is_sign(word: str, *, odd: bool = False) -> bool:
    """Tell whether a word holds no word: signs alone, or a letter among odd ones (`*Í`, `/ƒ£`)."""
    if _ODD.search(word):
        return re.search(r"[^\W\d_]{2}", word) is None or len(word) <= 3
    return not odd and not any(c.isalnum() for c in word) and not _MARK.fullmatch(word) and word not in "&-–"
