"""Measure recognition against transcribed scans and simulated pages, with stock Tesseract beside it.

Usage: measure_ocr.py [--scans] [--pages] [--simulated N] [--stock] [--peer] [--errors] [--all]
``--all`` adds the documents of the test split; their errors are never printed. ``--simulated`` measures
whole generated documents under each profile of the scan simulator (on seed 4242 no setting was chosen).
``--peer`` runs OCRmyPDF beside, where that is installed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from vndocparse.core.options import ParseOptions
from vndocparse.core.source import AsideKind
from vndocparse.ingest.layout.assemble import assemble
from vndocparse.ingest.ocr.recognise import recognise_image
from vndocparse.ingest.pdf.page_image import page_image
from vndocparse.text.fold import strip_marks

SHARED = Path(__file__).resolve().parents[2] / "shared"
DEV = ("07-ct-ubnd-quang-ngai-2018", "08-ct-ubnd-quang-ngai-2018", "2788-tb-tu-ha-noi-2020")
TEST = ("157-kh-ubnd-ha-noi-2020", "11-ct-ubnd-quang-ngai-2021")


def normal(text: str, gold: bool = False) -> str:
    """Return NFC text with single spaces and one kind of dash and quote, gold without handwriting."""
    if gold:
        text = re.sub(r"\{[^}]*\}", "", text)
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[‐‑‒–—−]", "-", text)
    text = re.sub("[“”„]", '"', text)
    text = re.sub("[‘’]", "'", text).replace("…", "...").replace("⁄", "/")
    return re.sub(r"\s+", " ", text).strip()


def scans(everything: bool) -> Iterator[tuple[str, str, Any, float, tuple[float, float], str]]:
    """Yield group, name, picture, dpi, size and gold text of the transcribed pages."""
    import pypdfium2

    for doc in DEV + (TEST if everything else ()):
        pdf = pypdfium2.PdfDocument(str(SHARED / "real" / "scan" / f"{doc}.pdf"))
        for i in range(len(pdf)):
            gold = SHARED / "gold" / "scans" / f"{doc}.p{i + 1}.txt"
            if gold.exists():
                picture, dpi = page_image(pdf, i, ParseOptions())
                size = tuple(pdf[i].get_size())
                yield doc, f"{doc}.p{i + 1}", picture, dpi, size, gold.read_text(encoding="utf-8")


def pages() -> Iterator[tuple[str, str, Any, float, tuple[float, float] | None, str]]:
    """Yield the simulated pages."""
    import csv

    folder = SHARED / "gold" / "pages"
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            picture = Image.open(folder / row["image"])
            pixels = np.array(picture.convert("RGB" if picture.mode in ("RGB", "P") else "L"))
            gold = (folder / row["gt"]).read_text(encoding="utf-8")
            yield row["profile"], row["image"], pixels, float(row["dpi"]), None, gold


def _without_page_number(gold: str, asides: Any) -> str:
    """Drop the page number from the transcription where it was read and set aside on purpose."""
    lines = gold.strip().split("\n")
    set_aside = {a.text.strip() for a in asides if a.kind is AsideKind.PAGE_NUMBER}
    if re.fullmatch(r"\d{1,3}", lines[0].strip()) and lines[0].strip() in set_aside:
        del lines[0]
    return "\n".join(lines)


def _run(command: list[str]) -> tuple[bytes, float]:
    """Run a program; return what it prints and its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stock(picture: Any, dpi: float) -> tuple[str, float]:
    """Return what the plain command reads and its CPU seconds."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        Image.fromarray(picture).save(file.name, dpi=(dpi, dpi))
        out, cpu = _run(["tesseract", file.name, "-", "-l", "vie", "--oem", "1", "--psm", "3"])
        return out.decode("utf-8", "replace"), cpu


def ocrmypdf(pictures: list[Any], dpi: float) -> tuple[str, float]:
    """Return what OCRmyPDF reads and its CPU seconds; its usual steps for crooked scans are on."""
    with tempfile.TemporaryDirectory() as folder:
        images = [Image.fromarray(p) for p in pictures]
        # Pictures are stored as JPEG there: at a quality that takes nothing away.
        images[0].save(
            f"{folder}/in.pdf", save_all=True, append_images=images[1:], resolution=dpi, quality=97
        )
        command = [
            "ocrmypdf",
            "--deskew",
            "--rotate-pages",
            "-l",
            "vie",
            "--jobs",
            "1",
            "--output-type",
            "pdf",
        ]
        command += ["--sidecar", f"{folder}/out.txt", f"{folder}/in.pdf", f"{folder}/out.pdf"]
        _, cpu = _run(command)
        text = Path(f"{folder}/out.txt")
        return text.read_text(encoding="utf-8") if text.exists() else "", cpu


def simulated(count: int, seed: int, dpi: int) -> Iterator[tuple[str, str, Any]]:
    """Yield profile, name and scan of generated documents: every profile upright, and turned ones."""
    root = Path(__file__).resolve().parents[1] / "corpora"
    sys.path[:0] = [str(root / "generator"), str(root / "scan_simulator")]
    from generate import documents
    from scans import PROFILES, scan

    for n, draft in enumerate(documents(count, seed)):
        profile = PROFILES[n % len(PROFILES)]
        turn = (0, 0, (90, 180, 270)[n % 3])[n // len(PROFILES) % 3]
        yield profile if not turn else "turned", draft.name, scan(draft, seed + n, dpi, profile, turn=turn)


def counts(got: str, gold: str) -> np.ndarray:
    """Return errors and number of characters and of words, diacritic-only errors, numbers found and all."""
    ops = Levenshtein.editops(got, gold)
    same_base = sum(
        1
        for op in ops
        if op.tag == "replace"
        and got[op.src_pos] != gold[op.dest_pos]
        and strip_marks(got[op.src_pos]) == strip_marks(gold[op.dest_pos])
        and got[op.src_pos].lower() != gold[op.dest_pos].lower()
    )
    a, b = got.split(), gold.split()
    numbers = [w.strip(".,;:()") for w in b if re.search(r"\d", w)]
    left = [w.strip(".,;:()") for w in a]
    found = 0
    for n in numbers:
        if n in left:
            left.remove(n)
            found += 1
    return np.array([len(ops), len(gold), Levenshtein.distance(a, b), len(b), same_base, found, len(numbers)])


def show(name: str, c: np.ndarray, cpu: float, n: int) -> None:
    """Print one line of figures."""
    c = c.astype(float)
    print(
        f"{name:34} CER {100 * c[0] / max(1, c[1]):6.2f}  WER {100 * c[2] / max(1, c[3]):6.2f}  "
        f"DIA {int(c[4]):4d}  NUM {100 * c[5] / max(1, c[6]):5.1f}  pages {n:3d}  CPU {cpu / max(1, n):.2f} s/page"  # noqa: E501
    )


class _Table:
    """Sums by group for one way of reading."""

    def __init__(self) -> None:
        self.rows: dict[str, Any] = defaultdict(lambda: [np.zeros(7, int), 0.0, 0])

    def add(self, group: str, c: np.ndarray, cpu: float, pages: int = 1) -> None:
        """Count what one page or document gave."""
        for key in (group, "all"):
            row = self.rows[key]
            self.rows[key] = [row[0] + c, row[1] + cpu, row[2] + pages]


def _read(pictures: list[Any], dpi: float, size: Any, options: ParseOptions) -> tuple[Any, str, list[Any]]:
    """Return the document, its text without handwriting, and the pages."""
    pages = [
        recognise_image(p, dpi=dpi, number=i + 1, size=size, options=options) for i, p in enumerate(pictures)
    ]
    pens = [w.text for p in pages for w in p.words if w.reason == "handwriting"]
    document = assemble(pages)
    got = normal(document.text)
    for mark in pens:
        got = normal(got.replace(mark, "", 1)) if mark in got else got
    return document, got, pages


def _differences(got: str, want: str) -> None:
    a, b = got.split(), want.split()
    for tag, i0, i1, j0, j1 in Levenshtein.opcodes(a, b):
        if tag != "equal":
            print("   ", " ".join(a[i0:i1])[:90], "=>", " ".join(b[j0:j1])[:90])


def measure(source: Any, args: argparse.Namespace, title: str) -> None:
    """Read all pages of a source and print the figures."""
    ways = {"ours": _Table(), "stock --psm 3": _Table(), "OCRmyPDF": _Table()}
    options = ParseOptions(tessdata=args.tessdata)
    for group, name, picture, dpi, size, gold in source:
        at = time.process_time()
        document, got, (page,) = _read([picture], dpi, size, options)
        cpu = time.process_time() - at
        want = normal(_without_page_number(gold, document.asides), gold=True)
        c = counts(got, want)
        ways["ours"].add(group, c, cpu)
        if args.errors and group not in TEST:
            print("##", name, f"{c[0]}/{c[1]}", page.steps, [(x.kind.value, x.text) for x in page.asides])
            _differences(got, want)
        _peers(ways, args, group, [picture], dpi, want)
    _report(ways, title)


def measure_simulated(args: argparse.Namespace) -> None:
    """Read whole simulated documents and print the figures."""
    ways = {"ours": _Table(), "stock --psm 3": _Table(), "OCRmyPDF": _Table()}
    options = ParseOptions(tessdata=args.tessdata)
    blank = missed = 0
    for group, name, made in simulated(args.simulated, args.seed, args.dpi):
        pictures = [np.array(p) for p in made.pages]
        at = time.process_time()
        _, got, pages = _read(pictures, made.dpi, None, options)
        cpu = time.process_time() - at
        blank += len(made.blank)
        missed += sum(bool(pages[i].words) for i in made.blank)
        want = normal(made.text.replace(" | ", " "), gold=True)
        got = normal(got.replace(" | ", " "))
        c = counts(got, want)
        ways["ours"].add(group, c, cpu, len(pictures))
        if args.errors:
            print("##", group, name, f"{c[0]}/{c[1]}", [p.steps for p in pages])
            _differences(got, want)
        _peers(ways, args, group, pictures, made.dpi, want)
    _report(ways, f"simulated documents, seed {args.seed}, {args.dpi} dpi")
    print(f"blank backs: {blank}, of which something was read: {missed}")


def _peers(
    ways: dict[str, _Table], args: argparse.Namespace, group: str, pictures: list[Any], dpi: float, want: str
) -> None:
    if args.stock:
        read = [stock(p, dpi) for p in pictures]
        text = "\n".join(text for text, _ in read)
        ways["stock --psm 3"].add(group, counts(normal(text), want), sum(c for _, c in read), len(pictures))
    if args.peer:
        text, cpu = ocrmypdf(pictures, dpi)
        ways["OCRmyPDF"].add(group, counts(normal(text), want), cpu, len(pictures))


def _report(ways: dict[str, _Table], title: str) -> None:
    print(f"== {title}")
    for key in ways["ours"].rows:
        for way, table in ways.items():
            if key in table.rows:
                c, cpu, n = table.rows[key]
                show(key if way == "ours" else f"   {way}", c, cpu, n)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("scans", "pages", "stock", "peer", "errors", "all"):
        parser.add_argument(f"--{flag}", action="store_true")
    parser.add_argument("--simulated", type=int, default=0, metavar="N", help="generated documents to scan")
    parser.add_argument("--seed", type=int, default=4242)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--tessdata")
    args = parser.parse_args()
    both = not args.scans and not args.pages and not args.simulated
    if args.simulated:
        measure_simulated(args)
    if args.scans or both:
        measure(scans(args.all), args, "real scans")
    if args.pages or both:
        measure(pages(), args, "simulated pages")


if __name__ == "__main__":
    main()
