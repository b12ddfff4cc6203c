"""Persons by name: further ones of a row, and the post that stands behind a name."""

from vndocparse.extract.bodies_open import begins_predicate
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_people import people_end
from vndocparse.extract.bodies_phrases import Tokens
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
