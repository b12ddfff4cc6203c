"""Vocabulary and words: the fast way finds what the slow one does, and offsets hold."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.segment.matching import Matcher
from vndocparse.segment.words import segment_words
from vndocparse.text.fold import fold

FORMS = Matcher({f: (f,) for f in ("ban", "ban chỉ đạo", "chỉ đạo", "tỉnh ủy", "tỉnh", "a.b")})
TEXT = st.lists(st.sampled_from(["ban", "chỉ", "đạo", "tỉnh", "ủy", " ", "a.b", "x"]), max_size=30).map(
    "".join
)


@given(TEXT)
def test_the_automaton_finds_what_the_reference_finds(text: str) -> None:
    assert sorted(FORMS.occurrences(text)) == sorted(FORMS.occurrences_slowly(text))


def test_a_form_inside_a_word_does_not_count_and_the_longest_wins() -> None:
    assert [f[2] for f in FORMS.find("cái bano, ban chỉ đạo tỉnh ủy")] == [("ban chỉ đạo",), ("tỉnh ủy",)]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_words_cover_all_but_white_space(text: str) -> None:
    covered = "".join(text[s:e] for s, e in segment_words(text, fold(text)))
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)


def test_fixed_words_are_joined_in_either_tone_style() -> None:
    text = "Ban Thường vụ Tỉnh uỷ họp"
    words = [text[s:e] for s, e in segment_words(text, fold(text))]
    assert "Ban Thường vụ" in words and "Tỉnh uỷ" in words
