"""Bodies that stand before a colon in the line of their task: `- Sở Xây dựng: rà soát …; báo cáo …`.

Behind a dash, or without a label, they are the subject of that sentence, as in `Giao Sở Xây dựng: rà soát …`;
what follows in the item inherits them. Behind a number or letter (`2. Sở Xây dựng: rà soát …`) they are a
heading, as beside them `3. Sở Y tế` with its dashes, and all inherit them.
"""

from collections.abc import Sequence

from vndocparse.core.analysis import Block
from vndocparse.core.record import Directive
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import verb_phrase, verbs
from vndocparse.extract.directives_reading import Reading
from vndocparse.extract.directives_record import widen


def name_run_in(r: Reading, block: Block, sentence: Span, made: Sequence[Directive]) -> None:
    """Make the bodies before the colon the explicit subject of the first sentence's clauses."""
    head = _run_in(r, block, sentence)
    if head is None or not made:
        return
    for d in made:
        for c in d.responsible:
            if not c.explicit and head.start <= c.span.start < head.end:
                c.explicit = True
    first = made[0]
    subject = any(c.explicit and head.start <= c.span.start < head.end for c in first.responsible)
    if not subject or first.span.start > sentence.start + _MARKS:
        return
    widen(r, first, Span(head.start, first.span.end))


_MARKS = 3  # signs between the colon and the words


def _run_in(r: Reading, block: Block, sentence: Span) -> Span | None:
    """Return the bodies before the colon with `Giao`, `Đề nghị`; ``None`` where no such head runs in."""
    node = r.a.nodes[block.node] if block.node is not None else None
    if node is None or node.heading is None or block.is_heading or node.kind != "dash":
        return None
    head = node.heading
    if not block.span.start <= head.start < head.end <= sentence.start:
        return None
    between = r.a.text[head.end : sentence.start].strip()
    if not (between == ":" or (not between and head.of(r.a.text).rstrip().endswith(":"))):
        return None
    t = tokenize(r.a.text, r.a.folded, head)
    first = behind_marks(t, 0, len(t))
    verb = verb_phrase(t, first) if first < len(t) else None
    directs = verb.end if verb is not None and "direct" in verb.tasks else None  # `- Chỉ đạo Sở A: …`
    found = body_list(t, verbs("operator").end(t, first) or directs or first)
    return head if found else None
