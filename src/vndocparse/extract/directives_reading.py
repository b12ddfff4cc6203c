"""What is known while the directives of a document are read."""

from collections import Counter
from dataclasses import dataclass, field

from vndocparse.core.analysis import Analysis, Block
from vndocparse.core.record import Deadline, Directive, Metadata
from vndocparse.core.when import PartialDate
from vndocparse.extract.directives_context import Context
from vndocparse.extract.directives_labels import Owners


@dataclass(slots=True)
class Reading:
    """How far a document is read."""

    a: Analysis
    issued: PartialDate | None
    context: Context = field(default_factory=Context)
    out: list[Directive] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    consumed: set[int] = field(default_factory=set)
    owners: Owners = field(default_factory=Owners)
    times: dict[int, Deadline] = field(default_factory=dict)
    damaged: bool = False
    issuer: frozenset[str] = frozenset()  # the words by which the document names who issued it
    party: bool = False  # issued by a committee of the Party
    funding: bool = False  # the part at hand says where the money comes from
    ended: int = 0  # behind the last item that says when those before it are to be done

    def time_above(self, block: Block) -> Deadline | None:
        """Return the time that the nearest heading of the block states, `Quý I/2026`."""
        return next(
            (self.times[n.index] for n in self.a.ancestors(block.node) if n.index in self.times), None
        )


def issue_date(metadata: Metadata) -> PartialDate | None:
    """Return the document's date, ``None`` where it is not known."""
    try:
        return PartialDate.parse(metadata.date) if metadata.date else None
    except ValueError:
        return None
