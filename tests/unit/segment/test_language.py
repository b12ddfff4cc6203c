"""The spaCy language reads what the parse reads, and the parse does without it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndocparse.pipeline import parse
from vndocparse.segment.language import HITS, SENTENCES, WORDS, pipeline
from vndocparse.segment.reading import read
from vndocparse.segment.vocabulary import find_vocabulary_slowly

SAMPLES = Path(__file__).parents[3] / "corpora/samples"
PIECES = st.sampled_from(
    [
        "Tỉnh uỷ ",
        "họp. ",
        "T.Ư ",
        "đ/c A. ",
        "1. Rà soát",
        "(",
        ")",
        "\n",
        "…",
        "\u00a0",
        "İ",
        "  ",
        "đã đạt.Tuy ",
    ]
)


def same(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    found = read(text)
    assert doc.user_data[SENTENCES] == found.sentences
    assert doc.user_data[HITS] == find_vocabulary_slowly(found.folded)
    starts = {s.start for s in found.sentences}
    marked = {t.idx for t in doc if t.is_sent_start}
    assert marked - {0} <= starts and len(starts - marked) * 20 <= len(starts)
    assert all(not text[s:e].isspace() for s, e in doc.user_data[WORDS])


@pytest.mark.parametrize("name", ["nghi-quyet-09.pdf", "ke-hoach-34.docx", "thong-bao-88-tcvn3.txt"])
def test_sentences_of_the_samples_are_those_of_the_parse(name: str) -> None:
    same(parse(SAMPLES / name).text)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join)))
def test_they_are_for_any_text(text: str) -> None:
    doc = pipeline()(text)
    found = read(text)
    assert doc.user_data.get(SENTENCES, []) == found.sentences


def test_a_parse_loads_no_language_library() -> None:
    code = (
        "import sys\nfrom vndocparse import parse\n"
        f"parse({str(SAMPLES / 'nghi-quyet-09.pdf')!r})\n"
        "print(sorted({'spacy', 'underthesea', 'thinc', 'sklearn', 'pdfplumber'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
