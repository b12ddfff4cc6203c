"""Put the diacritics of doubtful words right by what usually stands beside them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from vndocparse.core.printed import Word
from vndocparse.ingest.ocr.bigrams import Bigrams, shipped
from vndocparse.text.fold import fold, strip_marks

_PARTS = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
# How often a tone was in truth another one, of a hundred times that it was read; counted on simulated
# scans of the written documents. The hook is what recognisers lose: they read an acute or nothing.
_TONES = {
    ("\u0301", "\u0309"): 2.2,  # Tố for Tổ
    ("\u0309", ""): 0.9,  # chỉ for chi
    ("", "\u0309"): 0.4,
    ("", "\u0300"): 0.27,
    ("", "\u0301"): 0.15,
    ("", "\u0323"): 0.08,
    ("\u0323", ""): 0.08,
    ("\u0300", ""): 0.07,
}
_OTHER_TONE = 0.02
_LETTER = 0.03  # the same of ă for a, đ for d and the like, for each of them
# How much likelier than usual a misreading is, by how surely the word was read (0.97 is the best there is).
_SURE = ((0.9, 18.0), (0.95, 3.5), (0.96, 2.9), (0.969, 0.5), (0.9695, 0.25), (2.0, 0.11))
_MARGIN = 0.5  # chosen on simulated scans of written documents left out of the counts
_NEVER = 0.975  # no reading this sure is touched
_CAPITAL = 1.5  # more for a capital inside a sentence (`Ban Kiểm tra`)
_START = "\n"  # no syllable: what follows is judged by itself
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_LONGEST = 400  # words of one clause


def mend(words: list[Word], model: Bigrams | None = None) -> None:
    """Mend doubtful words in place; names, codes and numbers are never touched.

    A word keeps its bare letters. It is changed only where the likelier word makes a pair with a
    neighbour that stands in the model's texts, and gains more than the recogniser's own sureness
    of what it read.
    """
    model = model or shipped()
    if model is None:
        return
    parts = [_PARTS.fullmatch(w.text) for w in words]
    for start, end in _clauses(words, parts):
        _mend_clause(words, parts, start, end, model)


def _clauses(words: list[Word], parts: list[re.Match[str] | None]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words that no mark parts."""
    start = 0
    for i, part in enumerate(parts):
        if part is None or i - start >= _LONGEST:
            if i > start:
                yield start, i
            start = i + 1 if part is None else i
            continue
        if part[1] and i > start:
            yield start, i
            start = i
        if part[3]:
            yield start, i + 1
            start = i + 1
    if start < len(words):
        yield start, len(words)


def _mend_clause(
    words: list[Word], parts: list[re.Match[str] | None], start: int, end: int, model: Bigrams
) -> None:
    read = [fold(parts[i][2]) for i in range(start, end)]  # type: ignore[index]
    choices = [_choices(words, parts, start + k, end, w, model) for k, w in enumerate(read)]
    if all(len(c) == 1 for c in choices):
        return
    best = _best(choices, model)
    for k, new in enumerate(best):
        if new == read[k]:
            continue
        seen = [
            *([model.seen(best[k - 1], new)] if k else []),
            *([model.seen(new, best[k + 1])] if k + 1 < len(best) else []),
        ]
        if all(seen) if _inside(words, parts, start + k) else any(seen):
            _put(words, parts, start + k, new)


def _inside(words: list[Word], parts: list[re.Match[str] | None], at: int) -> bool:
    """Tell a capital inside a sentence from one at its beginning; all of a heading counts as inside."""
    part = parts[at]
    if part is None or part[2].islower() or not at:
        return False
    if part[2].isupper():
        return True
    before = words[at - 1]
    return before.text[-1:].isalnum() and before.line == words[at].line


def _choices(
    words: list[Word], parts: list[re.Match[str] | None], at: int, end: int, read: str, model: Bigrams
) -> list[tuple[str, float]]:
    """Return what the word may be, each with what it costs; first what was read."""
    word, part = words[at], parts[at]
    assert part is not None
    if word.reason not in (None, "spacing") or word.confidence >= _NEVER or len(part[2]) < 2:
        return [(read, 0.0)]
    more = 0.0
    if not part[2].islower():
        if part[2].isupper():  # a heading, or an abbreviation, which no pair holds
            more = _CAPITAL
        elif not part[2].istitle():
            return [(read, 0.0)]
        elif _inside(words, parts, at):  # a name, unless a small word follows (`Ban Tổ chức`)
            follows = parts[at + 1] if at + 1 < end else None
            if follows is None or not follows[2].islower():
                return [(read, 0.0)]
            more = _CAPITAL
    others = model.alike.get(strip_marks(read), ())
    fit = [o for o in others if o != read and len(o) == len(read)]
    return [(read, 0.0), *((o, more + _cost(read, o, word.confidence)) for o in fit)]


@lru_cache(65536)
def _taken_apart(syllable: str) -> tuple[str, str]:
    """Return the tone's mark and the letters without it."""
    signs = unicodedata.normalize("NFD", syllable)
    tone = "".join(c for c in signs if c in _MARKS)
    return tone, unicodedata.normalize("NFC", "".join(c for c in signs if c not in _MARKS))


def _cost(read: str, new: str, confidence: float) -> float:
    """Return what it takes to believe that ``new`` was printed where ``read`` was read."""
    (tone, letters), (new_tone, new_letters) = _taken_apart(read), _taken_apart(new)
    share = 1.0
    if tone != new_tone:
        share *= _TONES.get((tone, new_tone), _OTHER_TONE) / 100
    for a, b in zip(letters, new_letters, strict=True):
        if a != b:
            share *= _LETTER / 100
    times = next(t for below, t in _SURE if confidence < below)
    return _MARGIN - math.log(min(0.5, share * times))


def _best(choices: list[list[tuple[str, float]]], model: Bigrams) -> list[str]:
    """Return the likeliest row of words (Viterbi)."""
    row: dict[str, tuple[float, tuple[str, ...]]] = {_START: (0.0, ())}
    for options in choices:
        if len(options) == len(row) == 1:  # nothing to choose: what the pair costs changes nothing
            ((word, _),) = options
            ((score, path),) = row.values()
            row = {word: (score, (*path, word))}
            continue
        made: dict[str, tuple[float, tuple[str, ...]]] = {}
        for word, cost in options:
            score, path = max((s + model.log(p, word), path) for p, (s, path) in row.items())
            made[word] = (score - cost, (*path, word))
        row = made
    return list(max(row.values())[1])


def _put(words: list[Word], parts: list[re.Match[str] | None], at: int, new: str) -> None:
    m = parts[at]
    assert m is not None
    text = new.upper() if m[2].isupper() else new.capitalize() if m[2][0].isupper() else new
    word = words[at]
    words[at] = replace(word, text=m[1] + text + m[3], raw=word.raw or word.text, reason="context", edges=())
