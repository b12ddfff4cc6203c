"""Headings that are tasks themselves: `1.1. Tổ chức Lễ kỷ niệm` with lines below on when and by whom."""

from vndocparse.core.analysis import Analysis, Block, Role, Zone
from vndocparse.core.span import Span
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_event import event_at
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases

_ROLES = (Role.TASK, Role.IMPLEMENTATION, Role.OTHER)


def heading_task(a: Analysis, block: Block, *, led: bool) -> tuple[Span, VerbPhrase | None] | None:
    """Return the words of a heading that is a task, and its verb; ``None`` for a heading of a group.

    ``led``: a line below names who leads, so that a noun (`Chương trình nghệ thuật …`) is enough.
    """
    node = a.nodes[block.node] if block.node is not None else None
    if node is None or node.heading is None or block.zone is not Zone.BODY or block.role not in _ROLES:
        return None
    if node.parent is None and node.kind != "clause":
        return None
    span = node.heading.stripped(a.text, " \t\n:.;")
    printed = span.of(a.text)
    if printed.upper() == printed:
        return None
    t = tokenize(a.text, a.folded, span)
    at = behind_marks(t, 0, len(t))
    if len(t) - at < 3 or _implements(t, at):
        return None
    if event_at(t, at) is not None:
        return span, None
    head = read_head(t, at, len(t))
    if head is not None and head.style in ("imperative", "subject", "operator") and head.verb.sure:
        return span, head.verb
    return (
        (span, None)
        if led and phrases("group_heading").end(t, at) is None and node.parent is not None
        else None
    )


def _implements(t: Tokens, i: int) -> bool:
    return any(phrases(kind).end(t, i) is not None for kind in ("implementation", "description", "heading"))
