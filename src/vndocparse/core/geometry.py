"""Boxes on a page, and the map from characters to boxes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vndocparse.core.span import Span


class Box(NamedTuple):
    """A rectangle on a page: ``page`` is 1-based, units are PDF points, origin top left.

    A tuple, since one is made for every word and a frozen dataclass takes three times as long.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    def union(self, other: Box) -> Box:
        """Return the smallest box around both; both must be on one page."""
        return Box(
            self.page,
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(slots=True)
class CharMap:
    """For each character of a text: its page, its box and how sure its reading is.

    Characters are held by runs of one word (or piece of one): a run has a page, an upper and a lower
    edge and a confidence from 0 to 1 (1 for text that was not recognised from a picture), which
    neighbours share where they can; each character has its left edge, and the run the right edge of its
    last. What stands between runs is on no page: a joining space, a line break, any character of a file
    without pages. So a long document costs some eight bytes a character, and one without pages nothing.
    """

    _length: int = 0
    _start: array[int] = field(default_factory=lambda: array("I"))  # offset of a run's first character
    _first: array[int] = field(default_factory=lambda: array("I"))  # where its edges begin
    _row: array[int] = field(default_factory=lambda: array("I"))  # index into the rows
    _page: array[int] = field(default_factory=lambda: array("I"))  # of each row, as what follows
    _top: array[float] = field(default_factory=lambda: array("f"))
    _bottom: array[float] = field(default_factory=lambda: array("f"))
    _sure: array[float] = field(default_factory=lambda: array("f"))
    _last_row: tuple[int, float, float, float] | None = None
    _edges: array[float] = field(default_factory=lambda: array("f"))

    def __len__(self) -> int:
        return self._length

    def add_blank(self, count: int = 1) -> None:
        """Append ``count`` characters that stand on no page."""
        self._length += count

    def add_word(self, length: int, box: Box, confidence: float = 1.0) -> None:
        """Append a word of ``length`` characters; its box is shared out evenly among them."""
        self.add_line([(even_edges(length, box), box, confidence)])

    def add_line(self, words: Iterable[tuple[Sequence[float], Box, float]]) -> None:
        """Append words with one character between them that stands on no page.

        A word is given by its edges (left edges of its characters and the right one of the last), box and
        confidence. One call a line: this is done for every word of a document.
        """
        start, first, row, extend = (
            self._start.append,
            self._first.append,
            self._row.append,
            self._edges.extend,
        )
        length, at, rows, last = self._length - 1, len(self._edges), len(self._page), self._last_row
        for edges, (page, _, top, _, bottom), confidence in words:
            length += 1
            if len(edges) < 2:
                continue
            if (page, top, bottom, confidence) != last:
                last = (page, top, bottom, confidence)
                self._page.append(page)
                self._top.append(top)
                self._bottom.append(bottom)
                self._sure.append(confidence)
                rows += 1
            start(length)
            first(at)
            row(rows - 1)
            extend(edges)
            at += len(edges)
            length += len(edges) - 1
        self._last_row = last
        self._length = max(self._length, length)

    @classmethod
    def blank(cls, length: int) -> CharMap:
        """Return the map of a text without pages."""
        return cls(length)

    def _runs(self, span: Span) -> Iterator[tuple[int, int, int, int]]:
        """Yield each run that the span touches: its index, its row, the range of its edges in the span."""
        starts, firsts, rows = self._start, self._first, self._row
        begin, end, count = span.start, span.end, len(self._start)
        for run in range(max(0, bisect_right(starts, begin) - 1), count):
            start = starts[run]
            if start >= end:
                return
            low = first = firsts[run]
            if begin > start:
                low += begin - start
            high = (firsts[run + 1] if run + 1 < count else len(self._edges)) - 1
            if first + end - start < high:
                high = first + end - start
            if low < high:
                yield run, rows[run], low, high

    def first_page(self, span: Span) -> int | None:
        """Return the 1-based page on which the span begins, ``None`` where there are no pages."""
        for _, row, _, _ in self._runs(span):
            return self._page[row]
        return None

    def mean_confidence(self, span: Span) -> float:
        """Return the mean reading confidence over the span; 1.0 for an empty span and between words."""
        count = min(span.end, self._length) - span.start
        lost = sum((1.0 - self._sure[row]) * (high - low) for _, row, low, high in self._runs(span))
        return 1.0 - lost / count if count > 0 else 1.0

    def places(self, span: Span) -> Iterator[tuple[int, Box, float]]:
        """Yield offset, box and confidence of each character of the span that stands on a page."""
        for run, row, low, high in self._runs(span):
            page, top, bottom, sure = self._page[row], self._top[row], self._bottom[row], self._sure[row]
            offset = self._start[run] - self._first[run]
            for at in range(low, high):
                yield offset + at, Box(page, self._edges[at], top, self._edges[at + 1], bottom), sure

    def boxes(self, span: Span) -> list[Box]:
        """Return the boxes that the span covers: one for each printed line it touches.

        Words belong to one line while they stay on one page and each begins
        not far left of, and vertically overlaps, the one before.
        """
        out: list[Box] = []
        edges, pages, tops, bottoms = self._edges, self._page, self._top, self._bottom
        left = top = right = bottom = 0.0
        page = 0
        starts, firsts, rows, begin, end = self._start, self._first, self._row, span.start, span.end
        count, every = len(starts), len(edges)
        for run in range(max(0, bisect_right(starts, begin) - 1), count):  # as `_runs`, without its calls
            start = starts[run]
            if start >= end:
                break
            low = first = firsts[run]
            if begin > start:
                low += begin - start
            high = (firsts[run + 1] if run + 1 < count else every) - 1
            if first + end - start < high:
                high = first + end - start
            if low >= high:
                continue
            row = rows[run]
            p, y0, y1 = pages[row], tops[row], bottoms[row]
            x0, x1 = edges[low], edges[high]
            if page == p and top - 2 <= (y0 + y1) / 2 <= bottom + 2 and x0 >= right - (y1 - y0) * 2:
                if x0 < left:
                    left = x0
                if y0 < top:
                    top = y0
                if x1 > right:
                    right = x1
                if y1 > bottom:
                    bottom = y1
                continue
            if page:
                out.append(_rounded(page, left, top, right, bottom))
            page, left, top, right, bottom = p, x0, y0, x1, y1
        if page:
            out.append(_rounded(page, left, top, right, bottom))
        return out


def even_edges(length: int, box: Box) -> list[float]:
    """Return the edges of ``length`` characters that share a box evenly."""
    step = (box.x1 - box.x0) / max(1, length)
    return [box.x0 + step * i for i in range(length + 1)]


def _rounded(page: int, x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(page, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))


def union(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around all of ``boxes`` (at least one, all on one page)."""
    out = boxes[0]
    for box in boxes[1:]:
        out = out.union(box)
    return out
