"""Free the line that names the type, and the subject below it, of what an arrival stamp left before them.

A recogniser that reads across the page leaves `ĐEN í: _¬ CHỈ THỊ` and `Ng-0612 -| Về các nhiệm vụ …`.
"""

import re
from functools import cache

from vndocparse.core.source import AsideKind
from vndocparse.ingest.draft import Draft
from vndocparse.lexicons.load import load
from vndocparse.text.syllables import is_syllable

_FIRST = 24  # filled lines among which the type stands
_WIDEST = 28  # characters of the stamp
_SIGNS = re.compile(r"[|¦_¬~«»°=<>{}\[\]§:;]")
_SUBJECT = re.compile(r"(?:[Vv]ề|V/v|VỀ|V/V)\s\S")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _types() -> re.Pattern[str]:
    forms = sorted((f.upper() for e in load("doc_types").entries for f in e.forms if " " in f), key=len)
    return re.compile(rf"\s(?P<type>{'|'.join(map(re.escape, reversed(forms)))})$")


def without_dirt(lines: list[str], draft: Draft) -> list[str]:
    """Return the lines, type and subject among the first without rests of a stamp, which go to the asides."""
    filled = [i for i, x in enumerate(lines[: 3 * _FIRST]) if x.strip()][:_FIRST]
    out = lines
    for n, i in enumerate(filled):
        words = lines[i].strip()
        m = _types().search(words) if len(words) <= 2 * _WIDEST else None
        typed = m is not None and _is_dirt(words[: m.start()])
        if m is not None and typed:
            out = _freed(out, i, m.start("type"), draft)
        if typed or words in _names():
            for j in filled[n + 1 : n + 2]:
                below = lines[j].strip()
                s = _SUBJECT.search(below, 1)
                if s and _is_dirt(below[: s.start()]):
                    out = _freed(out, j, s.start(), draft)
            break
    return out


@cache
def _names() -> frozenset[str]:
    return frozenset(f.upper() for e in load("doc_types").entries for f in e.forms)


def _freed(lines: list[str], at: int, start: int, draft: Draft) -> list[str]:
    words = lines[at].strip()
    draft.aside(AsideKind.ARRIVAL_STAMP, words[:start].strip())
    return [*lines[:at], words[start:], *lines[at + 1 :]]


def _is_dirt(stamp: str) -> bool:
    """Tell rests of a frame from words: odd signs or digits among them, and hardly a syllable."""
    if not 0 < len(stamp.strip()) <= _WIDEST:
        return False
    words: list[str] = _WORD.findall(stamp)
    known = sum(len(w) > 2 and is_syllable(w.lower()) for w in words)
    return _SIGNS.search(stamp) is not None and known <= 1 and known * 2 <= max(1, len(words))
