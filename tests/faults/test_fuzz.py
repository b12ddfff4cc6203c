"""A short run of the fuzzer: the same broken files every time, and none may do worse than a clear error."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("count", "more"), [(150, []), (70, ["--more-kinds"])], ids=["samples", "more-kinds"]
)
def test_broken_files_give_a_result_or_a_clear_error(count: int, more: list[str]) -> None:
    words = ["--count", str(count), "--seed", "26", "--jobs", "1", "--timeout", "30", *more]
    done = subprocess.run(
        [sys.executable, ROOT / "tools/fuzz.py", *words],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{count} files" in done.stdout and "; 0 not as they should be" in done.stdout
