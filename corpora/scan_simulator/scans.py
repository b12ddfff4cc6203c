"""Whole simulated scans: a document's pages with marks, damage, turned sheets and blank backs, and its exact text.

    python corpora/scan_simulator/scans.py OUT [--count 12] [--seed 1] [--dpi 200] [--profile NAME]

writes NAME.pdf (the pictures) and NAME.txt (the exact text in reading order, handwriting in braces).
"""

from __future__ import annotations

import argparse
import copy
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generator"))

import damage
import marks
from build import Draft, Par
from render import to_pdf

GAP = "\u00a0"  # keeps the room for what a pen writes
_NUMBER = re.compile(r"^(Số:?\s*)(\d{1,5})(?=\s?[-–/])")
_DAY = re.compile(r"(ngày )(\d{1,2})(?= tháng)")
PROFILES = tuple(damage.PROFILES)


@dataclass
class Scan:
    """A simulated scan. ``text`` is exact and in reading order; what a pen wrote stands in braces.

    ``blank`` holds the places of pages without print; ``turn`` is by how many degrees all pages lie turned.
    """

    pages: list[Image.Image]
    text: str
    profile: str
    dpi: int
    turn: int = 0
    blank: list[int] = field(default_factory=list)


def scan(
    draft: Draft,
    seed: int,
    dpi: int = 200,
    profile: str | None = None,
    *,
    turn: int | None = None,
    marked: bool = True,
    pen: bool | None = None,
    backs: bool | None = None,
) -> Scan:
    """Return a scan of the document; the same arguments give the same pixels.

    Args:
        draft: The document.
        seed: Chooses whatever is not given: profile, turn, marks, strength of the damage.
        dpi: Resolution.
        profile: A name in ``PROFILES``.
        turn: Degrees by which every page lies turned, a multiple of 90.
        marked: Whether seal and signature (and perhaps a stamp of arrival) stand on it.
        pen: Whether number and day are written by hand.
        backs: Whether blank backs are scanned too.
    """
    chance = random.Random(f"{seed}/{draft.name}/{dpi}")
    noise = np.random.default_rng(chance.randrange(2**32))
    drawn = chance.choice(PROFILES), chance.choice([0] * 8 + [90, 180, 270]), chance.random(), chance.random()
    profile = profile or drawn[0]
    turn = drawn[1] if turn is None else turn
    pen = drawn[2] < 0.25 if pen is None else pen
    backs = drawn[3] < 0.1 if backs is None else backs
    arrival = chance.random() < 0.3
    left_out, figures = _for_pen(draft) if pen else (draft, [])
    pdf = pypdfium2.PdfDocument(to_pdf(left_out))
    unit = dpi / 72
    sheets = []
    for page in pdf:
        sheet = page.render(scale=unit).to_pil().convert("RGB")
        if marked:
            _mark(sheet, page, left_out, unit, len(sheets) == 0 and arrival, chance)
        sheets.append(sheet)
    if figures:
        _write(sheets[0], pdf[0], figures, unit, chance)
    pages: list[Image.Image] = []
    blank: list[int] = []
    for i, sheet in enumerate(sheets):
        behind = sheets[i + 1] if i + 1 < len(sheets) else sheets[0]
        pages.append(_damaged(sheet, behind, profile, dpi, chance, noise))
        if backs:
            blank.append(len(pages))
            pages.append(_back(sheet, profile, dpi, chance, noise))
    pages = [p.rotate(turn, expand=True) for p in pages]
    return Scan(pages, _text(left_out, figures), profile, dpi, turn, blank)


def to_scan_pdf(made: Scan, quality: int = 75) -> bytes:
    """Return the pages as a PDF of JPEG pictures; the same pages give the same bytes."""
    import io

    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for sheet in made.pages:
        packed = io.BytesIO()
        sheet.save(packed, "JPEG", quality=quality)
        size = (sheet.width * 72 / made.dpi, sheet.height * 72 / made.dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(packed.getvalue())), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _for_pen(draft: Draft) -> tuple[Draft, list[tuple[str, str]]]:
    """Return the document with room for number and day, and what is to be written behind which words."""
    d = copy.copy(draft)
    d.pars = [copy.copy(p) for p in draft.pars]
    figures: list[tuple[str, str]] = []
    for p in d.pars:
        if p.place == "left" and (m := _NUMBER.match(p.text)) and not figures:
            figures.append((m[1].strip(), m[2]))
            p.text = m[1].strip() + GAP * 10 + p.text[m.end() :]
        elif p.place == "right" and (m := _DAY.search(p.text)):
            figures.append(("ngày", m[2]))
            p.text = p.text[: m.start(2)].rstrip() + GAP * 7 + p.text[m.end() :].lstrip()
            break
    return d, figures


def _text(draft: Draft, figures: list[tuple[str, str]]) -> str:
    """Return the exact text: letterhead and foot left before right, cells of a row parted by bars."""
    out = []
    pars = draft.pars
    i = 0
    while i < len(pars):
        j = i
        while j < len(pars) and pars[j].place in ("left", "right") and pars[j].cells is None:
            j += 1
        block: list[Par] = sorted(pars[i:j], key=lambda p: p.place) if j > i else [pars[i]]
        out += [" | ".join(p.cells) if p.cells is not None else p.text for p in block]
        i = max(j, i + 1)
    text = "\n".join(out)
    for label, number in figures:
        text = re.sub(f"({label})" + GAP + "+", rf"\1 {{{number}}} ", text, count=1)
    return text.replace(GAP, " ")


def _places(page: Any, words: str) -> list[tuple[float, float, float, float]]:
    """Return where the words stand: left, top, right, bottom in points from the top left."""
    high = page.get_height()
    textpage = page.get_textpage()
    out = []
    found = textpage.search(words, match_case=True)
    while (hit := found.get_next()) is not None:
        boxes = [textpage.get_charbox(hit[0] + k) for k in range(hit[1])]
        out.append(
            (
                min(b[0] for b in boxes),
                high - max(b[3] for b in boxes),
                max(b[2] for b in boxes),
                high - min(b[1] for b in boxes),
            )
        )
    return out


def _mark(
    sheet: Image.Image, page: Any, draft: Draft, unit: float, arrival: bool, chance: random.Random
) -> None:
    """Press a seal over position and signature, sign, and perhaps stamp the arrival."""
    foot = [p for p in draft.pars if p.place == "right"][-4:]
    name = foot[-1].text if foot else ""
    at = _places(page, name) if name else []
    if at and len(name.split()) > 1:
        x0, y0, x1, _ = (v * unit for v in at[-1])
        radius = chance.uniform(42, 50) * unit
        words = draft.pars[0].text.upper()[:26]
        marks.sign(sheet, x0 - 10 * unit, y0 - 26 * unit, (x1 - x0) * 1.2, chance)
        lift = chance.uniform(0.75, 1.0) * radius
        marks.seal(sheet, x0 - chance.uniform(0.3, 0.9) * radius, y0 - lift, radius, words, chance)
    if arrival:
        at = _places(page, "Số")
        if at:
            below = at[0][3] * unit + chance.uniform(2, 8) * unit
            marks.arrival_stamp(sheet, chance.uniform(8, 16) * unit, below, unit, chance)


def _write(
    sheet: Image.Image, page: Any, figures: list[tuple[str, str]], unit: float, chance: random.Random
) -> None:
    """Write number and day into the room left for them."""
    for label, number in figures:
        at = _places(page, label)
        if at:
            _, y0, x1, y1 = (v * unit for v in at[0])
            room = 2.2 * (y1 - y0)
            start = x1 + chance.uniform(0.2, 0.4) * (y1 - y0)
            marks.write_figures(
                sheet, number, start, y0 + 0.8 * (y1 - y0), min(0.62 * (y1 - y0), room), chance
            )


def _damaged(
    sheet: Image.Image,
    behind: Image.Image,
    profile: str,
    dpi: int,
    chance: random.Random,
    noise: np.random.Generator,
) -> Image.Image:
    slope = chance.uniform(-1.2, 1.2)
    lying = sheet.rotate(slope, Image.Resampling.BICUBIC, fillcolor="white")
    page = np.asarray(lying, np.float32)
    if profile == "through":
        page = damage.shine_through(page, np.asarray(behind, np.float32), chance)
    for step in damage.PROFILES[profile]:
        page = step(page, float(dpi), chance, noise)
    return Image.fromarray(page.clip(0, 255).astype(np.uint8))


def _back(
    sheet: Image.Image, profile: str, dpi: int, chance: random.Random, noise: np.random.Generator
) -> Image.Image:
    """Return the blank back of a sheet, through which its face may be seen."""
    page = np.full((sheet.height, sheet.width, 3), 252, np.float32)
    page = damage.shine_through(page, np.asarray(sheet, np.float32), chance)
    for step in damage.PROFILES["clean" if profile in ("bilevel", "copy", "fax") else profile]:
        page = step(page, float(dpi), chance, noise)
    return Image.fromarray(page.clip(0, 255).astype(np.uint8))


def main() -> int:
    """Run the command line."""
    from generate import documents

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--count", type=int, default=12)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--dpi", type=int, default=200)
    ap.add_argument("--profile", choices=PROFILES)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for n, draft in enumerate(documents(args.count, args.seed)):
        made = scan(draft, args.seed + n, args.dpi, args.profile)
        (args.out / f"{draft.name}.pdf").write_bytes(to_scan_pdf(made))
        (args.out / f"{draft.name}.txt").write_text(made.text, encoding="utf-8")
        print(f"{draft.name}: {made.profile}, {len(made.pages)} pages, turned by {made.turn}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
