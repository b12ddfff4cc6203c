"""Put right misread labels of two numbers (`2.Ì-` for `2.1-`) by the list that they stand in."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vndocparse.core.span import Span
from vndocparse.segment.label_chains import Head, likeliest
from vndocparse.segment.label_glyphs import Signs, numbers
from vndocparse.segment.labels import Family, Label
from vndocparse.segment.paragraphs import Para
from vndocparse.text.letters import UPPER

_INNER = frozenset({Family.POINT, Family.PAREN, Family.DASH, Family.PLUS, Family.STAR, Family.INLINE})
_SIGNS = re.compile(
    rf"\s{{0,3}}(?P<first>[^\s.,()]{{1,2}})\.\s?(?P<second>[^\s.,()]{{1,2}})(?P<mark>\s?[.)\-–/]{{1,2}}|)(?=\s{{0,3}}[{UPPER}\"“])\s*"
)
_SURE, _MISREAD_FIRST, _ANY, _OPEN = 3.0, 1.1, 1.2, 1.4
_MOST = 20  # items of such a list


def mend_parted(paras: Sequence[Para]) -> None:
    """Mend in place the labels of each list `k.1`, `k.2` … of which one at least was read."""
    held: list[Para] = []
    above = 0
    for p in paras:
        label = p.label
        if (
            label is not None
            and label.family not in _INNER
            and not (label.family is Family.NUMBER and len(label.numbers) > 1)
        ):
            _mend(held, above)
            held, above = [], label.value if label.family is Family.NUMBER else 0
        elif (label is not None and label.family is Family.NUMBER) or _SIGNS.match(p.text[:24]):
            held.append(p)
    _mend(held, above)


def _mend(paras: Sequence[Para], above: int) -> None:
    sure = Counter(p.label.numbers[0] for p in paras if p.label is not None and _sure(p.label))
    if not sure and not above:
        return
    first = max(sure, key=lambda n: (sure[n], n == above)) if sure else above
    if sure and sure[first] * 2 < sum(sure.values()):
        return  # the list's own number is not known
    found = [(p, *_read(p, first)) for p in paras]
    found = [(p, head, at) for p, head, at in found if head.readings]
    for (p, head, at), value in zip(found, likeliest([h for _, h, _ in found]), strict=True):
        if value and head.readings[value] > 0.0:
            p.label = _label(p, at, (first, value))


def _sure(label: Label) -> bool:
    return label.family is Family.NUMBER and len(label.numbers) == 2 and not label.doubtful


def _read(p: Para, first: int) -> tuple[Head, Signs]:
    label = p.label
    if label is not None and _sure(label):
        at = Signs(label.text, label.mark, label.span, label.content)
        right = label.numbers[0] == first
        return Head({label.value: 0.0 if right else _MISREAD_FIRST}, _SURE if right else 1.0), at
    m = _SIGNS.match(p.text[:24])
    if m is None or (label is not None and label.family is not Family.NUMBER):
        return Head({}), Signs("", "", Span(0, 0), 0)
    start = p.paragraph.span.start
    at = Signs(m[0], m["mark"], Span(start + m.start("first"), start + m.end("mark")), start + m.end())
    firsts = {first: _ANY} if m["first"] == "?" else numbers(m["first"])
    seconds = dict.fromkeys(range(1, _MOST), _ANY) if m["second"] == "?" else numbers(m["second"])
    if first not in firsts:
        return Head({}), at
    return Head({v: max(0.1, min(_ANY, c + firsts[first])) for v, c in seconds.items()}, _OPEN), at


def _label(p: Para, at: Signs, value: tuple[int, int]) -> Label:
    text = f"{value[0]}.{value[1]}"
    if p.label is not None and p.label.family is Family.NUMBER and len(p.label.numbers) == len(value):
        return replace(p.label, text=text, numbers=value, doubtful=False)
    return Label(Family.NUMBER, text, value, at.span, at.content, at.mark[:1])
