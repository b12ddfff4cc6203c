"""What the fault tests share: the command as a user runs it, small disks, invented documents."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from vndocparse_cli.app import main; main()"]
Run = Callable[..., "Done"]


@dataclass(frozen=True)
class Done:
    """What a command left: exit code and output."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def vndocparse(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command to its end, in this process or (``fresh``) in its own; a traceback fails the test."""

    def run(*args: object, fresh: bool = False) -> Done:
        words = [os.fspath(a) if isinstance(a, Path) else str(a) for a in args]
        done = _apart(words) if fresh else _within(words, monkeypatch)
        assert "Traceback" not in done.stderr, done.stderr
        assert "unexpected error" not in done.stderr, done.stderr
        return done

    return run


def _apart(words: list[str]) -> Done:
    run = subprocess.run(
        [*COMMAND, "--lang", "en", *words],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=100,
        check=False,
    )
    return Done(run.returncode, run.stdout, run.stderr)


def _within(words: list[str], monkeypatch: pytest.MonkeyPatch) -> Done:
    from vndocparse_cli import app, lang

    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with monkeypatch.context() as m:
        m.setattr(lang, "LANG", "en")
        m.setattr(app, "LANG", "en")
        m.setattr(sys, "stdout", streams[0])
        m.setattr(sys, "stderr", streams[1])
        code = app.guarded(lambda: app.app(words, standalone_mode=False))
    for s in streams:
        s.flush()
    out, err = (s.buffer.getvalue().decode("utf-8", "replace") for s in streams)  # type: ignore[attr-defined]
    return Done(code, out, err)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Make disks of a given size; calling again with the same name changes size or rights."""
    made: list[Path] = []

    def make(name: str, options: str) -> Path:
        spot = tmp_path / name
        again = spot in made
        spot.mkdir(exist_ok=True)
        wanted = f"remount,{options}" if again else options
        command = ["mount", "-t", "tmpfs", "-o", wanted, "none", str(spot)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as e:
            pytest.skip(f"no mount command: {e}")
        if done.returncode:
            pytest.skip(f"mounting a small disk is not allowed here: {done.stderr.strip()}")
        if not again:
            made.append(spot)
        return spot

    yield make
    for spot in made:
        subprocess.run(["umount", "-l", str(spot)], capture_output=True, check=False)


def conclusion(n: int, tasks: int = 1) -> str:
    """Return an invented conclusion with ``tasks`` numbered tasks; every ``n`` gives other bytes."""
    lines = [
        f"{i}. Sở Tài chính rà soát nguồn vốn số {n * 1000 + i}, hoàn thành trước ngày 15/6/2025.\n"
        for i in range(1, tasks + 1)
    ]
    return f"KẾT LUẬN\nvề công tác số {n}\n" + "".join(lines)


@pytest.fixture
def cabinet(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of invented conclusions."""

    def make(count: int, tasks: int = 1) -> Path:
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for n in range(count):
            (folder / f"kl-{n:03}.txt").write_text(conclusion(n, tasks), encoding="utf-8")
        return folder

    return make
