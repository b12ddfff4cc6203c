"""Further fields and deeds of one name behind a comma: `Sở Văn hóa, Thông tin và Thể thao`."""

from collections.abc import Callable

from vndocparse.extract.bodies_fields import SINGLE_HEADS
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import small_words, table

_REACH = 9  # words up to the end of a second field
StartsBody = Callable[[Tokens, int], bool]  # tells whether another body begins at a token


def row_behind_comma(t: Tokens, first: int, comma: int, starts_body: StartsBody) -> int:
    """Return the end of further fields or deeds of the name from ``first``; ``comma`` where none follow."""
    end = _row_of_fields(t, comma, starts_body)
    end = _second_field(t, first, comma, starts_body) if end == comma else end
    end = _row_of_sites(t, first, comma, starts_body) if end == comma else end
    return _row_of_deeds(t, first, comma, starts_body) if end == comma else end


_SITES = 3  # words of one kind of place


def _row_of_sites(t: Tokens, first: int, comma: int, starts_body: StartsBody) -> int:
    """Return the end of `, bến cá` behind `Ban Quản lý các cảng cá`; ``comma`` where no predicate follows."""
    if t.words[first : first + 3] != ("ban", "quản", "lý") or "các" not in t.words[first:comma]:
        return comma
    for at in range(comma + 1, min(len(t), comma + _SITES + 2)):
        if at > comma + 1 and begins_predicate(t, at):
            return at
        if not t.at(at).isalpha() or t.capital[at] or t.at(at) in small_words() or starts_body(t, at):
            return comma
        if begins_predicate(t, at) or not (no_group(t, at) and _no_body(t, at)):
            return comma
    return comma


def _row_of_fields(t: Tokens, comma: int, starts_body: StartsBody) -> int:
    """Return the end of `, Thông tin và Thể thao` behind the first field of a name, ``comma`` for none."""
    at = comma + 1
    while at < min(len(t), comma + 12):
        if t.at(at) == "và":
            good = at + 1 < len(t) and t.capital[at + 1] and not starts_body(t, at + 1)
            return at + 2 if good and no_group(t, at + 1) else comma
        if t.at(at - 1) == "," and not (t.capital[at] and not starts_body(t, at) and no_group(t, at)):
            return comma
        if t.capital[at] and table("unit").end(t, at) is not None and t.at(at - 1) != ",":
            return at  # `Xúc tiến Đầu tư, Thương mại, Du lịch Thành phố`
        if t.at(at) != "," and not t.at(at).isalpha():
            return comma
        at += 1
    return comma


def no_group(t: Tokens, at: int) -> bool:
    """Tell whether at ``at`` no group, house or person begins, so that the word may belong to a name."""
    return not any(table(kind).end(t, at) is not None for kind in ("group", "collective", "named", "comrade"))


_DIVISIONS = frozenset({"phòng", "ban", "tổ", "đội", "trung", "vụ", "cục", "trạm"})


def _row_of_deeds(t: Tokens, first: int, comma: int, starts_body: StartsBody) -> int:
    """Return the end of `, kiểm tra và xử lý sau thanh tra` behind `Phòng Giám sát`: what a division is for.

    It is one name only where, behind `và` and two words more, what the division is to do begins; ``comma``
    where it does not.
    """
    if t.at(first) not in _DIVISIONS or not t.capital[first + 1] or comma - first > 5:
        return comma
    joined = 0
    for at in range(comma + 1, min(len(t), comma + 14)):
        if t.at(at) == "và" and not joined:
            joined = at
            continue
        begins = starts_body(t, at) and table("capitalised").end(t, at) is None  # `thanh tra` is a verb too
        if not t.at(at).isalpha() or t.capital[at] or begins or not _no_body(t, at):
            return comma
        if table("quantifier").end(t, at) is not None or table("collective").end(t, at) is not None:
            return comma
        if joined and at > joined + 2 and t.at(at - 1) not in small_words() and begins_predicate(t, at):
            return at
    return comma


_UNIONS = frozenset({("hiệp", "hội"), ("liên", "đoàn"), ("liên", "hiệp"), ("câu", "lạc")})


def _second_field(t: Tokens, first: int, comma: int, starts_body: StartsBody) -> int:
    """Return the end of `, Nhà hàng Sơn Lạc` behind `Hiệp hội Khách sạn`, ``comma`` where a body begins.

    Of other houses a second field is one for sure only where it begins with a verb: `Trung tâm Thông tin,
    Xúc tiến du lịch và …`.
    """
    at = comma + 1
    union = t.words[first : first + 2] in _UNIONS
    if at >= len(t) or not t.capital[at] or not _no_body(t, at):
        return comma
    if starts_body(t, at) and not (union and table("collective").end(t, at) is not None):
        return comma
    deed = table("verbs").end(t, at)
    if not union and (
        deed is None or deed < at + 2 or t.at(first) in SINGLE_HEADS or any(t.capital[at + 1 : deed])
    ):
        return comma
    for k in range(max(deed or 0, at + 1), min(len(t), at + _REACH)):
        unit = table("unit").end(t, k) if k > at + 1 else None
        if unit is not None and (unit == len(t) or not t.at(unit).isalpha() or begins_predicate(t, unit)):
            return k
        if k > at + 1 and (t.at(k) in {",", "và", ";", "."} or begins_predicate(t, k)):
            return k
        if not t.at(k).isalpha() or (t.at(k) in small_words() and k > at + 1):
            return comma
        if starts_body(t, k) and k > at:
            return comma
    return comma


def _no_body(t: Tokens, i: int) -> bool:
    return all(table(kind).end(t, i) is None for kind in ("group", "comrade", "position", "unit"))
