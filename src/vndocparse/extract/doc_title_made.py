"""The subject of a document, made of the lines on which it is printed."""

import re
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine, restored


@dataclass(frozen=True, slots=True)
class Title:
    """A subject as one line, with the place where it is printed."""

    text: str
    span: Span
    rule: str
    confidence: float


# Specks that recognition reads before or behind a line.
_NOISE = re.compile(r"^[^\w(“\"'‘]+(?=\w)|\s+[._*:'`-]{1,3}$")
LONGEST = 450  # letters of a subject; more of them have swallowed the text


def made_title(lines: list[PrintLine], rule: str, confidence: float) -> Title | None:
    """Return the subject that some lines print, ``None`` where they hold no letter."""
    pieces = [restored(_NOISE.sub("", x.text).strip(" *_")) for x in lines]
    text = re.sub(r"^(?:\([^()]{3,60}\)\s*)?[Vv]\s?/\s?[Vv]\s*[:.]?\s*", "", _joined(pieces))
    text = re.sub(r"\s*(?:[-–—_.*]{2,}|[.;,:])\s*$", "", text)
    if not text or not any(c.isalpha() for c in text):
        return None
    if len(text) > LONGEST:
        confidence = 0.4
    return Title(text, Span(lines[0].span.start, lines[-1].span.end), rule, confidence)


def _joined(lines: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(lines)).strip(" *_#")
