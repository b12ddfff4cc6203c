"""DOC, RTF and ODT are read through LibreOffice; without it the error says what to install."""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx
import pytest

from vndocparse.core import leash as leash_of
from vndocparse.core.leash import can_go_offline
from vndocparse.core.options import Limits
from vndocparse.core.source import Column, check
from vndocparse.errors import BadInputError, LimitError, MissingToolError
from vndocparse.ingest.office import find_program, to_docx
from vndocparse.ingest.read import read_bytes
from vndocparse.ingest.sniff import Kind

needs_office = pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
RTF = (
    rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 1. R\u224?a so\u225?t.\par 2. Theo d\u245?i.\par}"
)


def test_without_the_program_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program() is None
    with pytest.raises(MissingToolError) as told:
        read_bytes(RTF, "a.rtf")
    assert "RTF" in told.value.message and "libreoffice-writer" in told.value.hint
    assert told.value.told("vi")[1].startswith("Hãy cài đặt")


def stand_in(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in LibreOffice's place that does what ``body`` says."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_program_that_makes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(BadInputError, match="cannot read"):
        to_docx(b"{\\rtf1", Kind.RTF, "a", Limits())


def test_a_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "alive"
    stand_in(tmp_path, f"(sleep 1; touch {mark}) & sleep 60", monkeypatch)
    with pytest.raises(LimitError, match="longer than"):
        to_docx(b"{\\rtf1", Kind.RTF, "a", Limits(document_seconds=0.3))
    subprocess.run(["sleep", "1.2"], check=True)
    assert not mark.exists()  # what it had started is gone too


def test_it_ends_with_a_caller_that_is_killed(tmp_path: Path) -> None:
    started, mark = tmp_path / "started", tmp_path / "alive"
    program = f"(touch {started}; sleep 1.5; touch {mark}) & sleep 60"
    code = (
        "import subprocess, sys, time; from vndocparse.core.leash import on_leash\n"
        "subprocess.Popen(on_leash(['/bin/sh', '-c', sys.argv[1]]), stdin=subprocess.PIPE); time.sleep(60)"
    )
    caller = subprocess.Popen([sys.executable, "-c", code, program])
    began = time.monotonic()
    while not started.exists() and time.monotonic() - began < 30:
        time.sleep(0.02)
    caller.kill()
    caller.wait()
    time.sleep(2)
    assert started.exists() and not mark.exists()


KNOCKS = """import socket
try:
    with socket.create_connection(("127.0.0.1", {port}), 2):
        said = "connected"
except OSError as e:
    said = "kept away"
open("{mark}", "w").write(said)
"""


def knocker(folder: Path, port: int) -> tuple[Path, Path]:
    """Return a program that knocks at a port of this machine, and the file in which it says what became of it."""
    program, mark = folder / "knock.py", folder / "mark"
    program.write_text(KNOCKS.format(port=port, mark=mark), encoding="utf-8")
    return program, mark


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_it_reaches_no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        program, mark = knocker(tmp_path, listener.getsockname()[1])
        subprocess.run([sys.executable, program], check=True)
        assert mark.read_text() == "connected"  # the listener hears; it is the leash that keeps it away
        stand_in(tmp_path, f"exec {sys.executable} {program}", monkeypatch)
        with pytest.raises(BadInputError):
            to_docx(b"{\\rtf1", Kind.RTF, "a", Limits())
        assert mark.read_text() == ("kept away" if can_go_offline() else "connected")
    if not can_go_offline():
        pytest.skip("this system allows no network namespace; only the proxy stands in the way")


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_the_network_goes_without_root_too(tmp_path: Path) -> None:
    tools = [shutil.which(p, path="/usr/bin:/bin") for p in ("setpriv", "python3")]
    if os.getuid() or None in tools:
        pytest.skip("steps down from root with setpriv")
    tmp_path.chmod(0o755)
    leash = tmp_path / "leash.py"
    leash.write_bytes(Path(leash_of.__file__).read_bytes())
    step_down = [str(tools[0]), "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]
    with socket.create_server(("127.0.0.1", 0)) as listener, tempfile.TemporaryDirectory() as open_folder:
        Path(open_folder).chmod(0o777)
        program, mark = knocker(Path(open_folder), listener.getsockname()[1])
        for name in (leash, program):
            (Path(open_folder) / name.name).write_bytes(name.read_bytes())
        command = [*step_down, str(tools[1]), "-I", f"{open_folder}/leash.py", "--offline"]
        if subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode:
            pytest.skip("this system allows no users and network of a program's own")
        run = subprocess.Popen([*command, str(tools[1]), str(program)], stdin=subprocess.PIPE)
        run.wait(timeout=30)
        assert mark.read_text() == "kept away"
        assert mark.stat().st_uid == 65534  # it is still the user that it was


def test_without_such_a_system_it_runs_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A leash that may not leave the network goes on with what else keeps LibreOffice from it."""
    leash = tmp_path / "leash.py"
    barred = "def _leave(flags: int) -> None:\n    raise PermissionError(1, 'unshare')\n\n\ndef _left("
    leash.write_text(Path(leash_of.__file__).read_text().replace("def _leave(", barred), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(leash), "--offline"]
    assert subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 1
    run = subprocess.Popen([*command, "/bin/sh", "-c", "exit 3"], stdin=subprocess.PIPE)
    assert run.wait(timeout=30) == 3


def test_a_result_past_the_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(tmp_path, "mkdir out; head -c 5000 /dev/zero > out/input.docx", monkeypatch)
    with pytest.raises(LimitError, match="too large"):
        to_docx(b"{\\rtf1", Kind.RTF, "a", Limits(file_bytes=4000))


@needs_office
def test_rich_text() -> None:
    doc = read_bytes(RTF, "a.rtf")
    check(doc)
    assert doc.media_type == "application/rtf"
    assert [p.span.of(doc.text) for p in doc.paragraphs] == ["1. Ràa soát.", "2. Theo dõi."]


@needs_office
@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_a_letterhead_and_numbers_survive(ending: str, tmp_path: Path) -> None:
    d = docx.Document()
    head = d.add_table(1, 2).rows[0].cells
    head[0].text, head[1].text = "TỈNH ỦY HÀ SƠN\n*\nSố 05-KL/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"
    d.add_paragraph("KẾT LUẬN")
    for text in ("Rà soát các mục tiêu.", "Theo dõi việc thực hiện."):
        d.add_paragraph(text, style="List Number")
    made = io.BytesIO()
    d.save(made)
    source = tmp_path / "a.docx"
    source.write_bytes(made.getvalue())
    profile = (tmp_path / "profile").as_uri()
    command = [shutil.which("soffice") or "libreoffice", f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", ending, "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
    )
    doc = read_bytes((tmp_path / f"a.{ending}").read_bytes(), f"a.{ending}")
    check(doc)
    assert [(p.column, p.span.of(doc.text)) for p in doc.paragraphs] == [
        (Column.LEFT, "TỈNH ỦY HÀ SƠN"), (Column.LEFT, "*"), (Column.LEFT, "Số 05-KL/TU"),
        (Column.RIGHT, "ĐẢNG CỘNG SẢN VIỆT NAM"), (Column.FULL, "KẾT LUẬN"),
        (Column.FULL, "1. Rà soát các mục tiêu."), (Column.FULL, "2. Theo dõi việc thực hiện."),
    ]  # fmt: skip
