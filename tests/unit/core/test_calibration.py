"""Confidences: one place, order kept, nothing promised that was not measured."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from vndocparse.core.calibration import PROMISED, between, calibrated, looked_up, table
from vndocparse.core.ground import weighing
from vndocparse.pipeline import parse_text

TEXT = (
    "UBND HUYỆN SUỐI LAM\nSố: 21/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng năm 2031\n\n"
    "II. NHIỆM VỤ\n1. Giao Hạt Kiểm lâm rà soát vườn ươm trước ngày 30/6/2031.\n"
    "2. Nhiệm vụ trồng cây phân tán được quan tâm hơn.\n"
)


@pytest.mark.parametrize("rule", sorted(table()))
def test_knots_rise_and_stay_between_0_and_1(rule: str) -> None:
    knots = table()[rule]
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(knots))
    assert all(0 <= x <= 1 and 0 <= y < 1 for x, y in knots)


@pytest.mark.parametrize("rule", [*sorted(table())[:12], "directive/never-seen", "nothing/at-all"])
def test_order_is_kept(rule: str) -> None:
    values = [calibrated(rule, n / 100) for n in range(101)]
    assert values == sorted(values)
    assert values[0] >= 0 and values[-1] <= 1


def test_what_was_never_measured_is_not_promised() -> None:
    known = {"directive": [[0.5, 0.6], [0.9, 0.99]], "directive/subject": [[0.9, 0.98]]}
    assert looked_up(known, "directive/subject", 0.95) == 0.98
    assert looked_up(known, "directive/new", 0.95) < PROMISED
    assert looked_up(known, "other/new", 1.0) < PROMISED


def test_line_through_knots() -> None:
    knots = [[0.5, 0.4], [0.9, 0.8]]
    assert between(knots, 0.7) == 0.6
    assert between(knots, 0.25) == 0.2
    assert between(knots, 1.0) == 0.8
    assert between(knots, -1.0) == 0.0
    assert between([[0.5, 0.85], [0.9, 0.98]], 0.89) < PROMISED


def test_how_a_confidence_came_about_can_be_seen() -> None:
    with weighing() as weighed:
        document = parse_text(TEXT)
    d = document.directives[0]
    made = [w for w in weighed if (w.rule, w.start, w.end) == (d.rule, d.span.start, d.span.end)]
    assert made and made[0].read == 1.0
    assert d.confidence == pytest.approx(made[0].calibrated, abs=0.001)
    assert calibrated(d.rule, made[0].raw) == made[0].calibrated
    with weighing() as none:
        pass
    assert none == []


def test_unsure_values_are_warned_of() -> None:
    document = parse_text(TEXT)
    values = {
        "directive_unsure": document.directives,
        "body_unsure": [r for d in document.directives for r in d.responsible if r.explicit],
        "target_unsure": document.targets,
        "finding_unsure": document.findings,
    }
    for code, found in values.items():
        warned = {(w.span.start, w.span.end) for w in document.warnings if w.code == code and w.span}
        assert warned == {(v.span.start, v.span.end) for v in found if v.confidence < 0.7}


def test_codes_are_documented() -> None:
    told = (Path(__file__).parents[3] / "docs/warnings.md").read_text(encoding="utf-8")
    assert {"directive_unsure", "body_unsure", "target_unsure", "finding_unsure"} <= set(
        re.findall(r"`(\w+)`", told)
    )


def test_steps_are_documented() -> None:
    root = Path(__file__).parents[3]
    told = (root / "docs/warnings.md").read_text(encoding="utf-8").partition("## Steps")[2]
    written = "".join(p.read_text(encoding="utf-8") for p in (root / "src/vndocparse/ingest").rglob("*.py"))
    names = set(re.findall(r'steps\.(?:append|insert|extend)\((?:0, )?f?"(\w+)', written)) | {"blank"}
    assert len(names) > 8
    assert names <= set(re.findall(r"^\| `(\w+)", told, re.MULTILINE))
