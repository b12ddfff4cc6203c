"""Write generated documents with exact gold annotations.

    python corpora/generator/generate.py OUT [--count 300] [--seed 1]

Each document is OUT/NAME.txt with OUT/NAME.gold.json; the same seed writes the same files.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from build import Draft
from documents import generate

KINDS = [
    ("nghi_quyet", "province"), ("ket_luan", "province"), ("chi_thi", "province"), ("ke_hoach", "province"),
    ("chuong_trinh", "province"), ("thong_bao", "province"), ("cong_van", "province"), ("huong_dan", "province"),
    ("quyet_dinh", "province"), ("quy_dinh", "province"),
    ("nghi_quyet", "district"), ("ket_luan", "district"), ("chi_thi", "district"), ("ke_hoach", "district"),
    ("thong_bao", "district"), ("cong_van", "district"),
    ("nghi_quyet", "commune"), ("ket_luan", "commune"), ("ke_hoach", "commune"), ("chuong_trinh", "commune"),
    ("cong_van", "commune"), ("quyet_dinh", "commune"),
    ("nghi_quyet", "central"), ("ket_luan", "central"), ("chi_thi", "central"), ("quy_dinh", "central"), ("huong_dan", "central"),
    ("chi_thi", "state"), ("ke_hoach", "state"), ("cong_van", "state"), ("thong_bao", "state"), ("quyet_dinh", "state"),
]  # fmt: skip


def documents(count: int, seed: int) -> Iterator[Draft]:
    """Yield ``count`` documents over all types and levels."""
    for i in range(count):
        doc_type, level = KINDS[i % len(KINDS)]
        yield generate(seed * 100_000 + i, doc_type, level)


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--count", type=int, default=320)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for d in documents(args.count, args.seed):
        (args.out / f"{d.name}.txt").write_text(d.text, encoding="utf-8")
        gold = {"doc": d.name, **d.gold}
        (args.out / f"{d.name}.gold.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    print(f"{args.count} documents in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
