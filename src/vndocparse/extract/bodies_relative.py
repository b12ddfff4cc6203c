"""Relative clauses in the names of persons and bodies: `các đồng chí đảng ủy viên phụ trách thôn`."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import table

_REACH = 14  # words of what somebody is in charge of
_PERSONS = frozenset({"position", "person"})
# Groups of persons among the collectives, by the word that their name begins with.
_STAFF = frozenset({"cán", "công", "viên", "đảng", "đoàn", "hội", "thành"})
_ASSIGNED = frozenset({"được", "phân"})
_SCOPES = frozenset({("lĩnh", "vực"), ("địa", "bàn")})
_COMES = frozenset({"dự", "họp", "sinh", "làm", "cơ", "tham"})
_STOPS = frozenset({"cùng", "", ",", ";", ":", ".", "(", ")", "để", "nhằm", "đã"})


def in_charge_end(t: Tokens, i: int) -> int:
    """Return where the clause that says what somebody is in charge of ends, ``i`` itself where none stands.

    It ends at a mark, or where what they are to do begins: `phụ trách địa bàn | tăng cường kiểm tra`.
    """
    duty = table("in_charge").end(t, i)
    if duty is None:
        return i
    at = duty
    while (noun := table("matter").end(t, at)) is not None and (at == duty or t.at(at) != "trực"):
        at = noun  # `phụ trách trực tiếp`; in `phụ trách địa bàn | trực tiếp theo dõi` the task begins
    if t.at(at - 1) != "bàn" and (at == duty or table("matter").end(t, at - 2) == at):
        at = table("verbs").end(t, at) or at  # `phụ trách (công tác) xây dựng Đảng`; no verb behind `địa bàn`
    for k in range(at, min(len(t) + 1, duty + _REACH)):
        if t.at(k) == "," and table("unit").end(t, k - 1) == k and table("unit").end(t, k + 1) is not None:
            continue  # `phụ trách cụm xã, thị trấn`
        if t.at(k) == "," and t.words[k + 1 : k + 3] in _SCOPES:
            continue  # `phụ trách địa bàn, lĩnh vực`, `phụ trách các chi bộ, lĩnh vực`
        if t.at(k) == "về" and t.at(k + 1) in _COMES:
            return k  # `phụ trách thôn | về dự sinh hoạt`
        if t.at(k) in _STOPS or (k > duty and begins_predicate(t, k)):
            return k
    return i


def takes_charge(t: Tokens, first: int, end: int, kind: str) -> bool:
    """Tell whether what stands behind the name of tokens ``first`` to ``end`` may say what they look after.

    Offices have fields (`Sở Y tế phụ trách …` is a task); persons, and whoever is assigned, are told by them.
    """
    if table("in_charge").end(t, end) is None:
        return False
    at = table("quantifier").end(t, first) or first
    staff = kind == "collective" and t.at(at) in _STAFF
    return kind in _PERSONS or staff or t.at(end) in _ASSIGNED
