"""The verbs search, similar and index as a shell sees them."""

import json
import os
import subprocess
import sys

import pytest
from search_archive import sample, store

from vndocparse.archive.index import folder_of
from vndocparse.archive.store import Archive


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as a:
        store(a, *sample())
    return a


def run(archive, *args, code=0):
    command = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", *args]
    done = subprocess.run(
        [*command, "--archive", str(archive.path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "VNDOCPARSE_LANG": "en"},
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_a_search_makes_the_index_that_it_needs(archive) -> None:
    done = run(archive, "search", "duong giao thong")
    assert "5-KL/TU" in done.stdout
    assert "\x1b" not in done.stdout
    assert "Đường giao thông nông thôn" in done.stdout or "đường giao thông" in done.stdout
    assert folder_of(archive).is_dir()


def test_json_has_one_object_a_line_with_spans(archive) -> None:
    done = run(archive, "search", "rà soát", "--in", "directives", "--deadline-before", "1/7/2022", "--json")
    (hit,) = map(json.loads, done.stdout.splitlines())
    (span,) = hit["spans"]
    assert hit["text"][span["start"] : span["end"]] == "rà soát"
    assert (hit["rank"], hit["kind"], hit["item"], hit["number_symbol"]) == (
        1,
        "directives",
        "I.1",
        "17-NQ/TU",
    )


def test_type_and_days_are_taken_as_people_write_them(archive) -> None:
    assert (
        "5-KL/TU"
        in run(archive, "search", "", "--type", "kết luận", "--from", "01/2023", "--to", "2023").stdout
    )
    assert run(archive, "search", "", "--type", "KL", "--to", "2022").stdout == ""
    run(archive, "search", "x", "--from", "hôm qua", code=3)
    run(archive, "search", "x", "--type", "thơ", code=3)
    run(archive, "search", "x", "--status", "thơ", code=3)


def test_a_damaged_index_is_told_and_made_anew(archive) -> None:
    run(archive, "index")
    for path in folder_of(archive).glob("*"):
        if path.name != "state.json":
            path.write_bytes(b"\0" * 40)
    done = run(archive, "search", "đường")
    assert "5-KL/TU" in done.stdout
    assert "anew" in done.stderr


def test_nothing_found_is_no_error(archive) -> None:
    done = run(archive, "search", "zzz")
    assert done.stdout == ""
    assert "nothing found" in done.stderr


def test_index_tells_what_it_did(archive) -> None:
    told = json.loads(run(archive, "index", "--engine", "fts5", "--json").stdout)
    assert (told["indexed"], told["pending"], told["engine"]) == (3, 0, "fts5")
    assert "0 documents" in run(archive, "index").stdout
    assert json.loads(run(archive, "index", "--rebuild", "--json").stdout)["indexed"] == 3


def test_similar_and_unknown_keys(archive) -> None:
    run(archive, "similar", "17 nq tu")
    run(archive, "similar", "99-NQ/TU", code=14)


def test_no_archive_is_told(tmp_path) -> None:
    missing = type("Missing", (), {"path": tmp_path / "none.db"})
    assert "no such archive" in run(missing, "search", "x", code=11).stderr


def test_matches_are_bold_on_a_terminal_and_plain_elsewhere(archive) -> None:
    from vndocparse.archive.search import search
    from vndocparse_cli.finding import as_text

    run(archive, "index")
    with Archive(archive.path) as opened:
        hit = search(opened, "ra soat truong", limit=1)[0]
    shown = as_text(1, hit, colour=True)
    assert "\x1b[1mrà soát\x1b[0m" in shown.lower() or "\x1b[1mtrường\x1b[0m" in shown.lower()
    assert "\x1b" not in as_text(1, hit, colour=False)
