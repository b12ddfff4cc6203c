"""What regulations, decisions and guidance order, and what they only lay down or show."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vndocparse import parse_text
from vndocparse.core.record import OutlineNode

CASES = Path(__file__).parents[2] / "cases/regulations.yaml"
LOADED: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]


def sections(nodes: list[OutlineNode]) -> list[str]:
    out: list[str] = []
    for n in nodes:
        if n.kind == "section":
            out.append(" ".join((n.heading or "").split()))
        out += sections(n.children)
    return out


@pytest.mark.parametrize("case", LOADED, ids=[c["label"] for c in LOADED])
def test_regulations(case: dict[str, Any]) -> None:
    d = parse_text(case["text"])
    assert [x.item for x in d.directives] == [item for item, _ in case["directives"]]
    for found, (_, words) in zip(d.directives, case["directives"], strict=True):
        assert found.text.startswith(words)
    if "implementers" in case:
        assert [(b.canonical or b.name).lower() for b in d.implementers] == [
            n.lower() for n in case["implementers"]
        ]
    assert [r.number_symbol for r in d.references] == case["references"]
    assert sections(d.outline) == case["sections"]
    if "targets" in case:
        assert [f"{t.kind} {t.value:g}" for t in d.targets] == case["targets"]
