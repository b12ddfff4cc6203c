"""Headings in capitals without a label: parts of their own, parts whose label was lost, or mere lines."""

from collections.abc import Callable, Sequence

from vndocparse.segment.cues import is_capitals
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import Family, Label, to_roman
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part, Tree, add_part, rank
from vndocparse.segment.readable import reads_as_heading

_LEVEL_OF_ROMAN = rank(Family.ROMAN, ())


def is_bare_heading(paras: Sequence[Para], i: int) -> bool:
    """Tell whether a paragraph without label is a heading in capitals, followed by text of its own."""
    p = paras[i]
    text = p.text.strip(" *_:")
    if (
        p.empty
        or len(text) > 160
        or len(text.split()) < 2
        or not is_capitals(text)
        or not reads_as_heading(text)
    ):
        return False
    return text[-1] not in ".;," and any(not q.empty for q in paras[i + 1 : i + 3])


def open_bare(tree: Tree, stack: list[Part], at: int) -> None:
    """Open a heading in capitals at paragraph ``at``; what it closes on the stack is remembered."""
    keep = len(stack)
    while keep and not stack[keep - 1].appendix and _level(stack[keep - 1]) >= _LEVEL_OF_ROMAN:
        keep -= 1
    closed = [p.index for p in stack[keep:]]
    del stack[keep:]
    stack.append(add_part(tree, Family.BARE, None, at, stack[-1] if stack else None))
    stack[-1].closed = closed


def _level(part: Part) -> float:
    return rank(part.family, part.numbers)


def end_bare(tree: Tree, stack: list[Part], label: Label, paras: Sequence[Para]) -> None:
    """Close a heading in capitals where the numbering of the parts before it goes on.

    Between `II-` and `IV-` it is the third part itself, whose label was not read. Where the points or
    numbers go on that it cut off, and it names no part's role, it was a line inside the last of them.
    """
    if label.family is Family.ROMAN:
        _end_at_roman(tree, stack, label)
    elif stack and stack[-1].family is Family.BARE and label.value > 1:
        bare = stack[-1]
        goes_on = any(_goes_on(tree.parts[i], label) for i in bare.closed)
        if goes_on and heading_role(paras[bare.first].text, major=True) is None:
            _put_inside(tree, stack, bare)


def _goes_on(part: Part, label: Label) -> bool:
    same = part.family is label.family and len(part.numbers) == len(label.numbers)
    return same and (*part.numbers[:-1], part.numbers[-1] + 1) == label.numbers


def _put_inside(tree: Tree, stack: list[Part], bare: Part) -> None:
    """Make a heading in capitals part of what it closed, and open that again."""
    if bare.parent is not None:
        tree.parts[bare.parent].children.remove(bare.index)
    inner = tree.parts[bare.closed[-1]]
    bare.parent = inner.index
    inner.children.append(bare.index)
    stack[-1:] = [tree.parts[i] for i in bare.closed]
    for part in stack:
        part.last = bare.last


def _end_at_roman(tree: Tree, stack: list[Part], label: Label) -> None:
    for depth, part in enumerate(stack):
        if part.family is not Family.BARE:
            continue
        before = next(
            (
                p
                for p in reversed(tree.parts[: part.index])
                if p.parent == part.parent and p.family is not None and p.family is not Family.BARE
            ),
            None,
        )
        first = before is None and label.value == 2 and part.parent is None
        if first or (
            before is not None and before.family is Family.ROMAN and _rises(before.numbers[0], label.value)
        ):
            last = before.numbers[0] if before is not None else 0
            if label.value == last + 2:
                number_bare(part, last + 1)
            del stack[depth:]
            return


def _rises(before: int, value: int) -> bool:
    """Tell whether a Roman label goes on behind ``before``; a second `II` is a third that lost a stroke."""
    return before < value or before == value > 1


def number_bare(part: Part, value: int) -> None:
    """Give a heading in capitals the Roman label that was not read."""
    part.family, part.numbers, part.shown = Family.ROMAN, (value,), to_roman(value)


def number_last_headings(tree: Tree, named: Callable[[Part], bool]) -> None:
    """Number the headings in capitals that go on behind `I-`, `II-` to the end, where ``named`` tells parts.

    Their labels were not read; no Roman label stands behind them that would prove it.
    """
    tops = [p for p in tree.parts if p.parent is None and not p.appendix]
    roman = [i for i, p in enumerate(tops) if p.family is Family.ROMAN]
    if not roman or [tops[i].numbers[0] for i in roman] != list(range(1, len(roman) + 1)):
        return
    for value, part in enumerate(tops[roman[-1] + 1 :], len(roman) + 1):
        if part.family is not Family.BARE or not named(part):
            return
        number_bare(part, value)
