"""Invented parts of plans: what labels, brackets, events and heads of lines say of a task."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vndocparse import parse_text

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/task_lines.yaml").read_text(encoding="utf-8"))
_HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TRÀ LĨNH\nSố: 45/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nTrà Lĩnh, ngày 12 tháng 3 năm 2026\n\nKẾ HOẠCH\n"
    "Tổ chức Tuần Văn hóa - Du lịch huyện\n\n"
    "Thực hiện chương trình công tác năm 2026, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Quảng bá hình ảnh quê hương.\n"
)
_TAIL = "\nNơi nhận:\n- Thường trực Huyện ủy;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Khải\n"
_ROLES = ("lead", "coordinate", "monitor", "advise", "execute")


def _found(d: Any, wanted: list[dict[str, Any]]) -> dict[str, Any]:
    text = " ".join(d.text.split())
    case = next((w for w in wanted if text.startswith(w["at"])), {"at": text})
    out: dict[str, Any] = {"at": case["at"]}
    if "ends" in case:
        out["ends"] = case["ends"] if text.rstrip(" .;").endswith(case["ends"]) else text
    for role in _ROLES:
        names = [r.name for r in d.responsible if r.role == role and r.explicit]
        if names:
            out[role] = names
    if "inherited" in case:  # whoever a heading above names
        out["inherited"] = [r.name for r in d.responsible if not r.explicit]
    limit = d.deadline or d.schedule
    due = (limit.date or limit.to) if limit else None
    due = f"~{due}" if due and d.deadline is None else due  # `~`: what a heading above states
    return out | ({"due": due} if due else {}) | ({"output": d.output} if d.output else {})


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda c: str(c["label"]))
def test_lines(case: dict[str, Any]) -> None:
    """Each directive is found with its bodies, its time and its product, and nothing else is."""
    doc = parse_text(_HEAD + case["text"] + _TAIL)
    assert [_found(d, case["is"]) for d in doc.directives] == case["is"]
