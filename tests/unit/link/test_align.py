from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.link.align import Item, align

GOALS = [
    Item("t1", "goal", "tỷ lệ hồ sơ xử lý trực tuyến đạt trên 80%", "tỷ lệ hồ sơ xử lý trực tuyến", "%"),
    Item("t2", "goal", "tỷ lệ văn bản ký số đạt 100%", "tỷ lệ văn bản ký số", "%"),
    Item("d1", "directive", "Xây dựng kho dữ liệu dùng chung của tỉnh"),
    Item("d2", "directive", "Bồi dưỡng kỹ năng số cho cán bộ cấp xã"),
]


def pairs(*items):
    return {(a.source, a.target) for a in align(items, GOALS)}


def test_a_result_takes_up_its_own_goal():
    got = pairs(
        Item("r1", "result", "đến nay tỷ lệ văn bản ký số đạt 93%", "tỷ lệ văn bản ký số", "%"),
        Item("r2", "result", "hồ sơ xử lý trực tuyến đạt 82%", "hồ sơ xử lý trực tuyến", "%"),
    )
    assert got == {("r1", "t2"), ("r2", "t1")}


def test_a_directive_takes_up_a_task():
    assert ("x", "d2") in pairs(Item("x", "directive", "Tiếp tục bồi dưỡng kỹ năng số cho đội ngũ cán bộ xã"))


def test_a_finding_takes_up_a_task():
    assert ("x", "d1") in pairs(Item("x", "finding", "Đã hình thành kho dữ liệu dùng chung với 12 ngành"))


def test_another_unit_is_another_target():
    got = pairs(Item("r", "result", "ký số 93 văn bản", "văn bản ký số", "văn bản"))
    assert ("r", "t2") not in got


def test_nothing_in_common():
    assert pairs(Item("x", "finding", "Mùa màng bội thu, giá cả ổn định")) == set()


def test_at_most_three():
    many = [Item(f"d{i}", "directive", "Rà soát quy hoạch đất lúa") for i in range(9)]
    assert len(align([Item("x", "directive", "Rà soát quy hoạch đất lúa")], many)) <= 3


texts = st.lists(st.text(max_size=60), max_size=6)


@given(texts, texts)
def test_any_items(left, right):
    got = align(
        [Item(str(i), "finding", t) for i, t in enumerate(left)],
        [Item(str(i), "directive", t) for i, t in enumerate(right)],
    )
    assert all(0 < a.score <= 1 for a in got)


CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "alignments.yaml").read_text(encoding="utf-8"))


def _cases():
    for name, made in CASES.items():
        for n, said in enumerate(made["said"]):
            marks = [pytest.mark.xfail(reason=said["limit"], strict=True)] if "limit" in said else []
            yield pytest.param(name, n, id=f"{name}-{n}", marks=marks)


@pytest.mark.parametrize(("name", "n"), list(_cases()))
def test_paraphrases(name, n):
    made = CASES[name]
    said = [Item(str(i), "finding", s["text"]) for i, s in enumerate(made["said"])]
    tasks = [Item(k, "directive", text) for k, text in made["tasks"].items()]
    got = [a.target for a in align(said, tasks) if a.source == str(n)]
    assert got == [x for x in [made["said"][n]["task"]] if x]
