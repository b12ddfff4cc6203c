"""Lost and added spaces."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.text.spacing import broken_pair, known_syllables, spaced_runs, split_glued


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("bộxã", ["bộ", "xã"]),
        ("Đảngviên", ["Đảng", "viên"]),
        ("uỷUBND", ["uỷ", "UBND"]),
        ("ởMục", ["ở", "Mục"]),
        ("sựlãnhđạo", ["sự", "lãnh", "đạo"]),
        ("Đảng", None),
        ("online", None),
        ("container", None),
        ("VnEdu", None),
        ("ĐẢNGBỘ", None),
        ("thứI", ["thứ", "I"]),
        ("dựán", ["dự", "án"]),
        ("quýIV", ["quý", "IV"]),
        ("thứba", ["thứ", "ba"]),
        ("độvềThường", ["độ", "về", "Thường"]),
        ("Krông", None),
        ("Lênin", None),
        ("thựchiện", None),  # also thự + chiện: undecided without the page's words
        ("", None),
    ],
)
def test_glued_words(word: str, pieces: list[str] | None) -> None:
    assert split_glued(word) == pieces


def test_the_words_of_the_page_decide() -> None:
    known = known_syllables(["Thực", "hiện", "thực", "hiện."])
    assert split_glued("thựchiện", known) == ["thực", "hiện"]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("về t ì n h h ì n h", [(1, 9, [4, 4])]),
        ("t ì n h h ì n h m ớ i", [(0, 11, [4, 4, 3])]),
        ("các xã a b", []),
        ("a b c d", []),
        ("", []),
    ],
)
def test_letters_set_apart(words: str, runs: list[tuple[int, int, list[int]]]) -> None:
    assert spaced_runs(words.split()) == runs


@pytest.mark.parametrize(
    ("left", "right", "before", "joined"),
    [
        ("th", "ực", "", True),
        ("Tr", "ường", "", True),
        ("nghiê", "m", "", True),
        ("kg", "ăn", "5", False),
        ("các", "xã", "", False),
        ("m", "ở", "10", False),
        ("th", "ỰC", "", False),
        ("TP", "Hà", "", False),
    ],
)
def test_broken_pairs(left: str, right: str, before: str, joined: bool) -> None:
    assert broken_pair(left, right, before) is joined


@given(st.text(alphabet="bộxãthựchiệnĐN abn,.1", max_size=60))
def test_parts_make_up_the_word(word: str) -> None:
    pieces = split_glued(word)
    assert pieces is None or "".join(pieces) == word
    for first, end, lengths in spaced_runs(word.split()):
        assert sum(lengths) == end - first


def test_long_input_is_no_trap() -> None:
    began = time.perf_counter()
    spaced_runs(["a", "n", "h"] * 20_000)
    split_glued("ả" * 100_000)
    assert time.perf_counter() - began < 5
