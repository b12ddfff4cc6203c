"""Words of several syllables in names: whether a syllable makes one with its neighbours."""

from collections.abc import Sequence

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.lexicons.word_pairs import common_pairs
from vndocparse.text.syllables import is_syllable

# Kinds of phrases that the words of a name belong to.
_NAMING = (
    "field", "industry", "compound", "second_deed", "trade", "tail", "office_field", "unit", "noun",
    "group", "collective", "organ", "named", "branch",
)  # fmt: skip


def in_name(t: Tokens, at: int) -> bool:
    """Tell whether the word at ``at`` makes one with the word before it: `biên | phòng`, `vận | tải`."""
    return in_phrase(t, at, range(max(0, at - 3), at))


def in_phrase(t: Tokens, at: int, starts: Sequence[int]) -> bool:
    """Tell whether a phrase that names are made of reaches from one of ``starts`` over the word at ``at``."""
    return any((table(kind).end(t, k) or 0) > at for kind in _NAMING for k in starts)


def ends_proper(t: Tokens, at: int) -> bool:
    """Tell whether small letters at ``at`` no longer belong to the place or brand in capitals before them.

    In `Công ty Sơn Lâm xử ly …` two words with capitals stand there, and the second makes no word with what
    follows, as it does in `Vận tải`, `Môi trường`.
    """
    if at < 2 or not (t.capital[at - 1] and t.capital[at - 2]) or at >= len(t) or t.capital[at]:
        return False
    if not t.at(at).isalpha() or not (is_syllable(t.at(at - 1)) and is_syllable(t.at(at - 2))):
        return False  # `MTV Môi trường`
    if {(t.at(at - 1), t.at(at)), (t.at(at), t.at(at + 1))} & common_pairs():
        return False
    return not in_phrase(t, at, (at - 1, at))
