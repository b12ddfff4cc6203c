"""A number with what belongs to it: comparator, unit, range, ratio and old value."""

from dataclasses import dataclass, replace

from vndocparse.core.span import Span
from vndocparse.extract.quantities_units import Unit

SURE = frozenset({"percent", "money", "physical", "score"})
"""Kinds of units behind which a number is a measure, whatever word stands before it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it; spans are of the document's text.

    ``span`` runs from the comparator to the end of the unit (and of `trở lên`),
    ``number`` covers only the digits of ``value``. ``unit`` is as printed. ``kind`` is
    the unit's (``percent``, ``money``, ``physical``, ``score``, ``times``, ``count``,
    ``listing``, ``scale``, ``time``, ``age``), ``none`` (`không còn …`), ``rank`` or
    ``bare``. ``baseline`` is the old value of a change. ``explicit``: a comparator is printed.
    ``doubtful``: the typing of the number allows another reading.
    """

    span: Span
    number: Span
    value: float
    comparator: str = "="
    value_max: float | None = None
    of: float | None = None
    unit: str | None = None
    unit_span: Span | None = None
    kind: str = "bare"
    rate: bool = False
    baseline: Span | None = None
    explicit: bool = False
    doubtful: bool = False


def with_unit(text: str, q: Quantity, unit: Unit | None) -> Quantity:
    """Return the quantity up to the end of its unit, as printed in ``text``; without one as it is."""
    if unit is None:
        return q
    head = unit.head(unit.span.of(text))
    return replace(
        q,
        span=Span(q.span.start, unit.span.end),
        unit=head.of(text),
        unit_span=head,
        kind=unit.kind,
        rate=unit.rate,
    )
