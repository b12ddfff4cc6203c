"""Texts that are cut, mixed or full of lost letters give a record all the same."""

import random
from pathlib import Path

import pytest

from vndocparse import parse_text

RAW = Path(__file__).parents[2] / "corpora/written/raw"
ROUNDS = 40


@pytest.mark.parametrize(
    "text",
    [
        "Song, nhờ bơm nước quyết liệt",
        "Song, nhờ triển khai quyết liệt",
        "1. Giao Sở ông tin v Truyền thông chỉ đạo các báo mở chuyên mục về bến đò; dựng pa nô.",
    ],
)
def test_sentences_on_which_parsing_once_broke(text: str) -> None:
    d = parse_text(text)
    assert text in d.text


def test_texts_cut_mixed_and_with_letters_lost() -> None:
    rng = random.Random(20261129)
    texts = [p.read_text(encoding="utf-8") for p in sorted(RAW.glob("*.txt"))]
    for k in range(ROUNDS):
        a, b = rng.choice(texts), rng.choice(texts)
        i, j = rng.randrange(len(a)), rng.randrange(len(b))
        mixed = a[max(0, i - 3000) : i] + b[j : j + 3000]
        if k % 2:
            mixed = "".join(c for c in mixed if rng.random() > 0.03)
        d = parse_text(mixed)
        for value in (*d.directives, *d.findings, *d.targets):
            assert d.text[value.span.start : value.span.end] == value.text
