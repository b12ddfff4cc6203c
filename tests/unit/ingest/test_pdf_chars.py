"""The fast reader of characters gives what the reader of one character at a time gives."""

import io
import random
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from unit.ingest.pdf_pages import fonts, pdf, put, resolution
from vndocparse.core.geometry import Box
from vndocparse.ingest.pdf.chars import read_characters
from vndocparse.ingest.pdf.chars_slow import words_slowly
from vndocparse.ingest.pdf.objects import frame_of
from vndocparse.ingest.pdf.page_text import PageText

SAMPLES = Path(__file__).parents[3] / "corpora/samples"


def both(data: bytes) -> list[PageText]:
    """Read every page both ways; the ways agree in everything."""
    out = []
    document = pypdfium2.PdfDocument(data)
    for i in range(len(document)):
        page = document[i]
        frame = frame_of(page, i + 1)
        fast, slow = read_characters(page, frame), read_characters(page, frame, words_slowly)
        assert fast == slow
        assert all(type(x) is float for w in fast.words for x in (*w.edges, w.box.x0, w.box.y1, w.size))
        out.append(fast)
        page.close()
    document.close()
    return out


@pytest.mark.parametrize("name", ["nghi-quyet-09.pdf", "ket-luan-47.pdf", "chi-thi-15-ban-quet.pdf"])
def test_samples(name: str) -> None:
    both((SAMPLES / name).read_bytes())


def _odd(c: Canvas) -> None:
    put(c, 72, 100, "Diện tích 120 m")
    put(c, 72 + c.stringWidth("Diện tích 120 m", "VN", 14), 95, "2", size=8)
    put(c, 200, 100, "đất ở nông thôn")
    put(c, 72, 130, "ﬁ ﬀ a\u0301 ẹ\u0302 \u00ad ½ Ⅱ", size=13)
    for i, letter in enumerate("QUYẾT ĐỊNH"):  # print set wide, one object a letter
        put(c, 72 + 17.5 * i, 160, letter)
    put(c, 72, 190, "dính")
    put(c, 104, 190, "liền")  # no space is written between
    c.saveState()
    c.translate(300, 300)
    c.rotate(33)
    c.setFont("VNB", 12)
    c.drawString(0, 0, "nghiêng")
    c.restoreState()
    text = c.beginText(72, 400)
    text.setFont("VN", 12)
    text.setTextRenderMode(3)
    text.textOut("lớp chữ ẩn của một máy quét")
    c.drawText(text)
    c.setFillGray(1)
    put(c, 72, 500, "chữ trắng")
    c.setFillGray(0)
    put(c, -400, 520, "ngoài trang")
    put(c, 72, 520, "(abc) אבג xyz")


def test_odd_print() -> None:
    page = both(pdf(resolution, _odd))[1]
    texts = [w.text for w in page.words]
    assert "liền" in texts and any("²" in t for t in texts)
    assert page.hidden and page.aslant


@pytest.mark.parametrize(
    "mapped",
    [
        b"<41><D835DC00>\n<42><42>\n",  # beyond the first plane
        b"<41> <D800>\n<42> <F042>\n",  # half a pair; private use
        b"<41> <0002>\n<42> <FFFE>\n",  # PDFium's marks for a hyphen
        b"<41> <0000>\n<42> <05D0>\n",  # no meaning; right to left
        b"<41> <FFFD>\n<42> <0097>\n",  # unknown; a control code that is left out of the page's text
    ],
    ids=["pair", "half", "hyphen", "zero", "control"],
)
def test_odd_character_maps(mapped: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    data = pdf(lambda c: put(c, 72, 100, "Xã Hà Sơn. AB và ABA"))
    usual = b"<41> <0041>\n<42> <0042>\n"
    assert usual in data and len(usual) == len(mapped)
    both(data.replace(usual, mapped))


def test_fonts_of_old_encodings() -> None:
    data = pdf(lambda c: put(c, 72, 100, "§¶ng Céng s¶n ViÖt Nam, §¶ng bé th\u00adêng xuyªn kiÓm tra"))
    name = b"LiberationSerif"
    page = both(data.replace(name, b".VnTime".ljust(len(name), b"X")))[0]
    assert page.encodings == {"tcvn3"} and page.words[0].text == "Đảng"


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_pages(degrees: int) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(degrees)
        resolution(c)

    both(pdf(draw))


def test_empty_page() -> None:
    assert both(pdf(lambda c: None)) == [PageText()]
    assert both(pdf(lambda c: put(c, 72, 100, "   "))) == [PageText()]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_scattered_print(seed: int) -> None:
    rng = random.Random(seed)
    fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for _ in range(rng.randrange(1, 60)):
        text = canvas.beginText(rng.uniform(-20, 500), rng.choice((100, 101, 106, rng.uniform(0, 800))))
        text.setFont(rng.choice(("VN", "VNB", "VNI")), rng.choice((0.5, 6, 9, 13, 13, 14)))
        text.setCharSpace(rng.choice((0, 0, 0.5, 2, 4, -1)))
        text.setHorizScale(rng.choice((100, 100, 60, 200)))
        text.setTextRenderMode(rng.choice((0, 0, 0, 2, 3)))
        text.textOut("".join(rng.choice("aáâễ ơ m2Đ.,ﬁ\u0301 ") for _ in range(rng.randrange(1, 30))))
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    both(out.getvalue())


def test_the_box_of_a_word_holds_its_letters() -> None:
    for word in both(pdf(resolution))[0].words:
        assert isinstance(word.box, Box) and word.box.x0 == word.edges[0] and word.edges[-1] <= word.box.x1
