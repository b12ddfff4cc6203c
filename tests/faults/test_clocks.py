"""A wall clock that jumps by years at each look: no deadline goes by it, nothing is lost, the order of events stands."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vndocparse.archive.store import Archive
from vndocparse.batch import inputs
from vndocparse.batch.inputs import Watch, walk
from vndocparse.core.options import Limits
from vndocparse.library.check import check

COMMAND = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "en"]
DAY = 86400.0


def environment(*more: str) -> dict[str, str]:
    here = Path(__file__).parent
    path = [str(here / "clocks"), *more, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "CLOCK_JUMPS": "1", "PYTHONPATH": os.pathsep.join(path).rstrip(os.pathsep)}


def run(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        env={**environment(), **env}, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_an_ingest_fires_no_deadline_and_loses_nothing(cabinet: Callable[..., Path], tmp_path: Path) -> None:
    folder, archive = cabinet(6, 3), tmp_path / "a.db"
    told = run("ingest", folder, "--archive", archive, "-j", 2, "--timeout", 60, "--json")
    assert told.returncode == 0 and "6 inputs: 6 stored, 0 unchanged, 0 failed" in told.stderr, told.stderr
    assert all(0 <= json.loads(line)["seconds"] < 60 for line in told.stdout.splitlines())
    (folder / "kl-002.txt").write_text("KẾT LUẬN\nvề một việc khác\n1. Sở Y tế kiểm tra.\n", encoding="utf-8")
    again = run("ingest", folder, "--archive", archive, "-j", 2)
    assert "6 inputs: 1 stored, 5 unchanged, 0 failed" in again.stderr
    with Archive(archive) as a:
        assert check(a) == [] and a.counts()["documents"] == 7
        # What was said last of a file stands, whatever the clock said then.
        assert {Path(e.path).name: e.status for e in a.ledger()}["kl-002.txt"] == "stored"


def test_pages_and_pictures_are_read_to_the_end(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    for n in range(12):
        canvas.drawString(72, 700, f"{n + 1}. A line of text that stands on page {n + 1} of this file.")
        canvas.showPage()
    canvas.save()
    sheets = [Image.new("1", (60, 80), 1) for _ in range(12)]
    sheets[0].save(tmp_path / "a.tif", "TIFF", save_all=True, append_images=sheets[1:])
    done = run("parse", tmp_path / "a.pdf", tmp_path / "a.tif", "-f", "jsonl", "--ocr", "never")
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        record = json.loads(line)
        assert len(record["pages"]) == 12
        assert not any(w["code"].startswith("limit_") for w in record["warnings"])


def test_a_deadline_fires_in_its_time(tmp_path: Path) -> None:
    (tmp_path / "hang.txt").write_text("KẾT LUẬN\n1. Kiểm tra.\n", encoding="utf-8")
    stand_ins = str(Path(__file__).parent / "stand_ins" / "sitecustomize.py")
    (tmp_path / "both").mkdir()
    for n, path in enumerate([stand_ins, str(Path(__file__).parent / "clocks" / "sitecustomize.py")]):
        (tmp_path / "both" / f"part{n}.py").write_bytes(Path(path).read_bytes())
    (tmp_path / "both" / "sitecustomize.py").write_text("import part1\nimport part0\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "both"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    began = time.monotonic()
    done = run("parse", tmp_path / "hang.txt", "--timeout", "5", PYTHONPATH=path)
    assert done.returncode == 8 and "took longer than 5 seconds" in done.stderr
    assert 5 <= time.monotonic() - began < 60


def test_the_tracker_keeps_the_order_of_events(cabinet: Callable[..., Path], tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    run("ingest", cabinet(1, 2), "--archive", archive, "-j", 1)
    first = [json.loads(x) for x in run("changes", "--archive", archive).stdout.splitlines()]
    ident = next(x["id"] for x in first if x.get("id"))
    said = ["in_progress", "done", "cancelled", "open", "done"]
    for state in said:
        assert run("status", "set", ident, state, "--archive", archive).returncode == 0
    told = run("status", "history", ident, "--json", "--archive", archive)
    assert [json.loads(x)["after"]["state"] for x in told.stdout.splitlines()] == said
    cursors = [x["cursor"] for x in first]
    assert cursors == sorted(cursors)


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
def test_a_watch_takes_each_file_once_and_ends_as_it_should(tmp_path: Path) -> None:
    drop, archive = tmp_path / "drop", tmp_path / "a.db"
    drop.mkdir()
    words = ["ingest", str(drop), "--archive", str(archive), "--watch", "0.2", "-j", "1", "--json"]
    watch = subprocess.Popen(
        [*COMMAND, *words],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert watch.stdout is not None
    try:
        for n in range(3):
            path = drop / f"{n}.txt"
            path.write_text(f"KẾT LUẬN\nvề công tác số {n}\n1. Sở Y tế kiểm tra.\n", encoding="utf-8")
            os.utime(path, (n * 1e9, n * 1e9))  # 1970, 2001, 2033
            line = json.loads(watch.stdout.readline())
            assert (Path(line["path"]).name, line["status"]) == (path.name, "stored")
        watch.send_signal(signal.SIGINT)
        rest, told = watch.communicate(timeout=30)
    finally:
        watch.kill()
    assert rest == "" and watch.returncode == 0, told
    assert told.rstrip().endswith("3 inputs: 3 stored, 0 unchanged, 0 failed")


class Clocks:
    """Stands for the module ``time``: a wall clock that can be set, and one that only goes on."""

    def __init__(self) -> None:
        self.wall, self.steady = 1.7e9, 50.0

    def time(self) -> float:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.mark.parametrize("jump", [0.0, 4 * 3600.0, -4 * 3600.0, 400 * DAY, -400 * DAY])
def test_a_watch_leaves_a_file_that_grows_whatever_the_clock_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jump: float
) -> None:
    clocks = Clocks()
    monkeypatch.setattr(inputs, "time", clocks)
    watch = Watch(quiet=10)
    path = tmp_path / "a.txt"

    def look() -> int:
        return len(list(walk([str(tmp_path)], Limits(), watch=watch)))

    def grow() -> None:
        with path.open("a") as f:
            f.write("more\n")
        os.utime(path, (clocks.wall, clocks.wall))

    grow()
    assert look() == 0
    clocks.pass_by(5)
    grow()
    assert look() == 0
    clocks.wall += jump
    assert look() == 0  # not long enough, however old its date makes it look
    clocks.pass_by(5)
    grow()
    assert look() == 0
    clocks.pass_by(11)
    assert look() == 1  # it stayed as it is
    clocks.pass_by(1000)
    assert look() == 0


def test_a_date_of_a_clock_that_goes_ahead_keeps_no_file_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clocks: Any = Clocks()
    monkeypatch.setattr(inputs, "time", clocks)
    (tmp_path / "a.txt").write_text("x")
    os.utime(tmp_path / "a.txt", (clocks.wall + DAY, clocks.wall + DAY))
    watch = Watch(quiet=10)
    counts = []
    for _ in range(4):
        counts.append(len(list(walk([str(tmp_path)], Limits(), watch=watch))))
        clocks.pass_by(6)
    assert counts == [0, 0, 1, 0]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="stops a group of processes")
def test_a_run_that_was_stopped_for_a_while_goes_on(tmp_path: Path) -> None:
    """Ctrl-Z and fg, or a machine that slept: the time in between is nobody's."""
    (tmp_path / "slow.txt").write_text("KẾT LUẬN\n1. Sở Y tế kiểm tra.\n", encoding="utf-8")
    stand_ins = str(Path(__file__).parent / "stand_ins")
    env = environment(stand_ins) | {"STAND_IN_SECONDS": "4", "CLOCK_JUMPS": ""}
    env["PYTHONPATH"] = os.pathsep.join([stand_ins, os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    run = subprocess.Popen(
        [*COMMAND, "ingest", "slow.txt", "--archive", "a.db", "-j", "1", "--timeout", "12"],
        cwd=tmp_path, env=env, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        began = time.monotonic()
        while not children.read_text() and time.monotonic() - began < 60:
            time.sleep(0.05)
        time.sleep(1)
        os.killpg(run.pid, signal.SIGSTOP)
        time.sleep(14)
        os.killpg(run.pid, signal.SIGCONT)
        told = run.communicate(timeout=60)[1]
    finally:
        os.killpg(run.pid, signal.SIGKILL) if run.poll() is None else None
    assert run.returncode == 0 and "1 stored" in told, told
