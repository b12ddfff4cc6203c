"""Tell whether a line's end cuts in two what belongs together: a word, a name, a document, a sentence."""

import re
from functools import cache

from vndocparse.ingest.ocr.bigrams import shipped
from vndocparse.ingest.reflow import names_document
from vndocparse.ingest.text_lines import NUMBERED, begins, ends_sentence, is_capitals, label, words_of
from vndocparse.ingest.text_style import Gap, Row, Style
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER, UPPER

_FIRST_WORD = re.compile(rf"([{UPPER}][^\W\d_]*) [{LOWER}]{{2}}")
_LIKELIER = 5.0  # how much a pair of words has to be likelier than an end and a beginning (logarithm)
# a proper name of two words or one that a mark ends: `Mường Và`, `Và,`
_NAME = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+(?!\w)| ?[,;.)]| (?:và|đến|đi)(?!\w))")


def _last_word(row: Row) -> str:
    return row.text.rpartition(" ")[2]


def cuts_word(style: Style, left: Row, right: Row) -> bool:
    """Tell whether two lines cut a common turn in two whose second word got a capital: `nhiệm` / `Vụ`."""
    m = _FIRST_WORD.match(right.text)
    last = _last_word(left)
    if m is None or not last.islower() or not last.isalpha() or not style.fills(left, right, 0.8):
        return False
    model = shipped()
    if model is None or not model.seen(fold(last), fold(m[1])):
        return False
    return model.parted(fold(last), fold(m[1])) < -_LIKELIER


def cuts_name(style: Style, left: Row, right: Row) -> bool:
    """Tell whether two lines cut a name or a date in two: `Ban` / `Chấp hành`, `Đến năm` / `2030`."""
    last = _last_word(left)
    if not last[-1:].isalpha() or not style.wrapped or not style.fills(left, right, 0.85):
        return False
    return right.text[:1].isdigit() or (last.istitle() and right.text[:1].isupper())


def cuts_paired_names(style: Style, left: Row, right: Row, rest: str) -> bool:
    """Tell whether a dash stands between the halves of a name: `tuyến Nậm Lạnh` / `- Mường Và`."""
    last = _last_word(left)
    if not style.fills(left, right, 0.9) or not last.isalpha():
        return False
    if last.islower() and (last, fold(rest.split(" ", 1)[0])) in _paired_names():
        return True
    return last.istitle() and _NAME.match(rest) is not None and begins(fold(rest), "bears_name") is None


@cache
def _paired_names() -> frozenset[tuple[str, str]]:
    """Return the folded words around the dash in names of bodies: `Lao động - Thương binh và Xã hội`."""
    named = (fold(f) for e in load("bodies").entries for f in e.forms)
    halves = [f.split(" - ", 1) for f in (*named, *words_of("pairs")) if " - " in f]
    return frozenset((a.rsplit(" ", 1)[-1], b.split(" ", 1)[0]) for a, b in halves)


def cuts_document(left: Row, right: Row, head: Row) -> bool:
    """Tell whether a line, cut short, governs the document that ``right`` begins with."""
    if is_capitals(left.text) or ends_sentence(left.text) or not names_document(left.text, right.text):
        return False
    begun = label(head.text)
    numbered = begun is not None and begun.kind in NUMBERED and begun.kind != "bullet"
    return not numbered or left.text.endswith(" số")


def cuts_abbreviation(style: Style, left: Row, right: Row) -> bool:
    """Tell whether an abbreviation alone ends the sentence: `… vốn` and below it `CTMTQG (61%).`"""
    few = len(right.text.split()) <= 3 and right.text.endswith((".", ";", ","))
    return few and right.gap is Gap.NONE and style.fills(left, right, 0.9)
