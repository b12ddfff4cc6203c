"""Find measured quantities in running text: numbers with comparator, range, ratio and unit."""

import re
from dataclasses import replace
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.quantities_bounds import with_bounds
from vndocparse.extract.quantities_contexts import context
from vndocparse.extract.quantities_extent import YEAR, extend
from vndocparse.extract.quantities_marks import cue_pattern, not_quantities, sign_before
from vndocparse.extract.quantities_nouns import with_counted_noun, with_misread_unit
from vndocparse.extract.quantities_numbers import number_words, numbers, read_number
from vndocparse.extract.quantities_ranks import WORDED, is_rank, worded_places
from vndocparse.extract.quantities_refused import begins_clean, is_code_or_base, is_year, numbers_a_name
from vndocparse.extract.quantities_worded import counted_in_words, none_left, placed
from vndocparse.extract.quantity import Quantity
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.patterns import late, one_of


@cache
def may_hold() -> re.Pattern[str]:
    """Without this in a stretch of folded text no quantity is in it: a digit, or a bound before a word."""
    bounds = [
        fold(f)
        for e in load("comparators").entries
        for f in e.forms
        if e["sign"] in (">=", "<=") and not e["after"] and f[0].isalpha()
    ]
    made = [fold(f) for f in load("target_cues").by_id["made"].forms]
    many = "|".join(number_words(2))
    tails = {**dict.fromkeys(made, rf"\s+(?:{many})(?!\w)"), **dict.fromkeys([*bounds, "không còn"], "")}
    opened = one_of(sorted(tails), before=r"\w", tails=tails)
    listed = rf"(?:{many})\s+(?:chỉ\s+tiêu|mục\s+tiêu|tiêu\s+chí)"
    return re.compile(rf"\d|{WORDED}|(?<!\w){listed}|{opened}")


def find_quantities(text: str, folded: str, span: Span) -> list[Quantity]:
    """Return the quantities inside ``span``, in text order, never overlapping.

    ``folded`` is ``text.fold.fold(text)``. Dates, years, document numbers, ordinals, codes,
    telephone numbers and numbered names are left out; what remains is not yet
    judged to be a target (spans of time and counts of lists are in, with their ``kind``).
    Any text gives a result; the time taken grows with the length of ``span``.
    """
    out: list[Quantity] = []
    places = [placed(text, p) for p in worded_places(text, folded, span)]
    printed = list(numbers().finditer(folded, span.start, span.end))
    barred = not_quantities(text, folded, span) if any(m[0][0].isdecimal() for m in printed) else []
    done, at, told = span.start, 0, 0
    for m in printed:
        while at < len(barred) and barred[at].end <= m.start():
            at += 1
        while told < len(places) and places[told].span.end <= m.start():
            told += 1
        if told < len(places) and places[told].span.start <= m.start():
            continue  # `đứng thứ tư trong 34 tỉnh`
        if m.start() < done or (at < len(barred) and barred[at].start <= m.start()):
            continue
        listed = bool(out) and _is_listed(folded, out[-1], m.start())
        q = _read(text, folded, span, Span(*m.span()), done, listed=listed)
        if q is not None:
            out.append(q)
            done = q.span.end
    return sorted([*out, *places], key=lambda q: q.span.start) if places else out


_BEFORE_NEXT = re.compile(r"(?:\s[^\W\d_]+){0,6}(?:,|\svà|,\svà)\s")


def _is_listed(folded: str, before: Quantity, start: int) -> bool:
    """Tell whether a number is the next of a row of things: `45 nhà tình nghĩa, 120 mái ấm công đoàn`."""
    if before.kind not in ("count", "physical") or before.rate or before.of is not None:
        return False
    return _BEFORE_NEXT.fullmatch(folded, before.span.end, max(start, before.span.end)) is not None


def _read(text: str, folded: str, span: Span, number: Span, done: int, *, listed: bool) -> Quantity | None:
    """Read what is printed at ``number``, in figures or in words; ``done``: the end of the one before."""
    printed = number.of(folded)
    if printed.startswith("không"):
        return none_left(text, folded, span, number)
    if not printed[0].isdecimal():
        return counted_in_words(text, folded, span, number, done)
    if folded.endswith("năm ", done, number.start) and YEAR.fullmatch(printed) is not None:
        return None
    got = read_number(printed)
    if got is None or not begins_clean(folded, number.start, span.start, done):
        return None
    q = extend(text, folded, span, Quantity(number, number, got[0], doubtful=got[1]), done)
    if q is None:
        return None
    before = sign_before(folded, done, number.start)
    q = with_misread_unit(folded, span, q)
    if q.unit is None:
        firm = before is not None
        q = with_counted_noun(text, folded, span, q, done=done, start=number.start, firm=firm, listed=listed)
    if is_code_or_base(folded, q, span.end):
        return None
    q = _with_meaning(folded, span, q, number, done)
    if q.kind != "rank" and (
        numbers_a_name(folded, q, done, number.start, span.end) or is_year(folded, number, before, q)
    ):
        return None
    return with_bounds(folded, span, q, before, done)


def _with_meaning(folded: str, span: Span, q: Quantity, number: Span, done: int) -> Quantity:
    """Tell places from marks of a score, and places in an order from counts."""
    if q.kind == "score" and q.unit == "điểm" and _is_place(folded, q, done, span.end):
        q = replace(q, kind="count")
    if q.kind in ("bare", "count", "listing", "score") and is_rank(folded, done, number, span.end):
        unit = None if q.kind == "score" else q.unit
        q = replace(q, kind="rank", unit=unit, unit_span=q.unit_span if unit else None)
    return q


_PLACES = late(lambda: rf"\s+(?!{context('no-place')}(?!\w))[^\W\d_]+")


def _is_place(folded: str, q: Quantity, done: int, limit: int) -> bool:
    """Tell points that are places (`xây dựng 02 điểm lưu chứa`) from marks of a score."""
    left = folded[max(done, q.number.start - 32) : q.number.start]
    made = cue_pattern("made", tail=True).search(left) is not None
    return made and _PLACES().match(folded, q.span.end, limit) is not None
