"""What a document does to those it names, and that the reading takes time in step with the text."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from vndocparse.core.record import Metadata, Reference
from vndocparse.extract.references import read_references
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

CASES = Path(__file__).parents[2] / "cases/relations.yaml"


def _cases() -> list[Any]:
    out = []
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        limit = case.get("expect") == "fail"
        marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if limit else []
        out.append(pytest.param(case, id=case["label"], marks=marks))
    return out


def _name(r: Reference) -> str | None:
    return r.number_symbol or r.congress or r.title


@pytest.mark.parametrize("case", _cases())
def test_relations(case: dict[str, Any]) -> None:
    a = analyse(read_text(case["text"]))
    refs = read_references(a, Metadata(doc_type=case.get("doc_type", "ket_luan")))
    assert [[r.doc_type, _name(r), r.relation] for r in refs] == case["found"]
    if "alias" in case:
        assert [r.alias for r in refs] == case["alias"]
    for r in refs:
        if r.relation_evidence is not None:
            assert 0 <= r.relation_evidence.start < r.relation_evidence.end <= len(a.text)


def _seconds(piece: str, length: int) -> float:
    a = analyse(read_text("1. " + piece * (length // len(piece)) + "\n2. Việc khác.\n"))
    best = 9e9
    for _ in range(2):
        began = time.process_time()
        read_references(a, Metadata(doc_type="ket_luan"))
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize(
    "piece",
    [
        "Chỉ thị 18 và ",
        "Nghị quyết số 18-NQ/TW về ",
        "sửa đổi Luật Đất đai và ",
        "Đề án A 5 | ",
        "số 5-NQ/TU; ",
        "1 | Luật Bến bãi | ",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    # four times the text: four times the work, sixteen where a step looks back over everything before
    assert _seconds(piece, 32_000) < 9 * max(_seconds(piece, 8_000), 0.01)
