"""Rows of named places behind one head: `UBND các huyện Hòa Lộc, Đại Phước`, `Chi bộ khu phố 2, 5 và 9`.

Each place has a body of its own. A row without names (`UBND các huyện, thành phố`) is one.
"""

from collections.abc import Sequence
from dataclasses import replace

from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_shared import as_printed
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_units import begins_place

_ALL = frozenset({"các", "những"})
_JOINTS = frozenset({",", "và"})


def each_place(t: Tokens, row: Sequence[Parsed]) -> list[Parsed]:
    """Return the bodies with those parted whose name ends in a row of named places."""
    return [one for body in _with_shared_posts(t, row) for one in _parted(t, body)]


_UNION = frozenset({"ủy", "uỷ", "bộ"})  # the last word of `tỉnh ủy`, `chi bộ`


def _with_shared_posts(t: Tokens, row: Sequence[Parsed]) -> list[Parsed]:
    """Read `các đồng chí bí thư tỉnh ủy, thành ủy`: those of both kinds of committees, which do not act."""
    out: list[Parsed] = []
    for body in row:
        post = out[-1] if out else None
        if (
            post is not None
            and post.kind in ("position", "person")
            and "thư" in t.words[post.first : post.end]
            and body.kind == "organ"
            and body.end - body.first == 2
            and body.first == post.end + 1
            and {t.at(body.end - 1), t.at(post.end - 1)} <= _UNION
            and not any(t.capital[post.end - 2 : body.end])
        ):
            out[-1] = replace(post, end=body.end)
        else:
            out.append(body)
    return out


def _parted(t: Tokens, body: Parsed) -> list[Parsed]:
    if body.name is not None or body.kind == "person" or _JOINTS.isdisjoint(t.words[body.first : body.end]):
        return [body]
    for u in range(body.first, body.end):
        unit = table("unit").end(t, u)
        if unit is None or unit >= body.end or not _names(t, unit):
            continue
        if not _JOINTS.isdisjoint(
            t.words[body.first : unit]
        ):  # `các huyện, thị xã Đức Khê`: all of the huyện
            return [body]
        places = _places(t, u, unit, body.end)
        if places is None or len(places) < 2:
            return [body]
        head = u - (t.at(u - 1) in _ALL and u > body.first)
        before = [as_printed(t, k) for k in range(body.first, head) if t.at(k) not in _ALL]
        return [_placed(t, body, before, place, first=n == 0) for n, place in enumerate(places)]
    return [body]


def _placed(t: Tokens, body: Parsed, before: Sequence[str], place: "_Place", *, first: bool) -> Parsed:
    """Return the body of one place: its head, the kind of place and the name, printed together or not."""
    kind, begins, end = place
    unit = [as_printed(t, k) for k in range(*kind)]
    if first:
        name = " ".join([*before, *unit, *(as_printed(t, k) for k in range(begins, end))])
        name = name[:1].upper() + name[1:] if t.capital[body.first] else name
        return replace(body, end=end, name=name, quantified=False, firm=None)
    start = kind[0] if kind[1] == begins else begins
    told = " ".join(before if start < begins else [*before, *unit])
    shared = f"{told[:1].upper() + told[1:] if before else told} \0" if told else None
    return replace(body, first=start, end=end, name=shared, quantified=False, firm=None)


_Place = tuple[tuple[int, int], int, int]  # tokens of its kind, and of its name


def _places(t: Tokens, u: int, unit: int, end: int) -> list[_Place] | None:
    """Return the places of a row that fills the tokens up to ``end``; ``None`` for any other words."""
    out: list[_Place] = []
    kind, at = (u, unit), unit
    while True:
        last = at
        while last < end and _names(t, last) and t.at(last) not in _JOINTS:
            last += 1
        if last == at:
            return None
        out.append((kind, at, last))
        if last == end:
            return out
        if t.at(last) not in _JOINTS:
            return None
        at = last + 1
        own = None if begins_place(t, at) else table("unit").end(t, at)
        if own is not None and own < end:
            kind, at = (at, own), own


def _names(t: Tokens, i: int) -> bool:
    return i < len(t) and (t.capital[i] or t.at(i).isdigit())
