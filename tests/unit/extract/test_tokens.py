"""A part of a line has the tokens that it would have by itself, whatever line it was cut from."""

import random
import re
from pathlib import Path

import pytest

from vndocparse.core.span import Span
from vndocparse.extract.bodies_phrases import tokenize, tokenize_alone
from vndocparse.text.fold import fold

WRITTEN = Path(__file__).parents[3] / "corpora/written"
_STOP = re.compile(r"[.;:,\n]\s?")


def spoiled(text: str, rng: random.Random) -> str:
    """Return the text with marks and spaces lost here and there, as recognition loses them."""
    worn = str.maketrans("ủỉệấảòố", "uiêâao0")
    return "".join(
        c.translate(worn) if (r := rng.random()) < 0.1 else "" if r > 0.97 and c == " " else c for c in text
    )


@pytest.mark.parametrize("file", sorted(WRITTEN.rglob("*.txt")), ids=lambda f: f.stem)
def test_tokens_of_a_part(file: Path) -> None:
    rng = random.Random(file.stem)
    text = file.read_text(encoding="utf-8")
    for printed in (text, spoiled(text, rng)):
        folded = fold(printed)
        stops = [m.end() for m in _STOP.finditer(printed)]
        for _ in range(60):
            first = rng.choice(stops[:-3]) if rng.random() < 0.7 else rng.randrange(len(printed))
            end = next((s for s in stops if s > first + rng.randrange(120)), len(printed))
            span = Span(first, max(first, end - rng.randrange(2)))
            assert tokenize(printed, folded, span) == tokenize_alone(printed, folded, span)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "Sở Y tê",
        "ðường xã 2025",
        "Đảng ủyxã 1.2.3",
        "UBND tinh, Công an xà",
        "x" * 5000,
        "sở " * 3000,
    ],
)
def test_tokens_of_any_part(text: str) -> None:
    folded = fold(text)
    step = 1 if len(text) < 100 else 997
    for a in range(0, len(text) + 1, step):
        for b in range(a, len(text) + 1, step):
            assert tokenize(text, folded, Span(a, b)) == tokenize_alone(text, folded, Span(a, b))
