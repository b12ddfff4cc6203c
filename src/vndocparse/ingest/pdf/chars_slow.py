"""Read the characters of a PDF page one by one: the reference that the fast way is tested against."""

from __future__ import annotations

import ctypes
import unicodedata
from typing import Any

from vndocparse.core.geometry import Box
from vndocparse.ingest.pdf.native import address_of
from vndocparse.ingest.pdf.objects import Frame
from vndocparse.ingest.pdf.page_text import (
    BACKWARD,
    LEGACY_CODES,
    LEGACY_LETTER,
    LINE_SHIFT,
    SET_WIDE,
    WORD_GAP,
    WRITTEN_GAP,
    PageText,
    Plain,
    composed,
    sheet_of,
)
from vndocparse.ingest.pdf.styles import Style, Styles


def words_slowly(handle: Any, frame: Frame) -> PageText:
    """Read an open text page."""
    return _Reader(handle, frame).read()


class _Reader:
    """One pass over the characters of a text page."""

    def __init__(self, handle: Any, frame: Frame) -> None:
        self.handle = handle
        self.frame = frame
        self.result = PageText()
        self.line = 0
        self.last_right = self.last_bottom = 0.0
        self.chars: list[str] = []
        self.lefts: list[float] = []
        self.rights: list[float] = []
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.styles: list[Style] = []

    def read(self) -> PageText:
        from pypdfium2 import raw

        handle, frame = self.handle, self.frame
        rectangle = raw.FS_RECTF()
        styles = Styles(address_of(handle))
        plain = Plain()
        space = False
        for i in range(raw.FPDFText_CountChars(handle)):
            item = raw.FPDFText_GetTextObject(handle, i)
            code = raw.FPDFText_GetUnicode(handle, i)
            if not item:  # PDFium's own: a space or a line break that it inferred
                space = True
                continue
            style = styles.of(address_of(item), i)
            size = style.size
            text = plain[code]
            if code in plain.meaningless:
                self.result.unmapped += 1
            if style.font.legacy and code in LEGACY_CODES:
                text = LEGACY_LETTER
            if not text:
                continue
            if text == " ":
                self._flush()
                space = False
                continue
            raw.FPDFText_GetLooseCharBox(handle, i, ctypes.byref(rectangle))
            x0, y0, x1, y1 = frame.place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if self.chars:
                self._part(text, x0, y1, size, style, space)
            elif abs(y1 - self.last_bottom) > LINE_SHIFT * size or x0 < self.last_right - BACKWARD * size:
                self.line += 1
            space = False
            self.chars.append(text)
            self.lefts.append(x0)
            self.rights.append(x1)
            self.tops.append(y0)
            self.bottoms.append(y1)
            self.styles.append(style)
        self._flush()
        return self.result

    def _part(self, text: str, x0: float, y1: float, size: float, style: Style, space: bool) -> None:
        """End the word before this character where white or another line parts them."""
        right, bottom, before = self.rights[-1], self.bottoms[-1], self.styles[-1]
        big = max(size, before.size)
        if (
            abs(y1 - bottom) > LINE_SHIFT * big
            or x0 < right - BACKWARD * big
            or style.hidden != before.hidden
        ):
            self._flush()
            self.line += 1
            return
        if unicodedata.combining(text[0]):
            return
        gap = x0 - right
        if gap <= (WRITTEN_GAP if space else WORD_GAP) * big:
            return
        # Print set wide has white between all its letters; there a word gap is wider still.
        count = len(self.chars)
        white = right - self.lefts[0] - sum(r - x for x, r in zip(self.lefts, self.rights, strict=True))
        set_apart = white / (count - 1) if count > 1 else 0.0
        if gap > SET_WIDE * set_apart:
            self._flush()

    def _flush(self) -> None:
        """Make a word of the characters so far; the place of the last is kept for the next word."""
        if not self.chars:
            return
        style = self.styles[len(self.styles) // 2]
        self.result.angles[style.angle] += len(self.chars)
        edges = [*self.lefts, self.rights[-1]]
        text, edges = composed(self.chars, edges, self.styles, self.bottoms)
        box = Box(self.frame.number, self.lefts[0], min(self.tops), max(self.rights), max(self.bottoms))
        self.result.add(text, edges, box, style, self.line, sheet_of(self.frame))
        self.last_right, self.last_bottom = self.rights[-1], self.bottoms[-1]
        for column in (self.chars, self.lefts, self.rights, self.tops, self.bottoms, self.styles):
            column.clear()
