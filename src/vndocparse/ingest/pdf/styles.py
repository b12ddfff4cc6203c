"""What the print of a text object looks like: font, size, angle, whether it is seen."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

from vndocparse.ingest.pdf.native import native
from vndocparse.text.legacy import font_encoding

_INVISIBLE_MODES = (3, 7)
_WHITE = 250
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the page; ``legacy`` names its encoding where that is older than Unicode."""

    name: str
    bold: bool
    italic: bool
    legacy: str | None


@dataclass(frozen=True, slots=True)
class Style:
    """What the characters of one text object look like."""

    font: Font
    size: float
    angle: int  # degrees counter-clockwise, to the nearest right angle; -1 for a slant
    hidden: bool
    bold: bool


NO_FONT = Font("", False, False, None)


class Styles:
    """The styles of one text page's objects, each read once; ``page`` is the text page's address."""

    def __init__(self, page: int) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._native = native()
        self._page = ctypes.c_void_p(page)
        self._known: dict[int, Style] = {}
        self._fonts: dict[int, Font] = {}
        self._looks: dict[tuple[float, float, float, float, float, int, int, bool], Style] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._colour = (ctypes.c_uint * 4)()
        at = ctypes.addressof(self._colour)
        self._colour_at = tuple(at + 4 * i for i in range(4))

    def of(self, item: int, index: int) -> Style:
        """Return the style of the text object at address ``item``, which holds the character ``index``."""
        made = self._known.get(item)
        if made is None:
            made = self._known[item] = self._read(item, index)
        return made

    def _read(self, item: int, index: int) -> Style:
        call, page = self._native, self._page
        call.matrix(page, index, self._matrix_at)
        a, b, c, d = self._matrix[:4]
        mode = call.render_mode(item)
        hidden = mode in _INVISIBLE_MODES or (mode == 0 and self._is_white(item))
        key = (a, b, c, d, call.font_size(page, index), call.font(item), mode, hidden)
        made = self._looks.get(key)
        if made is None:  # most objects look like one before
            made = self._looks[key] = self._style(*key)
        return made

    def _style(
        self, a: float, b: float, c: float, d: float, points: float, font_at: int, mode: int, hidden: bool
    ) -> Style:
        """Return the style of print with a matrix, a size before it, a font and a way of drawing."""
        size = points * (math.hypot(c, d) or 1.0)
        angle = math.degrees(math.atan2(b, a)) % 360
        right_angle = round(angle / 90) * 90
        slanted = abs(angle - right_angle) > 8
        font = self._font(font_at)
        bold = font.bold or mode == 2
        return Style(font, round(size, 2), -1 if slanted else right_angle % 360, hidden, bold)

    def _is_white(self, item: int) -> bool:
        if not self._native.fill_colour(item, *self._colour_at):
            return False
        red, green, blue, alpha = self._colour
        return alpha == 0 or (red >= _WHITE and min(green, blue) >= _WHITE)

    def _font(self, address: int) -> Font:
        if not address:
            return NO_FONT
        known = self._fonts.get(address)
        if known is None:
            raw = self._raw
            handle = ctypes.cast(address, raw.FPDF_FONT)
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            lowered = name.lower()
            flags = max(0, raw.FPDFFont_GetFlags(handle))
            bold = "bold" in lowered or "black" in lowered or bool(flags & _BOLD_FLAG)
            italic = "italic" in lowered or "oblique" in lowered or bool(flags & _ITALIC_FLAG)
            known = self._fonts[address] = Font(name, bold, italic, font_encoding(name))
        return known
