"""How wide a line of text would be in print, and how wide the lines around it are."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

# Widths of a serif book face in thirds of a digit's width; Vietnamese marks do not widen a letter.
_CLASSES = {"ijlt.,;:'!|/-()[]I’‘": 9, 'frsJ"“”': 11, "acezvyxk": 14, "m": 23, "w": 21, "M": 27, "W": 28}
_SPACE, _LOWER, _UPPER, _OTHER = 8, 15, 21, 15

Metric = Callable[[str, int], float]


@cache
def _width(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0]
    for members, width in _CLASSES.items():
        if base in members:
            return width
    if base == " ":
        return _SPACE
    return _UPPER if base.isupper() else _LOWER if base.islower() else _OTHER


def printed(text: str, indent: int = 0) -> float:
    """Return the width in a proportional face, in units of its average letter; ``indent`` is in columns."""
    return sum(map(_width, text)) / _LOWER + indent


def columns(text: str, indent: int = 0) -> float:
    """Return the width in a face where every character is as wide as any other."""
    return float(len(text) + indent)


def better(lines: Sequence[tuple[str, int]]) -> Metric:
    """Return the measure in which lines that are known to be full differ less."""

    def spread(metric: Metric) -> float:
        widths = [metric(text, indent) for text, indent in lines]
        mean = sum(widths) / len(widths)
        return sum((w - mean) ** 2 for w in widths) / len(widths) / (mean * mean or 1.0)

    return columns if not lines or spread(columns) <= spread(printed) else printed
