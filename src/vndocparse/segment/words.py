"""Cut a text into words with underthesea, aligned to the character."""

import re
from bisect import bisect_left
from functools import cache
from typing import Any

from vndocparse.lexicons.load import load
from vndocparse.segment.matching import Matcher

# Tokens that are tagged together: enough to make a call's own cost vanish, few enough
# to bound memory (the tagger holds some forty feature strings for each token).
_BATCH = 4000
# underthesea's token patterns look for addresses of web pages with nested repetition; on a long
# run without spaces they cost the square of its length, so such runs are cut by plain rules.
_LONG_RUN = re.compile(r"\S{200,}")
_SIMPLE = re.compile(r"\w{1,100}|[^\w\s]")

Offsets = list[tuple[int, int]]


def segment_words(text: str, folded: str) -> Offsets:
    """Return the words of ``text`` as (start, end) offsets in order; white space is in none of them.

    The tagger sees the text as it is, neither characters nor tones normalised, so that
    offsets hold. Words never reach over a line break. The field's fixed words are
    joined after tagging: as ``fixed_words`` of underthesea they would become one alternation in
    front of every token pattern and change the library's pattern for the whole process.
    """
    tokens = _tokens(text)
    joins = bytearray(len(tokens))
    begin = 0
    while begin < len(tokens):
        end = _batch_end(text, tokens, begin)
        tags = _tagger().predict([[text[s:e]] for s, e in tokens[begin:end]])
        for i, tag in enumerate(tags, begin):
            if tag == "I-W" and i > begin:
                joins[i] = 1
        begin = end
    _join_fixed(folded, tokens, joins)
    return _joined(text, tokens, joins)


def _tokens(text: str) -> Offsets:
    pattern = _patterns()
    out: Offsets = []
    at = 0
    for run in _LONG_RUN.finditer(text):
        out.extend(m.span() for m in pattern.finditer(text, at, run.start()))
        out.extend(m.span() for m in _SIMPLE.finditer(text, run.start(), run.end()))
        at = run.end()
    out.extend(m.span() for m in pattern.finditer(text, at))
    return out


def _batch_end(text: str, tokens: Offsets, begin: int) -> int:
    """Return the end of a batch: the first line break after ``_BATCH`` tokens, or twice as many."""
    end = begin + _BATCH
    if end >= len(tokens):
        return len(tokens)
    newline = text.find("\n", tokens[end - 1][1])
    if newline < 0:
        newline = len(text)
    return min(bisect_left(tokens, (newline, newline), lo=end), begin + 2 * _BATCH)


def _join_fixed(folded: str, tokens: Offsets, joins: bytearray) -> None:
    for start, end, _ in fixed_words().find(folded):
        first = bisect_left(tokens, (start, 0))
        if first >= len(tokens) or tokens[first][0] != start:
            continue
        joins[first] = 0
        i = first + 1
        while i < len(tokens) and tokens[i][1] <= end:
            joins[i] = 1
            i += 1
        if i < len(tokens):
            joins[i] = 0


def _joined(text: str, tokens: Offsets, joins: bytearray) -> Offsets:
    out: Offsets = []
    for (start, end), join in zip(tokens, joins, strict=True):
        if join and out:
            gap = text[out[-1][1] : start]
            if gap == " " or (not gap.strip() and "\n" not in gap):
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


@cache
def fixed_words() -> Matcher:
    """Return the matcher of the words that the field always writes together."""
    return Matcher({form: (entry.id,) for form, entry in load("segmentation_words").by_form.items()})


@cache
def _patterns() -> Any:
    from underthesea.pipeline.word_tokenize import regex_tokenize

    return regex_tokenize.patterns


@cache
def _tagger() -> Any:
    from importlib import import_module
    from pathlib import Path

    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

    module = import_module("underthesea.pipeline.word_tokenize.regex_tokenize")
    made = FastCRFSequenceTagger()
    made.load(str(Path(str(module.__file__)).parent / "models" / "ws_crf_vlsp2013_20230727"))
    return made
