"""Time recognition against bare tesserocr on the same simulated pages, and two workers against one."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np
from PIL import Image

from vndocparse.core.options import ParseOptions
from vndocparse.ingest.ocr import tessdata
from vndocparse.ingest.ocr.recognise import recognise_image

PAGES = Path(__file__).resolve().parents[2] / "shared" / "gold" / "pages"


def pictures(most: int) -> list[Any]:
    """Return up to ``most`` upright pages as grey pictures."""
    files = sorted(p for p in PAGES.iterdir() if p.suffix in (".jpg", ".png") and "rot" not in p.name)
    return [np.array(Image.open(f).convert("L")) for f in files[:most]]


def ours(picture: Any) -> int:
    """Read one page."""
    dpi = max(picture.shape) / 11.69
    return len(recognise_image(picture, dpi=dpi, number=1, size=None, options=ParseOptions()).words)


def timed(picture: Any) -> float:
    """Read one page and return the CPU seconds that it took."""
    at = time.process_time()
    ours(picture)
    return time.process_time() - at


def bare() -> Callable[[Any], float]:
    """Return what reads one whole page with tesserocr alone and tells the CPU seconds that it took."""
    import tesserocr

    api = tesserocr.PyTessBaseAPI(
        path=str(tessdata.find(ParseOptions())), lang="vie", oem=tesserocr.OEM.LSTM_ONLY
    )

    def read(picture: Any) -> float:
        at = time.process_time()
        api.SetImage(Image.fromarray(picture))
        api.GetUTF8Text()
        return time.process_time() - at

    return read


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if not PAGES.is_dir():
        raise SystemExit("the shared pages are not here")
    many = pictures(args.pages)
    ours(many[0])
    alone = bare()
    alone(many[0])
    n = len(many)
    plain = mine = one = 0.0
    for picture in many:  # page by page in turns, so that both meet the same load
        plain += alone(picture)
        wall = time.monotonic()
        mine += timed(picture)
        one += time.monotonic() - wall
    print(f"bare tesserocr {plain / n:.2f} CPU s/page; vndocparse {mine / n:.2f}; ratio {mine / plain:.2f}")
    with ProcessPoolExecutor(args.workers) as pool:
        list(pool.map(ours, many[: args.workers]))
        wall = time.monotonic()
        shared = sum(pool.map(timed, many))
        several = time.monotonic() - wall
    print(f"pages/s: 1: {n / one:.2f}, {args.workers} workers: {n / several:.2f}, gain {one / several:.2f}")
    # Wall time says little where other work shares the cores; what the workers cost each other does.
    print(
        f"CPU s/page of {args.workers} workers {shared / n:.2f}; "
        f"gain on free cores {args.workers * mine / shared:.2f}; load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
