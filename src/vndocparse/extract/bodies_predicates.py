"""Where the predicate of a body begins: its verb, an adverb or a modal."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table

# nouns whose second half is a verb by itself
_NOUNS = frozenset((w, "trình") for w in ("chương", "hành", "quy", "công", "lộ", "tiến", "quá", "giáo"))


def begins_predicate(t: Tokens, at: int) -> bool:
    """Tell whether what a body does begins here: a verb of several syllables, an adverb, a modal."""
    if at and t.words[at - 1 : at + 1] in _NOUNS:
        return False  # `tham gia Chương trình nghiêm túc …`
    if table("deed").end(t, at) is not None and t.at(at - 1) != ",":
        return True
    found = table("verbs").match(t, at) or table("verbs").damaged(t, at)
    if found is None or (table("compound").end(t, at) or 0) >= found[0]:
        return False
    end, entry = found
    if entry["kind"] in ("adverb", "modal", "not", "operator"):
        return True
    if entry["kind"] not in ("action", "weak", "noun"):
        return False
    return end - at > 1 or table("manner").end(t, end) is not None


def capital_predicate(t: Tokens, at: int) -> bool:
    """Tell whether a verb of several syllables with a capital begins here: `Công an tỉnh Tăng cường …`.

    A place or a person has capitals in all its words.
    """
    if at >= len(t) or not t.capital[at] or not begins_predicate(t, at):
        return False
    end = table("verbs").end(t, at) or 0
    return end > at + 1 and not any(t.capital[at + 1 : end])
