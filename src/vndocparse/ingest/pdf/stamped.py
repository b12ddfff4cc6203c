"""Numbers and days that an office system stamps on a finished PDF as form fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.ingest.pdf.objects import Frame

_WIDGET = 20  # FPDF_ANNOT_WIDGET
_MOST = 50  # fields looked at on a page: a form with more is no stamped document
_SMALL = (140.0, 45.0)  # points: a stamped number or day is no larger
_FIGURES = re.compile(r"\d{1,5}(?=$|[-/])")  # a half-read "2l" gives nothing
_NEAR = 40.0  # points: how far off the print of its line may be
_MARGIN = 60  # white pixels around a cut-out, so that a recogniser finds a line in it


@dataclass(frozen=True, slots=True)
class Stamped:
    """A form field on the page; ``drawn`` is true where its appearance holds no text, only a picture."""

    box: Box
    drawn: bool


def stamped_fields(page: Any, frame: Frame) -> list[Stamped]:
    """Return the small form fields of an open page that show something, from top to bottom."""
    from pypdfium2 import raw

    found: list[Stamped] = []
    for i in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, i)
        if not annotation:
            continue
        try:
            rectangle = raw.FS_RECTF()
            if (
                raw.FPDFAnnot_GetSubtype(annotation) != _WIDGET
                or raw.FPDFAnnot_GetFlags(annotation) & 2  # hidden
                or not raw.FPDFAnnot_GetRect(annotation, rectangle)
            ):
                continue
            low, high = sorted((rectangle.bottom, rectangle.top))
            x0, y0, x1, y1 = frame.place(rectangle.left, low, rectangle.right, high)
            if 2 < x1 - x0 <= _SMALL[0] and 2 < y1 - y0 <= _SMALL[1]:
                drawn = _holds_picture(raw, annotation)
                found.append(Stamped(Box(frame.number, x0, y0, x1, y1), drawn))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return sorted(found, key=lambda s: (s.box.y0, s.box.x0))


def _holds_picture(raw: Any, annotation: Any) -> bool:
    kinds = set()
    for i in range(min(raw.FPDFAnnot_GetObjectCount(annotation), 20)):
        item = raw.FPDFAnnot_GetObject(annotation, i)
        kinds |= _kinds(raw, item, 0)
    return raw.FPDF_PAGEOBJ_IMAGE in kinds and raw.FPDF_PAGEOBJ_TEXT not in kinds


def _kinds(raw: Any, item: Any, depth: int) -> set[int]:
    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM or depth > 3:
        return {kind}
    out: set[int] = set()
    for i in range(min(raw.FPDFFormObj_CountObjects(item), 20)):
        out |= _kinds(raw, raw.FPDFFormObj_GetObject(item, i), depth + 1)
    return out


def flattened(page: Any) -> bool:
    """Make the fields part of the page's content (in memory); it must then be loaded anew."""
    from pypdfium2 import raw

    return bool(raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def over_print(before: list[Word], after: list[Word], fields: list[Stamped]) -> list[Word]:
    """Return the words of the flattened page without those that a field's text was stamped over."""
    known = {(w.text, w.box) for w in before}
    new = [w for w in after if (w.text, w.box) not in known]
    stamps = [f.box for f in fields if any(_within(w.box, f.box) for w in new)]
    return [w for w in after if (w.text, w.box) not in known or not any(_within(w.box, s) for s in stamps)]


def seated(words: list[Word], fields: list[Stamped]) -> list[Word]:
    """Return the words with those inside a field set down on the printed line that they belong to.

    A stamp seldom meets the line exactly; a few points too high would make it a line of its own.
    """
    base = [w for w in words if not any(_within(w.box, f.box) for f in fields)]
    out = []
    for w in words:
        if not any(_within(w.box, f.box) for f in fields):
            out.append(w)
            continue
        beside = [b for b in base if abs(_middle(b.box) - _middle(w.box)) < 1.1 * max(b.box.height, 8)]
        near = min(beside, key=lambda b: _apart(b.box, w.box), default=None)
        if near is None or _apart(near.box, w.box) > _NEAR:
            out.append(w)
            continue
        box = Box(w.box.page, w.box.x0, near.box.y0, w.box.x1, near.box.y1)
        out.append(replace(w, box=box, size=near.size, line=near.line))
    return out


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2


def _apart(a: Box, b: Box) -> float:
    return max(0.0, a.x0 - b.x1, b.x0 - a.x1) + abs(_middle(a) - _middle(b))


def _within(box: Box, frame: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1


def cut_out(page: Any, frame: Frame, box: Box, dpi: float) -> NDArray[np.uint8]:
    """Return the picture of a small part of the page with white all around, ``H x W`` grey."""
    scale = dpi / 72
    width, height = frame.size
    crop = (box.x0, height - box.y1, width - box.x1, box.y0)  # left, bottom, right, top to cut off
    bitmap = page.render(scale=scale, crop=crop, grayscale=True, may_draw_forms=False)
    pixels: NDArray[np.uint8] = np.pad(np.squeeze(bitmap.to_numpy()), _MARGIN, constant_values=255)
    return pixels


def band_of(field: Stamped, frame: Frame) -> Box:
    """Return the strip of the page that holds a field's whole printed line.

    Two figures alone are too little for a recogniser; with the line around them they are read well.
    """
    b = field.box
    return Box(b.page, 0.0, max(0.0, b.y0 - 4), frame.size[0], min(frame.size[1], b.y1 + 4))


def placed(words: list[Word], box: Box, dpi: float) -> list[Word]:
    """Return words read from a :func:`cut_out`, in points of the page."""
    shift = _MARGIN * 72 / dpi
    right, down = box.x0 - shift, box.y0 - shift
    return [
        replace(
            w,
            box=Box(box.page, w.box.x0 + right, w.box.y0 + down, w.box.x1 + right, w.box.y1 + down),
            edges=(),
        )
        for w in words
    ]


def figures_at(field: Stamped, words: list[Word], most: float) -> list[Word]:
    """Return the figures that were read inside a field, as one word no surer than ``most``."""
    box = field.box
    for w in words:
        inside = min(w.box.x1, box.x1) - max(w.box.x0, box.x0)
        figures = _FIGURES.match(w.text.strip(".,"))
        if inside > 0.5 * box.width and figures:
            return [Word(figures[0], box, min(w.confidence, most))]
    return []
