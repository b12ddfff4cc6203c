"""Put right labels that a recogniser misread: a numbering that goes on tells what stood between.

Parts by letters come first, then those by Roman numerals, the numbers inside them, the points
inside these; what is a label of an outer list ends the inner one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from vndocparse.core.analysis import Zone
from vndocparse.segment.label_chains import Head, gap_of_points, likeliest
from vndocparse.segment.label_glyphs import (
    Signs,
    heads_part,
    is_heading,
    letters,
    numbers,
    points,
    roman_signs,
    romans,
    signs,
)
from vndocparse.segment.label_parted import mend_parted
from vndocparse.segment.labels import Family, Label, to_roman
from vndocparse.segment.paragraphs import Para
from vndocparse.text.letters import POINT_LETTERS

_ABOVE_LETTERS = frozenset({Family.PART, Family.CHAPTER, Family.SECTION})
_ABOVE_ROMAN = _ABOVE_LETTERS | {Family.LETTER, Family.ARTICLE}
_ABOVE_NUMBERS = _ABOVE_ROMAN | {Family.ROMAN}
_SURE = 3.0  # of an exact label
_LONE = 0.9  # of one stroke before a sentence, which may be a one
_OPEN = 1.3  # of signs that are nothing else
_OTHER = 2.2  # a number taken for any other
_CLOSED = ")}]>"

_Reader = Callable[[Para], tuple[Head, Signs | None]]


def mend_labels(paras: Sequence[Para]) -> None:
    """Give paragraphs in place the labels that their numbering asks for."""
    lists = [p for p in paras if p.zone in (Zone.BODY, Zone.APPENDIX) and not p.empty and not p.row]
    _mend(lists, _letter, Family.LETTER)
    capitals = _in_capitals(lists)
    passed = _mend(lists, lambda p: _roman(p, most_capitals=capitals), Family.ROMAN)
    lettered = sum(p.label is not None and p.label.family is Family.LETTER for p in lists) > 1
    dotted = _counts_with(lists, ".-–/")
    _mend(lists, lambda p: _number(p, loose=id(p) in passed, dotted=dotted, lettered=lettered), Family.NUMBER)
    mend_parted(lists)
    closed = frozenset(_closed_numbers(lists))
    _mend(lists, lambda p: _point(p, dotted=dotted, closed_numbers=closed), Family.POINT)


def _mend(paras: Sequence[Para], read: _Reader, family: Family) -> set[int]:
    """Mend the labels of one family; return what was passed over though it has a label of it."""
    passed: set[int] = set()
    found = [(p, *read(p)) for p in paras]
    held = [(p, head, at) for p, head, at in found if head.wall or head.readings]
    gap = gap_of_points if family is Family.POINT else None
    values = likeliest([head for _, head, _ in held], gap)
    for (p, head, at), value in zip(held, values, strict=True):
        if value and at is not None and head.readings.get(value, 0.0) > 0.0:
            p.label = _label(p, at, family, value)
        elif not value and not head.wall and p.label is not None and p.label.family is family:
            passed.add(id(p))
    return passed


def _label(p: Para, at: Signs, family: Family, value: int) -> Label:
    shown = at.shown if _is_behind_d(family, at, value) else _shown(family, value)
    same = p.label is not None and p.label.family is family and len(p.label.numbers) == 1
    if same and p.label is not None:
        return replace(p.label, text=shown, numbers=(value,))
    return Label(family, shown, (value,), at.span, at.content, at.mark[:1])


def _is_behind_d(family: Family, at: Signs, value: int) -> bool:
    """Tell `Đ`, and the letters behind it, which count one more there, from misread ones."""
    return family is Family.LETTER and (value > _LAST_PLAIN or (at.shown in "ĐÐ" and value == _LAST_PLAIN))


_LAST_PLAIN = 5  # `E` where no `Đ` stands before it


def _shown(family: Family, value: int) -> str:
    if family is Family.ROMAN:
        return to_roman(value)
    row = {Family.LETTER: "ABCDE", Family.POINT: POINT_LETTERS}.get(family)
    return row[value - 1] if row else str(value)


def _wall() -> tuple[Head, None]:
    return Head({}, wall=True), None


def _none() -> tuple[Head, None]:
    return Head({}), None


def _letter(p: Para) -> tuple[Head, Signs | None]:
    if p.label is not None and p.label.family in _ABOVE_LETTERS:
        return _wall()
    at = signs(p)
    if at is None or len(at.shown) > 1 or at.mark[:1] not in ".-–/" or not heads_part(p, at):
        return _none()
    own = p.label is not None
    exact = p.label is not None and p.label.family is Family.LETTER
    return Head(letters(at.shown), _SURE if exact and at.shown in "ABCDE" else 0.5 if own else _OPEN), at


def _roman(p: Para, *, most_capitals: bool) -> tuple[Head, Signs | None]:
    label = p.label
    if label is not None and label.family in _ABOVE_ROMAN and label.text != "H":
        return _wall()
    at = roman_signs(p)
    if at is None or at.shown == "l":
        return _none()  # `I.` or `1.`: what follows tells, when the tree is built
    capitals = heads_part(p, at)
    if not at.mark and not capitals:
        return _none()
    readings = romans(at.shown)
    if label is not None and label.family is Family.ROMAN:
        readings = {v: c + 0.4 for v, c in readings.items() if c} | {label.value: 0.2 * label.doubtful}
        lone = (
            label.value == 1 and not capitals and (label.doubtful or most_capitals or not is_heading(p, at))
        )
        number = not capitals and set(at.shown) - set("IVX")  # `I1,`, `ll.` may be eleven
        return Head(readings, _LONE if lone or number else _SURE), at
    if not capitals and (not is_heading(p, at) or not at.mark or at.mark == ","):
        return _none()
    lower = 0.0 if capitals else 0.6
    passed = _OPEN if label is None else 0.8 if capitals and label.family is not Family.NUMBER else 0.0
    return Head({v: c + lower for v, c in readings.items()}, passed), at


def _number(p: Para, *, loose: bool, dotted: bool, lettered: bool) -> tuple[Head, Signs | None]:
    label = p.label
    at = signs(p)
    if loose and at is not None:
        return Head(numbers(at.shown), 0.0), at
    if label is not None and label.family in _ABOVE_NUMBERS:
        small = label.family is Family.LETTER and at is not None and not heads_part(p, at)
        return (
            (Head(numbers(at.shown), 0.0 if lettered else 1.1), at) if small and at is not None else _wall()
        )
    if label is not None and label.family is Family.NUMBER:
        if len(label.numbers) > 1 or label.value > 99 or (dotted and label.mark[:1] == ")"):
            return _none()
        place = at or Signs(label.text, label.mark, label.span, label.content)
        if label.doubtful and not (at is not None and at.shown.isdigit()):
            return (Head(numbers(place.shown) or {label.value: 0.5}, 0.9), place)
        others = dict.fromkeys(range(1, 31), _OTHER) if not label.doubtful else {}
        return Head(others | {label.value: 0.5 if label.doubtful else 0.0}, 2.0), place
    if at is None or at.mark[:1] not in ".-–)/" or (label is not None and label.family is not Family.POINT):
        return _none()
    if at.shown == "l":
        return _none()  # as above
    readings = numbers(at.shown)
    if at.shown == "?":
        readings = dict.fromkeys(range(1, 31), 1.2)
    if label is not None and at.mark[:1] == ")":
        return _none()  # `l)`, `b)`: a point
    return Head(readings, 0.5 if label is not None else _OPEN), at


def _point(p: Para, *, dotted: bool, closed_numbers: frozenset[int]) -> tuple[Head, Signs | None]:
    label = p.label
    at = signs(p)
    if label is not None and label.family is Family.POINT:
        place = at or Signs(label.text, label.mark, label.span, label.content)
        if label.numbers == (0,):
            return Head(dict.fromkeys(range(1, 20), 1.0), _OPEN), place
        readings = points(label.text) | (points(place.shown) if at else {})
        exact = {label.value: 0.3 if label.doubtful else 0.0}
        return Head(readings | exact, 0.9 if label.doubtful and not label.mark else _SURE), place
    if label is not None and label.family in _ABOVE_NUMBERS | {Family.NUMBER}:
        closed = at is not None and at.mark[:1] in _CLOSED
        single = at is not None and len(at.shown) == 1
        number = label.family is Family.NUMBER
        if not (closed and single) or (number and not dotted):
            return _wall()
        return Head(
            points(at.shown) if at else {}, 0.3 if number and label.value in closed_numbers else _OPEN
        ), at
    if label is not None or at is None:
        return _none()
    readings = points(at.shown)
    exact_letter = 0.0 in readings.values()
    if at.mark[:1] in _CLOSED:
        return Head({v: c + (0.3 if not c else 0.0) for v, c in readings.items()}, _OPEN), at
    if exact_letter and at.mark[:1] in "J1;,":
        return Head({v: 0.5 for v, c in readings.items() if not c}, 0.9), at
    return _none()


def _counts_with(paras: Sequence[Para], marks: str) -> bool:
    """Tell whether most numbers have one of these marks."""
    found = [
        p.label.mark[:1]
        for p in paras
        if p.label is not None and p.label.family is Family.NUMBER and len(p.label.numbers) == 1
    ]
    return sum(m in marks and bool(m) for m in found) * 2 >= len(found)


def _closed_numbers(paras: Sequence[Para]) -> set[int]:
    """Return the numbers `1)`, `2)` that stand beside each other: a list of its own, no misread points."""
    found = {
        p.label.value
        for p in paras
        if p.label is not None and p.label.family is Family.NUMBER and p.label.mark[:1] == ")"
    }
    return {v for v in found if v - 1 in found or v + 1 in found}


def _in_capitals(paras: Sequence[Para]) -> bool:
    """Tell whether the names of most Roman parts stand in capitals."""
    found = [
        heads_part(p, at)
        for p in paras
        if p.label is not None and p.label.family is Family.ROMAN and (at := roman_signs(p)) is not None
    ]
    return sum(found) * 2 > len(found)
