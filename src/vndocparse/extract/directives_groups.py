"""Whom a task is about: groups of people named in it."""

from functools import cache

from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.lexicons.load import load


@cache
def _table() -> PhraseTable:
    return PhraseTable.build(load("target_groups").entries)


def target_groups(text: str, t: Tokens, first: int, end: int) -> list[str]:
    """Return the groups named in tokens ``first`` to ``end``, as printed, each once."""
    out: list[str] = []
    i = first
    while i < end:
        found = _table().match(t, i)
        if found is None:
            i += 1
            continue
        if found[1]["kind"] == "apart":
            i = found[0]
            continue
        name = " ".join(t.span(i, found[0]).of(text).split())
        if name.lower() not in (n.lower() for n in out):
            out.append(name)
        i = found[0]
    return out
