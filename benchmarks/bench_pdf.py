"""Time reading and parsing PDFs beside pdfplumber, pdfminer.six and bare pypdfium2, in one run.

    python benchmarks/bench_pdf.py FILE.pdf… [--rounds 3]

Without files, generated documents are timed. Prints milliseconds a page and how many times
faster than pdfplumber's ``extract_text`` each way is; each is warmed up once and the best round counts.
"""

import argparse
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from vndocparse.core.options import ParseOptions
from vndocparse.ingest.pdf.read import read_pdf


def _plumber(data: bytes) -> int:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return sum(len(page.extract_text()) for page in pdf.pages)


def _miner(data: bytes) -> int:
    from pdfminer.high_level import extract_text

    return len(extract_text(io.BytesIO(data)))


def _pdfium(data: bytes) -> int:
    import pypdfium2

    total = 0
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        text = page.get_textpage()
        total += len(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return total


def _ours(data: bytes) -> int:
    return len(read_pdf(data, ParseOptions(ocr="never")).text)


def _whole(data: bytes) -> int:
    from vndocparse.pipeline import parse_bytes

    return len(parse_bytes(data, "x.pdf", ParseOptions(ocr="never")).to_json())


def _segmented(data: bytes) -> int:
    """Text by pypdfium2 and one pass of underthesea over it: the least that a parse could cost."""
    import pypdfium2
    from underthesea import word_tokenize

    words = 0
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        text = page.get_textpage()
        words += sum(len(word_tokenize(x)) for x in text.get_text_range().splitlines() if x.strip())
        text.close()
        page.close()
    pdf.close()
    return words


WAYS: dict[str, Callable[[bytes], int]] = {
    "vndocparse whole parse": _whole,
    "vndocparse read_pdf": _ours,
    "pdfplumber extract_text": _plumber,
    "pdfminer.six extract_text": _miner,
    "pypdfium2 text alone": _pdfium,
    "pypdfium2 + underthesea": _segmented,
}


def _generated() -> dict[str, bytes]:
    """Return a few generated documents as PDFs."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "corpora/generator"))
    from documents import generate
    from render import to_pdf

    kinds = [
        ("nghi_quyet", "province"),
        ("ket_luan", "district"),
        ("ke_hoach", "commune"),
        ("chi_thi", "state"),
    ]
    return {f"{kind}-{level}": to_pdf(generate(7, kind, level)) for kind, level in kinds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    inputs = {f.name: f.read_bytes() for f in args.files} or _generated()
    best: dict[str, float] = dict.fromkeys(WAYS, 0.0)
    pages = 0
    for name, data in inputs.items():
        count = len(read_pdf(data, ParseOptions(ocr="never")).pages)
        pages += count
        row = []
        for way, run in WAYS.items():
            run(data)
            times = []
            for _ in range(args.rounds):
                began = time.process_time()
                run(data)
                times.append(time.process_time() - began)
            best[way] += min(times)
            row.append(f"{min(times) * 1000 / count:7.1f}")
        print(f"{name[:40]:40} {count:4} pages  " + "  ".join(row) + "  CPU ms a page")
    reference = best["pdfplumber extract_text"]
    print(f"\n{'way':28} {'CPU ms/page':>11} {'x pdfplumber':>13}")
    for way, seconds in best.items():
        print(f"{way:28} {seconds * 1000 / pages:11.1f} {reference / max(seconds, 1e-9):13.1f}")


if __name__ == "__main__":
    main()
