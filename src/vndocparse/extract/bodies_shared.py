"""Rows whose head stands once, before a colon: `các nhà hát: Chèo, Tuồng`, `Chủ tịch UBND các xã: A, B`."""

from vndocparse.extract.bodies_names import read_named, read_organ
from vndocparse.extract.bodies_open import name_goes_on
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_units import proper, starts_body

_LONGEST = 14  # tokens of one name in such a row
_SEVERAL = frozenset({"các", "những", "hai", "ba", "bốn"})
_SHORT = frozenset({"ubnd", "hđnd", "mttq", "thpt", "thcs", "tnhh", "btv", "bch", "bhxh", "mtv", "tmcp"})


def shared_head(t: Tokens, i: int) -> list[Parsed]:
    """Read the bodies of such a row: behind the colon each name is a body of its own."""
    found = _head(t, i)
    if found is None:
        return []
    before, head, at, mixed = found
    post = table("position").end(t, i) is not None
    out: list[Parsed] = []
    local = table("unit").end(t, head[0]) == head[-1] + 1
    while at < len(t) and t.capital[at]:
        if local:
            end = at if starts_body(t, at) else proper(t, at, _until_mark(t, at))
        else:
            end = _end_of_name(t, head, at)
        if end == at or (local and _is_deed(t, at)):
            break
        name = " ".join(as_printed(t, k) for k in (*before, *(() if mixed else head))) + " \0"
        name = name.lstrip()
        name = name if local and not before else name[:1].upper() + name[1:]
        out.append(Parsed(at, end, "position" if post else "unit" if local and not before else "named", name))
        if t.at(end) not in {",", "và"}:
            break
        at = end + 1
        unit = table("unit").end(t, at) if local else None
        if unit is not None and unit < len(t) and t.capital[unit]:  # `UBND các xã: A, B và thị trấn C`
            head, at = range(at, unit), unit
    return out if len(out) > 1 else []


_MEASURED = frozenset({"%", "triệu", "tỷ", "tỉ", "nghìn", "ha", "m", "km", "năm", "tháng", "ngày", "/", "-"})


def numbered_units(t: Tokens, i: int) -> list[Parsed]:
    """Read `các thôn: 1, 2, 5`, `chi bộ các khu phố 3 và 4`: units that have numbers for names.

    Without a colon the row is one body, as a row of names is.
    """
    before = next((k for k in range(i, min(i + 4, len(t))) if t.at(k) in _SEVERAL), None)
    if before is None or (before > i and not _heads_units(t, i, before)):
        return []
    at = table("unit").end(t, before + 1)
    if at is None:
        return []
    head = " ".join(as_printed(t, k) for k in (*range(i, before), *range(before + 1, at))) + " \0"
    apart = t.at(at) == ":"
    at += apart
    kind = "unit" if before == i else "position" if table("position").end(t, i) else "named"
    out: list[Parsed] = []
    while t.at(at).isdigit() and len(t.at(at)) < _LONG_NUMBER:
        out.append(Parsed(at, at + 1, kind, head))
        if t.at(at + 1) not in {",", "và"} or not t.at(at + 2).isdigit():
            break
        at += 2
    if len(out) < _ROW or t.at(out[-1].end) in _MEASURED:
        return []
    return out if apart else [Parsed(i, out[-1].end, kind, None, before == i)]


_ROW = 2
_LONG_NUMBER = 3  # letters of a number that is no name of a unit


def _heads_units(t: Tokens, i: int, end: int) -> bool:
    """Tell whether `chi bộ`, `Trưởng` or their like stand before the units."""
    return any(table(kind).end(t, i) == end for kind in ("organ", "position", "collective", "named"))


def _head(t: Tokens, i: int) -> tuple[range, range, int, bool] | None:
    """Return the tokens before `các`, those of the head behind it, where the names begin, and whether the
    head names several kinds of places.
    """
    at = table("position").end(t, i) or i
    if at > i + 1 and (own := read_organ(t, at - 1, False, False)) is not None and own[0] > at:
        at -= 1  # `Chủ tịch Hội Nông dân các xã: …`
    organ = read_organ(t, at, False, False) if at < len(t) and t.at(at) not in _SEVERAL else None
    end = next((k for k in range(at + 1, organ[0] + 1) if t.at(k) in _SEVERAL), organ[0]) if organ else at
    if t.at(end) not in _SEVERAL:
        return None
    stop = max(
        table(kind).end(t, end + 1) or 0 for kind in ("unit", "named", "collective", "organ")
    )  # the longest one: `trường trung học phổ thông`
    kind = stop
    while stop and t.at(stop) == "," and (more := table("unit").end(t, stop + 1)) is not None:
        stop = more
    mixed = stop > kind  # `các tỉnh, thành phố: A, B`: of which kind each is, nothing says
    if stop and t.words[stop : stop + 4] == ("trực", "thuộc", "trung", "ương"):
        stop += 4
    if not stop or t.at(stop) != ":" or stop + 2 >= len(t) or t.at(end + 1) in {"bộ", "sở", "ban", "phòng"}:
        return None
    return range(i, end), range(end + 1, kind), stop + 1, mixed


def _until_mark(t: Tokens, i: int) -> int:
    """Return how many words stand before the next mark or `và`."""
    return next((k - i for k in range(i, i + 5) if t.at(k) in {"và", ",", ""}), 5)


def _end_of_name(t: Tokens, head: range, i: int) -> int:
    """Return where a name ends that is read as if the head stood before it; ``i`` itself for none."""
    if starts_body(t, i):
        return i
    field = table("field").end(t, i) or i
    stop = next(
        (
            k
            for k in range(max(field, i + 1), min(len(t), i + _LONGEST))
            if t.at(k) in {",", ";", "."} or (t.at(k) == "và" and k + 1 < len(t) and t.capital[k + 1])
        ),
        min(len(t), i + _LONGEST),
    )
    tokens = [*head, *range(i, stop)]
    joined = Tokens(
        tuple(t.words[k] for k in tokens),
        tuple(t.starts[k] for k in tokens),
        tuple(t.ends[k] for k in tokens),
        (True, *(t.capital[k] for k in tokens[1:])),
    )
    ends = [r[0] for r in (read_organ(joined, 0, False, False), read_named(joined, 0, False, False)) if r]
    if not ends or max(ends) <= len(head):
        return i
    return i + name_goes_on(joined, 0, max(ends), starts_body) - len(head)


def _is_deed(t: Tokens, i: int) -> bool:
    """Tell `Các xã: Rà soát …, Lập …`, what is to be done, from names."""
    verb = table("verbs").end(t, i)
    return verb is not None and not any(t.capital[i + 1 : max(verb, i + 2)])


def as_printed(t: Tokens, k: int) -> str:
    """Return a token with the capitals of its print: `UBND`, `Đông`."""
    word = t.at(k)
    if word in _SHORT:
        return word.upper()
    return word.capitalize() if t.capital[k] else word
