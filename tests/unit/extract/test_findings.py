"""Findings against the cases of tests/cases/findings.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vndocparse.extract.findings import read_findings
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

CASES = [
    case
    for name in ("findings", "findings_context", "findings_kinds")
    for case in yaml.safe_load((Path(__file__).parents[2] / f"cases/{name}.yaml").read_text(encoding="utf-8"))
]


def known_limit(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=case["limit"])] if "limit" in case else []


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"], marks=known_limit(c)) for c in CASES])
def test_findings(case: dict[str, Any]) -> None:
    a = analyse(read_text(case["text"]))
    found = read_findings(a)
    assert all(f.text == a.text[f.span.start : f.span.end] for f in found)
    heads = [[f.kind, " ".join(f.text.replace(",", "").split()[:2])] for f in found]
    assert heads == case["found"]
