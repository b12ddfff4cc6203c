"""Ink that is easily mistaken: serifs, underlines, bows of `g`, rows of dashes, strokes of Roman numbers."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from test_ocr_recognise import DPI, FONT, needs_data, needs_font, read

from vndocparse.ingest.ocr import ink, segments


def drawn(text: str, size: int = 40) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (1200, 400), 255)
    draw = ImageDraw.Draw(image)
    draw.text((100, 150), text, font=ImageFont.truetype(str(FONT), size), fill=0)
    return image, draw


@needs_font
def test_an_underline_is_a_rule_and_serifs_are_none():
    image, draw = drawn("Hạnh phúc nhân dân Việt Nam")
    for left in (100, 230, 410):  # along the feet of the letters, as thick serifs run together
        draw.line([(left, 188), (left + 100, 188)], fill=0, width=3)
    assert not len(ink.take_apart(np.asarray(image), DPI).rules)
    image, draw = drawn("Hạnh phúc nhân dân Việt Nam")
    draw.line([(100, 200), (560, 200)], fill=0, width=3)
    assert len(ink.take_apart(np.asarray(image), DPI).rules) == 1


@needs_font
@needs_data
def test_letters_keep_tails_and_dots_that_meet_an_underline():
    image, draw = drawn("Độc lập - Tự do - Hạnh phúc")
    width = draw.textlength("Độc lập - Tự do - Hạnh phúc", font=ImageFont.truetype(str(FONT), 40))
    draw.line([(100, 196), (100 + width, 196)], fill=0, width=2)
    got = read(np.asarray(image))
    assert [w.raw or w.text for w in got.words] == ["Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"]


@needs_font
def test_a_row_of_dashes_is_counted():
    image, draw = drawn("Căn cứ quy định")
    for i in range(5):
        draw.line([(500 + 14 * i, 300), (509 + 14 * i, 300)], fill=0, width=3)
    pieces = ink.take_apart(np.asarray(image), DPI)
    assert [s.dashes for s in segments.find_segments(pieces)] == [0, 5]


@needs_font
@needs_data
@pytest.mark.parametrize("quarter", ["I", "II", "III", "IV"])
def test_quarters_keep_their_strokes(quarter):
    image, _ = drawn(f"hoàn thành trong quý {quarter}/2026")
    assert [w.text for w in read(np.asarray(image)).words][-1] == f"{quarter}/2026"


@needs_font
@needs_data
@pytest.mark.parametrize("text", ["Quý II/2026", "Quý III/2026", "Ban TT"])
def test_strokes_of_thick_print_are_counted(text):
    image, _ = drawn(f"hoàn thành trong {text}", 28)
    thick = image.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(0.6))
    assert " ".join(w.text for w in read(np.asarray(thick)).words[-2:]) == text
