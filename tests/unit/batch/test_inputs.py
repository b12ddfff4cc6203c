"""Every path that a user can name becomes inputs, each file once, and no name reaches out of its place."""

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from vndocparse.batch.inputs import Watch, count_files, walk
from vndocparse.core.options import Limits
from vndocparse.errors import BadInputError, LimitError


def paths(*where: Path) -> list[str]:
    return [i.path for i in walk([str(w) for w in where], Limits())]


@pytest.mark.parametrize(
    "name",
    ["có dấu tiếng Việt.txt", "a b\nc.txt", "📄.txt", "x" * 251 + ".txt", "NFD e\u0301.txt", "-dash.txt"],
)
def test_strange_names_are_walked(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system refuses the name")
    assert paths(tmp_path) == [str(tmp_path / name)]


def test_loops_of_links_end_and_a_file_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "f.txt").write_bytes(b"x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "g.txt").symlink_to(tmp_path / "a" / "f.txt")
    assert paths(tmp_path, tmp_path) == [str(tmp_path / "a" / "f.txt")]


def test_members_of_a_zip_are_inputs_and_their_names_reach_nothing(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as z:
        z.writestr("deep.txt", "x")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as z:
        z.writestr("../../escape.txt", "y")
        z.writestr("in.zip", inner.getvalue())
    got = list(walk([str(tmp_path / "z.zip")], Limits()))
    assert [i.path.rpartition("z.zip!/")[2] for i in got] == ["../../escape.txt", "in.zip!/deep.txt"]
    assert [i.data for i in got] == [b"y", b"x"]
    assert os.listdir(tmp_path) == ["z.zip"]


def test_zips_inside_zips_end_at_the_limit_and_say_so(tmp_path: Path) -> None:
    data = b"x"
    for name in ("deep.txt", "c.zip", "b.zip", "a.zip"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as z:
            z.writestr(name, data)
            z.writestr(f"beside-{name}.txt", name)
        data = packed.getvalue()
    (tmp_path / "z.zip").write_bytes(data)

    def depths(limit: int) -> dict[int, str]:
        got = walk([str(tmp_path / "z.zip")], Limits(zip_depth=limit))
        return {i.path.count("!/"): type(i.error).__name__ for i in got if "beside" not in i.path}

    assert depths(4) == {4: "NoneType"}
    assert depths(3) == {3: "LimitError"}
    assert depths(1) == {1: "LimitError"}


def test_of_a_zip_that_unpacks_to_too_much_in_all_the_first_members_are_taken(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as z:
        for n in range(4):
            z.writestr(f"{n}.txt", bytes(1000))
    got = list(walk([str(tmp_path / "z.zip")], Limits(unzip_bytes=3999)))
    assert [i.path.partition("z.zip")[2] for i in got] == ["!/0.txt", "!/1.txt", "!/2.txt", ""]
    assert isinstance(got[-1].error, LimitError) and "first 3 files" in got[-1].error.message


def test_a_zip_bomb_is_an_error_and_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("zeros.txt", b"\0" * 30_000_000)
    (got,) = walk([str(tmp_path / "bomb.zip")], Limits())
    assert isinstance(got.error, LimitError)
    assert got.data is None


def test_what_is_missing_or_no_file_comes_with_its_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    got = list(walk([str(tmp_path / "none"), str(tmp_path / "pipe"), "nul\0byte"], Limits()))
    assert [type(i.error) for i in got] == [BadInputError] * 3


def test_a_file_past_the_size_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 100)
    (got,) = walk([str(tmp_path / "big")], Limits(file_bytes=99))
    assert isinstance(got.error, LimitError)


def test_the_files_of_the_archive_itself_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"x")
    (tmp_path / "a.db.index").mkdir()
    (tmp_path / "a.db.index" / "meta.json").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"x")
    own = [str(tmp_path / "a.db"), str(tmp_path / "a.db.index"), str(tmp_path / "a.db-wal")]
    assert [i.path for i in walk([str(tmp_path)], Limits(), own)] == [str(tmp_path / "b.txt")]


def test_a_watch_gives_what_is_new_or_changed_and_waits_for_what_still_grows(tmp_path: Path) -> None:
    def look() -> list[str]:
        return [
            Path(i.path).name for i in walk([str(tmp_path), str(tmp_path / "none")], Limits(), watch=watch)
        ]

    def put(name: str, text: str, age: float) -> None:
        (tmp_path / name).write_text(text)
        then = time.time() - age
        os.utime(tmp_path / name, (then, then))

    watch = Watch(quiet=60)
    put("a.txt", "x", 100)
    put("b.txt", "still being copied", 1)
    assert look() == ["a.txt", "none"]
    assert look() == []
    put("b.txt", "all of it", 100)
    put("a.txt", "changed", 90)
    assert look() == ["a.txt", "b.txt"]
    put("none", "there now", 80)
    assert look() == ["none"]
    assert look() == []


def test_files_are_counted_without_opening_them(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("1.txt", "a/2.txt", "a/.DS_Store", "~$3.docx"):
        (tmp_path / name).write_bytes(b"x")
    assert count_files([str(tmp_path), str(tmp_path / "none")]) == 3
    assert len(paths(tmp_path)) == 2
