"""The record of a directive: its words, its verb, who does it and by when."""

import hashlib
from dataclasses import replace

from vndocparse.core.analysis import Block, Zone
from vndocparse.core.ground import grounding, move
from vndocparse.core.record import Deadline, Directive
from vndocparse.core.span import Span
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_event import event_at
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import phrases
from vndocparse.extract.deadlines import find_deadline
from vndocparse.extract.deadlines_stated import stated_time
from vndocparse.extract.directives_askers import asker
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.directives_groups import target_groups
from vndocparse.extract.directives_labels import state
from vndocparse.extract.directives_lists import is_labelled
from vndocparse.extract.directives_reading import Reading
from vndocparse.extract.recurrence import find_recurrence
from vndocparse.extract.responsible import Charge, charges, record
from vndocparse.extract.responsible_actions import action_of, operator_of
from vndocparse.extract.responsible_roles import subject_role
from vndocparse.extract.task_brackets import agent_labels, bracket_labels, colon_labels

# Roles of verbs whose object may be what others do: `kiểm tra dự án do X thực hiện`.
_MARKS = 6  # signs behind the last sentence: `./.`
_BESIDE = frozenset({"monitor", "coordinate"})


def make_directive(
    r: Reading,
    block: Block,
    t: Tokens,
    clause: Clause,
    subjects: tuple[Parsed, ...],
    nth: int,
    end: int | None,
    mode: str,
    *,
    headed: bool = False,
) -> Directive:
    """Return the record of a clause; ``end`` is where labels behind it end, ``nth`` its place.

    ``headed``: the subjects stand before a colon (`Sở A: đào tạo …`): in a numbered item they are a heading.
    """
    numbered = headed and _is_numbered_item(r, block)
    start = subjects[0].first if headed and not numbered and subjects and not nth else clause.head.start
    span = t.span(min(start, clause.end - 1), clause.end)
    if end is not None:
        span = Span(span.start, end)
    span = Span(span.start, span.end).stripped(r.a.text)
    item = None if _ends_document(r, block, t, span) else r.a.path(block)
    confidence = _confidence(clause, mode, nth)
    rule = "directive/" + ("guidance" if mode in ("norm", "guide") else clause.head.style)
    own = charges(r.a, t, clause, subjects)
    if numbered and subjects:
        before = t.ends[subjects[-1].end - 1]
        own = [replace(c, explicit=c.explicit and c.body.span.start >= before) for c in own]
    led = any(c.role == "lead" for c in own)
    acts = any(c.role in ("lead", "monitor", "advise") for c in own)
    said = bracket_labels(t, clause.first, clause.end, led=acts)
    if not led and not _BESIDE & set(clause.head.verb.tasks):
        said += agent_labels(t, _task_begins(t, clause), clause.end, event=clause.head.style == "event")
        said += [] if said else colon_labels(t, clause.first, clause.end)
    aside = state(r.a, t, said, r.issued)
    named = {c.body.canonical for c in aside.charges}
    own = [*(c for c in own if c.body.canonical not in named), *aside.charges]
    passed_on = (
        clause.head.style == "operator"
        and bool(clause.head.subjects)
        and "yêu" in t.words[clause.first : clause.head.subjects[0].first]
        and r.context.headed_by_bodies(r.a, block)
    )
    if passed_on:  # under `Sở Xây dựng:` the line `Yêu cầu các nhà thầu …` is the department's own task
        own = [replace(c, role="execute") if c.role == "lead" else c for c in own]
    asks = asker(r.a, t, clause, r.issuer)
    if asks is not None:
        told = [replace(c, role="execute") if c.role in ("lead", "monitor", "advise") else c for c in own]
        own = [Charge(asks, "lead"), *(c for c in told if c.body.span != asks.span)]
    # who watches is named behind the verb (`…, có sự giám sát của Y`): that says nothing of who does it
    leads = [c for c in own if c.role in ("lead", "monitor", "advise") and not _only_watches(t, clause, c)]
    inherited = (
        []
        if leads or any(c.role == "coordinate" for c in own if subjects)
        else [_by_verb(t, clause, c) for c in r.context.inherited(r.a, block)]
    )
    taken = {c.body.canonical for c in own}
    every = own + [c for c in inherited if c.body.canonical not in taken]
    first, last = operator_of(t, clause) if passed_on or asks is not None else action_of(t, clause)
    action = t.span(first, last)
    recurrence = find_recurrence(r.a.folded, span, action.end)
    return Directive(
        **grounding(r.a.source, span, confidence, rule),
        id=identify(r, item, span),
        item=item,
        action=action.of(r.a.text) or None,
        responsible=[record(r.a, c, confidence if c.explicit else confidence * 0.85) for c in every],
        deadline=aside.deadline or find_deadline(r.a, span, r.issued) or _held_on(r, t, clause, span),
        recurrence=recurrence.of(r.a.text) if recurrence else aside.recurrence,
        target_groups=target_groups(r.a.text, t, clause.head.verb.end, clause.end),
        output=aside.output,
    )


def _task_begins(t: Tokens, clause: Clause) -> int:
    """Return where a clause begins without its ground: `Căn cứ dự toán do Sở A lập, | bố trí kinh phí`."""
    opening = phrases("circumstance").end(t, behind_marks(t, clause.first, clause.end)) is not None
    return clause.head.verb.first if opening and clause.head.style == "imperative" else clause.first


def widen(r: Reading, directive: Directive, span: Span) -> None:
    """Make more of the text part of a directive, which has another id then."""
    move(r.a.source, directive, span)
    directive.id = identify(r, directive.item, span)


def _is_numbered_item(r: Reading, block: Block) -> bool:
    """Tell whether a block opens an item with a number or letter."""
    dash = block.node is not None and r.a.nodes[block.node].kind == "dash"
    return is_labelled(r.a, block) and not dash


def _by_verb(t: Tokens, clause: Clause, charge: Charge) -> Charge:
    """Give a body that a heading names the role of the clause's own verb: to watch, to advise."""
    role = subject_role(t, clause) if charge.role == "lead" else charge.role
    return replace(charge, role=role) if role in ("monitor", "advise") else charge


def _only_watches(t: Tokens, clause: Clause, charge: Charge) -> bool:
    """Tell whether a body that watches stands behind the verb of a clause without a subject."""
    behind = charge.body.span.start >= t.ends[min(clause.head.verb.end, len(t)) - 1]
    return charge.role == "monitor" and behind and not clause.head.subjects


def _ends_document(r: Reading, block: Block, t: Tokens, span: Span) -> bool:
    """Tell the charge that ends a document, run on behind the last item: `Giám đốc các sở … thi hành …`."""
    if span.start <= block.content.start or block.span.end - span.end > _MARKS:
        return False
    if not {"này", "trách", "thi"} <= set(t.words):
        return False
    following = r.a.blocks[block.index + 1] if block.index + 1 < len(r.a.blocks) else None
    last = following is None or following.zone in (Zone.RECIPIENTS, Zone.SIGNATURE)
    return last and not r.a.text[span.end : block.span.end].strip(" ./\n")


def _held_on(r: Reading, t: Tokens, clause: Clause, span: Span) -> Deadline | None:
    """Return the time of an event that stands without a word of limit: `Lễ khai mạc: 20h00 ngày 18/4`."""
    held = clause.head.style == "event" or (
        clause.head.style == "topic" and event_at(t, behind_marks(t, clause.first, clause.end)) is not None
    )
    found = stated_time(r.a, span, r.issued) if held else None
    year = r.issued.year if r.issued is not None else 0
    return found if found is not None and (found.date or found.to or "") >= str(year) else None


def _confidence(clause: Clause, mode: str, nth: int) -> float:
    head = clause.head
    value = {"imperative": 0.95, "operator": 0.96, "subject": 0.95, "condition": 0.8}.get(head.style, 0.6)
    if not head.verb.sure and head.style not in ("topic", "event"):
        value = 0.7
    if mode not in ("tasks", "duties"):
        value -= 0.1
    if mode in ("norm", "guide"):
        value = min(value, 0.75)  # whether a rule of procedure is a task is a matter of view
    return value - (0.02 if nth else 0.0)


def identify(r: Reading, item: str | None, span: Span) -> str:
    """Return an id that depends on item and wording only; the same wording twice gets a number."""
    words = " ".join(r.a.folded[span.start : span.end].split())
    made = "d-" + hashlib.sha256(f"{item}|{words}".encode()).hexdigest()[:12]
    r.ids[made] += 1
    return made if r.ids[made] == 1 else f"{made}-{r.ids[made]}"
