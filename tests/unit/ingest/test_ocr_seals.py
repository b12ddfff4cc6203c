"""A pale seal is taken off the print that it was pressed over; dark ones and print stay."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from test_ocr_recognise import DPI, FONT, needs_data, needs_font, read

from vndocparse.ingest.ocr import ink
from vndocparse.ingest.ocr.prepare import prepare
from vndocparse.ingest.ocr.seals import without_seals


def signed(level: int) -> np.ndarray:
    """Draw a body and a signature's lines, a seal of this grey pressed over their beginnings."""
    image = Image.new("L", (1240, 900), 255)
    draw = ImageDraw.Draw(image)
    for i in range(6):
        text = "Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc kế hoạch"
        draw.text((120, 80 + 50 * i), text, font=ImageFont.truetype(str(FONT), 36), fill=15)
    seal = Image.new("L", image.size, 255)
    ring = ImageDraw.Draw(seal)
    for radius in (115, 110, 78):
        box = (640 - radius, 560 - radius, 640 + radius, 560 + radius)
        ring.ellipse(box, outline=level, width=6)
    image.paste(Image.fromarray(np.minimum(np.asarray(image), np.asarray(seal))))
    draw = ImageDraw.Draw(image)
    for i, text in enumerate(("GIÁM ĐỐC", "Nguyễn Thị Bình")):
        draw.text((610, 480 + 120 * i), text, font=ImageFont.truetype(str(FONT), 40), fill=15)
    return np.asarray(image)


def cleared(page: np.ndarray) -> np.ndarray | None:
    return without_seals(page, ink.take_apart(page, DPI))


@needs_font
def test_a_pale_seal_goes_and_print_stays():
    page = signed(105)
    out = cleared(page)
    assert out is not None
    assert (out[445:450, 600:680] > 200).all()  # the ring's upper edge
    assert ((out < 60) == (page < 60)).mean() > 0.999
    assert (out[:400] == page[:400]).all()


@needs_font
@pytest.mark.parametrize("level", [10, 30])
def test_a_seal_as_dark_as_print_stays(level):
    assert cleared(signed(level)) is None


@needs_font
@needs_data
def test_lines_under_a_seal_are_read():
    got = read(signed(105))
    assert "seal_removed" in got.steps
    assert [w.text for w in got.words][-5:] == ["GIÁM", "ĐỐC", "Nguyễn", "Thị", "Bình"]


def test_grain_of_a_blank_back_is_not_stretched_to_print():
    noise = np.random.default_rng(4).normal(224, 8, (900, 700))
    noise[200:600:40, 100:600] -= 25  # what shines through
    steps: list[str] = []
    ready = prepare(noise.clip(0, 255).astype(np.uint8), 150.0, 0.0, steps)
    assert float((ready.gray < ink.threshold(ready.gray)).mean()) < 0.01
