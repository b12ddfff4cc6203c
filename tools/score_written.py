"""Parse the hand-written, hand-annotated documents of ``corpora/written`` and score the output.

    python tools/score_written.py --check [NAME…]
    python tools/score_written.py [--split dev|held|all] [--as text|pdf|scan] [NAME…]

``--errors`` is refused for held documents: their errors are not read while rules are written.
"""

import argparse
import json
import random
import re
import sys
import zlib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / "corpora/written"
sys.path.insert(0, str(ROOT / "corpora/generator"))
sys.path.insert(0, str(ROOT / "corpora/scan_simulator"))
SEED = 20261128


def names() -> list[str]:
    """Return the names of all documents that have a text and an annotation, ``raw/`` ones included."""
    found = [*WRITTEN.glob("*.gold.json"), *WRITTEN.glob("raw/*.gold.json")]
    return sorted(p.relative_to(WRITTEN).as_posix().removesuffix(".gold.json") for p in found)


def split_of(name: str) -> str:
    """Return ``dev`` or ``held``; a document that is not listed counts as ``held``."""
    splits: dict[str, list[str]] = json.loads((WRITTEN / "splits.json").read_text(encoding="utf-8"))
    return "dev" if name in splits["dev"] else "held"


def is_raw(name: str) -> bool:
    """Tell whether a document is a text file as somebody's recogniser or copier left it."""
    return name.startswith("raw/")


def text_of(name: str) -> str:
    """Return the words of a document, line by line."""
    if is_raw(name):
        return (WRITTEN / f"{name}.txt").read_text(encoding="utf-8")
    made: str = draft(name).text
    return made


def draft(name: str) -> Any:
    """Return the document as the renderer takes it."""
    from build import Draft, Par

    pars = []
    for line in (WRITTEN / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        head, bar, text = line.partition(" | ")
        if not bar:
            continue
        place, *marks = head.split()
        gap = next((float(m[3:] or 1) for m in marks if m.startswith("gap")), 0.0)
        size = next((float(m) for m in marks if m.isdigit()), 14.0)
        cells = text.split(" | ") if place == "row" else None
        pars.append(Par(text, place, "bold" in marks, "italic" in marks, size, gap, cells))
    return Draft(random.Random(SEED), name, pars)


def gold(name: str) -> dict[str, Any]:
    """Return the annotation."""
    made: dict[str, Any] = json.loads((WRITTEN / f"{name}.gold.json").read_text(encoding="utf-8"))
    return made


def source(name: str, medium: str, dpi: int) -> tuple[str, bytes]:
    """Return a file name and the bytes of the document in one medium."""
    if medium == "text" or is_raw(name):
        return f"{name}.txt", text_of(name).encode()
    d = draft(name)
    from render import to_pdf

    if medium == "pdf":
        return f"{name}.pdf", to_pdf(d)
    from simulate import scan_pdf

    # Each document has its own fixed wear, whatever else is in the collection.
    return f"{name}.pdf", scan_pdf(d, SEED + zlib.crc32(name.encode()), dpi)


def faults(name: str) -> list[str]:
    """Return what is wrong with an annotation: unknown keys, texts that the document does not hold."""
    found = []
    text = _plain(text_of(name))
    made = gold(name)
    for category in ("findings", "directives", "targets", "recipients"):
        for item in made.get(category, []):
            if _plain(item["text"]) not in text:
                found.append(f"{name}: {category}: not in the document: {item['text'][:90]}")
    for d in made.get("directives", []):
        for key in ("item", "action", "responsible", "deadline"):
            if key not in d:
                found.append(f"{name}: a directive lacks {key}: {d['text'][:60]}")
        for r in d.get("responsible", []):
            if r.get("role") not in ("lead", "coordinate", "monitor", "advise", "execute"):
                found.append(f"{name}: role {r.get('role')!r} of {r.get('name')!r}")
        if d.get("action") and _plain(d["action"]) not in text:
            found.append(f"{name}: action not in the document: {d['action']}")
    kinds = {"achievement", "limitation", "cause", "lesson"}
    found += [
        f"{name}: finding kind {f.get('kind')!r}"
        for f in made.get("findings", [])
        if f.get("kind") not in kinds
    ]
    relations = {"reviews", "amends", "replaces", "repeals", "implements", "based_on", "attached_to", "cites"}
    found += [
        f"{name}: relation {r.get('relation')!r}"
        for r in made.get("references", [])
        if r.get("relation") not in relations
    ]
    for key in (
        "metadata",
        "references",
        "findings",
        "directives",
        "targets",
        "implementers",
        "recipients",
        "dissemination",
    ):
        if key not in made:
            found.append(f"{name}: no {key}")
    return found


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w%/]+", text.lower()))


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--check", action="store_true", help="check the annotations, parse nothing")
    ap.add_argument("--split", choices=("dev", "held", "all"), default="dev")
    ap.add_argument("--as", choices=("text", "pdf", "scan"), default="text", dest="medium")
    ap.add_argument("--dpi", type=int, default=300)
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--only", help="list the differences of one category")
    ap.add_argument("--by-document", action="store_true", help="one line a document")
    args = ap.parse_args()
    chosen = args.names or names()
    if args.check:
        found = [line for n in chosen for line in faults(n)]
        print("\n".join(found) or f"{len(chosen)} annotations are sound")
        return 1 if found else 0
    chosen = [n for n in chosen if args.split in ("all", split_of(n))]
    if args.medium != "text":
        chosen = [n for n in chosen if not is_raw(n)]
    if args.errors and any(split_of(n) == "held" for n in chosen):
        ap.error("--errors is for the development split only")
    return score(chosen, args)


def score(chosen: list[str], args: argparse.Namespace) -> int:
    """Parse, compare and print."""
    from vndocparse import ParseOptions, VndocparseError
    from vndocparse.evaluate.figures import HEADLINE, Figures
    from vndocparse.pipeline import parse_bytes

    options = ParseOptions(cache=str(Path.home() / ".cache/vndocparse-score"))
    figures = Figures()
    for name in chosen:
        file, data = source(name, args.medium, args.dpi)
        try:
            found = json.loads(parse_bytes(data, file, options).to_json())
        except VndocparseError as e:
            print(f"{name}: {e}", file=sys.stderr)
            found = {}
        figures.add(name, gold(name), found)
        if args.by_document:
            one = Figures()
            one.add(name, gold(name), found)
            row = " ".join(f"{one.tallies[c].f1:.2f}" if c in one.tallies else "   -" for c in HEADLINE)
            print(f"{name:44} {one.overall:.3f}  {row}")
    if args.errors:
        for m in figures.misses:
            if not args.only or m.category == args.only:
                print(f"{m.document}\t{m.category}\t{m.kind}\t{m.text}")
    print(f"{'category':26} {'P':>7} {'R':>7} {'F1':>7} {'gold':>6} {'found':>6} {'right':>6}")
    for c in [*HEADLINE, *sorted(set(figures.tallies) - set(HEADLINE))]:
        if c in figures.tallies:
            t = figures.tallies[c]
            print(f"{c:26} {t.precision:7.3f} {t.recall:7.3f} {t.f1:7.3f} {t.gold:6} {t.found:6} {t.right:6}")
    print(f"overall (mean F1 of the headline categories): {figures.overall:.3f} over {len(chosen)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
