"""Measure recognition against transcribed scans and simulated pages, with stock Tesseract beside it.

Usage: measure_ocr.py [--scans] [--pages] [--stock] [--errors] [--all] [--shared FOLDER]
``--all`` adds the documents of the test split; their errors are never printed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
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


def stock(picture: Any) -> str:
    """Return what the plain command reads."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        Image.fromarray(picture).save(file.name)
        command = ["tesseract", file.name, "-", "-l", "vie", "--oem", "1", "--psm", "3"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout


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


def measure(source: Any, args: argparse.Namespace, title: str) -> None:
    """Read all pages of a source and print the figures."""
    ours: dict[str, Any] = defaultdict(lambda: [np.zeros(7, int), 0.0, 0])
    theirs: dict[str, Any] = defaultdict(lambda: [np.zeros(7, int), 0.0, 0])
    options = ParseOptions(tessdata=args.tessdata)
    for group, name, picture, dpi, size, gold in source:
        at = time.process_time()
        page = recognise_image(picture, dpi=dpi, number=1, size=size, options=options)
        read = assemble([page])
        got = normal(read.text)
        want = normal(_without_page_number(gold, read.asides), gold=True)
        for mark in (w.text for w in page.words if w.reason == "handwriting"):
            got = normal(got.replace(mark, "", 1)) if mark in got else got
        cpu = time.process_time() - at
        c = counts(got, want)
        for key in (group, "all"):
            ours[key] = [ours[key][0] + c, ours[key][1] + cpu, ours[key][2] + 1]
        if args.errors and group not in TEST:
            print("##", name, f"{c[0]}/{c[1]}", page.steps, [(x.kind.value, x.text) for x in page.asides])
            for tag, i0, i1, j0, j1 in Levenshtein.opcodes(got.split(), want.split()):
                if tag != "equal":
                    print("   ", " ".join(got.split()[i0:i1])[:90], "=>", " ".join(want.split()[j0:j1])[:90])
        if args.stock:
            c = counts(normal(stock(picture)), want)
            for key in (group, "all"):
                theirs[key] = [theirs[key][0] + c, 0.0, theirs[key][2] + 1]
    print(f"== {title}")
    for key, (c, cpu, n) in ours.items():
        show(key, c, cpu, n)
        if args.stock:
            show("   stock --psm 3", theirs[key][0], 0.0, n)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("scans", "pages", "stock", "errors", "all"):
        parser.add_argument(f"--{flag}", action="store_true")
    parser.add_argument("--tessdata")
    args = parser.parse_args()
    both = not args.scans and not args.pages
    if args.scans or both:
        measure(scans(args.all), args, "real scans")
    if args.pages or both:
        measure(pages(), args, "simulated pages")


if __name__ == "__main__":
    main()
