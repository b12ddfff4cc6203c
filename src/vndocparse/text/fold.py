"""Make two spellings of the same Vietnamese word compare equal."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ"}

# Open -oa, -oe, -uy: one style marks the second vowel, the other the first.
_TONE_MOVES = {
    first + second_toned: first_toned + second
    for first, second in ("oa", "oe", "uy")
    for first_toned, second_toned in zip(_TONES[first], _TONES[second], strict=True)
}
# What may not stand before is asked for behind the vowels: so the search leaps from one o or u to the next.
_SECOND_VOWEL_STYLE = re.compile(rf"(?:{'|'.join(_TONE_MOVES)})(?<!q..)(?!\w)", re.DOTALL)
# Letters that only look like đ; NFC keeps them apart.
_LOOKALIKES = (("ð", "đ"), ("ɖ", "đ"), ("\u00a0", " "))


class _WithoutMarks(dict[int, int | None]):
    """Maps a combining mark to nothing and any other code to itself; filled as codes are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = made = None if unicodedata.combining(chr(code)) else code
        return made


_WITHOUT_MARKS = _WithoutMarks()
_USUAL_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")


def fold(text: str) -> str:
    """Lowercase, and bring the two styles of tone placement to one.

    ``Uỷ ban`` and ``Ủy ban`` are both in use and must match the same lexicon
    entry. Only open syllables differ between the styles, so ``hoàn`` is left alone;
    so is ``quý``, where u belongs to the consonant.

    Returns:
        Text with exactly as many characters as the argument, so that a span found
        in one is valid in the other.

    >>> fold("Uỷ ban Kiểm tra"), fold("Ủy ban Kiểm tra")
    ('ủy ban kiểm tra', 'ủy ban kiểm tra')
    >>> fold("Quý II hoàn thành")
    'quý ii hoàn thành'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals lengthen ("İ"); those stay as they are
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    for odd, usual in _LOOKALIKES:  # most often none is there; a table would be asked for every letter
        if odd in lowered:
            lowered = lowered.replace(odd, usual)
    return _SECOND_VOWEL_STYLE.sub(lambda m: _TONE_MOVES[m[0]], lowered)


def strip_marks(text: str) -> str:
    """Return lower-case ASCII-like text without tones and diacritics, ``đ`` as ``d``.

    The length may change; use it for keys and search, not for spans.

    >>> strip_marks("Đường lối Đảng uỷ")
    'duong loi dang uy'
    """
    decomposed = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    plain = _USUAL_MARKS.sub("", decomposed)
    return (plain if plain.isascii() else plain.translate(_WITHOUT_MARKS)).lower()


def slug(text: str) -> str:
    """Return an ASCII slug with hyphens.

    >>> slug("Ban Chấp hành Đảng bộ tỉnh")
    'ban-chap-hanh-dang-bo-tinh'
    """
    return re.sub(r"[^a-z0-9]+", "-", strip_marks(text)).strip("-")


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return {"đ": "d", "ð": "d", "ɖ": "d"}.get(base.lower(), base.lower() if len(base.lower()) == 1 else base)


_MARKS = {c: _plain(chr(c)) for c in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_UNMARKED = "abcdefghijklmnopqrstuvwxyz0123456789 .,;:-()/\n\"'"
_MARKS |= {0xA0: " ", 0x2013: "-", 0x2014: "-", 0x2212: "-", 0x2010: "-", 0x2011: "-", 0x2044: "/"}


class _Bare(dict[str, str]):
    """What is left of each letter; others are left as they are."""

    def __missing__(self, char: str) -> str:
        return char


# A letter is looked up faster so than by a table of codes, which makes a number of each first.
_BARE = _Bare({chr(code): letter for code, letter in _MARKS.items()} | {c: c for c in _UNMARKED}).__getitem__


def bare(text: str) -> str:
    """Return lower-case text without tones and diacritics, of exactly the same length.

    Recognised capitals often lose or change their marks; without them
    ``KÉT LUẬN`` is still ``ket luan``.

    >>> bare("KÉT LUẬN – Đảng")
    'ket luan - dang'
    """
    return "".join(map(_BARE, text))


@lru_cache(maxsize=64)
def case_counts(text: str) -> tuple[int, int]:
    """Return how many capitals and how many letters the text has."""
    return sum(map(str.isupper, text)), sum(map(str.isalpha, text))
