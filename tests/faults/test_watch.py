"""A drop folder: files that arrive are stored, the rest is left alone, Ctrl-C ends the watch as it should end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "ĐẢNG BỘ TỈNH HÀ SƠN\nSố {}-CT/TU\nCHỈ THỊ\nvề một việc\n1. Sở Y tế củng cố trạm y tế xã.\n"


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
def test_files_that_arrive_are_stored(tmp_path: Path) -> None:
    drop, archive = tmp_path / "drop", tmp_path / "a.db"
    drop.mkdir()

    def put(n: int) -> None:
        (drop / f"{n}.txt").write_text(TEXT.format(n), encoding="utf-8")
        os.utime(drop / f"{n}.txt", (1_700_000_000, 1_700_000_000))

    put(1)
    command = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "en"]
    command += ["ingest", str(drop), "--archive", str(archive), "--watch", "0.2", "-j", "1", "--json"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert run.stdout is not None
    try:
        assert '"stored"' in run.stdout.readline()
        put(2)
        assert '"stored"' in run.stdout.readline()
        time.sleep(1)  # nothing new: no lines
        run.send_signal(signal.SIGINT)
        rest, told = run.communicate(timeout=30)
    finally:
        run.kill()
    assert rest == ""
    assert run.returncode == 0, told
    assert told.rstrip().endswith("2 inputs: 2 stored, 0 unchanged, 0 failed")
