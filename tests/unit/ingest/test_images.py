"""Picture files become frames of pixels with a resolution; broken or huge ones are refused."""

import io
from typing import Any

import pytest
from PIL import Image, ImageDraw

from vndocparse.core.options import Limits, ParseOptions
from vndocparse.errors import BadInputError, EmptyInputError, LimitError, MissingToolError
from vndocparse.ingest.images import Frame, frames
from vndocparse.ingest.read import read_bytes

LIMITS = Limits()


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def only(data: bytes) -> tuple[Any, float]:
    (frame,) = frames(data, "a", LIMITS)
    assert frame.notices == ()
    return frame.pixels, frame.dpi


def sheet(mode: str = "L", size: tuple[int, int] = (827, 1169)) -> Image.Image:
    picture = Image.new(mode, size, "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 300, 120), fill=0)
    return picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_every_kind_is_opened(kind: str) -> None:
    pixels, dpi = only(saved(sheet("RGB"), kind))
    assert pixels.shape == (1169, 827, 3)
    assert pixels[110, 200].max() < 60 < 200 < pixels[500, 500].min()
    assert dpi == pytest.approx(100, rel=0.01)  # nothing told: a sheet of A4


@pytest.mark.parametrize(("told", "want"), [(200, 200), (72, 100), (96, 100), (5000, 100), (1, 100)])
def test_the_resolution_that_is_told_or_that_of_a_sheet(told: int, want: int) -> None:
    _, dpi = only(saved(sheet(), "PNG", dpi=(told, told)))
    assert dpi == pytest.approx(want, rel=0.01)


def fax(*heights: int, **more: object) -> bytes:
    pages = [sheet("1", (800, height)) for height in heights]
    return saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4", **more)


def test_all_pages_of_a_fax_in_their_order() -> None:
    got = [f.pixels.shape for f in frames(fax(1000, 1010, 1020), "a", LIMITS) if f.pixels is not None]
    assert got == [(1000, 800), (1010, 800), (1020, 800)]


@pytest.mark.parametrize(
    ("heights", "limits", "want"),
    [
        ((1000, 1010, 1020), {"pages": 2}, ["1000", "1010 limit_pages"]),
        ((1000, 1010), {"pages": 2}, ["1000", "1010"]),
        ((1000, 2000, 1010), {"page_pixels": 900_000}, ["1000", "limit_page_pixels", "1010"]),
        ((2000, 1000, 1010), {"page_pixels": 900_000, "pages": 2}, ["limit_page_pixels", "1000 limit_pages"]),
    ],
)
def test_past_a_limit_the_rest_is_read_and_told(
    heights: tuple[int, ...], limits: dict[str, int], want: list[str]
) -> None:
    def told(frame: Frame) -> str:
        height = [] if frame.pixels is None else [str(frame.pixels.shape[0])]
        return " ".join([*height, *(n.code for n in frame.notices)])

    assert [told(f) for f in frames(fax(*heights), "a", Limits(**limits))] == want


def test_a_fax_that_was_cut_keeps_the_pages_before() -> None:
    data = fax(1000, 1010, 1020, 1030, 1040, 1050)
    full = Limits()
    for share in (0.5, 0.7, 0.9):
        got = list(frames(data[: int(len(data) * share)], "a", full))
        read = [f for f in got if f.pixels is not None]
        assert 0 < len(read) < 6
        assert "page_unreadable" in [n.code for f in got for n in f.notices]
    with pytest.raises(BadInputError, match="damaged"):
        list(frames(data[: int(len(data) * 0.05)], "a", full))


def test_what_is_transparent_is_paper() -> None:
    pixels, _ = only(saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))
    assert pixels.min() == 255


def test_deep_grey_keeps_its_shades() -> None:
    picture = Image.new("I;16", (40, 40), 40000)
    picture.putpixel((3, 3), 0)
    pixels, _ = only(saved(picture, "PNG"))
    assert pixels[3, 3] == 0
    assert pixels[9, 9] >= 250


def test_a_photo_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    pixels, _ = only(saved(sheet("L"), "JPEG", exif=exif))
    assert pixels.shape == (827, 1169)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.6])
def test_a_cut_file_is_told_as_damaged(kind: str, share: float) -> None:
    data = saved(sheet("RGB"), kind)
    with pytest.raises(BadInputError, match="damaged") as told:
        list(frames(data[: int(len(data) * share)], "a", LIMITS))
    assert " at 0x" not in told.value.message


def test_too_many_pixels() -> None:
    with pytest.raises(LimitError, match="pixels"):
        list(frames(saved(sheet(), "PNG"), "a", Limits(page_pixels=1000)))


def test_recognising_switched_off() -> None:
    doc = read_bytes(saved(sheet(), "PNG"), "a", ParseOptions(ocr="never"))
    assert (doc.text, len(doc.pages), [n.code for n in doc.notices]) == ("", 1, ["ocr_needed"])


def test_a_white_sheet_holds_no_text() -> None:
    try:
        with pytest.raises(EmptyInputError):
            read_bytes(saved(Image.new("L", (827, 1169), 255), "PNG"), "a")
    except MissingToolError as e:
        pytest.skip(str(e))
