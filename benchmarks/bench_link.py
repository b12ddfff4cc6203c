"""Measure linking on the generated archive: precision, recall, time and memory by size.

python benchmarks/bench_link.py [--sizes 1000 10000 100000] [--wrong 20]
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "corpora" / "archive_generator"))


def measure(count: int, seed: int, wrong: int) -> None:
    """Fill, link and judge an archive of ``count`` documents."""
    from make_archive import fill

    from vndocparse.archive.store import Archive
    from vndocparse.library.linking import link

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        began = time.perf_counter()
        gold, keys = fill(path, count, seed)
        filled = time.perf_counter() - began
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with Archive(path) as archive:
            began, worked = time.perf_counter(), time.process_time()
            report = link(archive)
            took, worked = time.perf_counter() - began, time.process_time() - worked
            began = time.perf_counter()
            link(archive)
            again = time.perf_counter() - began
            archive.db.execute(
                "UPDATE documents SET linked = 0 WHERE pk > (SELECT max(pk) - 10 FROM documents)"
            )
            began = time.process_time()
            link(archive)
            ten = time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            judge(archive, gold, keys, wrong)
    n = len(keys)
    print(
        f"{n} documents, {report.resolved} references: filled in {filled:.1f} s; linked in {took:.2f} s"
        f" (processor {worked:.2f} s, {1e6 * worked / n:.0f} us a document), ten new ones {ten:.2f} s,"
        f" without news {again:.2f} s;"
        f" memory {base:.0f} -> {peak:.0f} MiB; {report.one} one, {report.several} several,"
        f" {report.none} none, {report.aligned} alignments",
        flush=True,
    )


def judge(archive, gold, keys, wrong):  # type: ignore[no-untyped-def]
    """Print precision and recall of the `reviews` links, and of the grouping of versions."""
    db = archive.db
    present = set(keys.values())
    work_keys: dict[str, set[str]] = {}
    for row in db.execute("SELECT sha256, work FROM documents"):
        work_keys.setdefault(row["work"], set()).add(keys[row["sha256"]])
    right = made = 0
    wanted = sum(1 for k in gold.values() if k in present)
    methods: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    query = """SELECT d.sha256, l.*, r.number_symbol, r.date, r.title,
        d.number_symbol own, d.title own_title, d.date day, d.province
        FROM links l JOIN documents d ON d.pk = l.doc
        JOIN refs r ON r.doc = l.doc AND r.n = l.n WHERE l.relation = 'reviews'"""
    for row in db.execute(query):
        want = gold[row["sha256"]]
        if row["status"] != "one":
            if want in present:
                lost[row["status"]] += 1
                if wrong and lost[row["status"]] <= wrong:
                    _tell(row, db, keys, want)
            continue
        made += 1
        methods[row["method"]] += 1
        if want in work_keys[row["target"]]:
            right += 1
        elif wrong:
            print(
                "  wrong", row["method"], row["number_symbol"], row["date"], row["title"], "->", row["target"]
            )
    pairs, fitting = db.execute(
        "SELECT count(*), sum(a.from_id = a.to_id) FROM alignments a JOIN links l ON l.doc = a.doc"
        " AND l.target = a.to_work WHERE l.relation = 'reviews' AND l.status = 'one'"
    ).fetchone()
    # A review takes up the first three tasks and all goals; the generator gives them the same ids.
    print(f"alignments: {fitting} right of {pairs}, {fitting / max(1, made):.2f} a review")
    mixed = sum(1 for v in work_keys.values() if len(v) > 1)
    twins = [s for s, n in Counter(keys.values()).items() if n > 1]
    places: dict[str, set[str]] = {}
    for work, members in work_keys.items():
        for key in members:
            places.setdefault(key, set()).add(work)
    together = sum(1 for k in twins if len(places[k]) == 1)
    print(
        f"reviews: precision {right / max(1, made):.4f} recall {right / max(1, wanted):.4f}"
        f" ({right} right of {made} made, {wanted} wanted); by {dict(methods)}; lost {dict(lost)};"
        f" works that mix documents: {mixed}; versions together: {together}/{len(twins)}"
    )


def _tell(row, db, keys, want):  # type: ignore[no-untyped-def]
    """Print a lost link: what was printed, what it means, what was thought of."""
    shas = [s for s, k in keys.items() if k == want]
    marks = ", ".join("?" * len(shas))
    means = db.execute(f"SELECT work, title FROM documents WHERE sha256 IN ({marks})", shas).fetchall()
    print("  lost", row["status"], row["number_symbol"], row["date"], row["title"], f"({row['day']})")
    print("    in", row["own_title"], row["province"])
    for m in means:
        print("    means", m["work"], m["title"])
    print("    candidates", row["candidates"])


def main() -> int:
    """Run each size in a process of its own, so that memory is its own."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    ap.add_argument("--seed", type=int, default=5)
    ap.add_argument("--wrong", type=int, default=0, help="list so many wrong and lost links")
    ap.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.one:
        measure(args.one, args.seed, args.wrong)
        return 0
    for size in args.sizes:
        subprocess.run(
            [
                sys.executable,
                __file__,
                "--one",
                str(size),
                "--seed",
                str(args.seed),
                "--wrong",
                str(args.wrong),
            ],
            check=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
