"""`vndocparse explain` shows rule, evidence, the rule's own confidence and the calibrated one."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vndocparse_cli.app import app

TEXT = (
    "UBND HUYỆN SUỐI LAM\nSố: 21/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng năm 2031\n\n"
    "Căn cứ Nghị quyết số 5-NQ/HU ngày 02/01/2031 của Huyện ủy;\n\n"
    "II. NHIỆM VỤ\n1. Giao Hạt Kiểm lâm rà soát vườn ươm trước ngày 30/6/2031.\n"
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("VNDOCPARSE_LANG", "en")
    path = tmp_path / "ke-hoach.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_all_values_are_listed_with_their_parts(file: str) -> None:
    listed = CliRunner().invoke(app, ["explain", file]).output
    kinds = {line.split("\t")[1] for line in listed.splitlines()}
    assert {"directive", "responsible", "deadline", "reference", "metadata"} <= kinds


def test_one_value_with_its_raw_and_calibrated_confidence(file: str) -> None:
    runner = CliRunner()
    listed = runner.invoke(app, ["explain", file]).output
    ident = next(line.split("\t")[0] for line in listed.splitlines() if "\tresponsible\t" in line)
    told = json.loads(runner.invoke(app, ["explain", file, ident, "--json"]).output)
    assert told["rule"].startswith("responsible/lead")
    assert told["confidence"] == pytest.approx(told["confidence_of"]["calibrated"], abs=0.001)
    shown = runner.invoke(app, ["explain", file, ident]).output
    assert f"{told['confidence_of']['rule']:.2f}" in shown and "Hạt Kiểm lâm" in shown


def test_a_reference_with_its_relation(file: str) -> None:
    shown = CliRunner().invoke(app, ["explain", file, "r1"]).output
    assert "based_on" in shown
