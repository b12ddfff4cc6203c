"""Count the neighbouring syllables of the project's own texts; the counts mend doubtful readings of scans.

    python models/syllable_bigrams/train.py [--check]

reads corpora/generator (320 generated documents), corpora/written (all but the held split),
corpora/sample_texts, the lexicons and phrases.txt, and writes bigrams.bin beside this file; the same
texts give the same bytes.
``--check`` only tells whether the file is up to date.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "corpora/generator")]
_CLAUSE = re.compile(r"[^\w\s]|\d|\n|_")
_MOST_GENERATED = 12  # a pair of the generated texts counts at most so often: their wording repeats itself
_MISREAD = "misread_pairs"  # a lexicon of what nobody prints
_LEXICON, _PHRASE = 2, 4  # how often a pair counts that the lexicons or the phrases hold
OUT = HERE / "bigrams.bin"


def clauses(text: str) -> Iterator[list[str]]:
    """Yield the runs of syllables between marks and figures, folded."""
    from vndocparse.text.fold import fold

    for part in _CLAUSE.split(text):
        words = fold(part).split()
        if words:
            yield words


def counted(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """Return how often each syllable follows each; the empty one stands before and behind a clause."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for words in clauses(text):
            pairs.update(pairwise(["", *words, ""]))
    return pairs


def written_names() -> list[str]:
    """Return the names of the written documents, but for the held ones."""
    folder = ROOT / "corpora/written"
    held = frozenset(json.loads((folder / "splits.json").read_text(encoding="utf-8")).get("held", ()))
    return [p.stem for p in sorted(folder.glob("*.txt")) if p.stem not in held]


def written(leave_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the text of the written documents, but for the held ones and ``leave_out``."""
    for name in written_names():
        if name not in leave_out:
            lines = (ROOT / f"corpora/written/{name}.txt").read_text(encoding="utf-8").splitlines()
            # A row of a table is all words; any other line has its place before the first bar.
            yield "\n".join(x if x.startswith("row") else x.split("|", 1)[-1] for x in lines)


def model(leave_out: frozenset[str] = frozenset(), phrases: bool = True) -> Counter[tuple[str, str]]:
    """Return the counts over all sources."""
    from generate import documents

    from vndocparse.lexicons.load import load, names

    total: Counter[tuple[str, str]] = Counter()
    for pair, n in counted(d.text for d in documents(320, 1)).items():
        total[pair] += min(n, _MOST_GENERATED)
    total.update(counted(written(leave_out)))
    total.update(
        counted(
            p.read_text(encoding="utf-8")
            for p in sorted((ROOT / "corpora/sample_texts").glob("*.txt"))
            if "tcvn3" not in p.name
        )
    )
    forms = {form for name in names() if name != _MISREAD for e in load(name).entries for form in e.forms}
    for pair in counted(sorted(forms)):
        if all(pair):
            total[pair] += _LEXICON
    if phrases:
        lines = (HERE / "phrases.txt").read_text(encoding="utf-8").splitlines()
        for pair in counted(x for x in lines if not x.startswith("#")):
            if all(pair):
                total[pair] += _PHRASE
    return total


def packed(pairs: Counter[tuple[str, str]]) -> bytes:
    """Return the counts as compressed lines: the syllables, then for each what follows it."""
    from vndocparse.text.syllables import is_syllable

    kept = {p: n for p, n in pairs.items() if all(not w or is_syllable(w) for w in p)}
    syllables = sorted({w for p in kept for w in p})
    number = {w: i for i, w in enumerate(syllables)}
    after: dict[int, list[str]] = {}
    for (a, b), n in sorted(kept.items()):
        after.setdefault(number[a], []).append(f"{number[b]}:{n}" if n > 1 else str(number[b]))
    lines = [" ".join(syllables)] + [" ".join(after.get(i, ())) for i in range(len(syllables))]
    return zlib.compress("\n".join(lines).encode("utf-8"), 9)


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--check", action="store_true")
    args = ap.parse_args()
    made = packed(model())
    if args.check:
        same = OUT.is_file() and OUT.read_bytes() == made
        print("up to date" if same else "out of date")
        return 0 if same else 1
    OUT.write_bytes(made)
    print(f"{len(made)} bytes in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
