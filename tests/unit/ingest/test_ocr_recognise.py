"""Recognition of small pages drawn in the test."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from vndocparse.core.options import ParseOptions
from vndocparse.core.source import AsideKind
from vndocparse.errors import MissingToolError
from vndocparse.ingest.ocr import cache, ink, segments, slope, tessdata
from vndocparse.ingest.ocr.engine import choose, makers
from vndocparse.ingest.ocr.recognise import recognise_image


def _has_vietnamese(path: Path) -> bool:
    font = ImageFont.truetype(str(path), 40)
    return bytes(font.getmask("ộ")) != bytes(font.getmask("\uffff")) != bytes(font.getmask("ẩ"))


FONT = next(
    (p for p in sorted(Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf")) if _has_vietnamese(p)),
    None,
)
DPI = 200.0
LINES = [
    "Ban Thường vụ Tỉnh ủy Hà Sơn yêu cầu các cấp ủy đẩy mạnh tổ chức",
    "thực hiện nghị quyết, tổng hợp kết quả, báo cáo trước ngày 15/9/2026;",
    "bảo đảm tỷ lệ hộ nghèo giảm còn 2,5% vào cuối năm 2027.",
    "Giao Đảng ủy xã Bình Lạc chủ trì, phối hợp với các đơn vị liên quan",
    "kiểm tra, giám sát việc thực hiện ở các chi bộ trực thuộc.",
]

needs_font = pytest.mark.skipif(FONT is None, reason="Liberation Serif is not installed")
needs_data = pytest.mark.skipif(tessdata.find(ParseOptions()) is None, reason="no vie.traineddata")


def page(lines: list[str] = LINES, colour: bool = False) -> np.ndarray:
    font = ImageFont.truetype(str(FONT), 38)
    image = Image.new("RGB", (1500, 900), "white")
    draw = ImageDraw.Draw(image)
    for i, line in enumerate(lines):
        draw.text((120, 160 + 66 * i), line, font=font, fill="black")
    if colour:
        seal = Image.new("RGB", image.size, "white")
        ImageDraw.Draw(seal).ellipse((500, 200, 760, 460), outline=(230, 30, 40), width=9)
        image = ImageChops.multiply(image, seal)
    return np.asarray(image if colour else image.convert("L"))


def read(pixels: np.ndarray, **options: object):
    return recognise_image(pixels, dpi=DPI, number=3, size=None, options=ParseOptions(**options))


@needs_font
@needs_data
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_any_orientation_reads_alike(quarters):
    got = read(np.rot90(page(), quarters))
    assert " ".join(w.text for w in got.words) == " ".join(LINES)
    assert got.rotation == 90 * quarters
    assert (got.width, got.height) == (1500 * 72 / DPI, 900 * 72 / DPI)
    assert all(0 <= w.confidence <= 1 and w.box.page == 3 for w in got.words)
    assert all(0 <= w.box.x0 < w.box.x1 <= got.width and w.box.y0 < w.box.y1 <= got.height for w in got.words)
    first = next(w for w in got.words if w.text == "Ban")
    assert abs(first.box.x0 - 120 * 72 / DPI) < 4
    assert len({w.line for w in got.words}) == len(LINES)


@needs_font
@needs_data
def test_red_seal_does_not_disturb():
    got = read(page(colour=True))
    assert "red_channel" in got.steps
    assert " ".join(w.text for w in got.words) == " ".join(LINES)


@needs_font
@needs_data
def test_skew_is_undone_and_told():
    turned = Image.fromarray(page()).rotate(-1.5, fillcolor=255, resample=Image.Resampling.BICUBIC)
    got = read(np.asarray(turned))
    assert any(s.startswith("deskew:1.") for s in got.steps)
    assert " ".join(w.text for w in got.words) == " ".join(LINES)


@needs_data
@pytest.mark.parametrize("value", [255, 0, 128])
def test_even_page_is_blank(value):
    got = read(np.full((700, 500), value, np.uint8))
    assert got.blank and not got.words


@needs_data
def test_specks_are_blank():
    pixels = np.full((1200, 900), 255, np.uint8)
    rng = np.random.default_rng(1)
    for _ in range(40):
        y, x = rng.integers(0, 1190), rng.integers(0, 890)
        pixels[y : y + 3, x : x + 3] = 0
    got = read(pixels)
    assert got.blank and not got.words


@needs_data
@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (400, 1), (12, 12, 3)])
def test_tiny_pictures_give_a_page(shape):
    assert read(np.zeros(shape, np.uint8)).number == 3


@needs_font
@needs_data
def test_pen_in_the_number_is_doubted():
    pixels = page(["Số:          /CT-UBND", "", *LINES]).copy()
    image = Image.fromarray(pixels)
    draw = ImageDraw.Draw(image)
    draw.line([(215, 150), (240, 140), (225, 215), (250, 205)], fill=0, width=6)
    draw.line([(262, 140), (300, 142), (270, 220)], fill=0, width=6)
    got = read(np.asarray(image))
    assert "handwritten_number" in {n.code for n in got.notices}
    assert AsideKind.HANDWRITING in {a.kind for a in got.asides}
    assert all(w.confidence < 0.5 for w in got.words if w.reason == "handwriting")


@needs_font
def test_marks_stand_above_in_upright_print():
    for picture, upright in ((page(), True), (np.ascontiguousarray(np.rot90(page(), 2)), False)):
        pieces = ink.take_apart(picture, DPI)
        above, below = segments.marks(pieces, segments.find_segments(pieces))
        assert (above > below) == upright


@needs_font
def test_print_on_its_side_is_seen():
    assert not slope.lies_on_side(slope.reduced(page()))
    assert slope.lies_on_side(slope.reduced(np.ascontiguousarray(np.rot90(page()))))


@needs_font
@needs_data
def test_cache_gives_the_same_page_and_survives_damage(tmp_path):
    first = read(page(), cache=str(tmp_path))
    kept = list(tmp_path.rglob("*.page"))
    assert len(kept) == 1 and not list(tmp_path.rglob(".vndocparse-*"))
    assert read(page(), cache=str(tmp_path)) == first
    kept[0].write_bytes(b"\x80\x04rubbish")
    assert read(page(), cache=str(tmp_path)) == first
    assert cache.load(str(tmp_path), kept[0].stem) == first


def test_cache_refuses_foreign_objects(tmp_path):
    name = "ab" * 32
    path = tmp_path / "ab" / f"{name}.page"
    path.parent.mkdir()
    path.write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")
    assert cache.load(str(tmp_path), name) is None


def test_missing_data_is_told_in_two_languages(tmp_path):
    with pytest.raises(MissingToolError) as caught:
        choose(ParseOptions(tessdata=str(tmp_path)))
    assert "apt install tesseract-ocr-vie" in caught.value.hint or "tesseract-ocr-vie" in caught.value.hint
    assert caught.value.told("vi")[0] != caught.value.told("en")[0]


def test_unknown_engine_is_told():
    with pytest.raises(MissingToolError):
        choose(ParseOptions(ocr_engine="abacus"))
    assert list(makers())[:2] == ["tesserocr", "tesseract"]


def test_doctor_never_raises(tmp_path):
    from vndocparse.ingest.ocr.doctor import report

    checks = report(ParseOptions(tessdata=str(tmp_path)))
    assert not checks[0].ok and {"Debian, Ubuntu", "Fedora", "macOS", "Windows"} <= set(checks[0].install)
