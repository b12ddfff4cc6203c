"""Quarters and document symbols as recognisers misread them."""

import pytest

from vndocparse.core.geometry import Box
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import TextSource
from vndocparse.ingest.ocr.correct import correct


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["quý", "11/2024;"], "quý II/2024;"),
        (["quý", "IIH/2013."], "quý III/2013."),
        (["Quý", "1V/2025,"], "Quý IV/2025,"),
        (["quý", "II/2024."], "quý II/2024."),
        (["quý", "1/2024."], "quý 1/2024."),  # printed so as often as not
        (["ngày", "11/2024"], "ngày 11/2024"),  # a month, no quarter
        (["quý", "báo"], "quý báo"),
        (["18-QĐÐ/TU,"], "18-QĐ/TU,"),
    ],
)
def test_what_is_mended_and_what_is_left(words: list[str], read: str) -> None:
    made = [Word(w, Box(1, 50 * i, 10, 50 * i + 40, 22), 0.9) for i, w in enumerate(words)]
    page = PrintedPage(1, 595, 842, made, TextSource.OCR)
    correct(page)
    assert " ".join(w.text for w in page.words) == read


@pytest.mark.parametrize(("x", "read"), [(0, "IV/2031"), (200, "1V/2031")])
def test_a_quarter_below_its_label_in_a_narrow_cell(x: int, read: str) -> None:
    made = [
        Word("Quý", Box(1, 0, 10, 40, 22), 0.9, size=12.0),
        Word("tỉnh", Box(1, 100, 10, 140, 22), 0.9, size=12.0),
        Word("1V/2031", Box(1, x, 24, x + 50, 36), 0.9, size=12.0),
    ]
    page = PrintedPage(1, 595, 842, made, TextSource.OCR)
    correct(page)
    assert page.words[-1].text == read
