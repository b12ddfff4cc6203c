"""Put the spaces of formula words in a letterhead right, where a text lost or added some."""

import re
from dataclasses import replace
from functools import cache

from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.lexicons.load import load
from vndocparse.text.fold import bare

_AREAS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "xa", "phuong", "dac khu")


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    """Return (packed form, form) of the first words of bodies and of areas, longest first."""
    forms = {bare(f) for e in load("issuer_heads").entries for f in e.forms if len(f) > 3}
    return tuple(sorted(((f.replace(" ", ""), f) for f in forms), key=lambda x: -len(x[0])))


@cache
def _areas() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((f.replace(" ", ""), f) for f in _AREAS), key=lambda x: -len(x[0])))


def respaced(line: PrintLine) -> PrintLine:
    """Return a line in capitals with the spaces of `ỦY BANNHÂN DÂN`, `UBNDTỈNH` as they are written.

    The place stays: only the words are put right.
    """
    letters = [i for i, c in enumerate(line.text) if not c.isspace()]
    packed = bare("".join(line.text[i] for i in letters))
    out: list[str] = []
    at = 0
    for table in (_heads(), _areas()):
        form = next((f for p, f in table if packed.startswith(p, at) and _parts(line, letters, at, p)), None)
        if form is None:
            continue
        words = iter(letters[at : at + len(form.replace(" ", ""))])
        out.append("".join(" " if c == " " else line.text[next(words)] for c in form))
        at += len(form.replace(" ", ""))
    rest = line.text[letters[at] :] if at < len(letters) else ""
    text = " ".join([*out, rest]).strip()
    if not out or re.sub(r"\s+", " ", line.text) == text:
        return line
    return replace(line, text=text, bare=bare(text))


def _parts(line: PrintLine, letters: list[int], at: int, packed: str) -> bool:
    """Tell whether the form ends where a word does, or its own words show that spaces went wrong."""
    end = at + len(packed)
    if end >= len(letters):
        return True
    return letters[end] > letters[end - 1] + 1 or len(packed) >= _SURE or packed in _GLUED


_SURE = 7  # letters of a form that hardly begins another word
_GLUED = ("ubnd", "hdnd", "tinh", "huyen", "phuong")
