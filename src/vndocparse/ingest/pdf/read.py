"""Read a PDF file, page by page, into a source document."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.options import ParseOptions
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import Aside, AsideKind, Notice, SourceDocument, TextSource
from vndocparse.errors import BadInputError, EncryptedError, LimitError, MissingToolError
from vndocparse.ingest.layout.assemble import assemble
from vndocparse.ingest.layout.grid import tables_of
from vndocparse.ingest.pdf.chars import read_characters
from vndocparse.ingest.pdf.objects import PageObjects, scan_objects
from vndocparse.ingest.pdf.page_image import picture
from vndocparse.ingest.pdf.page_text import PageText
from vndocparse.ingest.pdf.quality import Verdict, judge
from vndocparse.ingest.pdf.respace import respace
from vndocparse.ingest.pdf.stamped import (
    Stamped,
    band_of,
    cut_out,
    figures_at,
    flattened,
    over_print,
    placed,
    seated,
    stamped_fields,
)
from vndocparse.text.normalise import clean

_PASSWORD_ERRORS = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_STAMP_DPI = 300.0
_STAMP_SURE = 0.8  # a number read from a picture is never as sure as print
_OCR_ADVICE = "install Tesseract with its Vietnamese data (`vie`), or allow recognition (`--ocr auto`)"


class Recogniser(Protocol):
    """Reads the picture of a page.

    ``image`` is ``H x W`` (grey) or ``H x W x 3`` (RGB) ``uint8``; ``size`` is the page's width and
    height in points, which the picture covers exactly; ``number`` is 1-based.
    """

    def __call__(
        self,
        image: NDArray[np.uint8],
        *,
        dpi: float,
        number: int,
        size: tuple[float, float] | None,
        options: ParseOptions,
    ) -> PrintedPage:
        """Return the words of the picture, in points."""


def read_pdf(data: bytes, options: ParseOptions, recognise: Recogniser | None = None) -> SourceDocument:
    """Read a PDF file.

    Each page is taken from its text layer where that deserves belief, and recognised from its
    picture where not (``recognise`` given and ``options.ocr`` not ``never``). A page that cannot be
    had either way is empty and has a notice. PDFium serves one thread at a time.

    Raises:
        EncryptedError: If the file needs a password.
        BadInputError: If the file is no PDF or damaged beyond reading.
    """
    pdf = _opened(data)
    try:
        count = len(pdf)
        if count == 0:
            raise BadInputError("the PDF has no pages", "tệp PDF không có trang nào")
        reader = _PdfReader(pdf, options, recognise)
        made = assemble(reader.pages(count), properties=_properties(pdf), ocr_engine=None)
        return reader.signed(made)
    finally:
        pdf.close()


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if e.err_code in _PASSWORD_ERRORS:
            raise EncryptedError(
                "the PDF is locked with a password",
                "tệp PDF được khóa bằng mật khẩu",
                hint="Save a copy without a password and read that.",
                hint_vi="Hãy lưu một bản không có mật khẩu rồi đọc bản đó.",
            ) from e
        raise BadInputError("not a PDF that can be read", "không đọc được tệp PDF", hint=str(e)) from e


def _properties(pdf: Any) -> dict[str, str]:
    """Return the file's own metadata; it is untrusted and often wrong."""
    found: dict[str, str] = {}
    for key in pdf.METADATA_KEYS:
        try:
            value = clean(pdf.get_metadata_value(key)[:1000])
        except ValueError:  # half a surrogate pair in a damaged file
            continue
        if value:
            found[key.lower()] = value
    return found


class _PdfReader:
    """Reads pages one after the other and remembers what holds for the whole file."""

    def __init__(self, pdf: Any, options: ParseOptions, recognise: Recogniser | None) -> None:
        self.pdf = pdf
        self.options = options
        self.recognise = recognise if options.ocr != "never" else None
        self.encodings: set[str] = set()
        self.recognised = False

    def pages(self, count: int) -> Iterator[PrintedPage]:
        """Yield the pages within the limits."""
        limits = self.options.limits
        deadline = time.monotonic() + limits.reading_seconds
        chars = 0
        for index in range(count):
            page = self._page(index)
            chars += sum(len(w.text) + 1 for w in page.words)
            why = None
            if index + 1 < count:
                if time.monotonic() > deadline:
                    why = "limit_time"
                elif chars > limits.text_chars:
                    why = "limit_text_chars"
                elif index + 1 >= limits.pages:
                    why = "limit_pages"
            if why:
                page.notices.append(Notice(why, f"stopped after page {index + 1} of {count}", page=index + 1))
            yield page
            if why:
                return

    def signed(self, doc: SourceDocument) -> SourceDocument:
        """Add what only the whole reading knows: the encoding of old fonts, the engine."""
        encoding = next(iter(self.encodings)) if len(self.encodings) == 1 else "unicode"
        return replace(
            doc, encoding=encoding, ocr_engine=_engine_name(self.options) if self.recognised else None
        )

    def _page(self, index: int) -> PrintedPage:
        """Read one page; whatever is wrong with it, a page comes back."""
        import pypdfium2

        try:
            page = self.pdf[index]
        except pypdfium2.PdfiumError as e:
            return _empty(index + 1, (0.0, 0.0), Notice("page_unreadable", str(e), page=index + 1))
        try:
            return self._read(page, index + 1)
        except pypdfium2.PdfiumError as e:
            return _empty(index + 1, page.get_size(), Notice("page_unreadable", str(e), page=index + 1))
        finally:
            page.close()

    def _read(self, page: Any, number: int) -> PrintedPage:
        limits = self.options.limits
        until = time.monotonic() + limits.page_seconds
        if max(page.get_size()) > limits.page_points:
            message = f"page of {max(page.get_size()):.0f} points; the limit is {limits.page_points:.0f}"
            return _empty(number, page.get_size(), Notice("limit_page_points", message, page=number))
        objects = scan_objects(page, limits.objects_per_page, number, until)
        if time.monotonic() > until:
            return self._late(number, objects)
        if not objects.complete:
            message = f"more than {limits.objects_per_page} objects on the page"
            return _empty(number, page.get_size(), Notice("limit_objects", message, page=number))
        text = read_characters(page, objects.frame)
        if time.monotonic() > until:
            return self._late(number, objects)
        verdict = judge(text, objects)
        if verdict.action == "blank" and self.options.ocr != "always":
            made = _empty(number, objects.frame.size)
            made.blank = True
            return made
        if verdict.action == "ocr" or self.options.ocr == "always":
            if self.recognise is not None:
                return self._recognised(page, number, objects, text, verdict)
            if self.options.ocr != "never" or not text.words:
                return self._unread(number, objects, text, verdict)
        fields = stamped_fields(page, objects.frame) if text.words else []
        if not fields:
            return self._believed(number, objects, text, verdict)
        pictured: list[Word] = []
        if flattened(page):
            page = self.pdf[number - 1]  # PDFium shows the change only on a page loaded anew
            try:
                again = read_characters(page, objects.frame)
                again.words = over_print(text.words, again.words, fields)
                text = again
                pictured = [w for f in fields if f.drawn for w in self._stamp(page, objects, f)]
            finally:
                page.close()
        text.words = seated(text.words + pictured, fields)
        made = self._believed(number, objects, text, verdict)
        made.steps.append(f"stamped_fields:{len(fields)}")
        if any(f.drawn for f in fields):
            message = "a number or day stands on the page as a picture; please check it"
            made.notices.append(Notice("stamped_picture", message, page=number))
        return made

    def _late(self, number: int, objects: PageObjects) -> PrintedPage:
        """Return an empty page that took too long; a call into PDFium is not cut short, what follows is."""
        message = f"the page took longer than {self.options.limits.page_seconds:g} seconds"
        return _empty(number, objects.frame.size, Notice("limit_page_seconds", message, page=number))

    def _stamp(self, page: Any, objects: PageObjects, field: Stamped) -> list[Word]:
        """Read a field whose appearance is a picture; nothing where it cannot be read."""
        if self.recognise is None:
            return []
        band = band_of(field, objects.frame)
        try:
            image = cut_out(page, objects.frame, band, _STAMP_DPI)
            size = (image.shape[1] * 72 / _STAMP_DPI, image.shape[0] * 72 / _STAMP_DPI)
            read = self.recognise(image, dpi=_STAMP_DPI, number=band.page, size=size, options=self.options)
        except (LimitError, MissingToolError):
            return []
        return figures_at(field, placed(read.words, band, _STAMP_DPI), _STAMP_SURE)

    def _believed(self, number: int, objects: PageObjects, text: PageText, verdict: Verdict) -> PrintedPage:
        """Return the page as its text layer has it, with the spaces mended."""
        use_hidden = len(text.hidden) > len(text.words)
        words, mended = respace(text.hidden if use_hidden else text.words)
        turned = (objects.frame.rotation + text.turned) % 360
        sideways = text.turned in (90, 270)
        width, height = objects.frame.size
        made = PrintedPage(
            number,
            height if sideways else width,
            width if sideways else height,
            words,
            TextSource.TEXT_LAYER,
            rotation=turned,
            rules=[] if text.turned else objects.rules,
        )
        made.tables = tables_of(made.rules)
        self.encodings.update(text.encodings or {"unicode"})
        if mended:
            made.steps.append(f"spacing_repaired:{mended}")
            message = f"{mended} lost or added spaces were mended"
            made.notices.append(Notice("spacing_repaired", message, page=number))
        made.steps.extend(f"decoded:{e}" for e in sorted(text.encodings))
        if verdict.code:
            made.notices.append(Notice(verdict.code, verdict.message, page=number))
        _keep_aside(made, AsideKind.HIDDEN_TEXT, [] if use_hidden else text.hidden)
        _keep_aside(made, AsideKind.NOISE, text.aslant)
        return made

    def _recognised(
        self, page: Any, number: int, objects: PageObjects, text: PageText, verdict: Verdict
    ) -> PrintedPage:
        """Return the page as the recogniser reads its picture."""
        assert self.recognise is not None
        size = objects.frame.size
        try:
            image, dpi = picture(page, objects, self.options)
        except LimitError as e:
            return _empty(number, size, Notice("limit_page_pixels", e.message, page=number))
        try:
            made = self.recognise(image, dpi=dpi, number=number, size=size, options=self.options)
        except LimitError as e:
            return _empty(number, size, Notice("limit_page_seconds", e.message, page=number))
        except MissingToolError as e:
            return self._unread(number, objects, text, verdict, f"{e.message}. {e.hint}")
        self.recognised = True
        if verdict.code:
            made.steps.insert(0, verdict.code)
            made.notices.insert(0, Notice(verdict.code, verdict.message, page=number))
        _keep_aside(made, AsideKind.HIDDEN_TEXT, text.hidden or (text.words if verdict.code else []))
        return made

    def _unread(
        self, number: int, objects: PageObjects, text: PageText, verdict: Verdict, why: str = _OCR_ADVICE
    ) -> PrintedPage:
        """Return an empty page that says what is missing."""
        made = _empty(number, objects.frame.size)
        if verdict.code:
            made.steps.append(verdict.code)
            made.notices.append(Notice(verdict.code, verdict.message, page=number))
        made.notices.append(Notice("ocr_needed", f"the page has to be recognised: {why}", page=number))
        _keep_aside(made, AsideKind.HIDDEN_TEXT, text.hidden + text.words)
        return made


def _empty(number: int, size: tuple[float, float], notice: Notice | None = None) -> PrintedPage:
    made = PrintedPage(number, size[0], size[1], [], TextSource.TEXT_LAYER)
    if notice is not None:
        made.notices.append(notice)
    return made


def _keep_aside(page: PrintedPage, kind: AsideKind, words: list[Word]) -> None:
    if words:
        page.asides.append(Aside(kind, " ".join(w.text for w in words), page.number))


def _engine_name(options: ParseOptions) -> str | None:
    """Return the name of the engine that the options choose; the caller's own recogniser has none here."""
    from vndocparse.ingest.ocr.engine import choose

    try:
        return choose(options).name
    except MissingToolError:
        return options.ocr_engine
