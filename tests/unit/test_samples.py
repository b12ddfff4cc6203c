"""The bundled samples say what their annotations say."""

import json
from pathlib import Path

import pytest

from vndocparse import parse
from vndocparse.errors import MissingToolError
from vndocparse.evaluate.figures import Figures

SAMPLES = Path(__file__).parents[2] / "corpora/samples"
GOLD = sorted(SAMPLES.glob("*.gold.json"))


def source_of(gold: Path) -> Path:
    name = gold.name.removesuffix(".gold.json")
    (found,) = (p for p in SAMPLES.glob(f"{name}.*") if p != gold)
    return found


@pytest.fixture(scope="module")
def parsed() -> dict[str, dict]:
    out = {}
    for gold in GOLD:
        try:
            out[gold.name] = json.loads(parse(source_of(gold)).to_json())
        except MissingToolError:
            continue  # the test of that sample says so
    return out


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.name.removesuffix(".gold.json"))
def test_each_sample_is_read_and_every_value_stands_in_its_text(gold: Path, parsed: dict[str, dict]) -> None:
    if gold.name not in parsed:
        pytest.skip("recognising a scan needs Tesseract's data (Debian: tesseract-ocr-vie)")
    doc, want = parsed[gold.name], json.loads(gold.read_text(encoding="utf-8"))
    for name in ("doc_type", "number_symbol", "date"):
        assert doc["metadata"][name] == want["metadata"][name]
    for kind in ("directives", "targets", "findings", "recipients"):
        for thing in doc[kind]:
            span = thing["span"]
            assert doc["text"][span["start"] : span["end"]] == thing["text"]


def test_together_they_reach_the_mark(parsed: dict[str, dict]) -> None:
    figures = Figures()
    for gold in GOLD:
        if gold.name in parsed:
            figures.add(gold.name, json.loads(gold.read_text(encoding="utf-8")), parsed[gold.name])
    assert figures.overall >= 0.97, figures.misses


def test_nothing_is_too_big() -> None:
    assert sum(p.stat().st_size for p in SAMPLES.iterdir()) < 3_000_000
