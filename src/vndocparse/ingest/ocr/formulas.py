"""Give lines that are printed alike everywhere their own wording back."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from vndocparse.core.printed import Word
from vndocparse.lexicons.load import load
from vndocparse.text.fold import strip_marks

_DOUBTFUL = 0.97  # a reading at least this sure is never touched
_FORMULA_WORDS = 14  # the longest formula has fewer
_FORMULA_LEAST = 12  # letters; shorter lines must have the very letters of a formula
_FORMULAS = ("motto_lines",)


def mend(words: list[Word]) -> None:
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
            if word.text[:1].isupper():
                text = text[:1].upper() + text[1:]
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
            gap = box._replace(x0=box.x1, x1=box.x1 + 1.0)
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
    forms += load("zone_cues").by_id["recipients.head"].forms
    out: dict[str, str] = {}
    for form in forms:
        if " " in form:
            out.setdefault(bare(form), form)  # the first of several spellings
    return out
