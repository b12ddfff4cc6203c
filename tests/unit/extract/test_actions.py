"""Which verb a sentence is about, where its subject holds a verb of its own."""

from pathlib import Path

import pytest
import yaml

from vndocparse.core.span import Span
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_duty import topic_head
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_actions import action_of
from vndocparse.text.fold import fold

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/actions.yaml").read_text(encoding="utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", _CASES, ids=lambda c: c["text"])
def test_action(case: dict[str, str]) -> None:
    text = case["text"]
    t = tokenize(text, fold(text), Span(0, len(text)))
    head = read_head(t, 0, len(t)) or topic_head(t, 0, len(t))
    assert head is not None
    first, end = action_of(t, Clause(0, len(t), head))
    assert t.span(first, end).of(text) == case["action"]
