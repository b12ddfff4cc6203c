"""Objects that an order lists behind a colon, where some of them look like orders of their own.

`bố trí vốn cho các công trình: Đường tránh …; nâng cấp đường …`, `xử lý các hành vi: lấn chiếm …; mua bán …`.
"""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_verbs import phrases, verbs

_CLASS = 8  # tokens before the colon in which the class of the things is named
_MANY = frozenset({"các", "những", "một", "hai", "ba", "bốn", "năm", "sáu", "nhóm"})
_JOINED = frozenset({",", "và"})


def brings_in(t: Tokens, first: int, colon: int) -> bool:
    """Tell whether the words right before a colon bring in objects: `pháp luật về:`, `với mục tiêu:`."""
    return _ends_in(t, "object_opening", first + 1, colon)


def _ends_in(t: Tokens, kind: str, first: int, colon: int) -> bool:
    return any(phrases(kind).end(t, k) == colon for k in range(max(first, colon - 4), colon))


def goes_on_with_objects(t: Tokens, first: int, a: int, b: int) -> bool:
    """Tell whether tokens ``a`` to ``b``, behind a semicolon, are one more of the objects that a colon opens.

    ``first``: where the clause before begins.
    """
    colon = next((k for k in range(a - 2, first, -1) if t.at(k) == ":"), None)
    if colon is None or a >= len(t) or verbs("operator").end(t, a) is not None:
        return False
    if brings_in(t, first, colon):
        return t.capital[a] or not _charges(t, a, b)
    if _ends_in(t, "object_lead", first, colon):
        return _are_things(t, colon, a) and not _charges(t, a, b)
    named = "thing" if _ends_in(t, "object_members", first, colon) else _class_before(t, first, colon)
    if t.at(colon - 1) == "như" and t.capital[a]:
        return True  # `các công trình như: Nhà A và sân vận động; Trung tâm huấn luyện B …`
    if named is None or _charges(t, a, b):
        return False
    # `hai tuyến: A và B; giao …` is complete before the semicolon, `các công trình: A; …` is not
    alone = ";" in t.words[colon : a - 1] or not _JOINED & set(t.words[colon:a])
    return named == "deed" or (alone and _are_things(t, colon, a))


def _are_things(t: Tokens, colon: int, a: int) -> bool:
    """Tell whether no order stands between the colon and the clause behind the semicolon."""
    return read_head(t, colon + 1, a, inner=True) is None


def _charges(t: Tokens, a: int, b: int) -> bool:
    """Tell whether somebody is charged behind the semicolon: `…; các xã báo cáo …`."""
    head = read_head(t, a, b, inner=True) if body_list(t, a, b) else None
    return head is not None and bool(head.subjects)


def _class_before(t: Tokens, first: int, colon: int) -> str | None:
    """Return which class of objects is named before a colon: things, or deeds, whose names are verbs."""
    for k in range(max(first + 1, colon - _CLASS), colon):
        if t.at(k - 1) not in _MANY and not t.at(k - 1)[:1].isdigit():
            continue
        if phrases("object_deed").end(t, k) is not None:
            return "deed"
        if phrases("object_thing").end(t, k) is not None:
            return "thing"
    return None
