"""What scanners, copiers and fax machines do to a page."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.float32]
Step = Callable[[Pixels, float, random.Random, np.random.Generator], Pixels]  # page, dpi, chances


def _pixels(sheet: Image.Image) -> Pixels:
    return np.asarray(sheet, np.float32)


def _sheet(page: Pixels) -> Image.Image:
    return Image.fromarray(page.clip(0, 255).astype(np.uint8))


def _smooth(shape: tuple[int, ...], cells: int, noise: np.random.Generator) -> Pixels:
    """Return soft clouds between 0 and 1."""
    small = Image.fromarray((noise.random((cells, cells)) * 255).astype(np.uint8))
    return np.asarray(small.resize((shape[1], shape[0]), Image.Resampling.BICUBIC), np.float32) / 255


def gray(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Scan without colour."""
    return page @ np.array([0.299, 0.587, 0.114], np.float32) if page.ndim == 3 else page


def blur(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Lose focus a little."""
    return _pixels(_sheet(page).filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 0.7) * dpi / 200)))


def grain(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Add the sensor's noise."""
    return page + noise.normal(0.0, chance.uniform(2.0, 9.0), page.shape).astype(np.float32)


def faint(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Print with little toner, and a shadow over one side."""
    pale = 255 - (255 - page) * chance.uniform(0.4, 0.6)
    shade = np.linspace(chance.uniform(0.65, 0.8), 1.0, page.shape[1], dtype=np.float32)
    return pale * (shade[None, :, None] if page.ndim == 3 else shade[None, :])


def tinted(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Print on coloured or yellowed paper."""
    tint = np.array(
        chance.choice([(250, 238, 205), (222, 235, 245), (247, 222, 226), (225, 240, 222)]), np.float32
    )
    clouds = 0.94 + 0.06 * _smooth(page.shape, 9, noise)
    return page * (tint / 255) * clouds[:, :, None]


def thick(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Let the ink run."""
    return _pixels(_sheet(page).filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(0.6)))


def bilevel(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Scan in black and white."""
    soft = page + noise.normal(0.0, 14.0, page.shape).astype(np.float32)
    return np.where(soft < chance.uniform(140, 175), 0.0, 255.0).astype(np.float32)


def specks(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Sow black and white specks, most of one pixel, some of two or three."""
    out = page.copy()
    count = int(page.size * chance.uniform(0.0001, 0.0004))
    for colour, share in ((0.0, 1.0), (255.0, 1.5)):
        n = int(count * share)
        ys, xs = noise.integers(0, page.shape[0] - 3, n), noise.integers(0, page.shape[1] - 3, n)
        size = noise.choice([1, 1, 1, 2, 2, 3], n)
        for k in (1, 2, 3):
            for dy in range(k):
                for dx in range(k):
                    at = size == k
                    out[ys[at] + dy, xs[at] + dx] = colour
    return out


def edge_bars(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Leave the copier's dark bars along edges of the glass."""
    out = page.copy()
    for side in chance.sample(["left", "right", "bottom"], 2):
        deep = dpi * chance.uniform(0.08, 0.22)
        length = out.shape[0] if side != "bottom" else out.shape[1]
        edge = deep * (0.6 + 0.8 * _smooth((length, 2), 7, noise)[:, 0])
        for i in range(length):
            k = max(1, int(edge[i]))
            if side == "left":
                out[i, :k] = 12
            elif side == "right":
                out[i, -k:] = 12
            else:
                out[-k:, i] = 12
    return out


def fax(page: Pixels, dpi: float, chance: random.Random, noise: np.random.Generator) -> Pixels:
    """Send by fax: few dots, two levels, lines lost on the way."""
    sheet = _sheet(page)
    across, down = 204 / dpi, 196 / dpi
    small = sheet.resize((round(sheet.width * across), round(sheet.height * down)), Image.Resampling.BILINEAR)
    out = np.where(_pixels(small) < chance.uniform(130, 165), 0.0, 255.0).astype(np.float32)
    for _ in range(chance.randint(0, 3)):
        row = chance.randrange(out.shape[0] - 1)
        out[row] = out[row + 1]
    back = _sheet(out).resize(sheet.size, Image.Resampling.NEAREST)
    return specks(_pixels(back), dpi, chance, noise)


def shine_through(page: Pixels, behind: Pixels, chance: random.Random) -> Pixels:
    """Let the other side of the sheet be seen, mirrored and pale."""
    other = _sheet(behind).transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize((page.shape[1], page.shape[0]))
    pale = 255 - _pixels(other.filter(ImageFilter.GaussianBlur(2.0)))
    return page - pale * chance.uniform(0.08, 0.16)


PROFILES: dict[str, tuple[Step, ...]] = {
    "clean": (gray, blur, grain),
    "office": (blur, grain),
    "tinted": (tinted, blur, grain),
    "faint": (gray, faint, blur, grain),
    "thick": (gray, thick, grain),
    "bilevel": (gray, blur, bilevel),
    "copy": (gray, blur, edge_bars, bilevel, specks),
    "fax": (gray, blur, fax),
    "through": (gray, blur, grain),
}
