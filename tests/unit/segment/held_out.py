"""Invented documents with the places and findings they should give, and damaged forms of them.

python tests/unit/segment/held_out.py [--errors] [--form plain|wrapped|strokes|looks]
"""

import re
import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

from vndocparse.core.analysis import Analysis
from vndocparse.extract.findings import read_findings
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse
from vndocparse.text.fold import strip_marks

CASES = Path(__file__).parents[2] / "cases/segment"
FORMS = ("plain", "wrapped", "strokes", "looks")
KINDS = {"A": "achievement", "L": "limitation", "C": "cause", "S": "lesson"}
_PLACE = re.compile(r"\{([^}|]*)(?:\|(\w+))?\}\s?")
_MARK = re.compile(r"<([ALCS0])>")
_ROMAN = re.compile(r"([IVX]+)([-.]) (?=\w)")
_NUMBER = re.compile(r"(\d)\. ")
_STROKES = {"II": "I", "III": "HI", "IV": "TV", "VI": "VI", "V": "V"}
_LOOKS = {"I": "l", "II": "Il", "III": "IlI", "IV": "lV", "V": "V", "VI": "V1"}


@dataclass(frozen=True)
class Line:
    """A line as it is fed: its words, its place (``None``: not judged), role and findings."""

    text: str
    path: str | None
    role: str | None
    found: tuple[tuple[str, str], ...]


def documents() -> list[tuple[str, list[str]]]:
    out = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if "text" in case:
                out.append((case["id"], case["text"].strip().split("\n")))
    return out


def lines_of(raw: list[str], form: str) -> list[Line]:
    out = []
    for i, line in enumerate(raw):
        m = _PLACE.match(line)
        path, role = (m[1], m[2]) if m else (None, None)
        words = line[m.end() :] if m else line
        judged = bool(m)
        pieces = _MARK.split(words)
        found = []
        for j in range(0, len(pieces) - 1, 2):
            if pieces[j + 1] in KINDS:
                found.append((damaged(pieces[j].strip(), form, i, judged and j == 0), KINDS[pieces[j + 1]]))
        out.append(Line(damaged(_MARK.sub("", words), form, i, judged), path, role, tuple(found)))
    return out


def damaged(text: str, form: str, number: int, labelled: bool) -> str:
    """Return a line as a recogniser may give it: strokes of numerals lost, marks lost, look-alikes."""
    if form in ("plain", "wrapped"):
        return text
    if labelled and (m := _ROMAN.match(text)):
        table = _STROKES if form == "strokes" else _LOOKS
        text = table.get(m[1], m[1]) + m[2] + ("" if number % 3 == 0 else " ") + text[m.end() :]
    elif labelled and form == "looks" and (m := _NUMBER.match(text)):
        digit = {"1": "l", "5": "S", "6": "ó"}.get(m[1], m[1])
        text = digit + ". " + text[m.end() :]
    letters = [c for c in text if c.isalpha()]
    if labelled and letters and sum(c.isupper() for c in letters) * 10 >= len(letters) * 8:
        if form == "strokes":  # some marks lost
            text = re.sub("[ẤẬẮẶ]", "A", text).replace("Đ", "D").replace("Ệ", "Ê").replace("Ả", "Á")
        else:
            text = strip_marks(text).upper()
            text = re.sub(r"^L([-.])", r"l\1", text)
    if form == "looks" and len(text) > 100:
        at = text.find(" ", 60)
        text = text[:at] + text[at + 1 :]
    return text


def squeezed(text: str) -> tuple[str, list[int]]:
    kept = [i for i, c in enumerate(text) if not c.isspace()]
    return "".join(text[i] for i in kept), kept


def feed(lines: list[Line], form: str) -> str:
    if form == "plain":
        return "\n".join(x.text for x in lines)
    out = []
    for x in lines:
        out.extend(textwrap.wrap(x.text, 72, break_on_hyphens=False) or [""])
    return "\n".join(out)


def judge(raw: list[str], form: str, counts: Counter, errors: list[str]) -> None:
    lines = lines_of(raw, form)
    a = analyse(read_text(feed(lines, form)))
    small, at = squeezed(a.text)
    wanted, cursor = [], 0
    for x in lines:
        key = squeezed(x.text)[0]
        where = small.find(key, cursor)
        if where < 0:
            errors.append(f"lost: {x.text[:60]}")
            continue
        cursor = where + len(key)
        judge_place(a, x, at[cursor - 1], counts, errors)
        begin = where
        for words, kind in x.found:
            key = squeezed(words)[0]
            begin = small.find(key, begin)
            wanted.append((at[begin], at[begin + len(key) - 1] + 1, kind))
            begin += len(key)
    judge_findings(a, wanted, counts, errors)


def judge_place(a: Analysis, x: Line, last: int, counts: Counter, errors: list[str]) -> None:
    block = a.block_at(last)
    if x.path is not None:
        counts["path"] += 1
        got = (a.path(block) or "") if block else ""
        counts["path right"] += got == x.path
        if got != x.path:
            errors.append(f"path {got!r} for {x.path!r}: {x.text[:60]}")
    if x.role is not None and block is not None:
        counts["role"] += 1
        counts["role right"] += block.role.value == x.role
        if block.role.value != x.role:
            errors.append(f"role {block.role.value} for {x.role}: {x.text[:60]}")


def judge_findings(a: Analysis, wanted: list, counts: Counter, errors: list[str]) -> None:
    got = [(f.span.start, f.span.end, f.kind) for f in read_findings(a)]
    counts["finding got"] += len(got)
    counts["finding"] += len(wanted)
    for g in wanted:
        hit = next((p for p in got if overlap(g, p) > 0.7), None)
        if hit is not None:
            got.remove(hit)
            counts["finding right"] += 1
            counts["kind right"] += hit[2] == g[2]
        if hit is None or hit[2] != g[2]:
            errors.append(f"finding {hit and hit[2]} for {g[2]}: {a.text[g[0] : g[1]][:90]}")
    errors.extend(f"false {p[2]}: {a.text[p[0] : p[1]][:90]}" for p in got)


def overlap(a: tuple, b: tuple) -> float:
    inner = min(a[1], b[1]) - max(a[0], b[0])
    return inner / (max(a[1], b[1]) - min(a[0], b[0])) if inner > 0 else 0.0


def figures(counts: Counter) -> dict[str, float]:
    both = counts["finding"] + counts["finding got"]
    return {
        "paths": counts["path right"] / max(1, counts["path"]),
        "roles": counts["role right"] / max(1, counts["role"]),
        "findings F1": 2 * counts["finding right"] / max(1, both),
        "kind of found": counts["kind right"] / max(1, counts["finding right"]),
    }


def main() -> None:
    chosen = [f for f in FORMS if f in sys.argv] or list(FORMS)
    for form in chosen:
        counts: Counter = Counter()
        for name, raw in documents():
            errors: list[str] = []
            judge(raw, form, counts, errors)
            if "--errors" in sys.argv and errors:
                print(f"== {name} ({form})", *errors, sep="\n   ")
        print(
            f"{form:8}",
            {k: round(v, 3) for k, v in figures(counts).items()},
            counts["path"],
            counts["finding"],
        )


if __name__ == "__main__":
    main()
