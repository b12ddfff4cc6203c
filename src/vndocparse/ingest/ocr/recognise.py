"""Read the picture of a page: words with places and confidence, and what is no print."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.geometry import Box
from vndocparse.core.options import ParseOptions
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import TextSource
from vndocparse.errors import LimitError
from vndocparse.ingest.ocr import (
    cache,
    correct,
    covered,
    ink,
    points,
    prepare,
    seals,
    segments,
    slope,
    spaces,
    strokes,
    unread,
)
from vndocparse.ingest.ocr.engine import Engine, Gray, ReadWord, choose
from vndocparse.ingest.ocr.judge import Figures, judge
from vndocparse.ingest.ocr.ruled import ruled_tables

# White room above and below the small letters, in their height: Tesseract needs it to keep the
# upper tier of stacked diacritics. Compared over all ten printed development pages, not on pages
# held apart: 1.5 and 0.8 gave 0.84 % errors by line, 2.0 and 1.0 gave 0.85 %; less than 1.1 was worse.
_UP, _DOWN = 1.5, 0.8
_UP_TIGHT, _DOWN_TIGHT = 1.0, 0.5  # the same for a second look
_SHORT = 5.0  # letters; runs up to this width get one where they were read less surely than …
_SHORT_SURE = 0.6
_SHORT_MOST = 40
_BADLY, _FEW = 0.6, 12  # a page of at least so many words that reads less surely may lie on its side
_SHORT_PRINT = re.compile(r"\d{1,3}[.)]?|[A-ZĐ]{2,3}|[a-zđ][.)]")
_ITEM_LABEL = re.compile(r"\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,4}[.-]")
_HARDLY, _LABEL_SURE, _LABELS_MOST = 0.45, 0.6, 12
_DASHES_SURE = 0.9
_LEAST_SIDE = 48  # pixels; a smaller picture holds no line of print
_SMALL_DPI = 140.0  # coarser pictures are enlarged


def recognise_image(
    image: NDArray[np.uint8],
    *,
    dpi: float,
    number: int,
    size: tuple[float, float] | None,
    options: ParseOptions,
) -> PrintedPage:
    """Read a page picture.

    Args:
        image: ``H x W`` grey or ``H x W x 3`` RGB.
        dpi: Its resolution.
        number: The page's number, from 1.
        size: Width and height of the picture in points as it lies (before it is turned
            upright); ``None`` takes them from ``dpi``.
        options: Engine, data folder, cache, limits.

    Returns:
        The page as print. Boxes are in points of the upright, straightened page;
        ``rotation`` is by how many degrees the picture was turned clockwise.

    Raises:
        MissingToolError: If no recogniser can be used.
        LimitError: If the page takes longer than ``options.limits.page_seconds``.
    """
    if not 30.0 <= dpi <= 2400.0:
        dpi = 200.0
    engine = choose(options).make(options)
    key = cache.key(image, dpi, number, size, engine.version) if options.cache else ""
    kept = cache.load(options.cache, key) if options.cache else None
    if kept is not None:
        return kept
    page = _Reader(engine, options, dpi).read(image, number, size)
    if options.cache:
        cache.save(options.cache, key, page)
    return page


class _Reader:
    """Reads one page."""

    def __init__(self, engine: Engine, options: ParseOptions, dpi: float) -> None:
        self.engine = engine
        self.dpi = dpi
        self.until = time.monotonic() + options.limits.page_seconds

    def lines(self, crops: list[Gray]) -> list[list[ReadWord]]:
        return self.engine.read_lines(crops, self.dpi, max(0.05, self.until - time.monotonic()))

    def raw(self, crops: list[Gray]) -> list[list[ReadWord]]:
        return self.engine.read_raw(crops, self.dpi, max(0.05, self.until - time.monotonic()))

    def read(self, image: NDArray[np.uint8], number: int, size: tuple[float, float] | None) -> PrintedPage:
        """Read a page; one that reads badly is tried on its other side."""
        dpi = self.dpi
        page = self._read(image, number, size, None)
        if page.confidence >= _BADLY or len(page.words) + len(page.asides) < _FEW:
            return page
        self.dpi = dpi
        try:
            other = self._read(image, number, size, 1 - page.rotation // 90 % 2)
        except LimitError:
            return page  # there is no time left to try it; what was read stays
        sound = len(other.words) > 0.3 * len(page.words) and other.confidence > page.confidence + 0.1
        return other if sound else page

    def _read(
        self, image: NDArray[np.uint8], number: int, size: tuple[float, float] | None, side: int | None
    ) -> PrintedPage:
        """Read a page; ``side`` tells whether it lies on its side, ``None`` to find out."""
        import cv2

        cv2.setNumThreads(1)  # a batch has its own workers; threads below them only cost
        steps: list[str] = []
        gray = prepare.to_gray(image, steps)
        wide, high = size or (gray.shape[1] * 72.0 / self.dpi, gray.shape[0] * 72.0 / self.dpi)
        if min(gray.shape) < _LEAST_SIDE:
            return PrintedPage(number, wide, high, [], TextSource.OCR, steps=["blank"], blank=True)
        if self.dpi < _SMALL_DPI and gray.size < 6_000_000:
            factor = 200.0 / self.dpi
            gray = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)  # type: ignore[assignment]
            self.dpi *= factor
            steps.append(f"enlarged:{factor:.2f}")
        small = slope.reduced(gray)
        quarter = (1 if slope.lies_on_side(small) else 0) if side is None else side
        gray = prepare.turned(gray, quarter)
        ready = prepare.prepare(gray, self.dpi, slope.skew(prepare.turned(small, quarter)), steps)
        pieces = ink.take_apart(ready.gray, self.dpi)
        runs = segments.find_segments(pieces)
        if segments.blank(pieces, runs):
            return PrintedPage(number, wide, high, [], TextSource.OCR, steps=[*steps, "blank"], blank=True)
        if self._upside_down(ready.read, pieces, runs):
            quarter += 2
            ready = ready.turned(2)
            pieces = ink.take_apart(ready.gray, self.dpi)
            runs = segments.find_segments(pieces)
        if quarter:
            steps.insert(0, f"rotated:{quarter * 90}")
            if quarter % 2:
                wide, high = high, wide
        pressed = ink.seals(pieces)
        clear = seals.without_seals(ready.gray, pieces) if ready.read is ready.gray else None
        if clear is not None:
            steps.append("seal_removed")
            ready = prepare.Prepared(clear, clear, steps)
            pieces = ink.take_apart(clear, self.dpi)
            runs = segments.find_segments(pieces)
        height, width = ready.gray.shape
        scale = (wide / width, high / height)
        words, figures = self._words(ready.read, pieces, runs, number, scale)
        strokes.mend(words, runs, pieces, scale)
        points.mend(words, runs, pieces, scale)
        page = PrintedPage(
            number, wide, high, words, TextSource.OCR, rotation=quarter * 90 % 360, steps=steps
        )
        ruled_tables(page, pieces, scale)
        round_things = [Box(number, *(float(v) * scale[k % 2] for k, v in enumerate(box))) for box in pressed]
        judge(page, round_things, figures)
        correct.correct(page)
        kept = [w.confidence for w in page.words]
        page.confidence = round(sum(kept) / len(kept), 4) if kept else 1.0
        page.blank = not kept
        return page

    def _upside_down(self, gray: Gray, pieces: ink.Ink, runs: list[segments.Segment]) -> bool:
        """Tell whether an upright-looking page stands on its head."""
        above, below = segments.marks(pieces, runs)
        if above > 1.6 * below and above >= 12:
            return False  # Vietnamese print has far more marks above the letters than below
        longest = sorted(runs, key=lambda s: s.x0 - s.x1)[:4]
        crops = [segments.cut(gray, pieces, s, _UP, _UP)[0] for s in longest]
        return _sure(self.lines([prepare.turned(c, 2) for c in crops])) > 1.15 * _sure(self.lines(crops))

    def _words(
        self,
        gray: Gray,
        pieces: ink.Ink,
        runs: list[segments.Segment],
        number: int,
        scale: tuple[float, float],
    ) -> tuple[list[Word], dict[int, Figures]]:
        cuts = {i: segments.cut(gray, pieces, s, _UP, _DOWN) for i, s in enumerate(runs) if not s.dashes}
        read = dict(zip(cuts, self.lines([c[0] for c in cuts.values()]), strict=True))
        lefts = {i: c[1] for i, c in cuts.items()}
        self._second_look(gray, pieces, runs, read, lefts)
        unread.mend(gray, pieces, runs, read, lefts, self.lines, self.raw)
        self._labels_again(gray, pieces, runs, read, lefts)
        covered.mend(read, lefts, covered.pictures(gray, pieces, runs), self.lines)
        words: list[Word] = []
        figures: dict[int, Figures] = {}
        for line, run in enumerate(runs):
            # One height for all words of a run: the boxes of single words jump with their marks.
            y0, y1 = max(run.y0, run.top - 0.6 * run.height), run.base + 0.1 * run.height
            size = round(run.height * scale[1] / 0.45, 1)
            if run.dashes:  # nothing to recognise
                left = 0
                found = [ReadWord("-" * run.dashes, _DASHES_SURE, run.x0, 0.0, run.x1, 0.0)]
            else:
                left = lefts[line]
                found = _with_dash(read[line], pieces, run, left)
            for w, whole in _parted(found, pieces, run, left):
                looks = _figures(w, pieces, run, left)
                if looks is not None:
                    figures[len(words)] = looks
                x0, x1 = (left + w.x0) * scale[0], (left + w.x1) * scale[0]
                box = Box(number, *(round(v, 2) for v in (x0, y0 * scale[1], x1, y1 * scale[1])))
                sure = round(max(0.0, min(1.0, w.confidence)), 3)
                text = unicodedata.normalize("NFC", w.text)
                reason = "spacing" if whole is not None else None
                words.append(Word(text, box, sure, size=size, line=line, raw=whole, reason=reason))
        return words, figures

    def _second_look(
        self,
        gray: Gray,
        pieces: ink.Ink,
        runs: list[segments.Segment],
        read: dict[int, list[ReadWord]],
        lefts: dict[int, int],
    ) -> None:
        """Read short runs that were read with doubt (a lone figure of a table) with less room around."""
        short = [
            i
            for i, words in read.items()
            if words and runs[i].x1 - runs[i].x0 < _SHORT * pieces.letter and _sure([words]) < _SHORT_SURE
        ][:_SHORT_MOST]
        again = [segments.cut(gray, pieces, runs[i], _UP_TIGHT, _DOWN_TIGHT) for i in short]
        for i, cut, words in zip(short, again, self.lines([c[0] for c in again]), strict=True):
            good = " ".join(w.text for w in words)
            if _SHORT_PRINT.fullmatch(good) and _sure([words]) > max(_SHORT_SURE, _sure([read[i]])):
                read[i], lefts[i] = words, cut[1]

    def _labels_again(
        self,
        gray: Gray,
        pieces: ink.Ink,
        runs: list[segments.Segment],
        read: dict[int, list[ReadWord]],
        lefts: dict[int, int],
    ) -> None:
        """Read what stands before a sentence by itself, where it was hardly read: a label with its mark."""
        doubtful = [i for i, words in read.items() if _hides_label(words)][:_LABELS_MOST]
        if not doubtful:
            return
        ends = {i: int(lefts[i] + read[i][1].x0 - 0.2 * runs[i].height) for i in doubtful}
        parts = {i: segments.subset(pieces, runs[i], before=ends[i]) for i in doubtful}
        parts = {i: part for i, part in parts.items() if part is not runs[i]}
        cuts = [segments.cut(gray, pieces, part, _UP, _DOWN) for part in parts.values()]
        for i, words in zip(parts, self.raw([c[0] for c in cuts]) if cuts else [], strict=True):
            text = "".join(w.text for w in words)
            if _ITEM_LABEL.fullmatch(text) and _sure([words]) > _LABEL_SURE:
                first = read[i][0]
                read[i] = [replace(first, text=text, confidence=_sure([words]), signs=()), *read[i][1:]]


def _hides_label(words: list[ReadWord]) -> bool:
    """Tell a line whose first word was hardly read, and whose second begins a sentence."""
    if len(words) < 2 or len(words[0].text) > 3 or words[0].confidence >= _HARDLY:
        return False
    behind = words[1]
    opens = len(behind.text) > 1 and behind.text[0].isupper() and behind.confidence > 0.9
    return opens and not _ITEM_LABEL.fullmatch(words[0].text)


def _with_dash(read: list[ReadWord], pieces: ink.Ink, run: segments.Segment, left: int) -> list[ReadWord]:
    """Give a line that begins with a dash its dash, which recognisers read as `~`, `_` or not at all."""
    dash = segments.first_dash(pieces, run)
    if dash is None or not read:
        return read
    x0, x1 = dash[0] - left, dash[1] - left
    first = read[0]
    if first.x1 <= x1 + 0.6 * run.height and not any(c.isalnum() for c in first.text):
        sure = max(first.confidence, _DASHES_SURE)
        return [ReadWord("-", sure, first.x0, first.y0, first.x1, first.y1), *read[1:]]
    if first.x0 >= x1:
        return [ReadWord("-", _DASHES_SURE, x0, first.y0, x1, first.y1), *read]
    return read


def _parted(
    read: list[ReadWord], pieces: ink.Ink, run: segments.Segment, left: int
) -> Iterator[tuple[ReadWord, str | None]]:
    """Yield the words of a line, and for those that were read without a space what was read."""
    for w in read:
        parts = spaces.parted(w, pieces, run, left)
        for part in parts:
            yield part, w.text if len(parts) > 1 else None


def _figures(w: ReadWord, pieces: ink.Ink, run: segments.Segment, left: int) -> Figures | None:
    """Tell how the figures look with which a word begins."""
    own = list(takewhile(lambda s: s.text.isdigit(), w.signs))
    if not own:
        return None
    behind = w.signs[len(own) :]
    apart = (behind[0].x0 - own[-1].x1) / run.height if behind else 0.0
    in_line = not segments.leaves_line(pieces, run, left + own[0].x0, left + own[-1].x1)
    return Figures(min(s.confidence for s in own), in_line, apart)


def _sure(lines: list[list[ReadWord]]) -> float:
    """Return how sure a reading is, by letters."""
    letters = [(w.confidence, len(w.text)) for line in lines for w in line]
    total = sum(n for _, n in letters)
    return sum(c * n for c, n in letters) / total if total else 0.0
