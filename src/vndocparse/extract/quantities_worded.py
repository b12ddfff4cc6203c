"""Quantities in words: `không còn nhà tạm`, `ít nhất một sản phẩm`, `hai chỉ tiêu không đạt`."""

import re
from dataclasses import replace

from vndocparse.core.span import Span
from vndocparse.extract.quantities_bounds import with_bounds
from vndocparse.extract.quantities_marks import cue_pattern, sign_before
from vndocparse.extract.quantities_ranks import Place
from vndocparse.extract.quantities_units import match_noun, match_unit
from vndocparse.extract.quantity import Quantity, with_unit
from vndocparse.lexicons.load import load


def placed(text: str, p: Place) -> Quantity:
    """Return a place in an order told in words as a quantity."""
    unit = p.unit.of(text) if p.unit is not None else None
    of = float(p.of) if p.of is not None else None
    return Quantity(p.span, p.number, float(p.value), of=of, unit=unit, unit_span=p.unit, kind="rank")


def none_left(text: str, folded: str, span: Span, number: Span) -> Quantity | None:
    """Read `không còn nhà tạm`: none of what is counted is left; ``None`` where nothing counted follows."""
    unit = match_unit(folded, number.end, span.end)
    if unit is None or unit.kind != "count":
        return None
    return replace(with_unit(text, Quantity(number, number, 0.0), unit), kind="none")


# `hai chỉ tiêu không đạt`: how many are met; `năm` counts only where no year can be meant
_CRITERIA = re.compile(
    r"\s+(?:chỉ tiêu|mục tiêu|tiêu chí)\s+(?:[^\W\d_]+\s+){0,3}?(?:đạt|vượt|hoàn thành)(?!\w)"
)
_COUNT_OPENS = re.compile(r"(?:^\W*|(?<!\w)(?:có|còn|và)\s+|[,;:]\s+)$")


def counted_in_words(text: str, folded: str, span: Span, number: Span, done: int) -> Quantity | None:
    """Read `ít nhất một sản phẩm`, `hình thành ba vùng sản xuất`.

    A number word counts only behind a printed bound or a verb that makes things, and before a counted
    noun, or before criteria that are met. ``done`` is the end of the quantity before.
    """
    word = number.of(folded)
    entry = load("numerals").by_form.get(word)
    if entry is None:
        return None
    before = sign_before(folded, done, number.start)
    bound = before is not None and before.sign in (">=", "<=")
    left = folded[max(done, number.start - 32) : number.start]
    made = entry["value"] > 1 and cue_pattern("made", tail=True).search(left) is not None
    criteria = _counts_criteria(folded, span, number, word)
    if not bound and not made and not criteria:
        return None
    unit = match_unit(folded, number.end, span.end)
    unit = match_noun(folded, number.end, span.end) if unit is None and bound else unit
    if unit is None:
        return None
    q = with_unit(text, Quantity(number, number, float(entry["value"])), unit)
    if criteria:
        return q
    if not (unit.kind == "count" or (bound and unit.kind == "times")):
        return None
    return with_bounds(folded, span, q, before, done)


def _counts_criteria(folded: str, span: Span, number: Span, word: str) -> bool:
    if _CRITERIA.match(folded, number.end, span.end) is None:
        return False
    left = folded[max(span.start, number.start - 12) : number.start]
    return word != "năm" or _COUNT_OPENS.search(left) is not None
