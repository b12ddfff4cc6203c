"""Tell the parts with which a report or inspection ends: what it concludes, and what it demands."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Role
from vndocparse.segment.cues import plain
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import ITEMS
from vndocparse.segment.parts import Part, Tree

DEMANDING = frozenset({"bao_cao", "thong_bao", "ket_luan"})
# `V- YÊU CẦU` behind what an inspection found demands; in a plan it stands beside the purpose
_DEMANDS = re.compile(r"(?:mot so |nhung |cac |noi dung )?yeu cau(?: cu the| doi voi [^,;:]+| thuc hien)?$")
_SUMMED = re.compile(r"(?:nhan xet,? )?(?:danh gia,? )?(?:va )?ket luan(?: chung)?$")


def demands(part: Part, heading: str | None) -> bool:
    """Tell whether a major part is headed by nothing but what is demanded."""
    return part.family not in ITEMS and heading is not None and _DEMANDS.match(plain(heading)) is not None


def sums_up(tree: Tree, named: Sequence[str | None], part: Part) -> bool:
    """Tell whether a part is headed `KẾT LUẬN` and nothing else, with one on what is demanded behind it."""
    heading = named[part.index]
    if part.family in ITEMS or part.children or heading is None or _SUMMED.match(plain(heading)) is None:
        return False
    beside = (p for p in tree.parts[part.index + 1 :] if p.parent == part.parent)
    return any(demands(p, h) or _asks(h) for p in beside if (h := named[p.index]) is not None)


def _asks(heading: str) -> bool:
    """Tell whether a heading asks for something: `KIẾN NGHỊ`, `ĐỀ XUẤT, KIẾN NGHỊ`."""
    return heading_role(heading, major=True) is Role.TASK
