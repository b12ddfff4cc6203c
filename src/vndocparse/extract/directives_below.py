"""Lines of labels below a task or a heading: to whom they belong, and headings that they make tasks."""

from vndocparse.core.analysis import Block
from vndocparse.core.ground import grounding
from vndocparse.core.record import Directive
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.deadlines import find_deadline
from vndocparse.extract.directives_groups import target_groups
from vndocparse.extract.directives_headings import heading_task
from vndocparse.extract.directives_labels import Stated, content_tokens, is_label_line, labelled_from, lay_on
from vndocparse.extract.directives_reading import Reading
from vndocparse.extract.directives_record import identify
from vndocparse.extract.responsible import record


def label_line(r: Reading, block: Block, stated: Stated, orders: bool) -> None:
    """Give what a line of labels states to the tasks above it, or to the heading above it."""
    owners = r.owners.of(r.a, block)
    if not owners and orders and r.owners.heading is not None:
        made = _from_heading(r, r.owners.heading, block)
        if made is not None:
            r.out.append(made)
            r.owners.since.append((r.owners.heading.node, made))
            owners = [made]
    for d in owners:
        lay_on(r.a, d, stated)
    node = r.owners.heading.node if r.owners.heading is not None else None
    if owners and node is not None and stated.leads and not r.context.by_node.get(node):
        r.context.by_node[node] = stated.leads


def _from_heading(r: Reading, heading: Block, block: Block) -> Directive | None:
    """Make a directive of the heading above a line of labels, where it is a task."""
    if heading.node is None or not any(n.index == heading.node for n in r.a.ancestors(block.node)):
        return None
    task = heading_task(r.a, heading, led=_is_led(r, block))
    if task is None:
        return None
    span, verb = task
    item = r.a.path(heading)
    t = tokenize(r.a.text, r.a.folded, span)
    action = t.span(verb.first, verb.end).of(r.a.text) if verb is not None else None
    return Directive(
        **grounding(r.a.source, span, 0.85, "directive/heading"),
        id=identify(r, item, span),
        item=item,
        action=action,
        responsible=[record(r.a, c, 0.7) for c in r.context.inherited(r.a, heading)],
        deadline=find_deadline(r.a, span, r.issued),
        target_groups=target_groups(r.a.text, t, verb.end if verb is not None else 0, len(t)),
    )


def _is_led(r: Reading, block: Block) -> bool:
    """Tell whether one of the label lines from ``block`` on says who leads."""
    for other in r.a.blocks[block.index : block.index + 8]:
        if other.is_heading or not is_label_line(r.a, other, r.issued):
            return False
        t = content_tokens(r.a, other)
        found = labelled_from(r.a, t, r.issued)
        if found is not None and found.stated.leads:
            return True
    return False
