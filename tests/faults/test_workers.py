"""A worker that dies, hangs, eats memory or prints rubbish costs one file, never the batch."""

import os
from pathlib import Path

import pytest

from vndocparse.batch.pool import Pool, Task
from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.processes import machine
from vndocparse.errors import ExitCode

STAND_INS = str(Path(__file__).parent / "stand_ins")
TEXT = "KẾT LUẬN\nvề một việc\n1. Tăng cường công tác kiểm tra.\n"


@pytest.fixture(autouse=True)
def _stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", STAND_INS)


def run(folder: Path, names: list[str], *, jobs: int = 1, **limits: float) -> dict[str, int]:
    for name in names:
        (folder / name).write_text(TEXT, encoding="utf-8")
    options = ParseOptions(limits=Limits(**limits))  # type: ignore[arg-type]
    with Pool(options, jobs) as pool:
        outcomes = list(pool.run(Task(str(folder / n)) for n in names))
    assert len(outcomes) == len(names)
    return {os.path.basename(o.task.path): int(o.error.exit_code) if o.error else 0 for o in outcomes}


def test_a_crash_fails_one_file_and_the_next_are_parsed(tmp_path: Path) -> None:
    got = run(tmp_path, ["a.txt", "crash.txt", "b.txt", "exit.txt", "c.txt"])
    assert got == {
        "a.txt": 0,
        "crash.txt": ExitCode.WORKER,
        "b.txt": 0,
        "exit.txt": ExitCode.WORKER,
        "c.txt": 0,
    }


def test_a_hang_is_killed_at_the_deadline(tmp_path: Path) -> None:
    got = run(tmp_path, ["hang.txt", "b.txt"], jobs=2, document_seconds=20)
    assert got == {"hang.txt": ExitCode.LIMIT, "b.txt": 0}


def test_hunger_for_memory_is_a_limit_error(tmp_path: Path) -> None:
    got = run(tmp_path, ["hungry.txt", "b.txt"], memory_bytes=2 * 1024**3)
    assert got == {"hungry.txt": ExitCode.LIMIT, "b.txt": 0}


def test_a_defect_is_told_and_rubbish_on_stdout_does_no_harm(tmp_path: Path) -> None:
    got = run(tmp_path, ["defect.txt", "noisy.txt", "b.txt"])
    assert got == {"defect.txt": ExitCode.UNEXPECTED, "noisy.txt": 0, "b.txt": 0}


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    spot = tmp_path / "tmp"
    spot.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spot))
    stale = spot / f"vndocparse-run-{machine()}-999999999-x"
    stale.mkdir()
    (stale / "page.png").write_bytes(b"left by a killed run")
    other = spot / "vndocparse-run-00000000-999999999-x"  # a container's that shares the folder
    other.mkdir()
    run(tmp_path, ["crash.txt", "b.txt"])
    assert list(spot.iterdir()) == [other]
