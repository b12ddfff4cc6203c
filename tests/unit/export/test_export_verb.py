"""The verb: files whole or not at all, clear refusals."""

import json

import pytest

from unit.tracker.invented import ITEMS, directive, record, store
from vndocparse.archive.store import Archive
from vndocparse.errors import ExitCode
from vndocparse_cli.app import app, guarded


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "r.json"
    path.write_text(json.dumps(record([directive("1", ITEMS[0])])), encoding="utf-8")
    return str(path)


def run(*args):
    return guarded(lambda: app(list(args), standalone_mode=False))


def test_to_a_file_and_to_standard_output(file, tmp_path, capfdbinary):
    assert run("export", file, "--to", "csv", "-o", str(tmp_path / "o.csv")) == 0
    capfdbinary.readouterr()
    assert run("export", file, "--to", "csv") == 0
    assert capfdbinary.readouterr().out == (tmp_path / "o.csv").read_bytes()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--to", "nonsense"], ExitCode.UNSUPPORTED),
        (["--to", "akn", "--what", "links"], ExitCode.UNSUPPORTED),
        (["--to", "ics", "--what", "links"], ExitCode.UNSUPPORTED),
        (["--from", "yesterday"], ExitCode.BAD_INPUT),
        (["--archive", "x.db"], ExitCode.BAD_INPUT),
        (["--to", "alto"], ExitCode.NOT_FOUND),
    ],
)
def test_refusals_leave_nothing_behind(file, tmp_path, args, code):
    out = tmp_path / "out"
    assert run("export", file, *args, "-o", str(out / "o")) == code
    assert not out.exists() or list(out.iterdir()) == []


def test_a_failure_half_way_keeps_the_old_file(file, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    out = tmp_path / "o.csv"
    out.write_text("old", encoding="utf-8")
    assert run("export", file, str(bad), "-o", str(out)) == ExitCode.BAD_INPUT
    assert out.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".vndocparse-*"))


def test_archive_gives_the_best_version_of_a_work(tmp_path, capfdbinary):
    path = str(tmp_path / "a.db")
    with Archive(path, create=True) as a:
        store(a, record([directive("1", ITEMS[0])], sha="scan", source="ocr"))
        store(a, record([directive("1", ITEMS[0])], sha="word"))
    assert run("export", "--archive", path, "--what", "documents") == 0
    assert b"word.txt" in (shown := capfdbinary.readouterr().out)
    assert b"scan.txt" not in shown
    assert run("export", "--archive", path, "--what", "documents", "--all-versions") == 0
    assert b"scan.txt" in capfdbinary.readouterr().out
