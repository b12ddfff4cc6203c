"""Compare extraction from simulated scans with extraction from the digital originals.

    python tools/measure_scans.py [--count 12] [--seed 31] [--dpi 200 300]

Prints F1 against the exact gold for the digital PDFs and for scans of the same documents, by category.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "corpora/generator"))
sys.path.insert(0, str(ROOT / "corpora/scan_simulator"))


def main() -> int:
    """Run the command line."""
    from generate import documents
    from render import to_pdf
    from simulate import scan_pdf

    from vndocparse.evaluate.figures import HEADLINE, Figures
    from vndocparse.pipeline import parse_bytes

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--count", type=int, default=12)
    ap.add_argument("--seed", type=int, default=31)
    ap.add_argument("--dpi", type=int, nargs="+", default=[200, 300])
    ap.add_argument("--errors", action="store_true", help="list what the scans lost")
    args = ap.parse_args()
    ways = {"digital": Figures(), **{f"{dpi} dpi": Figures() for dpi in args.dpi}}
    for n, draft in enumerate(documents(args.count, args.seed)):
        for way, figures in ways.items():
            data = to_pdf(draft) if way == "digital" else scan_pdf(draft, args.seed + n, int(way.split()[0]))
            figures.add(draft.name, draft.gold, json.loads(parse_bytes(data, draft.name).to_json()))
    if args.errors:
        for way, figures in ways.items():
            for m in figures.misses:
                print(f"{way}\t{m.document}\t{m.category}\t{m.kind}\t{m.text}")
    print(f"{'category':22}" + "".join(f"{way:>10}" for way in ways))
    for category in HEADLINE:
        if category in ways["digital"].tallies:
            print(f"{category:22}" + "".join(f"{f.tally(category).f1:10.3f}" for f in ways.values()))
    print(f"{'overall':22}" + "".join(f"{f.overall:10.3f}" for f in ways.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
