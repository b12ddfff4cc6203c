"""PDF files to source documents."""

import contextlib
import random
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from unit.ingest.pdf_pages import BODY, body, pdf, put, resolution
from vndocparse.core.geometry import Box
from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import AsideKind, Column, ParagraphKind, SourceDocument, TextSource, check
from vndocparse.errors import BadInputError, EncryptedError, MissingToolError, VndocparseError
from vndocparse.ingest.pdf.page_image import page_image
from vndocparse.ingest.pdf.read import read_pdf

SHARED = Path(__file__).parents[4] / "shared" / "real"
OPTIONS = ParseOptions()


def texts(doc: SourceDocument) -> list[str]:
    check(doc)
    return [p.span.of(doc.text) for p in doc.paragraphs]


def stub(image, *, dpi, number, size, options):  # type: ignore[no-untyped-def]
    assert image.dtype == np.uint8
    word = Word("nhận-dạng", Box(number, 100, 100, 160, 114), 0.8)
    return PrintedPage(number, size[0], size[1], [word], TextSource.OCR, confidence=0.8)


def test_letterhead_body_and_foot_are_read_in_order() -> None:
    doc = read_pdf(pdf(resolution), OPTIONS)
    assert texts(doc) == [
        "TỈNH ỦY HÀ SƠN",
        "*",
        "Số 17-NQ/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hà Sơn, ngày 12 tháng 8 năm 2023",
        "NGHỊ QUYẾT",
        "về xây dựng đội ngũ cán bộ",
        " ".join([*BODY, "quyền."]),
        "Nơi nhận:",
        "- Các huyện ủy,",
        "- Các sở, ban, ngành,",
        "- Lưu Văn phòng Tỉnh ủy.",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Trần Văn Bình",
    ]
    columns = [p.column for p in doc.paragraphs]
    assert columns[:5] == [Column.LEFT] * 3 + [Column.RIGHT] * 2
    assert columns[8:] == [Column.LEFT] * 4 + [Column.RIGHT] * 3
    title = doc.paragraphs[5]
    assert title.bold and title.centred and round(title.lines[0].size) == 16
    assert doc.paragraphs[1].kind is ParagraphKind.RULE
    assert doc.text_source is TextSource.TEXT_LAYER


def test_each_character_has_its_place() -> None:
    doc = read_pdf(pdf(resolution), OPTIONS)
    at = doc.text.index("17-NQ/TU")
    boxes = doc.chars.boxes(type(doc.paragraphs[0].span)(at, at + 8))
    assert len(boxes) == 1
    box = boxes[0]
    assert 135 < box.x0 < 150 and 190 < box.x1 < 215 and box.y0 < 95 < box.y1 and box.page == 1
    placed = {i for i, _, _ in doc.chars.places(type(doc.paragraphs[0].span)(0, len(doc.text)))}
    assert placed == {i for i, c in enumerate(doc.text) if not c.isspace()}


def test_a_paragraph_goes_on_over_the_page_break_and_page_numbers_leave() -> None:
    def first(c: Canvas) -> None:
        body(c, 740)

    def second(c: Canvas) -> None:
        put(c, 295, 45, "2", size=13)
        put(c, 85, 90, "quyền được giao.", size=13)
        body(c, 120)

    doc = read_pdf(pdf(first, second), OPTIONS)
    found = texts(doc)
    assert found[0] == " ".join([*BODY, "quyền được giao."])
    assert len(found) == 2
    assert [(a.kind, a.text, a.page) for a in doc.asides] == [(AsideKind.PAGE_NUMBER, "2", 2)]
    assert doc.pages[0].span.end <= doc.pages[1].span.start + 1
    assert doc.pages[1].span.of(doc.text).startswith("quyền được giao")


def test_stamps_of_signatures_and_arrival_leave_the_text() -> None:
    def draw(c: Canvas) -> None:
        for i, line in enumerate(
            ["Người ký: Văn phòng Tỉnh ủy", "Cơ quan: Tỉnh Hà Sơn", "Thời gian ký: 01.02.2024"]
        ):
            put(c, 400, 20 + 9 * i, line, size=7)
        put(c, 40, 150, "CÔNG VĂN ĐẾN", size=10)
        put(c, 40, 164, "Số: 25", size=10)
        put(c, 40, 178, "Ngày: 3/2/2024", size=10)
        body(c, 300)

    doc = read_pdf(pdf(draw), OPTIONS)
    assert texts(doc) == [" ".join(BODY)]
    assert {a.kind for a in doc.asides} == {AsideKind.SIGNATURE_OVERLAY, AsideKind.ARRIVAL_STAMP}


def _table(c: Canvas, top: float, rows: list[list[str]]) -> None:
    xs = [85, 120, 330, 540]
    for i, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            for k, line in enumerate(cell.split("\n")):
                put(c, x + 4, top + 15 + 40 * i + 14 * k, line, size=12)
    bottom = top + 40 * len(rows)
    for i in range(len(rows) + 1):
        c.line(xs[0], A4[1] - top - 40 * i, xs[-1], A4[1] - top - 40 * i)
    for x in xs:
        c.line(x, A4[1] - top, x, A4[1] - bottom)


def test_a_ruled_table_over_two_pages_is_one_grid() -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì"]

    def first(c: Canvas) -> None:
        body(c, 100)
        _table(c, 200, [head, ["1", "Rà soát quy hoạch\ncán bộ", "Ban Tổ chức"]])

    def second(c: Canvas) -> None:
        _table(c, 60, [head, ["2", "Xây dựng đề án", ""]])
        body(c, 300)

    doc = read_pdf(pdf(first, second), OPTIONS)
    rows = [p.span.of(doc.text) for p in doc.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert rows == [
        "TT | Nhiệm vụ | Cơ quan chủ trì",
        "1 | Rà soát quy hoạch cán bộ | Ban Tổ chức",
        "2 | Xây dựng đề án | ",
    ]
    check(doc)
    assert len(doc.tables) == 1 and doc.tables[0].header_rows == 1
    assert [c.span.of(doc.text) for c in doc.tables[0].rows[1]] == [
        "1",
        "Rà soát quy hoạch cán bộ",
        "Ban Tổ chức",
    ]


def test_lost_and_added_spaces_are_mended_and_said() -> None:
    lines = [BODY[0], "Đảng bộxã Bình Lạc nắm t ì n h h ì n h và lãnhđạo các chi bộ trực thuộc,"]
    doc = read_pdf(pdf(lambda c: body(c, 100, lines)), OPTIONS)
    assert "Đảng bộ xã Bình Lạc nắm tình hình và lãnh đạo các chi bộ" in doc.text
    assert [n.code for n in doc.notices] == ["spacing_repaired"]
    assert {c.raw for c in doc.changes} >= {"bộxã", "t ì n h"}
    assert all(c.span.of(doc.text) in doc.text for c in doc.changes)


def test_decomposed_letters_and_odd_characters_come_out_clean() -> None:
    doc = read_pdf(
        pdf(lambda c: body(c, 100, ["Ti\u0309nh u\u0309y\u00a0Ha\u0300 Sơn thông báo đến các đơn vị"])),
        OPTIONS,
    )
    assert doc.text == "Tỉnh ủy Hà Sơn thông báo đến các đơn vị"


def test_superscripts_keep_their_height() -> None:
    def draw(c: Canvas) -> None:
        put(c, 85, 100, "diện tích 120 m", size=14)
        width = c.stringWidth("diện tích 120 m", "VN", 14)
        put(c, 85 + width, 95, "2", size=8)
        put(c, 85 + width + 8, 100, "đất ở nông thôn", size=14)

    assert "120 m² đất" in read_pdf(pdf(draw), OPTIONS).text


def _scan(c: Canvas) -> None:
    from reportlab.lib.utils import ImageReader

    rng = np.random.default_rng(5)
    from PIL import Image

    picture = Image.fromarray(rng.integers(180, 255, (1403, 992), dtype=np.uint8))
    c.drawImage(ImageReader(picture), 0, 0, *A4)


def test_a_scan_goes_to_the_recogniser_and_says_so_without_one() -> None:
    data = pdf(_scan)
    doc = read_pdf(data, OPTIONS, stub)
    assert doc.text == "nhận-dạng" and doc.text_source is TextSource.OCR
    assert doc.ocr_confidence == pytest.approx(0.8)
    bare = read_pdf(data, OPTIONS)
    assert bare.text == "" and [n.code for n in bare.notices] == ["ocr_needed"]


def test_a_missing_recogniser_is_a_notice() -> None:
    def missing(image, **_):  # type: ignore[no-untyped-def]
        raise MissingToolError("no tesseract", hint="Install it.")

    doc = read_pdf(pdf(_scan), OPTIONS, missing)
    assert [n.code for n in doc.notices] == ["ocr_needed"] and "no tesseract" in doc.notices[0].message


def test_a_scan_with_only_a_stamp_is_a_scan() -> None:
    def draw(c: Canvas) -> None:
        _scan(c)
        put(c, 400, 20, "Người ký: Văn phòng Tỉnh ủy", size=7)

    doc = read_pdf(pdf(draw), OPTIONS, stub)
    assert doc.text == "nhận-dạng"
    assert "overlay_only" in [n.code for n in doc.notices]


def test_a_hidden_layer_of_rubbish_is_not_believed() -> None:
    def draw(c: Canvas) -> None:
        _scan(c)
        text = c.beginText(85, 700)
        text.setTextRenderMode(3)
        text.setFont("VN", 12)
        for _ in range(8):
            text.textLine("CQNG HOA XA HQI CHU NGHIA ban thtrong vu tinh iiy yeu cau cac cap")
        c.drawText(text)

    doc = read_pdf(pdf(draw), OPTIONS, stub)
    assert doc.text == "nhận-dạng"
    assert "text_layer_distrusted" in [n.code for n in doc.notices]
    assert any(a.kind is AsideKind.HIDDEN_TEXT and "CQNG" in a.text for a in doc.asides)


def test_a_broken_character_map_is_not_believed() -> None:
    lines = ["48<ӂ7 Ĉӎ1+ cӫa 7ӍNH về viӋc kiӇm tra cҩp ӫy cѫ sӣ và các tә chӭc ÿҧng"] * 4
    data = pdf(lambda c: [put(c, 85, 100 + 20 * i, line) for i, line in enumerate(lines)])
    doc = read_pdf(data, OPTIONS, stub)
    assert doc.text == "nhận-dạng" and doc.pages[0].steps[0] == "broken_character_map"


def test_text_of_another_language_is_believed() -> None:
    line = "The committee shall review the implementation of the resolution before the end of the year"
    data = pdf(lambda c: [put(c, 85, 100 + 20 * i, line, size=11) for i in range(4)])
    assert line in read_pdf(data, OPTIONS, stub).text


def test_white_print_and_print_outside_the_page_are_not_text() -> None:
    def draw(c: Canvas) -> None:
        body(c, 200)
        c.setFillColorRGB(1, 1, 1)
        put(c, 85, 100, "chữ trắng không ai thấy")
        c.setFillColorRGB(0, 0, 0)
        put(c, 900, 100, "ngoài trang")

    doc = read_pdf(pdf(draw), OPTIONS)
    assert texts(doc) == [" ".join(BODY)]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_rotated_pages_read_upright(degrees: int) -> None:
    import io

    import pypdfium2

    made = pypdfium2.PdfDocument(pdf(resolution))
    made[0].set_rotation(degrees)
    out = io.BytesIO()
    made.save(out)
    # The page is shown turned, its print with it: what a viewer turns back is read as it was drawn.
    turned = read_pdf(out.getvalue(), OPTIONS)
    assert turned.text == read_pdf(pdf(resolution), OPTIONS).text
    check(turned)


def test_a_locked_file_says_so() -> None:
    data = pdf(resolution, encrypt=StandardEncryption("geheim", "besitzer"))
    with pytest.raises(EncryptedError):
        read_pdf(data, OPTIONS)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"no pdf at all", b"\0" * 5000])
def test_what_is_no_pdf_is_an_error_of_the_tree(data: bytes) -> None:
    with pytest.raises(BadInputError):
        read_pdf(data, OPTIONS)


def test_damaged_files_give_a_result_or_an_error_of_the_tree() -> None:
    whole = pdf(resolution)
    rng = random.Random(20261124)
    for _ in range(120):
        data = bytearray(whole)
        if rng.random() < 0.4:
            data = data[: rng.randrange(len(data))]
        for _ in range(rng.randrange(1, 30)):
            if data:
                data[rng.randrange(len(data))] = rng.randrange(256)
        with contextlib.suppress(VndocparseError):
            check(read_pdf(bytes(data), OPTIONS))


def test_limits_give_a_partial_result_that_says_so() -> None:
    pages = [lambda c: body(c, 100)] * 5
    doc = read_pdf(pdf(*pages), ParseOptions(limits=Limits(pages=2)))
    assert len(doc.pages) == 2 and [n.code for n in doc.notices] == ["limit_pages"]
    doc = read_pdf(pdf(resolution), ParseOptions(limits=Limits(objects_per_page=3)))
    assert [n.code for n in doc.notices] == ["limit_objects"]


def test_the_picture_of_a_page_is_its_own_scan() -> None:
    import pypdfium2

    pixels, dpi = page_image(pypdfium2.PdfDocument(pdf(_scan)), 0, OPTIONS)
    assert pixels.shape == (1403, 992) and dpi == pytest.approx(120, abs=0.5)
    rendered, dpi = page_image(pypdfium2.PdfDocument(pdf(resolution)), 0, OPTIONS)
    assert dpi == 300 and rendered.shape[0] == pytest.approx(3508, abs=2)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents (../shared/real) are not here")
@pytest.mark.parametrize("folder", ["pdf", "pdf-bad-text"])
def test_real_files_keep_the_promises(folder: str) -> None:
    for path in sorted((SHARED / folder).glob("*.pdf")):
        doc = read_pdf(path.read_bytes(), OPTIONS, stub)
        check(doc)
        believed = doc.text_source is TextSource.TEXT_LAYER
        assert believed == (folder == "pdf"), path.name
