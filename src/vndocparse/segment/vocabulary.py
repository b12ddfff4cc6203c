"""Find the lexicons' forms in a text, in one pass."""

from collections.abc import Iterable
from functools import cache

from vndocparse.core.analysis import Hit
from vndocparse.core.span import Span
from vndocparse.lexicons.load import load, names
from vndocparse.segment.matching import Found, Matcher

# These describe the layout and the language, not things; their hits would only be noise.
STRUCTURAL = frozenset(
    {
        "abbreviations",
        "citation_cues",
        "citing_issuers",
        "deadline_contexts",
        "finding_contexts",
        "finding_cues",
        "heading_roles",
        "line_starts",
        "relation_fillers",
        "relation_phrases",
        "segmentation_words",
        "target_contexts",
        "told_contexts",
        "zone_cues",
    }
)


@cache
def matcher() -> Matcher:
    """Return the automaton over all lexicons; a form's owners are (lexicon, entry id) pairs."""
    forms: dict[str, list[tuple[str, str]]] = {}
    for name in names():
        if name not in STRUCTURAL:
            for form, entry in load(name).by_form.items():
                forms.setdefault(form, []).append((name, entry.id))
    return Matcher({form: tuple(owners) for form, owners in forms.items()})


def find_vocabulary(folded: str) -> list[Hit]:
    """Return the forms found in a folded text, in text order.

    Within one lexicon hits do not overlap: the leftmost wins, of those the longest.
    Hits of different lexicons may.
    """
    return _without_overlaps(matcher().occurrences(folded))


def find_vocabulary_slowly(folded: str) -> list[Hit]:
    """Do what :func:`find_vocabulary` does without the automaton; only for tests."""
    return _without_overlaps(matcher().occurrences_slowly(folded))


def _without_overlaps(found: Iterable[Found]) -> list[Hit]:
    free_from: dict[str, int] = {}
    last: dict[str, tuple[int, int]] = {}
    out: list[Hit] = []
    flat = sorted((start, -end, owner) for start, end, owners in found for owner in owners)
    for start, minus_end, (kind, entry) in flat:
        # Entries of one lexicon that share a form are all reported.
        if start < free_from.get(kind, 0) and last.get(kind) != (start, minus_end):
            continue
        free_from[kind] = -minus_end
        last[kind] = (start, minus_end)
        out.append(Hit(Span(start, -minus_end), kind, entry))
    return out
