"""Runs of which the recogniser's search for lines makes nothing are read again, in two parts or as they are."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from test_ocr_recognise import DPI, FONT, needs_font

from vndocparse.ingest.ocr import ink, segments, unread
from vndocparse.ingest.ocr.engine import ReadWord
from vndocparse.ingest.ocr.recognise import _hides_label


def _run(behind: int) -> tuple[np.ndarray, ink.Ink, segments.Segment]:
    image = Image.new("L", (1200, 300), 255)
    draw = ImageDraw.Draw(image)
    for x, y, words, size in ((100, 190, "Lưu: VT, TH", 40), (330, 195, "(N.Mai)", behind)):
        draw.text((x, y), words, font=ImageFont.truetype(str(FONT), size), fill=0, anchor="ls")
    gray = np.asarray(image)
    pieces = ink.take_apart(gray, DPI)
    (run,) = segments.find_segments(pieces)
    return gray, pieces, run


def _words(*texts: str, confidence: float = 0.9) -> list[ReadWord]:
    return [ReadWord(t, confidence, 5.0 + 50 * i, 0, 45.0 + 50 * i, 30) for i, t in enumerate(texts)]


@needs_font
def test_two_sizes_are_read_one_by_one():
    gray, pieces, run = _run(26)
    read, lefts = {0: []}, {0: run.x0}
    parts = [_words("Lưu:", "VT,", "TH"), _words("(N.Mai)")]
    unread.mend(gray, pieces, [run], read, lefts, lambda crops: parts[: len(crops)], lambda crops: [])
    assert [w.text for w in read[0]] == ["Lưu:", "VT,", "TH", "(N.Mai)"]
    assert read[0][3].x0 > read[0][2].x0


@needs_font
@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (_words("HIỆU", "TRƯỞNG“", confidence=0.5), True),
        (_words("oan", "nux", confidence=0.5), False),
        (_words("Sở", "Tài", "chính"), True),
    ],
)
def test_a_run_is_taken_as_it_is_only_where_it_is_sure_or_a_formula(
    words: list[ReadWord], kept: bool
) -> None:
    gray, pieces, run = _run(40)
    read, lefts = {0: []}, {0: run.x0}
    unread.mend(gray, pieces, [run], read, lefts, lambda crops: [[] for _ in crops], lambda _: [words])
    assert bool(read[0]) is kept


@pytest.mark.parametrize(
    ("words", "hides"),
    [
        ((("“h", 0.0), ("Công", 0.97)), True),
        ((("3.", 0.3), ("Công", 0.97)), False),  # a label already
        ((("“h", 0.8), ("Công", 0.97)), False),
        ((("“h", 0.0), ("công", 0.97)), False),
        ((("“h", 0.0),), False),
    ],
)
def test_a_label_that_was_hardly_read_is_read_again(words, hides):
    line = [ReadWord(t, c, 10.0 * i, 0.0, 10.0 * i + 8, 9.0) for i, (t, c) in enumerate(words)]
    assert _hides_label(line) is hides
