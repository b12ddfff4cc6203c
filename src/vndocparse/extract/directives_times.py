"""Times that head a line or a part of a schedule: `- Quý I/2026: …`, `1. Giai đoạn 1 (tháng 3 - tháng 6)`."""

from vndocparse.core.analysis import Block, Zone
from vndocparse.core.record import Deadline, Directive
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.deadlines_stated import only_time, stated_time, time_head
from vndocparse.extract.directives_labels import content_tokens
from vndocparse.extract.directives_reading import Reading


def note_heading(r: Reading, block: Block) -> None:
    """Take the time that a heading states for all tasks below it."""
    node = r.a.nodes[block.node] if block.node is not None else None
    if node is None or node.heading is None or block.zone is not Zone.BODY:
        return
    t = tokenize(r.a.text, r.a.folded, node.heading)
    end = len(t) if only_time(t, 0) else time_head(t, 0)
    found = stated_time(r.a, t.span(0, end), r.issued) if end else None
    if found is not None:
        r.times[node.index] = found


def line_time(r: Reading, block: Block) -> Deadline | None:
    """Return the time that heads a line; it holds for the lines below it too."""
    t = content_tokens(r.a, block)
    first = behind_marks(t, 0, len(t))
    end = time_head(t, first)
    found = stated_time(r.a, t.span(first, end), r.issued) if end else None
    if found is not None and block.node is not None and r.a.nodes[block.node].own.start == block.span.start:
        r.times[block.node] = found
    return found


def give_time(r: Reading, block: Block, own: Deadline | None, made: list[Directive]) -> None:
    """Give the time of the line, or of the part above it, to the clauses that state none."""
    found = own or (r.time_above(block) if made else None)
    for d in made:
        if d.deadline is None and found is not None:
            d.deadline = found.model_copy()
