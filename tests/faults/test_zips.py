"""Zip files that are broken, crowded or full of zips: each costs itself at most, and what it can give is taken."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vndocparse.batch.inputs import Input, walk
from vndocparse.core.options import Limits
from vndocparse.errors import ExitCode

Run = Callable[..., Any]
TEXT = "KẾT LUẬN\nvề công tác số {0}\n1. Sở Tài chính rà soát nguồn vốn số {0}.\n"


def bundle(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return out.getvalue()


def texts(count: int, start: int = 0) -> dict[str, bytes]:
    return {f"{n:03}.txt": TEXT.format(n).encode() for n in range(start, start + count)}


def inputs(path: Path, data: bytes, **limits: Any) -> list[Input]:
    path.write_bytes(data)
    return list(walk([str(path)], Limits(**limits)))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_any_damage_is_an_input_that_failed(tmp_path: Path, method: int) -> None:
    """Bytes changed anywhere: the walk goes on, whatever zlib, lzma or struct raise."""
    whole = bundle({**texts(3), "in.zip": bundle(texts(2, 5), method)}, method)
    chance = random.Random(method)
    failed = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        cut = len(data) if chance.random() < 0.8 else chance.randrange(len(data) // 2, len(data))
        found = inputs(tmp_path / "a.zip", bytes(data[:cut]))
        assert found
        failed += any(i.error for i in found)
    assert failed > 50


def test_a_member_of_broken_deflate_does_not_end_the_batch(vndocparse: Run, tmp_path: Path) -> None:
    data = bundle(texts(3))
    at = data.index(b"001.txt") + len(b"001.txt")
    data = data[:at] + b"\x07\xff\xff" + data[at + 3 :]  # a block of no kind
    with pytest.raises(zlib.error), zipfile.ZipFile(io.BytesIO(data)) as z:
        z.read("001.txt")
    (tmp_path / "a.zip").write_bytes(data)
    done = vndocparse("ingest", tmp_path / "a.zip", "--archive", tmp_path / "a.db", "-j", 1)
    assert done.returncode == ExitCode.PARTIAL
    assert "3 inputs: 2 stored, 0 unchanged, 1 failed" in done.stderr


def test_zips_within_zips_share_one_bound(tmp_path: Path) -> None:
    inner = bundle({"a.txt": b"x" * 4000}, zipfile.ZIP_STORED)
    data = bundle({f"{n}.zip": inner for n in range(5)}, zipfile.ZIP_STORED)
    found = inputs(tmp_path / "a.zip", data, unzip_bytes=2 * (len(inner) + 4000) + 100)
    assert [i.path.removeprefix(str(tmp_path)) for i in found if not i.error] == [
        "/a.zip!/0.zip!/a.txt",
        "/a.zip!/1.zip!/a.txt",
    ]
    assert [i.error.exit_code for i in found if i.error] == [ExitCode.LIMIT]


@pytest.mark.parametrize("limits", [{"zip_members": 4}, {"unzip_bytes": 400}])
def test_past_a_bound_the_members_before_it_are_taken(
    vndocparse: Run, tmp_path: Path, limits: dict[str, int]
) -> None:
    (tmp_path / "a.zip").write_bytes(bundle(texts(9)))
    (limit,) = (f"{k}={v}" for k, v in limits.items())
    done = vndocparse("ingest", tmp_path / "a.zip", "--archive", tmp_path / "a.db", "-j", 1, "--limit", limit)
    assert done.returncode == ExitCode.PARTIAL
    assert "5 inputs: 4 stored, 0 unchanged, 1 failed" in done.stderr
    assert "took only its first 4 files" in done.stderr
    more = vndocparse("ingest", tmp_path / "a.zip", "--archive", tmp_path / "a.db", "-j", 1)
    assert "9 inputs: 5 stored, 4 unchanged, 0 failed" in more.stderr


@pytest.mark.parametrize("big", [False, True], ids=["zip", "zip64"])
def test_a_list_of_very_many_members_is_not_read(tmp_path: Path, big: bool) -> None:
    """What is stated is a lie: readers take the list as it is, by its length."""
    head, crowd = bundle({}), b"PK\x01\x02" + b"\0" * 42
    listed = crowd * 50_000
    size, end = len(listed), head[-22:]
    tail = b""
    if big:
        tail = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, size, 4)
        tail += b"PK\x06\x07" + struct.pack("<IQI", 0, 4 + size, 1)
        size = 0xFFFFFFFF
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, size, 4, 0)
    found = inputs(tmp_path / "a.zip", b"PK\x03\x04" + listed + tail + end, zip_members=1000)
    assert [i.error.exit_code for i in found if i.error] == [ExitCode.LIMIT] and len(found) == 1
