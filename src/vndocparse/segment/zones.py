"""Tell which part of the layout each paragraph belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.core.analysis import Zone
from vndocparse.segment.foot import assign_foot, find_foot
from vndocparse.segment.head import assign_head
from vndocparse.segment.paragraphs import Para, is_machine


@dataclass(slots=True)
class Layout:
    """What the zone step learned: the type on the title line, and where body and foot begin."""

    doc_type: str | None
    body_start: int
    foot_start: int


def assign_zones(paras: Sequence[Para]) -> Layout:
    """Write a zone into every paragraph and return where body and foot begin."""
    foot = find_foot(paras)
    doc_type, body = assign_head(paras, foot)
    assign_foot(paras, foot)
    for p in paras:
        if is_machine(p) and p.zone not in (Zone.RECIPIENTS, Zone.SIGNATURE):
            p.zone = Zone.FRAME
    return Layout(doc_type, body, foot)
