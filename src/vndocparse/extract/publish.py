"""Put what the stages found into the published record's form."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from vndocparse.core.analysis import Analysis, Node, Role
from vndocparse.core.ground import span_record
from vndocparse.core.record import (
    AsideRecord,
    BoxRecord,
    ChangeRecord,
    Directive,
    Finding,
    Grounded,
    OutlineNode,
    PageRecord,
    Reference,
    Source,
    SpanRecord,
    Target,
    WarningRecord,
)
from vndocparse.core.source import Notice, SourceDocument
from vndocparse.core.span import Span
from vndocparse.extract.finding_context import is_setting
from vndocparse.text.fold import fold


def source_record(source: SourceDocument) -> Source:
    """Return the record's ``source``."""
    return Source(
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        page_count=len(source.pages) or None,
        text_source=source.text_source.value,
        ocr_engine=source.ocr_engine,
        ocr_confidence=source.ocr_confidence,
        encoding=source.encoding,
    )


def page_records(source: SourceDocument) -> list[PageRecord]:
    """Return the record's ``pages``."""
    return [
        PageRecord(
            number=p.number,
            span=span_record(p.span),
            width=round(p.width, 2),
            height=round(p.height, 2),
            text_source=p.source.value,
            rotation=p.rotation,
            confidence=round(min(1.0, max(0.0, p.confidence)), 4),
            steps=list(p.steps),
            blank=p.blank,
        )
        for p in source.pages
    ]


def told(directives: list[Directive], findings: Sequence[Finding]) -> list[Directive]:
    """Return the directives without those that tell what was done or happened, unless a body is charged."""
    inside = _within(f.span for f in findings)

    def charges(d: Directive) -> bool:
        return d.rule != "directive/topic" and any(r.explicit for r in d.responsible)

    def setting(d: Directive) -> bool:
        # a verb that opens the clause orders, whatever it is made of: `quốc tế hóa giáo dục`
        return d.rule != "directive/imperative" and is_setting(fold(d.text))

    return [d for d in directives if charges(d) or not (inside(d.span.start) or setting(d))]


def measured(a: Analysis, targets: list[Target], findings: Sequence[Finding]) -> None:
    """Make results of the quantities that a finding among tasks tells, in place."""
    inside = _within(f.span for f in findings if _role_at(a, f.span.start) is Role.TASK)
    for t in targets:
        if t.kind == "goal" and inside(t.span.start):
            t.kind = "result"


def _within(spans: Iterable[SpanRecord]) -> Callable[[int], bool]:
    """Return what tells whether an offset stands in one of the spans, of which no two overlap."""
    ordered = sorted((s.start, s.end) for s in spans)
    starts = [start for start, _ in ordered]

    def inside(offset: int) -> bool:
        i = bisect_right(starts, offset) - 1
        return i >= 0 and offset < ordered[i][1]

    return inside


def _role_at(a: Analysis, offset: int) -> Role | None:
    block = a.block_at(offset)
    return block.role if block is not None else None


def outline(analysis: Analysis, most: int) -> tuple[list[OutlineNode], list[Notice]]:
    """Return the tree of parts, no deeper than ``most`` levels, and a notice where it would have been.

    Parts that are nested deeper stand side by side on the last level, in text order.
    """
    made: dict[int, OutlineNode] = {}
    roots: list[OutlineNode] = []
    homes: dict[int, tuple[list[OutlineNode], int]] = {}  # where a part stands, and at what level
    deeper = 0
    for node in analysis.nodes:  # a parent stands before its children
        record = _node_record(analysis, node)
        made[node.index] = record
        home, level = roots, 1
        if node.parent is not None:
            home, level = homes[node.parent]
            if level < most:
                home, level = made[node.parent].children, level + 1
            else:
                deeper += 1
        homes[node.index] = home, level
        home.append(record)
    message = f"{deeper} parts are nested deeper than {most} levels; they stand on the last one"
    return roots, [Notice("limit_outline_depth", message)] if deeper else []


def _node_record(analysis: Analysis, node: Node) -> OutlineNode:
    source = analysis.source
    return OutlineNode.model_construct(
        kind=node.kind,
        label=node.label,
        path=node.path,
        heading=node.heading.of(source.text).strip() if node.heading else None,
        role=node.role.value,
        span=span_record(node.span),
        page=source.chars.first_page(node.span) if source.pages else None,
        children=[],
    )


def warnings(notices: Iterable[Notice]) -> list[WarningRecord]:
    """Return the record's ``warnings``, each once, in the order they were raised."""
    out: list[WarningRecord] = []
    seen: set[Notice] = set()
    for n in notices:
        if n not in seen:
            seen.add(n)
            span = span_record(n.span) if n.span else None
            out.append(WarningRecord(code=n.code, message=n.message, span=span, page=n.page))
    return out


_UNSURE = 0.7  # values below are right about three times in four, or less (docs/accuracy.md)


def unsure(
    directives: Iterable[Directive], targets: Iterable[Target], findings: Iterable[Finding]
) -> list[Notice]:
    """Return a notice for each value that a person should look at."""
    found: list[tuple[str, Grounded]] = [("directive_unsure", d) for d in directives]
    found += [
        ("body_unsure", r) for _, d in found if isinstance(d, Directive) for r in d.responsible if r.explicit
    ]
    found += [("target_unsure", t) for t in targets]
    found += [("finding_unsure", f) for f in findings]
    return [
        Notice(code, _DOUBTS[code], Span(v.span.start, v.span.end), v.page or 0)
        for code, v in found
        if v.confidence < _UNSURE
    ]


def unread(a: Analysis) -> list[Notice]:
    """Return a notice for each run of paragraphs from which nothing, or no sentence, could be taken."""
    return [
        *_runs(a, a.unreadable, "text_unreadable", _UNREAD),
        *_runs(a, sorted(a.torn), "text_torn", _TORN),
    ]


def _runs(a: Analysis, blocks: Sequence[int], code: str, message: str) -> list[Notice]:
    out: list[Notice] = []
    for k, i in enumerate(blocks):
        b = a.blocks[i]
        first = b.span.start
        if out and blocks[k - 1] == i - 1 and (last := out[-1].span) is not None:
            first = last.start
            out.pop()
        out.append(Notice(code, message, Span(first, b.span.end), b.paragraph.page or None))
    return out


_UNREAD = "These words are no readable Vietnamese; nothing was taken from them."
_TORN = "One side of these lines seems to be lost; what they say may be incomplete."

_DOUBTS = {
    "directive_unsure": "This may be no directive, or end elsewhere; check it.",
    "body_unsure": "This may not be the body that is charged; check it.",
    "target_unsure": "This may be no target, or its unit or kind may differ; check it.",
    "finding_unsure": "This may be no finding, or one of another kind; check it.",
}


def aside_records(source: SourceDocument) -> list[AsideRecord]:
    """Return what was kept out of the text."""
    return [
        AsideRecord(
            kind=a.kind.value,
            text=a.text,
            page=a.page or None,
            box=BoxRecord(*a.box) if a.box else None,
        )
        for a in source.asides
    ]


def change_records(source: SourceDocument) -> list[ChangeRecord]:
    """Return the recognised words that were corrected."""
    return [ChangeRecord(span=span_record(c.span), raw=c.raw, reason=c.reason) for c in source.changes]


def tie(directives: list[Directive], targets: list[Target], references: list[Reference]) -> None:
    """Give each directive the ids of the targets and references that stand inside its text."""
    marks = sorted(
        [(t.span.start, t.span.end, t.id, True) for t in targets]
        + [(m.span.start, m.span.end, r.id, False) for r in references for m in (r.mentions or [r])]
    )
    for d in directives:
        for at in range(bisect_left(marks, (d.span.start,)), len(marks)):
            start, end, ident, is_target = marks[at]
            if start >= d.span.end:
                break
            if end <= d.span.end:
                ids = d.targets if is_target else d.references
                if ident not in ids:
                    ids.append(ident)
