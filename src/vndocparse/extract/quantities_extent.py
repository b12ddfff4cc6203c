"""What stands behind a number: unit, the whole that it is of, the top of a range, the value it changes to."""

import re
from dataclasses import replace

from vndocparse.core.span import Span
from vndocparse.extract.quantities_numbers import NUMBER, read_number
from vndocparse.extract.quantities_units import Unit, match_unit
from vndocparse.extract.quantity import SURE, Quantity, with_unit
from vndocparse.text.letters import LOWER

YEAR = re.compile(r"(?:19|20)\d\d")
_RATIO = re.compile(rf"\s?/\s?({NUMBER})")
# `17 trong tổng số 24 chỉ tiêu`, `12 trên tổng số 15 xã`, `12 xã trong tổng số 15 xã`
_OF_ALL = re.compile(rf"\s(?:trong|trên)\s(?:tổng\s)?số\s({NUMBER})(?![\w/%])")
_OF_SAME = re.compile(rf"(?:\s?/\s?|\s(?:trong|trên)\s(?:tổng\s)?số\s)({NUMBER})(?=\s)")
# what may stand between the two numbers of a range; a unit may precede it
_TO = re.compile(
    rf"\s*(?:[-‐‑–—]|(?:cho )?(?:đến|tới)(?:\s+(?:dưới|hết))?)\s*({NUMBER})(?![\w/])"
    rf"|\s*[-‐‑–—]\s*({NUMBER})(?=[{LOWER}%])"
)
# a year or a bracket between the old value and the joint of a change: 45% (năm 2020) lên 60%
_ASIDE = r"(?:\s*\([^()]{1,40}\)|(?:\s+(?:vào|trong|của|cuối|đầu|hiện nay))*\s+năm\s+\d{4}|\s+hiện nay)?"
_CHANGE = re.compile(
    rf"{_ASIDE}\s*(?:(?:tăng|nâng|giảm|mở rộng|hạ)\s)?"
    r"(?:lên (?:đến|tới|thành|mức|trên)|lên|xuống (?:còn|dưới|mức)|xuống|còn|thành)"
    rf"\s+(?:(?:khoảng|trên|dưới|hơn|gần|mức|đạt|còn)\s+){{0,2}}({NUMBER})"
)
_CHANGE_BY_YEARS = re.compile(
    rf"\s*(?:\([^()]{{1,40}}\d{{4}}\)|(?:\s(?:vào|trong|của))?\s+năm\s+\d{{4}})\s*(?:đến|tới)\s+({NUMBER})"
)
_FROM = re.compile(r"(?<!\w)từ\s*(?:mức\s*)?$")
_DUE = re.compile(r"(?<!\w)(?:đến|trước|từ|sau|ngày|hết|tới)\s+$")


def extend(text: str, folded: str, span: Span, q: Quantity, done: int) -> Quantity | None:
    """Return a bare number with what stands behind it, ``None`` where that makes it a date.

    ``done`` is the end of the quantity before; nothing is read beyond ``span``.
    """
    end = q.number.end
    first = match_unit(folded, end, span.end)
    if (r := _whole(folded, span, first, end)) is not None:
        return _ratio(text, folded, span, q, r)
    unit_end = first.span.end if first else end
    left = folded[max(done, q.number.start - 12) : q.number.start]
    if _FROM.search(left) is not None:
        m = _CHANGE.match(folded, unit_end, span.end) or _CHANGE_BY_YEARS.match(folded, unit_end, span.end)
        if m is not None and (changed := _changed(text, folded, span, q, first, m)) is not None:
            return changed
    if (m := _TO.match(folded, unit_end, span.end)) is not None:
        return _range(text, folded, span, q, first, m)
    return with_unit(text, q, first)


def _whole(folded: str, span: Span, first: Unit | None, end: int) -> re.Match[str] | None:
    """Return the number of the whole of which the number that ends at ``end`` is a part."""
    behind = first.span.end if first and first.kind == "percent" else end
    if (r := _RATIO.match(folded, behind, span.end)) is not None:
        return r
    if (r := _OF_ALL.match(folded, behind, span.end)) is not None and read_number(r[1]) is not None:
        return r
    if first is None or (r := _OF_SAME.match(folded, first.span.end, span.end)) is None:
        return None
    printed = folded[first.span.start : first.span.end]
    again = folded.startswith(printed, r.end() + 1) and folded[r.end()] == " "
    return r if again else None  # `1.230 chiếc/1.250 chiếc`


def _ratio(text: str, folded: str, span: Span, q: Quantity, r: re.Match[str]) -> Quantity | None:
    """`08/10 mục tiêu`, `24/34 địa phương`, `83,2%/50%`; without a unit it may be a date and is `bare`."""
    of = read_number(r[1])
    if of is None:
        return None
    unit = match_unit(folded, r.end(), span.end)
    if unit is not None and unit.kind in ("time", "age"):
        return None
    if unit is None and (folded[r.end() : r.end() + 1] in ("/", "-") or _is_day(folded, q, of[0])):
        return None
    year = YEAR.fullmatch(r[1]) is not None
    if year and (unit is None or q.value <= 12):
        return None
    return with_unit(text, replace(q, of=of[0], span=Span(q.span.start, r.end())), unit)


def _is_day(folded: str, q: Quantity, month: float) -> bool:
    """Tell `đến 15/10 hoàn thành …`, which is a day."""
    return (
        q.value <= 31
        and month <= 12
        and _DUE.search(folded, max(0, q.number.start - 8), q.number.start) is not None
    )


def _range(
    text: str, folded: str, span: Span, q: Quantity, first: Unit | None, m: re.Match[str]
) -> Quantity | None:
    """`5 - 7%`, `từ 5% đến 7%`; a second number that cannot be the top leaves the first alone."""
    group = 1 if m[1] is not None else 2
    top = read_number(m[group])
    second = match_unit(folded, m.end(), span.end)
    alone = None if first is None else with_unit(text, q, first)
    if top is None or (first is None and second is None and YEAR.fullmatch(m[group])):
        return alone
    if first is not None and not (first.kind in SURE if second is None else first.kind == second.kind):
        return alone
    unit = second or first
    if top[0] <= q.value:
        if unit is None or "-" in m[0] or "–" in m[0]:
            return alone
        # `giảm từ 5% đến 3%`: the second is where it ends
        old = Span(q.number.start, first.span.end if first else q.number.end)
        made = replace(q, value=top[0], number=Span(m.start(group), m.end(group)), baseline=old)
        return with_unit(text, replace(made, span=Span(q.span.start, m.end())), unit)
    q = replace(q, value_max=top[0], comparator="range", span=Span(q.span.start, m.end(group)))
    q = with_unit(text, q, unit)
    return replace(q, span=Span(q.span.start, max(q.span.end, m.end(group))))


def _changed(
    text: str, folded: str, span: Span, q: Quantity, first: Unit | None, m: re.Match[str]
) -> Quantity | None:
    """`tăng từ 45% lên 60%`: the value is the new one."""
    new = read_number(m[1])
    unit = match_unit(folded, m.end(), span.end) or first
    if new is None or unit is None:
        return None
    old = Span(q.number.start, first.span.end if first else q.number.end)
    made = replace(
        q, value=new[0], number=Span(m.start(1), m.end(1)), baseline=old, span=Span(q.span.start, m.end(1))
    )
    made = with_unit(text, made, unit)
    return replace(made, span=Span(made.span.start, max(made.span.end, m.end(1))))
