"""What names a part, and what is text of which an end mark was lost."""

import pytest

from vndocparse import parse_text

HEAD = "ĐẢNG ỦY XÃ\nSố 3-KL/ĐU\nHà Sơn, ngày 2 tháng 3 năm 2025\n\nKẾT LUẬN\nvề quản lý chợ\n\nI. NHIỆM VỤ\n"


@pytest.mark.parametrize(
    ("item", "begins"),
    [
        ("1. Về tuyên truyền: rà soát các quầy hàng; tổ chức lại lối đi", ["rà soát", "tổ chức"]),
        ("1. Kiểm tra các quầy hàng. Lập sổ theo dõi từng quầy", ["Kiểm tra", "Lập sổ"]),
    ],
)
def test_text_without_its_end_mark_is_no_heading(item: str, begins: list[str]) -> None:
    doc = parse_text(f"{HEAD}{item}\n- Dựng thêm mái che.\n2. Rà soát các lối đi.\n")
    first = [d.text for d in doc.directives if d.item == "I.1"]
    assert [t.startswith(b) for t, b in zip(first, begins, strict=False)] == [True, True]


def test_a_heading_above_its_dashes_stays_one() -> None:
    doc = parse_text(f"{HEAD}1. Quản lý chợ\n- Dựng thêm mái che.\n2. Rà soát các lối đi.\n")
    assert [d.text for d in doc.directives] == ["Dựng thêm mái che.", "Rà soát các lối đi."]
