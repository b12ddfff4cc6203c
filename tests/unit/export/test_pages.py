"""ALTO and searchable PDF: every word where it stands on the page."""

import io
import os
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from vndocparse.core.geometry import Box, CharMap
from vndocparse.core.source import Page, Paragraph, SourceDocument, TextSource
from vndocparse.core.span import Span
from vndocparse.errors import UnsupportedError
from vndocparse.export.alto import ALTO, to_alto
from vndocparse.export.base import ExportOptions, exporters
from vndocparse.export.pdf import searchable

LINES = [
    ("Tỉnh ủy Hà Sơn kết luận", 100.0, 80.0),
    ("Các huyện ủy rà soát quy hoạch", 60.0, 300.0),
    ("cán bộ trẻ, cán bộ nữ", 60.0, 320.0),
]
W, H = 595.0, 842.0
BLANK = Page(1, Span(0, 0), W, H, TextSource.OCR)


def source(kind=TextSource.OCR):
    """Return a heading and a paragraph of two lines, each letter 6 points wide, words 4 points apart."""
    chars, text = CharMap(), ""
    for n, (line, x, y) in enumerate(LINES):
        for i, word in enumerate(line.split(" ")):
            if text:
                chars.add_blank()
                text += "\n" if n == 1 and i == 0 else " "
            chars.add_word(len(word), Box(1, x, y, x + 6.0 * len(word), y + 12), 0.9)
            text += word
            x += 6.0 * len(word) + 4
    first = len(LINES[0][0])
    paragraphs = (Paragraph(Span(0, first), page=1), Paragraph(Span(first + 1, len(text)), page=1))
    page = Page(1, Span(0, len(text)), W, H, kind)
    return SourceDocument(text, paragraphs, chars, path="x.pdf", pages=(page,))


def picture_pdf(rotation=0):
    import pypdfium2

    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(*((W, H) if rotation in (0, 180) else (H, W)))
    page.set_rotation(rotation)
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def words_of(pdf):
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextLine

    def walk(item):
        if isinstance(item, LTTextLine):
            yield item
        elif hasattr(item, "__iter__"):
            for x in item:
                yield from walk(x)

    page = next(iter(extract_pages(io.BytesIO(pdf))))
    return page.height, list(walk(page))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pdfminer_or_pdfium_find_the_text_where_it_stands(rotation):
    import pypdfium2

    made = searchable(picture_pdf(rotation), source())
    pdf = pypdfium2.PdfDocument(made)
    textpage = pdf[0].get_textpage()
    assert "Các huyện ủy rà soát quy hoạch" in textpage.get_text_range()
    if rotation:
        return
    pytest.importorskip("pdfminer", reason="pdfminer reads the PDF back")
    height, lines = words_of(made)
    for text, x, y in LINES:
        (line,) = [found for found in lines if text in found.get_text()]
        assert line.x0 == pytest.approx(x, abs=2)
        assert height - line.y1 == pytest.approx(y, abs=4)
        assert line.x1 == pytest.approx(x + 6 * len(text) - 2 * text.count(" "), abs=4)


def test_layer_is_invisible():
    import pypdfium2

    shown = pypdfium2.PdfDocument(searchable(picture_pdf(), source()))[0].render(scale=1).to_numpy()
    assert shown.min() == 255


def test_earlier_hidden_layer_is_replaced():
    import pypdfium2

    twice = searchable(searchable(picture_pdf(), source()), source())
    text = pypdfium2.PdfDocument(twice)[0].get_textpage().get_text_range()
    assert text.count("Hà Sơn") == 1


def test_page_with_its_own_text_is_left_alone():
    import pypdfium2

    made = searchable(picture_pdf(), source(TextSource.TEXT_LAYER))
    assert pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range() == ""


def test_picture_becomes_a_page():
    import pypdfium2

    held = io.BytesIO()
    Image.new("L", (1240, 1754), 200).save(held, "PNG")
    page = pypdfium2.PdfDocument(searchable(held.getvalue(), source()))[0]
    assert page.get_size() == (W, H)
    assert page.render(scale=0.2).to_numpy()[50, 50, 0] == pytest.approx(200, abs=4)
    assert "Tỉnh ủy Hà Sơn" in page.get_textpage().get_text_range()


def test_alto_words():
    root = to_alto({}, source(), "2025-01-02T03:04:05+00:00")
    ns = {"a": ALTO}
    shown = [
        " ".join(s.get("CONTENT") for s in line.findall("a:String", ns))
        for line in root.iterfind(".//a:TextLine", ns)
    ]
    assert shown == [text for text, _, _ in LINES]
    assert len(root.findall(".//a:TextBlock", ns)) == 2
    first = root.find(".//a:String", ns)
    assert float(first.get("HPOS")) * 72 / 1200 == pytest.approx(100, abs=0.1)
    assert float(first.get("VPOS")) * 72 / 1200 == pytest.approx(80, abs=0.1)
    ids = root.xpath("//@ID")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("stamp", ["2025-01-02T03:04:05+00:00", ""])
def test_alto_is_valid(stamp):
    """Against the profile beside this file, and the official schema where ALTO_XSD names a copy of it."""
    schemas = [str(Path(__file__).with_name("alto-profile.xsd")), *filter(None, [os.environ.get("ALTO_XSD")])]
    documents = [source(), SourceDocument("", (), CharMap(), path="trắng.pdf", pages=(BLANK,))]
    for document in documents:
        made = etree.fromstring(etree.tostring(to_alto({}, document, stamp)))
        for path in schemas:
            etree.XMLSchema(etree.parse(path)).assertValid(made)


def test_formats_of_pages_refuse_what_has_none():
    bare = SourceDocument("x", (Paragraph(Span(0, 1)),), CharMap.blank(1), path="x.txt")
    for name in ("alto", "pdf"):
        options = ExportOptions(reader=lambda _: (b"x", bare))
        with pytest.raises(UnsupportedError):
            exporters()[name].export([{}], "documents", io.BytesIO(), options)
        with pytest.raises(UnsupportedError):
            exporters()[name].export([{}, {}], "documents", io.BytesIO(), options)
