"""The column of units in a list whose table was lost: `Kim ngạch xuất khẩu Triệu USD > 3.000`."""

import re
from dataclasses import replace

from vndocparse.core.span import Span
from vndocparse.extract.quantities_units import match_unit
from vndocparse.extract.quantity import Quantity
from vndocparse.text.fold import strip_marks

_LONGEST = 5  # words of a unit: `Triệu đồng/người/năm`, `Lượt khách`
_BOUND = re.compile(r"[\s|;:.,~<>=≤≥≈¬`'’°-]*$")  # specks, bars and signs between a unit and its value
_WORD = re.compile(r"[^\s|]+")
_PLACES = ("thu bac", "thu hang", "xep hang", "hang", "chi so", "he so")


def with_unit(text: str, folded: str, start: int, q: Quantity) -> Quantity:
    """Return a value with the unit that its row prints before it; the value itself where none is printed."""
    if q.unit is not None or q.kind not in ("bare", "scale"):
        return q
    bound = _BOUND.search(text, start, q.number.start)
    end = bound.start() if bound is not None else q.number.start
    if end <= start:
        return q
    unit = _cell(text, start, end) or _known(text, folded, start, end)
    if unit is None:
        return q
    printed = unit.of(text)
    if strip_marks(printed).startswith(_PLACES):
        return replace(q, kind="rank")
    known = match_unit(folded, unit.start, unit.end)
    whole = known is not None and known.span.end == unit.end
    return replace(
        q, unit=printed, unit_span=unit, kind=known.kind if known is not None and whole else "count"
    )


def _cell(text: str, start: int, end: int) -> Span | None:
    """Return the cell before a value, where bars part it from the name of what is measured."""
    bar = text.rfind("|", start, end)
    if bar < 0 or not any(c.isalpha() for c in text[start:bar]):
        return None
    cell = Span(bar + 1, end).stripped(text, " \n|")
    words = cell.of(text).split()
    named = 0 < len(words) <= _LONGEST and any(c.isalpha() or c in "%‰" for c in cell.of(text))
    return cell if named and not words[0][0].isdigit() else None


def _known(text: str, folded: str, start: int, end: int) -> Span | None:
    """Return the longest known unit that ends there: a sign, or one with a capital as a cell has."""
    words = list(_WORD.finditer(text, start, end))
    for w in words[-_LONGEST:]:
        if not (w[0][0].isupper() or w[0][0] in "%‰") or w.start() == start:
            continue
        known = match_unit(folded, w.start(), end)
        if known is not None and known.span.end == end:
            return Span(w.start(), end)
    return None
