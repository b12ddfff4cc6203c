"""`ingest` as a user runs it: what goes in, what the ledger says of it, what is told meanwhile."""

import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile

import pytest

from vndocparse.archive.store import Archive
from vndocparse_cli import progress
from vndocparse_cli.progress import Progress

STATUSES = ("stored", "unchanged", "failed")


def run(folder, *args, given=None, code=0):
    start = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "en", "ingest"]
    done = subprocess.run(
        [*start, *args, "-j", "1", "--no-link"],
        cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def put(folder, name, n):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"KẾT LUẬN\nvề việc số {n}\n1. Sở Y tế kiểm tra.\n", encoding="utf-8")
    return path


def total(done):
    """Return the counts of the last line; they add up to the inputs."""
    words = done.stderr.strip().splitlines()[-1].replace(":", "").replace(",", "").split()
    inputs, counts = int(words[0]), [int(w) for w in words[2::2]]
    assert sum(counts) == inputs
    return dict(zip(STATUSES, counts, strict=True))


def test_each_input_is_one_line_and_one_entry_of_the_ledger(tmp_path):
    put(tmp_path, "in/a.txt", 1)
    put(tmp_path, "in/twin.txt", 1)
    (tmp_path / "in/empty.pdf").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "in/z.zip", "w") as z:
        z.write(put(tmp_path, "b.txt", 2), "b.txt")
    first = run(tmp_path, "in", "--json", "--keep", "kept", code=13)
    assert sorted((line["path"], line["status"]) for line in lines(first)) == [
        ("in/a.txt", "stored"),
        ("in/empty.pdf", "failed"),
        ("in/twin.txt", "unchanged"),
        ("in/z.zip!/b.txt", "stored"),
    ]
    assert total(first) == {"stored": 2, "unchanged": 1, "failed": 1}
    assert "failed: in/empty.pdf: " in first.stderr
    with Archive(tmp_path / "archive.db") as a:
        entries = list(a.ledger())
        assert len(entries) == 4
        assert next(e.reason for e in entries if e.status == "failed")
    kept = [p for p in (tmp_path / "kept").rglob("*") if p.is_file()]
    assert sorted(p.stem for p in kept) == sorted(hashlib.sha256(p.read_bytes()).hexdigest() for p in kept)
    assert len(kept) == 2
    again = run(tmp_path, "in", "--json", code=13)
    assert total(again) == {"stored": 0, "unchanged": 3, "failed": 1}


def test_originals_are_kept_of_what_is_stored_already(tmp_path):
    file = put(tmp_path, "in/a.txt", 1)
    run(tmp_path, "in")
    assert total(run(tmp_path, "in", "--keep", "kept")) == {"stored": 0, "unchanged": 1, "failed": 0}
    (kept,) = (p for p in (tmp_path / "kept").rglob("*") if p.is_file())
    assert kept.read_bytes() == file.read_bytes()
    (tmp_path / "full").write_text("in the way")
    assert total(run(tmp_path, "in", "--keep", "full", code=13)) == {"stored": 0, "unchanged": 0, "failed": 1}
    assert total(run(tmp_path, "in")) == {"stored": 0, "unchanged": 1, "failed": 0}


def test_paths_come_from_standard_input(tmp_path):
    given = [put(tmp_path, name, n) for n, name in enumerate(["a.txt", "một hai.txt", "in/c.txt"])]
    done = run(tmp_path, "-", "--json", given="".join(f"{p}\n" for p in given) + "\nnone.txt\r\n", code=13)
    assert [(line["path"], line["status"]) for line in lines(done)] == [
        *((str(p), "stored") for p in given),
        ("none.txt", "failed"),
    ]
    assert total(run(tmp_path, "-", given="")) == {"stored": 0, "unchanged": 0, "failed": 0}


def test_what_failed_is_tried_again_when_asked_for(tmp_path):
    put(tmp_path, "in/a.txt", 1)
    failed = run(tmp_path, "in", "--limit", "text_chars=5", code=13)
    assert total(failed) == {"stored": 0, "unchanged": 0, "failed": 1}
    assert total(run(tmp_path, "in", code=13)) == {"stored": 0, "unchanged": 0, "failed": 1}
    assert total(run(tmp_path, "in", "--retry-failed")) == {"stored": 1, "unchanged": 0, "failed": 0}


def test_what_a_limit_left_unread_is_told_and_taken_up_when_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("KẾT LUẬN\n" + "1. Sở Y tế kiểm tra.\n" * 30, encoding="utf-8")
    first = run(tmp_path, "a.txt", "--json", "--limit", "text_chars=100")
    assert "partial: a.txt: stopped after " in first.stderr
    assert lines(first)[0]["partial"][0].startswith("stopped after ")
    assert total(run(tmp_path, "a.txt")) == {"stored": 0, "unchanged": 1, "failed": 0}
    whole = run(tmp_path, "a.txt", "--json", "--reparse")
    assert total(whole) == {"stored": 1, "unchanged": 0, "failed": 0}
    assert "partial:" not in whole.stderr and lines(whole)[0]["partial"] == []
    assert total(run(tmp_path, "a.txt", "--reparse")) == {"stored": 0, "unchanged": 1, "failed": 0}
    with Archive(tmp_path / "archive.db") as a:
        assert a.counts()["documents"] == 1 and a.record(1)["text"].count("kiểm tra") == 30


def test_what_an_older_parser_stored_is_parsed_again_when_asked_for(tmp_path):
    put(tmp_path, "in/a.txt", 1)
    put(tmp_path, "in/b.txt", 2)
    run(tmp_path, "in")
    db = sqlite3.connect(tmp_path / "archive.db")
    db.execute("UPDATE documents SET parser = 'vndocparse 0.0.1' WHERE path = 'in/a.txt'")
    db.commit()
    db.close()
    assert total(run(tmp_path, "in")) == {"stored": 0, "unchanged": 2, "failed": 0}
    done = run(tmp_path, "in", "--reparse", "--json")
    assert sorted((line["path"], line["status"]) for line in lines(done)) == [
        ("in/a.txt", "stored"),
        ("in/b.txt", "unchanged"),
    ]
    with Archive(tmp_path / "archive.db") as a:
        assert a.counts()["documents"] == 2


class Stream(io.StringIO):
    def __init__(self, terminal):
        super().__init__()
        self._terminal = terminal

    def isatty(self):
        return self._terminal


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_a_moving_line_on_a_terminal_and_plain_lines_elsewhere(monkeypatch, clock, terminal):
    told = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setattr(progress, "say", lambda english, _: english)
    with Progress("files", 100) as p:
        for n in range(50):
            clock[0] += 0.5
            p.advance(pages=3, failed=n == 7)
        p.tell("failed: x")
    text = told.getvalue()
    assert ("\r" in text) is ("\x1b" in text) is terminal
    assert "40/100 files, 120 pages, 2.0/s, left 0:30, 1 failed" in text
    assert text.count("files") == (50 if terminal else 2)
    assert "failed: x\n" in text


def test_progress_without_a_total_tells_no_time_left(monkeypatch, clock):
    told = Stream(False)
    monkeypatch.setattr(sys, "stderr", told)
    with Progress("files") as p:
        clock[0] += 20
        p.advance()
    assert told.getvalue().startswith("1 files, 0 ") and ":" not in told.getvalue()
    assert os.linesep in told.getvalue()
