"""Searchable PDF: the original pages, recognised ones with an invisible layer of the corrected text."""

import ctypes
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from vndocparse.core.source import Page, SourceDocument, TextSource
from vndocparse.errors import OutputError
from vndocparse.export.alto import one_with_pages
from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.page_words import BlockOnPage, page_blocks
from vndocparse.export.pdf_font import ADVANCE, CID_TO_GID, FONT, TO_UNICODE

_DESCENT = 0.2  # of a box's height that lies below the base line
_INVISIBLE = 3


@dataclass(frozen=True)
class SearchablePdf:
    """Pages whose own text was good stay as they are; recognised pages get the text that was read."""

    name: str = "pdf"
    suffix: str = ".pdf"
    what: tuple[str, ...] = ()
    many: bool = False

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the PDF; the original is read again for its pages and the places of the words."""
        _, data, source = one_with_pages(documents, options, "PDF")
        made = searchable(data, source)
        out.write(made)
        return 1


def searchable(data: bytes, source: SourceDocument) -> bytes:
    """Return the PDF.

    Raises:
        OutputError: If PDFium refuses the pages or the font.
    """
    import pypdfium2
    import pypdfium2.raw as c

    pdf = pypdfium2.PdfDocument(data) if data[:1024].find(b"%PDF") >= 0 else _from_pictures(data, source)
    try:
        font = c.FPDFText_LoadCidType2Font(
            pdf.raw,
            (ctypes.c_ubyte * len(FONT)).from_buffer_copy(FONT),
            len(FONT),
            TO_UNICODE,
            (ctypes.c_ubyte * len(CID_TO_GID)).from_buffer_copy(CID_TO_GID),
            len(CID_TO_GID),
        )
        if not font:
            raise OutputError("the text layer's font was refused", "không nạp được phông của lớp chữ")
        blocks = page_blocks(source)
        for page in source.pages:
            if page.source is TextSource.OCR and page.number <= len(pdf):
                _layer(pdf, font, page, blocks.get(page.number, []))
        c.FPDFFont_Close(font)
        held = io.BytesIO()
        pdf.save(held)
        return held.getvalue()
    except pypdfium2.PdfiumError as e:
        raise OutputError(f"the PDF cannot be written: {e}", f"không ghi được PDF: {e}") from e
    finally:
        pdf.close()


def _from_pictures(data: bytes, source: SourceDocument) -> Any:
    """Return a PDF with a page for each picture of an image file, in the page's size."""
    import pypdfium2
    from PIL import Image, ImageOps

    pdf = pypdfium2.PdfDocument.new()
    with Image.open(io.BytesIO(data)) as picture:
        for page in source.pages:
            picture.seek(page.number - 1)
            upright = (ImageOps.exif_transpose(picture) or picture).convert("RGB")
            held = io.BytesIO()
            upright.save(held, "JPEG", quality=85)
            sheet = pdf.new_page(page.width, page.height)
            image = pypdfium2.PdfImage.new(pdf)
            image.load_jpeg(held, inline=True)
            image.set_matrix(pypdfium2.PdfMatrix().scale(page.width, page.height))
            sheet.insert_obj(image)
            sheet.gen_content()
            sheet.close()
    return pdf


def _layer(pdf: Any, font: Any, page: Page, blocks: list[BlockOnPage]) -> None:
    import pypdfium2.raw as c

    sheet = pdf[page.number - 1]
    try:
        _drop_invisible(sheet)
        place = _upright(sheet)
        for text, x, y, width, height in _runs(blocks):
            codes = text.encode("utf-16-le", "surrogatepass")
            count = len(codes) // 2
            made = c.FPDFPageObj_CreateTextObj(pdf.raw, font, 1.0)
            c.FPDFText_SetCharcodes(made, (ctypes.c_uint32 * count)(*memoryview(codes).cast("H")), count)
            c.FPDFTextObj_SetTextRenderMode(made, _INVISIBLE)
            across = max(0.01, width / (count * ADVANCE))
            base = page.height - (y + height * (1 - _DESCENT))
            c.FPDFPageObj_Transform(made, across, 0, 0, max(0.1, height), x, base)
            c.FPDFPageObj_Transform(made, *place)
            c.FPDFPage_InsertObject(sheet.raw, made)
        sheet.gen_content()
    finally:
        sheet.close()


def _runs(blocks: list[BlockOnPage]) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield words, and the blanks between them, with left, top, width and height."""
    for block in blocks:
        for line in block.lines:
            top = min(w.box.y0 for w in line)
            height = max(w.box.y1 for w in line) - top
            for i, word in enumerate(line):
                yield word.text, word.box.x0, top, word.box.width, height
                gap = line[i + 1].box.x0 - word.box.x1 if i + 1 < len(line) else 0.0
                if gap > 0:
                    yield " ", word.box.x1, top, gap, height


def _drop_invisible(sheet: Any) -> None:
    """Take away an earlier invisible layer, which was not believed: each word would be found twice."""
    import pypdfium2.raw as c

    hidden = [
        o
        for o in sheet.get_objects(filter=(c.FPDF_PAGEOBJ_TEXT,), max_depth=1)
        if c.FPDFTextObj_GetTextRenderMode(o.raw) == _INVISIBLE
    ]
    for o in hidden:
        sheet.remove_obj(o)


def _upright(sheet: Any) -> tuple[float, float, float, float, float, float]:
    """Return the matrix from the page as it is shown (origin bottom left) to the page's own space."""
    left, bottom, right, top = sheet.get_cropbox()
    w, h = right - left, top - bottom
    turned = {
        90: (0.0, 1.0, -1.0, 0.0, w, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, w, h),
        270: (0.0, -1.0, 1.0, 0.0, 0.0, h),
    }.get(sheet.get_rotation(), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    return (*turned[:4], turned[4] + left, turned[5] + bottom)


EXPORTER = SearchablePdf()
