"""A short run of the fuzzer: the same broken files every time, and none may do worse than a clear error."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_broken_files_give_a_result_or_a_clear_error() -> None:
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "tools/fuzz.py",
            "--count",
            "150",
            "--seed",
            "26",
            "--jobs",
            "1",
            "--timeout",
            "30",
        ],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "150 files" in done.stdout and "; 0 not as they should be" in done.stdout
