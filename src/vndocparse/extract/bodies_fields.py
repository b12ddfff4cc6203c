"""Fields and places in the names of departments: `Khoa học công nghệ, môi trường và Vật liệu xây dựng`."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_units import proper, starts_body


def row_of_trades(t: Tokens, first: int, i: int) -> int:
    """Return the end of `Khoa học | công nghệ, môi trường và Vật liệu xây dựng`, a name of several fields.

    The last field has a capital behind `và`; without it a comma ends the name.
    """
    if i == first or t.at(first - 1) not in SINGLE_HEADS:
        return i
    end = table("industry").end(t, i)
    i = at = i if end is None else end
    if t.at(at) != ",":
        return i
    for k in range(at + 2, min(at + 5, len(t) - 1)):
        if t.at(k) == "và" and t.capital[k + 1] and not starts_body(t, k + 1):
            plain = all(t.at(m).isalpha() and not t.capital[m] for m in range(at + 1, k))
            named = table("collective").end(t, at + 1) or table("group").end(t, at + 1)
            whole = plain and named is None and not begins_predicate(t, at + 1)
            return _with_last_field(t, proper(t, k + 1, 14)) if whole else i
    return i


def _with_last_field(t: Tokens, i: int) -> int:
    """Return the end of `Vật liệu | xây dựng` where the name ends there, ``i`` where the word is its verb."""
    end = table("field").end(t, i)
    closes = end is not None and (not t.at(end).isalpha() or begins_predicate(t, end))
    return end if end is not None and closes else i


def of_province(t: Tokens, i: int, end: int) -> int:
    """Return the end of the place behind a department, `Sở Y tế Hà Nội`; ``end`` itself for none.

    A name of a province counts at once; another one where it is two words with capitals and no person's.
    """
    if t.at(i) != "sở" or not all(t.capital[k] for k in range(end, min(end + 2, len(t)))) or end >= len(t):
        return end
    if (known := table("province").end(t, end)) is not None:
        return known
    far = proper(t, end, 5)
    if far != end + 2 or not t.at(end).isalpha() or not t.at(end + 1).isalpha() or t.at(far) == "-":
        return end
    words = (table("verbs"), table("surname"), table("no_place"), table("unit"))
    if starts_body(t, end) or any(w.end(t, end) is not None for w in words):
        return end
    return far if t.at(end + 1).strip("ivx") else end


def is_place(t: Tokens, i: int, at: int) -> bool:
    """Tell a place behind the first word of a name, `Điện lực Trường Xuyên | cấp …`, from a school."""
    if t.at(i) != "trường" or not t.capital[i] or not t.at(i - 1).isalpha() or t.capital[i - 1]:
        return False
    begins = at + 1 < len(t) and t.capital[at] and not t.capital[at + 1]
    return begins and table("verbs").end(t, at + 1) is not None and table("verbs").end(t, at) is None


# Heads of which a level has one each: behind `Sở Y tế` a comma is lost before `các huyện`.
SINGLE_HEADS = frozenset({"bộ", "sở", "ban", "cục", "tổng", "vụ"})
