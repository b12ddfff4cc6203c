"""What tells a group behind its name: what it has (`các trường có học sinh đi đò`), what it deals with."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import small_words, table

_REACH = 8  # words of what a group has
_INSIDE = frozenset({"của", "tại", "trong", "trên", "và", "chưa", "không", "bằng"})
_BEFORE_VERB = frozenset({"bị", "được", "đang", "cần", "phải", "đã", "chưa", "không"})


def having_end(t: Tokens, i: int) -> int:
    """Return the end of `có học sinh đi đò`, `chưa có nhà văn hóa`: only what tells such a group counts.

    What the group is to do follows at once; ``i`` itself where it does not, or where `có` is the predicate.
    """
    at = i + 1 if t.at(i) in {"chưa", "không"} else i
    thing = table("had").end(t, at + 1) if t.at(at) == "có" else None
    if thing is None:
        return i
    k = thing
    while k < min(len(t), thing + _REACH):
        if t.at(k) in _BEFORE_VERB and (verb := table("verbs").end(t, k + 1)) is not None:
            k = verb  # `có đất bị thu hồi`
            continue
        if begins_predicate(t, k):
            return _behind_own_deed(t, k)
        if k > thing and table("short_sure").end(t, k) == k + 1 and _lists(t, k + 1):
            return k  # `có học sinh đi đò | lập danh sách`
        if not t.at(k).isalpha() or (t.at(k) in small_words() - _INSIDE):
            return i
        k += 1
    return i


_LISTED = frozenset({"danh", "kế", "phương", "hồ", "sổ", "biên", "tổ"})
_JOINS = frozenset({("tham", "gia"), ("tham", "dự")})


def _lists(t: Tokens, i: int) -> bool:
    """Tell whether a paper or a team follows a short verb, which is no part of a noun then: `lập sổ`."""
    return t.at(i) in _LISTED and t.at(i + 1).isalpha()


def _behind_own_deed(t: Tokens, i: int) -> int:
    """Return where what they must do begins: `có người thân | buôn bán ven bến | phải gương mẫu`.

    Whom they have may join in something first: `có người tham gia Đoàn | sắp xếp công việc`.
    """
    if t.words[i : i + 2] in _JOINS:
        for k in range(i + 3, min(len(t), i + 6)):
            if not t.at(k).isalpha() or t.at(k) == "và":
                break
            if begins_predicate(t, k):
                return k
    for k in range(i + 2, min(len(t), i + _REACH)):
        if not t.at(k).isalpha():
            break
        if t.at(k) in _MUST and begins_predicate(t, k):
            return k
    return i


_MUST = frozenset({"phải", "cần", "chịu"})
# Offices that are told by what they deal with: `cơ quan chuyên môn về xây dựng`.
_TOLD = frozenset({("chuyên", "môn"), ("nhà", "nước"), ("quản", "lý"), ("chức", "năng"), ("chuyên", "ngành")})


def subject_end(t: Tokens, i: int) -> int:
    """Return the end of `về tài nguyên và môi trường` behind such an office, ``i`` itself for none."""
    if t.at(i) != "về" or t.words[i - 2 : i] not in _TOLD:
        return i
    known = max(table("field").end(t, i + 1) or 0, table("industry").end(t, i + 1) or 0)
    for k in range(max(known, i + 2), min(len(t), i + _REACH)):
        if t.words[k : k + 2] == ("xã", "hội"):
            continue
        if begins_predicate(t, k) or table("unit").end(t, k) is not None:
            return k
        if t.at(k) == "cấp" and table("unit").end(t, k + 1) is not None:
            return k
        if not t.at(k).isalpha() or (t.at(k) in small_words() and t.at(k) != "và"):
            break
    return known or i
