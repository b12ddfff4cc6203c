"""Take a source document apart: the stage's one entry point."""

from collections.abc import Sequence

from vndocparse.core.analysis import Analysis, Block, Node, Role, Sentence, Zone
from vndocparse.core.source import SourceDocument
from vndocparse.core.span import Span
from vndocparse.segment.aims_below import name_aims
from vndocparse.segment.bare_headings import number_last_headings
from vndocparse.segment.closing import mark_closing
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.headings import heading_span
from vndocparse.segment.labels import BULLETS
from vndocparse.segment.list_heads import list_heads
from vndocparse.segment.looking_ahead import (
    AHEAD_TYPES,
    current_year,
    issued_on,
    name_unproven,
    type_by_number,
)
from vndocparse.segment.matter_turns import ITEM_TYPES, turn_items, turn_matters
from vndocparse.segment.matters import TYPES as MATTER_TYPES
from vndocparse.segment.matters import name_first_items, name_matter_reviews
from vndocparse.segment.numbering import repair_sequences
from vndocparse.segment.opening_review import name_inner_reviews, name_opening_review
from vndocparse.segment.outline import KIND, build_tree, paths
from vndocparse.segment.paragraphs import Para, make_para
from vndocparse.segment.parts import Part, Tree
from vndocparse.segment.reading import read
from vndocparse.segment.review_lines import name_reviews
from vndocparse.segment.roles import part_roles
from vndocparse.segment.roles_default import lays_down_rules
from vndocparse.segment.roles_outside import opening_role, zone_role
from vndocparse.segment.samples import mark_samples
from vndocparse.segment.schemes import approves_scheme
from vndocparse.segment.stopped_headings import stopped_headings
from vndocparse.segment.torn import torn_paragraphs
from vndocparse.segment.turning import turn_to_orders
from vndocparse.segment.unlabelled import name_unlabelled
from vndocparse.segment.zones import Layout, assign_zones
from vndocparse.text.fold import fold
from vndocparse.text.past import hands_over


def analyse(source: SourceDocument) -> Analysis:
    """Return the parts and sentences of a document; any text gives a result."""
    text = source.text
    doc = read(text)
    paras = [make_para(source, i) for i in range(len(source.paragraphs))]
    layout = assign_zones(paras)
    layout.doc_type = layout.doc_type or type_by_number(paras)
    mark_samples(paras)
    mark_closing(paras, layout)
    tree = build_tree(paras)
    repair_sequences(tree)
    number_last_headings(tree, lambda part: heading_role(paras[part.first].text, major=True) is not None)
    heads = [_heading(text, paras, tree, part) for part in tree.parts]
    if layout.doc_type in MATTER_TYPES:
        stopped = stopped_headings(text, paras, tree)
        heads = [h or stopped.get(i) for i, h in enumerate(heads)]
    roles = part_roles(tree, paras, [h.of(text) if h else None for h in heads], layout)
    nodes = _nodes(paras, tree, heads, roles)
    year, issued = current_year(paras), issued_on(paras)
    on_matters = layout.doc_type in MATTER_TYPES
    blocks = _blocks(text, paras, tree, nodes, layout, year)
    if layout.doc_type is None:
        name_unproven(paras, blocks, year)
    if not lays_down_rules(layout.doc_type):
        name_opening_review(paras, blocks, year)
        if layout.doc_type not in AHEAD_TYPES:
            name_inner_reviews(paras, blocks, nodes, year)
        if on_matters:
            name_first_items(paras, blocks, nodes, issued)
            name_matter_reviews(paras, blocks, nodes, issued)
        turn_to_orders(text, blocks, nodes)
        name_unlabelled(text, blocks, nodes)
        name_aims(text, blocks)
    if layout.doc_type == "bao_cao" or not (
        lays_down_rules(layout.doc_type) or layout.doc_type in AHEAD_TYPES
    ):
        name_reviews(text, blocks, nodes)
    turns = turn_matters(paras, blocks, nodes, issued) if on_matters else {}
    if layout.doc_type in ITEM_TYPES:
        turns = turn_items(paras, blocks, nodes, issued) | turns
    return Analysis(
        source=source,
        folded=doc.folded,
        blocks=tuple(blocks),
        nodes=tuple(nodes),
        sentences=tuple(_inside(text, blocks, doc.sentences)),
        sets_out=layout.doc_type in AHEAD_TYPES,
        scheme=approves_scheme(paras, layout.doc_type),
        year=year,
        unreadable=tuple(layout.unreadable),
        turns=turns,
        torn=torn_paragraphs(text, paras),
    )


def _inside(text: str, blocks: Sequence[Block], found: Sequence[Span]) -> list[Sentence]:
    """Return the sentences cut to the contents of their blocks: labels and headings belong to none."""
    out: list[Sentence] = []
    i = 0
    for b in blocks:
        while i < len(found) and found[i].start < b.span.end:
            span = found[i]
            i += 1
            if span.end > b.content.start:
                kept = Span(max(span.start, b.content.start), span.end).stripped(text)
                if len(kept):
                    out.append(Sentence(kept, b.index))
    return out


def _heading(text: str, paras: Sequence[Para], tree: Tree, part: Part) -> Span | None:
    p = paras[part.first]
    content = part.label.content if part.label else p.paragraph.span.start
    end = part.first + part.wrapped
    after = next((q for q in paras[end + 1 : end + 4] if not q.empty), None)
    inner = bool(part.children) or (part.last > end and part.family not in BULLETS)
    if after is not None and after.label is None and after.text.lstrip()[:1].islower():
        return None  # the sentence goes on in the next paragraph: no heading
    return heading_span(text, Span(content, paras[end].paragraph.span.end), part.family, inner)


def _nodes(
    paras: Sequence[Para], tree: Tree, heads: Sequence[Span | None], roles: Sequence[Role]
) -> list[Node]:
    nodes = []
    for part, path in zip(tree.parts, paths(tree), strict=True):
        own = paras[part.first].paragraph.span
        label = part.label.span if part.label else Span(own.start, own.start)
        nodes.append(
            Node(
                index=part.index,
                kind="appendix" if part.appendix else KIND[part.family] if part.family else "section",
                label=part.shown,
                path=path,
                span=Span(own.start, paras[part.last].paragraph.span.end),
                own=own,
                label_span=label,
                heading=heads[part.index],
                parent=part.parent,
                children=tuple(part.children),
                role=roles[part.index],
            )
        )
    return nodes


def _blocks(
    text: str,
    paras: Sequence[Para],
    tree: Tree,
    nodes: Sequence[Node],
    layout: Layout,
    year: int | None,
) -> list[Block]:
    out = []
    handed_over = False
    heads = list_heads(paras, tree)
    for i, p in enumerate(paras):
        span = p.paragraph.span
        holder = tree.holder[i] if tree.holder[i] >= 0 else None
        content, is_heading = span, False
        node = nodes[holder] if holder is not None else None
        if node is not None and tree.parts[node.index].first == i:
            label = tree.parts[node.index].label
            start = label.content if label else span.start
            if node.heading is not None:
                start = node.heading.end
                while start < span.end and text[start] in " \t:.*_":
                    start += 1
                is_heading = start >= span.end
            content = Span(min(start, span.end), span.end)
        elif node is not None and node.heading is not None and span.end <= node.heading.end:
            content, is_heading = Span(span.end, span.end), True  # a heading that goes on
        elif i in heads:
            content, is_heading = Span(span.end, span.end), True
        elif p.label is not None and node is None:
            content = span
        role = _role(p, node, layout, year, handed_over=handed_over)
        handed_over = handed_over or (p.zone is Zone.OPENING and hands_over(fold(p.text)) is not None)
        out.append(Block(i, p.paragraph, span, content, p.zone, role, holder, is_heading))
    return out


def _role(p: Para, node: Node | None, layout: Layout, year: int | None, *, handed_over: bool) -> Role:
    if node is not None:
        return node.role
    if p.zone is Zone.OPENING:
        return opening_role(p, layout.doc_type, year, handed_over=handed_over)
    if p.zone is Zone.BODY:
        return Role.TASK
    return zone_role(p.zone)
