"""Tell that the dashes below a line such as `… phấn đấu đạt các chỉ tiêu sau:` set aims."""

import re
from dataclasses import replace

from vndocparse.core.analysis import Block, Role, Zone
from vndocparse.text.fold import fold

_TAIL = 160  # characters at a paragraph's end that are looked at
_HANDS_OVER = re.compile(
    r"(?<!\w)(?:các|một số|những) (?:mục tiêu, )?chỉ tiêu(?! (?:nhiệm vụ|giải pháp))"
    r"(?: [^\W\d_]+){0,6}?(?: năm \d{4})? (?:như sau|sau đây|sau)\s*:$"
)
_DASH = re.compile(r"\s*[-–+•*]\s?\S")


def name_aims(text: str, blocks: list[Block]) -> None:
    """Give the dashes behind a lead-in that speaks of indicators only the role of aims."""
    below = False
    for i, b in enumerate(blocks):
        if b.zone is not Zone.BODY or b.is_heading or b.role not in (Role.TASK, Role.GOAL):
            below = False
            continue
        printed = b.span.of(text)
        if below and _DASH.match(printed) is not None:
            blocks[i] = replace(b, role=Role.GOAL)
            continue
        tail = " ".join(fold(printed[-_TAIL:]).split())
        below = _HANDS_OVER.search(tail) is not None
