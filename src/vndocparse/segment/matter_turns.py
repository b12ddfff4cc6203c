"""Find where a paragraph below a matter's head turns from how the matter stands to what is to be done."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vndocparse.core.analysis import LOOKING_BACK, Block, Node, Role, Zone
from vndocparse.core.span import Span
from vndocparse.segment.matters import asks, heads_matter, only_agrees, reported_until
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.sentences import split_sentences
from vndocparse.segment.told import forecasts, opens_telling, orders_in, tells
from vndocparse.text.fold import fold

_AGREES = re.compile(r"[^.;:]{0,40}?(?<!\w)(?:thống nhất|nhất trí|đồng ý|tán thành)(?!\w)")
_MIXED = LOOKING_BACK | {Role.TASK}


def turn_matters(
    paras: Sequence[Para], blocks: list[Block], nodes: Sequence[Node], issued: date | None
) -> dict[int, int]:
    """Return for each such first paragraph where its orders begin; it is one of tasks.

    ``issued`` is the document's day.
    """
    turns: dict[int, int] = {}
    matter: int | None = None
    for i, (p, b) in enumerate(zip(paras, blocks, strict=True)):
        if p.empty or b.zone is Zone.FRAME:
            continue
        node = nodes[b.node] if b.node is not None else None
        if node is not None and node.own.start == b.span.start:
            matter = b.node if heads_matter(node, b) else None
            continue
        if matter is not None and b.node == matter and only_agrees(p.text):
            continue
        if matter is not None and b.node == matter and b.role in _MIXED:
            at = _turn(p.text, issued)
            if at is not None:
                turns[i] = p.paragraph.span.start + at
                blocks[i] = replace(b, role=Role.TASK)
        matter = None
    return turns


ITEM_TYPES = frozenset({"ket_luan", "thong_bao"})
_ITEMS = frozenset({"clause", "point", "dash", "section"})


def turn_items(
    paras: Sequence[Para], blocks: list[Block], nodes: Sequence[Node], issued: date | None
) -> dict[int, int]:
    """Return for each item of a conclusion's tasks that first reports where its orders begin.

    `2. Công tác X còn chậm, mới xong 40%. Giao Sở A …`: the end of the paragraph where it only reports.
    """
    turns: dict[int, int] = {}
    for i, (p, b) in enumerate(zip(paras, blocks, strict=True)):
        node = nodes[b.node] if b.node is not None else None
        if p.empty or node is None or b.role is not Role.TASK or b.zone is not Zone.BODY or b.is_heading:
            continue
        if node.kind not in _ITEMS or node.own.start != b.span.start:
            continue
        begins = b.content.start - p.paragraph.span.start
        at = reported_until(p.text[begins:], issued)
        if at:
            turns[i] = b.content.start + at
    return turns


def _turn(text: str, issued: date | None) -> int | None:
    """Return where in a paragraph the orders begin, ``None`` where it does not begin with what is told."""
    if text.rstrip()[-1:] == ":":
        return None
    told = False
    whole = fold(text)
    for span in split_sentences(text, whole, Span(0, len(text))):
        folded = span.of(whole)
        ordered = orders_in(folded) or asks(span.of(text))
        if not ordered and (tells(folded, issued) if told else opens_telling(folded, issued)):
            told = True
        elif told and forecasts(folded):
            continue
        elif told or _AGREES.match(folded) is None:
            return span.start if told else None
    return None
