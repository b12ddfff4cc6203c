"""The verbs of trackers, as typed."""

import json

import pytest

from unit.tracker.invented import ITEMS, directive, record, store
from vndocparse.archive.store import Archive
from vndocparse.errors import ExitCode
from vndocparse_cli.app import app, guarded


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "a.db")
    with Archive(path, create=True) as a:
        store(
            a, record([directive(str(n), t, "2025-06-30" if n < 3 else None) for n, t in enumerate(ITEMS, 1)])
        )
    return path


def run(verb, *args, path):
    return guarded(lambda: app([*verb.split(), *args, "--archive", path], standalone_mode=False))


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_changes_go_on_from_a_cursor(path, capsys):
    assert run("changes", "--limit", "3", path=path) == 0
    cursor = lines(capsys)[-1]["cursor"]
    assert run("changes", "--since", cursor, path=path) == 0
    assert [e["kind"] for e in lines(capsys)] == ["added"]
    assert run("changes", "--since", "tomorrow", path=path) == ExitCode.BAD_INPUT


def test_due_as_of_a_day(path, capsys):
    assert run("due", "--today", "2025-07-01", "--json", path=path) == 0
    assert [x["group"] for x in lines(capsys)] == ["overdue", "overdue", "undated", "undated"]
    assert run("due", "--today", "2025-01-01", "--before", "2025-02-01", "--json", path=path) == 0
    assert [x["group"] for x in lines(capsys)] == ["undated", "undated"]
    assert run("due", "--today", "2025-07-01", "--body", "nội vụ", path=path) == 0
    assert "Sở Nội vụ (2)" in capsys.readouterr().out
    assert run("due", "--today", "July", path=path) == ExitCode.BAD_INPUT


def test_status_and_its_history(path, capsys):
    ident = directive("1", ITEMS[0])["id"]
    assert run("status set", ident, "done", "--note", "xong", "--who", "Mẫu", path=path) == 0
    assert run("status history", ident, "--json", path=path) == 0
    (past,) = lines(capsys)
    assert (past["who"], past["before"], past["after"]["note"]) == ("Mẫu", None, "xong")
    assert run("status set", "d-none", "done", path=path) == ExitCode.NOT_FOUND
    assert run("status set", ident, "fertig", path=path) == ExitCode.BAD_INPUT


def test_import_tells_bad_rows_and_keeps_the_others(path, tmp_path, capsys):
    ident = directive("1", ITEMS[0])["id"]
    (tmp_path / "s.csv").write_text(f"id,status\n{ident},done\nd-none,done\n", encoding="utf-8")
    assert run("status import", str(tmp_path / "s.csv"), path=path) == ExitCode.PARTIAL
    assert "s.csv:3" in capsys.readouterr().err
    assert run("due", "--today", "2025-07-01", "--json", path=path) == 0
    assert len(lines(capsys)) == 3


def test_progress(path, capsys):
    assert run("progress", "--by", "document", "--today", "2025-07-01", "--json", path=path) == 0
    (line,) = lines(capsys)
    assert (line["total"], line["overdue"], line["undated"]) == (4, 2, 2)
    assert run("progress", path=path) == 0


def test_push_needs_a_secret_and_a_receiver(path, monkeypatch, capsys):
    monkeypatch.delenv("VNDOCPARSE_PUSH_SECRET", raising=False)
    to = ["--to", "http://127.0.0.1:9/", "--tries", "1"]
    assert run("push", *to, path=path) == ExitCode.BAD_INPUT
    monkeypatch.setenv("VNDOCPARSE_PUSH_SECRET", "s")
    assert run("push", *to, path=path) == ExitCode.PARTIAL
    assert "cursor 0" in capsys.readouterr().err
    assert run("push", *to, "--dead", path=path) == 0


def test_no_archive_is_an_error(tmp_path):
    for verb in ("changes", "due", "progress", "status history"):
        assert run(verb, path=str(tmp_path / "none.db")) == ExitCode.ARCHIVE
    assert list(tmp_path.iterdir()) == []
