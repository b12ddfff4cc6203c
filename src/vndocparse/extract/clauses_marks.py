"""Marks, bullets and connecting words around the head of a clause."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_verbs import phrases, verbs

_MARKS = frozenset({",", "-", "–", "—", "«", "+", "*", "•", "“", '"', ":", ".", "†", "‡"})


def behind_marks(t: Tokens, i: int, end: int) -> int:
    """Return the first token from ``i`` that is no mark, bullet or `(i)`."""
    at = i
    while at < end:
        if t.at(at) in _MARKS:
            at += 1
        elif t.at(at) == "(" and at + 2 < end and t.at(at + 2) == ")" and len(t.at(at + 1)) <= 4:
            at += 3
        elif t.at(at + 1) == ")" and len(t.at(at)) <= 2:
            at += 2
        else:
            break
    return at


def only_marks(t: Tokens, i: int, end: int | None = None) -> bool:
    """Tell whether nothing but marks stands from token ``i`` on, up to ``end`` or the last token."""
    return all(not w[0].isalnum() for w in t.words[i:end])


def behind_connectors(t: Tokens, i: int, end: int) -> int:
    """Return the first token behind words that join a clause to the one before."""
    at = i
    for _ in range(4):
        nxt = phrases("connector").end(t, at)
        if nxt is None or nxt >= end or (verbs("action").end(t, at) or 0) > nxt:
            break
        at = nxt
        while t.at(at) in {",", ":"}:
            at += 1
    return at


def closing(t: Tokens, i: int) -> int:
    """Return the token behind the bracket that opens here."""
    for at in range(i, min(i + 60, len(t))):
        if t.at(at) == ")":
            return at + 1
    return i


def depth_zero(t: Tokens, i: int, k: int) -> bool:
    """Tell whether no bracket is open between two tokens."""
    return t.words[i:k].count("(") <= t.words[i:k].count(")")


def is_past(t: Tokens, i: int, end: int) -> bool:
    """Tell whether `đã` stands between two tokens."""
    return any(t.at(k) == "đã" for k in range(i, end))


def tells_of_meeting(t: Tokens, i: int) -> bool:
    """Tell what a meeting did: `Hội nghị thống nhất với báo cáo do Văn phòng trình`, `Hội nghị nghe …`."""
    meeting = phrases("meeting").end(t, i)
    return meeting is not None and any(
        phrases(kind).end(t, meeting) is not None for kind in ("skip", "deciding", "meeting_adverb")
    )
