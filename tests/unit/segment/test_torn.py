"""Half-lost pages of somebody else's recognition: what is left of them is no review."""

from vndocparse.extract.findings import read_findings
from vndocparse.extract.publish import unread
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

REVIEW = (
    "KẾ HOẠCH\ntrồng rừng phòng hộ ven sông\n-----\n\n"
    "I- TÌNH HÌNH\n\n"
    "Qua 03 năm trồng rừng, các bản trong huyện đã trồng được 240 ha rừng phòng hộ, đạt 96% kế hoạch đề\n"
    "ra, tỷ lệ cây sống cao hơn các năm trước. Tuy nhiên, việc chăm sóc rừng non ở hai xã còn chậm, một số\n"
    "tổ bảo vệ rừng chưa hoạt động thường xuyên.\n\n"
)
# the left half of a page on aims and work, with its headings and labels, was not read
HALF = (
    "ĩa chủ rừng và người dân sống ven\n"
    "ượng rừng, góp phần giữ nước đầu nguồn ổn định.\n\n"
    "\\g phải gắn với sinh kế, được người dân đồng tình,\n"
    "ông gò ép, không chạy theo số lượng.\n\n"
    "ối năm 2031 có 90% hộ được giao rừng; số vụ phá\n"
    "ừng giảm 20%, rừng non được chăm sóc đầy đủ.\n\n"
    "ông trồng cây trên đất dốc, chậm lớn; xoá bỏ tình\n"
    "ạng chăn thả gia súc trong rừng non.\n\n"
    "ểm lâm chủ trì, kịp thời biểu dương những bản giữ\n"
    "ừng tốt, phê phán tư tưởng ỷ lại vào Nhà nước.\n"
)


def test_what_is_left_of_a_page_is_no_finding() -> None:
    a = analyse(read_text(REVIEW + HALF))
    found = [(f.kind, " ".join(f.text.split()[:2])) for f in read_findings(a)]
    assert found == [("achievement", "Qua 03"), ("limitation", "Tuy nhiên,")]
    assert a.torn


def test_clauses_in_small_letters_are_whole() -> None:
    """A list of clauses below a heading is no torn page, nor are bullets of recognition."""
    lines = [f"~ tổ số {k} giữ được {k} ha rừng;" for k in range(2, 9)]
    lines += [f"bản số {k} đã trồng được {k} ha rừng." for k in range(2, 9)]
    assert not analyse(read_text(REVIEW + "\n\n".join(lines))).torn


def test_that_lines_are_torn_is_told() -> None:
    a = analyse(read_text(REVIEW + HALF))
    notices = unread(a)
    assert [n.code for n in notices] == ["text_torn"]
    assert notices[0].span is not None
    assert a.text[notices[0].span.start :].startswith("ĩa chủ rừng")


def test_labels_of_small_letters_with_a_dash_are_whole() -> None:
    parts = "l- Kết quả\nRừng tăng.\n2- Nguyên nhân\na- Khách quan\nMưa nhiều.\nb- Chủ quan\nTổ mỏng.\nl- Bài học\n"
    parts += "Dựa vào dân.\na- Về tuần tra\nĐi đều.\nb- Về giống\nChọn kỹ.\n"
    assert not analyse(read_text("KẾ HOẠCH\ntrồng rừng\n-----\n\nl- TÌNH HÌNH\n" + parts)).torn
