"""Ctrl-C, SIGTERM and SIGKILL in the middle of each stage: the same command, given again, finishes the work."""

import functools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vndocparse.archive.store import Archive
from vndocparse.library.check import check

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")

COMMAND = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "en"]
STAGES = {
    "walk": ["ingest", "in", "-j", "1"],
    "store": ["ingest", "in", "-j", "1"],
    "keep": ["ingest", "in", "-j", "1", "--keep", "kept"],
    "link": ["link", "--full", "a.db"],
    "index": ["index", "--rebuild", "--engine", "fts5"],
    "export": ["export", "--to", "csv", "-o", "out.csv"],
}
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: -signal.SIGTERM, signal.SIGKILL: -signal.SIGKILL}


def run(folder: Path, words: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    named = [] if words[0] == "link" else ["--archive", "a.db"]
    here = {"PYTHONPATH": str(Path(__file__).parent / "stages"), "TMPDIR": str(folder / "tmp")}
    here["PYTHONPATH"] += os.pathsep + os.environ.get("PYTHONPATH", "")
    return subprocess.run(
        [*COMMAND, *words, *named],
        cwd=folder, env={**os.environ, **here, **env}, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


def held(folder: Path) -> dict[str, Any]:
    """Return what an undisturbed run leaves: the archive's rows and the files beside it."""
    with Archive(folder / "a.db") as a:
        assert check(a) == []
        rows = [
            tuple(r)
            for table, columns in (
                ("documents", "path, sha256, id, work, linked, indexed"),
                ("links", "n, relation, target, status"),
                ("ledger", "path, sha256, code"),
            )
            for r in a.db.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2")
        ]
    files = [p for p in folder.rglob("*") if p.is_file() and ".index" not in str(p) and p.name[:4] != "a.db"]
    return {"rows": rows, "files": sorted((str(p.relative_to(folder)), p.read_bytes()) for p in files)}


def furnish(folder: Path) -> Path:
    (folder / "in").mkdir(parents=True)
    (folder / "tmp").mkdir()
    for n in range(1, 4):
        text = (
            f"TỈNH ỦY HÀ SƠN\nSố {n}-KL/TU\nKẾT LUẬN\nvề công tác số {n}\nCăn cứ Nghị quyết số 17-NQ/TU, ngày 12/8/2021;\n"
            f"1. Sở Tài chính rà soát nguồn vốn số {n}, hoàn thành trước ngày 15/6/2025.\n"
        )
        (folder / "in" / f"{n}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = furnish(tmp_path_factory.mktemp("filled"))
    done = run(folder, ["ingest", "in", "-j", "1"])
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def start(filled: Path) -> Callable[[str, Path], Path]:
    """Make the folder in which a stage begins."""

    def make(stage: str, folder: Path) -> Path:
        if STAGES[stage][0] == "ingest":
            return furnish(folder)
        return Path(shutil.copytree(filled, folder))

    return make


@pytest.fixture(scope="module")
def undisturbed(start: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Any:
    @functools.cache
    def make(stage: str) -> dict[str, Any]:
        folder = start(stage, tmp_path_factory.mktemp(stage) / "quiet")
        done = run(folder, STAGES[stage])
        assert done.returncode == 0, done.stderr
        return held(folder)

    return make


# A kill at every stage; the two others where they can end otherwise than that.
STRUCK = [(stage, signal.SIGKILL) for stage in STAGES]
STRUCK += [(stage, signal.SIGINT) for stage in ("link", "index", "export")]
STRUCK += [(stage, signal.SIGTERM) for stage in ("store", "export")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stage", "number"),
    STRUCK,
    ids=lambda x: x if isinstance(x, str) else signal.Signals(x).name,
)
def test_the_same_command_finishes_the_work(
    stage: str, number: int, start: Callable[[str, Path], Path], undisturbed: Any, tmp_path: Path
) -> None:
    torn = start(stage, tmp_path / "torn")
    struck = run(torn, STAGES[stage], STAGE=stage, STAGE_SIGNAL=str(int(number)))
    assert struck.returncode == SIGNALS[signal.Signals(number)], struck.stderr
    assert "Traceback" not in struck.stderr
    again = run(torn, STAGES[stage])
    assert again.returncode == 0, again.stderr
    assert held(torn) == undisturbed(stage)
    assert list((torn / "tmp").iterdir()) == []
