"""The phrase tables of the grammar of bodies."""

from functools import cache

from vndocparse.extract.bodies_phrases import PhraseTable
from vndocparse.lexicons.load import load


@cache
def table(kind: str) -> PhraseTable:
    """Return the phrases of one kind of body parts; ``known`` holds the full names of the bodies lexicon."""
    if kind == "known":
        lower = ("collective", "party_cell")
        return PhraseTable.build(e for e in load("bodies").entries if e["category"] not in lower)
    if kind == "verbs":
        return PhraseTable.build(load("directive_verbs").entries)
    if kind in ("province", "surname"):
        return PhraseTable.build(load(kind + "s").entries)
    if kind in ("manner", "short", "short_sure", "adverb", "noun"):
        return PhraseTable.build(e for e in load("directive_verbs").entries if e["kind"] == kind)
    return PhraseTable.build(e for e in load("body_parts").entries if e["kind"] == kind)


@cache
def small_words() -> frozenset[str]:
    """Return the words that no name of a body goes on with (`của`, `về`, `theo` …)."""
    return frozenset(f for e in load("body_parts").entries if e["kind"] == "no_name" for f in e.forms)
