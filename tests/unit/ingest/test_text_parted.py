"""Labels and headings that stand inside a line of copied text begin paragraphs of their own."""

import pytest

from vndocparse.core.source import check
from vndocparse.ingest.text import read_text

WORDS = "rà soát, bổ sung quy hoạch các khu dân cư ven sông, báo cáo Ban Thường vụ Đảng ủy trong tháng 5"


def lines(text: str) -> list[str]:
    doc = read_text(text)
    check(doc)
    return [p.span.of(doc.text) for p in doc.paragraphs]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (f"1. Sở Xây dựng {WORDS}. 2. Sở Y tế {WORDS}.\n3. Sở Nội vụ {WORDS}.", ["1.", "2.", "3."]),
        (f"II- NHIỆM VỤ\n1. Sở Xây dựng {WORDS}. 2. Sở Y tế {WORDS}.", ["II-", "1.", "2."]),
        (f"Yêu cầu các đơn vị: 1. Sở Xây dựng {WORDS}. 2. Sở Y tế {WORDS}.", ["Yêu", "1.", "2."]),
        (f"2. Y tế\n2.1. Sở Y tế {WORDS}. 2.2. Trạm y tế {WORDS}.", ["2.", "2.1.", "2.2."]),
        (f"a) Công an xã {WORDS}. b) Ban Chỉ huy Quân sự xã {WORDS}.", ["a)", "b)"]),
        (f"- Sở Xây dựng {WORDS}. - Sở Y tế {WORDS}.\n- Sở Nội vụ {WORDS}.", ["-", "-", "-"]),
        (f"5. Công an xã {WORDS}. ó. Trạm y tế {WORDS}.", ["5.", "ó."]),
        (f"3 III. NHIỆM VỤ, GIẢI PHÁP Đảng ủy xã yêu cầu {WORDS}:", ["3", "III.", "Đảng"]),
        (f"I. KẾT QUẢ NĂM 2025 UBND các xã đã {WORDS}.", ["I.", "UBND"]),
        (f"1. Khái quát tình hình Những năm qua, các cấp {WORDS}.", ["1.", "Những"]),
        (f"3. Nguồn nhân lực y tế Xây dựng chính sách {WORDS}.", ["3.", "Xây"]),
        (f"1. Về kết quả thực hiện Nghị quyết số 5-NQ/ĐU của Đảng ủy xã, {WORDS}.", ["1."]),
        (f"1. Tình hình thực hiện Nghị quyết Đại hội đại biểu Đảng bộ xã, {WORDS}.", ["1."]),
        (f"1. Kết quả công tác Xây dựng Đảng, xây dựng hệ thống chính trị, {WORDS}.", ["1."]),
        (f"1. Kết quả công tác Những năm qua, các cấp {WORDS}.", ["1.", "Những"]),
        (f"1. Mục đích, yêu cầu - Nâng cao nhận thức, {WORDS}.\n- Xác định trách nhiệm.", ["1.", "-", "-"]),
        (f"4- Tổ chức thực hiện - Đảng ủy xã lãnh đạo, {WORDS}.", ["4-", "-"]),
        (f"2,2- Sở Y tế {WORDS}. 2.3- Trạm y tế {WORDS}.", ["2,2-", "2.3-"]),
        ("Nơi nhận: - Sở Y tế (báo cáo), - Công an tỉnh,\n- Lưu Văn thư.", ["Nơi", "-", "-", "-"]),
    ],
)
def test_what_begins_inside_a_line_is_a_paragraph(text: str, begins: list[str]) -> None:
    assert [x.split(" ")[0] for x in lines(text)] == begins


@pytest.mark.parametrize(
    "text",
    [
        f"1. Văn phòng Đảng ủy tham mưu sửa đổi, bổ sung Quyết định số 05-QĐ/ĐU, {WORDS}.",
        f"2. Trung tâm Kiểm soát bệnh tật tỉnh nâng cao năng lực, {WORDS}.",
        f"1. Sở Lao động - Thương binh và Xã hội {WORDS}.",
        f"3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã {WORDS}.",
        f"4. Bộ Khoa học và Công nghệ, Bộ Thông tin và Truyền thông {WORDS}.",
        f"1. Các thôn tại khu phố 2. Sở Xây dựng, {WORDS} 7. Sở Y tế.",
        f"- Nâng cấp đường từ khu 2. - 3. Tổ dân phố {WORDS}.",
    ],
)
def test_names_and_counts_part_no_line(text: str) -> None:
    assert len(lines(text)) == 1


def test_blank_lines_between_all_lines_tell_nothing() -> None:
    whole = (
        "Các cấp ủy tiếp tục rà soát, bổ sung quy chế làm việc, phân công cấp ủy viên",
        "phụ trách địa bàn theo Nghị quyết số 05-NQ/TU, ngày 26/9/2011 của Ban Chấp hành",
        "Đảng bộ tỉnh về phát triển nông nghiệp; ổn định vùng chè, vùng mía; mở rộng diện",
        "tích rừng sản xuất ở các huyện vùng cao trong năm 2013 và những năm tiếp theo.",
    )
    one = "\n\n".join(f"{n}. {whole[0]}\n\n" + "\n\n".join(whole[1:]) for n in range(1, 6))
    assert len(lines(one)) == 5
    parted = "\n\n".join(f"{n}. " + "\n".join(whole) for n in range(1, 6))
    assert len(lines(parted)) == 5
