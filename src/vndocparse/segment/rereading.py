"""Read a label anew that a recogniser took for one of another numbering, by its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vndocparse.segment.cues import is_capitals
from vndocparse.segment.labels import Family, Label, as_next, as_number, as_one, as_roman
from vndocparse.segment.paragraphs import Para
from vndocparse.text.letters import POINT_LETTERS

_STROKES = {11: 2, 111: 3}  # `11.` and `111.` where strokes were read as ones
_HEADING = 160  # letters of a heading
_DIGITS = {"A": 4, "G": 6, "B": 8}  # capitals that a recogniser makes of digits


# Points that are taken for a later one, by the point before them: `c)` read as `e)`, `d)` as `đ)`.
_TAKEN_FOR = {"e": 2, "đ": 3}


@dataclass(frozen=True, slots=True)
class Ahead:
    """The paragraphs behind one whose labels tell how its own is meant; ``None`` where there is none.

    ``major`` is the next with a Roman or Arabic label, ``part`` the next that goes on with a list of parts:
    a Roman label behind the first, or `2.` with a heading in capitals.
    """

    major: Para | None = None
    part: Para | None = None


def looked_ahead(paras: Sequence[Para]) -> list[Ahead]:
    """Return what stands behind each paragraph."""
    out = [Ahead()] * len(paras)
    major = part = None
    for i in range(len(paras) - 1, -1, -1):
        out[i] = Ahead(major, part)
        p, label = paras[i], paras[i].label
        if label is None:
            continue
        if label.family in (Family.PART, Family.CHAPTER):
            part = None
        if _is_plain_number(label) or label.family is Family.ROMAN or _is_ell(label):
            major = p
        second = label.numbers == (2,) and _is_plain_number(label)
        if (label.family is Family.ROMAN and label.value > 1) or (
            (second or _is_two(label)) and _capital_heading(p, label)
        ):
            part = p
    return out


def reread(p: Para, ahead: Ahead, opened: Mapping[Family, int]) -> Label | None:
    """Return the paragraph's label as its place in the text asks for.

    ``opened`` is the last value of each numbering that is open. ``None`` where the paragraph has no label
    or one whose value is lost and cannot be concluded.
    """
    label = p.label
    if label is None:
        return None
    if label.family in (Family.POINT, Family.PAREN) and not _is_ell(label):
        return _point(label, opened)
    if _is_ell(label):
        return _ell(p, label, ahead, opened)
    if label.family in (Family.ROMAN, Family.LETTER):
        return _capital(p, label, ahead, opened)
    return _number(p, label, ahead, opened) if _is_plain_number(label) else label


def _point(label: Label, opened: Mapping[Family, int]) -> Label | None:
    last = opened.get(label.family, 0)
    if label.numbers == (0,):  # `) Rà soát …`: the letter is lost
        return as_next(label, last + 1) if last else None
    if label.family is Family.POINT and label.text == "d" and last == label.value:
        return as_next(label, last + 1)  # `đ)` whose bar was lost stands behind `d)`
    before = _TAKEN_FOR.get(label.text) if label.family is Family.POINT else None
    return as_next(label, last + 1) if before is not None and last == before else label


def _ell(p: Para, label: Label, ahead: Ahead, opened: Mapping[Family, int]) -> Label:
    if opened.get(Family.POINT) == label.value - 1 and label.text == "l":
        return label  # the point behind `k`
    first = not opened.get(Family.ROMAN, 0) and _opens_upper_list(p, label, ahead.major)
    return as_roman(label, 1) if first else as_one(label)


def _capital(p: Para, label: Label, ahead: Ahead, opened: Mapping[Family, int]) -> Label:
    roman = opened.get(Family.ROMAN, 0)
    after = ahead.major.label if ahead.major is not None else None
    if label.family is Family.ROMAN:
        if label.doubtful and roman < 3 and _only_strokes(label) and _in_capitals(p, label):
            return as_roman(label, roman + 1)  # how many strokes there were, only the order tells
        lone = label.value == 1 and not roman and not _capital_heading(p, label)
        second = after is not None and after.family is Family.NUMBER and after.numbers == (2,)
        return as_one(label) if lone and second else label  # `I.` before `2.`
    digit = _DIGITS.get(label.text)
    if digit and opened.get(Family.NUMBER) == digit - 1 and not _goes_on_in_letters(label, after, opened):
        return as_number(label, digit)
    part = ahead.part.label if ahead.part is not None else None
    before_three = not roman and part is not None and part.family is Family.ROMAN and part.value == 3
    if label.text == "H" and (roman == 1 or before_three) and opened.get(Family.LETTER, 0) != label.value - 1:
        return as_roman(label, 2)
    return label


def _number(p: Para, label: Label, ahead: Ahead, opened: Mapping[Family, int]) -> Label:
    roman, last = opened.get(Family.ROMAN, 0), opened.get(Family.NUMBER, 0)
    after = ahead.major.label if ahead.major is not None else None
    strokes = _STROKES.get(label.value, 0)
    if strokes and roman == strokes - 1 and last < label.value - 2:
        return as_roman(label, strokes)
    capitals = _capital_heading(p, label)
    if strokes and capitals and roman in (strokes - 1, 1) and last != label.value - 1:
        return as_roman(label, strokes)
    if label.numbers == (1,) and Family.ARTICLE not in opened:
        part = _part(label, ahead, roman, capitals=capitals, nested=_heads_another_first(p, label, after))
        return as_roman(label, part) if part else label
    lost = last and label.value != last + 1 and after is not None and _is_plain_number(after)
    if lost and after is not None and after.value == last + 2 and after.mark == label.mark:
        return as_number(label, last + 1)  # `4.`, `9.`, `6.`
    return label


def _part(label: Label, ahead: Ahead, roman: int, *, capitals: bool, nested: bool) -> int:
    """Return which part a heading labelled `1.` is, whose Roman numeral was taken for a one; 0 for none.

    ``roman`` is the last part so far; ``nested``: a list below the heading begins with `1.` again.
    """
    after = ahead.major.label if ahead.major is not None else None
    part = ahead.part.label if ahead.part is not None else None
    value = part.value if part is not None and part.family is Family.ROMAN else 0
    value = 2 if part is not None and _is_two(part) else value
    # `1- Tán thành …`, `1. Về kết quả`, before `II- …`: a list with another mark begins below a sentence
    begun = after is not None and ((after.numbers == (1,) and after.mark != label.mark) or _is_ell(after))
    inner = begun and value in (2, 3)
    if inner and not roman:
        return 1
    if not capitals and not nested:
        return 0
    if roman:
        return roman + 1 if value == roman + 2 or (nested and not value) else 0
    first = nested or (after is not None and after.family is Family.ROMAN and after.value == 2)
    # a list of its own with another mark below it: `1- ĐÁNH GIÁ CHUNG`, `1. Năm qua …`, before `II- …`
    other = after is not None and after.numbers == (1,) and (value == 2 or (value == 3 and capitals))
    return 1 if first or other else 0


def _heads_another_first(p: Para, label: Label, after: Label | None) -> bool:
    """Tell whether a heading `1. Về sự cần thiết` stands above a list that begins with `1.` again."""
    return (
        after is not None
        and after.numbers == (1,)
        and after.mark == label.mark
        and p.last.isalnum()
        and len(p.text) < _HEADING
    )


def _goes_on_in_letters(label: Label, after: Label | None, opened: Mapping[Family, int]) -> bool:
    """Tell whether a capital is what it seems: it continues letters, or a list inside it begins anew."""
    if Family.LETTER in opened:
        return opened[Family.LETTER] == label.value - 1
    return after is not None and (after.family is Family.ROMAN or after.numbers == (1,))


def _only_strokes(label: Label) -> bool:
    """Tell whether a Roman label has strokes only: `II`, `III`."""
    return set(label.text) == {"I"}


def _in_capitals(p: Para, label: Label) -> bool:
    """Tell whether the words behind the label begin in capitals."""
    words = p.text[label.content - p.paragraph.span.start :].split()[:3]
    return len(words) > 1 and all(w.isupper() for w in words)


def _is_ell(label: Label) -> bool:
    """Tell whether the label is a lone `l` that may be a one."""
    return (
        label.family is Family.POINT
        and label.numbers == (POINT_LETTERS.index("l") + 1,)
        and label.mark != ")"
    )


def _is_two(label: Label) -> bool:
    """Tell whether the label is an `H` that may be a `II`."""
    return label.family is Family.LETTER and label.text == "H"


def _is_plain_number(label: Label) -> bool:
    return label.family is Family.NUMBER and len(label.numbers) == 1


def _opens_upper_list(p: Para, label: Label, following: Para | None) -> bool:
    """Tell whether a list of its own, or the second of a Roman one, follows the label `l.`."""
    after = following.label if following is not None else None
    if after is None:
        return _capital_heading(p, label)
    if after.family is Family.ROMAN:
        return after.value == 2
    if after.numbers == (2,):
        return _capital_heading(p, label)
    return after.numbers == (1,) or _is_ell(after)


def _capital_heading(p: Para, label: Label) -> bool:
    return is_capitals(p.text[label.content - p.paragraph.span.start :])
