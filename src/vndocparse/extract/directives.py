"""Find what a document orders: each sentence, or clause between semicolons, that tells somebody to act."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace

from vndocparse.core.analysis import Analysis, Block, Sentence, Zone
from vndocparse.core.ground import grounding
from vndocparse.core.record import Directive, Metadata
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.deadlines import find_deadline
from vndocparse.extract.directives_clauses import Clause, clauses
from vndocparse.extract.directives_context import (
    Context,
    bare_headings,
    charges_of_lead,
    children,
    heading_charges,
)
from vndocparse.extract.directives_groups import target_groups
from vndocparse.extract.directives_modes import Modes, admitted, is_aim
from vndocparse.extract.recurrence import find_recurrence
from vndocparse.extract.responsible import action_of, charges, operator_of, record


@dataclass(slots=True)
class _Reading:
    a: Analysis
    issued: PartialDate | None
    context: Context = field(default_factory=Context)
    out: list[Directive] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    consumed: set[int] = field(default_factory=set)


def read_directives(a: Analysis, metadata: Metadata) -> list[Directive]:
    """Return the directives of the running text, in text order; task tables are read elsewhere.

    ``references`` and ``targets`` are left empty. Total: any text gives a list.
    """
    r = _Reading(a, issue_date(metadata))
    for node in a.nodes:
        r.context.by_node[node.index] = heading_charges(a, node)
    for heading, found, below in bare_headings(a):
        r.consumed.add(heading.index)
        r.context.after_block.update((b.index, found) for b in below)
    modes = Modes(a, metadata)
    for block in a.blocks:
        if block.zone in (Zone.OPENING, Zone.ADDRESSEE):
            _opening(r, block)
        mode = modes.of(block)
        if mode is not None and block.index not in r.consumed:
            _block(r, block, mode)
    return r.out


def issue_date(metadata: Metadata) -> PartialDate | None:
    """Return the document's date, ``None`` where it is not known."""
    try:
        return PartialDate.parse(metadata.date) if metadata.date else None
    except ValueError:
        return None


def _opening(r: _Reading, block: Block) -> None:
    """Take the bodies of `… yêu cầu các cấp ủy … thực hiện các nhiệm vụ sau:` for the whole document."""
    sentences = r.a.sentences_of(block)
    if sentences and sentences[-1].span.of(r.a.text).rstrip().endswith(":"):
        r.context.document = charges_of_lead(r.a, sentences[-1].span) or r.context.document


def _block(r: _Reading, block: Block, mode: str) -> None:
    sentences = r.a.sentences_of(block)
    for n, sentence in enumerate(sentences):
        t = tokenize(r.a.text, r.a.folded, sentence.span)
        if not len(t):
            continue
        found = clauses(t, topics=mode in ("tasks", "duties") and block.zone is Zone.BODY)
        extended: int | None = None
        if _only_introduces(t):
            found = []
        if n == len(sentences) - 1 and t.words[-1] == ":":
            below = list(children(r.a, block))
            if not below or not found or 2 * sum(_orders(r, b) for b in below) >= len(below):
                _introduce(r, block, sentence, below)
                found = found[:-1]
            else:
                extended = below[-1].span.end
                r.consumed.update(b.index for b in below)
        _sentence(r, block, t, found, mode, extended)


def _only_introduces(t: Tokens) -> bool:
    """Tell whether a whole sentence is an introduction by its last words: `…, cụ thể như sau:`."""
    words = t.words[:-1] if t.words[-1] in {":", "."} else t.words
    return words[-4:] == ("cụ", "thể", "như", "sau") and len(words) > 4 and words[-5] in {",", ";", "-"}


def _orders(r: _Reading, block: Block) -> bool:
    """Tell whether a block below an introduction orders something itself."""
    if block.is_heading:
        return True
    sentences = r.a.sentences_of(block)
    if not sentences:
        return False
    t = tokenize(r.a.text, r.a.folded, sentences[0].span)
    return read_head(t, 0, len(t)) is not None


def _introduce(r: _Reading, block: Block, sentence: Sentence, below: list[Block]) -> None:
    found = charges_of_lead(r.a, sentence.span)
    if not found:
        return
    for b in below:
        r.context.after_block[b.index] = found
    if block.node is not None and any(b.node != block.node for b in below):
        r.context.by_node[block.node] = found


def _sentence(
    r: _Reading, block: Block, t: Tokens, found: list[Clause], mode: str, extended: int | None
) -> None:
    carried: tuple[Parsed, ...] = ()
    aimed = False
    for n, clause in enumerate(found):
        if clause.head.subjects:
            carried = clause.head.subjects
        aimed = is_aim(t, clause, aimed)
        if aimed:
            continue
        if not admitted(t, clause, mode, bool(carried), block.zone):
            continue
        end = extended if extended is not None and n == len(found) - 1 else None
        r.out.append(_directive(r, block, t, clause, carried, n, end, mode))


def _directive(
    r: _Reading,
    block: Block,
    t: Tokens,
    clause: Clause,
    subjects: tuple[Parsed, ...],
    nth: int,
    end: int | None,
    mode: str,
) -> Directive:
    span = t.span(min(clause.head.start, clause.end - 1), clause.end)
    if end is not None:
        span = Span(span.start, end)
    span = Span(span.start, span.end).stripped(r.a.text)
    item = r.a.path(block)
    confidence = _confidence(clause, mode, nth)
    own = charges(r.a, t, clause, subjects)
    passed_on = (
        clause.head.style == "operator"
        and bool(clause.head.subjects)
        and "yêu" in t.words[clause.first : clause.head.subjects[0].first]
        and r.context.headed(r.a, block)
    )
    if passed_on:  # under `Sở Xây dựng:` the line `Yêu cầu các nhà thầu …` is the department's own task
        own = [replace(c, role="execute") if c.role == "lead" else c for c in own]
    leads = [c for c in own if c.role in ("lead", "monitor", "advise")]
    inherited = (
        []
        if leads or any(c.role == "coordinate" for c in own if subjects)
        else r.context.inherited(r.a, block)
    )
    taken = {c.body.canonical for c in own}
    every = own + [c for c in inherited if c.body.canonical not in taken]
    first, last = operator_of(t, clause) if passed_on else action_of(t, clause)
    action = t.span(first, last)
    recurrence = find_recurrence(r.a.folded, span, action.end)
    return Directive(
        **grounding(r.a.source, span, confidence, f"directive/{clause.head.style}"),
        id=_identify(r, item, span),
        item=item,
        action=action.of(r.a.text) or None,
        responsible=[record(r.a, c, confidence if c.explicit else confidence * 0.85) for c in every],
        deadline=find_deadline(r.a, span, r.issued),
        recurrence=recurrence.of(r.a.text) if recurrence else None,
        target_groups=target_groups(r.a.text, t, clause.head.verb.end, clause.end),
    )


def _confidence(clause: Clause, mode: str, nth: int) -> float:
    head = clause.head
    value = {"imperative": 0.95, "operator": 0.96, "subject": 0.95, "condition": 0.8, "topic": 0.6}[
        head.style
    ]
    if not head.verb.sure and head.style != "topic":
        value = 0.7
    if mode not in ("tasks", "duties"):
        value -= 0.1
    return value - (0.02 if nth else 0.0)


def _identify(r: _Reading, item: str | None, span: Span) -> str:
    """Return an id that depends on item and wording only; the same wording twice gets a number."""
    words = " ".join(r.a.folded[span.start : span.end].split())
    made = "d-" + hashlib.sha256(f"{item}|{words}".encode()).hexdigest()[:12]
    r.ids[made] += 1
    return made if r.ids[made] == 1 else f"{made}-{r.ids[made]}"
