"""Time reading and parsing PDFs beside pdfplumber, pdfminer.six and bare pypdfium2, in one run.

    python benchmarks/bench_pdf.py FILE.pdf… [--rounds 3]

Without files, generated documents are timed. Prints milliseconds a page, how many times faster than
pdfplumber's ``extract_text`` each way is, and the most memory that a process of its own takes for all files;
each way is warmed up once and the best round counts. The ways take turns in each round, so that all
suffer alike from what else the machine does.
"""

import argparse
import io
import subprocess
import sys
import tempfile
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


def _peak() -> int:
    """Return the most MiB that this process held (Linux); `ru_maxrss` would count its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def _memory(way: str, folder: Path) -> int:
    """Return the most MiB that a fresh process holds while it reads all files one way."""
    command = [sys.executable, __file__, "--only", way, *map(str, sorted(folder.iterdir()))]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--only", choices=WAYS, help="read the files one way and print the peak of memory in MiB"
    )
    args = parser.parse_args()
    if args.only:
        for file in args.files:
            WAYS[args.only](file.read_bytes())
        print(_peak())
        return
    inputs = {f.name: f.read_bytes() for f in args.files} or _generated()
    best: dict[str, float] = dict.fromkeys(WAYS, 0.0)
    pages = 0
    for name, data in inputs.items():
        count = len(read_pdf(data, ParseOptions(ocr="never")).pages)
        pages += count
        times: dict[str, list[float]] = {way: [] for way in WAYS}
        for turn in range(args.rounds + 1):
            for way, run in WAYS.items():
                began = time.process_time()
                run(data)
                if turn:
                    times[way].append(time.process_time() - began)
        row = []
        for way, spent in times.items():
            best[way] += min(spent)
            row.append(f"{min(spent) * 1000 / count:7.1f}")
        print(f"{name[:40]:40} {count:4} pages  " + "  ".join(row) + "  CPU ms a page")
    reference = best["pdfplumber extract_text"]
    with tempfile.TemporaryDirectory() as folder:
        for i, data in enumerate(inputs.values()):
            (Path(folder) / f"{i}.pdf").write_bytes(data)
        print(f"\n{'way':28} {'CPU ms/page':>11} {'x pdfplumber':>13} {'peak MiB':>9}")
        for way, seconds in best.items():
            speed = reference / max(seconds, 1e-9)
            print(f"{way:28} {seconds * 1000 / pages:11.1f} {speed:13.1f} {_memory(way, Path(folder)):9}")
    floor = best["pypdfium2 + underthesea"]
    print(f"whole parse / (pypdfium2 + underthesea): {best['vndocparse whole parse'] / floor:.2f}")


if __name__ == "__main__":
    main()
