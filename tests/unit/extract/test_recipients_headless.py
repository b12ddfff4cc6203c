"""A list of recipients whose head was lost in reading is still found; other lists are not taken for one."""

import pytest

from vndocparse.pipeline import parse_text

BODY = "ỦY BAN NHÂN DÂN\nTỈNH HÀ SƠN\nSố: 12/CT-UBND\nCHỈ THỊ\nVề việc tăng cường phòng cháy\n\n1. Sở Xây dựng rà soát các công trình.\n2. Công an tỉnh kiểm tra việc chấp hành./.\n\n"
FOOT = "- Thường trực Tỉnh ủy (b/c);\n- CT, các PCT UBND tỉnh;\n- UBND các huyện, thị xã;\n- Lưu: VT, NC.\n\nCHỦ TỊCH\n\nTrần Văn An\n"
LINES = [
    ("Thường trực Tỉnh ủy", "báo cáo"),
    ("CT, các PCT UBND tỉnh", None),
    ("UBND các huyện, thị xã", None),
    ("Lưu: VT, NC", "lưu"),
]


@pytest.mark.parametrize("head", ["Nơi nhận:\n", "Mơi nhận :\n", "Nơi nhân:\n", ""])
def test_the_list_is_read_whatever_became_of_its_head(head: str) -> None:
    assert [(r.text, r.purpose) for r in parse_text(BODY + head + FOOT).recipients] == LINES


def test_a_list_of_tasks_that_ends_with_luu_is_none() -> None:
    text = "KẾT LUẬN\nvề một việc\n1. Tăng cường kiểm tra.\n- Rà soát hồ sơ;\n- Lưu ý thời hạn;\n- Lưu trữ tài liệu.\nT/M TỈNH ỦY\nBÍ THƯ\n"
    assert parse_text(text).recipients == []


def test_purposes_behind_their_own_semicolons_stay_on_their_lines() -> None:
    foot = "Nơi nhận:\n- Bộ Y tế; (để b/c)\n- TT Tỉnh ủy; (để b/c)\n- Các sở, ban, ngành;\n- Lưu: VT.\n\nCHỦ TỊCH\nTrần Văn An\n"
    got = [r.purpose for r in parse_text(BODY + foot).recipients]
    assert got == ["báo cáo", "báo cáo", None, "lưu"]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("HĐND, UBND các tỉnh, thành phố", 2),
        ("UBND các huyện, thị xã, thành phố", 1),
        ("Các ban, cơ quan, đơn vị của Đảng ở tỉnh", 1),
        ("Các tỉnh ủy, thành ủy", 2),
        ("Thành ủy, HĐND, UBND thành phố Hạ Châu", 3),
    ],
)
def test_areas_stay_with_their_body(line: str, count: int) -> None:
    from vndocparse.extract.recipients_bodies import bodies_of

    assert len(bodies_of(line)) == count
