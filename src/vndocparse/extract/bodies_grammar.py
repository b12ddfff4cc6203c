"""The grammar of names of bodies on the tokens of a sentence: rows of them, and one at a place."""

import re
from dataclasses import replace

from vndocparse.extract.bodies_elided import (
    colon_list,
    committees,
    elided_cells,
    elided_field,
    elided_union,
    further_force,
    further_members,
    heads_of,
)
from vndocparse.extract.bodies_names import misread, modified, read_named, read_organ, read_unit
from vndocparse.extract.bodies_offices import read_level, read_office
from vndocparse.extract.bodies_open import name_goes_on
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_people import people_end
from vndocparse.extract.bodies_persons import further_person, listed_persons
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_places import each_place
from vndocparse.extract.bodies_posts import addressed_posts, read_comrade, read_post
from vndocparse.extract.bodies_predicates import begins_predicate, capital_predicate
from vndocparse.extract.bodies_relative import in_charge_end, takes_charge
from vndocparse.extract.bodies_shared import numbered_units, shared_head
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_trades import trade_goes_on, up_to_duty
from vndocparse.extract.bodies_units import proper, starts_body
from vndocparse.extract.clauses_names import name_inside

_JOINERS = frozenset({",", ";", "và", "cùng", "với", "hoặc"})
_NESTED = 6  # relative clauses in one row that are followed


def body_list(tokens: Tokens, i: int, limit: int | None = None) -> list[Parsed]:
    """Read the bodies that stand in a row from token ``i``; empty where none starts there."""
    return each_place(tokens, _row(tokens, i, limit, posts=False, depth=0))


def _row(tokens: Tokens, i: int, limit: int | None, *, posts: bool, depth: int) -> list[Parsed]:
    """Read a row; ``posts``: it goes on behind a post, ``depth`` relative clauses stand before it."""
    out: list[Parsed] = []
    along = False
    stop = len(tokens) if limit is None else min(limit, len(tokens))
    at = i
    while at < stop:
        found = (
            elided_cells(tokens, at)
            or elided_union(tokens, at)
            or committees(tokens, at)
            or addressed_posts(tokens, at)
            or listed_persons(tokens, at)
            or colon_list(tokens, at)
            or shared_head(tokens, at)
            or numbered_units(tokens, at)
            or heads_of(tokens, at)
            or elided_field(tokens, at, out)
            or further_force(tokens, at, out)
            or further_person(tokens, at, out)
            or further_members(tokens, at, out)
        )
        if not found:
            kind = out[-1].kind if out else ""
            headed = kind in ("position", "person") or (posts and not out) or _are_elders(tokens, out)
            one = _one(tokens, at, listed=kind in ("collective", "group", "unit"), posts=headed)
            found = [one] if one else []
        if not found or found[-1].end > stop:
            break
        found[-1] = _with_term(tokens, _with_division(tokens, found[-1], stop), stop)
        rest = _behind_relative(tokens, found[-1], limit, depth)
        if rest:
            found[-1] = replace(found[-1], end=in_charge_end(tokens, found[-1].end), firm=None)
        out.extend(replace(p, along=True) for p in found) if along else out.extend(found)
        if rest:
            return [*out, *rest]
        at = joined = _behind_short_name(tokens, found[-1].end)
        while tokens.at(joined) in _JOINERS and joined - at < 3:
            joined += 1
        if joined == at and (
            _is_misread_semicolon(tokens, at, out[-1].kind) or _is_dash_of_row(tokens, at, out[-1])
        ):
            joined = at + 1
        if joined == at:
            break
        along = along or _joins_in(tokens, at, joined)
        at = joined
    return out


def _are_elders(t: Tokens, row: list[Parsed]) -> bool:
    """Tell whether a row ends with elders, behind whom a post needs no capital: `Già làng, trưởng bản`."""
    return (
        bool(row)
        and "làng" in t.words[row[-1].first : row[-1].end]
        and "già" in t.words[row[-1].first : row[-1].end]
    )


def _behind_relative(t: Tokens, body: Parsed, limit: int | None, depth: int) -> list[Parsed]:
    """Return the bodies behind what a body of a row looks after; empty where the row ends with it.

    `Các đồng chí đảng ủy viên phụ trách thôn, bí thư chi bộ … tăng cường …` has two; in `Đồng chí A phụ trách
    thôn Đông, đồng chí B phụ trách thôn Đoài` it is what each is to do.
    """
    if depth >= _NESTED or not takes_charge(t, body.first, body.end, body.kind):
        return []
    end = in_charge_end(t, body.end)
    if end == body.end or t.at(end) not in {",", ";", "và"}:
        return []
    rest = _row(t, end + 1, limit, posts=True, depth=depth + 1)
    if not rest:
        return []
    last = rest[-1].end
    own = in_charge_end(t, last) if takes_charge(t, rest[-1].first, last, rest[-1].kind) else last
    return rest if own == last or t.at(own).isalpha() else []


def _with_division(t: Tokens, body: Parsed, stop: int) -> Parsed:
    """Take a division in brackets for a part of the name: `Công an tỉnh (Phòng Cảnh sát giao thông)`."""
    i = body.end
    if t.at(i) == "(" and t.at(i + 2) == ")" and t.at(i + 1).isalpha() and body.kind in ("organ", "named"):
        placed = table("unit").end(t, i + 3)
        if placed is not None:  # `Trung tâm Điều hành thông minh (IOC) tỉnh`
            return replace(body, end=placed, firm=None)
    if t.at(i) != "(" or body.kind not in ("organ", "named") or i + 3 >= stop or not t.capital[i + 1]:
        return body
    inner = _one(t, i + 1)
    if t.words[i + 1 : i + 3] == ("cơ", "quan"):
        return body  # `Sở Y tế (Cơ quan thường trực Ban Chỉ đạo)`: what it is here
    if inner is None or inner.kind not in ("organ", "named") or t.at(inner.end) != ")" or inner.end - i < 3:
        return body
    behind = t.at(inner.end + 1)
    return replace(body, end=inner.end + 1, firm=None) if behind.isalpha() or behind == "," else body


_ROMAN = re.compile(r"[ivxl]{1,7}")
_HYPHENS = frozenset({"-", "–"})


def _with_term(t: Tokens, body: Parsed, stop: int) -> Parsed:
    """Take the term of an elected body for a part of its name: `Ban Chấp hành … khóa XXII, nhiệm kỳ …`."""
    i = body.end
    if body.kind not in ("organ", "named") or t.at(i) != "khóa" or _ROMAN.fullmatch(t.at(i + 1)) is None:
        return body
    end = i + 2
    k = end + (t.at(end) == ",")
    if t.words[k : k + 2] == ("nhiệm", "kỳ") and t.at(k + 2).isdigit():
        end = k + 3
        if t.at(end) in _HYPHENS and t.at(end + 1).isdigit():
            end += 2
    return replace(body, end=end, firm=None) if end <= stop else body


def _joins_in(t: Tokens, i: int, end: int) -> bool:
    """Tell whether what follows only joins in: behind `cùng với`, and a group behind `cùng`.

    `Bí thư chi bộ cùng trưởng thôn` act together.
    """
    joiners = t.words[i:end]
    return "cùng" in joiners and ("với" in joiners or table("quantifier").end(t, end) is not None)


def _is_misread_semicolon(t: Tokens, i: int, kind: str) -> bool:
    """Tell whether a colon parts two posts of a row: `Giám đốc các sở: Chủ tịch UBND các xã …`."""
    return (
        kind == "position"
        and t.at(i) == ":"
        and i + 1 < len(t)
        and t.capital[i + 1]
        and table("position").end(t, i + 1) is not None
    )


def _is_dash_of_row(t: Tokens, i: int, body: Parsed) -> bool:
    """Tell whether a dash parts two organs of a row: `Đảng ủy - HĐND - UBND xã`."""
    if t.at(i) not in _HYPHENS or body.kind != "organ" or t.at(body.first) == "văn":
        return False
    return i + 1 < len(t) and t.capital[i + 1] and table("organ").end(t, i + 1) is not None


def _behind_short_name(t: Tokens, i: int) -> int:
    """Skip a short form in brackets inside a row: `Công ty Môi trường đô thị (URENCO), Công an …`."""
    if t.words[i : i + 4] == ("(", "nếu", "có", ")") and t.at(i + 4) in _JOINERS:
        return i + 4
    if t.at(i) != "(" or t.at(i + 2) != ")" or not t.at(i + 1).isalpha() or t.at(i + 3) not in _JOINERS:
        return i
    return i + 3


_GROUPS = ("collective", "group", "unit")


def _one(t: Tokens, i: int, *, listed: bool = False, posts: bool = False) -> Parsed | None:
    """Read one body at token ``i``.

    ``listed``: it follows a group in a row, so it needs no quantifier; ``posts``: it follows a post, so
    that another post needs no capital.
    """
    q = table("quantifier").end(t, i)
    q = _counting(t, i if q is None else q) or q
    at = q if q is not None else i
    if at >= len(t):
        return None
    for reader in _READERS:
        found = reader(t, at, q is not None or (posts and reader is read_post), listed)
        if found is not None:
            end, kind = found
            if (apart := _without_verb_of_building(t, at, end)) < end:
                grouped = table("group").end(t, at) == apart  # `các sở`, of several heads as of one
                return Parsed(i, apart, "group" if grouped else "collective", None, q is not None)
            if kind == "position" and (apart := _before_manner(t, at, end)) < end:
                return Parsed(i, apart, kind, None, q is not None)
            far = _further(t, at, end, kind)
            far = _of_higher(t, at, far) if kind == "named" else far
            sure = far == end or (kind in _GROUPS and up_to_duty(t, i, end) == far)
            return Parsed(i, far, kind, None, q is not None, None if sure else end)
    return None


def _before_manner(t: Tokens, i: int, end: int) -> int:
    """Return the end of `Thủ trưởng các đơn vị | quản lý chặt chẽ`: a manner behind it tells the verb."""
    how = table("manner").end(t, end) if end > i + 3 else None
    ends_in_verb = not t.capital[end - 2] and table("verbs").end(t, end - 2) == end
    return end - 2 if how is not None and ends_in_verb and not begins_predicate(t, how) else end


def _without_verb_of_building(t: Tokens, i: int, end: int) -> int:
    """Return the end of `các sở | xây dựng kế hoạch`: before what is drawn up it is no field."""
    verb = end - 2
    if verb <= i or t.words[verb:end] != ("xây", "dựng") or t.capital[verb]:
        return end
    if t.at(end) in {"các", "những", "một"}:
        drawn = table("product").end(t, end + 1)
    else:
        drawn = table("product").end(t, end)
    joined = t.at(end) == "và" and begins_predicate(t, end + 1)
    return verb if drawn is not None or joined else end


def _counting(t: Tokens, i: int) -> int | None:
    """Return the end of a word of number before what can be counted: `Hai | cơ quan`, `cả ba | đơn vị`."""
    number = i + 1 if t.at(i).isdigit() and len(t.at(i)) < 4 else table("plural").end(t, i)
    if number is None or t.at(i) in {"các", "những"}:
        return None
    return number if table("counted").end(t, number) is not None else None


# Divisions, and the first words of what they belong to, right behind them: `Vụ Kế hoạch Bộ Y tế`.
_HIGHER = {
    "phòng": frozenset({"sở", "văn", "ban", "ủy", "ubnd", "cục", "chi"}),
    "cục": frozenset({"bộ", "văn"}),
    "vụ": frozenset({"bộ", "văn", "ban", "tổng"}),
}


def _of_higher(t: Tokens, i: int, end: int) -> int:
    """Return the end of `Cục Lưu trữ Văn phòng Trung ương Đảng`: whose division it is, without a comma."""
    if end >= len(t) or not (t.capital[i] and t.capital[end]) or t.at(end) not in _HIGHER.get(t.at(i), ()):
        return end
    higher = read_organ(t, end, False, False) or read_named(t, end, False, False)
    return higher[0] if higher is not None else end


def _further(t: Tokens, i: int, end: int, kind: str) -> int:
    """Return where a name ends with the words that no table knows."""
    if kind in ("named", "organ") and t.capital[i] and (joined := _second_half(t, i, end)) is not None:
        return modified(t, joined, "organ")
    if kind in ("named", "organ") and t.capital[i]:
        far = name_goes_on(t, i, end, starts_body)
        return modified(t, far, "organ") if far > end else end
    if kind in _GROUPS:
        far = trade_goes_on(t, i, end)
        return modified(t, far, "collective") if far > end else end
    return end


# Divisions of an office that have two fields joined by a dash: `Ban Kinh tế - Ngân sách`.
_DIVISIONS = frozenset({"ban", "phòng", "văn", "tổ", "bộ"})


def _second_half(t: Tokens, i: int, end: int) -> int | None:
    """Return the end of `- Tổng hợp` behind `Ban Kinh tế`: two syllables, the first with a capital."""
    if t.at(i) not in _DIVISIONS or t.at(end) not in {"-", "–"} or end + 2 >= len(t) or end - i > 5:
        return None
    if not t.capital[end - 2] and not t.capital[end - 1]:
        return None
    known = table("second_half").end(t, end + 1) if t.capital[end + 1] else None
    if known is not None and not any(t.capital[k] for k in range(end + 2, known)):
        return known
    half = range(end + 1, end + 3)
    if not t.capital[end + 1] or t.capital[end + 2] or not all(t.at(k).isalpha() for k in half):
        return None
    if starts_body(t, end + 1) or table("position").end(t, end + 1) is not None:
        return None
    behind = t.at(end + 3)
    closes = not behind.isalpha() or behind == "và" or begins_predicate(t, end + 3)
    closes = closes or table("unit").end(t, end + 3) is not None or t.capital[end + 3]
    return end + 3 if closes else None


def _group(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("group").end(t, i)
    coll = table("collective").end(t, i)
    if at is None or (coll is not None and coll > at) or (table("no_body").end(t, i) or 0) > at:
        return None
    if t.at(i) == "cấp":
        return (modified(t, at, "collective"), "group") if quantified else None
    count = 1
    while t.at(at) == "," or t.at(at) == "và":
        nxt = table("group").end(t, at + 1) or (table("joined").end(t, at + 1) if count > 1 else None)
        if nxt is None or t.at(at + 1) == "cấp" or (t.capital[at + 1] and not t.capital[i]):
            break
        if (table("collective").end(t, at + 1) or 0) > nxt:
            break
        at, count = nxt, count + 1
    if not quantified and count < 2 and not (listed and t.at(i) == "ngành"):
        return None
    return modified(t, at, "collective"), "group"


# Whom `tổ chức`, a verb elsewhere, stands in a row with.
_FELLOWS = frozenset({("cá", "nhân"), ("doanh", "nghiệp"), ("hộ", "gia"), ("hợp", "tác"), ("hộ", "kinh")})


# Words right before people who are charged: `giao cho thủ quỹ`, `yêu cầu thuyền trưởng`.
_BEFORE_PEOPLE = frozenset({"giao", "cho", "cầu", "nghị", "đạo", "do", "cùng", "với"})


def _branded(t: Tokens, i: int, end: int) -> int:
    """Return the end of `Nhà thầu | Trường Thịnh`, whose name stands right behind the word for it."""
    named = t.capital[i] and table("agent").end(t, i) == end and end < len(t) and t.capital[end]
    school = t.at(end) == "trường"  # `Trường Thịnh`: a brand may begin so
    if not named or (starts_body(t, end) and not school) or capital_predicate(t, end):
        return end
    return proper(t, end, 5)


def _with_theirs(t: Tokens, i: int) -> int:
    """Return the end of what people belong to: `thuyền trưởng | các tàu cá`."""
    if t.at(i) == "các":
        of = people_end(t, i + 1) or table("agent").end(t, i + 1) or table("collective").end(t, i + 1)
        i = of or i
    return modified(t, i, "collective")


def _collective(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    at = table("collective").end(t, i) or misread(t, i, "collective")
    told = quantified or listed or t.capital[i] or t.at(i - 1) in _BEFORE_PEOPLE
    people = people_end(t, i) if told else None
    if people is not None and (people > (at or 0) or (people == at and t.at(at) == "các")):
        return _with_theirs(t, people), "collective"  # `Thuyền trưởng`, `các thợ máy`
    if at is None or t.at(at) == "viên" or (table("no_body").end(t, i) or 0) >= at:
        return None
    if t.at(at - 1) == "đảng" and t.at(at) in {"bộ", "ủy"} and at > i + 1:
        at -= 1  # `Cấp ủy | Đảng bộ xã`
    how = table("manner").end(t, at) if at > i + 2 else None
    if how is not None and table("verbs").end(t, at - 2) is not None and not begins_predicate(t, how):
        return at - 2, "collective"  # `các đơn vị | quản lý chặt chẽ …`
    if t.at(i) == "bộ" and t.words[at : at + 2] == ("tham", "mưu"):
        return modified(t, at, "collective"), "collective"
    # `Tổ chức, cá nhân …`, `…, tổ chức và cá nhân có liên quan`
    persons = t.words[i : i + 2] == ("tổ", "chức") and t.words[i + 3 : i + 5] in _FELLOWS
    with_persons = persons and (t.at(i + 2) == "," if t.capital[i] else t.at(i - 1) in {",", ";", "và"})
    if table("loose").end(t, i) == at and not (quantified or (listed and t.words[i:at] != ("hội",))):
        return (at, "collective") if with_persons else None
    fields = _fields_of_official(t, i, at)
    return modified(t, fields, "collective"), "collective"


_SHORT = 5  # letters of a short form of a field


def _fields_of_official(t: Tokens, i: int, end: int) -> int:
    """Return the end of `- Nông nghiệp - Môi trường` behind `công chức Địa chính`, ``end`` for none."""
    if t.words[i : i + 2] not in {("công", "chức"), ("cán", "bộ")}:
        return end
    if end == i + 2 and end < len(t) and t.capital[end] and t.at(end).isalpha() and len(t.at(end)) <= _SHORT:
        named = end + 1 < len(t) and t.capital[end + 1]  # `công chức Lê Văn Tám`
        if named or starts_body(t, end):
            return end
        end += 1  # `công chức VHXH`, `cán bộ ĐC-XD`
        while t.at(end) in _HYPHENS and end + 1 < len(t) and t.capital[end + 1]:
            end += 2
        return end
    if end < i + 3:
        return end
    while t.at(end) in {"-", "–"} and end + 2 < len(t) and t.capital[end + 1] and t.at(end + 2).isalpha():
        end = table("field").end(t, end + 1) or end + 3
    return end


def _house(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read a house named in small letters inside a sentence, where its capital counts."""
    if quantified or i == 0 or not (t.at(i - 1).isalnum() or t.at(i - 1) in {",", "và"}):
        return None
    end = name_inside(t, i)
    return (modified(t, end, "organ"), "named") if end is not None else None


# What a body may be, in the order in which it is tried.
_READERS = (
    read_comrade,
    read_post,
    read_organ,
    read_named,
    read_office,
    read_level,
    _house,
    _group,
    _collective,
    read_unit,
)
