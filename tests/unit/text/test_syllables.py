"""The closed set of syllables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.text.syllables import is_syllable, syllables

WELL_FORMED = (
    "nghị quyết ủy uỷ hòa hoà khuỷu khuya giếng giết gìn gì giữa quốc quý quí quyền huỳnh nghiêng ngoằn ngoèo "
    "yêu uống oan ươn thuở uỵch kỹ mỹ lý tỷ tỉ rượu khuyến khích huệ tuế quả quờ quạng được chuyện thuế thủy "
    "thuỷ xoong đảng bộ tỉnh huyện xã phường cấp ủy chấp hành kết luận thường vụ chỉ thị hướng dẫn"
)
IN_USE = WELL_FORMED.split()
MALFORMED = "th bộxã cng ngi ghan ngê tàc zô jan cqng hqi kăn ce gê qa chiêù đangr w"
NONE = MALFORMED.split()


@pytest.mark.parametrize("word", IN_USE)
def test_syllables_in_use_are_well_formed(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.capitalize()) and is_syllable(word.upper())


@pytest.mark.parametrize("word", NONE)
def test_what_cannot_be_spelled_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_the_set_is_closed_and_in_nfc() -> None:
    assert 15_000 < len(syllables()) < 20_000
    assert all(w == unicodedata.normalize("NFC", w) == w.lower() for w in syllables())


def test_syllables_that_close_with_a_stop_carry_sac_or_nang_only() -> None:
    marks = {"\u0300", "\u0309", "\u0303"}
    closed = [w for w in syllables() if w.endswith(("c", "p", "t", "ch"))]
    assert closed
    assert not any(marks & set(unicodedata.normalize("NFD", w)) for w in closed)


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_syllable(text) in (True, False)
