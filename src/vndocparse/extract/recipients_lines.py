"""The printed lines of a document's foot, parted where recipients and signature share a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import foot_start, is_position, mode_of
from vndocparse.text.fold import bare, case_counts
from vndocparse.text.letters import LOWER, UPPER
from vndocparse.text.specks import SPECKS_BETWEEN

FOOT_LINES = 90
_ONE_LINE = 1500  # letters of a whole list on one line
_HEAD = "Nơi nhận:"
_KEPT = re.compile(r"[\W_]{0,6}luu(?:\s?[:;.]|\s?,?\s(?:vt|van phong|vp\w*|van thu|ho so|cv)\b)")
_DASH = re.compile(r"\s*[^\w\s(]{0,2}\s*[-–—−•+~]\s*\w")
# `Nơi nhận` with a letter or two misread, alone on its line.
_FUZZY_HEAD = re.compile(r"[\W_]{0,6}[nmhj]\w{1,2}i?\s?n?h[aào]n\w?\W{0,4}$")
_LABEL = re.compile(r"[\W_]{0,4}n[oa]i\s?nha[nm]\s*[:.;]?\s*[*_]*:?")
_GAP = re.compile(r"\s{3,}|\t+")
# Specks of recognition before the first word in capitals.
_SPECKS_FIRST = re.compile(rf"\s*[^\w\s]*[=~_|<>°„“#]{{2,}}\S*?\s?(?=[{UPPER}]{{2}})")
_SHOUT = re.compile(rf"(?<=\s)(?P<tail>[{UPPER}/.]{{1,8}}(?:\s[{UPPER},]{{1,9}}){{1,8}})\s*$")


def foot_lines(text: str, lines: Sequence[PrintLine]) -> tuple[list[PrintLine], int | None]:
    """Return all lines, those of the foot parted by column, and the index of `Nơi nhận` (``None``: none)."""
    at = foot_start(lines)
    if at is None:
        at = _misread_head(lines)
    if at is None:
        begin = _headless_start(lines)
        if begin is None:
            return list(lines), None
        # The head of the list was lost in reading; an empty one stands in, so that all else is as usual.
        head = replace(lines[begin], text=_HEAD, bare=bare(_HEAD))
        lines, at = [*lines[:begin], head, *lines[begin:]], begin
    parted = [p for line in lines[at : at + FOOT_LINES] for p in _parted(text, line, line is lines[at])]
    return [*lines[:at], *parted, *lines[at + FOOT_LINES :]], at


def _misread_head(lines: Sequence[PrintLine]) -> int | None:
    """Return the last line that is `Nơi nhận` with one or two letters misread, items directly below it."""
    for i in range(len(lines) - 2, max(-1, len(lines) - 120), -1):
        packed = re.sub(r"[^a-z]", "", lines[i].bare)
        if len(lines[i].text) > 16 or Levenshtein.distance("noinhan", packed, score_cutoff=2) > 2:
            continue
        if sum(bool(_DASH.match(x.text)) for x in lines[i + 1 : i + 5]) >= 2:
            return i
    return None


def _headless_start(lines: Sequence[PrintLine]) -> int | None:
    """Return the first line of a list of recipients whose head cannot be read.

    Such a list ends with the line of the file copy (`- Lưu: VT …`) and goes up from there over lines that
    begin with a dash or end like items; three of them at least, or it is none.
    """
    last = next(
        (i for i in range(len(lines) - 1, max(-1, len(lines) - 120), -1) if _KEPT.match(lines[i].bare)), None
    )
    if last is None:
        return None
    if not any(
        mode_of(x.text) or (is_position(x) and x.capitals) or x.column is Column.RIGHT
        for x in lines[max(0, last - 40) : last + 15]
    ):
        return None
    begin, items = last, 1
    for i in range(last - 1, max(-1, last - 60), -1):
        line = lines[i]
        if mode_of(line.text) or is_position(line) or line.column is Column.RIGHT:
            continue  # the signature beside the list
        dashed = bool(_DASH.match(line.text))
        if len(line.text) > 130 or line.kind is not ParagraphKind.TEXT or line.text.rstrip().endswith("/."):
            break
        if _FUZZY_HEAD.match(line.bare):
            return i + 1 if items >= 2 else None
        if dashed:
            begin, items = i, items + 1
        elif not line.text.rstrip().endswith((";", ",")) and i + 1 == begin and items > 1:
            break  # neither an item nor a piece of one directly above the list
    return begin if items >= 3 else None


# Items that stand behind each other on one line: `Nơi nhận: - Như Điều 3; - Bộ Y tế (b/c); - Lưu: VT.`
_NEXT_ITEM = re.compile(r"[;,.:]\s+(?=[-–]\s?\w)")
_NAMED = re.compile(rf"\s(?P<name>[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*){{1,5}})\s*$")


def _run_on(text: str, line: PrintLine) -> Iterator[PrintLine]:
    """Part a list of recipients printed on one line, and the signature behind the bar of its table."""
    bar = line.text.find(" | ")
    left = line.text[: bar if bar >= 0 else None]
    start, begin = line.span.start, 0
    for m in _NEXT_ITEM.finditer(left):
        yield line.cut(text, start + begin, start + m.start() + 1, Column.LEFT)
        begin = m.end()
    yield line.cut(text, start + begin, start + len(left), Column.LEFT)
    if bar < 0:
        return
    signed = line.text[bar + 3 :]
    name = _NAMED.search(signed)
    end = name.start() if name else len(signed)
    for a, b in ((0, end), (end, len(signed))):
        if signed[a:b].strip(" |"):
            yield line.cut(text, start + bar + 3 + a, start + bar + 3 + b, Column.RIGHT)


def _parted(text: str, line: PrintLine, first: bool) -> Iterator[PrintLine]:
    if first and len(line.text) < _ONE_LINE and len(_NEXT_ITEM.findall(line.text)) > 1:
        yield from (replace(x, kind=ParagraphKind.TEXT) for x in _run_on(text, line))
        return
    at = _cut_at(line, first) if line.kind is ParagraphKind.TEXT and len(line.text) < 400 else None
    if at is None:
        yield line
        return
    start = line.span.start
    yield line.cut(text, start, start + at, Column.LEFT)
    if line.text[at:].strip(" =~_|<>°„“#"):
        skip = _leading_specks(line.text[at:])
        yield line.cut(text, start + at + skip, line.span.end, Column.RIGHT)


def _leading_specks(text: str) -> int:
    """Return how many characters stand before the first word in capitals, where specks do."""
    m = _SPECKS_FIRST.match(text)
    return m.end() if m else len(text) - len(text.lstrip(" =~_|<>°„“#"))


def _cut_at(line: PrintLine, first: bool) -> int | None:
    if first and (m := _LABEL.match(line.bare)) and m.end() < len(line.text):
        rest = line.text[m.end() :].strip()
        if mode_of(rest) or _is_shouted_position(line, rest) or rest.isupper():
            return m.end()
        return None
    if m := _GAP.search(line.text):
        return m.start()
    if m := SPECKS_BETWEEN.search(line.text):
        return m.start()
    if not line.capitals and (m := _SHOUT.search(line.text)):
        # the words may begin with an abbreviation that still belongs to the recipient
        for begin in _word_starts(line.text, m.start("tail")):
            tail = line.text[begin:].strip()
            if (mode_of(tail) or _is_shouted_position(line, tail)) and len(tail) > 5:
                return begin
    return None


def _word_starts(text: str, at: int) -> list[int]:
    return [at, *(m.end() for m in re.finditer(r"\s", text) if m.start() >= at)]


def _is_shouted_position(line: PrintLine, rest: str) -> bool:
    upper, letters = case_counts(rest)
    if not letters or upper < letters:
        return False
    return is_position(PrintLine(line.span, rest, bare(rest)))
