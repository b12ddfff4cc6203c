"""The model of sentence roles: the same data give the same weights, and it learns what is plain."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from train_roles import Paper, Unit, alone, both, train, units
from vndocparse.ingest.text import read_text

TEXT = "Giao các xã trồng rừng. Rừng hai xã cháy nhiều."
HALF = len("Giao các xã trồng rừng.")


def paper() -> Paper:
    seen = [("w=giao", "w=các", "w=xã"), ("w=rừng", "w=cháy", "w=xã")]
    found = [
        Unit(0, HALF, (0, HALF), seen[0], "directive"),
        Unit(HALF + 1, len(TEXT), (HALF + 1, len(TEXT)), seen[1], "limitation"),
    ]
    record = {"text": TEXT, "findings": [], "directives": []}
    return Paper("p", "dev", {}, record, tuple(found * 3))


def test_training_is_repeatable_and_learns() -> None:
    a, b = train([paper()]), train([paper()])
    assert (a.weights == b.weights).all() and a.index == b.index
    scores = a.scores(("w=giao", "w=các", "w=xã", "w=never"))
    assert max(scores, key=lambda k: scores[k]) == "directive"
    assert abs(sum(scores.values()) - 1) < 1e-9


def test_model_alone_and_as_second_opinion() -> None:
    p = paper()
    p = Paper(p.name, p.origin, p.gold, p.record, p.units[:2])
    scores = [train([paper()]).scores(u.features) for u in p.units]
    read = alone(p, scores)
    assert [d["text"] for d in read["directives"]] == [TEXT[:HALF]]
    assert [f["kind"] for f in read["findings"]] == ["limitation"]
    assert both(p, scores) == p.record
    assert len(both(p, scores, add_directive=0.5)["directives"]) == 1


def test_units_carry_the_annotation() -> None:
    gold = {"directives": [{"text": "Giao các xã trồng rừng ven suối."}], "findings": []}
    source = read_text("II. NHIỆM VỤ\n1. Giao các xã trồng rừng ven suối.\n2. Diện tích rừng là 300 ha.\n")
    assert [u.label for u in units(source, "ke_hoach", gold)] == ["directive", "other"]
