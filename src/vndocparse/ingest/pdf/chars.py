"""Read the characters of a PDF page into words, with their places and the look of their print."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.ingest.pdf.objects import Frame
from vndocparse.text.legacy import decode_run, font_encoding
from vndocparse.text.normalise import visible

_WORD_GAP = 0.22  # of the font size: white between characters that parts words where no space is written
_WRITTEN_GAP = 0.1  # … where PDFium inferred a space
_LINE_SHIFT = 0.45  # of the font size: rise or fall beyond which a new line begins
_BACKWARD = 0.6  # of the font size: a step to the left beyond which a new line begins
_SUPERSCRIPT = 0.8  # of the line's size: smaller figures that stand higher are superscripts
_INVISIBLE_MODES = (3, 7)
_WHITE = 250
_HYPHEN_CODES = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18


@dataclass(frozen=True, slots=True)
class _Font:
    """A font of the page."""

    name: str
    bold: bool
    italic: bool
    legacy: str | None


@dataclass(slots=True)
class _Style:
    """What the characters of one text object look like."""

    font: _Font
    size: float
    angle: int  # degrees counter-clockwise, to the nearest right angle; -1 for a slant
    hidden: bool
    bold: bool


@dataclass(slots=True)
class PageText:
    """The words of a page's text layer.

    ``hidden`` are words that no viewer shows (an OCR layer, white print); ``aslant`` stand at
    another angle than the text. ``unmapped`` counts characters that mean nothing: without a
    Unicode value, of a private use area, or control codes.
    """

    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    aslant: list[Word] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0
    encodings: set[str] = field(default_factory=set)
    turned: int = 0  # degrees by which the print stands turned on the page as it is shown


def read_characters(page: Any, frame: Frame) -> PageText:
    """Read the text layer of an open page; ``frame`` is the page's visible box."""
    from pypdfium2 import raw

    handle = raw.FPDFText_LoadPage(page.raw)
    if not handle:
        return PageText()
    try:
        found = _Reader(raw, handle, frame).read()
        turn = _dominant_turn(found)
        if turn != frame.rotation:
            turned = Frame(frame.number, frame.left, frame.bottom, frame.right, frame.top, turn)
            found = _Reader(raw, handle, turned).read()
        result = found.result
        result.turned = (turn - frame.rotation) % 360
        return result
    finally:
        raw.FPDFText_ClosePage(handle)


def _dominant_turn(reader: _Reader) -> int:
    """Return the page rotation at which most of the print stands upright."""
    usual = reader.frame.rotation
    angle, count = max(reader.angles.items(), key=lambda kv: kv[1], default=(usual, 0))
    return angle if angle >= 0 and count > 2 * reader.angles.get(usual, 0) and count > 40 else usual


class _Reader:
    """One pass over the characters of a text page."""

    def __init__(self, raw: Any, handle: Any, frame: Frame) -> None:
        self.raw = raw
        self.handle = handle
        self.frame = frame
        self.result = PageText()
        self.angles: Counter[int] = Counter()
        self.fonts: dict[int, _Font] = {}
        self.plain: dict[int, str] = {}
        self.meaningless: set[int] = set()
        self.matrix = raw.FS_MATRIX()
        self.matrix_reference = ctypes.byref(self.matrix)
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.colour_references = [ctypes.byref(c) for c in self.colour]
        self.line = 0
        self.last_right = self.last_bottom = 0.0
        self.chars: list[str] = []
        self.lefts: list[float] = []
        self.rights: list[float] = []
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.styles: list[_Style] = []

    def read(self) -> _Reader:
        raw, handle = self.raw, self.handle
        get_code, get_object, get_box = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetTextObject,
            raw.FPDFText_GetLooseCharBox,
        )
        rectangle = raw.FS_RECTF()
        reference = ctypes.byref(rectangle)
        address_of = ctypes.addressof
        styles: dict[int, _Style] = {}
        meaningless = self.meaningless
        plain, place, rotation = self.plain, self.frame.place, self.frame.rotation
        height_from = self.frame.top
        from_left = self.frame.left
        last_address = 0
        style: _Style | None = None
        space = False
        size = 0.0
        for i in range(raw.FPDFText_CountChars(handle)):
            item = get_object(handle, i)
            code = get_code(handle, i)
            if not item:  # PDFium's own: a space or a line break that it inferred
                space = True
                continue
            address = address_of(item.contents)
            if address != last_address:
                style = styles.get(address)
                if style is None:
                    style = styles[address] = self._style(item, i)
                last_address = address
                size = style.size
            assert style is not None
            text = plain.get(code)
            if text is None:
                text = plain[code] = self._plain(code)
            if code in meaningless:
                self.result.unmapped += 1
            if style.font.legacy and code in (0xAD, *_HYPHEN_CODES):
                text = "\u00ad"  # a letter of TCVN3, not a soft hyphen
            if not text:
                continue
            if text == " ":
                self._flush()
                space = False
                continue
            get_box(handle, i, reference)
            if rotation:
                x0, y0, x1, y1 = place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            else:
                x0, x1 = rectangle.left - from_left, rectangle.right - from_left
                y0, y1 = height_from - rectangle.top, height_from - rectangle.bottom
            if self.chars:
                self._part(text, x0, y1, size, style, space)
            elif abs(y1 - self.last_bottom) > _LINE_SHIFT * size or x0 < self.last_right - _BACKWARD * size:
                self.line += 1
            space = False
            self.chars.append(text)
            self.lefts.append(x0)
            self.rights.append(x1)
            self.tops.append(y0)
            self.bottoms.append(y1)
            self.styles.append(style)
        self._flush()
        return self

    def _part(self, text: str, x0: float, y1: float, size: float, style: _Style, space: bool) -> None:
        """End the word before this character where white or another line parts them."""
        right, bottom, before = self.rights[-1], self.bottoms[-1], self.styles[-1]
        big = max(size, before.size)
        if (
            abs(y1 - bottom) > _LINE_SHIFT * big
            or x0 < right - _BACKWARD * big
            or style.hidden != before.hidden
        ):
            self._flush()
            self.line += 1
            return
        if unicodedata.combining(text[0]):
            return
        count = len(self.chars)
        gap = x0 - right
        if gap <= _WRITTEN_GAP * big:
            return
        # Print set wide has white between all its letters; there a word gap is wider still.
        white = right - self.lefts[0] - sum(r - x for x, r in zip(self.lefts, self.rights, strict=True))
        set_apart = white / (count - 1) if count > 1 else 0.0
        if gap > max((_WRITTEN_GAP if space else _WORD_GAP) * big, 1.8 * set_apart):
            self._flush()

    def _flush(self) -> None:
        """Make a word of the characters so far; the place of the last is kept for the next word."""
        if not self.chars:
            return
        style = self.styles[len(self.styles) // 2]
        chars, edges = self.chars, [*self.lefts, self.rights[-1]]
        result = self.result
        self.angles[style.angle] += len(chars)
        text, edges = _composed(chars, edges, self.styles, self.bottoms)
        if style.font.legacy:
            decoded = decode_run(text, style.font.name)
            if decoded is not None:
                edges = edges if len(decoded) == len(text) else []
                text = decoded
                result.encodings.add(style.font.legacy)
        result.characters += len(text)
        box = Box(self.frame.number, self.lefts[0], min(self.tops), max(self.rights), max(self.bottoms))
        italic = style.font.italic
        word = Word(text, box, 1.0, style.size, style.bold, italic, tuple(edges), self.line)
        self._sort_in(word, style)
        self.last_right, self.last_bottom = self.rights[-1], self.bottoms[-1]
        for column in (self.chars, self.lefts, self.rights, self.tops, self.bottoms, self.styles):
            column.clear()

    def _sort_in(self, word: Word, style: _Style) -> None:
        width, height = self.frame.size
        box = word.box
        if box.x1 < 0 or box.y1 < 0 or box.x0 > width or box.y0 > height or not word.text:
            return  # outside the visible page
        if style.hidden:
            self.result.hidden.append(word)
        elif style.angle != self.frame.rotation:
            self.result.aslant.append(word)
        else:
            self.result.words.append(word)

    def _plain(self, code: int) -> str:
        """Return what a code stands for in clean text; an empty string for nothing, a space for any space."""
        if code in _HYPHEN_CODES:
            return "-"
        if not 0x20 <= code <= 0x10FFFF:
            if code not in (9, 10, 13):
                self.meaningless.add(code)
            return " " if code in (9, 10, 13) else ""
        char = chr(code)
        kind = unicodedata.category(char)
        if kind in ("Cc", "Cn", "Cs") or char == "\ufffd":
            self.meaningless.add(code)
        if 0xFB00 <= code <= 0xFB06:
            return unicodedata.normalize("NFKC", char)
        if unicodedata.combining(char):
            return char
        return visible(char)

    def _style(self, item: Any, index: int) -> _Style:
        raw = self.raw
        matrix = self.matrix
        raw.FPDFText_GetMatrix(self.handle, index, self.matrix_reference)
        size = raw.FPDFText_GetFontSize(self.handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        right_angle = round(angle / 90) * 90
        slanted = abs(angle - right_angle) > 8
        font = self._font(raw.FPDFTextObj_GetFont(item))
        mode = raw.FPDFTextObj_GetTextRenderMode(item)
        hidden = mode in _INVISIBLE_MODES or (mode == 0 and self._is_white(item))
        bold = font.bold or mode == 2
        return _Style(font, round(size, 2), -1 if slanted else right_angle % 360, hidden, bold)

    def _is_white(self, item: Any) -> bool:
        if not self.raw.FPDFPageObj_GetFillColor(item, *self.colour_references):
            return False
        red, green, blue, alpha = self.colour
        return alpha.value == 0 or (red.value >= _WHITE and min(green.value, blue.value) >= _WHITE)

    def _font(self, handle: Any) -> _Font:
        if not handle:
            return _Font("", False, False, None)
        address = ctypes.addressof(handle.contents)
        known = self.fonts.get(address)
        if known is None:
            raw = self.raw
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            lowered = name.lower()
            flags = max(0, raw.FPDFFont_GetFlags(handle))
            bold = "bold" in lowered or "black" in lowered or bool(flags & _BOLD_FLAG)
            italic = "italic" in lowered or "oblique" in lowered or bool(flags & _ITALIC_FLAG)
            known = self.fonts[address] = _Font(name, bold, italic, font_encoding(name))
        return known


def _composed(
    chars: list[str], edges: list[float], styles: list[_Style], bottoms: list[float]
) -> tuple[str, list[float]]:
    """Return the word in NFC with its edges: marks merged, ligatures parted, powers raised."""
    largest = max(s.size for s in styles)
    if any(s.size < _SUPERSCRIPT * largest for s in styles):
        chars = _raised(chars, styles, bottoms, largest)
    text = "".join(chars)
    if len(text) == len(chars) and unicodedata.is_normalized("NFC", text):
        return text, edges
    out: list[str] = []
    lefts: list[float] = []
    for i, piece in enumerate(chars):
        if out and unicodedata.combining(piece[0]):
            joined = unicodedata.normalize("NFC", out[-1] + piece)
            if len(joined) == 1 or unicodedata.combining(joined[-1]):
                out[-1] = joined
                continue
        step = (edges[i + 1] - edges[i]) / len(piece)
        for k, char in enumerate(piece):
            out.append(char)
            lefts.append(edges[i] + step * k)
    text = unicodedata.normalize("NFC", "".join(out))
    if len(text) != len(lefts):
        return text, []
    return text, [*lefts, edges[-1]]


def _raised(chars: list[str], styles: list[_Style], bottoms: list[float], largest: float) -> list[str]:
    """Write small figures that stand above the line as superscripts (`m²`, a footnote's mark)."""
    base = max(b for b, s in zip(bottoms, styles, strict=True) if s.size == largest)
    return [
        c.translate(_SUPERSCRIPTS) if s.size < _SUPERSCRIPT * largest and base - b > 0.12 * largest else c
        for c, s, b in zip(chars, styles, bottoms, strict=True)
    ]
