"""Find the folder with Tesseract's Vietnamese data."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from vndocparse.core.options import ParseOptions

LANGUAGE = "vie"

_USUAL = (
    "/usr/share/tesseract-ocr/5/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract-ocr/5.0/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/share/tessdata",  # Arch, older Fedora
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",  # macOS, Apple silicon
    "/opt/local/share/tessdata",  # MacPorts
    "C:/Program Files/Tesseract-OCR/tessdata",
    "C:/Program Files (x86)/Tesseract-OCR/tessdata",
)


def folders(options: ParseOptions) -> list[Path]:
    """Return where the data is looked for, in order; a folder that was named is the only one."""
    if options.tessdata:
        return [Path(options.tessdata)]
    out = []
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        # Before version 4 the variable named the folder above.
        out += [Path(prefix), Path(prefix) / "tessdata"]
    out += [Path(p) for p in _USUAL]
    for base in ("LOCALAPPDATA", "APPDATA"):
        if where := os.environ.get(base):
            out.append(Path(where) / "Tesseract-OCR" / "tessdata")
            out.append(Path(where) / "Programs" / "Tesseract-OCR" / "tessdata")
    return out


def find(options: ParseOptions) -> Path | None:
    """Return the first folder that holds ``vie.traineddata``, ``None`` where there is none."""
    for folder in folders(options):
        try:
            if (folder / f"{LANGUAGE}.traineddata").is_file():
                return folder
        except OSError:  # a folder that may not be looked into
            continue
    return None


@cache
def fingerprint(folder: Path) -> str:
    """Return eight hexadecimal digits that tell one version of the data from another."""
    try:
        return sha256((folder / f"{LANGUAGE}.traineddata").read_bytes()).hexdigest()[:8]
    except OSError:
        return "00000000"
