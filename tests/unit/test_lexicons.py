"""Every shipped lexicon loads and is free of the faults that the lint knows."""

import runpy
from pathlib import Path

from vndocparse.lexicons.load import load, names

LINT = Path(__file__).parents[2] / "tools/lint_lexicons.py"
STRICT = ("zone_cues", "heading_roles", "finding_cues", "abbreviations", "segmentation_words")


def test_every_lexicon_loads_and_finds_each_of_its_forms() -> None:
    for name in names():
        lexicon = load(name)
        assert all(lexicon.get(form) is not None for entry in lexicon.entries for form in entry.forms)


def test_the_layout_lexicons_have_no_fault() -> None:
    found = runpy.run_path(str(LINT))["faults"]()
    assert [line for line in found if line.startswith(STRICT)] == []
