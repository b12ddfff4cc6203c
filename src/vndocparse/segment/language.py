"""The spaCy language of the package: words by underthesea, sentences and vocabulary as pipes.

For users of spaCy. The parse reads the same sentences by :mod:`vndocparse.segment.reading`: nothing in a
record is made of these words and hits, and importing the two libraries costs more than a document.
"""

from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from vndocparse.core.span import Span
from vndocparse.segment.reading import line_sentences
from vndocparse.segment.vocabulary import find_vocabulary
from vndocparse.segment.words import segment_words
from vndocparse.text.fold import fold

FOLDED, WORDS, SENTENCES, HITS = (
    "vndocparse.folded",
    "vndocparse.words",
    "vndocparse.sentences",
    "vndocparse.hits",
)


class WordTokenizer:
    """Makes a ``Doc`` of Vietnamese words whose text is exactly the given one."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the document; its words' offsets and the folded text are in ``user_data``."""
        folded = fold(text)
        words = segment_words(text, folded)
        pieces: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in words:
            if start > at:
                _blank(text[at:start], pieces, spaces)
            pieces.append(text[start:end])
            spaces.append(False)
            at = end
        if at < len(text):
            _blank(text[at:], pieces, spaces)
        doc = Doc(self.vocab, words=pieces, spaces=spaces)
        doc.user_data[FOLDED] = folded
        doc.user_data[WORDS] = words
        return doc

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        """Save nothing: the words come with underthesea and the lexicons."""

    def from_disk(self, path: Any, **kwargs: Any) -> "WordTokenizer":
        """Load nothing."""
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing: the tokenizer has no state of its own."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> "WordTokenizer":
        """Read nothing."""
        return self


def _blank(gap: str, pieces: list[str], spaces: list[bool]) -> None:
    """Put white space into the document: one space belongs to the word before, the rest is a token."""
    if gap[0] == " " and pieces:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        pieces.append(gap)
        spaces.append(False)


@registry.tokenizers("vndocparse.WordTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Any:
    """Return the maker of the tokenizer, as spaCy's configuration asks for it."""
    return lambda nlp: WordTokenizer(nlp.vocab)


class VietnamesePartyDefaults(BaseDefaults):
    """The language's defaults: only the tokenizer differs from an empty language."""

    config = BaseDefaults.config.merge({"nlp": {"tokenizer": {"@tokenizers": "vndocparse.WordTokenizer.v1"}}})


class VietnameseParty(Language):  # type: ignore[no-untyped-call]
    """Vietnamese as Party and State offices write it: ``spacy.blank("vndocparse_vi")``."""

    lang = "vndocparse_vi"
    Defaults = VietnamesePartyDefaults


class Sentences:
    """Sets sentence starts; the exact spans are in ``user_data``."""

    def __call__(self, doc: Doc) -> Doc:
        """Split every line of the document."""
        folded = doc.user_data.setdefault(FOLDED, fold(doc.text))
        found = line_sentences(doc.text, folded)
        doc.user_data[SENTENCES] = found
        if len(doc):
            _mark_starts(doc, found)
        return doc


def _mark_starts(doc: Doc, found: list[Span]) -> None:
    offsets = doc.to_array("IDX").astype(np.int64)
    marks = np.full(len(doc), -1, dtype=np.int64)
    if found:
        at = np.searchsorted(offsets, np.array([s.start for s in found], dtype=np.int64))
        marks[at[at < len(doc)]] = 1
    marks[0] = 1
    values: Any = marks.astype(np.uint64).reshape(-1, 1)
    doc.from_array([SENT_START], values)


class Vocabulary:
    """Puts the lexicons' hits into ``user_data``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the forms of all lexicons in one pass."""
        folded = doc.user_data.setdefault(FOLDED, fold(doc.text))
        doc.user_data[HITS] = find_vocabulary(folded)
        return doc


@Language.factory("vndocparse_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Return the pipe that finds sentences."""
    return Sentences()


@Language.factory("vndocparse_vocabulary")
def make_vocabulary(nlp: Language, name: str) -> Vocabulary:
    """Return the pipe that finds the lexicons' forms."""
    return Vocabulary()


@cache
def pipeline() -> Language:
    """Return the process's pipeline: words, sentences, vocabulary."""
    nlp = VietnameseParty()
    nlp.max_length = 10**9  # spaCy's limit guards statistical models; there are none here
    nlp.add_pipe("vndocparse_sentences")
    nlp.add_pipe("vndocparse_vocabulary")
    return nlp
