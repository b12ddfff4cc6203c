"""Find the lexicons' forms in a text, in one pass."""

from functools import cache
from typing import Any

from vndocparse.core.analysis import Hit
from vndocparse.core.span import Span
from vndocparse.lexicons.load import load, names
from vndocparse.text.fold import fold

# These describe layout and words, not things; their hits would only be noise.
_STRUCTURAL = frozenset({"zone_cues", "heading_roles", "segmentation_words", "abbreviations", "finding_cues"})


@cache
def forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return every folded form with the (lexicon, entry id) pairs that have it."""
    out: dict[str, list[tuple[str, str]]] = {}
    for name in names():
        if name in _STRUCTURAL:
            continue
        for form, entry in load(name).by_form.items():
            out.setdefault(form, []).append((name, entry.id))
    return {form: tuple(owners) for form, owners in out.items()}


@cache
def _automaton() -> Any:
    import ahocorasick

    made = ahocorasick.Automaton()
    for form, owners in forms().items():
        made.add_word(form, (len(form), owners))
    made.make_automaton()
    return made


def find_vocabulary(folded: str) -> list[Hit]:
    """Return the forms found in a folded text, in text order.

    A form counts between word boundaries only. Within one lexicon hits do not
    overlap: the leftmost wins, of those the longest.
    """
    machine = _automaton()
    if not len(machine):
        return []
    found: list[tuple[int, int, str, str]] = []
    size = len(folded)
    for last, (length, owners) in machine.iter(folded):
        start, end = last + 1 - length, last + 1
        if _joined(folded, start - 1, size) or _joined(folded, end, size, behind=True):
            continue
        found.extend((start, -end, kind, entry) for kind, entry in owners)
    return _longest_first(found)


def find_vocabulary_slowly(folded: str) -> list[Hit]:
    """Do what :func:`find_vocabulary` does, form by form: the reference it is tested against."""
    found: list[tuple[int, int, str, str]] = []
    size = len(folded)
    for form, owners in forms().items():
        at = folded.find(form)
        while at >= 0:
            end = at + len(form)
            if not _joined(folded, at - 1, size) and not _joined(folded, end, size, behind=True):
                found.extend((at, -end, kind, entry) for kind, entry in owners)
            at = folded.find(form, at + 1)
    return _longest_first(found)


def _joined(folded: str, at: int, size: int, *, behind: bool = False) -> bool:
    """Tell whether the character at ``at`` continues the word that the form would be cut from."""
    if not 0 <= at < size:
        return False
    inner = at - 1 if behind else at + 1
    return folded[at].isalnum() and folded[inner].isalnum()


def _longest_first(found: list[tuple[int, int, str, str]]) -> list[Hit]:
    found.sort()
    free_from: dict[str, int] = {}
    at: dict[str, tuple[int, int]] = {}
    out: list[Hit] = []
    for start, minus_end, kind, entry in found:
        if start < free_from.get(kind, 0) and at.get(kind) != (start, minus_end):
            continue
        free_from[kind] = -minus_end
        at[kind] = (start, minus_end)
        out.append(Hit(Span(start, -minus_end), kind, entry))
    return out


def folded_form(form: str) -> str:
    """Return a form as it is looked up."""
    return fold(form)
