"""Units that the lexicon does not give: misread ones, names in quotation marks, nouns that are counted."""

import re
from dataclasses import replace

from vndocparse.core.span import Span
from vndocparse.extract.quantities_damaged import damaged_unit
from vndocparse.extract.quantities_units import match_noun, rated_end
from vndocparse.extract.quantities_verbs import counts, does
from vndocparse.extract.quantity import Quantity, with_unit

_QUOTED_NAME = re.compile(r"\s?[“\"]((?:[^\W\d_]+\s){1,5}?[^\W\d_]+)[”\"]")


def with_misread_unit(folded: str, span: Span, q: Quantity) -> Quantity:
    """Give a number without a unit the one behind it whose marks were misread, in its right spelling."""
    if q.unit is not None and q.kind != "scale" and q.unit not in ("tỷ", "tỉ"):
        return q
    at = q.span.end + (folded.startswith(" ", q.span.end) and q.span.end < span.end)
    at = at if q.unit_span is None else q.unit_span.start  # `75 triệu đông`
    left = folded[max(span.start, q.number.start - 16) : q.number.start]
    read = damaged_unit(left, folded[at : min(span.end, at + 24)], ratio=q.of is not None)
    if read is None:
        return q
    unit = Span(at, rated_end(folded, at + read[0], span.end))
    printed = read[1] + folded[at + read[0] : unit.end]
    return replace(q, span=Span(q.span.start, unit.end), unit=printed, unit_span=unit, kind=read[2])


def with_counted_noun(
    text: str, folded: str, span: Span, q: Quantity, *, done: int, start: int, firm: bool, listed: bool
) -> Quantity:
    """Give a number without a unit the noun behind it, where something says that it counts.

    That is a comparator (``firm``), a whole or a top, a verb before the number printed at ``start``, or a
    row of things whose next it is (``listed``). ``done`` is the end of the quantity before.
    """
    # digits that run into letters are a code: `phủ sóng 5G`
    spaced = text[q.span.end : q.span.end + 1] == " "
    if not (
        firm
        or q.of is not None
        or q.value_max is not None
        or counts(folded, done, start)
        or (spaced and does(folded, done, start))
        or (listed and spaced and text[q.span.end + 1 : q.span.end + 2].islower())
    ):
        return q
    name = _quoted_name(folded, q.span.end, span.end)
    if name is None:
        return with_unit(text, q, match_noun(folded, q.span.end, span.end))
    return replace(q, span=Span(q.span.start, name.end), unit=name.of(text), unit_span=name, kind="count")


def _quoted_name(folded: str, at: int, end: int) -> Span | None:
    """Return the name in quotation marks that is counted: `02 “Tổ tự quản bến đò”`."""
    m = _QUOTED_NAME.match(folded, at, end)
    return Span(*m.span(1)) if m is not None else None
