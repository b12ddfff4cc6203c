"""Clauses that say what a thing is or who set it up: plans describe models in this way."""

import re

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_relative_verbs import set_up_by
from vndocparse.extract.clauses_verbs import phrases
from vndocparse.extract.directives_clauses import Clause

_STOPS = frozenset({",", ";", ":", ".", "phải", "cần"})
_ASKS = frozenset({"phải", "cần", "yêu", "giao", "nhiệm", "trách"})


def says_what_it_is(t: Tokens, clause: Clause) -> bool:
    """Tell a clause whose first predicate describes its subject; an order behind it counts."""
    head = clause.head
    first = behind_marks(t, clause.first, clause.end)
    opens = head.style == "imperative" and head.verb.first <= first + 1
    if opens or head.style == "operator" or not _ASKS.isdisjoint(t.words[first : clause.end]):
        return False
    if head.style == "subject" and t.at(head.verb.end) == "gồm":
        return True  # `Hội đồng bình chọn gồm đại diện Sở A, Sở B`
    for k in range(first + 1, clause.end):
        if t.at(k) in _STOPS:
            return False
        if t.at(k) == "là":
            return _names_kind(t, k + 1)
        if t.at(k) == "do" and _made_by(t, k, clause.end):
            return True
    return False


def _names_kind(t: Tokens, i: int) -> bool:
    """Read `(Trung tâm) là | nơi tập trung dữ liệu`, `là một trong những kênh …`."""
    at = i
    while t.at(at) in {"các", "những", "một", "trong"}:
        at += 1
    return phrases("kind_of_thing").end(t, at) is not None


def _made_by(t: Tokens, i: int, end: int) -> bool:
    """Read `(Ban Quản lý chợ) | do Ủy ban nhân dân phường thành lập, gồm …`: nothing is done behind it."""
    behind = set_up_by(t, i)
    if behind is None:
        return False
    return behind >= end or t.at(behind) == "." or (t.at(behind) == "," and t.at(behind + 1) in _GOES_ON)


_GOES_ON = frozenset({"gồm", "bao", "có", "được", "trực", "kinh"})


# `Nhóm 1: …`, `Cửa hàng loại A: …`
_CLASS = re.compile(
    r"[\W_]*(?:[^\W\d]+ ){0,5}?(?:loại|nhóm|hạng|mức|diện|dạng) (?:[a-zđ]|[ivx]{1,3}|\d{1,2})"
    r"(?: \([^)]*\))?\s?:"
)


def names_class(folded: str) -> bool:
    """Tell whether folded words begin with the name of a class, behind which stands what makes it."""
    return _CLASS.match(folded) is not None
