"""Read the characters of a PDF page into words, with their places and the look of their print.

All characters of a page are fetched in a few passes of plain C calls, and where words and lines end is
computed for all of them at once. :mod:`chars_slow` takes one character at a time: the reference under test.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.geometry import Box
from vndocparse.ingest.pdf.native import address_of, native
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
    composed,
    plain_table,
    sheet_of,
)
from vndocparse.ingest.pdf.styles import NO_FONT, Style, Styles

_Floats = NDArray[np.float64]
_Flags = NDArray[np.bool_]
_ODD_FROM = 0xD800  # halves of a pair, private use, PDFium's own marks: asked for one by one


def read_characters(
    page: Any, frame: Frame, words: Callable[[Any, Frame], PageText] | None = None
) -> PageText:
    """Read the text layer of an open page; ``frame`` is the page's visible box."""
    from pypdfium2 import raw

    words = words or words_at_once
    handle = raw.FPDFText_LoadPage(page.raw)
    if not handle:
        return PageText()
    try:
        result = words(handle, frame)
        turn = _dominant_turn(result, frame.rotation)
        if turn != frame.rotation:
            result = words(
                handle, Frame(frame.number, frame.left, frame.bottom, frame.right, frame.top, turn)
            )
        result.turned = (turn - frame.rotation) % 360
        return result
    finally:
        raw.FPDFText_ClosePage(handle)


def _dominant_turn(read: PageText, usual: int) -> int:
    """Return the page rotation at which most of the print stands upright."""
    angle, count = max(read.angles.items(), key=lambda kv: kv[1], default=(usual, 0))
    return angle if angle >= 0 and count > 2 * read.angles.get(usual, 0) and count > 40 else usual


@dataclass(slots=True)
class _Glyphs:
    """The characters that print something, in the file's order; one entry each in every column.

    ``run_of`` is the index of its style among ``runs``; ``spaced``: a written space stands before it;
    ``inferred``: PDFium saw one.
    """

    texts: list[str]
    runs: list[Style]
    run_of: NDArray[np.int64]
    sizes: _Floats
    hidden: _Flags
    x0: _Floats
    y0: _Floats
    x1: _Floats
    y1: _Floats
    spaced: _Flags
    inferred: _Flags


def words_at_once(handle: Any, frame: Frame) -> PageText:
    """Read an open text page."""
    result = PageText()
    glyphs = _glyphs(handle, frame, result)
    if glyphs is not None:
        _Words(glyphs, frame, result).make()
    return result


def _glyphs(handle: Any, frame: Frame, result: PageText) -> _Glyphs | None:
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return None
    call, address = native(), address_of(handle)
    page = ctypes.c_void_p(address)
    items = np.fromiter(map(call.text_object, repeat(page), range(count)), dtype=np.uint64, count=count)
    codes = _codes(handle, page, count)
    plain = plain_table().read(codes)
    texts = plain.texts
    live = items != 0  # the others are PDFium's own: a space or a line break that it inferred
    result.unmapped = int(np.count_nonzero(plain.meaningless & live))

    styles = Styles(address)
    starts = [0, *(np.flatnonzero(items[1:] != items[:-1]) + 1).tolist()]
    ends = [*starts[1:], count]
    of_run: list[Style] = []
    nothing = Style(NO_FONT, 0.0, 0, False, False)
    for start, end, item in zip(starts, ends, items[starts].tolist(), strict=True):
        style = styles.of(item, start) if item else nothing
        of_run.append(style)
        if style.font.legacy:
            for i, code in enumerate(codes[start:end].tolist(), start):
                if code in LEGACY_CODES:
                    texts[i], plain.space[i], plain.printed[i] = LEGACY_LETTER, False, True
    lengths = np.subtract(ends, starts)
    written = live & plain.space
    at = np.flatnonzero(live & plain.printed)
    if not len(at):
        return None
    rectangles = np.zeros((len(at), 4), dtype=np.float32)
    first = rectangles.ctypes.data
    places = at.tolist()
    for _ in map(call.loose_box, repeat(address), places, range(first, first + 16 * len(at), 16)):
        pass
    x0, y0, x1, y1 = _placed(rectangles.astype(np.float64), frame)
    run_of = np.repeat(np.arange(len(starts)), lengths)[at]
    return _Glyphs(
        texts=[texts[i] for i in places],
        runs=of_run,
        run_of=run_of,
        sizes=np.array([s.size for s in of_run])[run_of],
        hidden=np.array([s.hidden for s in of_run])[run_of],
        x0=x0,
        y0=y0,
        x1=x1,
        y1=y1,
        spaced=np.diff(np.cumsum(written)[at], prepend=0) > 0,
        inferred=np.diff(np.cumsum(~live)[at], prepend=0) > 0,
    )


def _codes(handle: Any, page: ctypes.c_void_p, count: int) -> NDArray[np.uint32]:
    """Return the code of every character.

    PDFium gives the text of a page at one blow, but leaves some characters out of it; then, and for
    codes that mean something else there, each is asked for.
    """
    from pypdfium2 import raw

    ask = native().unicode
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) != count + 1:
        return np.fromiter(map(ask, repeat(page), range(count)), dtype=np.uint32, count=count)
    codes = np.frombuffer(bytes(buffer), dtype=np.uint16, count=count).astype(np.uint32)
    for i in np.flatnonzero((codes >= _ODD_FROM) | (codes < 0x20)).tolist():
        codes[i] = ask(page, i)
    return codes


def _placed(rectangles: _Floats, frame: Frame) -> tuple[_Floats, _Floats, _Floats, _Floats]:
    """Return the columns of PDFium's rectangles (left, top, right, bottom) as places on the page."""
    left, top, right, bottom = (rectangles[:, i] for i in range(4))
    placed: Any = frame.place
    x0, y0, x1, y1 = placed(left, bottom, right, top)
    return x0, y0, x1, y1


class _Words:
    """Parts the characters of a page into words and lines."""

    def __init__(self, glyphs: _Glyphs, frame: Frame, result: PageText) -> None:
        self.g = glyphs
        self.frame = frame
        self.result = result
        self.lefts: list[float] = glyphs.x0.tolist()
        self.rights: list[float] = glyphs.x1.tolist()

    def make(self) -> None:
        """Put the words into the result."""
        g = self.g
        count = len(g.texts)
        breaks, fresh = self._breaks()
        begins, line = [0], int(fresh[0])
        lines = [line]
        places = np.flatnonzero(breaks)
        for i, kind, new in zip(
            places.tolist(), breaks[places].tolist(), fresh[places].tolist(), strict=True
        ):
            if kind == _GAP and not self._parts(begins[-1], i):
                continue
            begins.append(i)
            line += new
            lines.append(line)
        starts = np.array(begins)
        ends = np.array([*begins[1:], count])
        tops = np.minimum.reduceat(g.y0, starts)
        rights = np.maximum.reduceat(g.x1, starts)
        bottoms = np.maximum.reduceat(g.y1, starts)
        smallest = np.minimum.reduceat(g.sizes, starts)
        whole = "".join(g.texts)
        # what is part of a text in NFC is in NFC itself
        sound = len(whole) == count and unicodedata.is_normalized("NFC", whole)
        mixed = (smallest != np.maximum.reduceat(g.sizes, starts)).tolist()
        styles = [g.runs[r] for r in g.run_of[(starts + ends) // 2].tolist()]
        texts, lefts, ends_at = g.texts, self.lefts, self.rights
        angles, add, number, sheet = (
            self.result.angles,
            self.result.add,
            self.frame.number,
            sheet_of(self.frame),
        )
        made = zip(
            begins,
            ends.tolist(),
            styles,
            tops.tolist(),
            rights.tolist(),
            bottoms.tolist(),
            lines,
            mixed,
            strict=True,
        )
        for a, b, style, top, right, bottom, line, several in made:
            angles[style.angle] += b - a
            edges = lefts[a:b]
            edges.append(ends_at[b - 1])
            text = whole[a:b] if sound else "".join(texts[a:b])
            if several or not (sound or (len(text) == b - a and unicodedata.is_normalized("NFC", text))):
                looks = [g.runs[r] for r in g.run_of[a:b].tolist()]
                text, edges = composed(texts[a:b], edges, looks, g.y1[a:b].tolist())
            add(text, edges, Box(number, lefts[a], top, right, bottom), style, line, sheet)

    def _breaks(self) -> tuple[NDArray[np.int8], _Flags]:
        """Tell for each character whether a word ends before it, and if so whether a line does."""
        g = self.g
        size, before = g.sizes[1:], g.sizes[:-1]
        big = np.maximum(size, before)
        shift = np.abs(g.y1[1:] - g.y1[:-1])
        over = (shift > LINE_SHIFT * big) | (g.x0[1:] < g.x1[:-1] - BACKWARD * big)
        over |= g.hidden[1:] != g.hidden[:-1]
        fresh_word = (shift > LINE_SHIFT * size) | (g.x0[1:] < g.x1[:-1] - BACKWARD * size)
        spaced, inferred = g.spaced[1:], g.inferred[1:]
        gap = g.x0[1:] - g.x1[:-1]
        wide = gap > np.where(inferred, WRITTEN_GAP, WORD_GAP) * big
        odd = {t for t in set(g.texts) if unicodedata.combining(t[0])}
        if odd:
            wide &= ~np.fromiter(map(odd.__contains__, g.texts[1:]), bool, len(gap))
        breaks = np.zeros(len(g.texts), dtype=np.int8)
        breaks[1:][wide] = _GAP
        breaks[1:][over | spaced] = _SURE
        fresh = np.zeros(len(g.texts), dtype=bool)
        fresh[1:] = np.where(spaced, fresh_word, over)
        first = float(g.sizes[0])
        fresh[0] = abs(float(g.y1[0])) > LINE_SHIFT * first or float(g.x0[0]) < -BACKWARD * first
        return breaks, fresh

    def _parts(self, begin: int, at: int) -> bool:
        """Tell whether the gap before a character ends the word that began at ``begin``.

        Print set wide has white between all its letters; there a word gap is wider still.
        """
        count = at - begin
        if count < 2:
            return self.lefts[at] - self.rights[at - 1] > 0.0
        lefts, rights = self.lefts[begin:at], self.rights[begin:at]
        white = rights[-1] - lefts[0] - sum(r - x for x, r in zip(lefts, rights, strict=True))
        return self.lefts[at] - rights[-1] > SET_WIDE * (white / (count - 1))


_GAP, _SURE = 1, 2
