"""Bring the words of a page into printed lines and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.core.source import Column

_SPLIT_GAP = 2.2  # heights of a line: a wider gap between words parts them at first


def _median(values: Sequence[float]) -> float:
    """Return the median; most often all are the same."""
    return values[0] if min(values) == max(values) else median(values)


class TextLine:
    """Words that stand side by side on one line, left to right, with what their print looks like."""

    __slots__ = (
        "bold",
        "centred",
        "column",
        "height",
        "italic",
        "page",
        "text",
        "words",
        "x0",
        "x1",
        "y0",
        "y1",
    )

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        pages, lefts, tops, rights, bottoms = zip(*[w.box for w in words], strict=True)
        self.page: int = pages[0]
        self.x0: float = min(lefts)
        self.x1: float = max(rights)
        letters = bold = italic = 0
        sizes: list[float] = []
        for w in words:
            count = len(w.text)
            letters += count
            if w.bold:
                bold += count
            if w.italic:
                italic += count
            sizes.append(w.size if w.size > 0 else (w.box.y1 - w.box.y0))
        smallest, largest = min(sizes), max(sizes)
        self.bold = bold * 2 > letters
        self.italic = italic * 2 > letters
        self.height = max(1.0, smallest if smallest == largest else median(sizes))
        least = self.height * 0.8
        if smallest < least:
            main = [n for n, size in enumerate(sizes) if size >= least]
            if main:
                tops, bottoms = tuple([tops[n] for n in main]), tuple([bottoms[n] for n in main])
        self.y0: float = _median(tops)
        self.y1: float = _median(bottoms)
        self.text = " ".join([w.text for w in words])
        self.column = Column.FULL
        self.centred = False

    @property
    def size(self) -> float:
        """Font size in points; 0 where it is not known."""
        known = [w.size for w in self.words if w.size > 0]
        return _median(known) if known else 0.0

    @property
    def middle(self) -> float:
        """Middle of the line from the top of the page."""
        return (self.y0 + self.y1) / 2

    @property
    def centre(self) -> float:
        """Middle of the line from the left of the page."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def box(self) -> Box:
        """The box around all its words."""
        return Box(
            self.page,
            self.x0,
            min(w.box.y0 for w in self.words),
            self.x1,
            max(w.box.y1 for w in self.words),
        )


class Row:
    """Pieces of line at one height of the page, left to right; they may belong to two columns."""

    __slots__ = ("pieces",)

    def __init__(self, pieces: list[TextLine]) -> None:
        self.pieces = pieces

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.pieces[-1].x1

    @property
    def y0(self) -> float:
        """Upper edge."""
        return min(p.y0 for p in self.pieces)

    @property
    def y1(self) -> float:
        """Lower edge."""
        return max(p.y1 for p in self.pieces)

    @property
    def height(self) -> float:
        """Height of its print."""
        return max(p.height for p in self.pieces)

    def line(self) -> TextLine:
        """Return the row as one line."""
        return _together(self.pieces)

    def gaps(self, least: float) -> list[tuple[float, float]]:
        """Return the white gaps between its words that are wider than ``least``, left to right."""
        words = [w for p in self.pieces for w in p.words]
        out = []
        right = words[0].box.x1
        for w in words[1:]:
            if w.box.x0 - right > least:
                out.append((right, w.box.x0))
            right = max(right, w.box.x1)
        return out


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Return the rows of a page from top to bottom.

    Words that their reader put on one line stay together unless a wide gap parts them;
    the others are put side by side by height.
    """
    pieces = sorted(_pieces(words), key=lambda p: p.middle)
    _even_out(pieces)
    rows: list[list[TextLine]] = []
    for piece in pieces:
        home = next((r for r in reversed(rows[-4:]) if _beside(r, piece)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    out = []
    for row in rows:
        row.sort(key=lambda p: p.x0)
        out.append(Row(_merged(row)))
    _even_out([p for r in out for p in r.pieces])
    out.sort(key=lambda r: r.pieces[0].middle if len(r.pieces) == 1 else (r.y0 + r.y1) / 2)
    return out


def _even_out(pieces: Sequence[TextLine]) -> None:
    """Give lines of unknown font size the page's usual height where theirs is near to it.

    The box of a recognised word is as high as its letters happen to be, so that lines of one font
    differ by a third.
    """
    heights = [p.height for p in pieces if len(p.words) > 2 and not p.words[0].size]
    if len(heights) < 3:
        return
    usual = median(heights)
    for p in pieces:
        if not p.words[0].size and 0.6 * usual <= p.height <= 1.5 * usual:
            p.height = usual


def _pieces(words: Iterable[Word]) -> list[TextLine]:
    groups: dict[int, list[Word]] = {}
    loose: list[list[Word]] = []
    for w in words:
        if w.line >= 0:
            groups.setdefault(w.line, []).append(w)
        else:
            loose.append([w])
    out: list[TextLine] = []
    for group in groups.values():
        group.sort(key=lambda w: w.box.x0)
        out.extend(TextLine(part) for part in _parted(group))
    out.extend(TextLine(part) for part in loose)
    return out


def _parted(words: list[Word]) -> list[list[Word]]:
    """Part the words of a line where a wide gap is."""
    last = words[0]
    part = [last]
    parts = [part]
    right = last.box.x1
    for w in words[1:]:
        box = w.box
        if box.x0 > right:
            height = max(w.size, last.size) or (box.y1 - box.y0)
            if box.x0 - right > height * _SPLIT_GAP:
                part = []
                parts.append(part)
        part.append(w)
        last = w
        if box.x1 > right:
            right = box.x1
    return parts


def _beside(row: list[TextLine], piece: TextLine) -> bool:
    """Tell whether the piece stands at the row's height and on nothing of it."""
    first = row[0]
    overlap = min(first.y1, piece.y1) - max(first.y0, piece.y0)
    if overlap < 0.5 * min(first.y1 - first.y0, piece.y1 - piece.y0):
        return False
    slack = 0.3 * piece.height
    return all(piece.x0 >= p.x1 - slack or piece.x1 <= p.x0 + slack for p in row)


def _merged(row: list[TextLine]) -> list[TextLine]:
    """Join the pieces of a row between which there is no more than a wide word space."""
    out = [[row[0]]]
    for piece in row[1:]:
        last = out[-1][-1]
        if piece.x0 - last.x1 <= max(last.height, piece.height) * 1.0:
            out[-1].append(piece)
        else:
            out.append([piece])
    return [_together(p) for p in out]


def _together(pieces: list[TextLine]) -> TextLine:
    """Return the pieces as one line."""
    if len(pieces) == 1:
        return pieces[0]
    made = TextLine([w for p in pieces for w in p.words])
    if not made.words[0].size:
        made.height = median(p.height for p in pieces)
    return made
