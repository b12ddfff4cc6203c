"""Lines of labels below a task or a heading: to whom they belong, and headings that they make tasks."""

from itertools import pairwise

from vndocparse.core.analysis import Block
from vndocparse.core.ground import grounding
from vndocparse.core.record import Directive
from vndocparse.core.span import Span
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.deadlines import find_deadline
from vndocparse.extract.directives_groups import target_groups
from vndocparse.extract.directives_headings import heading_task
from vndocparse.extract.directives_labels import Stated, content_tokens, is_label_line, labelled_from, lay_on
from vndocparse.extract.directives_reading import Reading
from vndocparse.extract.directives_record import identify
from vndocparse.extract.responsible import record
from vndocparse.extract.task_labels import is_content, label_at


def label_line(r: Reading, block: Block, stated: Stated, orders: bool) -> None:
    """Give what a line of labels states to the tasks above it, or to the heading above it."""
    owners = r.owners.of(r.a, block)
    if not owners and stated.deadline is not None and _ends_the_work(r, block):
        for d in _beside(r, block):
            d.schedule = d.schedule or stated.deadline.model_copy()
        return
    if not owners and orders and r.owners.heading is not None:
        made = from_heading(r, r.owners.heading, block)
        if made is not None:
            r.out.append(made)
            r.owners.since.append((r.owners.heading.node, made))
            owners = [made]
    owners = owners or _of_contents(r, block)
    for d in owners:
        lay_on(r.a, d, stated, below=True)
    node = r.owners.heading.node if r.owners.heading is not None else None
    if not owners or node is None or not stated.leads or r.context.by_node.get(node):
        return
    if _right_below(r, block, node):
        r.context.by_node[node] = stated.leads


def _right_below(r: Reading, block: Block, node: int) -> bool:
    """Tell whether nothing but dashes stands between a line and the part: no item of its own."""
    between = (n for n in r.a.ancestors(block.node) if n.kind != "dash")
    nearest = next(between, None)
    return nearest is None or nearest.index == node


def _of_contents(r: Reading, block: Block) -> list[Directive]:
    """Return the tasks of the point `a) Nội dung`, beside whose lines `b) Cơ quan chủ trì: …` stands."""
    points = [n for n in r.a.ancestors(block.node) if n.kind in ("point", "clause")]
    for own in points[:1]:
        beside = r.a.nodes[own.parent].children if own.parent is not None else ()
        before = [r.a.nodes[i] for i in beside if r.a.nodes[i].span.start < own.span.start]
        contents = [n for n in before if n.heading is not None and is_content(_heading_tokens(r, n.heading))]
        return [d for d in r.out if any(n.span.start <= d.span.start < n.span.end for n in contents)]
    return []


def _heading_tokens(r: Reading, heading: Span) -> Tokens:
    return tokenize(r.a.text, r.a.folded, heading)


def _ends_the_work(r: Reading, block: Block) -> bool:
    """Tell an item of its own that says when all is to be done: `4. Thời gian hoàn thành: …`."""
    if block.node is None or r.a.nodes[block.node].own.start != block.span.start:
        return False
    t = content_tokens(r.a, block)
    first = behind_marks(t, 0, len(t))
    found = label_at(t, first)
    label = t.words[first : found[1]] if found is not None and found[0] == "deadline" else ()
    return ("hoàn", "thành") in set(pairwise(label)) or ("thời", "hạn") in set(pairwise(label))


def _beside(r: Reading, block: Block) -> list[Directive]:
    """Return the directives of the items before ``block`` under the same part, back to the last such end."""
    own = r.a.nodes[block.node] if block.node is not None else None
    if own is None:
        return []
    begin = max(r.ended, r.a.nodes[own.parent].span.start if own.parent is not None else 0)
    out = []
    for d in reversed(r.out):
        if d.span.start < begin:
            break
        at = r.a.block_at(d.span.start)
        if at is not None and any(
            n.parent == own.parent and n.kind == own.kind for n in r.a.ancestors(at.node)
        ):
            out.append(d)
    r.ended = block.span.end
    return out


def from_heading(r: Reading, heading: Block, block: Block) -> Directive | None:
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
