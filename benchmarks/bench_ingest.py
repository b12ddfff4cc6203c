"""Measure ingest of generated digital PDFs: documents a second by workers, and memory over the run.

    python benchmarks/bench_ingest.py [--documents 2000] [--jobs 1 2]

The documents are made first, outside the times. `parent` and `workers` are processor seconds; on a machine
that others use, `bound` tells what two idle cores allow: the work of one worker over half of all work.
"""

import argparse
import resource
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "corpora" / "generator"))


def make(folder: Path, number: int, seed: int) -> None:
    """Write ``number`` different documents as digital PDFs."""
    from generate import documents
    from render import to_pdf

    for draft, n in zip(documents(number, seed), count(1), strict=False):
        (folder / f"{n:05}.pdf").write_bytes(to_pdf(draft))


def measure(folder: Path, jobs: int) -> tuple[float, float, float]:
    """Ingest the folder into a new archive; return wall time, and processor time of parent and workers."""
    from vndocparse.archive.store import Archive
    from vndocparse.batch.ingest import IngestOptions, ingest

    total = len(list(folder.iterdir()))
    memory: list[tuple[float, float]] = []
    me = psutil.Process()
    own, theirs = _spent(resource.RUSAGE_SELF), _spent(resource.RUSAGE_CHILDREN)
    failed = pages = 0
    with tempfile.TemporaryDirectory() as out, Archive(Path(out) / "a.db", create=True) as archive:
        began = time.perf_counter()
        for n, step in enumerate(ingest([str(folder)], archive, IngestOptions(jobs=jobs)), 1):
            failed += step.entry.status != "stored"
            pages += step.pages
            if n * 4 % total < 4:
                memory.append((_mib(me), max((_mib(p) for p in me.children()), default=0.0)))
        wall = time.perf_counter() - began
        size = (Path(out) / "a.db").stat().st_size / 1e6
    own, theirs = _spent(resource.RUSAGE_SELF) - own, _spent(resource.RUSAGE_CHILDREN) - theirs
    told = ", ".join(f"{a:.0f}+{b:.0f}" for a, b in memory)
    print(
        f"{jobs} workers: {total} documents, {pages} pages, {failed} failed, {total / wall:.1f} documents/s"
        f" ({wall:.1f} s; processor: parent {own:.1f} s, workers {theirs:.1f} s); archive {size:.1f} MB;"
        f" MiB of parent + largest worker at each quarter: {told}",
        flush=True,
    )
    return wall, own, theirs


def _spent(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _mib(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / (1 << 20)
    except psutil.Error:
        return 0.0


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--documents", type=int, default=2000)
    ap.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    ap.add_argument("--seed", type=int, default=11)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as made:
        make(Path(made), args.documents, args.seed)
        runs = {jobs: measure(Path(made), jobs) for jobs in args.jobs}
    if {1, 2} <= runs.keys():
        _, own, theirs = runs[1]
        print(
            f"scaling from one worker to two: {runs[1][0] / runs[2][0]:.2f} by the clock"
            f" (load {psutil.getloadavg()[0]:.1f}), bound {2 * theirs / (theirs + own):.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
