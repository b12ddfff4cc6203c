"""Pieces of ink are numbered, chained and their slope measured alike, whatever way is the cheapest."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from vndocparse.ingest.ocr.chains import chains
from vndocparse.ingest.ocr.components import bands, components
from vndocparse.ingest.ocr.slope import reduced, skew


def specks(side: int, every: int) -> np.ndarray:
    mask = np.zeros((side, side), np.uint8)
    mask[::every, ::every] = 1
    return mask


@pytest.mark.parametrize(("side", "every"), [(60, 3), (900, 3)])
def test_short_and_long_numbers_count_alike(side: int, every: int) -> None:
    labels, stats = components(specks(side, every))
    count = (side // every) ** 2
    assert len(stats) == count + 1
    assert int(labels.max()) == count  # 90 000 pieces do not fit into short numbers
    assert set(stats[1:, 4].tolist()) == {1}


def test_a_mask_of_one_row_has_pieces() -> None:
    _, stats = components(np.array([[1, 1, 0, 1]], np.uint8))
    assert stats[1:, [0, 2]].tolist() == [[0, 2], [3, 1]]


def test_bands_are_the_filled_stretches() -> None:
    mask = np.zeros((6, 4), np.uint8)
    mask[1:3, 2] = mask[5, 0] = 1
    assert bands(mask) == [(1, 3), (5, 6)]
    assert bands(mask, across=False) == [(0, 1), (2, 3)]


def test_letters_of_two_lines_make_two_chains() -> None:
    box = [(x, y, x + 8, y + 10) for y in (0, 30) for x in range(0, 200, 12)]
    found = chains(np.array(box, np.int32), 10.0)
    assert sorted(map(sorted, found)) == [list(range(17)), list(range(17, 34))]


def test_a_tail_that_meets_a_mark_below_stays_with_its_line() -> None:
    box = [(x, y, x + 8, y + 10) for y in (0, 30) for x in range(0, 96, 12)]
    box[3] = (36, 0, 44, 20)  # `p` with the mark of `ế` below it
    assert sorted(map(len, chains(np.array(box, np.int32), 10.0))) == [8, 8]


@pytest.mark.parametrize("degrees", [-2.3, -0.6, 0.0, 0.4, 1.7])
def test_slope_of_lines_is_measured(degrees: float) -> None:
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    for y in range(200, 1500, 40):
        for x in range(150, 1080, 26):
            draw.rectangle((x, y, x + 14, y + 16), fill=0)
    sloping = page.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(reduced(np.asarray(sloping))) == pytest.approx(degrees, abs=0.11)
