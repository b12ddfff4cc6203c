"""Every letter of the old encodings survives, by content and by the name of the font."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.text.legacy import decode, decode_run, decode_text, font_encoding, table
from vndocparse.text.legacy_score import is_syllable

SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
SENTENCE = (
    "Ban Thường vụ Tỉnh ủy Hà Sơn yêu cầu các cấp ủy quán triệt, tổ chức thực hiện kết luận này; "
    "giữ vững kỷ luật, kỷ cương, chăm lo đời sống đồng bào vùng cao, vùng sâu."
)


def encode(text: str, name: str) -> str:
    back: dict[str, str] = {}
    for code, letter in table(name).items():
        back.setdefault(letter, code)
    return "".join(back.get(c, c) for c in text)


@pytest.mark.parametrize("letter", SMALL)
def test_vni_has_every_letter_in_both_cases(letter: str) -> None:
    for one in (letter, letter.upper()):
        assert decode_run(encode(one, "vni"), "VNI-Times") == one


@pytest.mark.parametrize("letter", SMALL + "ĂÂĐÊÔƠƯ")
def test_tcvn3_has_every_small_letter_and_seven_capitals(letter: str) -> None:
    assert decode_run(encode(letter, "tcvn3"), ".VnTime") == letter


def test_vni_capitals_that_other_tables_confuse() -> None:
    assert decode_run("YÛ YÕ Î Æ Ó Ò", "VNI-Helve") == "Ỷ Ỹ Ỵ Ỉ Ĩ Ị"


def test_viscii_is_complete() -> None:
    assert set(SMALL + SMALL.upper()) <= set(table("viscii").values())


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_bytes_are_known_by_what_they_say(name: str) -> None:
    got = decode(encode(SENTENCE, name).encode("latin-1"))
    assert (got.text, got.encoding) == (SENTENCE, name)


def test_windows_1258_comes_out_composed() -> None:
    data = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "CP1258"], input=SENTENCE.encode(), capture_output=True, check=False
    )
    if data.returncode:
        pytest.skip("no iconv with CP1258 here")
    assert decode(data.stdout).text == SENTENCE
    assert decode(data.stdout).encoding == "cp1258"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_mark(codec: str) -> None:
    assert decode(SENTENCE.encode(codec)).text == SENTENCE


def test_unicode_is_left_alone_also_decomposed_and_in_other_languages() -> None:
    import unicodedata

    for text in (
        SENTENCE,
        unicodedata.normalize("NFD", SENTENCE),
        "Le café où l'été est né, déjà vu à Orléans.",
    ):
        assert decode_text(text).text == text


def test_capitals_lost_in_tcvn3_are_told() -> None:
    assert decode(encode(SENTENCE, "tcvn3").encode("latin-1")).notes == ("case_lost",)


@pytest.mark.parametrize(
    ("font", "name"),
    [(".VnTime", "tcvn3"), ("ABCDEF+.VnArialH", "tcvn3"), ("VnTime", "tcvn3"), ("VNI-Times", "vni"),
     ("VNI Times", "vni"), ("Times New Roman", None), ("Vineta", None), ("", None)],
)  # fmt: skip
def test_font_names(font: str, name: str | None) -> None:
    assert font_encoding(font) == name


def test_a_font_of_capitals_and_text_that_is_unicode_already() -> None:
    assert decode_run("®¶ng uû", "XYZABC+.VnTimeH") == "ĐẢNG UỶ"
    assert decode_run("Đảng ủy", ".VnTime") is None


@pytest.mark.parametrize(("word", "so"), [("nghiệp", True), ("quyết", True), ("gìn", True), ("uỷ", True),
                                          ("khuỷu", True), ("nghièp", False), ("ViÖt", False), ("cấc", True)])  # fmt: skip
def test_syllables(word: str, so: bool) -> None:
    assert is_syllable(word) is so


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(st.text(max_size=200), st.sampled_from([".VnTimeH", "VNI-Times", "Arial", ""]))
def test_any_run_is_decoded_or_not(text: str, font: str) -> None:
    assert isinstance(decode_run(text, font), str | None)
