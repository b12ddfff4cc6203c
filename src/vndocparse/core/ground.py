"""Tie a value to its characters and its boxes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from sys import intern
from typing import Any

from vndocparse.core.calibration import calibrated
from vndocparse.core.record import BoxRecord, Grounded, SpanRecord
from vndocparse.core.source import SourceDocument
from vndocparse.core.span import Span


@dataclass(frozen=True, slots=True)
class Weighed:
    """How one value's confidence came about: ``raw`` is the rule's own, ``read`` the recogniser's."""

    rule: str
    start: int
    end: int
    raw: float
    calibrated: float
    read: float


_WEIGHED: ContextVar[list[Weighed] | None] = ContextVar("vndocparse_weighed", default=None)


@contextmanager
def weighing() -> Iterator[list[Weighed]]:
    """Collect how the confidences of all values made inside came about, for those who explain or measure."""
    made: list[Weighed] = []
    token = _WEIGHED.set(made)
    try:
        yield made
    finally:
        _WEIGHED.reset(token)


def weigh(source: SourceDocument, span: Span, raw: float, rule: str) -> float:
    """Return a value's confidence: the rule's, calibrated, times that of the reading of its characters.

    This is the one place where a confidence is made. A doubtful word makes a doubtful value.
    """
    read = source.chars.mean_confidence(span) if source.ocr_engine else source.sureness
    measured = calibrated(rule, raw)
    made = _WEIGHED.get()
    if made is not None:
        made.append(Weighed(rule, span.start, span.end, raw, measured, read))
    return round(min(1.0, max(0.0, measured * read)), 3)


def span_record(span: Span) -> SpanRecord:
    """Return the span in the record's form."""
    return SpanRecord(span.start, span.end)


def grounding(source: SourceDocument, span: Span, confidence: float, rule: str) -> dict[str, Any]:
    """Return the fields of :class:`Grounded` for a span of the document; ``confidence`` is the rule's own."""
    return {
        **_placed(source, span),
        "confidence": weigh(source, span, confidence, rule),
        "rule": intern(rule),
    }


def move(source: SourceDocument, value: Grounded, span: Span) -> None:
    """Give a value another place; its rule and how its confidence came about stay."""
    made = _WEIGHED.get()
    if made is not None:
        old = (value.rule, value.span.start, value.span.end)
        made += [replace(w, start=span.start, end=span.end) for w in made if (w.rule, w.start, w.end) == old]
    for field, new in _placed(source, span).items():
        setattr(value, field, new)


def _placed(source: SourceDocument, span: Span) -> dict[str, Any]:
    boxes: list[BoxRecord] = []
    page = None
    if source.pages:
        boxes = [BoxRecord(*b) for b in source.chars.boxes(span)]
        page = boxes[0].page if boxes else None
    return {"text": span.of(source.text), "span": span_record(span), "page": page, "boxes": boxes}


def grounded(source: SourceDocument, span: Span, confidence: float, rule: str) -> Grounded:
    """Return a bare grounded value."""
    return Grounded(**grounding(source, span, confidence, rule))
