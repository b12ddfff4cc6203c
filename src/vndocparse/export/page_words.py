"""The words of each page with their boxes, in blocks and lines, from a text whose characters have places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from vndocparse.core.geometry import Box
from vndocparse.core.source import SourceDocument
from vndocparse.core.span import Span


@dataclass(slots=True)
class Word:
    """A word with the box of its characters; ``confidence`` is 0 to 1."""

    text: str
    box: Box
    confidence: float


@dataclass(slots=True)
class BlockOnPage:
    """A paragraph, or the part of one that stands on a page; words by printed line."""

    lines: list[list[Word]] = field(default_factory=list)


def page_blocks(source: SourceDocument) -> dict[int, list[BlockOnPage]]:
    """Return the blocks of each page that holds words, by 1-based page number."""
    pages: dict[int, list[BlockOnPage]] = {}
    for paragraph in source.paragraphs:
        last: Word | None = None
        for word in _words(source, paragraph.span.start, paragraph.span.end):
            blocks = pages.setdefault(word.box.page, [])
            if last is None or last.box.page != word.box.page:
                blocks.append(BlockOnPage())
            if not blocks[-1].lines or last is None or not _follows(last.box, word.box):
                blocks[-1].lines.append([])
            blocks[-1].lines[-1].append(word)
            last = word
    return pages


def _words(source: SourceDocument, start: int, end: int) -> Iterator[Word]:
    """Yield the words between two offsets; one that is broken over two lines gives both halves."""
    held = ""
    box: Box | None = None
    sure: list[float] = []
    text = source.text
    places = {i: (place, certain) for i, place, certain in source.chars.places(Span(start, end))}
    for i in range(start, end + 1):
        c = text[i] if i < end else " "
        if not c.isspace() and i in places:
            here, certain = places[i]
            if box is not None and not _follows(box, here):
                yield Word(held, box, sum(sure) / len(sure))
                held, box, sure = "", None, []
            held, sure = held + c, [*sure, certain]
            box = here if box is None else box.union(here)
        elif c.isspace() and box is not None:
            yield Word(held, box, sum(sure) / len(sure))
            held, box, sure = "", None, []


def _follows(before: Box, here: Box) -> bool:
    """Tell whether a box goes on the line of the one before."""
    middle = (here.y0 + here.y1) / 2
    return before.page == here.page and before.y0 - 2 <= middle <= before.y1 + 2 and here.x1 > before.x0
