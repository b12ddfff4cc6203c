"""A full disk and a read-only folder: a clear error, no half file, and an archive that is still sound."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from vndocparse.errors import ExitCode, OutputError
from vndocparse.ingest.ocr.engine_tesseract_cli import CliEngine

Run = Callable[..., Any]
Disk = Callable[[str, str], Path]


def fill(disk: Path) -> None:
    """Take all the room that is left."""
    with (disk / "ballast").open("wb", buffering=0) as f:
        try:
            while True:
                f.write(bytes(4096))
        except OSError:
            return


def left_overs(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name != "ballast")


def test_an_ingest_that_fills_the_disk_stops_and_goes_on_when_there_is_room(
    vndocparse: Run, small_disk: Disk, cabinet: Callable[..., Path]
) -> None:
    disk = small_disk("disk", "size=500k")
    folder, archive = cabinet(12, 40), disk / "a.db"
    full = vndocparse("ingest", folder, "--archive", archive, "-j", 1)
    assert full.returncode == ExitCode.ARCHIVE, full.stderr
    assert "full" in full.stderr and "hint" in full.stderr
    small_disk("disk", "size=64m")
    assert vndocparse("check", archive).returncode in (ExitCode.OK, ExitCode.NOT_FOUND)
    again = vndocparse("ingest", folder, "--archive", archive, "-j", 1)
    assert again.returncode == ExitCode.OK, again.stderr
    assert "12 inputs: " in again.stderr and "0 failed" in again.stderr
    checked = vndocparse("check", archive)
    assert checked.returncode == 0 and "12 documents" in checked.stdout


def test_a_full_disk_leaves_the_archive_readable(
    vndocparse: Run, small_disk: Disk, cabinet: Callable[..., Path]
) -> None:
    disk = small_disk("disk", "size=8m")
    folder, archive = cabinet(3), disk / "a.db"
    assert vndocparse("ingest", folder, "--archive", archive, "-j", 1).returncode == 0
    fill(disk)
    full = vndocparse("ingest", cabinet(4, 40), "--archive", archive, "-j", 1)
    assert full.returncode == ExitCode.ARCHIVE, full.stderr
    checked = vndocparse("check", archive)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "3 documents" in checked.stdout


def test_an_export_to_a_full_disk_leaves_no_half_file_and_the_old_one_whole(
    vndocparse: Run, small_disk: Disk, tmp_path: Path, cabinet: Callable[..., Path]
) -> None:
    disk, archive = small_disk("disk", "size=64k"), tmp_path / "a.db"
    vndocparse("ingest", cabinet(2, 40), "--archive", archive, "-j", 1, "--no-link")
    targets = [disk / f"out.{to}" for to in ("csv", "jsonl", "xlsx")]
    for target in targets:
        target.write_bytes(b"the old one")
    fill(disk)
    for target in targets:
        to = target.suffix[1:]
        done = vndocparse("export", "--archive", archive, "--to", to, "-o", target, fresh=to == "xlsx")
        assert done.returncode == ExitCode.OUTPUT, done.stderr
        assert "cannot write" in done.stderr and "hint" in done.stderr
        assert target.read_bytes() == b"the old one"
    assert left_overs(disk) == [t.name for t in targets]
    assert vndocparse("check", archive).returncode == 0


def test_a_parse_and_kept_originals_on_a_full_disk(
    vndocparse: Run, small_disk: Disk, tmp_path: Path, cabinet: Callable[..., Path]
) -> None:
    disk, folder = small_disk("disk", "size=64k"), cabinet(1, 60)
    (disk / "kept").mkdir()
    fill(disk)
    done = vndocparse("parse", folder / "kl-000.txt", "-o", disk / "out.json")
    assert done.returncode == ExitCode.OUTPUT, done.stderr
    assert "cannot write" in done.stderr
    archive = tmp_path / "a.db"
    kept = vndocparse("ingest", folder, "--archive", archive, "--keep", disk / "kept", "-j", 1)
    assert kept.returncode == ExitCode.PARTIAL, kept.stderr
    assert "cannot keep a copy" in kept.stderr
    assert [p for p in (disk / "kept").rglob("*") if p.is_file()] == []
    assert left_overs(disk) == ["kept"]
    assert "0 documents" in vndocparse("check", archive).stdout


def test_a_read_only_folder_is_told_for_every_output(
    vndocparse: Run, small_disk: Disk, cabinet: Callable[..., Path]
) -> None:
    disk, folder = small_disk("disk", "size=8m"), cabinet(1)
    archive = disk / "a.db"
    assert vndocparse("ingest", folder, "--archive", archive, "-j", 1).returncode == 0
    small_disk("disk", "ro")
    for args in (
        ("parse", folder / "kl-000.txt", "-o", disk / "out.json"),
        ("export", folder / "kl-000.txt", "--to", "csv", "-o", disk / "out.csv"),
    ):
        done = vndocparse(*args)
        assert done.returncode == ExitCode.OUTPUT, done.stderr
        assert "Read-only" in done.stderr and "hint" in done.stderr
    refused = vndocparse("ingest", cabinet(2), "--archive", archive, "-j", 1)
    assert refused.returncode == ExitCode.ARCHIVE, refused.stderr
    assert "hint" in refused.stderr
    assert "1 documents" in vndocparse("check", archive).stdout  # reading needs no place for side files
    small_disk("disk", "rw")
    assert "1 documents" in vndocparse("check", archive).stdout


def test_a_full_disk_while_temporary_pages_are_written_is_a_clear_error(
    small_disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = small_disk("tmp", "size=64k")
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\n", encoding="utf-8")
    program.chmod(0o755)
    engine = CliEngine(str(program), None)
    noise = np.random.default_rng(1).integers(0, 255, (200, 2000), dtype=np.uint8)
    assert engine.read_lines([noise[:4, :60]], 300, 10) == [[]]
    with pytest.raises(OutputError) as told:
        engine.read_lines([noise, noise], 300, 10)
    assert "temporary" in told.value.message and "TMPDIR" in told.value.hint
    assert list(disk.iterdir()) == []


def test_a_temporary_folder_that_takes_nothing_is_a_clear_error(
    vndocparse: Run, small_disk: Disk, cabinet: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = small_disk("tmp", "size=64k,ro")
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    done = vndocparse("parse", cabinet(1) / "kl-000.txt")
    assert done.returncode == ExitCode.OUTPUT and "TMPDIR" in done.stderr, done.stderr


READERS = [
    ("search", "vốn"), ("due",), ("progress",), ("changes",), ("graph",), ("export", "--to", "csv"),
    ("status", "history"), ("check",),
]  # fmt: skip


def test_every_verb_that_reads_reads_from_a_disk_that_is_read_only(
    vndocparse: Run, tmp_path: Path, cabinet: Callable[..., Path], small_disk: Callable[..., Path]
) -> None:
    disk = small_disk("disk", "size=20m")
    assert vndocparse("ingest", cabinet(2, 2), "--archive", disk / "a.db", "-j", 1).returncode == 0
    small_disk("disk", "ro")
    for verb in READERS:
        named = (disk / "a.db",) if verb[0] == "check" else ("--archive", disk / "a.db")
        done = vndocparse(*verb, *named)
        assert done.returncode == 0, (verb, done.stderr)
    assert vndocparse("ingest", tmp_path / "in", "--archive", disk / "a.db").returncode == ExitCode.ARCHIVE
