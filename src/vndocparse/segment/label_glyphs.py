"""What recognisers make of labels: which values the signs at a paragraph's head may stand for."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from vndocparse.core.span import Span
from vndocparse.segment.cues import is_capitals
from vndocparse.segment.labels import roman, to_roman
from vndocparse.segment.paragraphs import Para
from vndocparse.text.fold import strip_marks
from vndocparse.text.letters import POINT_LETTERS, UPPER

# Signs read for each letter of a point beside those that only add or lose marks.
_POINTS = {
    "a": "48oqAâả", "b": "h6þðBpB", "c": "eo€©GCç¢", "d": "aúở", "đ": "4ðdÐ", "e": "cø€©", "g": "89øq",
    "h": "bnH", "i": "¡j1", "k": "R", "l": "1I|]", "m": "n", "n": "r", "o": "0", "p": "ø",
}  # fmt: skip
_DIGITS = {1: "lI|]!iÌ[", 2: "Zz", 3: "ÖJ", 4: "Aá", 5: "Ss§$Š", 6: "óGôÓb", 7: "T", 8: "§B", 9: "q"}
_LETTERS = {1: "ÂÀẠ4", 2: "8ÐĐ", 3: "€G©", 4: "ĐÐ", 5: "£"}
_BEHIND_D = {"Đ": {5: 0.1}, "Ð": {5: 0.1}, "E": {6: 0.3}, "G": {6: 0.1, 7: 0.3}}  # many lists pass over `Đ`
_STROKE = str.maketrans(
    {"H": "II", "U": "II", "N": "II", "M": "III", "Y": "V", "v": "V", "y": "V", "x": "X", "\\": "I"}
    | dict.fromkeys("1lL|!iTt][íÍìÌîÎïÏỉỈĩĨịỊj", "I")
)
_HEAD = re.compile(
    rf"\s{{0,3}}(?P<signs>[^\s().,;:}}\]>]{{1,2}}|[\]|](?=[.)]))(?P<mark>\s?[)}}\]>.,;\-–/]{{1,2}}|[J1](?=\s))"
    rf"(?=\s{{0,3}}[{UPPER}\"“])\s*"
)
_ROMAN = re.compile(
    r"\s{0,3}(?P<signs>[IVXLHTUNMYl1|!ivyx\]\[\\íÍìÌîÎïÏỉỈĩĨịỊj]{1,5}(?:\s[VI])?)"
    rf"(?P<mark>\s?[.\-–—/:~,]|)(?:\s{{1,3}}|(?<=[.\-–—/]))(?=[{UPPER}\"“])"
)
_GLYPH, _CAPITAL, _ROUGH = 1.0, 0.6, 0.4
_LONGEST = 15  # parts of a document
_HEADING = 200


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs at the head of a paragraph, with where they and the words behind them stand."""

    shown: str
    mark: str
    span: Span
    content: int


def signs(p: Para) -> Signs | None:
    """Return one or two signs with a mark before a capital, ``None`` where a paragraph begins otherwise."""
    return _found(p, _HEAD)


def roman_signs(p: Para) -> Signs | None:
    """Return the strokes at the head of a paragraph that may be a Roman numeral."""
    return _found(p, _ROMAN)


def _found(p: Para, pattern: re.Pattern[str]) -> Signs | None:
    m = pattern.match(p.text[:24])
    if m is None:
        return None
    start = p.paragraph.span.start
    span = Span(start + m.start("signs"), start + m.end("mark"))
    return Signs(m["signs"], m["mark"].strip(), span, start + m.end())


def points(shown: str) -> dict[int, float]:
    """Return the points that a sign may stand for.

    >>> points("b"), sorted(points("ä"))
    ({2: 0.0, 8: 1.0}, [1, 4])
    """
    out = {i + 1: _GLYPH for i, c in enumerate(POINT_LETTERS) if shown in _POINTS.get(c, ())}
    plain = strip_marks(shown.lower())
    for i, c in enumerate(POINT_LETTERS, 1):
        if shown == c:
            out[i] = 0.0
        elif shown.lower() == c:
            out[i] = _CAPITAL
        elif plain == c or (c == "m" and shown in ("rn", "nm")):
            out[i] = _GLYPH
    if shown == "ä":  # taken for `đ` too
        out[4] = _GLYPH
    return out


def numbers(shown: str) -> dict[int, float]:
    """Return the numbers that one or two signs may stand for.

    >>> numbers("1l"), numbers("S")
    ({11: 1.0}, {5: 1.0})
    """
    if shown.isdecimal() and shown.isascii():
        return {int(shown): 0.0} if shown[0] != "0" else {}
    made = [0]
    for sign in shown:
        digits = [d for d, misread in _DIGITS.items() if sign in misread or sign == str(d)]
        digits += [0] if sign in "0oO" else []
        made = [10 * n + d for n in made for d in digits]
    return {n: _GLYPH for n in made if n}


def letters(shown: str) -> dict[int, float]:
    """Return the capitals, counted from `A`, that a sign may stand for."""
    own = {"ABCDE".index(shown) + 1: 0.0} if shown in "ABCDE" and len(shown) == 1 else {}
    own |= _BEHIND_D.get(shown, {})
    return own | {v: 0.8 for v, misread in _LETTERS.items() if shown in misread}


def romans(shown: str) -> dict[int, float]:
    """Return the Roman numerals that strokes may stand for; a stroke too many or too few costs.

    >>> romans("HI")[3] < romans("HI")[2], min(romans("1V"), key=romans("1V").get)
    (True, 4)
    """
    exact = roman(shown)
    strokes = shown.replace(" ", "").translate(_STROKE)
    out = {}
    for value in range(1, _LONGEST + 1):
        distance = Levenshtein.distance(strokes, to_roman(value), score_cutoff=1)
        if distance <= 1 and not (distance and value > 3 and len(strokes) < 3):
            out[value] = _ROUGH + 0.8 * distance
    return out if exact is None else out | {exact: 0.0}


def heads_part(p: Para, signs: Signs) -> bool:
    """Tell whether the words behind the signs begin in capitals, as the names of parts do."""
    rest = p.text[signs.content - p.paragraph.span.start :]
    words = [w for w in rest.split()[:3] if any(map(str.isalpha, w))]
    return len(words) > 1 and all(w.isupper() for w in words[:2]) and len(words[0].strip(",.")) > 1


def is_heading(p: Para, signs: Signs) -> bool:
    """Tell whether the words behind the signs may be a heading: short, without a final mark."""
    rest = p.text[signs.content - p.paragraph.span.start :].strip()
    return len(rest) <= _HEADING and (rest[-1:].isalnum() or rest[-1:] in ':)"”' or is_capitals(rest))
