"""``parse`` itself is bounded: a crash, a hang or a hunger is a message and an exit code, and the next file is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vndocparse.errors import ExitCode

STAND_INS = str(Path(__file__).parent / "stand_ins")
TEXT = "KẾT LUẬN\nvề một việc\n1. Tăng cường công tác kiểm tra.\n"


def parse(folder: Path, names: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    for name in names:
        (folder / name).write_text(TEXT, encoding="utf-8")
    path = os.pathsep.join(
        os.path.abspath(p) for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p
    )
    return subprocess.run(
        [sys.executable, "-P", "-c", "from vndocparse_cli.app import main; main()", "--lang", "en", "parse", *names,
         "-f", "jsonl", *options],
        capture_output=True, text=True, cwd=folder, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": f"{STAND_INS}{os.pathsep}{path}".rstrip(os.pathsep)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("crash.txt", (), ExitCode.WORKER),
        ("exit.txt", (), ExitCode.WORKER),
        ("hang.txt", ("--timeout", "6"), ExitCode.LIMIT),
        ("hungry.txt", ("--memory", "2048"), ExitCode.LIMIT),
        ("noisy.txt", (), ExitCode.OK),
    ],
)
def test_a_fault_is_an_exit_code(tmp_path: Path, name: str, options: tuple[str, ...], code: ExitCode) -> None:
    done = parse(tmp_path, [name], *options)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert name in done.stderr if code else done.stdout.startswith('{"schema"')


def test_the_next_file_is_read(tmp_path: Path) -> None:
    done = parse(tmp_path, ["a.txt", "crash.txt", "b.txt"])
    assert done.returncode == ExitCode.PARTIAL
    assert len(done.stdout.splitlines()) == 2


def test_in_process_gives_the_same(tmp_path: Path) -> None:
    assert parse(tmp_path, ["a.txt"]).stdout == parse(tmp_path, ["a.txt"], "--in-process").stdout


def test_no_module_is_taken_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "zlib.py").write_text("raise SystemExit('taken')")
    (tmp_path / "ahocorasick.py").write_text("raise SystemExit('taken')")
    assert parse(tmp_path, ["a.txt"]).returncode == ExitCode.OK


@pytest.mark.parametrize(
    ("limit", "told"),
    [("pages=x", "no number above zero"), ("pages=-1", "no number above zero"), ("sides=3", "page_seconds")],
)
def test_limits_that_are_none_are_refused(tmp_path: Path, limit: str, told: str) -> None:
    done = parse(tmp_path, ["a.txt"], "--limit", limit)
    assert done.returncode == ExitCode.USAGE and told in done.stderr


def test_any_limit_can_be_set(tmp_path: Path) -> None:
    done = parse(tmp_path, ["a.txt"], "--limit", "text_chars=5")
    assert done.returncode == ExitCode.LIMIT
