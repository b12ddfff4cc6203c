"""Wrong input is told in the language of the run, with what to do next; help is in one language throughout."""

import os
import subprocess
import sys

import pytest

from vndocparse.errors import ExitCode
from vndocparse_cli.framework import help_in_vietnamese, usage_message


def run(*args, lang, cwd):
    return subprocess.run(
        [sys.executable, "-m", "vndocparse_cli", "--lang", lang, *args],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, env={**os.environ},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("args", "code", "english", "vietnamese"),
    [
        (["foo"], 2, "No such command 'foo'", "Không có lệnh 'foo'"),
        (["ingest"], 2, "Missing argument", "Thiếu tham số"),
        (["search", "x", "--in", "y"], 2, "'y' is not one of", "'y' không thuộc"),
        (["search", "x", "--nope"], 2, "No such option", "Không có tùy chọn"),
        (["search", "x", "--from", "2021-13"], 3, "is no day", "không phải ngày"),
        (["search", "x", "--type", "thơ"], 3, "no such value", "không có giá trị này"),
        (["graph", "--relation", "thơ"], 3, "no such value", "không có giá trị này"),
        (["ingest", ".", "--ocr", "sometimes"], 2, "is not one of", "không thuộc"),
        (["parse", "none.pdf"], 3, "no such file", "không có tệp"),
        (["status", "import", "none.csv"], 3, "No such file", "không có tệp"),
        (["search", "x"], 11, "no such archive", "không có kho"),
    ],
)
def test_wrong_input(tmp_path, args, code, english, vietnamese):
    for lang, told in (("en", english), ("vi", vietnamese)):
        done = run(*args, lang=lang, cwd=tmp_path)
        assert done.returncode == code, done.stderr
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_vietnamese_help_has_no_english_of_the_library(tmp_path):
    for verb in ([], ["search"], ["status"], ["ingest"]):
        done = run(*verb, "-h", lang="vi", cwd=tmp_path)
        assert done.returncode == ExitCode.OK
        for word in (
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "Show this",
            "[default",
            "[required",
            "[env",
        ):
            assert word not in done.stdout


def test_words_of_the_program_are_left_alone():
    assert help_in_vietnamese("  Options: see there\n") == "  Options: see there\n"
    assert usage_message("something new", "vi") == "something new"
