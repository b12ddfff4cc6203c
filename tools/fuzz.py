"""Mutate files and parse them: every one must give a result or an error of the tree.

    python tools/fuzz.py [--count 20000] [--seed 1] [--jobs 2] [--keep FOLDER] [--more-kinds] SEED_FILE…

The seed decides everything, so a failure can be made again. Seeds default to the bundled samples;
with --more-kinds to a web page, a TIFF of two frames, and texts in other encodings, made on the spot.
Each file is parsed in a child process (without recognition of scans, unless --ocr), so that a native crash is
counted, not suffered. Prints a line of figures; exits with 1 if anything but a result or a clear error came.
"""

import argparse
import io
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from vndocparse.batch.pool import Pool, Task
from vndocparse.core.options import Limits, ParseOptions
from vndocparse.errors import ExitCode

ROOT = Path(__file__).resolve().parents[1]
_TOKENS = [
    b"\x00",
    b"\xff\xfe",
    b"%PDF-",
    b"endobj",
    b"stream",
    b"<</",
    b"/Type",
    b"PK\x03\x04",
    b"<w:p>",
    b"&#0;",
    b"<!DOCTYPE x [",
    b"\r",
    b"I- ",
    b"\xe1\xbb\x89",
    b"1.1.1.1.1.",
    b"9" * 40,
    b"(" * 500,
    b"-2147483649",
    b"4294967296",
    b"\x8d" * 9,
]


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Return a broken copy: bits flipped, pieces cut, doubled, moved, or replaced by troublesome tokens."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16, 64))):
        if not out:
            break
        at = rng.randrange(len(out))
        kind = rng.randrange(7)
        if kind == 0:
            out[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del out[at : at + rng.choice((1, 8, 100, 5000))]
        elif kind == 2:
            out[at:at] = out[at : at + rng.choice((1, 8, 100, 2000))]
        elif kind == 3:
            out[at:at] = rng.choice(_TOKENS)
        elif kind == 4:
            del out[at:]
        elif kind == 5:
            out[at : at + 4] = rng.randbytes(4)
        else:
            other = rng.randrange(len(out))
            out[at : at + 50] = out[other : other + 50]
    return bytes(out)


def more_kinds() -> list[tuple[str, bytes]]:
    """Return small files of the kinds that the bundled samples lack."""
    from PIL import Image, ImageDraw

    text = (ROOT / "corpora/sample_texts/ket-luan-47.txt").read_text(encoding="utf-8")
    table = "<table><tr><td rowspan=2>Nơi nhận:<br>- Như trên;<td>T/M<tr><td colspan=3>PHÓ BÍ THƯ</table>"
    page = "".join(f"<p class=a>{line}</p>\n" for line in text.splitlines()) + table
    frames = []
    for n in range(2):
        frame = Image.new("1", (600, 800), 1)
        ImageDraw.Draw(frame).text((60, 60), "KET LUAN\n1. Kiem tra.\n" * (n + 1))
        frames.append(frame)
    pictures = {}
    for packing in ("group4", "tiff_lzw"):
        out = io.BytesIO()
        frames[0].save(
            out, "TIFF", save_all=True, append_images=frames[1:], compression=packing, dpi=(200, 200)
        )
        pictures[packing] = out.getvalue()
    old = f"<meta charset=windows-1258><div>{page}</div>"
    return [
        ("page.html", f"<html><meta charset=utf-8><body>{page}".encode()),
        ("old-page.html", old.encode("cp1258", "xmlcharrefreplace")),
        *((f"{packing}.tif", data) for packing, data in pictures.items()),
        ("wide.txt", text.encode("utf-16")),
        ("parted.txt", unicodedata.normalize("NFD", text).encode()),
        ("windows-1258.txt", unicodedata.normalize("NFD", text).encode("cp1258", "replace")),
    ]


def main() -> int:
    """Run the command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("seeds", nargs="*", type=Path)
    ap.add_argument("--count", type=int, default=20_000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--timeout", type=float, default=60)
    ap.add_argument("--ocr", action="store_true")
    ap.add_argument("--more-kinds", action="store_true", help="a web page, TIFF, texts in other encodings")
    ap.add_argument("--keep", type=Path, help="write the files that failed here")
    args = ap.parse_args()
    files = args.seeds or [
        p for p in sorted((ROOT / "corpora/samples").iterdir()) if p.suffix not in (".json", ".md")
    ]
    seeds = more_kinds() if args.more_kinds else [(p.name, p.read_bytes()) for p in files]
    options = ParseOptions(ocr="auto" if args.ocr else "never", limits=Limits(document_seconds=args.timeout))

    def tasks() -> Iterator[Task]:
        for i in range(args.count):
            rng = random.Random(f"{args.seed}/{i}")
            name, data = seeds[i % len(seeds)]
            broken = mutated(rng, data)
            yield Task(f"{i:06}-{name}", broken)

    counts: Counter[str] = Counter()
    bad = 0
    began = time.monotonic()
    with Pool(options, args.jobs) as pool:
        for outcome in pool.run(tasks()):
            code = outcome.error.exit_code if outcome.error else ExitCode.OK
            counts[ExitCode(code).name] += 1
            if code in (ExitCode.UNEXPECTED, ExitCode.WORKER):
                bad += 1
                print(f"{outcome.task.path}: {outcome.error}")
                if args.keep and outcome.task.data is not None:
                    args.keep.mkdir(parents=True, exist_ok=True)
                    (args.keep / outcome.task.path).write_bytes(outcome.task.data)
    told = ", ".join(f"{n} {name.lower()}" for name, n in counts.most_common())
    spent = time.monotonic() - began
    print(f"{sum(counts.values())} files in {spent:.0f} s: {told}; {bad} not as they should be")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
