"""Stand-ins for the tesseract command that fail in every way."""

import sys

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
