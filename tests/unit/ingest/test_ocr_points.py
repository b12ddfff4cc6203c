"""The mark at a word's end is told by its ink: a comma has a tail, a colon and a semicolon an upper dot."""

import numpy as np
import pytest

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.ingest.ocr import points
from vndocparse.ingest.ocr.ink import take_apart
from vndocparse.ingest.ocr.segments import find_segments

LETTER = 20  # pixels of a small letter
BASE = 60


def line(*, tail: int, upper: bool) -> np.ndarray:
    """Draw eight letters and a mark of which ``tail`` pixels hang below the line."""
    page = np.full((120, 400), 255, np.uint8)
    for n in range(8):
        page[BASE - LETTER : BASE, 20 + 26 * n : 36 + 26 * n] = 0
    x = 20 + 26 * 8
    page[BASE - 5 : BASE + tail, x : x + 5] = 0
    if upper:
        page[BASE - LETTER : BASE - LETTER + 5, x : x + 5] = 0
    return page


def mended(read: str, behind: str, *, tail: int, upper: bool) -> str:
    ink = take_apart(line(tail=tail, upper=upper), 200.0)
    runs = find_segments(ink)
    assert len(runs) == 1
    words = [
        Word(read, Box(1, 20, 30, 20 + 26 * 8 + 5, 70), 0.95, line=0),
        Word(behind, Box(1, 260, 30, 300, 70), 0.95, line=0),
    ]
    points.mend(words, runs, ink, (1.0, 1.0))
    assert words[1].text == behind
    return words[0].text


@pytest.mark.parametrize(
    ("read", "behind", "tail", "upper", "right"),
    [
        ("dùng:", "rà", 6, True, "dùng;"),
        ("giá,", "tăng", 6, True, "giá;"),
        ("xã.", "phường", 6, False, "xã,"),
        ("4,", "Sở", 0, False, "4."),
        ("đích;", "Nâng", 0, True, "đích:"),
        ("sau:", "rà", 0, True, "sau:"),  # as it stands there
        ("phố.", "Các", 6, False, "phố."),  # a comma before a capital may be a worn stop
        ("thôn,", "bản", 0, False, "thôn,"),  # a tail wears off; what follows goes on
        ("huyện,", "xã", 2, False, "huyện,"),  # neither a tail nor none
        ("nay...", "các", 6, False, "nay..."),
    ],
)
def test_marks_are_told_by_their_ink(read: str, behind: str, tail: int, upper: bool, right: str) -> None:
    assert mended(read, behind, tail=tail, upper=upper) == right
