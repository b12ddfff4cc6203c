"""Read a label anew that a recogniser took for one of another numbering, by its neighbours."""

from collections.abc import Mapping, Sequence

from vndocparse.segment.cues import is_capitals
from vndocparse.segment.labels import Family, Label, as_number, as_one, as_point, as_roman
from vndocparse.segment.paragraphs import Para
from vndocparse.text.alphabet import POINT_LETTERS

_STROKES = {11: 2, 111: 3}  # `11.` and `111.` where strokes were read as ones
_HEADING = 160  # letters of a heading
_DIGITS = {"A": 4, "G": 6, "B": 8}  # capitals that a recogniser makes of digits


# Points that are taken for a later one, by the point before them: `c)` read as `e)`, `d)` as `đ)`.
_TAKEN_FOR = {"e": 2, "đ": 3}


def next_major(paras: Sequence[Para]) -> list[int]:
    """Return for each paragraph the index of the next with a Roman or Arabic label, -1 for none."""
    out = [-1] * len(paras)
    latest = -1
    for i in range(len(paras) - 1, -1, -1):
        out[i] = latest
        label = paras[i].label
        if label is not None and (_is_plain_number(label) or label.family is Family.ROMAN or _is_ell(label)):
            latest = i
    return out


def reread(p: Para, following: Para | None, opened: Mapping[Family, int]) -> Label | None:
    """Return the paragraph's label as its place in the text asks for.

    ``following`` is the next paragraph with a Roman or Arabic label, ``opened`` the last
    value of each numbering that is open.
    """
    label = p.label
    if label is None:
        return None
    roman = opened.get(Family.ROMAN, 0)
    if label.family is Family.POINT and label.text == "d" and opened.get(Family.POINT) == label.value:
        return as_point(label, label.value + 1)  # `đ)` whose bar was lost stands behind `d)`
    before = _TAKEN_FOR.get(label.text) if label.family is Family.POINT else None
    if before is not None and opened.get(Family.POINT) == before:
        return as_point(label, before + 1)
    if _is_ell(label):
        if opened.get(Family.POINT) == label.value - 1 and label.text == "l":
            return label  # the point behind `k`
        return as_roman(label, 1) if not roman and _opens_upper_list(p, label, following) else as_one(label)
    if (
        label.doubtful
        and label.family is Family.ROMAN
        and roman < 3
        and _only_strokes(label)
        and _in_capitals(p, label)
    ):
        return as_roman(label, roman + 1)  # how many strokes there were, only the order tells
    digit = _DIGITS.get(label.text) if label.family is Family.LETTER else None
    if digit and opened.get(Family.NUMBER) == digit - 1 and not _goes_on_in_letters(label, following, opened):
        return as_number(label, digit)
    if label.family is Family.LETTER and label.text == "H" and roman == 1:
        return as_roman(label, 2) if opened.get(Family.LETTER, 0) != label.value - 1 else label
    if label.numbers == (1,) and not opened and _heads_another_first(p, label, following):
        return as_roman(label, 1)
    strokes = _STROKES.get(label.value, 0) if _is_plain_number(label) else 0
    if strokes and roman == strokes - 1 and opened.get(Family.NUMBER, 0) < label.value - 2:
        return as_roman(label, strokes)
    if not _is_plain_number(label) or not _capital_heading(p, label):
        one = label.family is Family.ROMAN and label.value == 1 and not _capital_heading(p, label)
        after = following.label if following is not None else None
        if (
            one
            and not roman
            and after is not None
            and after.family is Family.NUMBER
            and after.numbers == (2,)
        ):
            return as_one(label)  # `I.` before `2.`
        return label
    if label.numbers == (1,) and not roman and Family.ARTICLE not in opened:
        after = following.label if following is not None else None
        upper = after is not None and (
            (after.family is Family.ROMAN and after.value == 2)
            or (after.numbers == (1,) and after.mark == label.mark)  # a list inside it begins with 1 again
        )
        return as_roman(label, 1) if upper else label
    value = _STROKES.get(label.value)
    if value is not None and roman in (value - 1, 1) and opened.get(Family.NUMBER) != label.value - 1:
        return as_roman(label, value)
    return label


def _heads_another_first(p: Para, label: Label, following: Para | None) -> bool:
    """Tell whether a heading `1. Về sự cần thiết` stands above a list that begins with `1.` again."""
    after = following.label if following is not None else None
    return (
        _is_plain_number(label)
        and after is not None
        and after.numbers == (1,)
        and after.mark == label.mark
        and p.last.isalnum()
        and len(p.text) < _HEADING
    )


def _goes_on_in_letters(label: Label, following: Para | None, opened: Mapping[Family, int]) -> bool:
    """Tell whether a capital is what it seems: it continues letters, or a list inside it begins anew."""
    if Family.LETTER in opened:
        return opened[Family.LETTER] == label.value - 1
    after = following.label if following is not None else None
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
