"""Lines and dashes among tasks that name parts of a review: `- Kết quả đạt được: …`, `* Hạn chế`.

A conclusion may treat matter by matter, each with its review and what is to be done; the headings of the
matters tell neither.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vndocparse.core.analysis import LOOKING_BACK, Block, Node, Role, Zone
from vndocparse.lexicons.part_names import named_roles
from vndocparse.segment.cues import plain

_LONGEST = 110  # letters of a line that only names a part
_MARKS = "-–+*•·○"
# what tells a review wherever it stands; `Kết quả`, `Khó khăn` beside such a name only
_PAST = re.compile(
    r"(?<![a-z])(?:(?:ket qua|viec|mat) (?:da )?(?:lam |dat )?duoc|nhung ket qua|uu diem|ton tai|han che"
    r"|khuyet diem|yeu kem|nguyen nhan|bai hoc|danh gia chung|danh gia ket qua)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A block that names a part; ``alone`` where the name is all it says."""

    role: Role
    alone: bool
    mark: str
    certain: bool


def name_reviews(text: str, blocks: list[Block], nodes: list[Node]) -> None:
    """Give the role they name to such lines and to what stands below them, up to the next of their kind."""
    names = {i: name for i, b in enumerate(blocks) if (name := _name(text, b)) is not None}
    certain = {
        _holder(nodes, blocks[i]) for i, name in names.items() if name.certain and name.role in LOOKING_BACK
    }
    current: _Name | None = None
    scope: int | None = None
    for i, b in enumerate(blocks):
        if b.zone in (Zone.FRAME, Zone.SAMPLE):
            continue
        holder = _holder(nodes, b)
        name = names.get(i)
        if current is not None and (b.zone is not Zone.BODY or holder != scope or _ends(text, b, current)):
            current = None
        if name is not None and b.zone is Zone.BODY:
            told = holder in certain and (name.role in LOOKING_BACK or name.role is Role.TASK)
            current, scope = (name, holder) if told else (None, None)
        if current is not None and (b.role in LOOKING_BACK) is not (current.role in LOOKING_BACK):
            blocks[i] = replace(b, role=current.role)
            if b.node is not None and nodes[b.node].own.start == b.span.start:
                nodes[b.node] = replace(nodes[b.node], role=current.role)


def _name(text: str, b: Block) -> _Name | None:
    printed = b.span.of(text).strip()
    mark = printed[:1] if printed[:1] in _MARKS else ""
    line = printed if len(printed) <= _LONGEST else ""
    if not (mark or printed[:1].isupper()) or b.zone is not Zone.BODY:
        return None
    roles = named_roles(line)
    head, colon, rest = printed[: _LONGEST + 1].partition(":")
    alone = bool(roles)
    if not roles and colon and rest.strip():
        roles = named_roles(head)
    if not roles:
        return None
    key = plain(head if not alone else line)
    return _Name(Role(roles[0]), alone, mark, _PAST.search(key) is not None)


def _ends(text: str, b: Block, current: _Name) -> bool:
    """Tell whether what a name holds for ends before a block: at the next mark like its own."""
    mark = b.span.of(text).lstrip()[:1]
    return (mark == current.mark and bool(current.mark)) or (not current.alone and mark not in _MARKS)


def _holder(nodes: Sequence[Node], b: Block) -> int | None:
    """Return the innermost part that is no dash."""
    at = b.node
    while at is not None and nodes[at].kind == "dash":
        at = nodes[at].parent
    return at
