"""What may stand behind a name and needs no other body: rows of places, groups, numbers, branches."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_units import UNION_HEADS, proper, units


def is_issuer_alone(t: Tokens, i: int) -> bool:
    """Tell whether a verb, and no field in small letters, stands behind `Sở`, `Bộ` of an inner office."""
    if t.at(i) not in _ISSUERS or i + 1 >= len(t) or not t.capital[i] or t.capital[i + 1]:
        return False
    field = table("field").end(t, i + 1)
    return begins_predicate(t, i + 1) and (field is None or not begins_predicate(t, field))


def is_second_tail(t: Tokens, comma: int) -> bool:
    """Tell whether a comma joins two words that say where: `các xã ven sông, ven hồ`."""
    second = table("tail").end(t, comma + 1)
    first = any(table("tail").end(t, comma - k) == comma for k in (2, 3))
    return first and second is not None and t.at(comma + 1) == t.at(comma - 2) and t.at(comma - 2) in _SITES


def counted_places(t: Tokens, i: int) -> int | None:
    """Return the end of `hai đơn vị`, `03 xã` behind a head: of how many places or offices it is that of."""
    if table("plural").end(t, i) != i + 1 or t.at(i) in {"các", "những"}:
        return None
    if (end := units(t, i + 1)) > i + 1:
        return end
    counted = table("counted").end(t, i + 1)
    return counted if counted is not None and table("collective").end(t, i + 1) == counted else None


_SITES = frozenset({"ven", "vùng", "có"})


def behind_unit(t: Tokens, i: int) -> bool:
    """Tell whether a unit stands right before: `Công an tỉnh |`, `Công an Thành phố |`."""
    return any(table("unit").end(t, i - k) == i for k in (1, 2) if i >= k)


def is_numbered(t: Tokens, i: int) -> bool:
    """Tell whether the number at ``i`` names a board: `Ban Chỉ đạo 389`, `BCĐ 389`, `Đội 141`."""
    if table("numbered").end(t, i - 2) == i:
        return True
    return len(t.at(i)) > 1 and t.capital[i - 1] and table("numbered").end(t, i - 1) == i


def is_short_unit(t: Tokens, i: int) -> bool:
    """Tell whether a unit's short form stands here: `TP`."""
    return i < len(t) and t.capital[i] and table("unit").end(t, i) == i + 1


def group_row(t: Tokens, i: int) -> int:
    """Return the end of a row of lower-case groups, `cơ quan, đơn vị`."""
    end = i
    if (site := table("site").end(t, end)) is not None:
        return site  # `Công đoàn các khu công nghiệp tỉnh`
    while (more := table("collective").end(t, end) or table("group").end(t, end)) is not None:
        if t.at(more) not in {",", "và"} or table("collective").end(t, more + 1) is None:
            return more
        end = more + 1
    return end


def row_of_levels(t: Tokens, i: int) -> int:
    """Return the end of `Bộ, ngành, địa phương`, whose first word alone may have a capital."""
    end = at = i
    while at == i or not t.capital[at]:
        ends = (table(kind).end(t, at) for kind in ("group", "collective", "unit"))
        nxt = max((e for e in ends if e is not None), default=None)
        if nxt is None:
            break
        end = nxt
        if t.at(end) not in {",", "và"} or end + 1 >= len(t):
            break
        at = end + 1
    return end


def branch_end(t: Tokens, i: int) -> int:
    """Return the end of what stands behind `chi nhánh`, `khu vực`: a unit, a number or a name."""
    if (nested := table("branch").end(t, i)) is not None:
        return branch_end(t, nested)
    if (row := units(t, i)) > i:
        return row
    if t.at(i).isdigit() or (t.at(i).isalpha() and not t.at(i).strip("ivx")):
        return i + 1
    end = proper(t, i, 5)
    while t.at(end) == "-" and end + 1 < len(t) and t.capital[end + 1]:
        end = proper(t, end + 1, 5)
    return end


def unions(t: Tokens, i: int) -> int:
    """Return the end of a row of committees in small letters: `huyện ủy, thành ủy`, `huyện, thành ủy`."""
    end = table("organ").end(t, i) or _stems(t, i)
    while (
        t.at(end) in {",", "và"} and t.at(end + 2) in UNION_HEADS and (nxt := table("organ").end(t, end + 1))
    ):
        end = nxt
    return end


def _stems(t: Tokens, i: int) -> int:
    """Return the end of `huyện, thị, thành ủy`, whose last word stands once; ``i`` itself for none."""
    at = i
    while (stem := table("stem").end(t, at)) is not None:
        if t.at(stem) in UNION_HEADS:
            return stem + 1
        if t.at(stem) not in {",", "và"}:
            return i
        at = stem + 1
    return i


# Those of a level that its inner offices belong to, named by the first word alone.
_ISSUERS = frozenset({"bộ", "sở", "cục"})


def reach_down(t: Tokens, i: int) -> int:
    """Read `từ tỉnh đến cơ sở`, which levels a group spans."""
    upper = table("unit").end(t, i + 1) or (i + 3 if t.words[i + 1 : i + 3] == ("trung", "ương") else i)
    if upper == i or t.at(upper) not in {"đến", "tới", "xuống"}:
        return i
    lower = table("unit").end(t, upper + 1)
    return lower if lower is not None else upper + 3 if t.words[upper + 1 : upper + 3] == ("cơ", "sở") else i
