"""The likeliest numbering of heads that may be labels: misread ones and gaps cost, exact readings do not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_GAP = 1.3  # a label of the list that stands nowhere
_WIDEST_GAP = 2.0
_ANEW = 1.5  # a list that begins again
_HOPELESS = 12.0  # how much dearer than the cheapest numbering one may be: four exact labels passed over


@dataclass(frozen=True, slots=True)
class Head:
    """What may be a label: ``readings`` holds for each value what it costs to read it so.

    ``passed`` is the cost of taking it for no label of this numbering. A ``wall`` ends the list before it.
    """

    readings: dict[int, float]
    passed: float = 0.0
    wall: bool = False


def likeliest(heads: Sequence[Head], gap: Callable[[int, int], float] | None = None) -> list[int]:
    """Return the value of each head in the cheapest numbering, 0 for a head that is no label.

    Values rise by one; what is left out, or begins again at 1, costs. The cost of the search is
    linear in the number of heads: numberings that are too dear by then are given up.

    >>> likeliest([Head({1: 0}, 3), Head({8: 0, 2: 1}, 3), Head({3: 0}, 3)])
    [1, 2, 3]
    """
    between = gap or _gap
    states: dict[int, float] = {0: 0.0}
    steps: list[dict[int, tuple[int, int]]] = []  # for each head and state: the state before, the value taken
    for head in heads:
        made: dict[int, float] = {}
        step: dict[int, tuple[int, int]] = {}
        if head.wall:
            best = min(states, key=lambda v: (states[v], v))
            states = {0: states[best]}
            steps.append({0: (best, 0)})
            continue
        for before, cost in states.items():
            _offer(made, step, before, cost + head.passed, (before, 0))
            for value, own in head.readings.items():
                if value > before:
                    _offer(made, step, value, cost + own + between(before, value), (before, value))
                elif value == 1:
                    _offer(made, step, value, cost + own + _ANEW, (before, value))
        dearest = min(made.values()) + _HOPELESS
        states = {v: cost for v, cost in made.items() if cost <= dearest}
        steps.append({v: step[v] for v in states})
    return _traced(states, steps)


def _offer(
    made: dict[int, float], step: dict[int, tuple[int, int]], state: int, cost: float, come: tuple[int, int]
) -> None:
    if state not in made or cost < made[state] - 1e-9:
        made[state], step[state] = cost, come


def _traced(states: dict[int, float], steps: list[dict[int, tuple[int, int]]]) -> list[int]:
    at = min(states, key=lambda v: (states[v], v))
    out: list[int] = []
    for step in reversed(steps):
        at, value = step[at]
        out.append(value)
    return out[::-1]


def _gap(before: int, value: int) -> float:
    return min(_GAP * (value - before - 1), _WIDEST_GAP)


def gap_of_points(before: int, value: int) -> float:
    """Return what a gap costs in a row of letters: many lists pass over `đ)`."""
    return 0.2 if (before, value) == (4, 6) else _gap(before, value)
