"""The index is made from the archive, follows it, and survives kills and damage."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
from search_archive import record, sample, store

from vndocparse.archive import index
from vndocparse.archive.index import DamagedIndexError, folder_of, state, update
from vndocparse.archive.search import Search
from vndocparse.archive.store import Archive
from vndocparse.errors import ArchiveError

tantivy = pytest.importorskip("tantivy")


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as a:
        store(a, *sample())
        yield a


def numbers(archive, query):
    with Search(archive) as s:
        return [h.number_symbol for h in s.find(query)]


@pytest.mark.parametrize("engine", ["tantivy", "fts5"])
def test_only_what_is_new_is_put_in(archive, engine) -> None:
    assert update(archive, engine=engine) == 3
    assert update(archive) == 0
    store(archive, record("9-NQ/TU", "về thủy lợi", "Nạo vét kênh mương."))
    assert state(archive).pending == 1
    assert update(archive) == 1
    assert numbers(archive, "kênh mương") == ["9-NQ/TU"]


@pytest.mark.parametrize("engine", ["tantivy", "fts5"])
def test_a_document_stored_again_replaces_what_was_there(archive, engine) -> None:
    update(archive, engine=engine)
    again = {**sample()[2], "text": "Nạo vét kênh mương."}
    store(archive, again, at="2026-02-02")
    assert update(archive) == 1
    assert numbers(archive, "kênh mương") == ["8-CT/HU"]
    assert numbers(archive, '"ven sông"') == ["8-CT/HU"]  # the title
    assert numbers(archive, "hòa thuận") == []


def test_one_that_is_stored_while_it_is_indexed_is_done_again(archive, monkeypatch) -> None:
    commit = index.make("tantivy", folder_of(archive).with_name("x"), create=True).__class__.commit

    def late(self):
        store(archive, {**sample()[0], "text": "Nạo vét."}, at="2026-03-03")
        monkeypatch.setattr(type(self), "commit", commit)
        commit(self)

    from vndocparse.archive.index_tantivy import TantivyEngine

    monkeypatch.setattr(TantivyEngine, "commit", late)
    update(archive)
    assert state(archive).pending == 1


def test_there_is_no_index_before_it_is_made(archive) -> None:
    assert not state(archive).usable
    with pytest.raises(DamagedIndexError, match="index"):
        Search(archive)


def test_the_index_of_another_archive_is_not_used(archive, tmp_path) -> None:
    update(archive)
    with Archive(tmp_path / "b.db", create=True) as other:
        store(other, record("9-NQ/TU", "về thủy lợi", "Nạo vét kênh mương."))
        shutil.copytree(folder_of(archive), folder_of(other))
        assert not state(other).usable
        assert update(other) == 1
        assert numbers(other, "đường") == []


def test_an_index_of_an_older_version_is_built_anew(archive, monkeypatch) -> None:
    update(archive)
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    assert not state(archive).usable
    assert update(archive) == 3


def test_without_tantivy_the_index_is_in_fts5(archive, monkeypatch) -> None:
    update(archive)
    monkeypatch.setattr(index, "best_available", lambda: "fts5")
    assert not state(archive).usable
    assert update(archive) == 3
    assert state(archive).engine == "fts5"
    assert numbers(archive, "đường") == ["5-KL/TU"]


def test_a_second_writer_is_told_to_wait(archive) -> None:
    update(archive)
    store(archive, record("9-NQ/TU", "về thủy lợi", "Nạo vét kênh mương."))
    writer = tantivy.Index.open(str(folder_of(archive))).writer(20_000_000, 1)
    with pytest.raises(ArchiveError, match="another process"):
        update(archive)
    assert numbers(archive, "đường") == ["5-KL/TU"]
    del writer


@pytest.mark.parametrize("engine", ["tantivy", "fts5"])
@pytest.mark.parametrize("how", ["cut", "empty", "noise", "removed"])
def test_damaged_files_are_found_and_the_index_is_built_anew(archive, engine, how) -> None:
    update(archive, engine=engine)
    rng = random.Random(how)
    for path in sorted(p for p in folder_of(archive).iterdir() if p.is_file() and p.name != "state.json"):
        data = path.read_bytes()
        if how == "removed":
            path.unlink()
        elif how == "empty":
            path.write_bytes(b"")
        elif how == "cut":
            path.write_bytes(data[: len(data) // 2])
        else:
            path.write_bytes(rng.randbytes(len(data)))
    try:
        numbers(archive, "đường")
    except DamagedIndexError as e:
        assert e.hint
    update(archive, rebuild=True)
    assert numbers(archive, "đường") == ["5-KL/TU"]


_CHILD = """
import sys
from vndocparse.archive import index
from vndocparse.archive.store import Archive
index._COMMIT_EVERY = 5
with Archive(sys.argv[1]) as a:
    print("go", flush=True)
    index.update(a, rebuild=len(sys.argv) > 2)
"""


def test_a_kill_at_any_moment_loses_and_doubles_nothing(tmp_path) -> None:
    path = tmp_path / "a.db"
    with Archive(path, create=True) as a:
        store(a, *(record(f"{i}-NQ/TU", f"về việc {i}", f"Nạo vét kênh mương số {i}.") for i in range(1, 61)))
    rng = random.Random(5)
    for i in range(6):
        command = [sys.executable, "-c", _CHILD, str(path), *(["again"] if i == 3 else [])]
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(rng.random() * 0.15)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
    with Archive(path) as a:
        update(a)
        assert state(a).pending == 0
        with Search(a) as s:
            hits = s.find("kênh mương", limit=200)
    assert sorted(int(h.number_symbol.split("-")[0]) for h in hits) == list(range(1, 61))


def test_two_that_build_at_once_build_one_index(archive) -> None:
    children = [
        subprocess.Popen([sys.executable, "-c", _CHILD, str(archive.path)], stdout=subprocess.DEVNULL)
        for _ in range(3)
    ]
    assert [c.wait(60) for c in children] == [0, 0, 0]
    assert state(archive).pending == 0
    assert numbers(archive, "đường") == ["5-KL/TU"]


def test_text_that_is_no_unicode_does_no_harm(archive) -> None:
    store(archive, record("9-NQ/TU", "về thủy lợi", "Nạo vét \ud800 kênh mương \x00 sâu."))
    update(archive)
    assert numbers(archive, "kênh mương \udcff") == ["9-NQ/TU"]


def test_a_folder_that_cannot_be_written_is_told(archive) -> None:
    folder_of(archive).write_text("a file is in the way")
    with pytest.raises(ArchiveError):
        update(archive)
