"""The words that may govern a mention of another document, as one text holds them."""

import re
from functools import cache
from typing import NamedTuple

from vndocparse.core.analysis import Analysis
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import one_of

STRENGTH = (
    "reviews",
    "amends",
    "replaces",
    "repeals",
    "implements",
    "based_on",
    "attached_to",
    "cites",
)
"""Relations, strongest first."""
CHANGES = frozenset({"amends", "replaces", "repeals"})
"""Relations of a document that changes another."""


class Trigger(NamedTuple):
    """A word that may govern: its place, and what ``relation_phrases`` says of it."""

    start: int
    end: int
    relation: str
    reach: str
    charge: bool


@cache
def _pattern() -> re.Pattern[str]:
    forms = {fold(f) for e in load("relation_phrases").entries for f in e.forms}
    return re.compile(one_of(forms, before=r"\w", tails={f: _unless_type(f) for f in forms}) + r"(?!\w)")


def _unless_type(form: str) -> str:
    """Refuse a form whose last word begins a type's name: `theo hướng` in `theo Hướng dẫn số …`."""
    last = form.rpartition(" ")[2]
    names = {fold(f) for e in load("reference_types").entries for f in e.forms}
    rests = sorted({n[len(last) + 1 :] for n in names if n.startswith(last + " ")})
    return rf"(?!\s+(?:{'|'.join(map(re.escape, rests))})(?!\w))" if rests else ""


@cache
def fillers() -> re.Pattern[str]:
    """Return the pattern of what may stand between a word and the document that it governs."""
    forms = {fold(f) for e in load("relation_fillers").entries for f in e.forms}
    # numbers of articles and points (`Điều 5`, `khoản 2`, `điểm a`) are fillers too
    number = r"\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?(?!\w)"
    # specks of recognition stand where spaces do
    return re.compile(rf"(?:[\s,:'‘’`´]++|{one_of(forms)}(?!\w)|{number}|[a-zđ](?!\w)|[ivx]+(?!\w))*")


def _triggers(folded: str) -> list[Trigger]:
    """Return the words of a text that may govern a mention; a parse asks for them twice."""
    out: list[Trigger] = []
    lexicon = load("relation_phrases")
    for m in _pattern().finditer(folded):
        e = lexicon.by_form[m[0]]
        if e["relation"] != "none":
            out.append(Trigger(m.start(), m.end(), str(e["relation"]), str(e["reach"]), bool(e["charge"])))
    return out


class Setting:
    """One document as those see it who judge its relations."""

    def __init__(self, a: Analysis, doc_type: str | None) -> None:
        self.a, self.doc_type = a, doc_type
        if "triggers" not in a.kept:
            a.kept["triggers"] = _triggers(a.folded)
        self.triggers: list[Trigger] = a.kept["triggers"]
        self.starts = [t.start for t in self.triggers]
