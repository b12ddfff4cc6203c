"""A body as the grammar reads it."""

from dataclasses import dataclass

ONE_BODY = frozenset({"organ", "named"})  # kinds of a single body that a name or an office tells


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body on tokens ``first`` to ``end``; ``name`` is given where the printed words lack its head.

    ``firm`` is where it ends for sure, where the grammar took words that no table knows for its name;
    ``along`` is true of those behind `cùng`, `cùng với` in a row: they only join in; ``shared`` are words
    that stand once, behind the last of a row, and belong to this one too (`các chi, đảng bộ trực thuộc`).
    """

    first: int
    end: int
    kind: str
    name: str | None = None
    quantified: bool = False
    firm: int | None = None
    along: bool = False
    shared: str = ""
