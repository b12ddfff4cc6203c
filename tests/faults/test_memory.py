"""Memory: a long document takes little more than a short one, in the worker that reads it."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from unit.ingest.pdf_pages import fonts

_MEASURE = """
import sys
from vndocparse import pipeline
document = pipeline.parse(sys.argv[1])
assert len(document.pages) == int(sys.argv[2])
document.to_json()
print(int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024)
"""


_LINES = (
    "{n}. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát nguồn vốn số {n}, báo cáo",
    "Ủy ban nhân dân tỉnh kết quả thực hiện, hoàn thành trước ngày 15/6/2025; phấn đấu đến",
    "năm 2025 có trên 90% số xã đạt chuẩn theo Nghị quyết số 12-NQ/TU ngày 5/4/2023.",
)


def book(pages: int) -> bytes:
    """Return a document of full pages."""
    fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in range(pages):
        canvas.setFont("VN", 13)
        for row in range(36):
            n = page * 12 + row // 3
            canvas.drawString(85, 780 - 19 * row, _LINES[row % 3].format(n=n))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def peak(path: Path, pages: int) -> int:
    """Return the most MiB that a fresh process held while it parsed the file."""
    path.write_bytes(book(pages))
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path), str(pages)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_page_more_costs_less_than_half_a_mebibyte(tmp_path: Path) -> None:
    short, long = peak(tmp_path / "short.pdf", 10), peak(tmp_path / "long.pdf", 130)
    assert (long - short) / 120 < 0.5, (short, long)  # 1,000 pages then stay below 600 MiB
    assert short < 200
