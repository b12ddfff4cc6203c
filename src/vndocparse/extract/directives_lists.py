"""Blocks of a list: labels, dashes and counts at their head, and those that an introduction leads in."""

import re
from collections.abc import Iterator

from vndocparse.core.analysis import Analysis, Block

_COUNTED_OUT = re.compile(
    r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)),"
)


def children(a: Analysis, block: Block) -> Iterator[Block]:
    """Yield the blocks under an introduction: those of its node's descendants, or the dashes behind it."""
    for other in a.blocks[block.index + 1 :]:
        if other.zone is not block.zone:
            return
        inside = block.node is not None and any(n.index == block.node for n in a.ancestors(other.node))
        listed = is_bulleted(a, other) or _counted_out(a, other)
        if listed and not inside and is_bulleted(a, block) and _mark(a, other) == _mark(a, block):
            return  # `- Nắm số liệu, gồm: + …; + …` ends at the next `-`
        if not inside and not listed and other.index != block.index + 1:
            return
        if not inside and not listed and is_labelled(a, other):
            return
        yield other


def is_labelled(a: Analysis, block: Block) -> bool:
    """Tell whether the block opens a numbered part of its own."""
    return block.node is not None and a.nodes[block.node].own.start == block.span.start


def is_bulleted(a: Analysis, block: Block) -> bool:
    """Tell whether the block begins with a dash or a bullet."""
    return _mark(a, block) in {"-", "–", "—", "+", "•", "*"}


def _mark(a: Analysis, block: Block) -> str:
    return a.text[block.span.start : block.span.start + 1]


def _counted_out(a: Analysis, block: Block) -> bool:
    """Tell whether a paragraph without a label begins with its place in a list: `Hai là, …`."""
    return not is_labelled(a, block) and _COUNTED_OUT.match(a.folded, block.span.start) is not None
