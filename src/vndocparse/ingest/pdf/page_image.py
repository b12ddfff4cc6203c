"""Have the picture of a PDF page for a recogniser: its own scan where it is one, else a rendering."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.options import ParseOptions
from vndocparse.errors import LimitError

if TYPE_CHECKING:
    import pypdfium2

    from vndocparse.ingest.pdf.objects import PageObjects

Pixels = NDArray[np.uint8]

POINTS_PER_INCH = 72.0
# A scan outside this range is rendered at the asked resolution instead: finer costs time for
# nothing, and coarser than this is a thumbnail.
_OWN_DPI = (100.0, 450.0)
_EDGE_POINTS = 1.5  # how far the scan's edge may lie from the page's
_SKEWED_GRID = 0.02  # fax scans have other resolutions across and down; those are rendered square
_MEAN_DIFFERENCE = 24.0  # grey levels between scan and rendering beyond which the scan is not trusted


def page_image(pdf: "pypdfium2.PdfDocument", index: int, options: ParseOptions) -> tuple[Pixels, float]:
    """Return the picture of page ``index`` (from 0) and its resolution in dots per inch.

    The picture covers the page's visible box exactly and stands upright as a viewer shows it:
    pixel ``x`` lies at ``x * 72 / dpi`` points from the left. It is ``H x W`` (grey) or
    ``H x W x 3`` (RGB) ``uint8``. Annotations and form fields are left out, since the stamps of
    digital signatures are drawn there.

    Raises:
        LimitError: If the page is larger than the limits of ``options`` allow.
    """
    from vndocparse.ingest.pdf.objects import scan_objects

    page = pdf[index]
    try:
        return picture(page, scan_objects(page, options.limits.objects_per_page), options)
    finally:
        page.close()


def picture(page: Any, objects: "PageObjects", options: ParseOptions) -> tuple[Pixels, float]:
    """Return picture and resolution of an open page; see :func:`page_image`."""
    limits = options.limits
    width, height = page.get_size()
    if max(width, height) > limits.page_points:
        raise LimitError(
            f"page is {width:.0f} x {height:.0f} points; the limit is {limits.page_points:.0f}",
            f"trang rộng {width:.0f} x {height:.0f} điểm, quá giới hạn {limits.page_points:.0f}",
        )
    if any(i.pixels > limits.page_pixels for i in objects.images):
        raise LimitError(
            f"page holds a picture of more than {limits.page_pixels} pixels",
            f"trang có ảnh lớn hơn {limits.page_pixels} điểm ảnh",
        )
    own = _own_resolution(objects, width, height)
    if own is not None and page.get_rotation() == 0:
        taken = _embedded(page, objects, width, height)
        if taken is not None:
            return taken, own
    dpi = own if own is not None else float(options.dpi)
    inches = width * height / POINTS_PER_INCH**2
    if inches * dpi**2 > limits.page_pixels:
        dpi = (limits.page_pixels / inches) ** 0.5
    return render(page, dpi), dpi


def render(page: Any, dpi: float, grey: bool = False) -> Pixels:
    """Render an open page without annotations and form fields."""
    bitmap = page.render(
        scale=dpi / POINTS_PER_INCH,
        may_draw_forms=False,
        draw_annots=False,
        grayscale=grey,
        rev_byteorder=True,
    )
    try:
        return _rgb(bitmap.to_numpy())
    finally:
        bitmap.close()


def _own_resolution(objects: "PageObjects", width: float, height: float) -> float | None:
    """Return the resolution of a scan that covers the page, ``None`` where there is none."""
    if len(objects.images) != 1:
        return None
    image = objects.images[0]
    if image.box.width * image.box.height < 0.85 * width * height or min(image.size) == 0:
        return None
    across = image.size[0] * POINTS_PER_INCH / max(1.0, image.box.width)
    down = image.size[1] * POINTS_PER_INCH / max(1.0, image.box.height)
    if abs(across - down) > _SKEWED_GRID * max(across, down):
        return None
    return across if _OWN_DPI[0] <= across <= _OWN_DPI[1] else None


def _embedded(page: Any, objects: "PageObjects", width: float, height: float) -> Pixels | None:
    """Take the scan out of the page where that is the same picture as the page."""
    import pypdfium2
    from pypdfium2 import raw

    image = objects.images[0]
    box = image.box
    fits = max(abs(box.x0), abs(box.y0), abs(box.x1 - width), abs(box.y1 - height)) <= _EDGE_POINTS
    if not fits or not image.upright or objects.visible_text or objects.paths:
        return None
    handle = raw.FPDFImageObj_GetBitmap(image.handle)
    if not handle:
        return None
    # The bitmap is PDFium's own and is let go with its wrapper, after the copy.
    pixels = _rgb(pypdfium2.PdfBitmap.from_raw(handle).to_numpy(), bgr=True)
    # Stencil masks, colour keys and soft masks change how a scan looks; the rendering knows them.
    small = render(page, 36.0, grey=True)
    steps = (max(1, pixels.shape[0] // small.shape[0]), max(1, pixels.shape[1] // small.shape[1]))
    if abs(float(pixels[:: steps[0], :: steps[1]].mean()) - float(small.mean())) > _MEAN_DIFFERENCE:
        return None
    return pixels


def _rgb(pixels: NDArray[Any], bgr: bool = False) -> Pixels:
    """Return a copy as grey or RGB, without the fourth channel."""
    if pixels.ndim == 2:
        return np.array(pixels, dtype=np.uint8)
    if pixels.shape[2] == 1:
        return np.array(pixels[:, :, 0], dtype=np.uint8)
    colour = pixels[:, :, 2::-1] if bgr else pixels[:, :, :3]
    return np.ascontiguousarray(colour, dtype=np.uint8)
