"""An ingest killed at any moment goes on where it was and loses or doubles nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vndocparse.archive.store import Archive

COMMAND = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "ingest", "-j", "2"]
KILLS = 20

STAND_INS = os.pathsep.join(
    [str(Path(__file__).parent / "stand_ins"), os.environ.get("PYTHONPATH", "")]
).rstrip(os.pathsep)


def documents(folder: Path, count: int) -> None:
    folder.mkdir()
    for i in range(count):
        text = (
            f"KẾT LUẬN\nvề công tác số {i}\n1. Sở Tài chính rà soát nguồn vốn số {i}, hoàn thành trước ngày 15/6/2025.\n"
            f"2. Tăng cường kiểm tra việc thực hiện kế hoạch {i * 7}.\n"
        )
        (folder / f"slow-{i:02}.txt").write_text(text, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 this is none")


def stored(archive: Path) -> int:
    db = sqlite3.connect(archive)
    try:
        return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:  # the file is there, its tables are not yet
        return 0
    finally:
        db.close()


def held(archive: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(archive)
    try:
        found = db.execute(
            "SELECT d.path, d.sha256, d.id, (SELECT count(*) FROM directives x WHERE x.doc = d.pk) FROM documents d ORDER BY 1"
        ).fetchall()
        ledger = db.execute(
            "SELECT path, sha256, status IN ('stored', 'unchanged'), code FROM ledger ORDER BY 1"
        ).fetchall()
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [tuple(r) for r in found + ledger]
    finally:
        db.close()


@pytest.mark.slow
def test_killed_twenty_times_the_archive_is_as_after_one_quiet_run(tmp_path: Path) -> None:
    documents(tmp_path / "in", 40)
    env = {**os.environ, "PYTHONPATH": STAND_INS, "STAND_IN_SECONDS": "0.15"}
    quiet, torn = tmp_path / "quiet.db", tmp_path / "torn.db"
    first = subprocess.run(
        [*COMMAND, str(tmp_path / "in"), "--archive", str(quiet)], env=env, capture_output=True, check=False
    )
    assert first.returncode == 13, first.stderr  # the broken one only
    assert stored(quiet) == 40, first.stderr
    rng = random.Random(20)
    for _ in range(KILLS):
        run = subprocess.Popen(
            [*COMMAND, str(tmp_path / "in"), "--archive", str(torn)],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            run.wait(timeout=rng.uniform(0.2, 2.6))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
    subprocess.run(
        [*COMMAND, str(tmp_path / "in"), "--archive", str(torn)], env=env, capture_output=True, check=False
    )
    assert held(torn) == held(quiet)
    with Archive(torn) as a:
        assert sum(1 for _ in a.ledger()) == 41


def test_ctrl_c_ends_at_once_with_its_own_code_and_keeps_what_was_done(tmp_path: Path) -> None:
    documents(tmp_path / "in", 30)
    env = {**os.environ, "PYTHONPATH": STAND_INS, "STAND_IN_SECONDS": "0.3"}
    run = subprocess.Popen(
        [*COMMAND, str(tmp_path / "in"), "--archive", str(tmp_path / "a.db")],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for _ in range(600):  # until the first document is stored, however busy the machine is
        time.sleep(0.1)
        if (tmp_path / "a.db").exists() and stored(tmp_path / "a.db"):
            break
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert b"Traceback" not in err
    with Archive(tmp_path / "a.db") as a:
        assert 0 < a.counts()["documents"] < 30


def test_a_read_only_archive_and_a_folder_in_its_place_are_told_plainly(tmp_path: Path) -> None:
    documents(tmp_path / "in", 1)
    (tmp_path / "a.db").mkdir()
    run = subprocess.run(
        [*COMMAND, str(tmp_path / "in"), "--archive", str(tmp_path / "a.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 11
    assert "Traceback" not in run.stderr


def test_a_damaged_archive_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    documents(tmp_path / "in", 1)
    run = subprocess.run(
        [*COMMAND, str(tmp_path / "in"), "--archive", str(tmp_path / "a.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 11
    assert "Traceback" not in run.stderr


def test_a_second_ingest_beside_the_first_waits_and_doubles_nothing(tmp_path: Path) -> None:
    documents(tmp_path / "in", 10)
    command = [*COMMAND, str(tmp_path / "in"), "--archive", str(tmp_path / "a.db")]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    for run in runs:
        _, err = run.communicate(timeout=120)
        assert run.returncode == 13, err  # the broken PDF alone fails
    with Archive(tmp_path / "a.db") as a:
        assert a.counts()["documents"] == 10
