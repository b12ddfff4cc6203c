"""Find where a review turns to orders: `Để hoàn thành dự toán, yêu cầu:` with a list of tasks below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vndocparse.core.analysis import LOOKING_BACK, Block, Node, Role, Zone
from vndocparse.segment.outline import holds
from vndocparse.text.fold import strip_marks

_TAIL = 220  # characters of a paragraph in which its last sentence is looked for
_DEMANDS = re.compile(
    r"(?<![a-z])(?:yeu cau|de nghi|luu y|giao nhiem vu"
    r"|(?:tap trung )?(?:thuc hien|lam) (?:tot |mot so |cac ){0,3}"
    r"(?:nhiem vu|noi dung|viec|cong viec|giai phap))(?![a-z])[^.;:]{0,120}:$"
)
_PAST = re.compile(r"(?<![a-z])(?:da|duoc|ket qua|theo yeu cau|dap ung)(?![a-z])")
# Numbered parts: a list of dashes belongs to the one that holds it.
_PARTS = frozenset({"part", "section", "clause", "point", "article"})


def turn_to_orders(text: str, blocks: list[Block], nodes: list[Node]) -> None:
    """Give what stands below a lead-in that demands something, inside a review, the role of tasks."""
    scope: int | None = None
    for i, b in enumerate(blocks):
        if b.zone is not Zone.BODY or b.node is None:
            scope = None
            continue
        if scope is not None and not holds(nodes, scope, b.node):
            scope = None
        if b.role not in LOOKING_BACK:
            continue
        if scope is not None:
            blocks[i] = replace(b, role=Role.TASK)
            if nodes[b.node].own.start == b.span.start:
                nodes[b.node] = replace(nodes[b.node], role=Role.TASK)
        elif not b.is_heading and _demands(b.span.of(text)):
            scope = _part_of(nodes, b.node)


# `Ngày 26/11, UBND tỉnh ban hành Kế hoạch …. Trong đó, giao nhiệm vụ cho các sở:`: what another paper set
_TOLD_OF_PAPER = re.compile(
    r"[\W_]*(?:ngay|thang|nam) [\d/]{1,10}(?: thang \d+ nam \d+)?,[^.;:]{3,120}? (?:da )?ban hanh"
    r" (?:ke hoach|quyet dinh|chi thi|nghi quyet|chuong trinh|de an|cong van|van ban|ket luan)(?![a-z])"
)


def _demands(printed: str) -> bool:
    if _TOLD_OF_PAPER.match(strip_marks(printed)) is not None:
        return False
    tail = " ".join(strip_marks(printed[-_TAIL:].rstrip()).split())
    sentence = re.split(r"[.;] ", tail)[-1]
    return _DEMANDS.search(sentence) is not None and _PAST.search(sentence) is None


def _part_of(nodes: Sequence[Node], node: int) -> int:
    at = node
    while nodes[at].kind not in _PARTS and nodes[at].parent is not None:
        at = nodes[at].parent or 0
    return at
