"""A time limit as the patterns find it."""

from dataclasses import dataclass
from typing import Literal

from vndocparse.core.when import PartialDate

Kind = Literal["before", "by", "within", "period"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit with its place in the folded text that was searched."""

    start: int
    end: int
    kind: Kind
    date: PartialDate | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None
    inferred: bool = False
    confidence: float = 0.95
