"""Persons by name: further ones of a row, and the post that stands behind a name."""

from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_people import people_end
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import table
from vndocparse.lexicons.surnames import surnames

_NAME = 5  # syllables of a person's name
_POST = 14  # words of a post behind a name


def further_person(t: Tokens, i: int, before: list[Parsed]) -> list[Parsed]:
    """Read `Phạm Khắc Du` of `Các đồng chí Lò Thị Sao, Phạm Khắc Du kèm cặp …`."""
    if not before or before[-1].kind != "person" or not _of_several(t, before):
        return []
    end = _person(t, i)
    return [Parsed(i, end, "person")] if end is not None else []


def listed_persons(t: Tokens, i: int) -> list[Parsed]:
    """Read `Các đồng chí: Lò Văn Sao - Phó Bí thư, Phạm Thị Du - Chủ tịch Hội Nông dân xã chỉ đạo …`.

    The names stand behind a colon, or with the posts behind each of them; the last ends at the predicate.
    """
    q = table("quantifier").end(t, i)
    at = table("comrade").end(t, q) if q is not None else None
    if at is None:
        return []
    colon = t.at(at) == ":"
    at += colon
    out: list[Parsed] = []
    posts = 0
    while (named := _person(t, at)) is not None:
        end = _post_end(t, named)
        posts += end > named
        out.append(Parsed(i if not out and not colon else at, end, "person", quantified=not out))
        if t.at(end) not in {",", ";", "và"} or _person(t, end + 1) is None:
            break
        at = end + 1
    return out if len(out) > 1 and (colon or posts) else []


def _post_end(t: Tokens, i: int) -> int:
    """Return the end of `- Phó Bí thư Đảng ủy` behind a name: at a mark, or where a predicate begins."""
    if t.at(i) not in {"-", "–", ","} or table("position").end(t, i + 1) is None:
        return i
    for at in range(i + 1, min(len(t), i + _POST)):
        if t.at(at) in {",", ";", ":", ".", "và", "("} or (at > i + 2 and begins_predicate(t, at)):
            return at
    return i


def _of_several(t: Tokens, row: list[Parsed]) -> bool:
    first = next((b for b in reversed(row) if table("comrade").end(t, _head(t, b.first)) is not None), None)
    return first is not None and first.quantified


def _head(t: Tokens, i: int) -> int:
    return table("quantifier").end(t, i) or i


def _person(t: Tokens, i: int) -> int | None:
    """Return the end of a person's name at ``i``: a surname, and capitals behind it."""
    if i + 1 >= len(t) or not t.capital[i] or t.words[i].title() not in surnames():
        return None
    at = i
    while at < min(len(t), i + _NAME) and t.capital[at] and t.at(at).isalpha():
        at += 1
    return at if at > i + 1 else None


def post_behind_name(t: Tokens, comma: int) -> int | None:
    """Return the end of `, Tổng phụ trách Đội` between a name and what the person is to do.

    Such a post has a word for people or a charge in it; a comma ends it, and the predicate follows.
    """
    if t.at(comma) != ",":
        return None
    first = comma + 1
    post = people_end(t, first) is not None or table("position").end(t, first) is not None
    for at in range(first, min(len(t), first + _POST)):
        if t.at(at) == ",":
            return at if post and at > first + 1 and begins_predicate(t, at + 1) else None
        if not (t.at(at).isalnum() or t.at(at) == "-"):
            return None
        charged = t.words[at : at + 2] == ("phụ", "trách") and t.capital[first] and at > first
        post = post or charged or table("held_with").end(t, at) is not None
    return None
