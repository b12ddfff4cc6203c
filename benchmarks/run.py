"""Run every benchmark of this folder in its short form, one after the other.

    python benchmarks/run.py [NAME…]

Each benchmark prints its own table; ratios are between ways timed in the same run. For the large sizes
see the options of each script.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHORT: dict[str, list[str]] = {
    "pdf": [],
    "long": ["--pages", "60", "250"],
    "ocr": ["--pages", "4"],
    "link": ["--sizes", "1000", "10000"],
    "search": ["--documents", "2000"],
    "ingest": ["--documents", "100"],
    "start": [],
    "export": ["--directives", "10000"],
}


def main() -> int:
    names = sys.argv[1:] or [n for n in SHORT if (HERE / f"bench_{n}.py").exists()]
    failed = 0
    for name in names:
        print(f"== {name}", flush=True)
        command = [sys.executable, str(HERE / f"bench_{name}.py"), *SHORT.get(name, [])]
        failed += subprocess.run(command, check=False).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
