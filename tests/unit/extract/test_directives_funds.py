"""A part on money tells where it comes from; who is charged there has a task all the same."""

from vndocparse import parse_text

HEAD = (
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ SƠN Độc lập - Tự do - Hạnh phúc\n"
    "Số: 51/KH-UBND Hà Sơn, ngày 12 tháng 7 năm 2030\n\nKẾ HOẠCH\nSửa chữa bến đò\n\n"
)
FOOT = "\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nMai Anh Dũng\n"


def texts(body: str) -> list[str]:
    return [d.text for d in parse_text(HEAD + body + FOOT).directives]


def test_where_money_comes_from_is_no_task() -> None:
    found = texts(
        "I. NHIỆM VỤ\n1. Rà soát các bến đò.\n\nII. KINH PHÍ THỰC HIỆN\n"
        "Kinh phí được cân đối từ ngân sách các cấp và nguồn hợp pháp khác.\n\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng theo dõi."
    )
    assert found == ["Rà soát các bến đò.", "Sở Xây dựng theo dõi."]


def test_who_is_charged_there_has_a_task() -> None:
    found = texts(
        "I. NHIỆM VỤ\n1. Rà soát các bến đò.\n\nII. KINH PHÍ\n"
        "1. Sở Tài chính thẩm định dự toán, trình Ủy ban nhân dân tỉnh trước ngày 15/8/2030."
    )
    assert found[1:] == ["Sở Tài chính thẩm định dự toán, trình Ủy ban nhân dân tỉnh trước ngày 15/8/2030."]
