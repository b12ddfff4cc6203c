"""Repair labels whose numerals a recogniser damaged, by the sequence they stand in."""

from vndocparse.segment.labels import Family, to_roman
from vndocparse.segment.parts import Tree


def repair_sequences(tree: Tree) -> None:
    """Correct Roman labels in place that lost strokes.

    ``I, I, II, IV`` becomes ``I, II, III, IV``: each label has lost strokes only, and
    the last stands where it should. Where no later label proves it, a label that does not
    rise above the one before it (``I, I``) is its successor, unless a new list begins.
    """
    groups: dict[int | None, list[int]] = {}
    for part in tree.parts:
        if part.family is Family.ROMAN:
            groups.setdefault(part.parent, []).append(part.index)
    for members in groups.values():
        values = [tree.parts[i].numbers[-1] for i in members]
        for index, value in zip(members, repaired(values), strict=True):
            part = tree.parts[index]
            if value != part.numbers[-1]:
                part.numbers, part.shown = (value,), to_roman(value)


def repaired(values: list[int]) -> list[int]:
    """Return the sequence with lost strokes put back where it is proved.

    >>> repaired([1, 1, 2, 4]), repaired([1, 2, 1, 2]), repaired([1, 3])
    ([1, 2, 3, 4], [1, 2, 1, 2], [1, 3])
    >>> repaired([1, 1]), repaired([1, 1, 2]), repaired([1, 2, 2])
    ([1, 2], [1, 2, 3], [1, 2, 3])
    >>> repaired([2, 2, 4])  # the first was not read at all
    [2, 3, 4]
    """
    if values and values[0] in (2, 3):
        return repaired([*range(1, values[0]), *values])[values[0] - 1 :]
    out = list(values)
    proved = 0  # everything before this position is settled
    for i, value in enumerate(values):
        if value == i + 1 and i >= proved and value <= 39:
            if all(values[j] == j + 1 or _lost_strokes(values[j], j + 1) for j in range(proved, i)):
                out[proved:i] = range(proved + 1, i + 1)
            proved = i + 1
    for i in range(max(1, proved), len(out)):
        before = out[i - 1]
        begins_anew = values[i] == 1 and values[i - 1] > 1 and values[i + 1 : i + 2] == [2]
        if out[i] <= before and not begins_anew and _lost_strokes(out[i], before + 1):
            out[i] = before + 1
    return out


def _lost_strokes(read: int, true: int) -> bool:
    if not (0 < read < true <= 39):
        return False
    wanted = iter(to_roman(true))
    return all(c in wanted for c in to_roman(read))
