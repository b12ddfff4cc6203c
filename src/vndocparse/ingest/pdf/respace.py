"""Mend the spaces that a page's text layer lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from vndocparse.core.geometry import Box
from vndocparse.core.printed import Word
from vndocparse.ingest.syllable_counts import KnownSyllables
from vndocparse.text.spacing import broken_pair, spaced_runs, split_glued
from vndocparse.text.syllables import syllables

_LETTERS = re.compile(r"[^\W\d_]{4,40}")
_REASON = "spacing"
_NARROW = 0.7  # of the font size: white between the halves of a broken syllable is no wider


def respace(words: list[Word]) -> tuple[list[Word], int]:
    """Return the words with their spaces mended, and how many places were mended.

    A mended word keeps the reading of the file in ``raw``, with ``spacing`` as its reason.
    """
    if not _suspicious(words):
        return words, 0
    known = KnownSyllables(w.text for w in words)
    out: list[Word] = []
    count = 0
    for _, group in groupby(words, key=lambda w: w.line):
        line = list(group)
        line, joined = _close_spaced(line, known)
        line, paired = _close_pairs(line)
        count += joined + paired
        for word in line:
            parts = _opened(word, known)
            count += len(parts) - 1
            out.extend(parts)
    return out, count


def _suspicious(words: list[Word]) -> bool:
    """Tell cheaply whether any word could be glued or broken; most pages have none."""
    return any(_is_odd(w.text) for w in words) or sum(len(w.text) == 1 for w in words) * 4 > len(words)


@lru_cache(maxsize=1 << 15)
def _is_odd(text: str) -> bool:
    inventory = syllables()
    return any(run.lower() not in inventory and not run.isascii() for run in _LETTERS.findall(text)) or (
        len(text) <= 2 and text.isalpha() and text.lower() not in inventory
    )


def _opened(word: Word, known: Mapping[str, int]) -> list[Word]:
    """Part a word that lost its spaces."""
    if not _is_odd(word.text):
        return [word]
    cuts: list[int] = []
    for run in _LETTERS.finditer(word.text):
        pieces = split_glued(run[0], known)
        at = run.start()
        for piece in pieces[:-1] if pieces else []:
            at += len(piece)
            cuts.append(at)
    if not cuts:
        return [word]
    bounds = list(zip([0, *cuts], [*cuts, len(word.text)], strict=True))
    edges = _edges(word)
    return [
        replace(
            word,
            text=word.text[a:b],
            box=Box(word.box.page, edges[a], word.box.y0, edges[b], word.box.y1),
            edges=edges[a : b + 1],
            raw=word.raw or word.text,
            reason=_REASON,
        )
        for a, b in bounds
    ]


def _edges(word: Word) -> tuple[float, ...]:
    count = len(word.text)
    if len(word.edges) == count + 1:
        return word.edges
    step = word.box.width / max(1, count)
    return tuple(word.box.x0 + step * i for i in range(count + 1))


def _joined(words: list[Word]) -> Word:
    """Return one word of several."""
    first = words[0]
    box = first.box
    for w in words[1:]:
        box = box.union(w.box)
    edges = [e for w in words for e in _edges(w)[:-1]] + [_edges(words[-1])[-1]]
    text = "".join(w.text for w in words)
    raw = " ".join(w.raw or w.text for w in words)
    return replace(first, text=text, box=box, edges=tuple(edges), raw=raw, reason=_REASON)


def _close_pairs(line: list[Word]) -> tuple[list[Word], int]:
    """Join syllables that have a space in them."""
    out: list[Word] = []
    count = 0
    for word in line:
        if out:
            left = out[-1]
            core = word.text.rstrip('.,;:)”"')
            near = word.box.x0 - left.box.x1 <= _NARROW * max(word.size, 1.0)
            if near and core and broken_pair(left.text, core, out[-2].text if len(out) > 1 else ""):
                out[-1] = _joined([left, word])
                count += 1
                continue
        out.append(word)
    return out, count


def _close_spaced(line: list[Word], known: Mapping[str, int]) -> tuple[list[Word], int]:
    """Join letters that are set apart to the syllables that they make."""
    if sum(len(w.text) <= 2 for w in line) < 4:
        return line, 0
    out: list[Word] = []
    count = 0
    for part in _clauses(line):
        texts = [w.text for w in part]
        texts[-1] = texts[-1].rstrip('.,;:)”"') or texts[-1]
        at = 0
        for first, end, lengths in spaced_runs(texts, known):
            out.extend(part[at:first])
            for length in lengths:
                out.append(_joined(part[first : first + length]))
                first += length
            count += 1
            at = end
        out.extend(part[at:])
    return out, count


def _clauses(line: list[Word]) -> Iterator[list[Word]]:
    """Yield the words up to and with each word that carries a mark."""
    part: list[Word] = []
    for word in line:
        part.append(word)
        if not word.text.isalpha():
            yield part
            part = []
    if part:
        yield part
