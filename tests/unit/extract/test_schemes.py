"""One scheme that a decision approves, in many layouts: what is read must not change with its labels."""

from collections.abc import Sequence

import pytest

from vndocparse import parse_text

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN BẮC LÂM
Số: 812/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bắc Lâm, ngày 12 tháng 6 năm 2023

QUYẾT ĐỊNH
Về việc phê duyệt Đề án bảo vệ đàn bò địa phương

ỦY BAN NHÂN DÂN HUYỆN BẮC LÂM

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

"""
FOOT = """Điều {}. Trưởng phòng Nông nghiệp chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Bá Lâm
"""
OPENS = "Điều 1. Phê duyệt Đề án bảo vệ đàn bò địa phương"
LEAD = OPENS + " với các nội dung chủ yếu sau:\n"
ATTACHED = (
    "Điều 1. Phê duyệt Đề án bảo vệ đàn bò địa phương (có Đề án kèm theo).\n"
    + FOOT.format(2)
    + "\nĐỀ ÁN\nBảo vệ đàn bò địa phương\n(Kèm theo Quyết định số 812/QĐ-UBND ngày 12/6/2023 của UBND huyện)\n\n"
)
HEADINGS = ("Khái quát thực trạng", "Quan điểm", "Mục tiêu", "Nhiệm vụ, giải pháp", "Kinh phí thực hiện")
AGENCIES = """1. Phòng Nông nghiệp chủ trì, theo dõi việc thực hiện.
2. UBND các xã rà soát bãi chăn thả.
"""
CAPITALS = tuple(h.upper() for h in HEADINGS)
NUMBERS, DOTTED, POINTS = ("1. ", "2. "), ("{}.1. ", "{}.2. "), ("a) ", "b) ")
ROMAN = ("I. ", "II. ", "III. ", "IV. ", "V. ")
SIXTH = "VI. TỔ CHỨC THỰC HIỆN\n"


def scheme(labels: Sequence[str], inner: Sequence[str], headings: Sequence[str] = HEADINGS) -> str:
    """Lay the scheme out: ``labels`` of its five parts, ``inner`` those below aims and tasks."""
    h = [label + heading for label, heading in zip(labels, headings, strict=True)]
    sub = [[label.format(part) for label in inner] for part in (3, 4)]
    dash = "+ " if inner[0] == "- " else "- "
    return f"""{h[0]}
Trong những năm qua, đàn bò được các xã giữ giống tốt, tỷ lệ tiêm phòng đạt 82%. Tuy nhiên, bãi chăn thả thu hẹp nhanh; 07/12 xã chưa có cán bộ thú y.
{h[1]}
{dash}Nhà nước hỗ trợ giống, người dân bỏ công.
{h[2]}
{sub[0][0]}Mục tiêu chung
Giữ vững giống bò vàng.
{sub[0][1]}Mục tiêu cụ thể
{dash}Ít nhất 70% số hộ trồng cỏ; mỗi xã có tối thiểu 02 tổ chăn nuôi.
{h[3]}
{sub[1][0]}Giữ giống, trồng cỏ
{dash}Tuyển chọn bò đực giống; hướng dẫn ủ chua thức ăn.
{sub[1][1]}Phòng bệnh
{dash}Lập sổ theo dõi từng hộ, mỗi năm tiêm phòng ít nhất 02 lần.
{h[4]}
Tổng kinh phí dự kiến 24 tỷ đồng.
"""


def articles() -> str:
    labels = [f"Điều {n}. " for n in range(2, 7)]
    return OPENS + ".\n" + scheme(labels, NUMBERS) + "Điều 7. Tổ chức thực hiện\n" + AGENCIES + FOOT.format(8)


SECOND = "Điều 2. Tổ chức thực hiện\n" + AGENCIES + FOOT.format(3)
LAYOUTS = {
    "numbers and letters": LEAD + scheme([f"{n}. " for n in range(1, 6)], POINTS) + SECOND,
    "numbers of two levels": LEAD + scheme([f"{n}. " for n in range(1, 6)], DOTTED) + SECOND,
    "letters and dashes": LEAD + scheme(["a) ", "b) ", "c) ", "d) ", "đ) "], ("- ", "- ")) + SECOND,
    "Roman parts": LEAD + scheme(ROMAN, NUMBERS, CAPITALS) + SIXTH + AGENCIES + FOOT.format(2),
    "headings without labels": LEAD + scheme([""] * 5, NUMBERS, CAPITALS) + SECOND,
    "a lead-in that a full stop ends": LEAD.replace(":", ".")
    + scheme([f"{n}. " for n in range(1, 6)], POINTS)
    + SECOND,
    "no lead-in": OPENS + ".\n" + scheme([f"{n}. " for n in range(1, 6)], POINTS) + SECOND,
    "articles": articles(),
    "attached, Roman parts": ATTACHED + scheme(ROMAN, NUMBERS, CAPITALS) + SIXTH + AGENCIES,
    "attached, chapters": ATTACHED
    + scheme([f"Chương {r}\n" for r in ("I", "II", "III", "IV", "V")], NUMBERS, CAPITALS)
    + "Chương VI\nTỔ CHỨC THỰC HIỆN\n"
    + AGENCIES,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_scheme_in_layouts(name: str) -> None:
    d = parse_text(HEAD + LAYOUTS[name])
    assert [(f.kind, f.text.split(",")[0]) for f in d.findings] == [
        ("achievement", "Trong những năm qua"),
        ("limitation", "Tuy nhiên"),
        ("limitation", "07/12 xã chưa có cán bộ thú y."),
    ]
    actions = [x.action for x in d.directives]
    assert [a for a in actions if a != "thi hành"] == [
        "Tuyển chọn",
        "hướng dẫn",
        "Lập",
        "chủ trì, theo dõi",
        "rà soát",
    ]
    assert [f"{t.kind} {t.value:g}" for t in d.targets] == [
        "result 82",
        "result 7",
        "goal 70",
        "goal 2",
        "goal 2",
        "goal 24",
    ]


def test_a_works_project_is_no_scheme() -> None:
    text = HEAD.replace("Đề án bảo vệ đàn bò địa phương", "dự án xây dựng trường học") + (
        "Điều 1. Phê duyệt dự án xây dựng trường học với các nội dung sau:\n1. Chủ đầu tư: Ban Quản lý dự án.\n"
        "2. Nội dung, quy mô: Xây dựng nhà lớp học; làm sân, tường rào.\n" + FOOT.format(2)
    )
    assert [x.action for x in parse_text(text).directives] == ["thi hành"]
