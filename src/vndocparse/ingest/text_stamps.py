"""Take what an arrival stamp left at the left margin of plain text off the lines beside it.

A recogniser that reads across the page leaves `VB DN | trên địa bàn tỉnh …`: rests of the stamp's frame and
words, a bar, and then the line.
"""

import re

from vndocparse.core.source import AsideKind
from vndocparse.ingest.draft import Draft
from vndocparse.ingest.text_lines import label
from vndocparse.ingest.text_placed import Placed
from vndocparse.text.syllables import is_syllable

_FIRST = 40  # lines among which a stamp stands
_WIDEST = 28  # characters of the stamp before the bar
_PLAIN = 3  # syllables in small letters that a line has at least behind it
_BAR = re.compile(
    rf"(?P<stamp>(?!(?:\d{{1,3}}|[IVX]{{1,4}}|[a-zđ])[.)]?\s?[|¦])[^|¦\n]{{1,{_WIDEST}}})[|¦]\s*"
)
# `Chuyển:.........`, `Ngày: ……`: the stamp's own blanks, with the frame behind them
_BLANK = re.compile(r"\W*(?:Kính chuyển|Chuyển|Ngày|Đến|Số)\s?:?\s?[.…]{3,}[\s.…“”\"‹«]*")
_WORD = re.compile(r"[^\W\d_]+")


def beside_stamp(line: str) -> int | None:
    """Return where the words of a line begin behind rests of a stamp, ``None`` where none stand there.

    >>> beside_stamp("VB DN | trên địa bàn tỉnh Hà Sơn"), beside_stamp("Xã Tân An | 12 hộ nghèo | 30 hộ")
    (8, None)
    """
    m = _BAR.match(line)
    if m is None or line.count("|") + line.count("¦") > 1:
        return None
    end = m.end()
    if (blank := _BLANK.match(line, end)) is not None:
        end = blank.end()
    small = [w for w in _WORD.findall(line[end:]) if w.islower() and is_syllable(w)]
    if len(small) < _PLAIN or _says_something(m["stamp"]):
        return None
    return end


def without_stamps(lines: list[Placed], draft: Draft) -> list[Placed]:
    """Return the lines without rests of a stamp beside the first of them, which go to the draft's asides."""
    filled = [i for i, p in enumerate(lines[: 2 * _FIRST]) if p.text.strip()][:_FIRST]
    begun = (n for n, i in enumerate(filled) if _begins_part(lines[i].text))
    filled = filled[: next(begun, len(filled))]
    found = {i: end for i in filled if (end := beside_stamp(lines[i].text)) is not None}
    if not found:
        return lines
    # a line of dirt between them is the stamp's as a whole: it parts what stands above and below
    found |= {i: len(lines[i].text) for i in range(min(found), max(found)) if _is_dirt(lines[i].text)}
    for i in sorted(found):
        draft.aside(AsideKind.ARRIVAL_STAMP, lines[i].text[: found[i]].strip())
    return [Placed(p.text[found[i] :], p.column) if i in found else p for i, p in enumerate(lines)]


def _begins_part(line: str) -> bool:
    """Tell a line that begins a numbered part: from there on bars are those of tables."""
    mark = label(line[:80])
    return mark is not None and mark.kind in ("roman", "number", "named") and not mark.doubtful


def _is_dirt(line: str) -> bool:
    """Tell a line of which hardly a word is a syllable."""
    words = line.split()
    known = sum(is_syllable(w.strip(".,;:").lower()) and len(w) > 2 for w in words)
    return len(words) > 1 and known * 4 < len(words)


def _says_something(stamp: str) -> bool:
    """Tell words from rests of a frame: two syllables in small letters, or a label."""
    words: list[str] = _WORD.findall(stamp)
    return sum(len(w) > 1 and w[1:].islower() and is_syllable(w.lower()) for w in words) > 1
