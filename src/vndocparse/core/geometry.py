"""Boxes on a page, and the map from characters to boxes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vndocparse.core.span import Span

NOWHERE = float("nan")


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

    Columns are parallel arrays, one entry a character. ``page`` is 0 and the box
    NaN for a character that stands on no page (a joining space, a line break, any
    character of a file without pages). ``confidence`` is 0 to 1; 1 for text that
    was not recognised from a picture.
    """

    page: array[int] = field(default_factory=lambda: array("i"))
    x0: array[float] = field(default_factory=lambda: array("f"))
    y0: array[float] = field(default_factory=lambda: array("f"))
    x1: array[float] = field(default_factory=lambda: array("f"))
    y1: array[float] = field(default_factory=lambda: array("f"))
    confidence: array[float] = field(default_factory=lambda: array("f"))

    def __len__(self) -> int:
        return len(self.page)

    def add(self, box: Box | None, confidence: float = 1.0) -> None:
        """Append one character; ``box`` is ``None`` for a character without a place."""
        if box is None:
            self.add_blank(1, confidence)
            return
        self.page.append(box.page)
        self.x0.append(box.x0)
        self.y0.append(box.y0)
        self.x1.append(box.x1)
        self.y1.append(box.y1)
        self.confidence.append(confidence)

    def add_blank(self, count: int = 1, confidence: float = 1.0) -> None:
        """Append ``count`` characters that stand on no page."""
        nan = [NOWHERE] * count
        self.page.extend([0] * count)
        self.x0.extend(nan)
        self.y0.extend(nan)
        self.x1.extend(nan)
        self.y1.extend(nan)
        self.confidence.extend([confidence] * count)

    def add_word(self, length: int, box: Box, confidence: float = 1.0) -> None:
        """Append a word of ``length`` characters; its box is shared out evenly among them."""
        step = (box.x1 - box.x0) / max(1, length)
        self.page.extend([box.page] * length)
        self.x0.extend([box.x0 + step * i for i in range(length)])
        self.y0.extend([box.y0] * length)
        self.x1.extend([box.x0 + step * (i + 1) for i in range(length)])
        self.y1.extend([box.y1] * length)
        self.confidence.extend([confidence] * length)

    def add_columns(
        self,
        page: list[int],
        x0: list[float],
        y0: list[float],
        x1: list[float],
        y1: list[float],
        confidence: list[float],
    ) -> None:
        """Append characters whose columns are ready; all have one length."""
        self.page.extend(page)
        self.x0.extend(x0)
        self.y0.extend(y0)
        self.x1.extend(x1)
        self.y1.extend(y1)
        self.confidence.extend(confidence)

    def extend(self, other: CharMap, span: Span | None = None) -> None:
        """Append the characters of ``other`` (or of one span of it)."""
        cut = slice(0, len(other)) if span is None else slice(span.start, span.end)
        self.page.extend(other.page[cut])
        self.x0.extend(other.x0[cut])
        self.y0.extend(other.y0[cut])
        self.x1.extend(other.x1[cut])
        self.y1.extend(other.y1[cut])
        self.confidence.extend(other.confidence[cut])

    @classmethod
    def blank(cls, length: int) -> CharMap:
        """Return the map of a text without pages."""
        made = cls()
        made.add_blank(length)
        return made

    def first_page(self, span: Span) -> int | None:
        """Return the 1-based page on which the span begins, ``None`` where there are no pages."""
        return next((p for p in self.page[span.start : span.end] if p), None)

    def mean_confidence(self, span: Span) -> float:
        """Return the mean reading confidence over the span; 1.0 for an empty span."""
        piece = self.confidence[span.start : span.end]
        return sum(piece) / len(piece) if len(piece) else 1.0

    def boxes(self, span: Span) -> list[Box]:
        """Return the boxes that the span covers: one for each printed line it touches.

        Characters belong to one line while they stay on one page and each begins
        not far left of, and vertically overlaps, the one before.
        """
        out: list[Box] = []
        pages = self.page
        x0s, y0s, x1s, y1s = self.x0, self.y0, self.x1, self.y1
        left = top = right = bottom = 0.0
        page = 0
        for i in range(span.start, min(span.end, len(pages))):
            p = pages[i]
            if not p:
                continue
            x0, y0, x1, y1 = x0s[i], y0s[i], x1s[i], y1s[i]
            middle = (y0 + y1) / 2
            if page == p and top - 2 <= middle <= bottom + 2 and x0 >= right - (y1 - y0) * 2:
                left, top = min(left, x0), min(top, y0)
                right, bottom = max(right, x1), max(bottom, y1)
                continue
            if page:
                out.append(_rounded(page, left, top, right, bottom))
            page, left, top, right, bottom = p, x0, y0, x1, y1
        if page:
            out.append(_rounded(page, left, top, right, bottom))
        return out


def _rounded(page: int, x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(page, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))


def union(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around all of ``boxes`` (at least one, all on one page)."""
    out = boxes[0]
    for box in boxes[1:]:
        out = out.union(box)
    return out
