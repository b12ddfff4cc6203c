"""Put right what a recogniser is known to confuse, and keep its own reading."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from vndocparse.core.printed import PrintedPage, Word
from vndocparse.ingest.ocr import codes, context, formulas
from vndocparse.ingest.ocr.strokes import below
from vndocparse.lexicons.word_pairs import common_pairs
from vndocparse.text.fold import fold
from vndocparse.text.letters import LOWER

# A digit read as a letter, inside a number that shows at least two true digits.
_AS_DIGIT = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0", "|": "1"})
_DATE_LIKE = re.compile(r"([(\[]?)([\dlIOo|]{1,2}/[\dlIOo|]{1,2}/[\dlIOo|]{4})([).,;:\]]{0,3})")  # l2/8/2O21
_NUMBER_LIKE = re.compile(r"([(\[]?)([\dlIOo|]{1,4}(?:[.,][\dlIOo|]{1,3})*%?)([).,;:\]]{0,3})")  # 1O,5%
# `l0 giờ`, `I5%`: a stroke before figures is the figure one.
_STROKE_FIRST = re.compile(r"([(\[]?)[lI|¡](\d{1,2}(?:[.,]\d{1,3})?%?)([).,;:\]]{0,3})")
# No Vietnamese print has the sign of a paragraph: it is an eight.
_SECTION = re.compile(r"[\d(§.,/]*§[\d§.,%]*(?:[-–/][\wĐđ/–-]*)?[).,;:]{0,3}")
# `4%o`: per thousand.
_PERMILLE = re.compile(r"(\d)%[oO0‹](?![\w%])")
# `60 lí/người`: the slash touches the letter before it.
_LITRES = re.compile(r"lí/(?=ng|h|gi)")
_DAY_PART = re.compile(r"[(\[]?\d{1,2}/(?:\d{1,2}/?)?\d?")
_DATE = re.compile(r"[(\[]?(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d[).,;:\]]{0,3}")
_DECIMAL = re.compile(r"[(]?\d{1,3},")
_ENDS_IN_ONE, _BEGINS_WITH_ONE = (
    re.compile(r"[^\W\d_]*(?:\d{1,3},)?\d{0,4}1"),
    re.compile(r"1\d{0,3}[).,;:%]{0,3}"),
)
_NUMBER_PART = re.compile(r"\d{1,3}(?:/\d{4})?[-–/][A-ZĐ]")
# White between figures of one number at most, in sizes of the print; a space stands wider beside a one.
_SPLIT, _COMMA_WHITE = 0.35, 0.16
_ROUND_C = re.compile(r"©[-).]")  # the label `c)`
# There is no such letter: `NÑạo` is Nạo, `ÑN` is NN.
_TILDED = re.compile(rf"NÑ(?=[{LOWER}])|Ñ")
# `(b/€)` for b/c (to report), `Đíc` for Đ/c (comrade): `c` ends no syllable behind `í`.
_REPORT = re.compile(r"(\(?b/)[€Cé](?=[);,.]|$)")
_COMRADE = re.compile(r"([ĐđÐ])[íìi]c\b")
# Document numbers: `116-KL/W` for `116-KL/TW` (only the Central Committee's symbol ends in W).
_SYMBOL_W = re.compile(r"(\d{1,5}\s?[-–]\s?[A-ZĐ][\wđ]{0,5}/)(?:[VTI]?W|1W|FW)([).,;:]{0,3})")
# `35-KH/TÚ` for `35-KH/TU`: symbols carry no marks of tone.
_SYMBOL_U = re.compile(
    r"((?:\d{1,5}\s?)?[-–]\s?[A-ZĐ][\wđ]{0,5}/[A-ZĐ]{0,5}[TĐHQ])(?:[ÚŨÙỦỤ]{1,2}|U[ÚŨÙỦỤ])([).,;:]{0,3})"
)
# `101/2025UBTVQH15`: a slash parts year and symbol.
_YEAR_SYMBOL = re.compile(r"([(\[]?\d{1,5}/(?:19|20)\d{2})([A-ZĐ]{2,}[\w–-]*[).,;:]{0,3})")
# `UBMTT(Q`, `vphu(@`: the left bow of these signs is no bracket. `K"Brẻo`: names have an apostrophe.
_BOW = re.compile(rf"(?<=[A-ZĐ]{{2}})\((?=Q[^){LOWER}]*$)|(?<=\w)\((?=@)")
_QUOTED = re.compile(r"([A-ZĐ])[\"”“](?=[A-ZĐ][^\W\d_])")
# Roman labels: `HI-`, `IH.`, `JII/2020` for III; a bare `H.` or `L.` only at the head of a run.
_ROMAN = re.compile(r"([IVXHJL]{2,5})([-–.,)/]\S{0,6})")
# `T⁄M`: the fraction slash; `TIM` for T/M is left to the reader of signatures.
_FRACTION = re.compile("/?⁄/?")
# No Vietnamese word has two; the Icelandic letter is a misreading too.
_DOUBLE = re.compile("[ĐÐ]{2,3}|Ð")
_QUARTER = re.compile(r"([IVlH1|T]{1,4})((?:/\d{4})?[).,;:]{0,3})")  # 11/2024; IIH/2013.
_LABELS = 100
_RULE = re.compile(r"[_|¦]{1,2}")
_OPENS = re.compile(r"[_'`\"]([^\W\d_]{2,}[).,;:]{0,3})")
_CLOSES = re.compile(r"\w['’`][).,;:]{0,3}$")
_COMMA_SURE = 0.9  # a comma read at least this surely with its word stays
_TTR = re.compile(r"(?<![^\W_])T[I1l]r(?![^\W_])")  # `TTr`: tờ trình, Thường trực
_SUBJECT = re.compile(r"V/[%y\W]?")
_HEAD, _HEAD_WORDS = 0.35, 400  # of the page's height
_QUARTERS = frozenset(("I", "II", "III", "IV", "1"))
_AS_STROKE = str.maketrans("l1|T", "IIII")
_ROMAN_FULL = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")


def correct(page: PrintedPage) -> None:
    """Correct the words of a page in place; ``raw`` and ``reason`` tell what was changed."""
    page.words = [_grammar(w) for w in _join_figures(_without_strays(page.words))]
    _close_up(page.words)
    labels = [w for w in page.words if w.text.lower() == "quý"][:_LABELS]
    for i, word in enumerate(page.words):
        if not labels or not _QUARTER.fullmatch(word.text):
            continue
        behind = i > 0 and page.words[i - 1].text.lower() == "quý"
        if behind or any(below(word, label) for label in labels):  # as `Quý` and `IV/2026` in a narrow cell
            page.words[i] = _quarter(word)
    _subjects(page)
    _units(page.words)
    codes.mend(page.words)
    formulas.mend(page.words)
    context.mend(page.words)


def _without_strays(words: list[Word]) -> list[Word]:
    """Drop what rules and specks leave between words: lone `_` and `|`, and quotes that nothing closes."""
    lone = "_" + ('"' if sum(w.text.count(q) for w in words for q in '"“”') == 1 else "")
    closed = any(_CLOSES.search(w.text) for w in words)
    out: list[Word] = []
    for n, word in enumerate(words):
        beside = any(0 <= k < len(words) and words[k].line == word.line for k in (n - 1, n + 1))
        if word.line >= 0 and beside and _RULE.fullmatch(word.text):
            continue
        kept = (closed or word.text[:1] == '"') and word.text[:1] not in lone
        m = None if kept else _OPENS.fullmatch(word.text)
        out.append(_changed(word, m[1], "speck") if m and word.reason != "handwriting" else word)
    return out


def _join_figures(words: list[Word]) -> list[Word]:
    """Join the parts of a day or number that the white beside a figure one parted: `30/1 1/2024`."""
    out: list[Word] = []
    for word in words:
        before = out[-1] if out else None
        if before is not None and before.line == word.line and _one_number(out, word):
            box = before.box._replace(x1=word.box.x1)
            whole = replace(before, box=box, confidence=min(before.confidence, word.confidence))
            raw = before.raw or before.text
            out[-1] = replace(whole, text=before.text + word.text, raw=f"{raw} {word.raw or word.text}",
                              reason=before.reason or word.reason or "spacing", edges=())  # fmt: skip
        else:
            out.append(word)
    return out


def _one_number(before: list[Word], word: Word) -> bool:
    own = before[-1]
    if "handwriting" in (own.reason, word.reason) or own.text[-1:] not in "0123456789/,":
        return False
    if word.box.x0 - own.box.x1 > _SPLIT * max(word.size, own.size):
        return False
    if word.size > 0 and _DECIMAL.fullmatch(own.text) and word.text[0].isdigit():
        return word.box.x0 - own.box.x1 <= _COMMA_WHITE * word.size
    if word.size > 0 and _ENDS_IN_ONE.fullmatch(own.text) and _BEGINS_WITH_ONE.fullmatch(word.text):
        return True
    if _DAY_PART.fullmatch(own.text) and _DATE.fullmatch(own.text + word.text):
        return not _DATE.fullmatch(word.text)
    named = len(before) > 1 and before[-2].text.lower() == "số"
    return named and own.text.isdigit() and _NUMBER_PART.match(word.text) is not None


def _close_up(words: list[Word]) -> None:
    """Take away a comma inside a word of two syllables of which the second begins none: `Theo, dõi`."""
    for i in range(len(words) - 1):
        word, behind = words[i], words[i + 1]
        if word.text[-1:] != "," or word.confidence >= _COMMA_SURE or behind.line != word.line:
            continue
        second = re.sub(r"\W+$", "", behind.text)
        if second.islower() and second not in _firsts() and (fold(word.text[:-1]), second) in common_pairs():
            words[i] = _changed(word, word.text[:-1], "speck")


@cache
def _firsts() -> frozenset[str]:
    """Return the syllables that any common word begins with."""
    return frozenset(first for first, _ in common_pairs())


def _units(words: list[Word]) -> None:
    """Give `thành phố` and `UBND tỉnh;` the marks that they alone can have."""
    for i in range(1, len(words)):
        m = _PROVINCE.fullmatch(words[i].text)
        if m and _ABBREVIATED.fullmatch(words[i - 1].text):
            words[i] = _changed(words[i], "tỉnh" + m[1], "letter")
        m = _CITY.fullmatch(words[i].text)
        deputy = i + 1 < len(words) and words[i + 1].text.lower() in _DEPUTY_OF
        if m and not deputy and words[i - 1].text.lower() == "thành":
            words[i] = _changed(words[i], "phố" + m[1], "letter")


_PROVINCE = re.compile(r"[tT](?:ính|inh|ĩnh)([;,.:)]{1,2})")
_ABBREVIATED = re.compile(r"[A-ZĐ]{3,6}")
_CITY = re.compile(r"ph(?:[óòỏõọôồổỗộõ]|ơ|ớ)([;,.):]{0,3})")
_DEPUTY_OF = frozenset(("chủ", "bí", "giám", "trưởng", "ban", "chánh", "thủ", "tổng", "cục"))


def _subjects(page: PrintedPage) -> None:
    """Mend `V/v` (on the matter of) before the subject of an official letter."""
    for i, word in enumerate(page.words[:_HEAD_WORDS]):
        first = i == 0 or page.words[i - 1].line != word.line or word.line < 0
        if first and word.box.y0 < _HEAD * page.height and _SUBJECT.fullmatch(word.text):
            page.words[i] = _changed(word, "V/v", "letter")


def _quarter(word: Word) -> Word:
    """Return the Roman number of a quarter as it must be: there are four, and none is `11` or `IIH`."""
    m = _QUARTER.fullmatch(word.text)
    if not m or m[1] in _QUARTERS:
        return word
    strokes = m[1].translate(_AS_STROKE)
    for roman in (strokes.replace("H", "I"), strokes.replace("H", "II")):
        if roman in _QUARTERS:
            return _changed(word, roman + m[2], "quarter")
    return word


def _changed(word: Word, text: str, reason: str) -> Word:
    if text == word.text:
        return word
    return replace(word, text=text, raw=word.raw or word.text, reason=word.reason or reason, edges=())


def _grammar(word: Word) -> Word:
    if word.reason == "handwriting":
        return word
    text = _DOUBLE.sub("Đ", _FRACTION.sub("/", word.text))
    text = _PERMILLE.sub(r"\1‰", _TTR.sub("TTr", text))
    if text.startswith("lí/"):
        text = _LITRES.sub("lít/", text)
    if _ROUND_C.fullmatch(text):
        text = "c" + text[1:]
    if "Ñ" in text:
        text = _TILDED.sub("N", text)
    if "(" in text or '"' in text or "”" in text or "“" in text:
        text = _BOW.sub("", _QUOTED.sub(r"\1'", text))
    if m := _DATE_LIKE.fullmatch(text):
        return _changed(word, m[1] + m[2].translate(_AS_DIGIT) + m[3], "date")
    if (m := _NUMBER_LIKE.fullmatch(text)) and 2 * sum(map(str.isdigit, m[2])) > sum(map(str.isalnum, m[2])):
        return _changed(word, m[1] + m[2].translate(_AS_DIGIT) + m[3], "number")
    if m := _STROKE_FIRST.fullmatch(text):
        return _changed(word, m[1] + "1" + m[2] + m[3], "number")
    if _SECTION.fullmatch(text) and any(map(str.isdigit, text)):
        return _changed(word, text.replace("§", "8"), "number")
    if _REPORT.search(text) or _COMRADE.match(text):
        return _changed(word, _COMRADE.sub(r"\1/c", _REPORT.sub(r"\1c", text)), "letter")
    if m := _YEAR_SYMBOL.fullmatch(text):
        return _changed(word, m[1] + "/" + m[2], "symbol")
    if m := _SYMBOL_W.fullmatch(text):
        return _changed(word, m[1] + "TW" + m[2], "symbol")
    if m := _SYMBOL_U.fullmatch(text):
        return _changed(word, m[1] + "U" + m[2], "symbol")
    if m := _ROMAN.fullmatch(text):
        roman = m[1].replace("HI", "III").replace("IH", "III").replace("H", "II").replace("J", "I")
        if _ROMAN_FULL.fullmatch(roman) and roman and set(m[1]) & set("HJ"):
            return _changed(word, roman + m[2], "roman")
    return _changed(word, text, "letter")
