"""Compare the white room around line pictures, on simulated pages that nothing else is chosen or reported on.

    python tools/measure_padding.py [--count 9] [--seed 9090]

Room above and below is in heights of a small letter. The mend of words by context is left out, so that
what the recogniser itself reads is compared.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
for folder in ("tools", "corpora/generator", "corpora/scan_simulator"):
    sys.path.insert(0, str(ROOT / folder))
ROOMS = ((0.9, 0.5), (1.2, 0.6), (1.5, 0.8), (1.8, 0.9), (2.1, 1.1))


def main() -> int:
    """Run the command line."""
    from generate import documents
    from scans import PROFILES, scan

    from measure_ocr import counts, normal
    from vndocparse.core.options import ParseOptions
    from vndocparse.ingest.layout.assemble import assemble
    from vndocparse.ingest.ocr import context, recognise

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--count", type=int, default=len(PROFILES))
    ap.add_argument("--seed", type=int, default=9090)
    args = ap.parse_args()
    made = [
        scan(d, args.seed + n, 200, PROFILES[n % len(PROFILES)], turn=0, marked=False, pen=False, backs=False)
        for n, d in enumerate(documents(args.count, args.seed))
    ]
    context.mend = lambda words, model=None: None
    print(f"{'above':>6}{'below':>6}{'CER %':>8}{'WER %':>8}{'marks':>7}{'numbers %':>11}")
    for up, down in ROOMS:
        recognise._UP, recognise._DOWN = up, down
        total = np.zeros(7, int)
        for s in made:
            pages = [
                recognise.recognise_image(
                    np.array(p), dpi=s.dpi, number=i + 1, size=None, options=ParseOptions()
                )
                for i, p in enumerate(s.pages)
            ]
            got = normal(assemble(pages).text.replace(" | ", " "))
            total += counts(got, normal(s.text.replace(" | ", " "), gold=True))
        c = total.astype(float)
        print(
            f"{up:6.1f}{down:6.1f}{100 * c[0] / c[1]:8.2f}{100 * c[2] / c[3]:8.2f}{total[4]:7d}"
            f"{100 * c[5] / c[6]:11.1f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
