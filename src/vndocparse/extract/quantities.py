"""Find measured quantities in running text: numbers with comparator, range, ratio and unit."""

import re
from dataclasses import dataclass, replace
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.quantities_damaged import damaged_unit
from vndocparse.extract.quantities_marks import (
    Sign,
    cue_pattern,
    not_quantities,
    sign_after,
    sign_before,
    stands_for_name,
)
from vndocparse.extract.quantities_ranks import WORDED, Place, is_rank, worded_places
from vndocparse.extract.quantities_units import Unit, match_noun, match_unit, rated_end
from vndocparse.extract.quantities_verbs import does
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER
from vndocparse.text.patterns import one_of

_NUMBER = r"\d+(?:[.,]\d+)*"
_WHOLE = re.compile(_NUMBER)
_SPELLED = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBERS = re.compile(
    r"\d(?<![\d.,].)\d*(?:[.,]\d+)*"
    rf"|{one_of([*_SPELLED, 'không còn'], gap=chr(92) + 's+', before=chr(92) + 'w')}(?!\w)"
)
_RATIO = re.compile(rf"\s?/\s?({_NUMBER})")
# `17 trong tổng số 24 chỉ tiêu`, `12 trên tổng số 15 xã`, `12 xã trong tổng số 15 xã`
_OF_ALL = re.compile(rf"\s(?:trong|trên)\s(?:tổng\s)?số\s({_NUMBER})(?![\w/%])")
_OF_SAME = re.compile(rf"(?:\s?/\s?|\s(?:trong|trên)\s(?:tổng\s)?số\s)({_NUMBER})(?=\s)")
# what may stand between the two numbers of a range; a unit may precede it
_TO = re.compile(
    rf"\s*(?:[-‐‑–—]|(?:cho )?(?:đến|tới)(?:\s+(?:dưới|hết))?)\s*({_NUMBER})(?![\w/])"
    rf"|\s*[-‐‑–—]\s*({_NUMBER})(?=[{LOWER}%])"
)
# a year or a bracket between the old value and the joint of a change: 45% (năm 2020) lên 60%
_ASIDE = r"(?:\s*\([^()]{1,40}\)|(?:\s+(?:vào|trong|của|cuối|đầu|hiện nay))*\s+năm\s+\d{4}|\s+hiện nay)?"
_CHANGE = re.compile(
    rf"{_ASIDE}\s*(?:(?:tăng|nâng|giảm|mở rộng|hạ)\s)?"
    r"(?:lên (?:đến|tới|thành|mức|trên)|lên|xuống (?:còn|dưới|mức)|xuống|còn|thành)"
    rf"\s+(?:(?:khoảng|trên|dưới|hơn|gần|mức|đạt|còn)\s+){{0,2}}({_NUMBER})"
)
_CHANGE_BY_YEARS = re.compile(
    rf"\s*(?:\([^()]{{1,40}}\d{{4}}\)|(?:\s(?:vào|trong|của))?\s+năm\s+\d{{4}})\s*(?:đến|tới)\s+({_NUMBER})"
)
_FROM = re.compile(r"(?<!\w)từ\s*(?:mức\s*)?$")
_DUE = re.compile(r"(?<!\w)(?:đến|trước|từ|sau|ngày|hết|tới)\s+$")
_YEAR = re.compile(r"(?:19|20)\d\d")
HAS_DONE = re.compile(r"(?<!\w)(?:đã|vừa)\s+(?:[^\W\d_]+\s+){1,3}$|(?<!\w)được\s+$")
SURE = frozenset({"percent", "money", "physical", "score"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it; spans are of the document's text.

    ``span`` runs from the comparator to the end of the unit (and of `trở lên`),
    ``number`` covers only the digits of ``value``. ``unit`` is as printed. ``kind`` is
    the unit's (``percent``, ``money``, ``physical``, ``score``, ``times``, ``count``,
    ``listing``, ``scale``, ``time``, ``age``), ``none`` (`không còn …`), ``rank`` or
    ``bare``. ``baseline`` is the old value of a change. ``explicit``: a comparator is printed.
    ``doubtful``: the typing of the number allows another reading.
    """

    span: Span
    number: Span
    value: float
    comparator: str = "="
    value_max: float | None = None
    of: float | None = None
    unit: str | None = None
    unit_span: Span | None = None
    kind: str = "bare"
    rate: bool = False
    baseline: Span | None = None
    explicit: bool = False
    doubtful: bool = False


def read_number(printed: str) -> tuple[float, bool] | None:
    """Return the value and whether the typing is doubtful; ``None`` for what is no number.

    A dot before three digits parts thousands, a comma decimals; English typing is
    understood where it cannot mean anything else.

    >>> read_number("1.500"), read_number("8,0"), read_number("8.55"), read_number("28.07.2026")
    ((1500.0, False), (8.0, False), (8.55, True), None)
    """
    if _WHOLE.fullmatch(printed) is None or len(printed) > 24:
        return None
    if printed.isdecimal():
        return (float(printed), False) if len(printed) <= 15 else None
    dots, commas = printed.count("."), printed.count(",")
    groups = re.split(r"[.,]", printed)
    thousands = len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])
    if dots and commas:
        last = max(printed.rfind("."), printed.rfind(","))
        if printed.count(printed[last]) > 1:
            return None
        whole = re.sub(r"[.,]", "", printed[:last])
        return float(f"{whole}.{printed[last + 1 :]}"), printed[last] == "."
    if dots:
        if thousands:
            return float(printed.replace(".", "")), False
        return (float(printed), True) if dots == 1 else None
    if commas == 1:
        return float(printed.replace(",", ".")), thousands
    return (float(printed.replace(",", "")), True) if thousands else None


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
    words = r"\s+(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
    tails = {**dict.fromkeys(made, words), **dict.fromkeys([*bounds, "không còn"], "")}
    listed = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:chỉ\s+tiêu|mục\s+tiêu|tiêu\s+chí)"
    return re.compile(
        rf"\d|{WORDED}|(?<!\w){listed}|{one_of(sorted(tails), before=chr(92) + 'w', tails=tails)}"
    )


def find_quantities(text: str, folded: str, span: Span) -> list[Quantity]:
    """Return the quantities inside ``span``, in text order, never overlapping.

    ``folded`` is ``text.fold.fold(text)``. Dates, years, document numbers, ordinals, codes,
    telephone numbers and numbered names are left out; what remains is not yet
    judged to be a target (spans of time and counts of lists are in, with their ``kind``).
    """
    out: list[Quantity] = []
    places = [_placed(text, p) for p in worded_places(text, folded, span)]
    numbers = list(_NUMBERS.finditer(folded, span.start, span.end))
    barred = not_quantities(text, folded, span) if any(m[0][0].isdecimal() for m in numbers) else []
    done, at, told = span.start, 0, 0
    for m in numbers:
        while at < len(barred) and barred[at].end <= m.start():
            at += 1
        while told < len(places) and places[told].span.end <= m.start():
            told += 1
        if told < len(places) and places[told].span.start <= m.start():
            continue  # `đứng thứ tư trong 34 tỉnh`
        if m.start() < done or (at < len(barred) and barred[at].start <= m.start()):
            continue
        q = _read(text, folded, span, m, done, listed=bool(out) and _is_listed(folded, out[-1], m.start()))
        if q is not None:
            out.append(q)
            done = q.span.end
    return sorted([*out, *places], key=lambda q: q.span.start) if places else out


def _placed(text: str, p: Place) -> Quantity:
    """Return a place in an order told in words as a quantity."""
    unit = p.unit.of(text) if p.unit is not None else None
    of = float(p.of) if p.of is not None else None
    return Quantity(p.span, p.number, float(p.value), of=of, unit=unit, unit_span=p.unit, kind="rank")


_BEFORE_NEXT = re.compile(r"(?:\s[^\W\d_]+){0,6}(?:,|\svà|,\svà)\s")


def _is_listed(folded: str, before: Quantity, start: int) -> bool:
    """Tell whether a number is the next of a row of things: `45 nhà tình nghĩa, 120 mái ấm công đoàn`."""
    if before.kind not in ("count", "physical") or before.rate or before.of is not None:
        return False
    return _BEFORE_NEXT.fullmatch(folded, before.span.end, max(start, before.span.end)) is not None


def _read(
    text: str, folded: str, span: Span, m: re.Match[str], done: int, *, listed: bool = False
) -> Quantity | None:
    if m[0].startswith("không"):
        return _none(text, folded, span, m)
    if not m[0][0].isdecimal():
        return _word(text, folded, span, m, done)
    if folded.endswith("năm ", done, m.start()) and _YEAR.fullmatch(m[0]) is not None:
        return None
    got = read_number(m[0])
    paired = done > span.start and _PAIRED.match(folded, done - 1, m.start()) is not None
    if got is None or not (paired or _clean_left(folded, m.start(), span.start)):
        return None
    number = Span(m.start(), m.end())
    q = Quantity(number, number, got[0], doubtful=got[1])
    before = sign_before(folded, done, m.start())
    rank = is_rank(folded, done, number, span.end)
    extended = _damaged(folded, span, _extend(text, folded, span, q, done))
    ratio = extended is not None and extended.of is not None
    # digits that run into letters are a code: `phủ sóng 5G`
    spaced = extended is not None and text[extended.span.end : extended.span.end + 1] == " "
    if (
        extended is not None
        and extended.unit is None
        and (
            before
            or ratio
            or extended.value_max is not None
            or _counts(folded, done, m.start())
            or (spaced and does(folded, done, m.start()))
            or (listed and spaced and text[extended.span.end + 1 : extended.span.end + 2].islower())
        )
    ):
        name = _quoted_name(folded, extended.span.end, span.end)
        if name is not None:
            end = name.end
            extended = replace(
                extended, span=Span(extended.span.start, end), unit=name.of(text), unit_span=name
            )
            extended = replace(extended, kind="count")
        else:
            extended = _with_unit(text, extended, match_noun(folded, extended.span.end, span.end))
    if extended is None or _is_code_or_share(folded, extended, span.end):
        return None
    q = extended
    if q.kind == "score" and q.unit == "điểm" and _is_place(folded, q, done, span.end):
        q = replace(q, kind="count")
    if rank and q.kind in ("bare", "count", "listing", "score"):
        unit = None if q.kind == "score" else q.unit
        q = replace(q, kind="rank", unit=unit, unit_span=q.unit_span if unit else None)
    elif (
        q.kind not in SURE
        and stands_for_name(folded, done, m.start())
        and not (q.of is not None and q.kind == "count" and q.unit is not None and q.value <= q.of)
        and not (q.unit is not None and _counts_behind(folded, done, m.start(), ratio=q.of is not None))
        and _GRANTED.match(folded, q.number.end, span.end) is None
    ) or (q.kind in ("bare", "count", "listing") and _is_year(folded, number, before, q)):
        return None
    return _close(folded, span, q, before, done)


# `12 vụ/18 đối tượng`: the second count behind the noun of the first
_PAIRED = re.compile(r"[^\W\d_]\s?/\s?$")
_GRANTED = re.compile(r"\s+(?:giấy (?:phép|chứng nhận|khen)|chứng chỉ|thẻ|mã số)(?!\w)")  # `cấp 9 giấy phép`
_PLACES = re.compile(
    r"\s+(?!(?:so|trở|trên|phần|và|là|về|cho|do|đến|tại|ở|trong|mỗi|theo|để)(?!\w))[^\W\d_]+"
)


# also `mỗi lớp 34 học sinh`, `quy mô dân số 450 nghìn người`
_VERB_BEHIND = re.compile(
    r"(?<!\w)(?:(?:nâng|cung|trợ|chu|bổ|giao)\s+cấp|dứt\s+điểm|năm|(?:mỗi|một|từng)\s+[^\W\d_]+"
    r"|(?:dân|tổng|quân|sĩ|nhân)\s+số|(?:quy|sưu|luyện|tuyển)\s+tập)\s+$"
)


def _counts_behind(folded: str, done: int, start: int, *, ratio: bool) -> bool:
    """Tell `nâng cấp 12 tuyến đường`, `đến hết năm 109/148 xã` from numbered names (`cấp 3`, `điểm 5`)."""
    m = _VERB_BEHIND.search(folded[max(done, start - 16) : start])
    return m is not None and (ratio or not m[0].startswith("năm"))


def _is_place(folded: str, q: Quantity, done: int, limit: int) -> bool:
    """Tell points that are places (`xây dựng 02 điểm lưu chứa`) from marks of a score."""
    left = folded[max(done, q.number.start - 32) : q.number.start]
    made = cue_pattern("made", tail=True).search(left) is not None
    return made and _PLACES.match(folded, q.span.end, limit) is not None


def _damaged(folded: str, span: Span, q: Quantity | None) -> Quantity | None:
    """Give a number without a unit the one behind it whose marks were misread, in its right spelling."""
    if q is None or (q.unit is not None and q.kind != "scale" and q.unit not in ("tỷ", "tỉ")):
        return q
    at = q.span.end + (folded.startswith(" ", q.span.end) and q.span.end < span.end)
    at = at if q.unit_span is None else q.unit_span.start  # `75 triệu đông`
    left = folded[max(span.start, q.number.start - 16) : q.number.start]
    read = damaged_unit(left, folded[at : min(span.end, at + 24)], ratio=q.of is not None)
    if read is None:
        return q
    unit = Span(at, rated_end(folded, at + read[0], span.end))
    printed = read[1] + folded[at + read[0] : unit.end]
    return replace(q, span=Span(q.span.start, unit.end), unit=printed, unit_span=unit, kind=read[2])


_QUOTED_NAME = re.compile(r"\s?[“\"]((?:[^\W\d_]+\s){1,5}?[^\W\d_]+)[”\"]")


def _quoted_name(folded: str, at: int, end: int) -> Span | None:
    """Return the name in quotation marks that is counted: `02 “Tổ tự quản bến đò”`."""
    m = _QUOTED_NAME.match(folded, at, end)
    return Span(*m.span(1)) if m is not None else None


def _counts(folded: str, limit: int, start: int) -> bool:
    """Tell whether a verb that makes or counts things stands right before the number."""
    left = folded[max(limit, start - 32) : start]
    told = any(cue_pattern(c, tail=True).search(left) is not None for c in ("done", "made"))
    return told or HAS_DONE.search(left) is not None or _HAS_SOME.search(left) is not None


_HAS_SOME = re.compile(r"(?<!\w)(?:có|còn|thêm|xong|được)\s+$")


def _clean_left(folded: str, start: int, limit: int) -> bool:
    """Refuse digits inside a code (`5G`, `COVID-19`, `Km2+571`); forgive a lost space behind a known word."""
    if start <= limit:
        return True
    c = folded[start - 1]
    if c in "/+_#@:.,":
        return c == ":" and not (start - 1 > limit and folded[start - 2].isdecimal())
    if c in "-‐‑–—":
        return (start - 1 > limit and folded[start - 2] == " ") or start - 1 <= limit
    if not c.isalpha():
        return True
    i = start - 1
    while i > limit and start - i < 8 and folded[i - 1].isalpha():
        i -= 1
    return folded[i:start] in _lost_space()


@cache
def _lost_space() -> frozenset[str]:
    return frozenset(fold(f) for f in load("target_cues").by_id["lost-space"].forms)


def _extend(text: str, folded: str, span: Span, q: Quantity, done: int) -> Quantity | None:
    """Read the right side: ratio, range, change or just a unit."""
    end = q.number.end
    first = match_unit(folded, end, span.end)
    behind = first.span.end if first and first.kind == "percent" else end
    if (r := _RATIO.match(folded, behind, span.end)) is not None:
        return _ratio(text, folded, span, q, r)
    if (r := _OF_ALL.match(folded, behind, span.end)) is not None and read_number(r[1]) is not None:
        return _ratio(text, folded, span, q, r)
    if first is not None and (r := _OF_SAME.match(folded, first.span.end, span.end)) is not None:
        printed = folded[first.span.start : first.span.end]
        if folded.startswith(printed, r.end() + 1) and folded[r.end()] == " ":
            return _ratio(text, folded, span, q, r)  # `1.230 chiếc/1.250 chiếc`
    unit_end = first.span.end if first else end
    left = folded[max(done, q.number.start - 12) : q.number.start]
    if _FROM.search(left) is not None:
        m = _CHANGE.match(folded, unit_end, span.end) or _CHANGE_BY_YEARS.match(folded, unit_end, span.end)
        if m is not None and (changed := _changed(text, folded, span, q, first, m)) is not None:
            return changed
    if (m := _TO.match(folded, unit_end, span.end)) is not None:
        return _range(text, folded, span, q, first, m)
    return _with_unit(text, q, first)


def _with_unit(text: str, q: Quantity, unit: Unit | None) -> Quantity:
    if unit is None:
        return q
    head = unit.head(unit.span.of(text))
    return replace(
        q,
        span=Span(q.span.start, unit.span.end),
        unit=head.of(text),
        unit_span=head,
        kind=unit.kind,
        rate=unit.rate,
    )


def _ratio(text: str, folded: str, span: Span, q: Quantity, r: re.Match[str]) -> Quantity | None:
    """`08/10 mục tiêu`, `24/34 địa phương`, `83,2%/50%`; without a unit it may be a date and is `bare`."""
    of = read_number(r[1])
    if of is None:
        return None
    unit = match_unit(folded, r.end(), span.end)
    if (unit is not None and unit.kind in ("time", "age")) or (
        unit is None and folded[r.end() : r.end() + 1] in ("/", "-")
    ):
        return None
    if (
        unit is None
        and q.value <= 31
        and of[0] <= 12
        and _DUE.search(folded, max(0, q.number.start - 8), q.number.start)
    ):
        return None  # `đến 15/10 hoàn thành …` is a day
    year = _YEAR.fullmatch(r[1]) is not None
    if year and (unit is None or q.value <= 12):
        return None
    q = replace(q, of=of[0], span=Span(q.span.start, r.end()))
    return _with_unit(text, q, unit)


def _range(
    text: str, folded: str, span: Span, q: Quantity, first: Unit | None, m: re.Match[str]
) -> Quantity | None:
    group = 1 if m[1] is not None else 2
    top = read_number(m[group])
    second = match_unit(folded, m.end(), span.end)
    if top is None or (first is None and second is None and _YEAR.fullmatch(m[group])):
        return None if first is None else _with_unit(text, q, first)
    if first is not None and second is not None and first.kind != second.kind:
        return _with_unit(text, q, first)
    if first is not None and second is None and first.kind not in SURE:
        return _with_unit(text, q, first)
    unit = second or first
    if top[0] <= q.value:
        if unit is None or "-" in m[0] or "–" in m[0]:
            return None if first is None else _with_unit(text, q, first)
        # `giảm từ 5% đến 3%`: the second is where it ends
        old = Span(q.number.start, first.span.end if first else q.number.end)
        made = replace(q, value=top[0], number=Span(m.start(group), m.end(group)), baseline=old)
        return _with_unit(text, replace(made, span=Span(q.span.start, m.end())), unit)
    q = replace(q, value_max=top[0], comparator="range", span=Span(q.span.start, m.end(group)))
    q = _with_unit(text, q, unit)
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
    made = _with_unit(text, made, unit)
    return replace(made, span=Span(made.span.start, max(made.span.end, m.end(1))))


# trên 10.000 dân, /1.000 trẻ: the base of a rate, not a measure
_POWER = re.compile(r"10{0,2}\.?000(?:\.000)?|100(?=\s(?:người\s)?dân)")
_OF_PEOPLE = re.compile(r"(?:người )?dân|trẻ|lao động|hộ")


def _is_code_or_share(folded: str, q: Quantity, limit: int) -> bool:
    """Tell whether digits are a code (`5G`) or the base of a rate (`trên 10.000 dân`)."""
    if q.kind == "bare":
        return q.span.end < limit and folded[q.span.end].isalpha()
    if (
        q.kind not in ("count", "physical")
        or q.value_max is not None
        or q.of is not None
        or q.unit_span is None
    ):
        return False
    if _is_base_of(folded, q, limit):
        return True
    left = folded[max(0, q.number.start - 5) : q.number.start].rstrip()
    based = left.endswith(("trên", "/"))
    shares = _OF_PEOPLE.match(folded, q.unit_span.start) is not None
    return based and shares and _POWER.fullmatch(folded, q.number.start, q.number.end) is not None


# `giá trị thu được trên 1 ha đất trồng trọt đạt 110 triệu đồng`
_ON_ONE = re.compile(r"(?<!dài )(?<!rộng )(?<!cao )(?<!sâu )(?<!đạt )(?<!\w)(?:trên|trên mỗi|mỗi)\s+$")
_THEN_VALUE = re.compile(r"[^;.\d]{0,60}?\s(?:đạt|bằng|là|từ|khoảng|còn|tăng|trên)\s[^;.]{0,20}\d")


def _is_base_of(folded: str, q: Quantity, limit: int) -> bool:
    """Tell whether a single unit is what the value behind it is reckoned on."""
    if q.value != 1 or _ON_ONE.search(folded[max(0, q.number.start - 12) : q.number.start]) is None:
        return False
    return _THEN_VALUE.match(folded, q.span.end, limit) is not None


def _is_year(folded: str, number: Span, before: Sign | None, q: Quantity) -> bool:
    if _YEAR.fullmatch(folded, number.start, number.end) is None or q.of is not None:
        return False
    return q.kind == "bare" or (before is None and q.rate is False)


def _close(folded: str, span: Span, q: Quantity, before: Sign | None, done: int) -> Quantity | None:
    """Settle the comparator and let the span take it in."""
    start, end = q.span.start, q.span.end
    if q.baseline is not None:
        inner = sign_before(folded, q.baseline.end, q.number.start)
        before = inner or before
    share = q.kind == "percent" and _SHARE.search(folded, max(done, start - 90), start) is not None
    if before is None and (share or q.kind in ("money", "physical", "count")) and q.value_max is None:
        before = _passing(folded, done, start, end, span.end)
    after = sign_after(folded, end, span.end)
    sign = before.sign if before else q.comparator
    explicit = before is not None
    if before is not None and before.span.start < start:
        start = before.span.start
    if after is not None:
        sign, end, explicit = after.sign, after.span.end, True
    if q.value_max is not None:
        sign = "range"
    return replace(q, span=Span(start, max(end, q.span.end)), comparator=sign, explicit=explicit)


def _none(text: str, folded: str, span: Span, m: re.Match[str]) -> Quantity | None:
    """`không còn nhà tạm`: none of what is counted is left."""
    unit = match_unit(folded, m.end(), span.end)
    if unit is None or unit.kind != "count":
        return None
    number = Span(m.start(), m.end())
    return replace(_with_unit(text, Quantity(number, number, 0.0), unit), kind="none")


_PASSING = re.compile(r"(?<!\w)vượt(?:\s+(?:qua|mốc|mức|ngưỡng|con số)){0,2}\s+$")
_SHARE = re.compile(r"(?<!\w)t[ỷỉ]\s(?:lệ|trọng)(?!\w)")
_BY_HOW_MUCH = re.compile(r"\s+(?:so với|(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w))")


def _passing(folded: str, limit: int, start: int, end: int, stop: int) -> Sign | None:
    """`kim ngạch vượt 450 triệu USD` is more than that; `vượt 20 tỷ đồng so với dự toán` is a difference."""
    left = max(limit, start - 24)
    m = _PASSING.search(folded[left:start])
    if m is None or _BY_HOW_MUCH.match(folded, end, stop) is not None:
        return None
    return Sign(Span(left + m.start(), left + m.end() - 1), ">")


# `hai chỉ tiêu không đạt`: how many are met; `năm` counts only where no year can be meant
_CRITERIA_IN_WORDS = re.compile(
    r"\s+(?:chỉ tiêu|mục tiêu|tiêu chí)\s+(?:[^\W\d_]+\s+){0,3}?(?:đạt|vượt|hoàn thành)(?!\w)"
)
_COUNT_OPENS = re.compile(r"(?:^\W*|(?<!\w)(?:có|còn|và)\s+|[,;:]\s+)$")


def _word(text: str, folded: str, span: Span, m: re.Match[str], done: int) -> Quantity | None:
    """`ít nhất một sản phẩm`, `hình thành ba vùng sản xuất`: a number word counts only behind a printed
    bound or a verb that makes things, and before a counted noun.
    """
    entry = load("numerals").by_form.get(m[0])
    if entry is None:
        return None
    before = sign_before(folded, done, m.start())
    bound = before is not None and before.sign in (">=", "<=")
    made = entry["value"] > 1 and cue_pattern("made", tail=True).search(
        folded[max(done, m.start() - 32) : m.start()]
    )
    criteria = _CRITERIA_IN_WORDS.match(folded, m.end(), span.end) is not None and (
        m[0] != "năm" or _COUNT_OPENS.search(folded[max(span.start, m.start() - 12) : m.start()]) is not None
    )
    if not bound and not made and not criteria:
        return None
    number = Span(m.start(), m.end())
    unit = match_unit(folded, m.end(), span.end)
    unit = match_noun(folded, m.end(), span.end) if unit is None and bound else unit
    if unit is not None and criteria:
        return _with_unit(text, Quantity(number, number, float(entry["value"])), unit)
    if unit is None or not (unit.kind == "count" or (bound and unit.kind == "times")):
        return None
    q = _with_unit(text, Quantity(number, number, float(entry["value"])), unit)
    return _close(folded, span, q, before, done)
