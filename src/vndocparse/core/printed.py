"""A page as print: words with boxes, before they are put in reading order.

The PDF reader and the recognisers both end here, so that one layout stage serves
files and scans alike.
"""

from dataclasses import dataclass, field

from vndocparse.core.geometry import Box
from vndocparse.core.source import Aside, Notice, TextSource


@dataclass(slots=True)
class Word:
    """A printed word (no white space inside) in PDF points, origin top left.

    ``edges`` holds the left edge of each character and the right edge of the last
    (``len(text) + 1`` numbers), or is empty where only the word's box is known.
    ``line`` groups words that the reader already knows to stand on one line; -1 for unknown.
    ``raw`` is the recogniser's own reading where it was corrected, ``reason`` says why.
    Not to be changed once made; not frozen, since that makes it four times as costly to make.
    """

    text: str
    box: Box
    confidence: float = 1.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    edges: tuple[float, ...] = ()
    line: int = -1
    raw: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table on a page: boxes of its cells, row by row."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


@dataclass(slots=True)
class PrintedPage:
    """One page of print; sizes in points. ``rules`` are drawn horizontal or vertical strokes."""

    number: int
    width: float
    height: float
    words: list[Word]
    source: TextSource
    rotation: int = 0
    confidence: float = 1.0
    tables: list[PrintedTable] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    blank: bool = False
