"""Lines of a text wrapped at any width are joined by what they say; a page's end cuts no full line's sentence."""

import pytest

from vndocparse.core.source import check
from vndocparse.ingest.text import read_text

# a text whose lines end anywhere, as a page's source leaves them
RAGGED = """I. NHIỆM VỤ
1. Về thủy lợi, trong năm
các địa phương rà soát toàn bộ hồ chứa, lập danh mục
công trình xuống cấp, đề xuất
phương án sửa chữa và bố trí kinh phí từ ngân sách của huyện theo phân cấp quản lý hiện hành, báo
cáo kết quả
về Ủy ban nhân dân huyện trong
quý II năm nay, trong đó nêu rõ khó khăn của từng công trình.
2. Về giao thông, đơn vị thi công
khẩn trương hoàn thành
các tuyến đường liên xã đã có
mặt bằng sạch, bảo đảm
chất lượng và tiến độ theo hợp đồng đã ký với chủ đầu tư, không để kéo dài sang
năm sau gây lãng
phí vốn của Nhà nước,
đồng thời thanh toán
khối lượng đã nghiệm thu.
"""


def _paragraphs(text: str) -> list[str]:
    doc = read_text(text)
    check(doc)
    return [p.span.of(doc.text) for p in doc.paragraphs]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Cùng làm với UBND huyện", "Vị Thanh dựng lại cầu phao."),
        ("- Hoàn thành kè bờ hữu Sông", "Gâm đoạn qua thị trấn trước mùa mưa."),
        ("- Phối hợp với Ban", "Quản lý dự án huyện sửa chữa chợ."),
        ("b) Đề nghị", "UBND huyện chỉ đạo các ngành thực hiện đúng cam kết."),
        ("3. Thủ trưởng các phòng, ngành:", "Nông nghiệp; Tài chính; Y tế chịu trách nhiệm thi hành."),
        ("3. Trưởng các phòng căn cứ chức năng, nhiệm vụ được giao và tình hình", "Hội Nông dân để chỉ đạo."),
    ],
)
def test_a_paragraph_goes_on_behind_a_line_that_is_not_full(first: str, second: str) -> None:
    assert f"{first} {second}" in _paragraphs(f"{RAGGED}{first}\n{second}\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3. Mục tiêu chung", "Phấn đấu đến năm 2030 không còn hộ nghèo."),
        ("3. Về trồng rừng", "Đẩy mạnh trồng rừng gỗ lớn trên đất trống."),
        ("3. Các sở, ngành:", "Rà soát, bổ sung quy hoạch của ngành."),
        ("3. Công tác thủy lợi đã xong.", "Hội Nông dân vận động hội viên."),
        ("- Lưu: VT.", "Nơi nhận công văn là văn thư."),
    ],
)
def test_what_ends_a_paragraph_in_such_a_text(first: str, second: str) -> None:
    assert first in _paragraphs(f"{RAGGED}{first}\n{second}\n")


WRAPPED = """1. Các cơ quan, đơn vị trực thuộc căn cứ tình hình thực tế xây dựng kế hoạch thực hiện,
phân công cán bộ phụ trách từng nội dung và định kỳ hằng quý báo cáo kết quả thực hiện,
những khó khăn, vướng mắc về cơ quan thường trực để tổng hợp, báo cáo cấp có thẩm quyền
xem xét, quyết định theo quy định.
"""


def test_a_page_ends_in_the_middle_of_a_sentence() -> None:
    cut = "2. Các chi bộ trực thuộc xây dựng kế hoạch của mình để thực hiện nghị quyết, gửi về\n- 2 -\n\f"
    found = _paragraphs(f"{WRAPPED}{cut}Đảng ủy xã trước ngày 10 tháng 12.\n")
    assert found[-1].endswith("gửi về Đảng ủy xã trước ngày 10 tháng 12.")


def test_a_page_that_ends_with_a_short_line_ends_its_paragraph() -> None:
    cut = "2. Các chi bộ trực thuộc xây dựng kế hoạch\n- 2 -\n\f"
    assert _paragraphs(f"{WRAPPED}{cut}Đảng ủy xã kiểm tra việc thực hiện.\n")[-1].startswith("Đảng ủy xã")


def test_a_heading_whose_line_has_room_for_the_next_word() -> None:
    heading = "2. Phát huy vai trò của Mặt trận, các tổ chức chính trị - xã hội và Nhân dân"
    found = _paragraphs(f"{WRAPPED}{heading}\nĐưa các tiêu chí về môi trường vào quy ước của khu phố.\n")
    assert heading in found
