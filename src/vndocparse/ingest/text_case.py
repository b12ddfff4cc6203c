"""Give words in capitals back the capitals that TCVN3 cannot write: it has none with a tone mark."""

import re

# Letters with a tone mark: TCVN3 has one code for the small and the capital letter.
_LOST = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_PIECE = re.compile(r"[^\n\t]+?(?=\n|\t| {3}|$)", re.MULTILINE)
_FEWEST = 4  # capitals that show a whole piece of a line to be in capitals


def restore_capitals(text: str) -> str:
    """Return the text, as long as before, with small letters in words of capitals made capitals.

    A piece of a line whose other letters are all capitals is in capitals; elsewhere a word is that
    begins with such a letter or has two capitals beside it. Any text gives a result.

    >>> restore_capitals("BAN THƯờNG Vụ TỉNH ủY   Thường vụ, Sở, ĐảNG")
    'BAN THƯỜNG VỤ TỈNH ỦY   Thường vụ, Sở, ĐẢNG'
    """
    return _PIECE.sub(lambda m: _piece(m[0]), text)


def _piece(piece: str) -> str:
    if not _LOST.search(piece):
        return piece
    if _known_capitals(piece) >= _FEWEST:
        return _raised(piece)
    return _WORD.sub(lambda m: _word(m[0]), piece)


def _word(word: str) -> str:
    enough = 1 if _LOST.match(word) else 2
    return _raised(word) if _LOST.search(word) and _known_capitals(word) >= enough else word


def _known_capitals(text: str) -> int:
    """Return how many letters are capitals, 0 where one that could be a capital is small."""
    rest = _LOST.sub("", text)
    return 0 if any(c.islower() for c in rest) else sum(c.isupper() for c in rest)


def _raised(text: str) -> str:
    return _LOST.sub(lambda m: m[0].upper(), text)
