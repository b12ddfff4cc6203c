"""Join lines of a text that was wrapped in its source, at any width: HTML keeps the line ends of its tool.

There a line that is not full ends no paragraph. What does is told by the words: an end mark, a heading
before, a label behind.
"""

import re
from collections.abc import Sequence

from vndocparse.ingest.text_headed import begins_task
from vndocparse.ingest.text_lines import ends_sentence, is_capitals, label
from vndocparse.lexicons.part_names import named_roles
from vndocparse.text.letters import UPPER

_LEAST = 12  # lines that a sentence runs over, from which on their widths tell something
_SHARE = 0.25  # share of them that are not full
_FEW, _SHARE_OF_FEW = 8, 0.4  # the same in a short text
_HEADING = 16  # words that a heading has at most
# what a name or a verb without its object leaves open: `Sông` / `Lô`, `Đề nghị` / `UBND tỉnh`
_BODY_NOUNS = ("Ban", "Sở", "Phòng", "Cục", "Hội", "Trung")  # `Ban` / `Quản lý dự án`
_INITIALS = re.compile(rf"[{UPPER}]{{2,8}}(?!\w)")


# `các sở, ngành:` and the first of their names
_ARE = re.compile(
    r"(?<!\w)(?:sở|ngành|huyện|thành phố|thị xã|xã|phường|cơ quan|đơn vị|bộ|ban)\s?:$", re.IGNORECASE
)
_LISTED = re.compile(rf"[{UPPER}][^.:,;]{{2,60}}[,;]\s[{UPPER}]")


def is_ragged(full: Sequence[bool]) -> bool:
    """Tell from the lines that a sentence runs over, and whether each is full, how a text is wrapped."""
    share = _SHARE if len(full) >= _LEAST else _SHARE_OF_FEW
    return len(full) >= _FEW and full.count(False) >= share * len(full)


def lists_names(left: str, right: str) -> bool:
    """Tell whether names of bodies follow a colon behind what they are: `các sở:` / `Tài chính, Nội vụ`.

    >>> lists_names("các sở, ngành:", "Tài chính; Nội vụ; Y tế"), lists_names("các sở:", "Rà soát, Bổ sung")
    (True, False)
    """
    first = re.split(r"[,;]", right, maxsplit=1)[0]
    return bool(_ARE.search(left) and _LISTED.match(right)) and not begins_task(first, least=1)


def goes_on(written: str, line: str, right: str) -> bool:
    """Tell whether a paragraph goes on in a line that begins with a capital.

    ``written`` is the beginning of the paragraph, ``line`` its last line.

    >>> goes_on("+ Phối hợp với UBND huyện", "+ Phối hợp với UBND huyện", "Bình Lạc sửa chữa hồ chứa nước.")
    True
    >>> goes_on("1. Mục tiêu chung", "1. Mục tiêu chung", "Phấn đấu đến năm 2030 không còn hộ nghèo.")
    False
    """
    if ends_sentence(line) or is_capitals(line) or is_capitals(right):
        return False
    words = written.split()
    if len(words) > _HEADING or re.search(r"[,;:]\s", written):
        return True
    if len(words) < 2 or all(w[:1].isupper() for w in words):
        return False  # a person's name, a letterhead
    mark = label(written[:40])
    if (
        mark is not None
        and mark.kind in ("roman", "number", "named", "capital")
        and _is_heading(words, right)
    ):
        return False
    last, first = words[-1], right.split(" ", 1)[0]
    named = last[:1].isupper() and last[1:].islower()
    cut_name = named and (last in _BODY_NOUNS or not begins_task(right))
    listed = mark is not None and mark.kind in ("bullet", "letter")
    return cut_name or _INITIALS.match(first) is not None or (listed and not begins_task(right, least=1))


def _is_heading(words: Sequence[str], right: str) -> bool:
    return bool(named_roles(" ".join(words[1:]))) or begins_task(right, least=1)
