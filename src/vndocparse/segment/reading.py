"""The folded text and its sentences: what a parse needs, without a language library."""

from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.segment.sentences import split_sentences
from vndocparse.text.fold import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a text; ``sentences`` stay within lines."""

    folded: str
    sentences: list[Span]


def read(text: str) -> Reading:
    """Read any text."""
    folded = fold(text)
    return Reading(folded, line_sentences(text, folded))


def line_sentences(text: str, folded: str) -> list[Span]:
    """Return the sentences of every line, in text order."""
    out: list[Span] = []
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        out.extend(split_sentences(text, folded, Span(at, end)))
        at = end + 1
    return out
