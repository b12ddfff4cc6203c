"""Put the diacritics of doubtful words right by what usually stands beside them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from vndocparse.core.printed import Word
from vndocparse.ingest.ocr.bigrams import Bigrams, shipped
from vndocparse.text.fold import fold, strip_marks

_PARTS = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
_HOOK, _ACUTE, _GRAVE, _TILDE, _DOT = "\u0309", "\u0301", "\u0300", "\u0303", "\u0323"
# What stands in no table: another tone, and the same of ă for a, đ for d and the like, for each of them.
_OTHER_TONE = 0.02
_LETTER = 0.03


@dataclass(frozen=True, slots=True)
class Misreadings:
    """How often a tone or letter was in truth another one, of a hundred times that it was read."""

    tones: Mapping[tuple[str, str], float]
    letters: Mapping[tuple[str, str], float]
    capital: float  # what a capital inside a sentence, or a word in capitals, costs more (`Ban Kiểm tra`)
    name: float  # what one at its beginning does before another capital (`Kim Lãng, ngày`)
    surely: float = 0.0  # what was read less surely than this cannot be right as it stands, name or not


# Counted on simulated scans of the written documents, and on five real ones, where the upper of two marks
# is lost far more often. The hook is what recognisers lose most: they read an acute or nothing.
OWN = Misreadings(
    {
        (_ACUTE, _HOOK): 2.2,  # Tố for Tổ
        ("", _GRAVE): 0.7,  # nguôn for nguồn
        (_HOOK, ""): 0.9,  # chỉ for chi
        ("", _HOOK): 1.0,
        ("", _ACUTE): 0.7,
        (_TILDE, _HOOK): 0.3,
        ("", _TILDE): 0.1,
        ("", _DOT): 0.08,
        (_DOT, ""): 0.08,
        (_GRAVE, ""): 0.07,
    },
    {},
    1.5,
    0.0,
)
# The same of what a stock recogniser makes of scans of real pages.
STOCK = Misreadings(
    {
        ("", _HOOK): 4.3,
        (_HOOK, ""): 2.6,
        (_GRAVE, _HOOK): 2.0,
        ("", _ACUTE): 1.7,
        (_ACUTE, _HOOK): 1.6,
        (_TILDE, _ACUTE): 1.4,
        (_TILDE, _HOOK): 1.2,
        ("", _GRAVE): 0.9,
        (_TILDE, _GRAVE): 0.5,
        (_DOT, _ACUTE): 0.31,
        (_DOT, ""): 0.25,
        (_HOOK, _GRAVE): 0.21,
        (_GRAVE, _ACUTE): 0.12,
        ("", _TILDE): 0.07,
    },
    {
        ("e", "ê"): 2.9,
        ("ă", "a"): 1.6,
        ("o", "ô"): 1.2,
        ("ă", "â"): 1.2,
        ("o", "ơ"): 0.2,
        ("đ", "d"): 0.18,
        ("a", "â"): 0.08,
    },
    3.5,  # names of places and people are not in the model
    3.5,
    0.845,
)
# How much likelier than usual a misreading is, by how surely the word was read (0.97 is the best there is).
_SURE = ((0.9, 18.0), (0.95, 3.5), (0.96, 2.9), (0.969, 0.5), (0.9695, 0.25), (2.0, 0.11))
_MARGIN = 0.5  # chosen on simulated scans of written documents left out of the counts
# words that turn a sentence round: of all of them one that is written as it must be is taken at its word
_TURNING = frozenset(("chưa", "không", "đã", "được"))
_UNKNOWN = 1.1  # what a change costs less where the texts that were counted never have what was read
_PAIRED = 1.0  # … more where what was read makes a known pair with the word behind it
_NEVER = 0.975  # no reading this sure is touched
_START = "\n"  # no syllable: what follows is judged by itself
_MARKS = _ACUTE + _GRAVE + _TILDE + _HOOK + _DOT
_LONGEST = 400  # words of one clause


def mend(words: list[Word], model: Bigrams | None = None, misread: Misreadings = OWN) -> None:
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
        _mend_clause(words, parts, start, end, model, misread)


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
    words: list[Word],
    parts: list[re.Match[str] | None],
    start: int,
    end: int,
    model: Bigrams,
    misread: Misreadings,
) -> None:
    read = [fold(parts[i][2]) for i in range(start, end)]  # type: ignore[index]
    choices = [_choices(words, parts, start + k, end, w, model, misread) for k, w in enumerate(read)]
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
        named = words[start + k].confidence >= misread.surely and _inside(words, parts, start + k)
        if all(seen) if named else any(seen):
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
    words: list[Word],
    parts: list[re.Match[str] | None],
    at: int,
    end: int,
    read: str,
    model: Bigrams,
    misread: Misreadings,
) -> list[tuple[str, float]]:
    """Return what the word may be, each with what it costs; first what was read."""
    word, part = words[at], parts[at]
    assert part is not None
    sure = read in _TURNING or word.confidence >= _NEVER
    if sure or word.reason not in (None, "spacing") or len(part[2]) < 2:
        return [(read, 0.0)]
    more = 0.0
    if not part[2].islower():
        if part[2].isupper():  # a heading, or an abbreviation, which no pair holds
            more = misread.capital
        elif not part[2].istitle():
            return [(read, 0.0)]
        elif _inside(words, parts, at):  # a name, unless a small word follows (`Ban Tổ chức`)
            follows = parts[at + 1] if at + 1 < end else None
            if follows is None or not follows[2].islower():
                return [(read, 0.0)]
            more = misread.capital
        elif at + 1 < end and (next_part := parts[at + 1]) is not None and next_part[2][0].isupper():
            more = misread.name
    others = model.alike.get(strip_marks(read), ())
    fit = [o for o in others if o != read and len(o) == len(read)]
    if read not in model.single:
        more -= _UNKNOWN
    elif at + 1 < end and (after := parts[at + 1]) is not None and model.seen(read, fold(after[2])):
        more += _PAIRED
    return [(read, 0.0), *((o, more + _cost(read, o, word.confidence, misread)) for o in fit)]


@lru_cache(65536)
def _taken_apart(syllable: str) -> tuple[str, str]:
    """Return the tone's mark and the letters without it."""
    signs = unicodedata.normalize("NFD", syllable)
    tone = "".join(c for c in signs if c in _MARKS)
    return tone, unicodedata.normalize("NFC", "".join(c for c in signs if c not in _MARKS))


def _cost(read: str, new: str, confidence: float, misread: Misreadings) -> float:
    """Return what it takes to believe that ``new`` was printed where ``read`` was read."""
    (tone, letters), (new_tone, new_letters) = _taken_apart(read), _taken_apart(new)
    share = 1.0
    if tone != new_tone:
        share *= misread.tones.get((tone, new_tone), _OTHER_TONE) / 100
    for a, b in zip(letters, new_letters, strict=True):
        if a != b:
            share *= misread.letters.get((a, b), _LETTER) / 100
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
