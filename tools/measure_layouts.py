"""Score head and foot of the written documents in the layouts that recognisers and text layers leave.

    python tools/measure_layouts.py [--split dev|held] [--only LAYOUT,…] [--seed N] [--errors] [NAME…]

Each layout puts the two columns of letterhead and foot together in another way, or damages their words
as seals and poor print do. Only metadata and recipients are judged; `bad` counts values that are wrong
where none would have been honest. ``--errors`` lists differences (development split only).
"""

import argparse
import random
import sys
import textwrap
import zlib
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
WIDTH = 88
HALF = 44
Lines = list[str]
Join = Callable[[Lines, Lines, random.Random], Lines]


def left_first(left: Lines, right: Lines, r: random.Random) -> Lines:
    """The left column whole, then the right one."""
    return [*left, *right]


def right_first(left: Lines, right: Lines, r: random.Random) -> Lines:
    """The right column whole, then the left one."""
    return [*right, *left]


def parted(left: Lines, right: Lines, r: random.Random) -> Lines:
    """One column, a blank line, the other."""
    return [*left, "", *right]


def by_turns(left: Lines, right: Lines, r: random.Random) -> Lines:
    """A line of the left column, one of the right, as lines of their own."""
    return [x for pair in zip_longest(left, right) for x in pair if x]


def beside(width: int) -> Join:
    """Return what sets both columns on one line with so many spaces between."""

    def join(left: Lines, right: Lines, r: random.Random) -> Lines:
        return [(" " * width).join(x for x in pair if x) for pair in zip_longest(left, right)]

    return join


def padded(left: Lines, right: Lines, r: random.Random) -> Lines:
    """Both columns on one line, the right one at a fixed place."""
    return [f"{a or '':{HALF + 4}}{b or ''}".rstrip() for a, b in zip_longest(left, right)]


def padded_ragged(left: Lines, right: Lines, r: random.Random) -> Lines:
    """Both columns on one line, the right one centred in its half."""
    return [f"{a or '':{HALF + 2}}{(b or '').center(36)}".rstrip() for a, b in zip_longest(left, right)]


HEADS: dict[str, Join] = {
    "left": left_first, "right": right_first, "turns": by_turns, "sp1": beside(1), "sp2": beside(2),
    "sp4": beside(4), "pad": padded, "rag": padded_ragged,
}  # fmt: skip


def spread(right: Lines, n: int) -> Lines:
    """Put the signature beside a list of ``n`` lines: authority at its top, the name at its end."""
    if len(right) < 2 or n <= len(right):
        return right
    return [*right[:-1], *[""] * (n - len(right)), right[-1]]


def middle(left: Lines, right: Lines, r: random.Random) -> Lines:
    """Recipients in one run, the name between the last two of their lines."""
    return [*right[:-1], *left[:-1], right[-1], left[-1]]


def name_last(left: Lines, right: Lines, r: random.Random) -> Lines:
    """Authority and position, the recipients, the name."""
    return [*right[:-1], *left, right[-1]]


def head_mixed(left: Lines, right: Lines, r: random.Random) -> Lines:
    """`Nơi nhận`, authority and position, the list, the name."""
    return [left[0], *right[:-1], *left[1:], right[-1]]


def numbered(left: Lines, right: Lines, r: random.Random) -> Lines:
    """A page number between recipients and signature."""
    return [*left, "", "5", "", *right]


FEET: dict[str, Join] = {
    "left": left_first, "parted": parted, "right": right_first, "turns": by_turns, "sp1": beside(1),
    "sp2": beside(2), "sp3": beside(3), "pad": padded, "rag": padded_ragged, "middle": middle,
    "last": name_last, "mixed": head_mixed, "number": numbered,
}  # fmt: skip
SPREAD = ("sp1", "sp2", "sp3", "pad", "rag", "turns")


def modes(left: Lines, right: Lines, r: random.Random) -> tuple[Lines, Lines]:
    """Misread the marks of authority."""
    forms = {
        "T/M": ("T/1VI", "T/M.", "TIM", "T/ M", "T/NI", "TM"), "TM.": ("TM,", "TM", "T.M", "TM .", "IM."),
        "KT.": ("KT", "KT,", "K.T", "KI."), "K/T": ("K/ T", "KT", "KIT", "K/I"), "T/L": ("TL", "T/ L", "T/1"),
        "TL.": ("TL", "TL,", "T.L"), "TUQ.": ("TUQ", "TUQ,"),
    }  # fmt: skip
    out = []
    for x in right:
        key = next((k for k in forms if x.startswith(k + " ")), None)
        out.append(r.choice(forms[key]) + x[len(key) :] if key else x)
    return left, out


def label(left: Lines, right: Lines, r: random.Random) -> tuple[Lines, Lines]:
    """Misread `Nơi nhận:`."""
    forms = (
        "Nơi nhân:",
        "Noi nhận:",
        "Nơi nhận",
        "Nơi nhận;",
        "Nơi nhận.",
        "Nơinhận:",
        "Nơi nhậm:",
        "Noi nhan:",
    )
    return [r.choice(forms), *left[1:]], right


def rubbish(left: Lines, right: Lines, r: random.Random) -> tuple[Lines, Lines]:
    """Put what a recogniser makes of a seal and a signature between position and name, and behind lines."""
    specks = ("Ä", "(", "S", "` l", "~ *Í", "_", "|")
    seal = ("` ⁄ V :", "(/,", "*Í ~", "/ƒ£ l", "VĂN s ậ", "ý >Ì` PHON", "\\ “ ^ ,.", "* . Ä", "v2 +", "=⁄£ :")
    out = [left[0], *(f"{x} {r.choice(specks)}" if r.random() < 0.3 else x for x in left[1:])]
    return out, [*right[:-1], *r.sample(seal, r.choice((1, 2))), right[-1]]


def bullets(left: Lines, right: Lines, r: random.Random) -> tuple[Lines, Lines]:
    """Misread or lose the dashes of the list, change end marks."""
    out = left[:1]
    for x in left[1:]:
        if x.startswith("- ") and r.random() < 0.4:
            x = r.choice(("~ ", "— ", "_ ", "-", ": ", "", "= ", "« ", "• ", "~")) + x[2:]
        if x[-1:] in ";," and r.random() < 0.3:
            x = x[:-1] + r.choice((":", ",", "", " ;", " ,", "."))
        out.append(x)
    return out, right


DAMAGE = {"modes": modes, "label": label, "rubbish": rubbish, "bullets": bullets}


def columns(pars: list[Any], left_width: int) -> tuple[Lines, Lines]:
    """Return the wrapped lines of both columns."""
    left: Lines = []
    right: Lines = []
    for p in pars:
        side = right if p.place == "right" else left
        side += textwrap.wrap(p.text, left_width if side is left else 46) or [""]
    return left, right


def laid_out(pars: list[Any], head: Join, foot: str, damage: list[str], r: random.Random) -> str:
    """Return the document as text: head and foot in their layouts, the body wrapped."""
    sides = [i for i, p in enumerate(pars) if p.place in ("left", "right")]
    first = next((i for i, p in enumerate(pars) if p.place in ("body", "row")), len(pars))
    above = [i for i in sides if i < first]
    below = [i for i in sides if i > first]
    out: Lines = []
    for i, p in enumerate(pars):
        if above and i == above[0]:
            out += head(*columns([pars[j] for j in above], 40), r)
        if below and i == below[0]:
            left, right = columns([pars[j] for j in below], HALF)
            for kind in damage:
                left, right = DAMAGE[kind](left, right, r)
            if foot in SPREAD:
                right = spread(right, len(left))
            out += FEET[foot](left, right, r)
        if i not in above and i not in below:
            out += ["| " + " | ".join(p.cells) + " |"] if p.cells else textwrap.wrap(p.text, WIDTH) or [""]
    return "\n".join(out) + "\n"


def main() -> int:
    """Run the command line."""
    import score_written
    from vndocparse.evaluate.figures import Figures
    from vndocparse.extract.metadata import read_metadata
    from vndocparse.extract.recipients import read_recipients
    from vndocparse.ingest.text import read_text
    from vndocparse.segment.analyse import analyse

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--split", choices=("dev", "held"), default="dev")
    ap.add_argument("--only", help="these layouts, parted by commas")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--keep", type=Path, help="write the texts here")
    args = ap.parse_args()
    if args.errors and args.split == "held":
        ap.error("--errors is for the development split only")
    runs = [(f"head-{h}", h, "left", []) for h in HEADS] + [(f"foot-{f}", "left", f, []) for f in FEET]
    runs += [(f"{d}-{f}", "left", f, [d]) for d in DAMAGE for f in ("left", "sp1", "pad", "mixed")]
    runs += [(f"all-{f}", h, f, list(DAMAGE)) for f, h in zip(FEET, [*HEADS, *HEADS], strict=False)]
    wanted = args.only.split(",") if args.only else None
    names = [n for n in args.names or score_written.names() if score_written.split_of(n) == args.split]
    print(f"{'layout':16} metadata recipients    bad  missed")
    for key, head, foot, damage in runs:
        if wanted and not any(key.startswith(w) for w in wanted):
            continue
        figures = Figures()
        for name in names:
            if score_written.is_raw(name):
                continue
            r = random.Random(args.seed * 1_000_003 + zlib.crc32(f"{key}{name}".encode()))
            text = laid_out(score_written.draft(name).pars, HEADS[head], foot, damage, r)
            if args.keep:
                (args.keep / f"{name}.{key}.txt").write_text(text, encoding="utf-8")
            a = analyse(read_text(text))
            found = {
                "metadata": read_metadata(a)[0].model_dump(mode="json"),
                "recipients": [x.model_dump(mode="json") for x in read_recipients(a)],
            }
            gold = {k: v for k, v in score_written.gold(name).items() if k in ("metadata", "recipients")}
            figures.add(name, gold, found)
        bad = sum(
            m.kind == "spurious" or (m.kind == "wrong" and not m.text.endswith("None"))
            for m in figures.misses
        )
        meta, to = figures.tally("metadata"), figures.tally("recipients")
        print(f"{key:16} {meta.f1:8.3f} {to.f1:10.3f} {bad:6} {len(figures.misses) - bad:7}", flush=True)
        if args.errors:
            for m in figures.misses:
                print(f"  {m.document}\t{m.category}\t{m.kind}\t{m.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
