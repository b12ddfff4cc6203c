"""Measurable goals and results: the grammar of quantities, the judge, tables, and what holds for any text."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.record import Metadata, Target
from vndocparse.core.span import Span
from vndocparse.extract.indicator_tables import read_indicator_tables
from vndocparse.extract.quantities import find_quantities
from vndocparse.extract.quantities_numbers import read_number
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets import read_targets
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse
from vndocparse.text.fold import fold

CASES = Path(__file__).parents[2] / "cases"
HEADINGS = {"goal": "I- MỤC TIÊU", "result": "I- KẾT QUẢ ĐẠT ĐƯỢC", "task": "I- NHIỆM VỤ, GIẢI PHÁP"}
HEAD = "KẾT LUẬN\ncủa Ban Thường vụ Tỉnh ủy Hà Sơn\nvề phát triển kinh tế - xã hội\n-----\n\n"


def _cases(name: str) -> list[Any]:
    out = []
    for case in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")):
        limit = case.get("expect") == "fail"
        marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if limit else []
        out.append(pytest.param(case, id=case["label"], marks=marks))
    return out


def _short(
    comparator: str, value: float | None, top: float | None, of: float | None, unit: str | None
) -> str:
    shown = (
        f"{comparator}{value:g}"
        + (f"-{top:g}" if top is not None else "")
        + (f"/{of:g}" if of is not None else "")
    )
    return f"{shown} {unit}" if unit else shown


def quantities(text: str) -> list[Quantity]:
    return find_quantities(text, fold(text), Span(0, len(text)))


def targets(text: str, doc_type: str | None = None, date: str | None = None) -> list[Target]:
    a = analyse(read_text(text))
    metadata = Metadata(doc_type=doc_type, date=date)
    return read_targets(a, metadata) + read_indicator_tables(a, metadata)


@pytest.mark.parametrize("case", _cases("quantities"))
def test_quantities(case: dict[str, Any]) -> None:
    found = [
        _short(q.comparator, q.value, q.value_max, q.of, q.unit)
        + (f" <- {q.baseline.of(case['text'])}" if q.baseline else "")
        for q in quantities(case["text"])
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", _cases("targets"))
def test_targets(case: dict[str, Any]) -> None:
    found = targets(
        f"{HEAD}{HEADINGS[case['under']]}\n\n1. {case['text']}\n2. Việc khác tiếp tục được quan tâm.\n"
    )
    got = [f"{t.kind} {_short(t.comparator, t.value, t.value_max, t.of, t.unit)}" for t in found]
    assert got == [c["is"] for c in case["found"]]
    for t, want in zip(found, case["found"], strict=True):
        for name in ("text", "indicator", "status", "baseline"):
            if name in want:
                assert getattr(t, name) == want[name], name
        if "to" in want:
            assert t.deadline is not None and t.deadline.to == want["to"]
        if "by" in want:
            assert t.deadline is not None and t.deadline.date == want["by"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1.500", 1500), ("8,0", 8), ("0,7", 0.7), ("0.7", 0.7), ("1.234.567", 1234567), ("1,234,567", 1234567)],
)
def test_read_number(printed: str, value: float) -> None:
    got = read_number(printed)
    assert got is not None and got[0] == value


@pytest.mark.parametrize("printed", ["28.07.2026", "1.2.3", "12,5,7", "", "một", "≥ 5"])
def test_no_number(printed: str) -> None:
    assert read_number(printed) is None


def test_heading_and_lead_in_date_the_list_below() -> None:
    found = targets(
        f"{HEAD}I- MỤC TIÊU\n\n1. Đến năm 2030\n\n- Tỷ lệ đô thị hóa đạt 40%.\n\n2. Tầm nhìn đến năm 2045\n\n"
        "- Tỷ lệ đô thị hóa đạt 70%.\n"
    )
    assert [t.deadline.date if t.deadline else None for t in found] == ["2030-12-31", "2045-12-31"]
    assert [t.item for t in found] == ["I.1", "I.2"]


def test_work_to_be_done_in_guidance() -> None:
    head = f"{HEAD.replace('KẾT LUẬN', 'HƯỚNG DẪN')}I- NHIỆM VỤ\n\n"
    text = "1. Mỗi đảng ủy tiến hành ít nhất 02 cuộc kiểm tra; đoàn có ít nhất 03 người, không quá 15 ngày.\n"
    assert [(t.value, t.unit) for t in targets(head + text, "huong_dan")] == [(2, "cuộc")]


def test_years_on_the_way_to_a_goal_are_goals() -> None:
    text = f"{HEAD}I- MỤC TIÊU\n\n1. Tỷ lệ hộ dùng nước sạch đạt 65% (năm 2033: 55%; năm 2034: 60%).\n"
    assert [t.value for t in targets(text, "ke_hoach", "2032-06-01")] == [65, 55, 60]
    assert [t.value for t in targets(text, "ke_hoach", "2035-06-01")] == [65]


def test_rules_of_a_regulation_are_no_targets() -> None:
    text = (
        "HƯỚNG DẪN\nvề tổ chức bộ máy\n-----\n\n1. Tổ chức bộ máy\n\n"
        "1.1. Đảng ủy bộ phận có không quá 7 cấp ủy viên.\n\n"
        "1.2. Nơi có trên 1.000 đảng viên được bố trí tối thiểu 10 cán bộ.\n"
    )
    assert targets(text, doc_type="huong_dan") == []


def test_a_plan_compares_its_aims_with_what_was() -> None:
    plan = "KẾ HOẠCH\nPhòng, chống cháy rừng năm 2030\nUBND tỉnh ban hành Kế hoạch như sau:\n"
    aim = "- Giảm từ 5 đến 10% số vụ cháy so với cùng kỳ năm 2029.\n"
    work = "I. NỘI DUNG\n1. Kiểm tra rừng."
    for text in (f"{plan}I. MỤC TIÊU\n{aim}{work}", f"{plan}{work}\n{aim}", f"{plan}{aim}{work}"):
        assert [(t.kind, t.value, t.value_max, t.baseline) for t in targets(text)] == [
            ("goal", 5, 10, "so với cùng kỳ năm 2029")
        ]


def test_a_period_is_given_with_both_ends() -> None:
    (t,) = targets(f"{HEAD}I- MỤC TIÊU\n\n1. Tốc độ tăng trưởng giai đoạn 2026 - 2030 đạt 10%/năm.\n")
    assert t.period == "giai đoạn 2026 - 2030"
    assert t.deadline is not None and (t.deadline.from_, t.deadline.to) == ("2026-01-01", "2030-12-31")


TABLE = """PHỤ LỤC
CÁC CHỈ TIÊU CHỦ YẾU

| TT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2025 | Mục tiêu đến năm 2030 |
| --- | --- | --- | --- | --- |
| 1 | Tỷ lệ đô thị hóa | % | 32,5 | 40 |
| 2 | Xếp hạng chuyển đổi số | Thứ bậc | 30 | ≤ 20 |
| 3 | Kinh tế số | % GRDP | 12 | ≥ 30 |
| 4 | Tổ chức khoa học | Tổ chức | 3 | 4 - 6 |
| 5 | Doanh nghiệp trên dân số | Số doanh nghiệp/1000 dân | 5 | 8 |
"""


def test_a_table_gives_one_target_a_value() -> None:
    found = targets(f"{HEAD}I- MỤC TIÊU\n\n1. Theo phụ lục.\n\n{TABLE}")
    got = [f"{t.kind} {_short(t.comparator, t.value, t.value_max, t.of, t.unit)}" for t in found]
    assert got == [
        "result =32.5 %",
        "goal =40 %",
        "result =30",
        "goal <=20",
        "result =12 %",
        "goal >=30 %",
        "result =3 Tổ chức",
        "goal range4-6 Tổ chức",
        "result =5 Số doanh nghiệp/1000 dân",
        "goal =8 Số doanh nghiệp/1000 dân",
    ]
    assert found[1].indicator == "Tỷ lệ đô thị hóa" and found[1].item == "1"
    assert found[1].deadline is not None and found[1].deadline.date == "2030-12-31"


def test_a_table_of_tasks_is_none_of_indicators() -> None:
    table = "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n| --- | --- | --- | --- |\n| 1 | Rà soát 15 dự án | Sở Tài chính | 2026 |\n"
    assert targets(f"{HEAD}I- NHIỆM VỤ\n\n1. Theo bảng sau.\n\n{table}") == []


def test_lines_of_a_lost_table() -> None:
    text = (
        f"{HEAD}I- NHIỆM VỤ\n\n1. Tổ chức thực hiện.\n\nPhụ lục\nCÁC CHỈ TIÊU CHỦ YẾU GIAI ĐOẠN 2026 - 2030\n\n"
        "TT Chỉ tiêu Mục tiêu\n1. | Tỉ lệ che phủ rừng 55%\n2. | Tỉ lệ đô thị hóa Tối thiểu 40%\n"
        "3. | Số công trình được chứng nhận 1.200\n4. | Tỉ lệ nước thải được xử lý 95%\n"
    )
    found = targets(text)
    assert [(t.comparator, t.value, t.unit) for t in found] == [
        ("=", 55, "%"),
        (">=", 40, "%"),
        ("=", 1200, None),
        ("=", 95, "%"),
    ]
    assert all(t.period == "GIAI ĐOẠN 2026 - 2030" for t in found)


def test_lines_of_a_lost_table_with_a_column_of_units() -> None:
    text = (
        f"{HEAD}I- NHIỆM VỤ\n\n1. Tổ chức thực hiện.\n\nPHỤ LỤC\nCÁC CHỈ TIÊU NĂM 2031\n\n"
        "TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2031\nI Chỉ tiêu sản xuất\n"
        "1 | Tốc độ tăng sản lượng muối | % | 6,0 - 6,5\n2. | Thu nhập bình quân diêm dân | Triệu đồng | 84\n"
        "3 Giá trị hàng qua cảng Triệu USD > 2.400\nII | Chỉ tiêu đời sống\n"
        "4 | Số buồng bệnh mới | Buồng 120\n5 Tỷ lệ dân dùng nước máy ; % 93,5\n"
        "6 | Tỷ lệ rác được thu gom | % | >= 78\n"
    )
    found = targets(text)
    assert [(t.indicator, t.comparator, t.value, t.unit) for t in found] == [
        ("Tốc độ tăng sản lượng muối", "range", 6.0, "%"),
        ("Thu nhập bình quân diêm dân", "=", 84, "Triệu đồng"),
        ("Giá trị hàng qua cảng", ">", 2400, "Triệu USD"),
        ("Số buồng bệnh mới", "=", 120, "Buồng"),
        ("Tỷ lệ dân dùng nước máy", "=", 93.5, "%"),
        ("Tỷ lệ rác được thu gom", ">=", 78, "%"),
    ]


def test_ids_are_stable_and_differ() -> None:
    text = f"{HEAD}I- MỤC TIÊU\n\n1. Tỷ lệ A đạt 40%; tỷ lệ A đạt 40%; tỷ lệ B đạt 50%.\n"
    first, again = [t.id for t in targets(text)], [t.id for t in targets(text)]
    assert first == again and len(set(first)) == 3 and all(i.startswith("T") for i in first)


WORDS = st.sampled_from(
    [
        "đạt",
        "từ",
        "trên",
        "dưới",
        "%",
        "12",
        "1.500",
        "8,5",
        "-",
        "đến",
        "/",
        "(",
        ")",
        ";",
        ",",
        ".",
        ":",
        "năm 2030",
        "tỷ đồng",
        "đảng viên",
        "trở lên",
        "xếp thứ",
        "nhóm",
        "lần lượt",
        "so với cùng kỳ",
        "bằng",
        "“",
        "”",
        "\n",
        "| ",
        "ít nhất",
        "một",
        "lên",
        "xuống còn",
        "trong đó",
        "và",
        "mục tiêu",
        "chưa đạt",
        "I-",
        "- ",
        "1.",
        "chỉ tiêu",
        "TT",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_gives_grounded_quantities(text: str) -> None:
    end = 0
    for q in quantities(text):
        assert end <= q.number.start and q.span.covers(q.number) and q.span.end <= len(text)
        assert q.unit is None or (q.unit_span is not None and q.unit_span.of(text) == q.unit)
        end = q.span.end


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_any_text_gives_grounded_targets(text: str) -> None:
    a = analyse(read_text(f"{HEAD}I- MỤC TIÊU\n\n1. {text}\n"))
    for t in read_targets(a, Metadata()):
        assert t.text == a.text[t.span.start : t.span.end] and t.text.strip() == t.text
        assert t.value is not None and 0 <= t.confidence <= 1
        assert t.value_max is None or (t.comparator == "range" and t.value_max > t.value)


@pytest.mark.parametrize(
    "unit", ["đạt 12% ", "từ ", "1.234", "(", "lần lượt là ", "tối thiểu phải đạt ", "12,", "năm 2030 "]
)
def test_a_line_without_end_is_read_in_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()  # what else the machine does is not this code's cost
        quantities(text)
        return time.process_time() - began

    cost(2_000)
    small, large = cost(5_000), min(cost(50_000) for _ in range(2))
    assert large < 40 * max(small, 0.005)


@pytest.mark.parametrize("unit", ["a", "5", "1.", "@", "(", "ngày "])
def test_a_line_of_a_million_letters_is_read(unit: str) -> None:
    assert len(quantities(unit * (1_000_000 // len(unit)) + " đạt 5%")) <= 1_000_000


@pytest.mark.parametrize("unit", ["tỷ lệ đạt 5% ", "đạt 5%; ", "(5% ", "đề án “5 ", "năm 2030 đạt 5%, "])
def test_four_times_the_targets_take_about_four_times_as_long(unit: str) -> None:
    # sixteen times as long where a step looks back over everything before it
    def cost(size: int) -> float:
        a = analyse(read_text(f"{HEAD}I- MỤC TIÊU\n\n1. {unit * (size // len(unit))}\n"))
        best = 9e9
        for _ in range(2):
            began = time.process_time()
            read_targets(a, Metadata())
            best = min(best, time.process_time() - began)
        return best

    assert cost(8_000) < 9 * max(cost(2_000), 0.02)
