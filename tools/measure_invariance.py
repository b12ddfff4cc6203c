"""Lay the same texts out in other ways and count what is read otherwise: no annotation is needed.

    python tools/measure_invariance.py [--changes wrap72,paged,…] [--every N] [--differences] [FILE…]

Without files the raw documents of ``corpora/written`` are taken, development split only. Each is read once;
its normalised text is then wrapped, paged, cut and labelled in other ways and read again. What is lost or
new, as a share of all values, tells how much a reading hangs on the layout.
"""

import argparse
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from score_written import WRITTEN, is_raw, names, split_of
from vndocparse import parse_text
from vndocparse.text.fold import fold

PAGE = 38  # lines


def wrapped(text: str, width: int, between: str = "\n", indent: str = "") -> str:
    """Return the paragraphs wrapped at ``width``."""
    paragraphs = (p for p in text.split("\n") if p.strip())
    return between.join(
        "\n".join(
            textwrap.wrap(p, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
        )
        for p in paragraphs
    )


def paged(text: str, mark: Callable[[int], str]) -> str:
    """Return the text wrapped, with ``mark`` of the page's number at the head of each page but the first."""
    lines = wrapped(text, 78).split("\n")
    out: list[str] = []
    for at in range(0, len(lines), PAGE):
        out += [*([mark(at // PAGE + 1)] if at else []), *lines[at : at + PAGE]]
    return "\n".join(out)


def relabelled(pattern: str, label: str) -> Callable[[str], str]:
    """Return what puts other labels at the heads of lines."""
    return lambda text: "\n".join(re.sub(pattern, label, line, count=1) for line in text.split("\n"))


CHANGES: dict[str, Callable[[str], str]] = {
    "again": lambda t: t,
    "wrap72": lambda t: wrapped(t, 72),
    "wrap95 with blank lines": lambda t: wrapped(t, 95, "\n\n"),
    "wrap80 with indents": lambda t: wrapped(t, 80, "\n", "    "),
    "a blank line behind each": lambda t: "\n\n".join(wrapped(t, 78).split("\n")),
    "page numbers": lambda t: paged(t, str),
    "form feeds": lambda t: paged(t, lambda n: f"\f{n}"),
    "marks apart": lambda t: unicodedata.normalize("NFD", t),
    "1-": relabelled(r"^(\d{1,2})\. ", r"\1- "),
    "1)": relabelled(r"^(\d{1,2})\. ", r"\1) "),
    "1 without a mark": relabelled(r"^(\d{1,2})\. ", r"\1 "),
    "I/": relabelled(r"^([IVX]+)[.\-] ", r"\1/ "),
    "a-": relabelled(r"^([a-zđ])\) ", r"\1- "),
    "+ for -": relabelled(r"^- ", "+ "),
    "dashes lost": relabelled(r"^- ", ""),
    "UBND": lambda t: t.replace("Ủy ban nhân dân", "UBND").replace("Uỷ ban nhân dân", "UBND"),
}


def plain(text: str | None) -> str:
    """Return the words of a text without what the changes may touch."""
    words = " ".join(re.findall(r"[\w%/]+", fold(text or "").replace("uỷ", "ủy")))
    return words.replace("ủy ban nhân dân", "ubnd")


def values(text: str) -> Counter[tuple[Any, ...]]:
    """Return what is read of a text, without places."""
    doc = parse_text(text)
    out: Counter[tuple[Any, ...]] = Counter()
    for r in doc.references:
        out["reference", r.doc_type, r.number_symbol, r.date, r.relation, plain(r.title or r.congress)] += 1
    for f in doc.findings:
        out["finding", f.kind, plain(f.text)] += 1
    for d in doc.directives:
        task = plain(d.text)
        out["directive", task] += 1
        out["item", task[:60], d.item] += 1
        for b in d.responsible:
            out["responsible", task[:60], plain(b.name), b.role, b.explicit] += 1
        if d.deadline is not None:
            out["deadline", task[:60], d.deadline.date or d.deadline.to] += 1
    for t in doc.targets:
        out["target", t.kind, t.comparator, t.value, t.unit, plain(t.text)] += 1
    for body in doc.implementers:
        out["implementer", plain(body.name)] += 1
    for line in doc.recipients:
        out["recipient", plain(line.text)] += 1
    m = doc.metadata
    for name in ("doc_type", "number_symbol", "issuer", "parent_issuer", "date", "title", "province"):
        out["metadata", name, plain(str(getattr(m, name) or ""))] += 1
    return out


def main() -> int:
    """Print a row for each change."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("files", nargs="*", type=Path)
    cli.add_argument("--changes", default=",".join(CHANGES))
    cli.add_argument("--every", type=int, default=1, help="take every N-th document only")
    cli.add_argument("--differences", action="store_true", help="list what is lost (-) and new (+)")
    args = cli.parse_args()
    own = [WRITTEN / f"{n}.txt" for n in names() if is_raw(n) and split_of(n) == "dev"]
    chosen = {k: CHANGES[k] for k in CHANGES if k in args.changes.split(",")} or CHANGES
    off: dict[str, Counter[str]] = {name: Counter() for name in chosen}
    every = 0
    for path in (args.files or own)[:: args.every]:
        base = parse_text(path.read_text(encoding="utf-8")).text
        before = values(base)
        every += before.total()
        for name, change in chosen.items():
            after = values(change(base))
            lost, new = before - after, after - before
            off[name].update(v[0] for v in [*lost.elements(), *new.elements()])
            if args.differences:
                for sign, found in (("-", lost), ("+", new)):
                    for v in sorted(found, key=str):
                        print(path.name, name, sign, *v, sep="\t")
    for name, kinds in sorted(off.items(), key=lambda kv: -kv[1].total()):
        told = ", ".join(f"{k} {n}" for k, n in kinds.most_common())
        print(f"{name:26} {100 * kinds.total() / max(1, every):6.2f} % of {every}   {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
