from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.bodies import as_body, canonical
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.deadlines_choice import best_limit
from vndocparse.extract.deadlines_search import limits
from vndocparse.extract.directives_clauses import clauses
from vndocparse.text.fold import fold

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/bodies.yaml").read_text(encoding="utf-8"))[
    "cases"
]


def _tokens(text: str):
    return tokenize(text, fold(text), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("các huyện, thành ủy khẩn trương", ["huyện ủy", "thành ủy"]),
        ("Bộ Văn hóa, Thể thao và Du lịch chủ trì", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("các Bộ: Tài chính, Xây dựng rà soát", ["Bộ Tài chính", "Bộ Xây dựng"]),
        ("UBND các xã, phường tổ chức", ["UBND các xã, phường"]),
        ("Các cấp ủy, tổ chức đảng tổ chức quán triệt", ["Các cấp ủy", "tổ chức đảng"]),
        ("các sở, ban, ngành; Công an tỉnh phối hợp", ["các sở, ban, ngành", "Công an tỉnh"]),
        (
            "Thủ trưởng các sở, ngành, Chủ tịch UBND các xã chỉ đạo",
            ["Thủ trưởng các sở, ngành", "Chủ tịch UBND các xã"],
        ),
        ("Rà soát các quy định", []),
    ],
)
def test_bodies_in_a_row(text: str, names: list[str]) -> None:
    t = _tokens(text)
    assert [b.name for b in as_body(text, t, body_list(t, 0))] == names


@pytest.mark.parametrize("case", _CASES, ids=lambda c: c["text"])
def test_names_of_bodies(case: dict[str, Any]) -> None:
    t = _tokens(case["text"])
    assert [b.name for b in as_body(case["text"], t, body_list(t, 0))] == case["names"]


def test_canonical() -> None:
    assert canonical("Tỉnh uỷ") == "Tỉnh ủy"
    assert canonical("UBND các xã") == "Ủy ban nhân dân các xã"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rà soát quy chế; kịp thời sửa đổi nội dung chưa hợp lý.", 2),
        ("Hoàn thiện tiêu chí về nước; chất lượng không khí.", 1),
        ("Giao Sở Y tế chủ trì kiểm tra; báo cáo kết quả trước ngày 15/6.", 2),
        ("Nhất trí với báo cáo của Văn phòng Tỉnh ủy.", 0),
        ("Tình hình năm qua còn nhiều khó khăn.", 0),
    ],
)
def test_clauses(text: str, parts: int) -> None:
    assert len(clauses(_tokens(text), topics=False)) == parts


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("báo cáo trước ngày 15/6", "2025-06-15"),
        ("hoàn thành trong quý II/2026", "2026-06-30"),
        ("báo cáo trướcngày 15/6", "2025-06-15"),
        ("xong trongquý III", "2025-09-30"),
        ("trong thời hạn 30 ngày kể từ ngày ban hành", "2025-06-19"),
        ("phấn đấu đến năm 2030", None),
        ("sau 03 năm thực hiện nghị quyết", None),
        ("khẩn trương thực hiện", None),
    ],
)
def test_deadlines(text: str, date: str | None) -> None:
    limit = best_limit(limits(fold(text), PartialDate(2025, 5, 20)))
    assert (str(limit.date) if limit else None) == date


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.sampled_from("Giao Sở Y tế, chủ trì; phối hợp (các huyện) uỷ 15/6 trong quý II : .")
        | st.characters(),
        max_size=120,
    )
)
def test_any_text_gives_a_result(text: str) -> None:
    t = _tokens(text)
    if len(t):
        read_head(t, 0, len(t))
        for c in clauses(t, topics=True):
            assert 0 <= c.first <= c.end <= len(t)
        for i in range(len(t)):
            assert all(p.end > p.first for p in body_list(t, i))
    limits(fold(text), None)
