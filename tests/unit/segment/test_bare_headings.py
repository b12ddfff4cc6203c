"""Lines in capitals without a label: parts, parts whose label was lost, or lines inside a part."""

import pytest
from plain_source import source

from vndocparse.segment.analyse import analyse
from vndocparse.segment.readable import reads_as_heading, unreadable


def _paths(text: str) -> list[str]:
    return [n.path for n in analyse(source(text)).nodes if n.path]


def test_a_line_in_capitals_inside_a_list_ends_none() -> None:
    text = "II- NHIỆM VỤ\n1. Chuyên môn\na) Trồng rừng.\nBẢN SAO DÙNG NỘI BỘ\nb) Giữ rừng.\n2. Đoàn thể."
    assert _paths(text) == ["II", "II.1", "II.1.a", "II.1.a", "II.1.b", "II.2"]


def test_a_heading_that_names_a_part_ends_the_list_before_it() -> None:
    text = "I- ĐÁNH GIÁ\n1. Ưu điểm.\n2. Hạn chế.\nNHIỆM VỤ, GIẢI PHÁP\n3. Rà soát rừng.\n4. Trồng cây."
    assert _paths(text) == ["I", "I.1", "I.2", "II", "II.3", "II.4"]


def test_a_third_part_that_lost_a_stroke_behind_a_line_in_capitals() -> None:
    text = (
        "I- MỤC TIÊU\n1. Một.\nII- NHIỆM VỤ\n1. Hai.\nBAN THƯỜNG VỤ\nChữ nhỏ.\nII- TỔ CHỨC THỰC HIỆN\n1. Ba."
    )
    assert [p for p in _paths(text) if "." not in p] == ["I", "II", "III"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TỔ CHỨC THỰC HIỆN", True),
        ("TO CHUC THUC HIEN", True),
        ("VỀ CÔNG TÁC PCCC", True),
        ("S§ AC", False),
        ("_ đHỦXMÀ/.20V UHA : :", False),
    ],
)
def test_a_heading_can_be_read(line: str, *, expected: bool) -> None:
    assert reads_as_heading(line) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2ợuŒ sorl31 gũi qọi iồdq 3d5 vuO oõdh b oóv nồi ỳ od2 ,HH ỳup 31 y mầir oỗd 9up", True),
        ("UBND TP, BCH QS, CA TP, VKSND TP và TAND TP phối hợp thực hiện từ 01/7", False),
        ("Phòng Kỹ thuật nhập 02 máy X-quang C-arm, 03 máy HP LaserJet M404dn về Trạm Y tế", False),
        ("S§ AC", False),
    ],
)
def test_signs_are_no_words(words: str, *, expected: bool) -> None:
    assert unreadable(words) is expected


def test_nothing_is_taken_from_signs() -> None:
    signs = "2ợuŒ sorl31 gũi qọi iồdq 3d5 vuO oõdh b oóv nồi ỳ od2 ,HH ỳup 31 y mầir oỗd 9up"
    a = analyse(source(f"I- NHIỆM VỤ\n1. Trồng rừng.\n{signs}\n{signs}\n2. Giữ rừng."))
    assert a.unreadable == (2, 3)
    assert all(s.block not in a.unreadable or a.blocks[s.block].zone == "frame" for s in a.sentences)
