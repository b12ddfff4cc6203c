"""The one coordinate system of the package."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range ``[start, end)`` of code points in a document's text.

    Every offset in vndocparse is of this kind: code points, not bytes, and of the
    whole normalised text, not of a page or a line.

    Raises:
        ValueError: If the range is negative or runs backwards.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)  # hundreds are made a page; this takes half as long as the generated way
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the text the span covers.

        >>> Span(4, 8).of("Ban Bí thư")
        'Bí t'
        """
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by ``by`` characters."""
        return Span(self.start + by, self.end + by)

    def stripped(self, text: str, chars: str | None = None) -> "Span":
        """Return the span without leading and trailing white space (or ``chars``).

        >>> Span(0, 6).stripped("  ab  ")
        Span(start=2, end=4)
        """
        piece = text[self.start : self.end]
        left = len(piece) - len(piece.lstrip(chars))
        kept = len(piece.strip(chars))
        return Span(self.start + left, self.start + left + kept)


_set_start, _set_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__
