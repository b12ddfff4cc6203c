"""One text read as plain text, as PDF pages, as a scan and in TCVN3 gives the same tasks, bodies and recipients."""

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from vndocparse import Document, parse
from vndocparse.errors import MissingToolError
from vndocparse.text.fold import fold

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared/real/seed.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared/real/seed.txt is not here")
SAID = (
    ("TỈNH ỦY HÀ SƠN", "left", True), ("*", "left", False), ("Số 99-KL/TU", "left", False),
    ("ĐẢNG CỘNG SẢN VIỆT NAM", "right", True), ("Bình Lạc, ngày 05 tháng 8 năm 2024", "right", False),
)  # fmt: skip


@pytest.fixture(scope="module")
def maker():
    pytest.importorskip("reportlab")
    sys.path.insert(0, str(ROOT / "corpora"))
    try:
        import make_samples
    finally:
        sys.path.pop(0)
    try:
        make_samples.to_pdf(make_samples.Draft(random.Random(1), "font"))
    except FileNotFoundError as e:
        pytest.skip(str(e))
    return make_samples


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs; one that a page break cuts is whole again."""
    out: list[str] = []
    for block in text.replace("**", "").strip().split("\n\n"):
        for line in block.strip().split("\n"):
            if out and line[:1].islower() and out[-1][-1:].isalpha():
                out[-1] += " " + line
            elif line:
                out.append(line)
    return out


def pages(maker) -> tuple[bytes, str]:
    """Return the text as PDF pages behind an invented letterhead, and the signer's name."""
    lines = paragraphs(SEED.read_text(encoding="utf-8"))
    foot = next(i for i, x in enumerate(lines) if x.startswith("Nơi nhận"))
    signed = next(i for i, x in enumerate(lines) if x.startswith("T/M"))
    made = [maker.Par(text, place, bold, gap=1.5 * text.startswith("Bình")) for text, place, bold in SAID]
    made += [maker.Par(x, "centre", bold=True) for x in lines[:2]]
    made += [maker.Par(x) for x in lines[2:foot]]
    made += [maker.Par(x, "left", size=12, gap=float(i == 0)) for i, x in enumerate(lines[foot:signed])]
    last = len(lines) - 1
    made += [
        maker.Par(x, "right", bold=True, gap=4.0 * (signed + i == last)) for i, x in enumerate(lines[signed:])
    ]
    return maker.to_pdf(maker.Draft(random.Random(1), "seed", made)), lines[-1]


@pytest.fixture(scope="module")
def plain() -> Document:
    return parse(SEED)


def read(data: bytes, path: Path) -> Document:
    path.write_bytes(data)
    return parse(path)


def flat(text: str) -> str:
    return " ".join(fold(text).lower().split())


def bodies(doc: Document) -> list[list[tuple[str, str]]]:
    return [[(flat(r.name), r.role) for r in d.responsible] for d in doc.directives]


def same(doc: Document, plain: Document) -> None:
    assert [flat(d.text) for d in doc.directives] == [flat(d.text) for d in plain.directives]
    assert [d.item for d in doc.directives] == [d.item for d in plain.directives]
    assert bodies(doc) == bodies(plain)
    assert [flat(r.text) for r in doc.recipients] == [flat(r.text) for r in plain.recipients]
    assert [r.channel for r in doc.recipients] == [r.channel for r in plain.recipients]


def test_pdf_pages(maker, plain: Document, tmp_path: Path) -> None:
    assert len(plain.directives) > 5
    doc = read(pages(maker)[0], tmp_path / "a.pdf")
    same(doc, plain)
    assert (doc.metadata.number_symbol, doc.metadata.date) == ("99-KL/TU", "2024-08-05")


def test_tcvn3(maker, plain: Document, tmp_path: Path) -> None:
    doc = read(maker.tcvn3(SEED.read_text(encoding="utf-8")), tmp_path / "a.txt")
    assert doc.source.encoding == "tcvn3"
    same(doc, plain)


def alike(a: str, b: str) -> float:
    left, right = Counter(flat(a).split()), Counter(flat(b).split())
    return 2 * (left & right).total() / (left.total() + right.total())


def test_a_scan(maker, plain: Document, tmp_path: Path) -> None:
    data, name = pages(maker)
    try:
        doc = read(maker.scan(data, name), tmp_path / "a.pdf")
    except MissingToolError as e:
        pytest.skip(f"recognising a scan needs Tesseract and its data: {e}")
    assert doc.source.text_source == "ocr"
    assert len(doc.directives) == len(plain.directives)
    assert min(alike(a.text, b.text) for a, b in zip(doc.directives, plain.directives, strict=True)) >= 0.97
    assert bodies(doc) == bodies(plain)
    assert len(doc.recipients) == len(plain.recipients)
    assert min(alike(a.text, b.text) for a, b in zip(doc.recipients, plain.recipients, strict=True)) >= 0.97
