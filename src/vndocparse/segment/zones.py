"""Tell which part of the layout each paragraph belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vndocparse.core.analysis import Zone
from vndocparse.segment.foot import assign_foot, find_foot
from vndocparse.segment.head import assign_head
from vndocparse.segment.paragraphs import Para, is_machine
from vndocparse.segment.readable import unreadable

_RUNNING = frozenset({Zone.OPENING, Zone.BODY, Zone.CLOSING})


@dataclass(slots=True)
class Layout:
    """What the zone step learned: the type on the title line, and where body and foot begin."""

    doc_type: str | None
    body_start: int
    foot_start: int
    unreadable: list[int] = field(default_factory=list)  # paragraphs of signs, no words


def assign_zones(paras: Sequence[Para]) -> Layout:
    """Write a zone into every paragraph and return where body and foot begin."""
    foot = find_foot(paras)
    doc_type, body = assign_head(paras, foot)
    assign_foot(paras, foot)
    layout = Layout(doc_type, body, foot)
    for i, p in enumerate(paras):
        if is_machine(p) and p.zone not in (Zone.RECIPIENTS, Zone.SIGNATURE):
            p.zone = Zone.FRAME
        elif p.zone in _RUNNING and not p.row and unreadable(p.text):
            p.zone = Zone.FRAME
            layout.unreadable.append(i)
    return layout
