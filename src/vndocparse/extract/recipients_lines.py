"""The printed lines of a document's foot, parted where recipients and signature share a line."""

import re
from collections.abc import Iterator, Sequence

from vndocparse.core.source import Column, ParagraphKind
from vndocparse.extract.letterhead_lines import PrintLine, bare, case_counts
from vndocparse.extract.signer import foot_start, is_position, read_mode

FOOT_LINES = 90
_LABEL = re.compile(r"[\W_]{0,4}n[oa]i nhan\s*[:.;]?\s*[*_]*:?")
_GAP = re.compile(r"\s{3,}|\t+")
# Specks of recognition between two columns, then capitals.
_SPECKS = re.compile(r"\s[^\w\s(]*[=~_|<>°„“#]{2,}\S*?\s?(?=[A-ZĐÀ-Ỹ]{2})")
_SHOUT = re.compile(r"(?<=\s)(?P<tail>[A-ZĐÀ-Ỹ/.]{1,8}(?:\s[A-ZĐÀ-Ỹ,]{1,9}){1,8})\s*$")


def foot_lines(text: str, lines: Sequence[PrintLine]) -> tuple[list[PrintLine], int | None]:
    """Return all lines, those of the foot parted by column, and the index of `Nơi nhận` (``None``: none)."""
    at = foot_start(lines)
    if at is None:
        return list(lines), None
    parted = [p for line in lines[at : at + FOOT_LINES] for p in _parted(text, line, line is lines[at])]
    return [*lines[:at], *parted, *lines[at + FOOT_LINES :]], at


def _parted(text: str, line: PrintLine, first: bool) -> Iterator[PrintLine]:
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
    m = re.match(r"\s*[^\w\s]*[=~_|<>°„“#]{2,}\S*?\s?(?=[A-ZĐÀ-Ỹ]{2})", text)
    return m.end() if m else len(text) - len(text.lstrip(" =~_|<>°„“#"))


def _cut_at(line: PrintLine, first: bool) -> int | None:
    if first and (m := _LABEL.match(line.bare)) and m.end() < len(line.text):
        rest = line.text[m.end() :].strip()
        if read_mode(rest) or _is_shouted_position(line, rest) or rest.isupper():
            return m.end()
        return None
    if m := _GAP.search(line.text):
        return m.start()
    if m := _SPECKS.search(line.text):
        return m.start()
    if not line.capitals and (m := _SHOUT.search(line.text)):
        # the words may begin with an abbreviation that still belongs to the recipient
        for begin in _word_starts(line.text, m.start("tail")):
            tail = line.text[begin:].strip()
            if (read_mode(tail) or _is_shouted_position(line, tail)) and len(tail) > 5:
                return begin
    return None


def _word_starts(text: str, at: int) -> list[int]:
    return [at, *(m.end() for m in re.finditer(r"\s", text) if m.start() >= at)]


def _is_shouted_position(line: PrintLine, rest: str) -> bool:
    upper, letters = case_counts(rest)
    if not letters or upper < letters:
        return False
    return is_position(PrintLine(line.span, rest, bare(rest)))
