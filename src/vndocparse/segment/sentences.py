"""Split a paragraph into sentences."""

import re
from functools import cache

from vndocparse.core.span import Span
from vndocparse.lexicons.load import load
from vndocparse.text.letters import LOWER, UPPER

# A possible end: stops with closing quotes or brackets, then white space (or the end).
# Of small letters also before a word with a capital: a recogniser loses the space (`đã đạt.Tuy nhiên`).
_END = re.compile(
    rf"[.!?…]{{1,8}}[\"'”’»)\]]{{0,4}}(?=\s|$)|\.(?<=[{LOWER}]{{2}}\.)(?=[{UPPER}][{LOWER}]{{0,8}}\s)"
    rf"|(?:\.{{3}}|…)(?=[{UPPER}][{LOWER}]{{1,8}}\s)"
)
_OPENER = re.compile(r"\s{1,40}[\"“‘'«(\[]{0,3}(\S)")
# A label inside a paragraph: `… địa bàn. (ii) Đẩy nhanh …`, `… địa bàn. b) Đẩy nhanh …`
_INLINE = re.compile(rf"\s{{1,40}}\(?(?:[ivx]{{1,5}}|[a-zđ])\)\s{{1,3}}[{UPPER}]")
_COUNTED = re.compile(r"(?<!\w)(?:khóa|khoá|thứ|lần|quý|kỳ|đợt|loại|nhóm|hạng|cấp|khu vực|vùng|học kỳ)\s+$")
_LAST_WORD = re.compile(r"\S{1,24}$")


@cache
def abbreviations() -> frozenset[str]:
    """Return the folded abbreviations that end with a full stop."""
    return frozenset(load("abbreviations").by_form)


def split_sentences(text: str, folded: str, span: Span) -> list[Span]:
    """Return the sentences of ``span``, each without surrounding white space.

    ``folded`` has the same length as ``text``. A stop ends a sentence only before a
    capital, a digit or a bullet, and not behind an abbreviation, an initial or inside brackets.
    """
    out: list[Span] = []
    start = span.start
    depth_from = start
    depth = 0
    for m in _END.finditer(text, span.start, span.end):
        depth += _balance(text, depth_from, m.end())
        depth_from = m.end()
        if depth < 0 or depth > 3:
            depth = 0  # unbalanced brackets are a slip: they must not swallow the rest
        if depth > 0 and m.end() - start < 1500:
            continue
        if m.end() < span.end and not _ends(text, folded, start, m, span.end):
            continue
        _add(out, text, start, m.end())
        start = m.end()
        depth = 0
    _add(out, text, start, span.end)
    return out


def _balance(text: str, start: int, end: int) -> int:
    return text.count("(", start, end) - text.count(")", start, end)


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    piece = Span(start, end).stripped(text)
    if len(piece):
        out.append(piece)


def _ends(text: str, folded: str, start: int, m: re.Match[str], limit: int) -> bool:
    nxt = _OPENER.match(text, m.end(), limit)
    if nxt is None:
        if not text[m.end()].isspace():
            word = _LAST_WORD.search(folded, max(start, m.start() - 24), m.start())
            return word is None or (word[0] + "." not in abbreviations() and word[0].isalpha())
        return True
    c = nxt[1]
    if not (c.isupper() or c.isdigit() or c in "-–+*•" or _INLINE.match(text, m.end(), limit)):
        return False
    mark = m[0]
    if mark[0] != "." or len(mark) > 1:
        return True
    stop = m.start()
    while stop > start and folded[stop - 1] == " ":  # a text layer's space before the stop
        stop -= 1
    word = _LAST_WORD.search(folded, max(start, stop - 24), stop)
    if word is None:
        return False
    w = word[0].lstrip("(\"“'")
    if w + "." in abbreviations():
        return False
    if len(w) == 1 and w.isalpha() and text[stop - 1].isupper():
        # an initial, `V. Anh`, or a Roman number, `khóa I. Giao …`; `khoản A. …` is rare enough
        return w in "ivx" and _COUNTED.search(folded, max(start, stop - 16), stop - 1) is not None
    return not (w.isdigit() and stop - len(w) <= start)  # the label of a list: `1. Rà soát`
