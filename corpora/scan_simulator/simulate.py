"""Simulated scans of generated documents: seeded damage to rendered pages, as a PDF of pictures."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generator"))

from build import Draft
from render import to_pdf


def pictures(draft: Draft, seed: int, dpi: int = 200, turn: int = 0) -> list[Image.Image]:
    """Return the damaged pages; the same seed gives the same pixels.

    Args:
        draft: The document; ``draft.text`` is its exact text in reading order.
        seed: Chooses skew, blur, noise, faintness and bilevel.
        dpi: Resolution of the scan.
        turn: Degrees by which every page lies turned, a multiple of 90.
    """
    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    bilevel, faint = chance.random() < 0.25, chance.uniform(0.6, 1.0)
    blur, grain = chance.uniform(0.0, 0.7), chance.uniform(0.0, 12.0)
    out = []
    for page in pypdfium2.PdfDocument(to_pdf(draft)):
        sheet = page.render(scale=dpi / 72).to_pil().convert("L")
        sheet = sheet.rotate(chance.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=255)
        sheet = sheet.filter(ImageFilter.GaussianBlur(blur * dpi / 200))
        pixels = 255 - (255 - np.asarray(sheet, np.float32)) * faint
        pixels += noise.normal(0.0, grain, pixels.shape)
        if bilevel:
            pixels = np.where(pixels < 160, 0.0, 255.0)
        out.append(Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).rotate(turn, expand=True))
    return out


def scan_pdf(draft: Draft, seed: int, dpi: int = 200, turn: int = 0) -> bytes:
    """Return the damaged pages as a PDF of JPEG pictures, byte for byte the same for one seed."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    quality = random.Random(seed).randint(55, 90)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for sheet in pictures(draft, seed, dpi, turn):
        packed = io.BytesIO()
        sheet.save(packed, "JPEG", quality=quality)
        size = (sheet.width * 72 / dpi, sheet.height * 72 / dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(packed.getvalue())), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
