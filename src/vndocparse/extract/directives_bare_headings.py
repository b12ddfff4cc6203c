"""Headings without a label: a line that only names bodies, with dashes, points or orders below it."""

import itertools
from collections.abc import Iterator

from vndocparse.core.analysis import Analysis, Block, Zone
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.directives_heading_bodies import LONGEST_HEADING, charges_of_heading, is_row_of_bodies
from vndocparse.extract.directives_lists import is_bulleted, is_labelled
from vndocparse.extract.responsible import Charge


def bare_headings(a: Analysis) -> Iterator[tuple[Block, list[Charge], list[Block]]]:
    """Yield the paragraphs without a label that only name bodies, their charges, and the blocks below them.

    `Sở Xây dựng` or `Đề nghị Thành đoàn, Hội Nông dân` on a line of its own; dashes, points or orders below.
    """
    for n, block in enumerate(a.blocks):
        if block.zone is not Zone.BODY or block.is_heading or is_labelled(a, block):
            continue
        printed = block.span.of(a.text).rstrip()
        if len(printed) > LONGEST_HEADING or printed.endswith((".", ";", ",")) or is_bulleted(a, block):
            continue
        below = list(_listed_below(a, n)) if is_row_of_bodies(a, block.span) else []
        found = charges_of_heading(a, block.span) if below else []
        if found:
            yield block, found, below


def _listed_below(a: Analysis, n: int) -> Iterator[Block]:
    """Yield the dashes behind block ``n``, up to the next paragraph that is none; or points, or orders."""
    if n + 1 == len(a.blocks):
        return
    first = a.blocks[n + 1]
    below = (a.blocks[k] for k in range(n + 1, len(a.blocks)))
    if first.zone is not Zone.BODY:
        return
    if is_bulleted(a, first):
        yield from itertools.takewhile(lambda b: b.zone is Zone.BODY and is_bulleted(a, b), below)
    elif _is_first_point(a, first):
        yield from itertools.takewhile(lambda b: _in_points(a, b), below)
    elif _ended(a, n - 1):
        yield from itertools.takewhile(lambda b: _is_bare_order(a, b), below)


def _is_first_point(a: Analysis, block: Block) -> bool:
    """Tell whether a block is the point `a)`, with which a list of points begins anew."""
    return is_labelled(a, block) and block.node is not None and a.nodes[block.node].label == "a"


def _in_points(a: Analysis, block: Block) -> bool:
    """Tell whether a block is a point, or stands inside one; a line that only names bodies does not."""
    if block.zone is not Zone.BODY or (not is_labelled(a, block) and is_row_of_bodies(a, block.span)):
        return False
    return any(node.kind == "point" for node in a.ancestors(block.node))


def _ended(a: Analysis, n: int) -> bool:
    """Tell whether block ``n`` is a heading or closed by a mark, so that the next line is none of its own."""
    before = a.blocks[n] if n >= 0 else None
    return before is None or before.is_heading or before.span.of(a.text).rstrip().endswith((".", ";", ":"))


def _is_bare_order(a: Analysis, block: Block) -> bool:
    """Tell whether a paragraph without label or dash orders something of nobody named."""
    if block.zone is not Zone.BODY or block.is_heading or is_labelled(a, block) or is_bulleted(a, block):
        return False
    sentences = a.sentences_of(block)
    if not sentences or not a.text[sentences[0].span.start].isupper() or is_row_of_bodies(a, block.span):
        return False
    t = tokenize(a.text, a.folded, sentences[0].span)
    head = read_head(t, 0, len(t))
    return head is not None and head.style == "imperative" and not head.subjects
