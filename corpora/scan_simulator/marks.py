"""What stands on paper beside its print: seals, signatures, figures of a pen, stamps of arrival."""

from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont
from render import FOLDERS

RED, BLUE, BLACK = (205, 40, 50), (35, 50, 150), (25, 25, 30)
# How a pen draws the ten figures, in a square of one; y runs down.
_PEN = {
    "0": [(0.55, 0.05), (0.2, 0.3), (0.2, 0.75), (0.5, 0.95), (0.8, 0.7), (0.78, 0.25), (0.5, 0.06)],
    "1": [(0.3, 0.25), (0.55, 0.05), (0.5, 0.95)],
    "2": [(0.2, 0.25), (0.5, 0.05), (0.78, 0.25), (0.6, 0.55), (0.15, 0.92), (0.85, 0.88)],
    "3": [(0.2, 0.12), (0.7, 0.1), (0.45, 0.42), (0.8, 0.65), (0.5, 0.95), (0.15, 0.85)],
    "4": [(0.5, 0.05), (0.15, 0.6), (0.85, 0.55), (0.65, 0.35), (0.6, 0.98)],
    "5": [(0.75, 0.06), (0.3, 0.1), (0.25, 0.45), (0.7, 0.5), (0.7, 0.85), (0.2, 0.95)],
    "6": [(0.7, 0.05), (0.25, 0.45), (0.25, 0.85), (0.6, 0.95), (0.75, 0.65), (0.3, 0.6)],
    "7": [(0.15, 0.1), (0.8, 0.08), (0.4, 0.95)],
    "8": [(0.7, 0.2), (0.3, 0.1), (0.3, 0.35), (0.75, 0.7), (0.45, 0.95), (0.2, 0.7), (0.7, 0.25)],
    "9": [(0.75, 0.35), (0.3, 0.45), (0.3, 0.1), (0.75, 0.15), (0.7, 0.6), (0.45, 0.98)],
}  # fmt: skip


def _font(size: float) -> ImageFont.FreeTypeFont:
    folder = next(Path(f) for f in FOLDERS if Path(f).is_dir())
    return ImageFont.truetype(str(folder / "LiberationSerif-Bold.ttf"), max(6, round(size)))


def _curve(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a smooth line through the points (Catmull-Rom)."""
    if len(points) < 3:
        return points
    ends = [points[0], *points, points[-1]]
    out = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for k in range(6):
            t = k / 6
            out.append(
                tuple(
                    0.5 * (2 * b[i] + (c[i] - a[i]) * t + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
                           + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3)
                    for i in (0, 1)
                )
            )  # fmt: skip
    return [(float(x), float(y)) for x, y in [*out, points[-1]]]


def write_figures(
    sheet: Image.Image, text: str, left: float, base: float, high: float, chance: random.Random
) -> None:
    """Write figures as a pen does: taller than print, slanted, uneven, a little off the line."""
    draw = ImageDraw.Draw(sheet)
    ink = chance.choice([BLUE, BLUE, BLACK])
    slant, x = chance.uniform(0.1, 0.4), left
    for sign in text:
        tall = high * chance.uniform(1.2, 1.7)
        wide = tall * chance.uniform(0.45, 0.65)
        low = base + high * chance.uniform(-0.05, 0.35)
        shake = 0.06
        points = [
            (
                x + wide * (px + chance.uniform(-shake, shake)) + slant * tall * (1 - py),
                low - tall * (1 - py + chance.uniform(-shake, shake)),
            )
            for px, py in _PEN[sign]
        ]
        draw.line(
            _curve(points), fill=ink, width=max(2, round(high * chance.uniform(0.12, 0.2))), joint="curve"
        )
        x += wide * chance.uniform(1.0, 1.35)


def sign(sheet: Image.Image, left: float, middle: float, wide: float, chance: random.Random) -> None:
    """Draw a signature: loops and a long last stroke."""
    draw = ImageDraw.Draw(sheet)
    high = wide * 0.3
    points = [(left + wide * t / 9, middle + high * chance.uniform(-0.6, 0.6)) for t in range(8)]
    points += [
        (left + wide * 0.5, middle + high * 0.5),
        (left + wide * 1.25, middle - high * chance.uniform(0.1, 0.6)),
    ]
    draw.line(
        _curve(points), fill=chance.choice([BLUE, BLACK]), width=max(2, round(wide / 70)), joint="curve"
    )


def seal(sheet: Image.Image, x: float, y: float, radius: float, words: str, chance: random.Random) -> None:
    """Press a round red seal with its writing around; it darkens what it covers."""
    size = round(2.4 * radius)
    stamp = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(stamp)
    middle = size / 2
    width = max(2, round(radius / 22))
    for r in (radius, 0.62 * radius):
        draw.ellipse((middle - r, middle - r, middle + r, middle + r), outline=RED, width=width)
    star = []
    for k in range(10):
        r = 0.3 * radius if k % 2 == 0 else 0.12 * radius
        angle = math.pi * (k / 5 - 0.5)
        star.append((middle + r * math.cos(angle), middle + r * math.sin(angle)))
    draw.polygon(star, fill=RED)
    font = _font(radius * 0.2)
    for k, letter in enumerate(words):
        angle = -math.pi * 1.15 + 1.3 * math.pi * k / max(1, len(words) - 1)
        tile = Image.new("RGB", (round(radius * 0.4),) * 2, "white")
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), letter, font=font, fill=RED, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90, fillcolor="white")
        at = (
            round(middle + 0.81 * radius * math.cos(angle) - tile.width / 2),
            round(middle + 0.81 * radius * math.sin(angle) - tile.height / 2),
        )
        stamp.paste(ImageChops.multiply(stamp.crop((*at, at[0] + tile.width, at[1] + tile.height)), tile), at)
    stamp = stamp.rotate(chance.uniform(-12, 12), Image.Resampling.BICUBIC, fillcolor="white")
    spots = np.random.default_rng(chance.randrange(2**32)).random((size // 3 + 1, size // 3 + 1)) < 0.06
    worn = Image.fromarray(spots.astype(np.uint8) * 255).resize((size, size))
    stamp = Image.composite(Image.new("RGB", stamp.size, "white"), stamp, worn)
    at = (round(x - size / 2), round(y - size / 2))
    box = (*at, at[0] + size, at[1] + size)
    sheet.paste(ImageChops.multiply(sheet.crop(box), stamp), at)


def arrival_stamp(sheet: Image.Image, x: float, y: float, unit: float, chance: random.Random) -> None:
    """Press the registry's framed stamp, filled in by a pen; ``unit`` is pixels a point."""
    stamp = Image.new("RGB", (round(128 * unit), round(50 * unit)), "white")
    draw = ImageDraw.Draw(stamp)
    ink = chance.choice([RED, BLUE])
    line = max(2, round(1.2 * unit))
    draw.rectangle((2, 2, stamp.width - 3, stamp.height - 3), outline=ink, width=line)
    draw.line([(46 * unit, 2), (46 * unit, stamp.height)], fill=ink, width=line)
    draw.text((8 * unit, 18 * unit), "ĐẾN", font=_font(13 * unit), fill=ink)
    for row, label in enumerate(("Số:", "Ngày:", "Chuyển:")):
        draw.text(
            (50 * unit, (3 + 17 * row) * unit),
            label + "." * (18 - len(label)),
            font=_font(9 * unit),
            fill=ink,
        )
    number, day = str(chance.randint(100, 4000)), f"{chance.randint(1, 28)}"
    write_figures(stamp, number, 78 * unit, 13 * unit, 8 * unit, chance)
    write_figures(stamp, day, 82 * unit, 30 * unit, 8 * unit, chance)
    stamp = stamp.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor="white")
    at = (round(x), round(y))
    box = (*at, at[0] + stamp.width, at[1] + stamp.height)
    sheet.paste(ImageChops.multiply(sheet.crop(box), stamp), at)
