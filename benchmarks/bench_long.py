"""Time and memory of long PDFs, each parsed in a process of its own.

    python benchmarks/bench_long.py [--pages 60 250 1000]

Every page is full of numbered tasks with bodies, deadlines, figures and citations, more than real ones have.
"""

import argparse
import io
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "corpora/generator"))

_LINES = (
    "{n}. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát nguồn vốn số {n}, báo cáo",
    "Ủy ban nhân dân tỉnh kết quả thực hiện, hoàn thành trước ngày 15/6/2025; phấn đấu đến",
    "năm 2025 có trên 90% số xã đạt chuẩn theo Nghị quyết số 12-NQ/TU ngày 5/4/2023.",
)
_CHILD = """
import sys, time
began = time.process_time()
from vndocparse import pipeline
document = pipeline.parse(sys.argv[1])
size = sum(map(len, document.json_pieces()))
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024
spent = time.process_time() - began
pages = len(document.pages)
print(f"{pages:6} {spent:8.1f} {spent * 1000 / pages:12.1f} {peak:9} {peak / pages:9.2f} {size / 1e6:8.1f}")
"""


def book(pages: int) -> bytes:
    """Return a PDF of full pages."""
    from render import register_fonts
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    n = 0
    for page in range(pages):
        canvas.setFont("Serif", 13)
        canvas.drawCentredString(297, 805, str(page + 1))
        for row in range(36):
            n += row % 3 == 0
            canvas.drawString(113 if row % 3 == 0 else 85, 775 - 19 * row, _LINES[row % 3].format(n=n))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="+", type=int, default=[60, 250, 1000])
    args = parser.parse_args()
    print(f"{'pages':>6} {'CPU s':>8} {'CPU ms/page':>12} {'peak MiB':>9} {'MiB/page':>9} {'JSON MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for pages in args.pages:
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(book(pages))
            subprocess.run([sys.executable, "-c", _CHILD, str(path)], check=True)


if __name__ == "__main__":
    main()
