"""Names of every sort: each file is read under its own name, and none leads out of its folder."""

import json
import os
import socket
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vndocparse.errors import ExitCode

Run = Callable[..., Any]
TEXT = "KẾT LUẬN\nvề công tác số {}\n1. Sở Tài chính rà soát nguồn vốn số {}.\n"
NAMES: list[bytes] = [
    b"  hai dau cach .txt",
    "Kết luận về phòng, chống lụt bão.txt".encode(),
    unicodedata.normalize("NFD", "Nghị quyết số mười.txt").encode(),
    "📄🇻🇳.txt".encode(),
    b"hai\ndong.txt",
    ("ở" * 80 + "x" * 11 + ".txt").encode(),  # 255 bytes, the most a name may have
    b"\xff\xfe-khong-giai-ma.txt",
    b"-o.txt",
    b'\'; rm -rf x; "$(id)".txt',
    b"%s%n{0}.txt",
]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems forbid some of these names in their folders"
)


@pytest.fixture
def named(tmp_path: Path) -> bytes:
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)
    for n, name in enumerate(NAMES):
        with open(os.path.join(folder, name), "wb") as f:
            f.write(TEXT.format(n, n).encode())
    os.symlink(folder, os.path.join(folder, b"vong-lap"))
    return folder


def test_an_ingest_takes_every_name_and_knows_it_again(vndocparse: Run, named: bytes, tmp_path: Path) -> None:
    folder, archive = Path(os.fsdecode(named)), tmp_path / "a.db"
    first = vndocparse("ingest", folder, "--archive", archive, "-j", 1, "--json")
    assert first.returncode == 0, first.stderr
    assert f"{len(NAMES)} inputs: {len(NAMES)} stored, 0 unchanged, 0 failed" in first.stderr
    assert len([json.loads(line) for line in first.stdout.splitlines()]) == len(NAMES)
    second = vndocparse("ingest", folder, "--archive", archive, "-j", 1)
    assert f"{len(NAMES)} unchanged, 0 failed" in second.stderr
    assert vndocparse("check", archive).returncode == 0
    exported = vndocparse("export", "--archive", archive, "--to", "csv", "-o", tmp_path / "out.csv")
    assert exported.returncode == 0, exported.stderr


def test_parse_takes_every_name_and_writes_beside_none(vndocparse: Run, named: bytes, tmp_path: Path) -> None:
    files = [Path(os.fsdecode(os.path.join(named, n))) for n in NAMES]
    done = vndocparse("parse", *files, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").iterdir())) == len(NAMES), done.stderr
    printed = vndocparse("parse", *files, "-f", "jsonl")
    assert printed.returncode == 0, printed.stderr
    assert len(printed.stdout.splitlines()) == len(NAMES)
    assert [json.loads(x)["source"]["path"] for x in printed.stdout.splitlines()]
    assert sorted(os.listdir(named)) == sorted([*NAMES, b"vong-lap"])


def test_a_member_that_wants_out_of_its_zip_stays_in(vndocparse: Run, tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    names = ["../../escaped.txt", "/tmp/vndocparse-escaped.txt", "..\\..\\escaped.txt", "a/../../../x.t/xt"]
    with zipfile.ZipFile(inside / "bundle.zip", "w") as z:
        for n, name in enumerate(names):
            z.writestr(name, TEXT.format(n, n))
    keep, archive = inside / "kept", inside / "a.db"
    before = {p for p in tmp_path.rglob("*") if inside not in p.parents}
    done = vndocparse("ingest", inside / "bundle.zip", "--archive", archive, "--keep", keep, "-j", 1)
    assert done.returncode == 0, done.stderr
    assert {p for p in tmp_path.rglob("*") if inside not in p.parents} == before
    assert not Path("/tmp/vndocparse-escaped.txt").exists()
    kept = [p for p in keep.rglob("*") if p.is_file()]
    assert len(kept) == len(names) and all(p.resolve().is_relative_to(keep.resolve()) for p in kept)
    assert all(p.stem.split(".")[0] == p.name[:64] and p.parent.name == p.name[:2] for p in kept)


def test_names_that_are_no_files(vndocparse: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.symlink(tmp_path / "gone", tmp_path / "dangling.txt")
    os.symlink(tmp_path / "loop.txt", tmp_path / "loop.txt")
    (tmp_path / "good.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    done = vndocparse("ingest", tmp_path, "--archive", tmp_path.parent / f"{tmp_path.name}.db", "-j", 1)
    assert done.returncode == ExitCode.PARTIAL
    assert "4 inputs: 1 stored, 0 unchanged, 3 failed" in done.stderr
    one = vndocparse("parse", tmp_path / "loop.txt")
    assert one.returncode == ExitCode.BAD_INPUT, one.stderr


def test_folders_within_folders_without_end(vndocparse: Run, tmp_path: Path) -> None:
    here = os.getcwd()
    top = tmp_path / "in"
    top.mkdir()
    try:
        os.chdir(top)
        for _ in range(1200):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    finally:
        os.chdir(here)
    done = vndocparse("ingest", top, "--archive", tmp_path / "a.db", "-j", 1)
    subprocess.run(["rm", "-rf", str(top)], check=True)  # deeper than the fixture's own removal goes
    assert done.returncode == 0, done.stderr
    assert "1 inputs: 1 stored, 0 unchanged, 0 failed" in done.stderr


def test_devices_sockets_and_folders_that_point_up(vndocparse: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "up").symlink_to("..")
    (folder / "deep" / "a.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    (folder / "zero").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as s:
        here = os.getcwd()
        os.chdir(folder)  # a socket's path is short
        try:
            s.bind("sock")
        finally:
            os.chdir(here)
        done = vndocparse("ingest", folder, "--archive", tmp_path / "a.db", "-j", 1)
    assert done.returncode == ExitCode.PARTIAL
    assert "3 inputs: 1 stored, 0 unchanged, 2 failed" in done.stderr


def test_an_empty_folder_is_no_failure(vndocparse: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = vndocparse("ingest", tmp_path / "in", "--archive", tmp_path / "a.db")
    assert (done.returncode, "0 inputs: 0 stored" in done.stderr) == (0, True)
    assert vndocparse("check", tmp_path / "a.db").returncode == 0


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_an_old_locale_changes_no_name(tmp_path: Path, locale: dict[str, str]) -> None:
    """The second is what an 8-bit locale does to Python: names would be bytes without meaning."""
    folder, archive = tmp_path / "Kết luận", tmp_path / "kho lưu.db"
    folder.mkdir()
    (folder / "Nghị quyết số 1 📄.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    command = [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "vi"]
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH", "TMPDIR")}
    for words in (["ingest", folder, "--json"], ["search", "nguồn vốn"], ["ingest", folder, "--json"]):
        done = subprocess.run(
            [*command, *words, "--archive", archive],
            env={**kept, **locale}, capture_output=True, encoding="utf-8", timeout=100, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        if words[0] == "ingest":
            assert json.loads(done.stdout)["path"] == str(folder / "Nghị quyết số 1 📄.txt")
    assert "0 đã lưu, 1 không đổi" in done.stderr


def test_a_name_does_not_speak_to_the_terminal(vndocparse: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    name = "a\x1b[2J\nstored: all is well.pdf"
    (tmp_path / "in" / name).write_bytes(bytes(range(8)) * 40)
    done = vndocparse("ingest", tmp_path / "in", "--archive", tmp_path / "a.db", "-j", 1)
    parsed = vndocparse("parse", tmp_path / "in" / name)
    for told in (done.stderr, parsed.stderr):
        assert "\x1b" not in told and "\nstored: all" not in told
        assert "a\\x1b[2J\\nstored: all is well.pdf" in told
