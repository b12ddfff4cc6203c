"""Tell whether a verb stands before a number that makes, counts or works on what follows it."""

import re
from functools import cache

from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_LOOK = 40  # characters before a number in which the verb stands
_BEHIND = frozenset({"được", "xong", "thêm", "mới"})  # `tu bổ xong 4 nghĩa trang`


@cache
def _verbs() -> frozenset[str]:
    """Verbs of work of two or three syllables; a single one is too often part of a name."""
    return frozenset(
        fold(f)
        for e in load("directive_verbs").entries
        if e["kind"] == "action" and not e["task"]
        for f in e.forms
        if " " in f
    )


def does(folded: str, limit: int, start: int) -> bool:
    """Tell whether the words right before a number are a verb of work: `quy tập | 25`, `tu bổ | 4`."""
    words = _WORD.findall(folded, max(limit, start - _LOOK), start)
    if words and words[-1] in _BEHIND:
        words.pop()
    return any(" ".join(words[-n:]) in _verbs() for n in (2, 3) if len(words) >= n)


HAS_DONE = re.compile(r"(?<!\w)(?:đã|vừa)\s+(?:[^\W\d_]+\s+){1,3}$|(?<!\w)được\s+$")
"""What was done, right before a number: `đã khen thưởng | 12`, `được | 12`."""
_HAS_SOME = re.compile(r"(?<!\w)(?:có|còn|thêm|xong|được)\s+$")
_NEAR = 32  # characters before a number in which such a verb stands


def counts(folded: str, limit: int, start: int) -> bool:
    """Tell whether a verb that makes or counts things stands right before the number at ``start``."""
    left = folded[max(limit, start - _NEAR) : start]
    told = any(cue_pattern(c, tail=True).search(left) is not None for c in ("done", "made"))
    return told or HAS_DONE.search(left) is not None or _HAS_SOME.search(left) is not None
