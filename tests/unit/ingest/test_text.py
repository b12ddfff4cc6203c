"""Plain text and Markdown become paragraphs as a reader would see them."""

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.options import Limits
from vndocparse.core.source import AsideKind, Column, ParagraphKind, SourceDocument, check
from vndocparse.errors import LimitError
from vndocparse.ingest.text import read_text


def lines(doc: SourceDocument) -> list[str]:
    check(doc)
    return [p.span.of(doc.text) for p in doc.paragraphs]


WRAPPED = """\
KẾT LUẬN
của Ban Thường vụ Tỉnh ủy
về công tác phát triển đảng viên trong doanh nghiệp

1. Các cấp ủy trực thuộc Tỉnh ủy Hà Sơn tiếp tục rà soát, bổ sung quy chế làm
việc, phân công cấp ủy viên phụ trách địa bàn; nâng cao chất lượng sinh hoạt
chi bộ gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị theo Quy định số
12-QĐ/TU, ngày 05/3/2024 của Tỉnh ủy. Mỗi năm kết nạp ít nhất
20 đảng viên.
2. Giao Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ban Tuyên giáo và Dân vận
Tỉnh ủy hướng dẫn, kiểm tra, định kỳ báo cáo Ban Thường vụ Tỉnh ủy kết quả thực
===== Trang 2 =====

hiện trước ngày 15 tháng 12 hằng năm.

Nơi nhận:
- Các huyện ủy, thành ủy,
- Đồng chí Trần Văn Hòa, Trưởng
Ban Tổ chức Tỉnh ủy (báo cáo),
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
"""


def test_wrapped_lines_and_a_paragraph_cut_by_a_page() -> None:
    got = lines(read_text(WRAPPED))
    assert got[:3] == [
        "KẾT LUẬN",
        "của Ban Thường vụ Tỉnh ủy",
        "về công tác phát triển đảng viên trong doanh nghiệp",
    ]
    assert got[3].startswith("1. Các cấp ủy") and got[3].endswith("ít nhất 20 đảng viên.")
    assert got[4].startswith("2. Giao") and "kết quả thực hiện trước ngày 15" in got[4]
    assert got[5:] == [
        "Nơi nhận:",
        "- Các huyện ủy, thành ủy,",
        "- Đồng chí Trần Văn Hòa, Trưởng Ban Tổ chức Tỉnh ủy (báo cáo),",
        "- Lưu Văn phòng Tỉnh ủy.",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
    ]
    assert [a.kind for a in read_text(WRAPPED).asides] == [AsideKind.PAGE_NUMBER]


def test_full_lines_before_the_words_that_close_and_behind_a_colon() -> None:
    got = lines(read_text(CLOSED))
    assert got[-1].startswith("Yêu cầu các đồng chí") and got[-1].endswith("thực hiện./.")
    assert got[-2].endswith("phụ trách, xong trước ngày 30/9.")
    assert "suối Nậm Ngần: do Chi đoàn" in got[-3]


CLOSED = """\
KẾT LUẬN
về dọn dẹp bến nước
1. Các chi bộ họp bàn, phân công đảng viên dọn dẹp bến nước ở đầu mỗi bản, nhất
là các bến nước đã bồi lấp từ trận lũ năm ngoái, chưa có hộ nào nhận trông coi.
2. Vận động các hộ ven suối góp công, góp đá làm lại kè đá ngã ba suối Nậm Ngần:
do Chi đoàn thanh niên thực hiện.
3. Khơi thông các mương nhỏ dẫn nước vào ruộng dưới chân đồi, trồng thêm tre bảo
vệ bờ suối ở bản Nà Lốc, Nà Ươm; Hội Nông dân phụ trách, xong trước ngày 30/9.
Yêu cầu các đồng chí đảng ủy viên, các chi bộ dọc suối nghiêm túc tổ chức thực
hiện./.
"""


def test_a_line_a_paragraph_is_cut_only_across_the_page() -> None:
    text = (
        "Căn cứ Điều lệ Đảng;\n\nBan Thường vụ yêu cầu cấp ủy các cấp lãnh đạo, chỉ đạo thuộc thẩm\n\n2\n\n"
        "quyền, lĩnh vực phụ trách.\nĐiều 1. Phạm vi\nKính gửi:\n- Các chi bộ"
    )
    doc = read_text(text)
    assert lines(doc)[1] == (
        "Ban Thường vụ yêu cầu cấp ủy các cấp lãnh đạo, chỉ đạo thuộc thẩm quyền, lĩnh vực phụ trách."
    )
    assert lines(doc)[2:] == ["Điều 1. Phạm vi", "Kính gửi:", "- Các chi bộ"]
    assert [(a.kind, a.text) for a in doc.asides] == [(AsideKind.PAGE_NUMBER, "2")]


def test_a_quantity_goes_on_behind_a_page_number() -> None:
    text = (
        "I. KẾT QUẢ\nRừng của huyện được giữ vững; trong ba năm qua huyện đã chi hỗ trợ các hộ nhận khoán\n2\n"
        "318 triệu đồng tiền giống.\n2. Trồng bù 40 ha."
    )
    assert lines(read_text(text))[1:] == [
        "Rừng của huyện được giữ vững; trong ba năm qua huyện đã chi hỗ trợ các hộ nhận khoán "
        "318 triệu đồng tiền giống.",
        "2. Trồng bù 40 ha.",
    ]


def test_a_colon_at_the_end_of_a_full_line_may_stand_inside_a_sentence() -> None:
    text = (
        "Rừng của huyện được giữ vững nhưng còn gặp không ít khó khăn trong năm qua:\n"
        "thời tiết diễn biến bất thường, mưa đá cục bộ làm gãy nhiều cây non của các\n"
        "hộ nhận khoán; giá giống ở mức cao. Trước tình hình đó, huyện đã chi hỗ trợ\n"
        "giống cho hộ nghèo. Ban Thường vụ yêu cầu:\nmột là rà soát, hai là trồng bù.\n"
    )
    assert lines(read_text(text))[0].endswith("Ban Thường vụ yêu cầu:")
    assert "năm qua: thời tiết" in lines(read_text(text))[0]


def test_an_abbreviation_in_capitals_may_end_a_sentence_on_a_line_of_its_own() -> None:
    text = (
        "Rừng của huyện được giữ vững; trong ba năm qua huyện đã giải ngân gần hết vốn của\n"
        "CTMTQG (61%).\nRừng của xã được giữ vững; trong ba năm qua xã đã chi hỗ trợ các hộ nhận\n"
        "khoán rừng ven sông và các hộ trồng dừa ở vùng đất thấp ven biển.\nTỔ CHỨC THỰC HIỆN\n"
        "Các xã rà soát quỹ đất trống ven sông và giao cho các hộ chưa có đất trồng rừng của\nhuyện.\n"
    )
    found = lines(read_text(text))
    assert found[0].endswith("vốn của CTMTQG (61%).")
    assert "TỔ CHỨC THỰC HIỆN" in found


def test_a_number_alone_that_is_no_page_stays() -> None:
    assert lines(read_text("Tổng số đảng viên:\n45\nTổng số chi bộ:\n7")) == [
        "Tổng số đảng viên:", "45", "Tổng số chi bộ:", "7",
    ]  # fmt: skip


def test_bold_marks_over_two_lines() -> None:
    doc = read_text("- Lưu.\n\n**T/M TỈNH ỦY\nBÍ THƯ**\n\nLê Văn Minh\n")
    assert lines(doc) == ["- Lưu.", "T/M TỈNH ỦY", "BÍ THƯ", "Lê Văn Minh"]
    assert [p.bold for p in doc.paragraphs] == [False, True, True, False]


def test_a_bold_mark_without_partner_stays() -> None:
    assert lines(read_text("Ghi chú ** xem phụ lục")) == ["Ghi chú ** xem phụ lục"]


def test_markdown_headings_links_escapes_and_a_table() -> None:
    doc = read_text(
        "# NGHỊ QUYẾT\n\n1\\. Xem [Quy định](http://x.vn/a) *mới*\n\n---\n\n"
        "| TT | Nhiệm vụ |\n|---|:--|\n| 1 | Xây dựng đề án |\n\nHết.\n"
    )
    assert lines(doc) == [
        "NGHỊ QUYẾT", "1. Xem Quy định mới", "---", "TT | Nhiệm vụ", "1 | Xây dựng đề án", "Hết.",
    ]  # fmt: skip
    assert [p.kind for p in doc.paragraphs][2:5] == [
        ParagraphKind.RULE, ParagraphKind.TABLE_ROW, ParagraphKind.TABLE_ROW,
    ]  # fmt: skip
    (grid,) = doc.tables
    assert [[c.span.of(doc.text) for c in row] for row in grid.rows] == [
        ["TT", "Nhiệm vụ"],
        ["1", "Xây dựng đề án"],
    ]


def test_letterhead_and_foot_in_two_columns() -> None:
    text = (
        "   TỈNH ỦY HÀ SƠN                 ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "          *\n"
        "   Số 21-KL/TU                Bình Lạc, ngày 02 tháng 4 năm 2024\n\n"
        "                          KẾT LUẬN\n\n1. Thực hiện ngay.\n\n"
        "Nơi nhận:                              T/M BAN THƯỜNG VỤ\n"
        "- Các chi bộ,                               BÍ THƯ\n"
        "- Lưu.\n\n"
        "                                          Lê Văn Minh\n"
    )
    doc = read_text(text)
    check(doc)
    assert [(p.column, p.span.of(doc.text)) for p in doc.paragraphs] == [
        (Column.LEFT, "TỈNH ỦY HÀ SƠN"),
        (Column.LEFT, "*"),
        (Column.LEFT, "Số 21-KL/TU"),
        (Column.RIGHT, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (Column.RIGHT, "Bình Lạc, ngày 02 tháng 4 năm 2024"),
        (Column.FULL, "KẾT LUẬN"),
        (Column.FULL, "1. Thực hiện ngay."),
        (Column.LEFT, "Nơi nhận:"),
        (Column.LEFT, "- Các chi bộ,"),
        (Column.LEFT, "- Lưu."),
        (Column.RIGHT, "T/M BAN THƯỜNG VỤ"),
        (Column.RIGHT, "BÍ THƯ"),
        (Column.RIGHT, "Lê Văn Minh"),
    ]


def test_the_stamp_of_a_signature_is_set_aside() -> None:
    doc = read_text("Người ký: Tỉnh ủy Hà Sơn\nEmail: vp@hason.vn\nCơ quan: Tỉnh ủy Hà Sơn\n\nTHÔNG BÁO\n")
    assert lines(doc) == ["THÔNG BÁO"]
    assert doc.asides[0].kind is AsideKind.SIGNATURE_OVERLAY


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("Ti\u0309nh\u00a0uỷ\u200b", "Tỉnh uỷ"),
        ("a\tb  c", "a b c"),
        ("kh\u00adông", "không"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_invisible_and_odd_characters(raw: str, want: str) -> None:
    assert lines(read_text(raw)) == [want]


def test_a_code_cut_at_its_hyphen_is_whole_again() -> None:
    text = "- Tổ chức kiểm tra đúng trình tự, thủ tục theo Nghị định số 217/2025/NĐ-\nCP ngày 05/8/2025 của Chính phủ."
    assert "NĐ-CP ngày" in read_text((text + "\n") * 4).text


BESIDE = """\
ĐẢNG BỘ TỈNH HÀ SƠN                 ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ VĂN LƯƠNG             Văn Lương, ngày     tháng     năm 2025
        *
Số      -QĐ/ĐU

QUYẾT ĐỊNH
về việc kiện toàn Ban Chỉ đạo
"""


def test_blanks_left_for_the_pen_part_no_columns() -> None:
    doc = read_text(BESIDE)
    assert [(p.column.name[0], p.span.of(doc.text)) for p in doc.paragraphs] == [
        ("L", "ĐẢNG BỘ TỈNH HÀ SƠN"), ("L", "ĐẢNG ỦY XÃ VĂN LƯƠNG"), ("L", "*"), ("L", "Số -QĐ/ĐU"),
        ("R", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("R", "Văn Lương, ngày tháng năm 2025"),
        ("F", "QUYẾT ĐỊNH"), ("F", "về việc kiện toàn Ban Chỉ đạo"),
    ]  # fmt: skip
    one_column = "TỈNH ỦY HÀ SƠN\n*\nSố        -KL/TU\nBình Lạc, ngày      tháng      năm 2024\n\nKẾT LUẬN\n"
    assert {p.column for p in read_text(one_column).paragraphs} == {Column.FULL}


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(LimitError):
        read_text("a" * 20, limits=Limits(text_chars=10))


ODD = st.text(st.sampled_from("aĐ1.-*|#_\n \t\fIV)(:,;*[]\\>") | st.characters(), max_size=300)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_any_text_gives_a_sound_document(text: str) -> None:
    doc = read_text(text)
    check(doc)
    assert unicodedata.is_normalized("NFC", doc.text)
    for p in doc.paragraphs:
        for line in p.lines:
            assert p.span.covers(line.span)
    for t in doc.tables:
        for row in t.rows:
            for cell in row:
                assert t.span.covers(cell.span) and " | " not in cell.span.of(doc.text).strip("|")


@pytest.mark.parametrize(
    "unit", ["* ", "_a", "| ", "[a](", "- ", "# ", "\\", "1.", "Nơi nhận: ", "\t", "**", "=", "a\n"]
)
def test_anything_is_read_in_linear_time(unit: str) -> None:
    import time

    start = time.monotonic()
    check(read_text(unit * (160_000 // len(unit)) + "x"))
    assert time.monotonic() - start < 8


@pytest.mark.parametrize("labels", [("(1)", "(2)", "(3)"), ("(i)", "(ii)", "(iii)"), ("a)", "b)", "c)")])
def test_a_label_that_counts_inside_a_paragraph_opens_none(labels: tuple[str, str, str]) -> None:
    first, second, third = labels
    words = (
        f"1. Còn một số hạn chế, đó là: {first} Tiến độ giải ngân ở ba đơn vị đạt thấp so với kế hoạch. {second} Việc "
        f"sửa đường liên thôn kéo dài, nhân dân đi lại khó khăn trong mùa mưa. {third} Hồ sơ đất đai trễ hẹn."
    )
    long = (
        "2. Giao Ủy ban nhân dân xã "
        + "rà soát, bổ sung quy hoạch các khu dân cư ven sông, " * 8
        + "báo cáo."
    )
    for width in range(60, 100):
        text = "\n\n".join("\n".join(textwrap.wrap(x, width)) for x in (words, long))
        doc = read_text(text + "\n")
        assert [p.span.of(doc.text)[:2] for p in doc.paragraphs] == ["1.", "2."]


def test_a_list_of_short_lines_stays_a_list() -> None:
    doc = read_text("1. Giao các sở:\n(1) Rà soát quy hoạch.\n(2) Kiểm tra đất công.\n(3) Báo cáo kết quả.\n")
    assert len(doc.paragraphs) == 4


def test_the_number_of_the_second_page_alone_is_no_text() -> None:
    line = "Ủy ban nhân dân các xã rà soát, thống kê diện tích lúa bị ngập úng do mưa lớn."
    first = "\n".join(f"{n}. {line}" for n in range(1, 13))
    assert "\n2\n" not in read_text(f"{first}\n2\n13. {line}").text
    assert read_text(f"{first}\nGiao các thôn thống kê;\n2\nchăm sóc lúa.").text.endswith("chăm sóc lúa.")
    assert "\n2\n" in read_text(f"1. {line}\n2\n3. {line}").text
    assert "2." in read_text(f"{first}\n2.\n13. {line}").text


def test_a_line_cut_at_the_dash_of_a_name_opens_no_item() -> None:
    line = "Giao Sở Xây dựng rà soát các điểm đấu nối trên tuyến tỉnh quản lý, lập hồ sơ và dựng biển báo"
    wrapped = textwrap.fill(f"{line}. " * 4, 58)
    for left, right in (
        ("Tiếp theo, giao Giám đốc Sở Tài chính và Sở Lao động", "- Thương binh và Xã hội rà soát."),
        ("Mở rộng tuyến đường đi qua các xã Mường Lát, Nậm Lạnh", "- Mường Và, dựng lan can."),
    ):
        assert f"{left} {right}" in read_text(f"{wrapped}\n{left}\n{right}\n").text
    for left, right in (
        ("Tiếp theo, giao cho Ủy ban nhân dân huyện Mường Lát", "- Sở Nội vụ rà soát."),
        ("Tiếp theo, giao cho Ủy ban nhân dân huyện Mường Lát", "- Xây dựng lan can."),
    ):
        assert f"{left}\n{right}" in read_text(f"{wrapped}\n{left}\n{right}\n").text


def test_a_heading_as_wide_as_the_page_ends_before_its_first_task() -> None:
    line = "tỉnh quản lý, thống kê, lập hồ sơ và dựng biển báo ở từng điểm đấu nối, bàn giao"
    head = "2. Nâng cao chất lượng đường tỉnh và đường liên xã, làm đẹp cảnh quan hai bên"
    text = f"1. Thống kê đường tỉnh\nGiao Sở Xây dựng rà soát {line}\n{line}.\n{head}\nHoàn thành việc trồng cây {line}\n{line}."
    assert f"{head}\nHoàn thành" in read_text(text).text


def test_letters_and_marks_apart_are_read_like_letters_with_marks() -> None:
    text = "Ủy ban nhân dân xã rà soát các hộ nghèo.\nĐảng ủy xã kiểm tra."
    assert read_text(unicodedata.normalize("NFD", text)) == read_text(text)


def test_an_end_mark_alone_ends_the_line_before_it() -> None:
    doc = read_text("1. Về tuyên truyền: phát tờ rơi, treo băng rôn ở chợ\n.\n2. Rà soát các quầy hàng.\n")
    assert lines(doc) == [
        "1. Về tuyên truyền: phát tờ rơi, treo băng rôn ở chợ.",
        "2. Rà soát các quầy hàng.",
    ]


def test_a_heading_that_runs_into_a_wrapped_sentence_is_parted() -> None:
    text = textwrap.fill(
        "5. Thanh tra, kiểm tra, giám sát Thanh tra thành phố đưa việc quản lý chợ vào kế hoạch thanh tra năm 2026.",
        62,
    )
    assert lines(read_text(text))[0] == "5. Thanh tra, kiểm tra, giám sát"


def test_a_part_named_without_a_label_stands_alone_behind_a_full_line() -> None:
    line = "Các thôn dọn kênh, nạo vét cống, phát quang bờ, thay các cửa phai hỏng, ghi sổ từng việc đã làm."
    full = textwrap.fill(line, 50).split("\n")
    text = "\n".join(["1. Dọn kênh", *full, full[0] + ".", "Nhiệm vụ, giải pháp", "1. Dọn kênh", *full])
    assert "Nhiệm vụ, giải pháp" in lines(read_text(text))


PAPERS = """\
      1. Tổ công tác gặp từng chủ đò, xem bến và hỏi chuyện người qua lại về những chuyến
cuối ngày, khi nước lớn và khi có sương mù trên mặt hồ.
                                         1
\f
      2. Những việc cần xem
      a) Giấy tờ của bến: Giấy phép mở bến, giấy khám đò lần gần nhất; thẻ của người lái
và người phụ; sổ ghi số khách từng chuyến trong ba tháng mùa lũ; Báo cáo của thôn về
những lần đò chở quá số người, chở xe máy hoặc chạy ban đêm không đèn;
                                         2
\f
Sơ đồ bến và bản cam kết của chủ đò; Phiếu kiểm áo phao, đèn và còi mới nhất, có chữ
ký của hai người; Thông tin về những vụ va chạm của năm ngoái.
      b) Ra tận bến xem cọc neo, cầu dẫn, biển báo mực nước và chỗ chờ của khách;
                                         3
\f
      c) Ghi lại những gì đã thấy, mỗi bên giữ một bản, bản còn lại nộp cho Văn phòng để
cất vào hồ sơ của bến.
"""


def test_a_list_goes_on_at_the_top_of_a_page_where_first_lines_are_indented() -> None:
    got = lines(read_text(PAPERS))
    assert [line[:2] for line in got] == ["1.", "2.", "a)", "b)", "c)"]
    assert "ban đêm không đèn; Sơ đồ bến" in got[2]
