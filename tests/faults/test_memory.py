"""Memory: a long document takes little more than a short one, in the worker that reads it."""

import io
import subprocess
import sys
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from unit.ingest.pdf_pages import fonts

_MEASURE = """
import resource, sys
from vndocparse import pipeline
document = pipeline.parse(sys.argv[1])
assert len(document.pages) == int(sys.argv[2])
document.to_json()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def book(pages: int) -> bytes:
    """Return a document of full pages."""
    fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in range(pages):
        canvas.setFont("VN", 13)
        for row in range(36):
            n = page * 36 + row
            canvas.drawString(
                85,
                780 - 19 * row,
                f"{n}. Sở Tài chính rà soát nguồn vốn số {n}, báo cáo kết quả trước ngày 15/6/2025.",
            )
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


def test_a_page_more_costs_less_than_half_a_mebibyte(tmp_path: Path) -> None:
    short, long = peak(tmp_path / "short.pdf", 10), peak(tmp_path / "long.pdf", 130)
    assert (long - short) / 120 < 0.5, (short, long)  # 1,000 pages then stay below 600 MiB
    assert short < 200
