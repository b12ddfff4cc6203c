"""Time and peak memory of exporting many directives; one process a format, so that peaks are its own.

Run: python benchmarks/bench_export.py [--directives 100000] [--formats csv,jsonl,xlsx]
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

A_DOCUMENT = 20


def document(n: int) -> dict:
    """Return an invented record with twenty directives."""
    key = f"ket-luan/{n}-kl-tu/2024-03-05/tinh-uy-ha-son"
    text = "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Sở Nội vụ rà soát vị trí việc làm ở cơ quan {}, đợt {}."
    bodies = (("Ban Tổ chức Tỉnh ủy", "lead"), ("Sở Nội vụ", "coordinate"))
    listed = [
        {
            "id": f"d-{n:06}{i:06}",
            "item": f"II.{i}",
            "text": text.format(n, i),
            "action": "rà soát",
            "responsible": [{"name": b, "canonical": b, "role": r} for b, r in bodies],
            "deadline": {"date": "2024-06-30", "text": "trước ngày 30/6/2024"},
            "page": 2,
            "confidence": 0.93,
            "span": {"start": 0, "end": 10},
        }
        for i in range(A_DOCUMENT)
    ]
    metadata = {
        "doc_type": "ket_luan",
        "number_symbol": f"{n}-KL/TU",
        "date": "2024-03-05",
        "title": "về rà soát",
    }
    source = {"path": f"{n}.txt", "sha256": f"{n:064x}", "media_type": "text/plain", "text_source": "native"}
    return {
        "id": key,
        "metadata": metadata,
        "source": source,
        "text": "",
        "directives": listed,
        "targets": [],
        "references": [],
    }


def measure(name: str, directives: int) -> None:
    """Export and print one line of JSON."""
    from vndocparse.export.base import ExportOptions, exporters

    exporter = exporters()[name]
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        began = time.perf_counter()
        with path.open("wb") as out:
            many = (document(n) for n in range(directives // A_DOCUMENT))
            count = exporter.export(many, exporter.what[0], out, ExportOptions())
        seconds = time.perf_counter() - began
        size = path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = {
        "format": name,
        "rows": count,
        "seconds": round(seconds, 2),
        "rows_per_second": round(count / seconds),
        "mib_written": round(size / 2**20, 1),
        "peak_mib": round(peak / 1024),
        "peak_above_start_mib": round((peak - base) / 1024),
    }
    print(json.dumps(told))


def main() -> None:
    """Measure each format in a process of its own, at a tenth of the size too: flat memory shows there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--directives", type=int, default=100_000)
    parser.add_argument("--formats", default="csv,jsonl,xlsx,redmine,ics,parquet")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.one, args.directives)
        return
    for name in args.formats.split(","):
        for size in (args.directives // 10, args.directives):
            subprocess.run([sys.executable, __file__, "--one", name, "--directives", str(size)], check=True)


if __name__ == "__main__":
    main()
