"""How far a name goes on in words that no table knows: up to where its predicate or the next body begins."""

from vndocparse.extract.bodies_compounds import ends_proper
from vndocparse.extract.bodies_name_rows import StartsBody, no_group, row_behind_comma
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import small_words, table

_REACH = 9  # words that a name may go on for
_ENDS = frozenset({".", ";", "để", ""})


def name_goes_on(t: Tokens, first: int, end: int, starts_body: StartsBody) -> int:
    """Return the end of the name of tokens ``first`` to ``end``; ``end`` itself where it does not go on.

    `Trung tâm Quản lý và Khai thác` goes on with `công trình công cộng` where then a verb follows: the words
    of a name are no verbs of several syllables, no adverbs, no small words, and no bodies.
    """
    if not _is_open(t, first, end):
        return end
    at = end
    while at < min(len(t), end + _REACH):
        word = t.at(at)
        if word == ",":
            row = row_behind_comma(t, first, at, starts_body)
            if row == at:
                break
            at = row
        elif word == "-":
            if not _joined_by_dash(t, first, at, starts_body):
                break
            at += 2
        elif word == "các" and at == end and _is_deed_of_name(t, first, at):
            at += 1
        elif word == "và":
            if not _goes_on_behind(t, at + 1, starts_body):
                break
            at += 2
        elif (deed := _second_deed(t, at, starts_body)) is not None:
            at = deed
        elif not word[0].isalnum() or not _is_part(t, at, starts_body) or _behind_place(t, end, at):
            break
        else:
            at += 1
    while at > end and t.at(at - 1) in {"và", "-", "theo"}:
        at -= 1
    return at


def _behind_place(t: Tokens, end: int, at: int) -> bool:
    """Tell whether a verb of one syllable stands behind a name in capitals: `Công ty Lâm Sơn lập …`.

    Behind one capital alone it is the rest of a word (`Cấp cứu`).
    """
    named = at == end >= 4 and t.capital[at - 1] and t.capital[at - 2] and not t.capital[at]
    heads = any(
        table(kind).end(t, at - 3) == at - 1 or table(kind).end(t, at - 2) == at - 1
        for kind in ("named", "organ")
    )
    # but a place may begin with the word for a school: `Điện lực Trường Xuyên | cấp điện`
    placed = t.at(at - 2) == "trường" and t.at(at - 3).isalpha() and not t.capital[at - 3]
    if not named or (heads and not placed):
        return False
    return (table("verbs").end(t, at) == at + 1 and t.at(at + 1).isalpha()) or ends_proper(t, at)


def _is_deed_of_name(t: Tokens, first: int, at: int) -> bool:
    """Tell whether what a board is there for stands before `các`: `Ban Duy tu các công trình hạ tầng`."""
    named = table("named").end(t, first)
    return named is not None and t.capital[named] and table("verbs").end(t, named) == at


def _joined_by_dash(t: Tokens, first: int, at: int, starts_body: StartsBody) -> bool:
    """Tell whether a dash joins two parts of a name: `Cơ yếu - Công nghệ`, `Tôm - lúa Mỹ Thuận`."""
    if at + 1 >= len(t) or not t.at(at - 1).isalpha() or not t.at(at + 1).isalpha() or starts_body(t, at + 1):
        return False
    return t.capital[at + 1] or (_opened(t, first) is not None and not begins_predicate(t, at + 1))


def _opened(t: Tokens, first: int) -> int | None:
    return table("open").end(t, first)


def _is_open(t: Tokens, first: int, end: int) -> bool:
    """Tell whether a name may go on: it is no full name of a table, and no unit or place closes it."""
    if table("known").end(t, first) == end:
        return False
    if t.at(first) == "sở" and table("field").end(t, first + 1) is not None:
        return False  # behind its field only a place follows
    opened = _opened(t, first)
    head = max(opened or 0, table("named").end(t, first) or 0, first + 1)
    behind = range(max(head, end - 4), end)
    if any(table(kind).end(t, k) is not None for kind in ("unit", "branch") for k in behind):
        return False
    dashed = t.at(end) == "-" and end + 1 < len(t) and t.capital[end + 1]
    if any(table("tail").end(t, k) == end and not (dashed and k == head) for k in behind):
        return False  # but `Trung tâm Truyền thông | - Văn hóa`
    if table("organ").end(t, first) == end:
        return opened is not None
    fields = any(table("field").end(t, k) == end for k in range(first + 1, end))
    return opened is not None or (not fields and table("named").end(t, first) is not None)


def _is_part(t: Tokens, at: int, starts_body: StartsBody) -> bool:
    word = t.at(at)
    if word.isdigit():
        return len(word) < 4 and (t.capital[at - 1] or t.at(at - 1) == "số")
    if not word.isalpha() or word in small_words() or table("quantifier").end(t, at) is not None:
        return False
    if starts_body(t, at) or table("unit").end(t, at) is not None:
        return False
    if t.capital[at]:
        return True
    # A verb of one syllable is one behind a word in lower case; behind a capital it is the rest of a word.
    short = table("short").end(t, at) is not None and not t.capital[at - 1] and t.at(at + 1).isalpha()
    if begins_predicate(t, at):
        return False
    return not (short and table("compound").end(t, at) is None)


def _second_deed(t: Tokens, at: int, starts_body: StartsBody) -> int | None:
    """Return the end of a second verb behind one with a capital: `Viện Nghiên cứu phát triển kinh tế …`.

    It is the predicate itself (`Viện Quy hoạch Xây dựng nghiên cứu …`) unless one follows, or the name ends.
    """
    if at < 2 or not t.capital[at - 2] or table("verbs").end(t, at - 2) != at:
        return None
    if at > 3 and t.capital[at - 4] and table("verbs").end(t, at - 4) == at - 2:
        return None
    end = table("second_deed").end(t, at)
    if end is None or t.capital[at]:
        return None
    for k in range(end, min(len(t), end + _REACH)):
        if t.at(k) in {",", "và"} and (starts_body(t, k + 1) or _is_several(t, k + 1)):
            return end
        if begins_predicate(t, k) or table("unit").end(t, k) is not None:
            return end
        if t.at(k) == "-" and k > end:
            continue  # `phát triển kinh tế - xã hội`
        if not t.at(k).isalpha() or t.at(k) in small_words():
            return end if k == end and t.at(k) in _ENDS else None
    return end if len(t) <= end + 1 else None


def _is_several(t: Tokens, i: int) -> bool:
    return table("quantifier").end(t, i) is not None


def _goes_on_behind(t: Tokens, at: int, starts_body: StartsBody) -> bool:
    """Tell whether the word behind `và` still belongs to the name."""
    return at < len(t) and not t.at(at).isdigit() and _is_part(t, at, starts_body) and no_group(t, at)


def members(t: Tokens, i: int) -> int:
    """Return the end of `các làng nghề` in the name of an association, ``i`` itself where no name is seen."""
    at = i + 1
    while at < min(len(t), i + 6) and t.at(at).isalpha() and t.at(at) not in small_words():
        if begins_predicate(t, at) or (at > i + 1 and table("unit").end(t, at) is not None):
            break
        at += 1
    return at if at > i + 1 else i
