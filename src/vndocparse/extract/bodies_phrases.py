"""Tokens of a stretch of text, and phrase tables that are matched on them."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import ne

from vndocparse.core.span import Span
from vndocparse.extract.bodies_mending import cut, mended, parted_by_comma, suspects
from vndocparse.lexicons.load import Entry
from vndocparse.text.fold import fold, strip_marks
from vndocparse.text.spacing import known_syllables, split_glued
from vndocparse.text.syllables import bare_syllables, is_syllable, syllables

# `QCVN 02:2009/BYT`, `ISO 9001:2015`: a standard's number holds its year behind a colon
_TOKEN = re.compile(r"\d+(?:[.,/\-]\d+|:(?:19|20)\d{2}(?!\d))*|[^\W\d_]+|[^\s\w]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of ``text[start:end]``: folded, with offsets, and which are capitalised."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """Return the characters from token ``first`` to the token before ``end``."""
        if end <= first:
            return Span(self.starts[first], self.starts[first]) if first < len(self) else Span(0, 0)
        return Span(self.starts[first], self.ends[end - 1])

    def at(self, i: int) -> str:
        """Return the folded word at ``i``; the empty string outside."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def index(self, offset: int) -> int:
        """Return the first token that starts at or after the character ``offset``."""
        low, high = 0, len(self.starts)
        while low < high:
            mid = (low + high) // 2
            if self.starts[mid] < offset:
                low = mid + 1
            else:
                high = mid
        return low


_REACH = 2000  # characters on either side of a span in which the ends of its line are looked for


@lru_cache(maxsize=64)
def tokenize(text: str, folded: str, span: Span) -> Tokens:
    """Cut a span of the document into tokens; offsets are those of the document.

    Words that lost the space between them (`Đảng ủyxã`) are two tokens; misread names of bodies are
    put right. The same sentences, and parts of them, are asked for again and again while one block is read,
    so the whole line is cut once and gives its parts; :func:`tokenize_alone` is the reference under test.
    """
    begin = text.rfind("\n", max(0, span.start - _REACH), span.start) + 1
    end = text.find("\n", span.end, span.end + _REACH)
    if (not begin and span.start > _REACH) or (end < 0 and len(text) > span.end + _REACH):
        return tokenize_alone(text, folded, span)
    line = _line(text, folded, begin, end if end >= 0 else len(text))
    starts, ends = line.starts, line.ends
    low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if line.doubtful or _inside(text, span.start) or _inside(text, span.end):
        return tokenize_alone(text, folded, span)
    if (low and ends[low - 1] > span.start) or (high > low and ends[high - 1] > span.end):
        return tokenize_alone(text, folded, span)  # the span begins or ends inside a figure
    words, capital = line.words[low:high], line.capital[low:high]
    suspect = bisect_left(line.suspects, low)
    if suspect < len(line.suspects) and line.suspects[suspect] < high:
        words = mended(words)
    return Tokens(parted_by_comma(words, capital), starts[low:high], ends[low:high], capital)


def _inside(text: str, at: int) -> bool:
    """Tell whether the place is inside a run of letters and figures."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line cut into words before names are mended; ``suspects``: the words where one might have to be.

    ``doubtful``: whether some word is parted hangs on what else is asked for.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]
    suspects: list[int]
    doubtful: bool


@lru_cache(maxsize=64)
def _line(text: str, folded: str, start: int, end: int) -> _Line:
    found = _found(text, folded, start, end)
    words = tuple([_MARKS.get(word, word) for word, _, _ in found])
    return _Line(
        words,
        tuple([start for _, start, _ in found]),
        tuple([end for _, _, end in found]),
        tuple([text[start].isupper() for _, start, _ in found]),
        suspects(words),
        any(odd in text[start:end] for odd in "ðÐɖƉ"),
    )


def tokenize_alone(text: str, folded: str, span: Span) -> Tokens:
    """Cut a span into tokens by itself: what :func:`tokenize` gives, without use of the line around it."""
    found = _found(text, folded, span.start, span.end)
    capital = tuple([text[start].isupper() for _, start, _ in found])
    return Tokens(
        parted_by_comma(mended([_MARKS.get(word, word) for word, _, _ in found]), capital),
        tuple([start for _, start, _ in found]),
        tuple([end for _, _, end in found]),
        capital,
    )


def _found(text: str, folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the words between two offsets, folded, with where they begin and end."""
    found = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(folded, start, end)]
    whole = syllables()
    if any(end - start >= 4 and word not in whole for word, start, end in found):
        found = [
            (word, at, at + size) if size == end - start else (fold(folded[at : at + size]), at, at + size)
            for word, start, end in found
            for at, size in _pieces(text, start, end)
        ]
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield offset and length of each word in ``text[start:end]``."""
    for size in _parts(text, start, end):
        yield start, size
        start += size


_MARKS = {"–": "-", "—": "-", "&": "và"}


def _parts(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return the lengths of the words in ``text[start:end]``: several where spaces are lost."""
    if end - start < 4 or end - start > 40 or text[start].isdigit():
        return (end - start,)
    word = text[start:end]
    if word.lower() in syllables() or word.isupper() or word.isascii():
        return (end - start,)
    return _glue(text).sizes(word)


@lru_cache(maxsize=2)
def _glue(text: str) -> "_Glue":
    return _Glue(text)


class _Glue:
    """Parts the words of one document that lost their spaces, by the syllables that stand in it."""

    def __init__(self, text: str) -> None:
        self._known: Counter[str] = known_syllables(text.split())
        self._sizes: dict[str, tuple[int, ...]] = {}

    def sizes(self, word: str) -> tuple[int, ...]:
        """Return the lengths of the words that ``word`` is made of."""
        if word not in self._sizes:
            self._sizes[word] = self._cut(word)
        return self._sizes[word]

    def _cut(self, word: str) -> tuple[int, ...]:
        at = next((i for i in range(1, len(word)) if word[i].isupper()), 0)
        if at and word[at:] != word[at:].upper():
            head = (at,) if is_syllable(word[:at]) else self.sizes(word[:at])
            if len(head) > 1 or is_syllable(word[:at]):
                return (*head, *self.sizes(word[at:]))
        if strip_marks(fold(word)) in bare_syllables():
            return (len(word),)  # `thuọc`: one word with a wrong mark
        pieces = split_glued(word, self._known) or cut(fold(word))
        return tuple(len(p) for p in pieces) if pieces else (len(word),)


@dataclass(slots=True)
class PhraseTable:
    """Forms of lexicon entries as token sequences; the longest one at a place is found."""

    by_first: dict[str, dict[tuple[str, ...], Entry]] = field(default_factory=dict)
    sizes: dict[str, list[int]] = field(default_factory=dict)  # of the forms that begin so, longest first
    by_bare: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> "PhraseTable":
        """Make a table of all forms of the entries."""
        table = cls()
        for entry in entries:
            for form in entry.forms:
                parts = tuple(_MARKS.get(w, w) for w in _TOKEN.findall(fold(form)))
                table.by_first.setdefault(parts[0], {}).setdefault(parts, entry)
        for first, forms in table.by_first.items():
            table.sizes[first] = sorted({len(parts) for parts in forms}, reverse=True)
            table.by_bare.setdefault(_bare(first), []).extend(o for o in forms.items() if len(o[0]) > 1)
        for options in table.by_bare.values():
            options.sort(key=lambda o: -len(o[0]))
        return table

    def match(self, tokens: Tokens, i: int) -> tuple[int, Entry] | None:
        """Return the token index behind the longest form that starts at ``i``, with its entry."""
        end = self.end(tokens, i)
        return (end, self.by_first[tokens.words[i]][tokens.words[i:end]]) if end is not None else None

    def end(self, tokens: Tokens, i: int) -> int | None:
        """Return the token index behind the longest form at ``i``, ``None`` for none."""
        words = tokens.words
        if not 0 <= i < len(words):
            return None
        first = words[i]
        forms = self.by_first.get(first)
        if forms is None:
            return None
        for size in self.sizes[first]:
            piece = words[i : i + size]
            if piece in forms:
                return i + len(piece)
        return None

    def damaged(self, tokens: Tokens, i: int) -> tuple[int, Entry] | None:
        """Match a form of two words or more of which one has a wrong tone mark (`Đây mạnh` for `Đẩy mạnh`).

        Recognised print loses hooks and tildes; the letters themselves and their own marks must be right.
        What is no syllable at all is misread for sure, so that its bare letters tell (`Tap trung`).
        """
        words = tokens.words
        if not 0 <= i < len(words) or not words[i][0].isalpha():
            return None
        for parts, entry in self.by_bare.get(_bare(words[i]), ()):
            got = words[i : i + len(parts)]
            if len(got) != len(parts):
                continue
            wrong = list(map(ne, got, parts))
            if wrong.count(True) == 1:
                at = wrong.index(True)
                if toneless(got[at]) == toneless(parts[at]):
                    return i + len(parts), entry
                if _bare(got[at]) == _bare(parts[at]) and not is_syllable(got[at]):
                    return i + len(parts), entry
        return None


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return strip_marks(word)


_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")  # grave, acute, tilde, hook, dot below


@lru_cache(maxsize=8192)
def toneless(word: str) -> str:
    """Return the word without its tone; the vowel's own mark (ô, ơ, ê) stays."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if c not in _TONE_MARKS)
