"""Capitals that TCVN3 cannot write come back where the letters around them are capitals, and only there."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.ingest.read import read_bytes
from vndocparse.ingest.text_case import restore_capitals
from vndocparse.text.legacy import table


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("ĐảNG CộNG SảN VIệT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("TỉNH ủY HÀ SƠN        Bình Lạc, ngày 05", "TỈNH ỦY HÀ SƠN        Bình Lạc, ngày 05"),
        ("Bí THƯ", "BÍ THƯ"), ("PHó Bí THƯ", "PHÓ BÍ THƯ"), ("Vụ Tổ chức", "Vụ Tổ chức"),
        ("Sở Y tế và UBND tỉnh", "Sở Y tế và UBND tỉnh"), ("của HộI ĐồNG tỉnh", "của HỘI ĐỒNG tỉnh"),
        ("Hà", "Hà"), ("à", "à"), ("số 5/NQ", "số 5/NQ"), ("Ủy ban", "Ủy ban"), ("ủy ban", "ủy ban"),
    ],
)  # fmt: skip
def test_capitals(raw: str, want: str) -> None:
    assert restore_capitals(raw) == want


def test_a_file_in_the_old_code() -> None:
    codes = {letter: code for code, letter in table("tcvn3").items()}
    words = "TỈNH ỦY HÀ SƠN\n\nKẾT LUẬN\n\n1. Các huyện ủy rà soát các mục tiêu của nghị quyết.\n"
    doc = read_bytes("".join(codes.get(c) or codes.get(c.lower()) or c for c in words).encode("cp1252"))
    assert doc.encoding == "tcvn3"
    assert doc.text.split() == words.split()


@given(st.text(alphabet="ảẢ aAbB\n\t.đĐ1", max_size=60))
def test_length_and_letters_stay(text: str) -> None:
    made = restore_capitals(text)
    assert len(made) == len(text)
    assert made.lower() == text.lower()


@pytest.mark.parametrize("unit", ["ả", "A ", "ả  ", "Aả", "a\n"])
def test_long_text_takes_linear_time(unit: str) -> None:
    began = time.perf_counter()
    restore_capitals(unit * (300_000 // len(unit)))
    assert time.perf_counter() - began < 5
