"""Standard streams that are closed, full or left by their reader: a code that says so, and no run ended by its messages."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vndocparse.archive.store import Archive
from vndocparse.errors import ExitCode
from vndocparse.library.check import check

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a POSIX shell and /dev/full")


def shell(line: str, folder: Path) -> int:
    """Run a line of shell in which ``vndocparse`` is the command; return the command's own exit code."""
    command = shlex.join(
        [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "en"]
    )
    script = f'vndocparse() {{ {command} "$@"; echo $? > code; }}\n{line}\n'
    done = subprocess.run(
        ["/bin/sh", "-c", script], cwd=folder, capture_output=True, text=True, timeout=100, check=False
    )
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr, done.stderr
    assert "unexpected error" not in done.stderr, done.stderr
    return int((folder / "code").read_text())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("vndocparse parse - <&-", ExitCode.EMPTY),
        ("vndocparse ingest - --archive b.db <&-", ExitCode.OK),
        ("vndocparse parse in/kl-000.txt >&-", ExitCode.OUTPUT),
        ("vndocparse parse in/kl-000.txt > /dev/full", ExitCode.OUTPUT),
        ("vndocparse parse in/kl-000.txt -f text 2>&-", ExitCode.OK),
        ("vndocparse search vốn --archive a.db > /dev/full", ExitCode.OUTPUT),
        ("vndocparse export --archive a.db > /dev/full", ExitCode.OUTPUT),
        ("vndocparse parse in/*.txt -f jsonl | true", ExitCode.OUTPUT),
        ("vndocparse --help > /dev/full", ExitCode.OUTPUT),
        ("vndocparse nonsense 2> /dev/full", ExitCode.USAGE),
        ("cat in/kl-000.txt | vndocparse parse /dev/stdin -f text", ExitCode.OK),
        ("mkfifo p; cat in/kl-000.txt > p & vndocparse parse p -f text", ExitCode.OK),
    ],
)
def test_the_code_says_what_became_of_it(
    cabinet: Callable[..., Path], tmp_path: Path, line: str, code: ExitCode
) -> None:
    cabinet(2)
    if "a.db" in line:
        assert shell("vndocparse ingest in --archive a.db -j 1", tmp_path) == 0
    assert shell(line, tmp_path) == code


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        ("2> /dev/full", ExitCode.PARTIAL),
        ("2>&- >&- <&-", ExitCode.PARTIAL),
        ("2>&1 | true", ExitCode.PARTIAL),
        ("--json 2>&- | true", ExitCode.OUTPUT),
    ],
)
def test_no_run_is_ended_by_its_messages_and_none_gets_into_the_archive(
    cabinet: Callable[..., Path], tmp_path: Path, streams: str, code: ExitCode
) -> None:
    cabinet(3)
    assert shell(f"vndocparse ingest nothing in --archive a.db -j 1 {streams}", tmp_path) == code
    with Archive(tmp_path / "a.db") as a:
        assert check(a) == []
        if code is ExitCode.PARTIAL:
            assert a.counts()["documents"] == 3
