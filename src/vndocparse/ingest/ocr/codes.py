"""Put right what recognisers misread in the numbers of documents, in abbreviations, days and terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from vndocparse.core.printed import Word
from vndocparse.lexicons.load import load

_SURE = 0.97  # an abbreviation read at least this surely is left alone
# Signs that recognisers take for each other in capitals; each class is told by its first.
_ALIKE = ("IT1lJ|", "OQ0ÔÓ", "DĐÐ", "UƯÚŨÙV", "AÁÀ", "EÉ")
_CLASS = {sign: signs[0] for signs in _ALIKE for sign in signs}
_PART = re.compile(r"[A-ZĐÔÓƯÚŨÙÁÀÉÐ|10][\wĐ|]{1,8}")
_CODE = re.compile(
    r"([(\[\"“]?)(\d{1,5}(?:/\d{4})?[-–/])?((?:[\wĐ|]{1,9}[-–/&]){0,3}[\wĐ|]{2,9})([).,;:\]\"”]{0,3})"
)
_BARE = re.compile(r"([(\[\"“]?)()([A-ZĐÐ10|]{3,8})([).,;:\]\"”]{0,3})")
# The National Assembly's terms: `QH15`, read as `QHI5` or `QHI15`; there have been sixteen.
_TERM = re.compile(r"(.*QH)([\dIlOo|]{1,3})([).,;:\]]{0,3})")
_TERMS = 20
_AS_DIGIT = str.maketrans("lIOo|", "11001")
_SPECKED = re.compile(r"\d{1,5}(?:/\d{4})?[-–/](?=.*['’`])[\w'’`/–-]{2,24}[.,;:)]?")
_LETTER_FIRST = re.compile(
    r"([(\[\"“]?)([IlOo|]\d{1,4})((?:/\d{4})?[-–/][A-ZĐ][\w/–-]*[-/][\w–-]+[.,;:)]{0,2})"
)
_DAY = re.compile(r"[\dIlOo|]{2}")
# `16CT-UBND`: the slash between number and symbol went into one of them.
_SLASHLESS = re.compile(r"(\d{1,5})([A-ZĐ]{2,3}|TTr|CTr)-((?:UBND|HĐND)[\w–-]*[).,;:]{0,3})")
_KL = re.compile(r"K[IlJ1|]L?|KU")
_COMMONEST = ("UBND", "HĐND")  # whose symbols are known with one letter misread: `CT-DBND`
# `XYVI` for XVI: there is no Y in a Roman number.
_WITH_Y = re.compile(r"([IVX]*)(?:XY|YX|YV)([IVX]*)([).,;:]{0,3})")


def mend(words: list[Word]) -> None:
    """Mend codes, abbreviations and terms among the words of a page in place."""
    for i, word in enumerate(words):
        if word.reason == "handwriting":
            continue
        for rule in (_number_head, _slashless, _specked, _term, _roman, _abbreviated):
            text = rule(word)
            if text is not None and text != word.text:
                words[i] = replace(
                    word, text=text, raw=word.raw or word.text, reason=word.reason or "code", edges=()
                )
                break
        else:
            if 0 < i < len(words) - 1 and _between(words[i - 1].text, words[i + 1].text):
                _set_day(words, i)


def _between(before: str, behind: str) -> bool:
    return (before.lower(), behind.lower()) in (("ngày", "tháng"), ("tháng", "năm"))


def _set_day(words: list[Word], i: int) -> None:
    word = words[i]
    if _DAY.fullmatch(word.text) and not word.text.isdigit() and set(word.text) - set("Oo"):
        text = word.text.translate(_AS_DIGIT)
        words[i] = replace(word, text=text, raw=word.raw or word.text, reason=word.reason or "date", edges=())


def _number_head(word: Word) -> str | None:
    """Return a document number whose first figure was read as a letter: `I105/KH-UBND`."""
    m = _LETTER_FIRST.fullmatch(word.text)
    return m[1] + m[2].translate(_AS_DIGIT) + m[3] if m else None


def _slashless(word: Word) -> str | None:
    m = _SLASHLESS.fullmatch(word.text)
    return f"{m[1]}/{m[2]}-{m[3]}" if m and m[2] in _known_parts() else None


def _specked(word: Word) -> str | None:
    """Return a document number without the apostrophes that specks were taken for (`82-C'T/ĐU`)."""
    return re.sub("['’`]", "", word.text) if _SPECKED.fullmatch(word.text) else None


def _term(word: Word) -> str | None:
    m = _TERM.fullmatch(word.text)
    if not m:
        return None
    number = m[2].translate(_AS_DIGIT)
    if int(number) > _TERMS and len(number) == 3 and m[2][0] in "Il|1":
        number = number[1:]  # the right stroke of the H, read once more
    return m[1] + number + m[3] if int(number) <= _TERMS else None


def _roman(word: Word) -> str | None:
    m = _WITH_Y.fullmatch(word.text)
    return word.text.replace("Y", "") if m else None


def _abbreviated(word: Word) -> str | None:
    """Return the word with its unknown abbreviations set to known ones that look alike."""
    if word.confidence >= _SURE:
        return None
    m = _BARE.fullmatch(word.text)
    if m is None:
        m = _CODE.fullmatch(word.text)
        if m is None or not m[2] or not any(map(str.isupper, m[3])):
            return None
    parts = re.split(r"([-–/&])", m[3])
    if m[2] and len(parts) > 2:
        parts = [_conclusion(parts[0]), *(_commonest(p) for p in parts[1:])]
    return m[1] + (m[2] or "") + "".join(map(_known(), parts)) + m[4]


def _conclusion(part: str) -> str:
    """Return `KL` where it was read as `KI` or `KIL`: no type of document has such a symbol."""
    return "KL" if _KL.fullmatch(part) else part


def _commonest(part: str) -> str:
    """Return one of the commonest bodies of four letters, of which one letter was misread."""
    if part in _known_parts() or len(part) != len(_COMMONEST[0]) or not part.isupper():
        return part
    near = [f for f in _COMMONEST if sum(a != b for a, b in zip(f, part, strict=True)) == 1]
    return near[0] if near else part


@cache
def _known_parts() -> frozenset[str]:
    known = {f for e in load("symbol_parts").entries for f in e.forms}
    known |= {s for e in load("doc_types").entries for s in e["symbols"] or ()}
    return frozenset(known | {f for e in load("body_abbreviations").entries for f in e.forms})


@cache
def _known() -> Callable[[str], str]:
    known = _known_parts()
    by_look: dict[str, set[str]] = {}
    for part in known:
        by_look.setdefault(_look(part), set()).add(part)

    def mended(part: str) -> str:
        if part in known or not _PART.fullmatch(part):
            return part
        found = by_look.get(_look(part), set())
        return next(iter(found)) if len(found) == 1 else part

    return mended


def _look(part: str) -> str:
    return "".join(_CLASS.get(c, c) for c in part)
