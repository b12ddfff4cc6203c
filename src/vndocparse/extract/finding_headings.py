"""Read the headings around a block of a review: its own and the nearest, and what they tell of the part."""

import re

from vndocparse.core.analysis import Analysis, Block

# a heading's label: `1.2. `, `IV. `, `b) `
_LABEL = r"[\W_]{0,4}(?:(?:[ivx]{1,4}|[a-d]|\d{1,2}(?:\.\d{1,2})*)[.)\-/ ]\s{0,2})?"
# `1. Đặc điểm của bệnh`, `Vị trí địa lý`: what a thing or a place is in itself
_DESCRIBED = re.compile(
    _LABEL
    + r"(?:đặc điểm(?! tình hình)|vị trí địa lý|điều kiện tự nhiên|khái niệm|giải thích từ ngữ|định nghĩa)"
    r"(?!\w)"
)
# `2. Khó khăn` behind `1. Thuận lợi`; `Khó khăn, vướng mắc` are somebody's
_HARDSHIP = re.compile(
    _LABEL + r"(?:những |về |một số )?khó khăn"
    r"(?:(?:,| và) thách thức)?[\s.:]*$"
)


def own_heading(a: Analysis, block: Block) -> str | None:
    """Return the folded heading that stands in this very block."""
    if block.node is None:
        return None
    node = a.nodes[block.node]
    return node.heading.of(a.folded) if node.heading is not None and node.own == block.span else None


def nearest_heading(a: Analysis, block: Block) -> str | None:
    """Return the folded heading of the innermost part around the block that has one."""
    return next((n.heading.of(a.folded) for n in a.ancestors(block.node) if n.heading is not None), None)


def stands_under_description(a: Analysis, block: Block) -> bool:
    """Tell whether the nearest heading above the block only describes."""
    heading = nearest_heading(a, block)
    return heading is not None and _DESCRIBED.match(heading) is not None


def stands_under_hardship(a: Analysis, block: Block) -> bool:
    """Tell whether the nearest heading above the block names difficulties and no more."""
    return _HARDSHIP.match(nearest_heading(a, block) or "") is not None
