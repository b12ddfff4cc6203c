"""Tie a value to its characters and its boxes."""

from typing import Any

from vndocparse.core.record import BoxRecord, Grounded, SpanRecord
from vndocparse.core.source import SourceDocument
from vndocparse.core.span import Span


def span_record(span: Span) -> SpanRecord:
    """Return the span in the record's form."""
    return SpanRecord.model_construct(start=span.start, end=span.end)


def grounding(source: SourceDocument, span: Span, confidence: float, rule: str) -> dict[str, Any]:
    """Return the fields of :class:`Grounded` for a span of the document.

    The reading confidence of the characters (1 outside recognised text) bounds
    the value's confidence: a doubtful word makes a doubtful value.
    """
    read = source.chars.mean_confidence(span) if source.ocr_engine else 1.0
    boxes: list[BoxRecord] = []
    page = None
    if source.pages:
        page = source.chars.first_page(span)
        boxes = [
            BoxRecord.model_construct(page=b.page, x0=b.x0, y0=b.y0, x1=b.x1, y1=b.y1)
            for b in source.chars.boxes(span)
        ]
    return {
        "text": span.of(source.text),
        "span": span_record(span),
        "page": page,
        "boxes": boxes,
        "confidence": round(min(1.0, max(0.0, confidence * read)), 3),
        "rule": rule,
    }


def grounded(source: SourceDocument, span: Span, confidence: float, rule: str) -> Grounded:
    """Return a bare grounded value."""
    return Grounded(**grounding(source, span, confidence, rule))
