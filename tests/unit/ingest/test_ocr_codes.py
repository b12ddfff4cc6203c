"""Codes, days and whole lines: what is put right, and what is left alone."""

from dataclasses import replace

import pytest

from unit.ingest.ocr_words import corrected, page_of
from vndocparse.ingest.ocr.correct import correct
from vndocparse.ingest.ocr.covered import better
from vndocparse.ingest.ocr.engine import ReadWord
from vndocparse.ingest.ocr.judge import Figures, judge


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("số 101/2025/UBTVQHI15, ngày", "số 101/2025/UBTVQH15, ngày"),
        ("Luật số 12/QHI5 của", "Luật số 12/QH15 của"),
        ("Kế hoạch số I105/KH-UBND ngày", "Kế hoạch số 1105/KH-UBND ngày"),
        ("xã và MTTO", "xã và MTTQ"),
        ("V/% báo cáo kết quả", "V/v báo cáo kết quả"),
        ("430/KH-MIIQ-BTT", "430/KH-MTTQ-BTT"),
        ("Kết luận số 12-KIL/TW, ngày", "Kết luận số 12-KL/TW, ngày"),
        ("Kết luận số 40-KI/TU của", "Kết luận số 40-KL/TU của"),
        ("Chỉ thị số 06/CT-DBND ngày", "Chỉ thị số 06/CT-UBND ngày"),
        ("Kết luận số 14-KU/TW của", "Kết luận số 14-KL/TW của"),
        ("Số I406-TB/TU", "Số 1406-TB/TU"),
        ("trước ¡7 giờ, mặn 4%o.", "trước 17 giờ, mặn 4‰."),
        ("Tờ trình số 5§-TTr/ĐU, ngày", "Tờ trình số 58-TTr/ĐU, ngày"),
        ("©) Giao Sở Nội vụ", "c) Giao Sở Nội vụ"),
        (
            "Số: 16CT-UBND Hà Sơn, ngày 03 tháng II năm 2025",
            "Số: 16/CT-UBND Hà Sơn, ngày 03 tháng 11 năm 2025",
        ),
        ("giảm 0,4%‹; 60 lí/người/ngày", "giảm 0,4‰; 60 lít/người/ngày"),
        ("UBND Thành phó, các PCT UBND tính;", "UBND Thành phố, các PCT UBND tỉnh;"),
        ("- NÑạo vét mương, Sở NÑ&PTNT", "- Nạo vét mương, Sở NN&PTNT"),
        ("trước l0 giờ, đạt I5%;", "trước 10 giờ, đạt 15%;"),
        ("phòng 2§17 (b/€); Đíc Bí thư", "phòng 2817 (b/c); Đ/c Bí thư"),
        ("ngày 0I tháng I2 năm", "ngày 01 tháng 12 năm"),
        ("lần thứ XYVI", "lần thứ XVI"),
        ("CHẢNH VĂN PHONG", "CHÁNH VĂN PHÒNG"),
        ("Độc lân Tư do - Hanh nhúc", "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_put_right(read, right):
    assert corrected(read, y=80.0) == right


@pytest.mark.parametrize(
    "text",
    [
        "số 71/2016/NĐ-CP;",
        "40-QĐi/VPTU",
        "OCOP và ASEAN",
        "UBND tỉnh",
        "GIÁM ĐỐC",
        "15-CTr/HU",
        "IX",
        "15/CT-PCTT",
        "kênh loại III",
        "quý III năm",
        "I2C",
        "đích",
        "07/KH-SVHT",
    ],
)
def test_left_alone(text):
    assert corrected(text, y=80.0) == text


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("đến 30/1 1/2024.", "đến 30/11/2024."),
        ("ngày 02/ 10/2020,", "ngày 02/10/2020,"),
        ("Nghị quyết số 1 18/NQ-HĐND ngày", "Nghị quyết số 118/NQ-HĐND ngày"),
        ("số 121 1/2016/UBTVQH13", "số 1211/2016/UBTVQH13"),
        ("tháng 1 18/NQ-HĐND", "tháng 1 18/NQ-HĐND"),
        ("từ 30/1 11/02/2024", "từ 30/1 11/02/2024"),  # two days
        ("năm 2020 2021", "năm 2020 2021"),
        ("VT, KTthanh1 12.", "VT, KTthanh112."),
        ("chỉ 0, 11%.", "chỉ 0, 11%."),
        ("khoản 1 2 và 3", "khoản 1 2 và 3"),
    ],
)
def test_figures_of_one_number_are_joined(read, right):
    page = page_of(read, 0.95, 80.0)
    x = 10.0
    for i, w in enumerate(page.words):
        page.words[i] = replace(w, box=w.box._replace(x0=x, x1=x + 20.0), size=12.0, line=1)
        x += 23.0
    correct(page)
    assert " ".join(w.text for w in page.words) == right


def test_a_decimal_is_joined_where_hardly_any_white_parts_it():
    page = page_of("chỉ 0, 1 1%.", 0.95, 80.0)
    for i, (w, x) in enumerate(zip(page.words, (10.0, 33.0, 40.0, 48.0), strict=True)):
        page.words[i] = replace(w, box=w.box._replace(x0=x, x1=x + 6.0), size=12.0, line=1)
    correct(page)
    assert " ".join(w.text for w in page.words) == "chỉ 0,11%."


def test_a_sure_abbreviation_is_left_alone():
    assert corrected("MTTO", confidence=0.98, y=80.0) == "MTTO"


@pytest.mark.parametrize(
    ("figures", "doubted"),
    [
        (Figures(0.99, True, 0.1), False),
        (Figures(0.9, True, 0.1), True),
        (Figures(0.99, False, 0.1), True),
        (Figures(0.99, True, 3.0), True),
    ],
)
def test_figures_of_a_number_are_judged_one_by_one(figures, doubted):
    page = page_of("Số 756-CT/ĐU", 0.4, 80.0)
    judge(page, figures={1: figures})
    assert bool(page.notices) == doubted


def test_a_number_in_a_sentence_is_no_pen_s():
    page = page_of("Nghị quyết số 57-NQ/TW", 0.5, 80.0)
    judge(page)
    assert not page.notices


def reading(text: str, sure: float = 0.9) -> list[ReadWord]:
    return [ReadWord(t, sure, 10.0 * i, 0, 10.0 * i + 8, 9) for i, t in enumerate(text.split())]


@pytest.mark.parametrize(
    ("before", "after", "deputy", "text"),
    [
        ("GIÁM ĐỐC", "~ PHÓ GIÁM ĐỐC", False, "PHÓ GIÁM ĐỐC"),
        ("VĂN PHÒNG", "GHÁNH VĂN PHÒNG", False, "GHÁNH VĂN PHÒNG"),
        ("BAN THƯỜNG VỤ", "__T/LBAN THƯỜNG VỤ", False, "T/L BAN THƯỜNG VỤ"),
        ("hạm Trường Sơn", "( Phạm Trường Sơn", False, "Phạm Trường Sơn"),
        ("TỊCH", "tỳ CHỦ TỊCH", True, "PHÓ CHỦ TỊCH"),
        ("TỊCH", "tỳ CHỦ TỊCH", False, None),
        ("Lê Văn Sơn", "Lê Văn Sơn", False, None),
        ("+", "ƒ -+", False, None),
    ],
)
def test_a_second_reading_is_taken_where_it_is_more_of_a_signature(before, after, deputy, text):
    found = better(reading(before), reading(after), deputy)
    assert (found and " ".join(w.text for w in found)) == text


@pytest.mark.parametrize(
    ("before", "after", "above", "text"),
    [
        ("TỊCH", "ấ_ >IÑ}CHỦ TỊCH", "chutich", "PHÓ CHỦ TỊCH"),
        ("ĐỐC", "GIÁM ĐỐC", "giamdoc", "GIÁM ĐỐC"),  # nothing stands before it
        ("TỊCH", "ấ_ >IÑ}CHỦ TỊCH", "", None),
        ("CHỦ TỊCH", ">IÑ CHỦ TỊCH", "chutich", None),
        ("ĐỐC", "XGIÁM ĐỐC", "chutich", None),
    ],
)
def test_a_deputy_signs_below_whom_he_stands_for(before, after, above, text):
    found = better(reading(before), reading(after), bool(above), above)
    assert (found and " ".join(w.text for w in found)) == text
    assert text != "PHÓ CHỦ TỊCH" or (found and max(w.confidence for w in found[:2]) <= 0.3)


def test_a_guessed_word_is_hardly_believed():
    found = better(reading("TỊCH"), reading("tỳ CHỦ TỊCH"), True)
    assert found and found[0].confidence <= 0.3
