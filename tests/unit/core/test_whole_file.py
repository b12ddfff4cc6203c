"""A file appears whole or not at all, whatever ends the writing."""

import os
from pathlib import Path

import pytest

from vndocparse.core.whole_file import whole_file


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
