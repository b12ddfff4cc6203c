"""Score the written documents after seeded damage, one kind at a time, as poor recognition leaves a text.

    python tools/measure_damage.py [--split dev|held] [--kinds roman,arabic,…] [--seed N] [--errors KIND]

Every line is wrapped at page width. The annotation keeps the clean words, so a kind that changes many
letters costs something by itself; what counts is which categories fall far below the clean row.
"""

import argparse
import json
import random
import re
import sys
import textwrap
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
WIDTH = 88
_ROMAN = re.compile(r"^([IVX]{1,4})([.\-/]) ")
_ARABIC = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)([.\-/)]) ")
_POINT = re.compile(r"^([a-zđ])([.)/]) ")
_MARKED = {
    "ấ": "á",
    "ệ": "ê",
    "ợ": "ơ",
    "ữ": "ư",
    "ế": "ê",
    "ộ": "ô",
    "ả": "à",
    "ỉ": "i",
    "ị": "i",
    "ể": "ê",
    "ố": "ô",
    "ậ": "â",
    "ủ": "ú",
}


def roman(line: str, r: random.Random) -> str:
    """Misread the strokes or lose the mark of a Roman label."""
    m = _ROMAN.match(line)
    if m is None or r.random() > 0.6:
        return line
    strokes = "".join(r.choice("Il1") if c == "I" else c for c in m[1]).replace(
        "II", r.choice(("II", "H", "Il"))
    )
    mark = r.choice((m[2], m[2], ",", "", "."))
    return f"{strokes}{mark} {line[m.end() :]}"


def arabic(line: str, r: random.Random) -> str:
    """Lose or change the mark of an Arabic label, or misread its digit."""
    m = _ARABIC.match(line)
    if m is None or r.random() > 0.5:
        return line
    label = m[1] if r.random() < 0.6 else m[1].translate(str.maketrans("1568", r.choice(("lSó8", "ISGB"))))
    return f"{label}{r.choice((m[2], '', ',', ' .'))} {line[m.end() :]}"


def points(line: str, r: random.Random) -> str:
    """Lose the bracket of `a)`, or misread dashes."""
    m = _POINT.match(line)
    if m is not None and r.random() < 0.5:
        return f"{m[1]}{r.choice(('', ',', '}', ']'))} {line[m.end() :]}"
    if line[:2] in ("- ", "+ ") and r.random() < 0.6:
        return r.choice(("~ ", "— ", "= ", "-", "« ", "• ", "")) + line[2:]
    return line


def marks(line: str, r: random.Random) -> str:
    """Lose or change diacritics in one word of fifteen."""
    words = line.split(" ")
    return " ".join("".join(_MARKED.get(c, c) for c in w) if r.random() < 0.07 else w for w in words)


def stops(line: str, r: random.Random) -> str:
    """Read three `;` of ten as `:` or `,`, and now and then lose a full stop."""
    line = "".join(r.choice("::,;;;;;;;") if c == ";" else c for c in line)
    return line[:-1] if line.endswith(".") and r.random() < 0.2 else line


def spaces(line: str, r: random.Random) -> str:
    """Lose a space of thirty, put one inside a word of forty."""
    out = re.sub(" ", lambda _: "" if r.random() < 0.035 else " ", line)
    return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda _: " " if r.random() < 0.006 else "", out)


def specks(line: str, r: random.Random) -> str:
    """Put a stray sign before or behind a line."""
    where = r.random()
    sign = r.choice(("|", "_", "'", "`", ".", "·", "~", "*"))
    return f"{sign} {line}" if where < 0.05 else f"{line} {sign}" if where < 0.1 else line


def runs_on(text: str, r: random.Random) -> str:
    """Run one heading of three into the line behind it, and now and then into the line before."""
    lines = [line for line in text.splitlines() if line.strip()]
    out: list[str] = []
    for i, line in enumerate(lines):
        short = len(line) < WIDTH and (_ROMAN.match(line) or _ARABIC.match(line)) and line[-1:] not in ".;:,"
        if out and out[-1].endswith("\0"):
            out[-1] = f"{out[-1][:-1]} {line}"
        elif short and r.random() < 0.3 and i + 1 < len(lines):
            out.append(line + "\0")
        elif short and out and r.random() < 0.1 and " | " not in out[-1]:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return "\n\n".join(out).replace("\0", "")


# What recognisers of scans make of a tone, of a hundred times: counted on real pages.
_TONES = {
    "\u0309": (("", 9.0), ("\u0301", 2.5), ("\u0300", 2.5)),
    "\u0301": (("", 1.8), ("\u0323", 0.3), ("\u0303", 0.15)),
    "\u0300": (("", 1.2), ("\u0309", 0.2)),
    "\u0303": (("", 0.3),),
    "": (("\u0309", 1.0), ("\u0323", 0.15)),
}


def tones(line: str, r: random.Random) -> str:
    """Misread tones as often as stock recognition of a scan does."""
    return re.sub(r"[^\W\d_]+", lambda m: _toned(m[0], r), line)


def _toned(word: str, r: random.Random) -> str:
    parts = unicodedata.normalize("NFD", word)
    if len(word) < 2 or "\u0323" in parts:
        return word
    tone = next((c for c in parts if c in _TONES), "")
    at = r.random() * 100
    for read, share in _TONES[tone]:
        at -= share
        if at < 0:
            return _with_tone(parts, tone, read)
    return word


def _with_tone(parts: str, tone: str, read: str) -> str:
    if tone:
        return unicodedata.normalize("NFC", parts.replace(tone, read))
    vowels = [i for i, c in enumerate(parts) if c.lower() in "aeiouy"]
    if len(vowels) != 1:
        return unicodedata.normalize("NFC", parts)
    end = vowels[0] + 1
    while end < len(parts) and unicodedata.combining(parts[end]):
        end += 1
    return unicodedata.normalize("NFC", parts[:end] + read + parts[end:])


def _body(lines: list[str]) -> tuple[int, int]:
    """Return where the text proper begins and the list of recipients."""
    first = next((i for i, x in enumerate(lines) if _ROMAN.match(x) or _ARABIC.match(x)), len(lines))
    last = next((i for i, x in enumerate(lines) if x.startswith("Nơi nhận")), len(lines))
    return first, last


def joined(text: str, r: random.Random) -> str:
    """Leave a line a paragraph and run one of three into the one before, as text copied out of a page."""
    lines = [x for x in text.splitlines() if x.strip()]
    first, last = _body(lines)
    out: list[str] = []
    for i, line in enumerate(lines):
        if first < i < last and " | " not in line + out[-1] and r.random() < 0.33:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return "\n".join(out)


def same(line: str, r: random.Random) -> str:
    """Leave the line as it is."""
    return line


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "clean": same, "roman": roman, "arabic": arabic, "points": points, "marks": marks, "stops": stops,
    "spaces": spaces, "specks": specks, "tones": tones, "runs": same, "joined": same, "blanks": same,
    "some": same,
}  # fmt: skip


def everything(line: str, r: random.Random) -> str:
    """Do all of it, each to one line of two."""
    for kind in KINDS.values():
        if r.random() < 0.5:
            line = kind(line, r)
    return line


def damaged(text: str, kind: str, r: random.Random) -> str:
    """Return the text with damage of one kind, wrapped, with a page number every 40 lines."""
    do = everything if kind == "all" else KINDS[kind]
    if kind == "runs" or (kind == "all" and r.random() < 0.5):
        text = runs_on(text, r)
    if kind == "joined":
        return joined(text, r)
    out: list[str] = []
    for line in text.splitlines():
        # A row of a table is found by its rules: it is not damaged here.
        out += [line] if " | " in line else textwrap.wrap(do(line, r), WIDTH) or [""]
    if kind in ("blanks", "some"):  # a blank line behind all lines, or behind three of ten
        out = [y for x in out if x for y in ((x, "") if kind == "blanks" or r.random() < 0.3 else (x,))]
    for page, at in enumerate(range(40, len(out), 41), 2):
        out.insert(at, str(page))
    return "\n".join(out)


def main() -> int:
    """Run the command line."""
    import score_written
    from vndocparse import parse_text
    from vndocparse.evaluate.figures import HEADLINE, Figures

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--split", choices=("dev", "held"), default="dev")
    ap.add_argument("--kinds", default=",".join([*KINDS, "all"]))
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--errors", help="list the differences of this kind")
    ap.add_argument("--keep", type=Path, help="write the damaged texts here")
    args = ap.parse_args()
    if args.errors and args.split == "held":
        ap.error("--errors is for the development split only")
    names = [n for n in args.names or score_written.names() if score_written.split_of(n) == args.split]
    columns = [*HEADLINE, "directive item", "finding kind"]
    print(f"{'':8} overall " + " ".join(f"{c.split()[-1][:7]:>7}" for c in columns))
    for kind in args.kinds.split(","):
        figures = Figures()
        for name in names:
            if score_written.is_raw(name):
                continue
            r = random.Random(args.seed * 1_000_003 + zlib.crc32(f"{kind}{name}".encode()))
            text = damaged(score_written.text_of(name), kind, r)
            if args.keep:
                (args.keep / f"{name}.{kind}.txt").write_text(text, encoding="utf-8")
            figures.add(name, score_written.gold(name), json.loads(parse_text(text).to_json()))
        row = " ".join(
            f"{figures.tallies[c].f1:7.3f}" if c in figures.tallies else "      -" for c in columns
        )
        print(f"{kind:8} {figures.overall:7.3f} {row}", flush=True)
        if kind == args.errors:
            for m in figures.misses:
                print(f"{m.document}\t{m.category}\t{m.kind}\t{m.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
