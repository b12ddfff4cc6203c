"""Accuracy is a test: no category falls below its floor."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import quality


def test_no_category_falls_below_its_floor() -> None:
    assert quality.faults() == []
