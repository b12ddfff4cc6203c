"""The words of the lexicon ``finding_contexts``, for patterns of a review's clauses."""

from vndocparse.lexicons.groups import words_of


def beside(entry: str) -> str:
    """Return a group of the folded forms of an entry.

    Raises:
        KeyError: If the lexicon has no such entry.
    """
    return words_of("finding_contexts", entry)
