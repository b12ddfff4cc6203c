"""Tell a table that only places words side by side (letterhead, foot) from one that holds data."""

from collections.abc import Sequence

from vndocparse.ingest.text_lines import is_capitals, label

_HEAD_PARAGRAPHS = 6  # paragraphs above which a table is no letterhead any more
_PLACING_ROWS = 6


def is_placing(texts: Sequence[Sequence[str]], width: int, *, ruled: bool, begun: int) -> bool:
    """Tell whether a table places words.

    Args:
        texts: The words of each cell, lines parted by line breaks.
        width: Columns of the table.
        ruled: Whether lines are drawn between its cells.
        begun: Paragraphs that stand before it.
    """
    if width > 4 or not texts:
        return False
    columns = sum(any(column) for column in _transposed(texts))
    if columns > 3:
        return False
    if any(_is_foot(text) for row in texts for text in row[:1]) and len(texts) <= _PLACING_ROWS:
        return True
    if (
        columns <= 2
        and begun <= _HEAD_PARAGRAPHS
        and len(texts) <= _PLACING_ROWS
        and _is_letterhead(texts[0])
    ):
        return True
    return not ruled and len(texts) <= _PLACING_ROWS


def _transposed(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    longest = max((len(row) for row in texts), default=0)
    return [[row[i] for row in texts if i < len(row)] for i in range(longest)]


def _is_foot(text: str) -> bool:
    mark = label(text.lstrip()[:80].split("\n", 1)[0])
    return mark is not None and mark.kind == "columns"


def _is_letterhead(row: Sequence[str]) -> bool:
    filled = [text for text in row if text]
    return len(filled) == 2 and all(is_capitals(text.split("\n", 1)[0]) for text in filled)
