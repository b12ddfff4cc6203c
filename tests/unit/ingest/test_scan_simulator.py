"""The scan simulator: the same seed gives the same pixels, and the text says what stands on the pages."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "corpora/generator"), str(ROOT / "corpora/scan_simulator")]
scans = pytest.importorskip("scans")


@pytest.fixture(scope="module")
def draft():
    from generate import documents
    from render import register_fonts

    try:
        register_fonts()
    except FileNotFoundError as e:
        pytest.skip(str(e))
    return next(documents(1, 5))


def test_one_seed_gives_one_picture_and_another_another(draft):
    first, same, other = (scans.scan(draft, seed, 60, "copy") for seed in (3, 3, 4))
    assert [p.tobytes() for p in first.pages] == [p.tobytes() for p in same.pages]
    assert [p.tobytes() for p in first.pages] != [p.tobytes() for p in other.pages]


@pytest.mark.parametrize("profile", scans.PROFILES)
def test_every_profile_gives_pages_with_print(draft, profile):
    made = scans.scan(draft, 1, 60, profile, turn=90, backs=True)
    assert made.blank == list(range(1, len(made.pages), 2))
    assert all(p.width > p.height for p in made.pages)
    assert np.asarray(made.pages[0].convert("L")).std() > 5


def test_what_a_pen_writes_stands_in_braces_and_is_not_printed(draft):
    made = scans.scan(draft, 1, 60, "clean", pen=True)
    printed = scans.scan(draft, 1, 60, "clean", pen=False)
    pens = re.findall(r"\{(\d+)\}", made.text)
    assert len(pens) == 2 and "{" not in printed.text
    assert re.sub(r"\s", "", made.text.replace("{", "").replace("}", "")) == re.sub(r"\s", "", printed.text)
