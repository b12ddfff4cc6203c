"""A source document of plain lines, one paragraph a line, for tests of the segment stage."""

import unicodedata

from vndocparse.core.geometry import CharMap
from vndocparse.core.source import Paragraph, SourceDocument
from vndocparse.core.span import Span


def source(text: str) -> SourceDocument:
    text = unicodedata.normalize("NFC", text)
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(Span(at, at + len(line))))
        at += len(line) + 1
    return SourceDocument(text, tuple(paragraphs), CharMap.blank(len(text)))
