"""Rows of bodies that a full stop cuts where a comma was printed: `Đề nghị Sở Y tế. Công an xã phối hợp`."""

from dataclasses import replace

from vndocparse.core.analysis import Analysis
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import verbs
from vndocparse.extract.task_labels import label_at

_LONGEST = 400  # characters of a sentence that only names bodies


def joined_rows(a: Analysis, sentences: list[Span]) -> list[Span]:
    """Return the sentences; one that names only bodies goes on in the next, where that begins with a body.

    Behind a label (`Đơn vị phối hợp: …`) the next must only name bodies too.
    """
    out: list[Span] = []
    for span in sentences:
        if out and len(out[-1]) <= _LONGEST and _begins_with_body(a, span):
            named = _named(a, out[-1])
            if named == "bodies" or (named == "label" and _named(a, span) == "bodies"):
                out[-1] = Span(out[-1].start, span.end)
                continue
        out.append(span)
    return out


def row_tokens(a: Analysis, span: Span) -> Tokens:
    """Return the tokens of a sentence, with commas for the full stops inside its row of bodies."""
    t = tokenize(a.text, a.folded, span)
    stops = [k for k in range(1, len(t) - 1) if t.words[k] == "." and t.capital[k + 1]]
    if not stops:
        return t
    words = list(t.words)
    for k in stops:
        if body_list(t, k + 1):
            words[k] = ","
    return replace(t, words=tuple(words))


def _named(a: Analysis, span: Span) -> str | None:
    """Return ``bodies`` for a sentence of bodies (behind an operator), ``label`` for one with their label."""
    if not span.of(a.text).rstrip().endswith("."):
        return None
    t = row_tokens(a, span)
    at = behind_marks(t, 0, len(t))
    label = label_at(t, at)
    if label is not None and label[0] not in ("lead", "coordinate", "monitor"):
        return None
    at = label[1] if label is not None else verbs("operator").end(t, at) or at
    found = body_list(t, at)
    if not found or any(w[0].isalnum() for w in t.words[found[-1].end :]):
        return None
    return "bodies" if label is None else "label"


def _begins_with_body(a: Analysis, span: Span) -> bool:
    t = tokenize(a.text, a.folded, span)
    return bool(t.words) and t.capital[0] and bool(body_list(t, 0))
