"""Measure what the bigram model mends and breaks on pages whose texts it was not counted from.

    python tools/measure_bigrams.py [--folds 4] [--shared]

Simulated scans of the written documents, each mended by a model counted without its fold; with ``--shared``
also the shared simulated pages and the transcribed development scans, none of which the model ever saw.
Only words read with the right letters and wrong marks can be mended; a word is broken where a right one
was changed.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
for folder in ("tools", "models/syllable_bigrams", "corpora/generator", "corpora/scan_simulator"):
    sys.path.insert(0, str(ROOT / folder))
WEAR = ("bilevel", "copy", "fax", "thick", "faint", "through")


def _recognised(pictures: list[Any], dpi: float) -> list[Any]:
    """Return the words of pages as they were before the model."""
    from vndocparse.core.options import ParseOptions
    from vndocparse.ingest.ocr import context
    from vndocparse.ingest.ocr.recognise import recognise_image

    mend, context.mend = context.mend, lambda words, model=None: None
    try:
        pages = [
            recognise_image(p, dpi=dpi, number=i + 1, size=None, options=ParseOptions())
            for i, p in enumerate(pictures)
        ]
    finally:
        context.mend = mend
    return [w for p in pages for w in p.words]


def written(names: list[str]) -> Iterator[tuple[str, list[Any], str]]:
    """Yield name, words and exact text of scans of the written documents."""
    from scans import scan

    from measure_ocr import normal
    from score_written import draft

    for n, name in enumerate(names):
        made = scan(
            draft(name), 900 + n, 200, WEAR[n % len(WEAR)], turn=0, marked=False, pen=False, backs=False
        )
        words = _recognised([np.array(p) for p in made.pages], made.dpi)
        yield name, words, normal(made.text.replace(" | ", " "), gold=True)


def shared() -> Iterator[tuple[str, list[Any], str]]:
    """Yield the same of the shared pages."""
    from measure_ocr import normal, pages, scans

    for _, name, picture, dpi, _, gold in itertools.chain(scans(False), pages()):
        yield name, _recognised([picture], dpi), normal(gold, gold=True)


def _facing(words: list[Any], want: str) -> dict[int, str]:
    """Return for each word the printed one that it stands for, where that is clear."""
    from rapidfuzz.distance import Levenshtein

    from measure_ocr import normal

    right = want.split()
    out = {}
    for tag, i0, i1, j0, j1 in Levenshtein.opcodes([normal(w.text) for w in words], right):
        if tag == "equal" or (tag == "replace" and i1 - i0 == j1 - j0):
            out.update(zip(range(i0, i1), right[j0:j1], strict=True))
    return out


def tally(source: Iterator[tuple[str, list[Any], str]], model_of: Callable[[str], Any]) -> str:
    """Return how many wrong marks there were, and what became of them."""
    from measure_ocr import normal
    from vndocparse.ingest.ocr import context
    from vndocparse.text.fold import strip_marks

    wrong = fixed = broken = other = count = 0
    for name, words, want in source:
        facing = _facing(words, want)
        mended = list(words)
        context.mend(mended, model_of(name))
        for i, right in facing.items():
            read, now = normal(words[i].text), normal(mended[i].text)
            count += 1
            wrong += read != right and strip_marks(read) == strip_marks(right)
            if read != now:
                fixed += now == right
                broken += read == right
                other += right not in (now, read)
    what = f"{fixed} mended, {broken} right ones broken, {other} changed in vain"
    return f"{count} words, {wrong} with wrong marks: {what}"


def main() -> int:
    """Run the command line."""
    import train

    from vndocparse.ingest.ocr.bigrams import unpacked

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--folds", type=int, default=4)
    ap.add_argument("--shared", action="store_true")
    args = ap.parse_args()
    names = train.written_names()
    folds = [frozenset(names[k :: args.folds]) for k in range(args.folds)]
    models = [unpacked(train.packed(train.model(fold))) for fold in folds]

    def left_out(name: str) -> Any:
        return next(m for fold, m in zip(folds, models, strict=True) if name in fold)

    print("written documents, each left out:", tally(written(names), left_out))
    if args.shared:
        whole = unpacked(train.packed(train.model()))
        print("shared pages and scans:", tally(shared(), lambda name: whole))
    return 0


if __name__ == "__main__":
    sys.exit(main())
