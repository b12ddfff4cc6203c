"""A file appears whole or not at all, whatever ends the writing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vndocparse.core.whole_file import whole_file

_WRITE = """
import sys; from pathlib import Path; from vndocparse.core.whole_file import whole_file
with whole_file(Path(sys.argv[1])) as f: f.write(b"b")
"""


def test_the_file_appears_at_the_end_with_the_permissions_of_the_umask(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.txt"
    before = os.umask(0o027)
    try:
        with whole_file(target) as stream:
            stream.write(b"xong")
            assert not target.exists()
    finally:
        os.umask(before)
    assert target.read_bytes() == b"xong"
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in target.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), OSError(28, "full")])
def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(type(error)), whole_file(target) as stream:
        stream.write(b"new")
        raise error
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_disk_error_that_a_library_wrapped_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), whole_file(tmp_path / "a") as stream:
        stream.write(b"x")
        raise RuntimeError(OSError(28, "full"))


def test_a_folder_that_cannot_be_made_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(OSError), whole_file(tmp_path / "f" / "a"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be asked for there")
def test_what_a_killed_run_left_is_removed_and_what_is_under_way_stays(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.txt") as stream:
        (under_way,) = tmp_path.iterdir()
        left = tmp_path / under_way.name.replace(str(os.getpid()), "999999999")
        left.write_bytes(b"half")
        elsewhere = tmp_path / ".vndocparse-0badbeef-999999999-x"  # of another machine: it may still run
        elsewhere.write_bytes(b"half")
        whole = subprocess.run(
            [sys.executable, "-c", _WRITE, str(tmp_path / "b.txt")], check=True, capture_output=True
        )
        assert whole.returncode == 0 and not left.exists() and under_way.exists()
        stream.write(b"a")
    assert sorted(p.name for p in tmp_path.iterdir()) == [elsewhere.name, "a.txt", "b.txt"]
