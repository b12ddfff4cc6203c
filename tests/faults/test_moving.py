"""Files that vanish or change under way, a run that is asked to end, a clock that jumps, a damaged archive."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from vndocparse.archive.store import Archive
from vndocparse.batch.ingest import IngestOptions, ingest
from vndocparse.batch.inputs import Input
from vndocparse.batch.originals import keep_original
from vndocparse.core.options import ParseOptions
from vndocparse.errors import BadInputError, ExitCode
from vndocparse.library.check import check

Run = Callable[..., Any]
Cabinet = Callable[..., Path]
ONE = IngestOptions(jobs=1, parse=ParseOptions(ocr="never"))


def test_a_file_that_vanishes_or_changes_between_walk_and_parse(tmp_path: Path, cabinet: Cabinet) -> None:
    folder = cabinet(4)
    with Archive(tmp_path / "a.db", create=True) as a:
        steps = ingest([str(folder)], a, ONE)
        first = next(steps)  # the second is on its way; the third and fourth are still to be walked
        (folder / "kl-002.txt").unlink()
        (folder / "kl-003.txt").write_text(
            "KẾT LUẬN\nvề một việc khác\n1. Sở Y tế kiểm tra.\n", encoding="utf-8"
        )
        rest = list(steps)
        got = {os.path.basename(s.entry.path): s.entry.status for s in [first, *rest]}
        assert got["kl-000.txt"] == got["kl-001.txt"] == got["kl-003.txt"] == "stored"
        assert got.get("kl-002.txt", "failed") == "failed"
        assert check(a) == []
        # What is stored is named by the bytes that were parsed, not by those that were seen first.
        assert {r["source"]["sha256"] for _, r in a.records()} == {e.sha256 for e in a.ledger("stored")}


def test_a_kept_copy_is_the_file_that_was_parsed_or_none(tmp_path: Path, cabinet: Cabinet) -> None:
    folder, kept = cabinet(1), tmp_path / "kept"
    file = folder / "kl-000.txt"
    read = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_text("một tệp khác", encoding="utf-8")
    with pytest.raises(BadInputError, match="changed"):
        keep_original(kept, read, Input(str(file), read))
    assert [p for p in kept.rglob("*") if p.is_file()] == []


def test_a_clock_that_jumps_back_harms_nothing(tmp_path: Path, cabinet: Cabinet) -> None:
    folder = cabinet(2)
    later, earlier = datetime(2026, 6, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)
    with Archive(tmp_path / "a.db", create=True) as a:
        assert [s.entry.status for s in ingest([str(folder)], a, ONE, lambda: later)] == ["stored"] * 2
        (folder / "kl-000.txt").write_text("KẾT LUẬN\nvề một việc\n1. Sở Y tế kiểm tra.\n", encoding="utf-8")
        got = {s.entry.path: s.entry.status for s in ingest([str(folder)], a, ONE, lambda: earlier)}
        assert sorted(got.values()) == ["stored", "unchanged"]
        assert {e.path: e.status for e in a.ledger()} == got  # the newest line wins by order, not by its date
        assert a.counts()["documents"] == 3
        assert check(a) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, and other systems end differently")
def test_sigterm_ends_the_workers_and_the_next_start_cleans_up_and_goes_on(tmp_path: Path) -> None:
    folder, spot, archive = tmp_path / "in", tmp_path / "tmp", tmp_path / "a.db"
    folder.mkdir()
    spot.mkdir()
    for n in range(8):
        (folder / f"slow-{n}.txt").write_text(
            f"KẾT LUẬN\nvề việc số {n}\n1. Sở Y tế kiểm tra.\n", encoding="utf-8"
        )
    command = [sys.executable, "-c", "from vndocparse_cli.app import main; main()"]
    command += ["ingest", "-j", "2", str(folder), "--archive", str(archive)]
    stand_ins = str(Path(__file__).parent / "stand_ins")
    env = {**os.environ, "PYTHONPATH": stand_ins, "STAND_IN_SECONDS": "0.4", "TMPDIR": str(spot)}
    run = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began = time.monotonic()
    while not _stored(archive) and time.monotonic() - began < 60:
        time.sleep(0.05)
    workers = _children(run.pid)
    assert workers
    run.send_signal(signal.SIGTERM)
    assert run.wait(timeout=20) != 0
    began = time.monotonic()
    while any(_runs(w) for w in workers) and time.monotonic() - began < 10:
        time.sleep(0.05)
    assert not any(_runs(w) for w in workers)
    assert 0 < _stored(archive) < 8
    again = subprocess.run(
        command, env={**env, "STAND_IN_SECONDS": "0"}, capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    assert list(spot.iterdir()) == []
    with Archive(archive) as a:
        assert a.counts()["documents"] == 8 and check(a) == []


def _stored(archive: Path) -> int:
    try:
        db = sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return 0
    try:
        return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        db.close()


def _children(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_check_finds_damage_and_says_what_to_do(vndocparse: Run, tmp_path: Path, cabinet: Cabinet) -> None:
    archive = tmp_path / "a.db"
    with Archive(archive, create=True) as a:
        list(ingest([str(cabinet(2, 20))], a, ONE))
        a.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = archive.read_bytes()
    assert vndocparse("check", archive).returncode == 0
    broken = {
        "cut": whole[: len(whole) // 2],
        "overwritten": whole[:8192] + b"\xa5" * (len(whole) - 8192),
        "headless": b"\0" * 100 + whole[100:],
        "record": whole,
    }
    for name, data in broken.items():
        hurt = tmp_path / f"{name}.db"
        hurt.write_bytes(data)
        if name == "record":
            db = sqlite3.connect(hurt)
            db.execute("UPDATE documents SET record = substr(record, 1, 40) WHERE pk = 2")
            db.commit()
            db.close()
        done = vndocparse("check", hurt)
        assert done.returncode == ExitCode.ARCHIVE, (name, done)
        assert "advice" in done.stdout or "hint" in done.stderr, (name, done)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE documents SET record = substr(record, 1, 40) WHERE pk = 2",
        "DELETE FROM directives WHERE doc = 2",
        "DELETE FROM documents WHERE pk = 2",
    ],
    ids=["record", "rows", "document"],
)
def test_the_advice_of_check_repairs_the_archive(
    vndocparse: Run, tmp_path: Path, cabinet: Cabinet, damage: str
) -> None:
    archive, folder = tmp_path / "a.db", cabinet(3, 2)
    ingest_it = ("ingest", folder, "--archive", archive, "-j", 1)
    assert vndocparse(*ingest_it).returncode == 0
    before = vndocparse("check", archive)
    db = sqlite3.connect(archive)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(damage)
    db.commit()
    db.close()
    found = vndocparse("check", archive)
    assert found.returncode == ExitCode.ARCHIVE and "--reparse" in found.stdout, found
    mended = vndocparse(*ingest_it, "--reparse")
    assert mended.returncode == 0 and "3 inputs: 1 stored, 2 unchanged, 0 failed" in mended.stderr, mended
    after = vndocparse("check", archive)
    assert (after.returncode, after.stdout) == (0, before.stdout)
    assert "kl-001" in vndocparse("search", "vốn số 1001", "--archive", archive, "--json").stdout


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    for n in range(2):
        text = f"KẾT LUẬN\nvề việc số {n}\n1. Sở Tài chính rà soát nguồn vốn số {n}.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    with Archive(folder / "a.db", create=True) as a:
        list(ingest([str(folder)], a, ONE))
    return folder / "a.db"


VERBS = [
    ("search", "vốn"), ("due",), ("changes",), ("progress",), ("graph",), ("export", "--to", "csv"),
    ("export", "--what", "links", "--to", "jsonl"), ("status", "history"), ("link", "--full"), ("check",),
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=lambda v: v[0])
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE documents SET work = CAST(x'ff00fe41' AS TEXT), id = CAST(x'ff00fe41' AS TEXT)",
        "UPDATE documents SET record = 'rubbish'",
        "UPDATE changes SET body = 'rubbish'",
        "UPDATE changes SET body = '1', at = CAST(x'ff00fe41' AS TEXT)",
        "UPDATE directives SET text = CAST(x'ff00fe41' AS TEXT)",
    ],
    ids=["names", "record", "change", "moment", "text"],
)
def test_a_verb_that_meets_damage_says_so(
    vndocparse: Run, tmp_path: Path, two: Path, damage: str, verb: tuple[str, ...]
) -> None:
    """The fixture refuses unexpected errors: the archive's own code, or what could still be read."""
    archive = tmp_path / "a.db"
    shutil.copy(two, archive)
    with Archive(archive) as a:
        a.db.execute(damage)
    named = (archive,) if verb[0] in ("link", "check") else ("--archive", archive)
    done = vndocparse(*verb, *named)
    assert done.returncode in (ExitCode.OK, ExitCode.ARCHIVE)
    if done.returncode:
        assert "hint" in done.stderr or "advice" in done.stdout
