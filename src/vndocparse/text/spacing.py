"""Find spaces that a text layer lost or added, by the closed set of syllables."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from vndocparse.text.fold import strip_marks
from vndocparse.text.syllables import bare_syllables, has_vowel, is_syllable, onsets, syllables

_LONGEST_SYLLABLE = 7  # nghiêng
_MOST_PIECES = 6  # syllables that one glued word may hold
_LONGEST_GLUED = 40
_LONGEST_SPACED = 400  # letters of one letter-spaced run
# Single letters that are units or signs beside a figure, never the remains of a syllable.
_UNITS = frozenset(["m", "km", "kg", "g", "l", "h", "t", "s", "tr", "đ", "v", "k", "p", "c", "n", "x"])


_COUNTED_IN_ROMAN = re.compile(r"([Tt]hứ|[Qq]u[ýí]|[Kk]hoá|[Kk]hóa|[Kk]ỳ)([IVX]{1,6})")  # `thứI`, `quýIV`
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _tones(word: str) -> int:
    return sum(c in _TONES for c in unicodedata.normalize("NFD", word))


def known_syllables(words: Iterable[str]) -> Counter[str]:
    """Count the well-formed syllables among the words: the page's own vocabulary."""
    return Counter(w for w in (x.strip(".,;:()\"“”'!?").lower() for x in words) if w in syllables())


def split_glued(word: str, known: Mapping[str, int] | None = None) -> list[str] | None:
    """Return the syllables that a word without its spaces holds, ``None`` where it is whole or no such word.

    Only words of letters that are no syllable themselves and that well-formed syllables make up exactly are
    split; of several ways the one whose syllables ``known`` counts most often wins, and where nothing decides
    the word stays whole. A word before a capital inside it (`vụĐảng`, `uỷUBND`) is parted there. Words in
    capitals and words without any Vietnamese letter (loan words and names such as `container`) stay whole.

    >>> split_glued("bộxã"), split_glued("uỷUBND"), split_glued("Đảng"), split_glued("online")
    (['bộ', 'xã'], ['uỷ', 'UBND'], None, None)
    >>> split_glued("thựchiện"), split_glued("thựchiện", {"thực": 3, "hiện": 2})
    (None, ['thực', 'hiện'])
    """
    if not 3 < len(word) <= _LONGEST_GLUED or not word.isalpha() or word.isupper() or word.isascii():
        return None
    lowered = word.lower()
    if len(lowered) != len(word):
        return None
    if counted := _COUNTED_IN_ROMAN.fullmatch(word):
        return [counted[1], counted[2]]
    if lowered in syllables():
        return None
    if word[1:] != lowered[1:]:
        return _split_at_capital(word, known or {})
    if _tones(lowered) < 2 and strip_marks(lowered) in bare_syllables():
        return None  # `nưóc`: one syllable of which a mark was misread, not `nư óc`; `dựán` has two tones
    pieces = _cut(lowered, known or {}, _MOST_PIECES)
    if pieces is None or len(pieces) < 2 or _undecided(lowered, pieces, known or {}):
        return None
    # Names from other languages (`Lênin`) end in short syllables without any mark, and bear no tones.
    if not _tones(pieces[0]) and any(piece.isascii() and len(piece) < 3 for piece in pieces):
        return None
    out, at = [], 0
    for piece in pieces:
        out.append(word[at : at + len(piece)])
        at += len(piece)
    return out


def _split_at_capital(word: str, known: Mapping[str, int]) -> list[str] | None:
    """Part `vụĐảng` and `uỷUBND` before the capital."""
    at = next((i for i in range(1, len(word)) if word[i].isupper()), 0)
    left, right = word[:at], word[at:]
    if not is_syllable(left) and right[1:] == right[1:].lower() and is_syllable(right):
        before = split_glued(left, known)  # `độvềThường`
        return [*before, right] if before is not None else None
    named = left.isascii() and (right.isascii() or not known.get(left.lower()))  # `McDonald`
    if named or not is_syllable(left):
        return None
    short = right.isupper() and 2 <= len(right) <= 6
    return [left, right] if short or (right[1:] == right[1:].lower() and is_syllable(right)) else None


def _undecided(letters: str, pieces: Sequence[str], known: Mapping[str, int]) -> bool:
    """Tell whether another cut in two is as good as the best one."""
    if len(pieces) != 2:
        return False
    inventory = syllables()
    best = min(known.get(p, 0) for p in pieces)
    for at in range(1, len(letters)):
        left, right = letters[:at], letters[at:]
        if at == len(pieces[0]) or left not in inventory or right not in inventory:
            continue
        if min(len(left), len(right)) > 1 and min(known.get(left, 0), known.get(right, 0)) >= best:
            return True
    return False


def _cut(letters: str, known: Mapping[str, int], most: int) -> list[str] | None:
    """Cut letters into syllables: the page's own first, then as few as may be."""
    best: list[tuple[float, int] | None] = [None] * (len(letters) + 1)  # cost, where the last piece begins
    count = [0] * (len(letters) + 1)
    best[0] = (0.0, 0)
    inventory = syllables()
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before = best[start]
            piece = letters[start:end]
            if before is None or count[start] >= most or piece not in inventory:
                continue
            cost = before[0] + 9.0 - log(1.0 + 20.0 * known.get(piece, 0)) + (4.0 if len(piece) == 1 else 0.0)
            held = best[end]
            if held is None or cost < held[0]:
                best[end] = (cost, start)
                count[end] = count[start] + 1
    if best[-1] is None:
        return None
    out = []
    at = len(letters)
    while at:
        held = best[at]
        assert held is not None
        out.append(letters[held[1] : at])
        at = held[1]
    return out[::-1]


def spaced_runs(
    words: Sequence[str], known: Mapping[str, int] | None = None
) -> list[tuple[int, int, list[int]]]:
    """Return the runs of words that are single letters of syllables set apart (`t ì n h h ì n h`).

    Each is ``(first, last + 1, lengths)``: ``lengths`` are the numbers of letters of the syllables that the
    run makes up. Runs that syllables do not make up exactly are left alone.

    >>> spaced_runs(["về", "t", "ì", "n", "h", "h", "ì", "n", "h"])
    [(1, 9, [4, 4])]
    """
    out = []
    at = 0
    while at < len(words):
        end = at
        while (
            end < len(words) and len(words[end]) == 1 and words[end].isalpha() and end - at < _LONGEST_SPACED
        ):
            end += 1
        if end - at >= 4 and sum(not has_vowel(w) for w in words[at:end]) * 4 >= end - at:
            pieces = _cut("".join(words[at:end]).lower(), known or {}, _LONGEST_SPACED)
            if pieces is not None and len(pieces) * 2 <= end - at:
                out.append((at, end, [len(p) for p in pieces]))
        at = max(end, at + 1)
    return out


def broken_pair(left: str, right: str, before: str = "") -> bool:
    """Tell whether two words are one syllable with a space in it (`th ực`, `nghiê m`).

    One of the two cannot stand alone: it has no vowel, is lower case (or opens the syllable with a capital),
    and is no unit after a figure (``before`` is the word before the two).

    >>> broken_pair("th", "ực"), broken_pair("nghiê", "m"), broken_pair("kg", "ăn", "5")
    (True, True, False)
    """
    if not (left.isalpha() and right.isalpha()) or right != right.lower() or left[1:] != left[1:].lower():
        return False
    if not is_syllable(left + right) or (left + right).isascii():
        return False
    if (
        left.lower() in onsets()
        and not is_syllable(right[:1] if len(right) == 1 else "")
        and not has_vowel(left)
    ):
        alone = left in _UNITS and (before[-1:].isdigit() or is_syllable(right))
        return not alone or (len(left) > 1 and not before[-1:].isdigit())
    closes = right in ("c", "ch", "m", "n", "ng", "nh", "p", "t", "h", "g")
    return closes and not before[-1:].isdigit() and (right not in _UNITS or not is_syllable(left))
