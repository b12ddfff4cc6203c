"""The words of a page's text layer, and how characters become a word."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.ingest.pdf.objects import Frame
from vndocparse.ingest.pdf.styles import Style
from vndocparse.text.legacy import decode_run
from vndocparse.text.normalise import visible

WORD_GAP = 0.22  # of the font size: white between characters that parts words where no space is written
WRITTEN_GAP = 0.1  # … where PDFium inferred a space
LINE_SHIFT = 0.45  # of the font size: rise or fall beyond which a new line begins
BACKWARD = 0.6  # of the font size: a step to the left beyond which a new line begins
SET_WIDE = 1.8  # times the white between a word's letters: a word gap in print that is set wide
HYPHEN_CODES = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line
LEGACY_CODES = (0xAD, *HYPHEN_CODES)  # … and for the letter of TCVN3 that has the soft hyphen's place
LEGACY_LETTER = "\u00ad"
_SUPERSCRIPT = 0.8  # of the line's size: smaller figures that stand higher are superscripts
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


Sheet = tuple[float, float, int]  # width and height of a page as it is shown, and its rotation


def sheet_of(frame: Frame) -> Sheet:
    """Return what of a page's frame is asked for at every word."""
    return (*frame.size, frame.rotation)


@dataclass(slots=True)
class PageText:
    """The words of a page's text layer.

    ``hidden`` are words that no viewer shows (an OCR layer, white print); ``aslant`` stand at
    another angle than the text. ``unmapped`` counts characters that mean nothing: without a
    Unicode value, of a private use area, or control codes. ``angles`` counts characters by the angle of
    their print.
    """

    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    aslant: list[Word] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0
    encodings: set[str] = field(default_factory=set)
    turned: int = 0  # degrees by which the print stands turned on the page as it is shown
    angles: Counter[int] = field(default_factory=Counter)

    def add(self, text: str, edges: list[float], box: Box, style: Style, line: int, sheet: Sheet) -> None:
        """Take in a word of one style: decoded where its font is old, sorted by how it can be seen."""
        font = style.font
        if font.legacy:
            decoded = decode_run(text, font.name)
            if decoded is not None:
                edges = edges if len(decoded) == len(text) else []
                text = decoded
                self.encodings.add(font.legacy)
        self.characters += len(text)
        width, height, rotation = sheet
        if box.x1 < 0 or box.y1 < 0 or box.x0 > width or box.y0 > height or not text:
            return  # outside the visible page
        word = Word(text, box, 1.0, style.size, style.bold, font.italic, tuple(edges), line)
        if style.hidden:
            self.hidden.append(word)
        elif style.angle != rotation:
            self.aslant.append(word)
        else:
            self.words.append(word)


class Plain(dict[int, str]):
    """What each code stands for in clean text: an empty string for nothing, a space for any space.

    ``meaningless`` are the codes met that have no meaning.
    """

    def __init__(self) -> None:
        super().__init__()
        self.meaningless: set[int] = set()

    def __missing__(self, code: int) -> str:
        made = self[code] = self._made(code)
        return made

    def _made(self, code: int) -> str:
        if code in HYPHEN_CODES:
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


@cache
def plain_table() -> PlainTable:
    """Return the table of the process; a page adds the codes that no page before it had."""
    return PlainTable()


class PlainTable:
    """:class:`Plain` for all characters of a page at once, by code: the text and what kind of text it is."""

    _SIZE = 1 << 16

    def __init__(self) -> None:
        self._plain = Plain()
        self._texts = np.empty(self._SIZE, dtype=object)
        self._known, self._space, self._printed, self._meaningless = np.zeros((4, self._SIZE), dtype=bool)

    def read(self, codes: NDArray[np.uint32]) -> PlainText:
        """Return what each code stands for."""
        if codes.max(initial=0) >= self._SIZE:
            return self._one_by_one(codes.tolist())
        for code in set(codes[~self._known[codes]].tolist()):
            text = self._texts[code] = self._plain[code]
            self._space[code], self._printed[code] = text == " ", text not in ("", " ")
            self._meaningless[code] = code in self._plain.meaningless
            self._known[code] = True
        return PlainText(
            self._texts[codes].tolist(), self._space[codes], self._printed[codes], self._meaningless[codes]
        )

    @staticmethod
    def _one_by_one(codes: list[int]) -> PlainText:
        plain = Plain()
        texts = [plain[c] for c in codes]
        return PlainText(
            texts,
            np.array([t == " " for t in texts]),
            np.array([t not in ("", " ") for t in texts]),
            np.array([c in plain.meaningless for c in codes]),
        )


@dataclass(slots=True)
class PlainText:
    """The characters of a page in clean text; ``printed`` are those that are neither nothing nor a space."""

    texts: list[str]
    space: NDArray[np.bool_]
    printed: NDArray[np.bool_]
    meaningless: NDArray[np.bool_]


def composed(
    chars: Sequence[str], edges: list[float], styles: Sequence[Style], bottoms: Sequence[float]
) -> tuple[str, list[float]]:
    """Return a word in NFC with its edges: marks merged, ligatures parted, powers raised."""
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


def _raised(
    chars: Sequence[str], styles: Sequence[Style], bottoms: Sequence[float], largest: float
) -> list[str]:
    """Write small figures that stand above the line as superscripts (`m²`, a footnote's mark)."""
    base = max(b for b, s in zip(bottoms, styles, strict=True) if s.size == largest)
    return [
        c.translate(_SUPERSCRIPTS) if s.size < _SUPERSCRIPT * largest and base - b > 0.12 * largest else c
        for c, s, b in zip(chars, styles, bottoms, strict=True)
    ]
