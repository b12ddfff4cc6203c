"""From a rule's own confidence to one that was measured on documents left out.

``confidence.json`` (written by ``tools/calibrate.py``) maps each rule to knots ``[raw, calibrated]``, rising
in both. A rule without knots of its own takes those of its family, the word before ``/``, but never 0.9 or
more: that is promised only of what was measured.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

Knots = Sequence[Sequence[float]]
PROMISED = 0.9  # values from here on are right 97 times in 100
_UNMEASURED = 0.85  # most that a rule gets whose family was never measured


@cache
def table() -> dict[str, Knots]:
    """Return the knots by rule and by kind."""
    text = files("vndocparse.core").joinpath("confidence.json").read_text(encoding="utf-8")
    made: dict[str, Knots] = json.loads(text)["knots"]
    return made


def calibrated(rule: str, raw: float) -> float:
    """Return the measured confidence; of two values of one rule the order is kept."""
    return looked_up(table(), rule, raw)


def looked_up(known: Mapping[str, Knots], rule: str, raw: float) -> float:
    """Return what a table of knots says of a rule's own confidence."""
    if rule in known:
        return between(known[rule], raw)
    family = known.get(rule.split("/", 1)[0])
    if family is None:
        return _UNMEASURED * min(1.0, max(0.0, raw))
    return min(between(family, raw), PROMISED - 0.001)


def between(knots: Knots, raw: float) -> float:
    """Return the value at ``raw`` on the line through the knots, level above the last and falling to 0 below.

    >>> between([[0.5, 0.4], [0.9, 0.8]], 0.7)
    0.6
    """
    first, last = knots[0], knots[-1]
    if raw >= last[0]:
        return last[1]
    if raw <= first[0]:
        return round(first[1] * max(0.0, raw) / first[0], 6) if first[0] > 0 else first[1]
    for (x0, y0), (x1, y1) in pairwise(knots):
        if raw <= x1:
            value = min(y1, round(y0 + (y1 - y0) * (raw - x0) / (x1 - x0), 6))
            unproven = y0 < PROMISED <= y1 and raw < x1  # between knots nothing was measured
            return min(value, PROMISED - 0.001) if unproven else value
    return last[1]
