"""Put back the diacritics that a doubtful word lost, where its neighbour tells which they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from rapidfuzz.distance import Levenshtein

from vndocparse.core.printed import Word
from vndocparse.lexicons.load import load, names
from vndocparse.text.fold import fold, strip_marks

_DOUBTFUL = 0.97  # a reading at least this sure is never touched
_PARTS = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
_SYLLABLES = re.compile(r"[^\W\d_]+")
_FORMULA_WORDS = 14  # the longest formula has fewer
_FORMULA_LEAST = 12  # letters; shorter lines must have the very letters of a formula
_OWN = "word_pairs"
_FORMULAS = ("motto_lines",)


@cache
def _pairs() -> tuple[frozenset[tuple[str, str]], dict[tuple[str, str], tuple[tuple[str, str], ...]]]:
    """Return the known pairs of neighbouring syllables, and the common ones by their bare letters."""
    known: set[tuple[str, str]] = set()
    common: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for name in names():
        for entry in load(name).entries:
            for form in entry.forms:
                parts = _SYLLABLES.findall(fold(form))
                for pair in pairwise(parts):
                    known.add(pair)
                    if name == _OWN:
                        common.setdefault((strip_marks(pair[0]), strip_marks(pair[1])), set()).add(pair)
    return frozenset(known), {k: tuple(sorted(v)) for k, v in common.items()}


def mend_formulas(words: list[Word]) -> None:
    """Give lines that are printed alike everywhere (`CHÁNH VĂN PHÒNG`) their wording.

    A line is one if its bare letters are a formula's but for a sixth of them. Only words read
    with doubt are changed.
    """
    out: list[Word] = []
    for _, run in groupby(words, key=lambda w: w.line):
        out.extend(_as_formula(list(run)))
    words[:] = out


def _as_formula(line: list[Word]) -> list[Word]:
    if len(line) > _FORMULA_WORDS or all(w.confidence >= _DOUBTFUL for w in line):
        return line
    form = formula(bare(" ".join(w.text for w in line)))
    if form is None:
        return line
    parts = form.split()
    own = [w for w in line if any(map(str.isalpha, w.text))]
    spoken = [p for p in parts if any(map(str.isalpha, p))]
    if len(own) != len(spoken):
        return line
    upper = sum(w.text.isupper() for w in own) * 2 > len(own)
    out: list[Word] = []
    left = iter(own)
    for part in parts:
        if part in spoken:
            word = next(left)
            text = part.upper() if upper else part
            if word.text[-1:] in ":.," and text[-1:] not in ":.,":
                text += word.text[-1]
            if text != word.text and word.confidence < _DOUBTFUL:
                word = replace(
                    word, text=text, raw=word.raw or word.text, reason=word.reason or "formula", edges=()
                )
            out.append(word)
        elif out:
            dash = next((w for w in line if w not in own and out[-1].box.x1 - 1 <= w.box.x0), None)
            box = out[-1].box
            gap = replace(box, x0=box.x1, x1=box.x1 + 1.0)
            out.append(replace(dash or replace(out[-1], box=gap), text=part, raw=None, reason=None, edges=()))
    return out


def bare(text: str) -> str:
    """Return the letters of a text without marks, case and spaces."""
    return re.sub(r"[^a-z]", "", strip_marks(text))


def formula(letters: str) -> str | None:
    """Return the one formula that these bare letters are, or are but for few."""
    formulas = _formulas()
    if letters in formulas or len(letters) < _FORMULA_LEAST:
        return formulas.get(letters)
    most = len(letters) // 6
    near = {f for b, f in formulas.items() if Levenshtein.distance(letters, b, score_cutoff=most) <= most}
    return next(iter(near)) if len(near) == 1 else None


@cache
def _formulas() -> dict[str, str]:
    forms = [f for name in _FORMULAS for e in load(name).entries for f in e.forms]
    forms += [f for e in load("signing").entries if e["kind"] == "position" for f in e.forms]
    out: dict[str, str] = {}
    for form in forms:
        if " " in form:
            out.setdefault(bare(form), form)  # the first of several spellings
    return out


def mend(words: list[Word]) -> None:
    """Mend doubtful words in place.

    A word is changed only if it keeps its bare letters, stands beside a word with which the
    change makes a common two-syllable word, makes no known pair as it was read, and is in small
    letters (the first may be a capital): names, codes and numbers are never touched.
    """
    known, common = _pairs()
    parts = [_PARTS.fullmatch(w.text) for w in words]
    read = [fold(m[2]) if m else "" for m in parts]
    joined = list(_joined(words, parts))
    held = [
        (i + 1 < len(words) and joined[i] and (read[i], read[i + 1]) in known)
        or (i > 0 and joined[i - 1] and (read[i - 1], read[i]) in known)
        for i in range(len(words))
    ]
    for i in range(len(words) - 1):
        if not joined[i] or (read[i], read[i + 1]) in known:
            continue
        found = common.get((strip_marks(read[i]), strip_marks(read[i + 1])), ())
        fit = [
            p
            for p in found
            if _may(words, held, parts, i, p[0], read) and _may(words, held, parts, i + 1, p[1], read)
        ]
        if len(fit) != 1:
            continue
        for at, new in ((i, fit[0][0]), (i + 1, fit[0][1])):
            if new != read[at]:
                _put(words, parts, at, new)
                read[at] = new
            held[at] = True


def _joined(words: list[Word], parts: list[re.Match[str] | None]) -> Iterator[bool]:
    """Tell of each word whether the next one follows without a mark between."""
    for i in range(len(words)):
        here = parts[i]
        after = parts[i + 1] if i + 1 < len(words) else None
        yield bool(
            here
            and after
            and not here[3]
            and not after[1]
            and after[2].islower()
            and (here[2].islower() or here[2].istitle())
        )


def _begins(words: list[Word], at: int) -> bool:
    """Tell whether a capital is one of a sentence's beginning: nothing, or no word, stands before it."""
    before = words[at - 1] if at else None
    return before is None or before.line != words[at].line or not before.text[-1:].isalnum()


def _may(
    words: list[Word],
    held: list[bool],
    parts: list[re.Match[str] | None],
    at: int,
    new: str,
    read: list[str],
) -> bool:
    """Tell whether the word may be read as ``new``."""
    if new == read[at]:
        return True
    m = parts[at]
    if held[at] or m is None or len(m[2]) != len(new):
        return False
    if not m[2].islower() and not _begins(words, at):
        return False  # a capital inside a sentence: a name
    return words[at].confidence < _DOUBTFUL and words[at].reason != "handwriting"


def _put(words: list[Word], parts: list[re.Match[str] | None], at: int, new: str) -> None:
    m = parts[at]
    assert m is not None
    text = new.capitalize() if m[2][0].isupper() else new
    word = words[at]
    words[at] = replace(
        word, text=m[1] + text + m[3], raw=word.raw or word.text, reason=word.reason or "spelling"
    )
