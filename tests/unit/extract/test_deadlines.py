"""Invented clauses with times: which of them are the limit of a task."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vndocparse import parse_text

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/deadlines.yaml").read_text(encoding="utf-8"))
FRAME = (
    "ĐẢNG BỘ TỈNH HÀ SƠN\nĐẢNG ỦY XÃ BÌNH LẠC\n*\nSố 12-KL/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bình Lạc, ngày 10 tháng 7 năm 2025\n\nKẾT LUẬN\nvề một số nhiệm vụ trọng tâm năm 2025\n-----\n\n"
    "Ban Thường vụ Đảng ủy xã kết luận như sau:\n1. ¤\n2. Việc khác.\n\nNơi nhận:\n- Lưu Văn phòng.\n\n"
    "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Đồng\n"
)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda c: str(c["text"])[:50])
def test_limit(case: dict[str, Any]) -> None:
    """The limit is found with its words, day and kind, or none is."""
    doc = parse_text(FRAME.replace("¤", case["text"]))
    found = next(d for d in doc.directives if d.item == "1").deadline
    if case["limit"] is None:
        assert found is None
        return
    assert found is not None
    assert (found.text, found.date, found.kind) == (case["limit"], case["date"], case["kind"])
    assert "to" not in case or found.to == case["to"]


@pytest.mark.parametrize("case", CASES["to_come"], ids=lambda c: str(c["text"])[:50])
def test_year_to_come(case: dict[str, Any]) -> None:
    """In a paper of December on the work of the next year, what is over is not meant."""
    framed = FRAME.replace("10 tháng 7", "10 tháng 12").replace("trọng tâm năm 2025", "trọng tâm năm 2026")
    doc = parse_text(framed.replace("¤", case["text"]))
    found = next(d for d in doc.directives if d.item == "1").deadline
    assert found is not None and found.date == case["date"]


@pytest.mark.parametrize("case", CASES["closing"], ids=lambda c: str(c["text"])[:50])
def test_closing(case: dict[str, Any]) -> None:
    """What is asked for at the end of a document counts, also where who acts stands a sentence before."""
    doc = parse_text(
        FRAME.replace("KẾT LUẬN", "THÔNG BÁO")
        .replace("¤", "Việc khác.")
        .replace("Việc khác.\n\n", f"Việc khác.\n{case['text']}\n\n")
    )
    last = doc.directives[-1]
    assert last.text == case["last"]
    assert (last.deadline and last.deadline.text, last.deadline and last.deadline.date) == (
        case["limit"],
        case.get("date"),
    )
    assert "lead" not in case or [c.name for c in last.responsible] == [case["lead"]]


@pytest.mark.parametrize("case", CASES["again"], ids=lambda c: str(c["text"])[:50])
def test_again(case: dict[str, Any]) -> None:
    """How often a task comes again is given as it is printed."""
    doc = parse_text(FRAME.replace("¤", case["text"]))
    assert next(d for d in doc.directives if d.item == "1").recurrence == case["often"]
