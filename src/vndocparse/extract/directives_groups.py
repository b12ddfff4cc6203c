"""Whom a task is about: groups of people named in it."""

from functools import cache

from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.lexicons.load import load


@cache
def _table() -> PhraseTable:
    return PhraseTable.build(load("target_groups").entries)


def target_groups(t: Tokens, first: int, end: int) -> list[str]:
    """Return the groups named in tokens ``first`` to ``end``, in folded spelling, each once."""
    out: list[str] = []
    i = first
    while i < end:
        found = _table().match(t, i)
        if found is None:
            i += 1
            continue
        name = " ".join(t.words[i : found[0]]).replace(" ,", ",")
        if name not in out:
            out.append(name)
        i = found[0]
    return out
