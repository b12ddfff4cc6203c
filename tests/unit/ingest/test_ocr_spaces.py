"""Words that a recogniser read as one are parted where the page shows white between them."""

import numpy as np
import pytest

from vndocparse.ingest.ocr import ink, segments
from vndocparse.ingest.ocr.engine import ReadWord
from vndocparse.ingest.ocr.spaces import parted

LETTER, TALL, LEFT, TOP = 20, 20, 100, 200


def strokes(words: str, space: int, apart: int) -> tuple[ink.Ink, segments.Segment, ReadWord]:
    """Draw a block for each letter of the words, and the line that they make when read as one."""
    page = np.full((400, 1200), 255, np.uint8)
    x = LEFT
    for c in words:
        if c == " ":
            x += space - apart
            continue
        page[TOP : TOP + TALL, x : x + LETTER - apart] = 0
        x += LETTER
    text = words.replace(" ", "")
    pieces = ink.take_apart(page, 200.0)
    (run,) = segments.find_segments(pieces)
    return pieces, run, ReadWord(text, 0.9, 0.0, 0.0, float(x - apart - LEFT), 20.0)


def read(words: str, space: int = 8, apart: int = 1) -> str:
    pieces, run, word = strokes(words, space, apart)
    return " ".join(w.text for w in parted(word, pieces, run, LEFT))


@pytest.mark.parametrize(
    "words",
    ["cơ quan chủ hộ", "hộp chính,", "Tổ chức nền nếp", "Quý II/2031", "BÍ THƯ", "sở UBND"],
)
def test_parted(words):
    assert read(words) == words


@pytest.mark.parametrize("words", ["thuyền", "UBND", "MTTQ", "Lênin", "12/2031"])
def test_whole(words):
    assert read(words) == words


def test_nothing_is_parted_without_white():
    assert read("nội chính", space=1) == "nộichính"


def test_letters_set_apart_are_no_words():
    assert read("UB ND", space=8) == "UBND"
    assert read("nội chính", space=6, apart=5) == "nộichính"


def test_of_three_words_one_may_be_misread():
    assert read("Cơ quqn phối") == "Cơ quqn phối"
    assert read("Cơ quqn") == "Cơquqn"


def test_boxes_follow_the_white():
    pieces, run, word = strokes("nội chính", 8, 1)
    first, second = parted(word, pieces, run, LEFT)
    assert first.x1 == pytest.approx(3 * LETTER - 1, abs=1)
    assert second.x0 == pytest.approx(3 * LETTER - 1 + 8, abs=1)
