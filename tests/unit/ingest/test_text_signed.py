"""A signature on one line is parted into authority, position and name; what only looks like one is not."""

import pytest

from vndocparse.ingest.text_signed import with_parted_signatures

FOOT = "Nơi nhận: - Như Điều 3; - Lưu: VT, NC."


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("CHỦ TỊCH Hoàng Văn Sơn", ["CHỦ TỊCH", "Hoàng Văn Sơn"]),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Thị Mơ", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mơ"]),
        ("T/M BAN THƯỜNG VỤ BÍ THƯ (Đã ký) Lò Văn A", ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "(Đã ký)", "Lò Văn A"]),
        ("TM. ĐOÀN CHỦ TỊCH CHỦ TỊCH Vũ Anh", ["TM. ĐOÀN CHỦ TỊCH", "CHỦ TỊCH", "Vũ Anh"]),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        (
            "KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Mai Vân",
            ["KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Mai Vân"],
        ),
        ("GIÁM ĐỐC Đại tá Phạm Sơn", ["GIÁM ĐỐC", "Đại tá", "Phạm Sơn"]),
        ("CHỦ TỊCH Ủy ban nhân dân xã Hòa Bình", None),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ SƠN", None),
        ("BÍ THƯ Đảng ủy", None),
        ("UBND TỈNH Hà Sơn", None),
        ("Chủ tịch Nguyễn Văn An phát biểu", None),
    ],
)
def test_a_signature_on_one_line(line: str, parts: list[str] | None) -> None:
    assert with_parted_signatures([line]) == (parts or [line])


def test_a_signature_behind_the_last_recipient() -> None:
    assert with_parted_signatures([f"{FOOT} CHỦ TỊCH Bling Mia"]) == [FOOT, "CHỦ TỊCH", "Bling Mia"]


def test_initials_of_an_office_are_no_authority() -> None:
    foot = "Nơi nhận: - Như Điều 3; - Lưu: VT, KT."
    found = with_parted_signatures([f"{foot} TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Văn A"])
    assert found == [foot, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn A"]


def test_a_recipient_is_no_signature() -> None:
    lines = ["Nơi nhận:", "- Chủ tịch, các PCT; đ/c Lê Văn A;", "- Lưu: VT, đ/c Nguyễn Thị B."]
    assert with_parted_signatures(lines) == lines
