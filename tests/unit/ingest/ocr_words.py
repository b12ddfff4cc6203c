"""Recognised words for the tests of corrections: a line of text as a page, and what correction makes of it."""

from vndocparse.core.geometry import Box
from vndocparse.core.printed import PrintedPage, Word
from vndocparse.core.source import TextSource
from vndocparse.ingest.ocr.correct import correct


def page_of(text: str, confidence: float = 0.8, y: float = 400.0) -> PrintedPage:
    words = [
        Word(t, Box(1, 60 + 40 * i, y, 95 + 40 * i, y + 12), confidence, line=0)
        for i, t in enumerate(text.split())
    ]
    return PrintedPage(1, 595, 842, words, TextSource.OCR)


def corrected(text: str, confidence: float = 0.8, y: float = 400.0) -> str:
    page = page_of(text, confidence, y)
    correct(page)
    return " ".join(w.text for w in page.words)
