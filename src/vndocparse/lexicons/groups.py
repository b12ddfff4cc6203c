"""The words of an entry of a lexicon as one group of a pattern."""

from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of


def words_of(lexicon: str, entry: str, *, gap: str = "", before: str = "") -> str:
    """Return a group of the folded forms of an entry of a lexicon.

    ``gap`` is the pattern for a space in a form, if another than the space itself; ``before``: what may
    not stand before one of them.

    Raises:
        KeyError: If the lexicon has no such entry.
    """
    return one_of([fold(f) for f in load(lexicon).by_id[entry].forms], gap=gap, before=before)
