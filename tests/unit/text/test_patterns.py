"""Patterns that search fast find what the plain ones find."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.extract import deadlines_parts, recurrence
from vndocparse.lexicons.motto import motto_pattern
from vndocparse.text.fold import bare, fold
from vndocparse.text.patterns import Guarded, one_of

WRITTEN = Path(__file__).parents[3] / "corpora/written"
FORMS = st.lists(st.text("aăb-", min_size=1, max_size=4).flatmap(lambda w: st.sampled_from([w, w + " b"])))


@given(FORMS, st.text("aăb -\n", max_size=40), st.sampled_from(["", r"\w", "[a-z]"]))
def test_one_of_matches_as_a_row_of_all_forms(forms: list[str], text: str, before: str) -> None:
    row = "|".join(map(re.escape, sorted(set(forms), key=len, reverse=True))) or "(?!)"
    plain = re.compile((f"(?<!{before})" if before else "") + rf"(?:{row})(?!\w)")
    fast = re.compile(one_of(forms, before=before) + r"(?!\w)")
    assert [m.span() for m in fast.finditer(text)] == [m.span() for m in plain.finditer(text)]
    for at in range(len(text)):
        assert bool(fast.match(text, at)) == bool(plain.match(text, at))


def test_a_tail_belongs_to_its_form_alone() -> None:
    fast = re.compile(one_of(["theo", "theo hướng"], tails={"theo hướng": r"(?!\sdẫn)"}))
    assert [m[0] for m in fast.finditer("theo hướng mở; theo hướng dẫn")] == ["theo hướng", "theo"]


def guarded() -> list[Guarded]:
    kept = [*vars(deadlines_parts).values(), *vars(recurrence).values()]
    return [p for p in kept if isinstance(p, Guarded)]


@pytest.mark.parametrize("file", sorted(WRITTEN.rglob("*.txt")), ids=lambda f: f.stem)
def test_a_guard_lets_every_match_through(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for line in fold(text).splitlines():
        for pattern in guarded():
            assert pattern.may(line) or pattern.pattern.search(line) is None
    for line in bare(text).splitlines():
        assert motto_pattern().may(line) or motto_pattern().pattern.search(line) is None
