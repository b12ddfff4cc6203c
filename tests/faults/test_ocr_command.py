"""Stand-ins for the tesseract command that fail in every way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from vndocparse.errors import LimitError, MissingToolError
from vndocparse.ingest.ocr.engine_tesseract_cli import CliEngine, command_version

CROPS = [np.full((40, 200), 255, np.uint8), np.full((2, 2), 0, np.uint8), np.full((40, 100), 255, np.uint8)]
GOOD = "5\t1\t1\t1\t1\t1\t3\t4\t50\t20\t96.5\tTỉnh\n5\t2\t1\t1\t1\t1\t1\t2\t9\t9\t30\tủy\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts with a first line")


def stand_in(tmp_path, body):
    script = tmp_path / "tesseract"
    script.write_text(f"#!{sys.executable}\nimport sys, time, os\n{body}\n", encoding="utf-8")
    script.chmod(0o755)
    return CliEngine(str(script), None)


def write(text):
    return f"sys.stdout.buffer.write({text!r}.encode() if isinstance({text!r}, str) else {text!r})"


def test_words_go_to_their_line(tmp_path):
    lines = stand_in(tmp_path, write(GOOD)).read_lines(CROPS, 300, 10)
    assert [[w.text for w in line] for line in lines] == [["Tỉnh"], [], ["ủy"]]
    assert lines[0][0].confidence == pytest.approx(0.965) and lines[0][0].x1 == 53


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "rubbish\n\n\t\t\t",
        b"\xff\xfe\x00\x01" * 50,
        "5\tx\t1\t1\t1\t1\t3\t4\t50\t20\t96\tA\n",
        "5\t99\t1\t1\t1\t1\t3\t4\t50\t20\t96\tA\n",
        "5\t1\t1\t1\t1\t1\t3\t4\t50\t20\tnan\tA\n",
        "5\t1\t1\t1\t1\t1\t3\t4\t50\t20\t-1\tA\n",
    ],
)
def test_rubbish_gives_no_words(tmp_path, answer):
    assert stand_in(tmp_path, write(answer)).read_lines(CROPS, 300, 10) == [[], [], []]


def test_bad_utf8_beside_good_lines(tmp_path):
    lines = stand_in(
        tmp_path, write(GOOD.encode() + b"5\t1\t1\t1\t1\t1\t9\t4\t5\t5\t90\t\xc3\x28\n")
    ).read_lines(CROPS, 300, 10)
    assert lines[0][0].text == "Tỉnh" and lines[2][0].text == "ủy"


def test_crash_keeps_what_was_read(tmp_path):
    engine = stand_in(tmp_path, write(GOOD) + "\nsys.stdout.flush(); os.abort()")
    assert engine.read_lines(CROPS, 300, 10)[0][0].text == "Tỉnh"


def test_hang_is_a_limit(tmp_path):
    engine = stand_in(tmp_path, "if '--version' not in sys.argv: time.sleep(30)")
    with pytest.raises(LimitError):
        engine.read_lines(CROPS, 300, 0.5)


def test_gone_command_is_told(tmp_path):
    engine = CliEngine(str(tmp_path / "nothing"), None)
    with pytest.raises(MissingToolError):
        engine.read_lines(CROPS, 300, 5)
    assert command_version(str(tmp_path / "nothing")) == "?"


def test_endless_output_is_cut(tmp_path, monkeypatch):
    from vndocparse.ingest.ocr import engine_tesseract_cli

    monkeypatch.setattr(engine_tesseract_cli, "_OUTPUT_MOST", 100_000)
    engine = stand_in(tmp_path, write(GOOD) + "\nwhile True: sys.stdout.buffer.write(b'x' * 65536)")
    began = time.monotonic()
    assert engine.read_lines(CROPS, 300, 60)[0][0].text == "Tỉnh"
    assert time.monotonic() - began < 30


def test_what_it_started_ends_at_its_deadline_too(tmp_path):
    mark = tmp_path / "alive"
    engine = stand_in(
        tmp_path,
        "import subprocess\n"
        f"if '--version' not in sys.argv: subprocess.run(['/bin/sh', '-c', 'sleep 1.5; touch {mark}'])",
    )
    with pytest.raises(LimitError):
        engine.read_lines(CROPS, 300, 0.5)
    time.sleep(2)
    assert not mark.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("whom", ["worker", "run"])
def test_it_ends_with_a_worker_or_a_run_that_is_killed(tmp_path, whom):
    """A real ingest of a picture; tesserocr is made to be absent, the command is a stand-in that never answers."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (1240, 1754), 255)
    for row in range(300, 1200, 60):
        ImageDraw.Draw(page).text((150, row), "KET LUAN ve mot viec nao do", fill=0, font_size=40)
    page.save(tmp_path / "a.png", dpi=(150, 150))
    said = tmp_path / "pid"
    stand_in(
        tmp_path,
        "if '--version' in sys.argv: sys.exit()\n"
        f"open({str(said)!r}, 'w').write(str(os.getpid()))\ntime.sleep(300)",
    )
    (tmp_path / "tesserocr.py").write_text("raise ImportError('absent')", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    run = subprocess.Popen(
        [sys.executable, "-c", "from vndocparse_cli.app import main; main()", "--lang", "en", "ingest",
         "a.png", "-j", "1", "--archive", "a.db"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": path, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )  # fmt: skip
    try:
        assert until(lambda: said.exists() and said.read_text()), run.stderr.read() if run.poll() else ""
        reader = int(said.read_text())
        assert runs(reader)
        worker = int(Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()[0])
        os.kill(worker if whom == "worker" else run.pid, signal.SIGKILL)
        assert until(lambda: not runs(reader), 10)
        told = run.communicate(timeout=60)[1]
    finally:
        run.kill()
    if whom == "worker":
        assert "signal 9" in told and run.returncode == 13


def until(holds, seconds=60.0):
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if holds():
            return True
        time.sleep(0.05)
    return False


def runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
