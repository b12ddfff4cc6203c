"""Write the sample documents of ``samples/`` from the texts of ``sample_texts/``; the same run gives the same pages.

    python corpora/make_samples.py [FOLDER]

The annotations (``*.gold.json``) beside them are made by hand and not touched.
"""

import argparse
import datetime
import io
import random
import sys
import zipfile
from pathlib import Path

import docx
import numpy as np
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "generator"))

from build import Draft, Par  # noqa: E402
from render import FOLDERS, to_pdf  # noqa: E402

from vndocparse.text.legacy import table  # noqa: E402

DPI = 200
SEED = 20260527
DAY = datetime.datetime(2026, 5, 27)
RED = (196, 30, 42)
BLUE = (38, 52, 140)


def pars(name: str) -> list[Par]:
    """Read a text: ``place [bold] [italic] [size] [gap…] | words`` a line; ``row`` lines are cells of a ruled table."""
    out = []
    for line in (HERE / "sample_texts" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(" | ")
        place, *marks = head.split()
        gap = next((float(m[3:] or 1) for m in marks if m.startswith("gap")), 0.0)
        size = next((float(m) for m in marks if m.isdigit()), 14.0)
        cells = text.split(" | ") if place == "row" else None
        out.append(Par(text, place, "bold" in marks, "italic" in marks, size, gap, cells))
    return out


def pdf(name: str) -> bytes:
    """Return a text as PDF pages."""
    return to_pdf(Draft(random.Random(SEED), name, pars(name)))


def tcvn3(text: str) -> bytes:
    """Encode text in TCVN3, as typed in a font of small letters: capitals with tone marks have no code of their own."""
    codes = {letter: code for code, letter in table("tcvn3").items()}
    coded = "".join(codes.get(c) or codes.get(c.lower()) or c for c in text)
    return coded.encode("cp1252")


def scan(pages: bytes, stamped: str) -> bytes:
    """Return PDF pages as pictures that went through a scanner, stamped and signed above the line ``stamped``."""
    import pypdfium2

    rng = random.Random(SEED)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pypdfium2.PdfDocument(pages):
        picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
        spot = _place_of(page, stamped)
        if spot:
            _sign(picture, spot, rng)
            _stamp(picture, (spot[0] - 150, spot[1] - 90), rng)
        kept = io.BytesIO()
        _aged(picture, rng).save(kept, "JPEG", quality=62, dpi=(DPI, DPI))
        canvas.drawImage(ImageReader(kept), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _place_of(page: object, words: str) -> tuple[int, int] | None:
    """Return the middle of the words on the page, in pixels."""
    found = page.get_textpage().search(words).get_next()  # type: ignore[attr-defined]
    if found is None:
        return None
    start, count = found
    boxes = [page.get_textpage().get_charbox(i) for i in range(start, start + count)]  # type: ignore[attr-defined]
    x = (min(b[0] for b in boxes) + max(b[2] for b in boxes)) / 2
    return int(x * DPI / 72), int((A4[1] - boxes[0][3]) * DPI / 72)


def _stamp(picture: Image.Image, middle: tuple[int, int], rng: random.Random) -> None:
    """Press a round red seal of 36 mm, a little worn, over what is there."""
    size = int(36 / 25.4 * DPI)
    seal = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(seal)
    for inset, width in ((2, 5), (12, 2), (int(size * 0.27), 2)):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=255, width=width)
    _ring_of_words(seal, "HUYỆN ỦY NẬM KHÊ * TỈNH HÀ SƠN * ĐẢNG CỘNG SẢN VIỆT NAM * ")
    c, r = size / 2, size * 0.13
    points = [(0, -1), (0.22, -0.31), (0.95, -0.31), (0.36, 0.12), (0.59, 0.81), (0, 0.38),
              (-0.59, 0.81), (-0.36, 0.12), (-0.95, -0.31), (-0.22, -0.31)]  # fmt: skip
    draw.polygon([(c + x * r, c + y * r) for x, y in points], fill=255)
    worn = np.random.default_rng(SEED).normal(0.78, 0.12, (size, size)).clip(0.35, 0.95)
    mask = Image.fromarray((np.asarray(seal) * worn).astype(np.uint8)).rotate(rng.uniform(-12, 12))
    corner = (middle[0] - size // 2, middle[1] - size // 2)
    picture.paste(Image.new("RGB", (size, size), RED), corner, mask)


def _ring_of_words(seal: Image.Image, words: str) -> None:
    font = ImageFont.truetype(str(Path(FOLDERS[0]) / "LiberationSans-Bold.ttf"), 19)
    size = seal.width
    for i, letter in enumerate(words):
        sheet = Image.new("L", seal.size, 0)
        ImageDraw.Draw(sheet).text((size / 2, 20), letter, fill=255, font=font, anchor="mt")
        turned = sheet.rotate(-360 * i / len(words), resample=Image.Resampling.BICUBIC)
        seal.paste(255, mask=turned)


def _sign(picture: Image.Image, name_at: tuple[int, int], rng: random.Random) -> None:
    """Draw a signature in blue ink above a name."""
    draw = ImageDraw.Draw(picture)
    x, y = name_at[0] - 130, name_at[1] - 75
    points = [(x, y)]
    for step in range(7):
        x += 42
        points.append((x, y + (-1) ** step * rng.randrange(18, 60)))
    knots = np.array(points, dtype=float)
    for a, b, c in zip(knots[:-2], knots[1:-1], knots[2:], strict=True):
        start, end = (a + b) / 2, (b + c) / 2
        curve = [
            tuple((1 - t) ** 2 * start + 2 * t * (1 - t) * b + t**2 * end) for t in np.linspace(0, 1, 24)
        ]
        draw.line(curve, fill=BLUE, width=4, joint="curve")
    draw.line([tuple(knots[-1]), (name_at[0] - 120, name_at[1] - 38)], fill=BLUE, width=3)


def _aged(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Turn the sheet by about a degree, soften it and lay the scanner's noise and some specks on it."""
    angle = rng.choice((-1, 1)) * rng.uniform(0.8, 1.1)
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    pixels = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    noise = np.random.default_rng(rng.randrange(1 << 30))
    pixels = pixels * 0.94 + 8 + noise.normal(0, 4.0, pixels.shape[:2])[:, :, None]
    out = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(out)
    for _ in range(70):
        x, y, r = rng.randrange(out.width), rng.randrange(out.height), rng.choice((1, 1, 1, 2))
        draw.ellipse((x, y, x + r, y + r), fill=(90, 90, 90))
    return out


_PLACES = {
    "left": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.CENTER,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
}
_LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:suff w:val="space"/><w:lvlText w:val="%1-"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%2."/></w:lvl>'
)


def word(name: str) -> bytes:
    """Return a text as a Word file: automatic numbers, letterhead and foot in tables without lines, tasks in a ruled one."""
    d = docx.Document()
    section = d.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    d.styles["Normal"].font.name = "Times New Roman"
    d.styles["Normal"].font.size = Pt(14)
    root = d.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{_LEVELS}</w:abstractNum>'))  # fmt: skip
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    rest = pars(name)
    while rest:
        kind = _kind(rest[0])
        n = next((i for i, p in enumerate(rest) if _kind(p) != kind), len(rest))
        block, rest = (rest[:n], rest[n:]) if kind != "line" else (rest[:1], rest[1:])
        if kind == "sides":
            _sides(d, block)
        elif kind == "row":
            _ruled(d, block)
        else:
            _line(d.add_paragraph(), block[0])
    d.core_properties.author = ""
    d.core_properties.created = d.core_properties.modified = DAY
    out = io.BytesIO()
    d.save(out)
    return _undated(out)


def _undated(packed: io.BytesIO) -> bytes:
    """Return a package whose members bear one fixed day, so that the same text gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, DAY.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _kind(p: Par) -> str:
    return "sides" if p.place in ("left", "right") else "row" if p.place == "row" else "line"


def _line(paragraph: "docx.text.paragraph.Paragraph", p: Par) -> None:
    run = paragraph.add_run(p.text)
    run.bold, run.italic, run.font.size = p.bold, p.italic, Pt(p.size)
    listed = p.place == "left" and p.size <= 13
    paragraph.alignment = None if listed else _PLACES.get(p.place, WD_ALIGN_PARAGRAPH.JUSTIFY)
    shape = paragraph.paragraph_format
    shape.space_after, shape.space_before = Pt(0 if p.place in _PLACES else 6), Pt(p.gap * 14)
    if p.place.startswith("number"):
        level = int(p.place[-1]) - 1
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    if p.place not in _PLACES:
        shape.first_line_indent = Mm(10)


def _widths(t: "docx.table.Table", widths: tuple[int, ...]) -> None:
    t.autofit = False
    for column, width in zip(t.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _sides(d: "docx.document.Document", block: list[Par]) -> None:
    t = d.add_table(1, 2)
    _widths(t, (74, 91))
    for cell, side in zip(t.rows[0].cells, ("left", "right"), strict=True):
        for i, p in enumerate(p for p in block if p.place == side):
            _line(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), p)


def _ruled(d: "docx.document.Document", rows: list[Par]) -> None:
    t = d.add_table(len(rows), len(rows[0].cells or []), style="Table Grid")
    t.alignment = WD_TABLE_ALIGNMENT.CENTER
    _widths(t, (13, 60, 34, 32, 26))
    for row, p in zip(t.rows, rows, strict=True):
        for cell, text in zip(row.cells, p.cells or [], strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = p.bold, Pt(12)


def main() -> None:
    """Write every sample."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=HERE / "samples")
    folder = ap.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "nghi-quyet-09.pdf": pdf("nghi-quyet-09"),
        "ket-luan-47.pdf": pdf("ket-luan-47"),
        "chi-thi-15-ban-quet.pdf": scan(pdf("chi-thi-15-ban-quet"), "Hà Văn Toản"),
        "ke-hoach-34.docx": word("ke-hoach-34"),
        "thong-bao-88-tcvn3.txt": tcvn3((HERE / "sample_texts/thong-bao-88-tcvn3.txt").read_text("utf-8")),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
        print(f"{name}\t{len(data)}")


if __name__ == "__main__":
    main()
