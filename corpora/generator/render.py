"""Generated documents as PDF pages: A4, the Party's margins, letterhead and foot in two columns, ruled tables."""

import io
from pathlib import Path
from xml.sax.saxutils import escape

from build import Draft, Par
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

FOLDERS = (
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/liberation-serif",  # Fedora
)
FACES = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}


def register_fonts() -> None:
    """Make Liberation Serif known to the renderer.

    Raises:
        FileNotFoundError: If the fonts are not installed (Debian: fonts-liberation2).
    """
    if "Serif" in pdfmetrics.getRegisteredFontNames():
        return
    folder = next((Path(f) for f in FOLDERS if Path(f).is_dir()), None)
    if folder is None:
        raise FileNotFoundError("Liberation fonts not found; on Debian: apt-get install fonts-liberation2")
    for ending, face in FACES.items():
        pdfmetrics.registerFont(TTFont(f"Serif{ending}", str(folder / f"LiberationSerif-{face}.ttf")))
    pdfmetrics.registerFontFamily(
        "Serif", normal="Serif", bold="Serif-Bold", italic="Serif-Italic", boldItalic="Serif-BoldItalic"
    )


def to_pdf(d: Draft) -> bytes:
    """Return the document as a PDF; the same document gives the same bytes."""
    register_fonts()
    out = io.BytesIO()
    doc = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=30 * mm, rightMargin=15 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
        invariant=1, title="", author="",
    )  # fmt: skip
    doc.build(_story(d.pars, doc.width), onLaterPages=_page_number)
    return out.getvalue()


def _page_number(canvas: Canvas, doc: SimpleDocTemplate) -> None:
    canvas.setFont("Serif", 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(doc.page))


def _story(pars: list[Par], width: float) -> list[Flowable]:
    story: list[Flowable] = []
    i = 0
    while i < len(pars):
        p = pars[i]
        if p.cells is not None:
            j = i
            while j < len(pars) and pars[j].cells is not None:
                j += 1
            story.append(_table(pars[i:j], width))
            i = j
        elif p.place in ("left", "right"):
            j = i
            while j < len(pars) and pars[j].place in ("left", "right"):
                j += 1
            block = pars[i:j]
            sides = [[_flow(x) for x in block if x.place == side] for side in ("left", "right")]
            story.append(
                Table(
                    [sides],
                    colWidths=[width * 0.47, width * 0.53],
                    style=[
                        ("VALIGN", (0, 0), (-1, -1), "TOP"),
                        ("LEFTPADDING", (0, 0), (-1, -1), 0),
                        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                    ],
                )
            )
            story.append(Spacer(1, 12))
            i = j
        else:
            story.append(_flow(p))
            i += 1
    return story


def _flow(p: Par) -> Flowable:
    text = escape(p.text)
    if p.bold:
        text = f"<b>{text}</b>"
    if p.italic:
        text = f"<i>{text}</i>"
    small_list = p.place == "left" and p.size <= 12
    align = TA_JUSTIFY if p.place == "body" else TA_LEFT if small_list else TA_CENTER
    style = ParagraphStyle(
        "p", fontName="Serif", fontSize=p.size, leading=p.size + (4 if p.place == "body" else 2), alignment=align,
        firstLineIndent=10 * mm if p.place == "body" else 0, spaceBefore=p.gap * 14 + (4 if p.place == "body" else 0),
    )  # fmt: skip
    return Paragraph(text, style)


def _table(rows: list[Par], width: float) -> Table:
    style = ParagraphStyle("c", fontName="Serif", fontSize=11, leading=13)
    bold = ParagraphStyle("h", parent=style, fontName="Serif-Bold", alignment=TA_CENTER)
    cells = [[Paragraph(escape(c), bold if r.bold else style) for c in r.cells or []] for r in rows]
    shares = (
        [0.06, 0.32, 0.17, 0.17, 0.14, 0.14] if len(cells[0]) == 6 else [1 / len(cells[0])] * len(cells[0])
    )
    return Table(
        cells,
        colWidths=[width * s for s in shares],
        repeatRows=1,
        spaceBefore=8,
        style=[("GRID", (0, 0), (-1, -1), 0.7, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
