"""How a clause that orders something begins."""

from dataclasses import dataclass

from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.clauses_verbs import VerbPhrase


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a clause.

    ``subjects`` are the bodies charged in it; ``style`` is ``imperative``, ``subject``,
    ``operator`` (`Giao X …`), ``condition`` or ``topic``; ``start`` is the first token that
    belongs to the clause (behind `(i)` and the like).
    """

    start: int
    style: str
    verb: VerbPhrase
    subjects: tuple[Parsed, ...] = ()
    receiver: bool = False


def topic_at(start: int, first: int, end: int, subjects: tuple[Parsed, ...] = ()) -> Head:
    """Return the head of a topic at ``start``, its verb, never a sure one, in tokens ``first`` to ``end``."""
    return Head(start, "topic", VerbPhrase(first, end, first, (), False), subjects)
