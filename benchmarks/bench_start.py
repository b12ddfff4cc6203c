"""Measure how long the command line takes to start: ``--help``, and ``search`` over a small archive.

    python benchmarks/bench_start.py [--rounds 10]

Each is a process of its own; the least of the rounds counts, of processor time (user and system) and
of the clock.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"


def start(command: list[str]) -> tuple[float, float]:
    """Run the command once; return its processor time and its time by the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=os.environ)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rounds", type=int, default=10)
    args = ap.parse_args()
    program = [sys.executable, "-m", "vndocparse_cli"]
    with tempfile.TemporaryDirectory() as folder:
        archive = str(Path(folder) / "archive.db")
        files = [str(SAMPLES / name) for name in ("nghi-quyet-09.pdf", "ket-luan-47.pdf", "ke-hoach-34.docx")]
        subprocess.run([*program, "ingest", *files, "--archive", archive], check=True, capture_output=True)
        verbs = {
            "bare Python": [sys.executable, "-c", "pass"],
            "vndocparse --help": [*program, "--help"],
            "vndocparse search": [*program, "search", "rà soát", "--archive", archive],
        }
        for command in verbs.values():
            start(command)  # bytecode is written, files are read into the system's cache
        best = {name: [9e9, 9e9] for name in verbs}
        for _ in range(args.rounds):
            for name, command in verbs.items():
                best[name] = [min(a, b) for a, b in zip(best[name], start(command), strict=True)]
    print(f"{'start of':20} {'CPU s':>7} {'clock s':>8}")
    for name, (cpu, wall) in best.items():
        print(f"{name:20} {cpu:7.3f} {wall:8.3f}")


if __name__ == "__main__":
    main()
