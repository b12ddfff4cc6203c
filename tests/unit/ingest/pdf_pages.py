"""Make small PDFs for the tests of the PDF reader."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# The first Liberation fonts lack most Vietnamese letters.
_FOLDERS = ("/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/liberation-serif")
BODY = [
    "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng tiếp tục quán triệt và tổ chức",
    "thực hiện nghiêm túc các nội dung sau đây, bảo đảm sát với tình hình của từng địa phương,",
    "cơ quan và đơn vị trong toàn Đảng bộ tỉnh Hà Sơn theo đúng chức năng, nhiệm vụ thuộc thẩm",
]


def fonts() -> None:
    """Register the fonts, or skip the test where they are not installed."""
    folder = next((Path(f) for f in _FOLDERS if (Path(f) / "LiberationSerif-Regular.ttf").is_file()), None)
    if folder is None:
        pytest.skip("needs the Liberation fonts (fonts-liberation2)")
    for name, style in (("VN", "Regular"), ("VNB", "Bold"), ("VNI", "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"LiberationSerif-{style}.ttf")))


def pdf(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """Return a PDF of A4 pages, each drawn by a function; y runs upwards from the lower edge."""
    fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def put(canvas: Canvas, x: float, top: float, text: str, font: str = "VN", size: float = 14) -> None:
    """Draw text with its baseline ``top`` points below the upper edge."""
    canvas.setFont(font, size)
    canvas.drawString(x, A4[1] - top, text)


def body(canvas: Canvas, top: float, lines: list[str] = BODY, size: float = 13) -> None:
    """Draw a justified paragraph with an indented first line."""
    for i, line in enumerate(lines):
        put(canvas, 85 + (28 if i == 0 else 0), top + 19 * i, line, size=size)


def resolution(canvas: Canvas) -> None:
    """Draw the first page of a resolution with letterhead and foot in two columns."""
    put(canvas, 110, 60, "TỈNH ỦY HÀ SƠN", "VNB")
    put(canvas, 165, 75, "*")
    put(canvas, 118, 95, "Số 17-NQ/TU")
    put(canvas, 320, 60, "ĐẢNG CỘNG SẢN VIỆT NAM", "VNB")
    put(canvas, 330, 97, "Hà Sơn, ngày 12 tháng 8 năm 2023", "VNI")
    canvas.setFont("VNB", 16)
    canvas.drawCentredString(312, A4[1] - 150, "NGHỊ QUYẾT")
    canvas.setFont("VNB", 14)
    canvas.drawCentredString(312, A4[1] - 170, "về xây dựng đội ngũ cán bộ")
    body(canvas, 220)
    put(canvas, 85, 277, "quyền.", size=13)
    put(canvas, 85, 600, "Nơi nhận:", "VNI", 12)
    for i, line in enumerate(["- Các huyện ủy,", "- Các sở, ban, ngành,", "- Lưu Văn phòng Tỉnh ủy."]):
        put(canvas, 85, 615 + 14 * i, line, size=11)
    put(canvas, 350, 600, "T/M BAN THƯỜNG VỤ", "VNB")
    put(canvas, 395, 618, "BÍ THƯ")
    put(canvas, 370, 700, "Trần Văn Bình", "VNB")
