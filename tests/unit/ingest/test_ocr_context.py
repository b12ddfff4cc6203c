"""The bigram model: what it mends, what it leaves alone, and that it is what its command makes."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.ingest.ocr import bigrams, context

ROOT = Path(__file__).parents[3]


def words_of(text: str, confidence: float) -> list[Word]:
    return [
        Word(t, Box(1, 40.0 * i, 0, 40.0 * i + 30, 10), confidence, line=0)
        for i, t in enumerate(text.split())
    ]


def mended(text: str, confidence: float = 0.93) -> str:
    words = words_of(text, confidence)
    context.mend(words)
    assert all((w.raw is None) == (w.reason is None) for w in words)
    return " ".join(w.text for w in words)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Ban Tố chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
        ("Ủy ban Kiếm tra các cấp", "Ủy ban Kiểm tra các cấp"),
        ("chuyến đối số", "chuyển đổi số"),
        ("đế thực hiện nhiệm vụ", "để thực hiện nhiệm vụ"),
        ("sửa đối, bố sung một số điều", "sửa đổi, bổ sung một số điều"),
        ("Thường vụ Tỉnh ủy tông kết", "Thường vụ Tỉnh ủy tổng kết"),
    ],
)
def test_mended(read, right):
    assert mended(read) == right


@pytest.mark.parametrize(
    "text",
    [
        "đồng chí Lê Tố Hữu",
        "xã Tố Hiệu",
        "XÃ TỐ HIỆU",
        "Nguyễn Văn Chính trình bày",
        "số 17-NQ/TU ngày 15/9/2026",
        "tố cáo và khiếu nại",
        "phó chủ tịch thành phố",
        "HĐND tỉnh",
    ],
)
def test_left_alone(text):
    assert mended(text, 0.85) == text


def test_a_sure_word_and_a_pen_s_word_are_left_alone():
    assert mended("đế thực hiện", 0.98) == "đế thực hiện"


def test_without_a_model_nothing_is_changed(monkeypatch):
    monkeypatch.setattr(context, "shipped", lambda: None)
    assert mended("đế thực hiện") == "đế thực hiện"


def test_the_command_makes_the_same_bytes_each_time_and_the_shipped_file_is_of_its_form():
    sys.path.insert(0, str(ROOT / "models/syllable_bigrams"))
    train = pytest.importorskip("train")
    made = train.packed(train.model())
    assert made == train.packed(train.model())
    # Not the very bytes: they change with every lexicon, and are made anew before a release (--check).
    for data in (made, train.OUT.read_bytes()):
        model = bigrams.unpacked(data)
        assert model.seen("tổ", "chức") and len(model.single) > 1000


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=8).filter(lambda t: not any(c.isspace() for c in t)), max_size=40)
)
def test_any_words_give_as_many_words(texts):
    words = [Word(t, Box(1, 0, 0, 1, 1), 0.5, line=0) for t in texts]
    context.mend(words, bigrams.Bigrams({"": {"để": 3}, "để": {"thực": 2}}))
    assert len(words) == len(texts) and all(w.text for w in words)
