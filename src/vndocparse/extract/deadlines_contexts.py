"""The words of the lexicon ``deadline_contexts``, for patterns of what stands beside a time."""

from vndocparse.lexicons.groups import words_of


def beside(entry: str) -> str:
    """Return a group of the folded forms of an entry, whatever white space parts their words.

    Raises:
        KeyError: If the lexicon has no such entry.
    """
    return words_of("deadline_contexts", entry, gap=r"\s+")
