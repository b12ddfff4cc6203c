"""Boards that are named by what they are there for: `Ban Chỉ đạo xây dựng nông thôn mới xã`."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import small_words, table
from vndocparse.extract.bodies_units import starts_body, units


def is_deed(t: Tokens, i: int, end: int) -> bool:
    """Tell whether `Thanh tra, kiểm tra việc …` at the head of a sentence is a verb and no body."""
    if i > 0 and t.at(i - 1)[:1].isalnum():
        return False
    if t.at(end) in {"việc", "công"} and not t.capital[end]:  # but `Công đoàn | Công ty`
        return True
    return t.at(end) in {",", "và"} and begins_predicate(t, end + 1)


def deed_of_board(t: Tokens, i: int) -> int | None:
    """Return the end of `xây dựng nông thôn mới xã | chỉ đạo …` behind a board's name: what it is there for.

    Its unit closes the name, and a predicate or the next body of the row follows at once.
    """
    guards = t.at(i) in {"phòng", "chống"}  # what a board guards against is its name, whatever follows
    if i >= len(t) or t.capital[i] or not (guards or begins_predicate(t, i)):
        return None
    deed = max(table("verbs").end(t, i) or 0, i + 2)
    for at in range(deed, min(deed + 10, len(t))):
        if t.at(at) == "do":
            return None  # `Hội đồng nghiệm thu | do Chủ tịch UBND xã làm chủ tịch`
        dated = t.at(at) == "-" and t.at(at + 1).isdigit()  # `Covid-19`
        listed = guards and t.at(at) == "," and at + 2 < len(t) and not begins_predicate(t, at + 1)
        if t.at(at) == ":" and t.at(at - 1) not in _HAND_OVER and begins_predicate(t, at + 1):
            return at  # `Ban Chỉ đạo phát triển du lịch: chỉ đạo chung`
        if not (t.at(at).isalnum() or dated or listed) or table("quantifier").end(t, at) is not None:
            return at if guards and at > deed and t.at(at) != "," else None
        if guards and at > deed and (t.at(at) in small_words() - {"và"} or begins_predicate(t, at)):
            return at
        unit = units(t, at) if table("unit").end(t, at) is not None else None
        if unit is None or (t.at(at) == "xã" and t.at(at + 1) == "hội"):
            continue
        ends = t.at(unit) in {":", "("} or (
            guards and (t.at(unit) in small_words() or not t.at(unit).isalpha())
        )
        if ends or _acts_behind(t, unit) or (t.at(unit) in {",", "và"} and starts_body(t, unit + 1)):
            return unit
    return None


_HAND_OVER = frozenset({"sau", "gồm", "là", "như", "đây", "thể"})


def _acts_behind(t: Tokens, i: int) -> bool:
    """Tell whether a predicate begins behind a unit, which no noun takes up: `… xã trực 24/24 giờ`."""
    return begins_predicate(t, i) or (table("short").end(t, i) is not None and not t.capital[i])


def subject_of_board(t: Tokens, i: int) -> int:
    """Return the end of `về …` behind a board's name: up to the first verb or mark."""
    for at in range(i + 2, min(i + 30, len(t))):
        if t.at(at) in {",", ";", ".", ":", "(", ")"} or table("verbs").end(t, at) is not None:
            return at
    return min(i + 30, len(t))
