"""The whole stage: zones, outline and roles on invented documents, promises on any text."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from plain_source import source

from vndocparse.core.analysis import Analysis, Role, Zone
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

CONCLUSION = """ĐẢNG BỘ TỈNH HÀ SƠN
HUYỆN ỦY BÌNH LẠC
*
Số 21-KL/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Bình Lạc, ngày 05 tháng 3 năm 2024
KẾT LUẬN
CỦA BAN THƯỜNG VỤ HUYỆN ỦY
về tiếp tục thực hiện Nghị quyết số 09-NQ/HU về trồng rừng
-----
Sau 3 năm thực hiện Nghị quyết, công tác trồng rừng đã đạt nhiều kết quả. Tuy nhiên, một số xã còn chậm.
Ban Thường vụ Huyện ủy thống nhất kết luận:
1. Rà soát diện tích rừng nghèo.
2. Giao Hạt Kiểm lâm:
2.1. Lập bản đồ rừng.
2.2. Hướng dẫn các xã:
a) Chuẩn bị cây giống;
b) Làm đất.
- Báo cáo hằng quý.
3. Tăng cường kiểm tra.
Căn cứ kết luận này, các cấp ủy xây dựng kế hoạch thực hiện.
Kết luận này phổ biến đến chi bộ.
Nơi nhận:
- Tỉnh ủy (báo cáo),
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lê Văn Tùng"""


def zones(a: Analysis) -> list[str]:
    return [b.zone.value for b in a.blocks]


def paths(text: str) -> list[str | None]:
    a = analyse(source(text))
    return [a.path(b) for b in a.blocks if b.zone is Zone.BODY]


def test_a_conclusion_has_every_zone_in_its_place() -> None:
    a = analyse(source(CONCLUSION))
    assert zones(a) == (
        ["letterhead"] * 6
        + ["title"] * 4
        + ["opening"] * 2
        + ["body"] * 8
        + ["closing"] * 2
        + ["recipients"] * 3
        + ["signature"] * 3
    )


def test_a_number_that_repeats_its_parents_is_one_step_and_a_bullet_is_none() -> None:
    a = analyse(source(CONCLUSION))
    assert [a.path(b) for b in a.zone(Zone.BODY)] == [
        "1", "2", "2.1", "2.2", "2.2.a", "2.2.b", "2.2.b", "3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I- TÌNH HÌNH\nmở.\nII- NHIỆM VỤ\n1- Việc một.\n1.1- Việc nhỏ.\n2- Việc hai.", ["I", "I", "II", "II.1", "II.1.1", "II.2"]),
        ("A. PHẦN ĐẦU\nI. MỤC MỘT\n1. Một.\nB. PHẦN SAU\nI. MỤC MỘT\n1. Một.", ["A", "A.I", "A.I.1", "B", "B.I", "B.I.1"]),
        (
            "Điều 1. Phê duyệt Đề án với các nội dung sau:\nI. QUAN ĐIỂM\nII. NHIỆM VỤ\n1. Một.\nĐiều 2. Tổ chức\n1. Một.",
            ["1", "1.I", "1.II", "1.II.1", "2", "2.1"],
        ),
        (
            "I. QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nII. QUY ĐỊNH CỤ THỂ\nĐiều 2. Nội dung gồm:\n1. Một.",
            ["I", "I.1", "II", "II.2", "II.2.1"],
        ),
        ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\na) Điểm.\nđ) Điểm.", ["I", "I", "I.1", "I.1.1", "I.1.1.a", "I.1.1.đ"]),
        # lost strokes, proved by the IV behind them
        ("I- BỐI CẢNH\nI- QUAN ĐIỂM\nII- NHIỆM VỤ\nIV- THỰC HIỆN\nHết.", ["I", "II", "III", "IV", "IV"]),
        ("I- MỘT\nII- HAI\nHI- BA\nIV- BỐN\nHết.", ["I", "II", "III", "IV", "IV"]),
        ("l. Rà soát quy hoạch.\n2. Kiểm tra.", ["1", "2"]),
        # no labels: a quantity, a date, a year
        ("1. Chi trả cho các hộ.\n1.500 đồng mỗi cây giống.\n12/4/2025 là hạn cuối.\n2025. Năm kết thúc.\n2. Kiểm tra.", ["1", "1", "1", "1", "2"]),
        # a number lost from the text is kept as printed
        ("1. Một.\n2. Hai.\n4. Bốn.", ["1", "2", "4"]),
        # words behind a finished list of points belong to what holds them
        ("1. Giao các sở:\na) Sở Một rà soát.\nb) Sở Hai kiểm tra.\nCác sở báo cáo trước tháng 6.\n2. Hết.", ["1", "1.a", "1.b", "1.b", "2"]),
    ],
)  # fmt: skip
def test_outline_paths(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("I- QUAN ĐIỂM CHỈ ĐẠO", Role.VIEWPOINT),
        ("II. MỤC TIÊU", Role.GOAL),
        ("III. MỘT SỐ NHIỆM VỤ, GIẢI PHÁP", Role.TASK),
        ("IV- TÔ CHỨC THỰC HIỆN", Role.IMPLEMENTATION),
        ("I. KẾT QUẢ ĐẠT ĐƯỢC", Role.ACHIEVEMENT),
        ("II. TỒN TẠI, HẠN CHẾ", Role.LIMITATION),
        ("III. NGUYÊN NHÂN", Role.CAUSE),
        ("IV. BÀI HỌC KINH NGHIỆM", Role.LESSON),
        ("I- MỤC ĐÍCH, YÊU CẦU", Role.PURPOSE),
        # an item speaks of difficulties without being about them
        ("1. Giải quyết khó khăn, vướng mắc của hợp tác xã", Role.TASK),
    ],
)
def test_roles_come_from_headings_and_are_inherited(heading: str, role: Role) -> None:
    a = analyse(source(f"{heading}\na) Nội dung của phần này.\nb) Nội dung khác."))
    assert [b.role for b in a.blocks] == [role] * 3


def test_an_attached_regulation_is_body_and_its_articles_are_provisions() -> None:
    a = analyse(
        source(
            "QUYẾT ĐỊNH\nban hành Quy chế làm việc\n-----\n- Căn cứ Điều lệ Đảng;\nQUYẾT ĐỊNH\nĐiều 1. Ban hành Quy chế.\n"
            "Nơi nhận:\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Thị Mây\n"
            "QUY CHẾ\nlàm việc\n(Ban hành kèm theo Quyết định số 3-QĐ/HU)\nĐiều 1. Phạm vi\nQuy chế nói về cách làm việc."
        )
    )
    assert [b.zone.value for b in a.blocks[-5:]] == ["appendix"] * 3 + ["body"] * 2
    assert a.blocks[-1].role is Role.PROVISION
    assert a.blocks[3].zone is Zone.BASIS


def test_sentences_know_labels_abbreviations_and_semicolons() -> None:
    text = "1. Đ/c Lê Văn Tùng ở TP. Trường Xuyên dự họp; GS.TS. Hà phát biểu. Hội nghị kết thúc ngày 12.3.2024. Hết."
    a = analyse(source(text))
    assert [s.span.of(a.text) for s in a.sentences] == [
        "Đ/c Lê Văn Tùng ở TP. Trường Xuyên dự họp; GS.TS. Hà phát biểu.",
        "Hội nghị kết thúc ngày 12.3.2024.",
        "Hết.",
    ]


PIECES = st.sampled_from(
    ["I- ", "1. ", "2.1. ", "a) ", "- ", "Điều 1. ", "l. ", "KẾT LUẬN", "Nơi nhận:", "Phụ lục I", "T/M ", "Căn cứ ", "\n",
     "Tỉnh uỷ ", "đảng viên ", "12/4/2025 ", "(", ")", "“", ";", ".", " ", "\u00a0", "İ", "a" * 250, "1." * 150]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_an_analysis_that_keeps_its_promises(text: str) -> None:
    doc = source(text)
    a = analyse(doc)
    size = len(a.text)
    assert len(a.folded) == size
    assert [b.index for b in a.blocks] == list(range(len(doc.paragraphs)))
    assert [b.span for b in a.blocks] == [p.span for p in doc.paragraphs]
    assert all(b.span.covers(b.content) for b in a.blocks)
    assert all(n.span.end <= size and n.span.covers(n.own) and n.own.covers(n.label_span) for n in a.nodes)
    assert all(n.parent is None or n.parent < n.index for n in a.nodes)
    spans = [s.span for s in a.sentences]
    assert all(x.end <= y.start for x, y in pairwise(spans))
    assert all(0 <= s.start < s.end <= size for s in spans)
    assert all(a.blocks[s.block].span.covers(s.span) for s in a.sentences)


def test_cost_grows_with_length_only() -> None:
    for line in ("a" * 60_000, "1." * 30_000, "(" * 60_000, "a.b/" * 15_000, "- " * 30_000):
        assert analyse(source(line)).text == line


def test_parts_by_letters_count_with_the_letter_behind_d() -> None:
    parts = ("A. MỤC TIÊU", "B. NHIỆM VỤ", "C. GIẢI PHÁP", "D. KINH PHÍ", "Đ. TỔ CHỨC", "E. CHẾ ĐỘ BÁO CÁO")
    a = analyse(source("\n".join(f"{head}\n1. Trồng cây ven đầm." for head in parts)))
    assert [n.path for n in a.nodes if n.parent is None] == ["A", "B", "C", "D", "Đ", "E"]
    lone = analyse(source("I. MỤC TIÊU\n1. Trồng cây.\nĐ. NGUYỄN VĂN AN\n2. Tưới cây."))
    assert all(n.label != "Đ" for n in lone.nodes)


DECISION = (
    "QUYẾT ĐỊNH\nvề chương trình chợ\nCăn cứ Luật Giá;\nQUYẾT ĐỊNH:\n"
    "Điều 1. Ban hành kèm theo Quyết định này Chương trình chợ.\nĐiều 2. Sở Công Thương chịu trách nhiệm thi hành.\n"
    "Nơi nhận: - Như Điều 2; - Lưu: VT. {signed}\n{attached}\nI. NHIỆM VỤ\n1. Sở Tài chính bố trí kinh phí.\n"
)


@pytest.mark.parametrize(
    ("signed", "attached", "read"),
    [
        ("CHỦ TỊCH Lê Văn Sơn", "CHƯƠNG TRÌNH\nphát triển chợ năm 2023", True),
        ("CHỦ TỊCH Lê Văn Sơn", "CHƯƠNG TRÌNH\nphát triển chợ (Kèm theo Quyết định số 5/QĐ-UBND)", True),
        ("", "CHƯƠNG TRÌNH\nphát triển chợ (Kèm theo Quyết định số 5/QĐ-UBND)", True),
        ("", "CHƯƠNG TRÌNH\nphát triển chợ năm 2023", False),
    ],
)
def test_what_a_decision_issues_behind_a_foot_on_one_line(signed: str, attached: str, read: bool) -> None:
    found = analyse(read_text(DECISION.format(signed=signed, attached=attached)))
    assert (
        any(b.zone is Zone.BODY and "bố trí kinh phí" in b.span.of(found.source.text) for b in found.blocks)
        is read
    )
