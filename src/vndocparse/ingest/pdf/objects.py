"""Look through the objects of a PDF page: pictures, drawn rules, visible and hidden text."""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass, field
from typing import Any

from vndocparse.core.geometry import Box
from vndocparse.ingest.pdf.native import address_of, native

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_DEPTH = 12  # forms within forms
_MAX_SEGMENTS = 600  # of one path; a drawing has more, a grid of cells fewer
_THIN = 2.6  # points: a stroke thinner than this is a rule
_SHORTEST_RULE = 6.0  # points
_WHITE = 245  # a stroke lighter than this is not seen
_INVISIBLE_MODE = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in its own units, and its rotation; turns places into page points."""

    number: int
    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as a viewer shows the page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def place(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Turn a rectangle of the PDF into ``x0, y0, x1, y1`` from the upper left corner."""
        if self.rotation == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return :meth:`place` as a box of this page."""
        return Box(self.number, *self.place(x0, y0, x1, y1))


@dataclass(frozen=True, slots=True)
class ImageObject:
    """A picture on the page: its PDFium handle (alive as long as the page), size in pixels and place."""

    handle: Any
    size: tuple[int, int]
    box: Box
    upright: bool

    @property
    def pixels(self) -> int:
        """Number of pixels."""
        return self.size[0] * self.size[1]


@dataclass(slots=True)
class PageObjects:
    """What stands on a page; ``complete`` is false where the limit of objects cut the look short."""

    frame: Frame
    images: list[ImageObject] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    visible_text: int = 0
    hidden_text: int = 0
    paths: int = 0
    complete: bool = True

    @property
    def image_share(self) -> float:
        """Share of the page that its largest picture covers, 0 to 1."""
        width, height = self.frame.size
        area = max((_clipped_area(i.box, width, height) for i in self.images), default=0.0)
        return min(1.0, area / max(1.0, width * height))


def frame_of(page: Any, number: int = 0) -> Frame:
    """Return the visible box of an open page; ``number`` is 1-based, 0 where it does not matter."""
    left, bottom, right, top = page.get_bbox()
    return Frame(number, left, bottom, right, top, page.get_rotation() % 360)


def scan_objects(page: Any, limit: int, number: int = 0, until: float = float("inf")) -> PageObjects:
    """List pictures and rules of an open page and count its text objects.

    After ``limit`` objects, or past ``until`` on the monotonic clock, the look is cut short.
    """
    from pypdfium2 import raw

    found = PageObjects(frame_of(page, number))
    walker = _Walker(raw, found, limit, until)
    walker.walk(page.raw, raw.FPDFPage_CountObjects, walker.call.page_object, _IDENTITY, 0)
    return found


class _Walker:
    """Walks page objects, descending into forms with their matrices."""

    def __init__(self, raw: Any, found: PageObjects, limit: int, until: float) -> None:
        self.until = until
        self.raw = raw
        self.call = native()
        self.found = found
        self.left_over = limit
        self.bounds = [ctypes.c_float() for _ in range(4)]
        self.bound_refs = [ctypes.byref(b) for b in self.bounds]
        self.matrix = raw.FS_MATRIX()

    def walk(self, parent: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
        raw = self.raw
        kind_of, mode_of, address = self.call.kind, self.call.render_mode, ctypes.c_void_p(address_of(parent))
        as_object = raw.FPDF_PAGEOBJECT
        for i in range(max(0, count(parent))):
            late = self.left_over % 1024 == 0 and time.monotonic() > self.until
            if self.left_over <= 0 or late:
                self.found.complete = False
                return
            self.left_over -= 1
            at = get(address, i)
            kind = kind_of(at)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                if mode_of(at) == _INVISIBLE_MODE:
                    self.found.hidden_text += 1
                else:
                    self.found.visible_text += 1
                continue
            item = ctypes.cast(at, as_object)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._image(item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                inner = _times(self._matrix(item), matrix)
                self.walk(item, raw.FPDFFormObj_CountObjects, self.call.form_object, inner, depth + 1)

    def _matrix(self, item: Any) -> Matrix:
        m = self.matrix
        if not self.raw.FPDFPageObj_GetMatrix(item, ctypes.byref(m)):
            return _IDENTITY
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _box(self, item: Any, matrix: Matrix) -> Box | None:
        if not self.raw.FPDFPageObj_GetBounds(item, *self.bound_refs):
            return None
        left, bottom, right, top = (b.value for b in self.bounds)
        return self.found.frame.box(*_bounds(matrix, left, bottom, right, top))

    def _image(self, item: Any, matrix: Matrix) -> None:
        box = self._box(item, matrix)
        if box is None:
            return
        across, down = ctypes.c_uint(), ctypes.c_uint()
        if not self.raw.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(across), ctypes.byref(down)):
            return
        a, b, c, d, _, _ = _times(self._matrix(item), matrix)
        upright = a > 0 and d > 0 and abs(b) < 1e-3 * a and abs(c) < 1e-3 * d
        self.found.images.append(ImageObject(item, (across.value, down.value), box, upright))

    def _path(self, item: Any, matrix: Matrix) -> None:
        raw, found = self.raw, self.found
        box = self._box(item, matrix)
        if box is None:
            return
        found.paths += 1
        if min(box.width, box.height) <= _THIN:
            if max(box.width, box.height) >= _SHORTEST_RULE and self._seen(item, fill=True):
                found.rules.append(box)
            return
        segments = raw.FPDFPath_CountSegments(item)
        if not 2 <= segments <= _MAX_SEGMENTS or not self._stroked(item) or not self._seen(item, fill=False):
            return
        found.rules.extend(self._strokes(item, segments, _times(self._matrix(item), matrix)))

    def _stroked(self, item: Any) -> bool:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        drawn = self.raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        return bool(drawn) and bool(stroke.value)

    def _seen(self, item: Any, fill: bool) -> bool:
        raw = self.raw
        stroked = self._stroked(item)
        parts = [ctypes.c_uint() for _ in range(4)]
        get = raw.FPDFPageObj_GetStrokeColor if stroked or not fill else raw.FPDFPageObj_GetFillColor
        if not get(item, *(ctypes.byref(p) for p in parts)):
            return True
        return min(p.value for p in parts[:3]) < _WHITE and parts[3].value > 20

    def _strokes(self, item: Any, count: int, matrix: Matrix) -> list[Box]:
        """Return the level and upright strokes of a path with several segments."""
        raw, frame = self.raw, self.found.frame
        x, y = ctypes.c_float(), ctypes.c_float()
        out: list[Box] = []
        start = last = (0.0, 0.0)
        for i in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, i)
            kind = raw.FPDFPathSegment_GetType(segment)
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            here = _apply(matrix, x.value, y.value)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = here
            elif kind == raw.FPDF_SEGMENT_LINETO:
                _add_stroke(out, frame, last, here)
            last = here
            if kind != raw.FPDF_SEGMENT_MOVETO and raw.FPDFPathSegment_GetClose(segment):
                _add_stroke(out, frame, here, start)
        return out


def _add_stroke(out: list[Box], frame: Frame, a: tuple[float, float], b: tuple[float, float]) -> None:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(wide, high) <= _THIN / 2 and max(wide, high) >= _SHORTEST_RULE:
        out.append(frame.box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies ``m`` first, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _bounds(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    if m is _IDENTITY:
        return x0, y0, x1, y1
    corners = [_apply(m, x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _clipped_area(box: Box, width: float, height: float) -> float:
    wide = min(box.x1, width) - max(box.x0, 0.0)
    high = min(box.y1, height) - max(box.y0, 0.0)
    return max(0.0, wide) * max(0.0, high)
