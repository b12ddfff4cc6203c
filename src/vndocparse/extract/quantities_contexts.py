"""The words of the lexicon ``target_contexts``, for patterns of what stands beside a quantity."""

from vndocparse.lexicons.groups import words_of


def context(entry: str, *, before: str = "") -> str:
    """Return a group of the folded forms of an entry; ``before``: what may not stand before one of them.

    Raises:
        KeyError: If the lexicon has no such entry.
    """
    return words_of("target_contexts", entry, before=before)


def context_word(entry: str) -> str:
    """Return the same where a word of the text begins: one form, not the end of a longer word."""
    return context(entry, before=r"\w")
