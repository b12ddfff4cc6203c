"""In a text of a line a paragraph an item goes on below its `;` or `,`; other lines begin anew."""

import pytest

from vndocparse.ingest.text import read_text

LONG = (
    "Rà soát toàn bộ hồ chứa trên địa bàn, lập danh mục công trình xuống cấp và đề xuất phương án sửa chữa theo thứ "
    "tự ưu tiên, báo cáo Ủy ban nhân dân huyện trong quý II, đồng thời bố trí kinh phí từ nguồn dự phòng ngân sách."
)


def _paragraphs(*lines: str) -> list[str]:
    doc = read_text("\n".join([f"* {LONG}", "", *lines]) + "\n")
    return [p.span.of(doc.text) for p in doc.paragraphs]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("* Công bố luồng lạch đã nạo vét;", "cắm phao theo con nước.", True),
        ("Chủ động xây dựng kế hoạch của đơn vị;", "bố trí nguồn lực để thực hiện.", True),
        ("* Thay máy đàm cũ chạy mạng 2G,", "3G bằng máy mới.", True),
        ("- Căn cứ Quyết định số 5-QĐ/TU của Tỉnh ủy về thi đua,", "Ban Tổ chức hướng dẫn như sau:", False),
        ("* Công bố luồng lạch đã nạo vét;", "Cắm phao theo con nước.", False),
    ],
)
def test_an_item_goes_on(first: str, second: str, joined: bool) -> None:
    assert (f"{first} {second}" in _paragraphs(first, second)) is joined


def test_bodies_of_a_charge_over_two_lines() -> None:
    first, second = "Đề nghị các Sở: Y tế, Nội vụ; Công ty", "Cấp nước Hà Sơn"
    assert f"{first} {second}" in _paragraphs(first, "", second, "", LONG)
    assert second in _paragraphs("Nâng cao năng lực của Công ty", "", second, "", LONG)
