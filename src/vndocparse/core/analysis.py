"""A document taken apart: zones, outline and sentences.

This is what the segment stage makes and what every extractor reads.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vndocparse.core.source import Paragraph, SourceDocument
from vndocparse.core.span import Span


class Zone(StrEnum):
    """Which part of the layout a paragraph belongs to."""

    FRAME = "frame"  # words around the document: a portal's summary, a scan's remark
    LETTERHEAD = "letterhead"  # party name or motto, issuer, number, place and date, urgency
    TITLE = "title"  # type and abstract
    ADDRESSEE = "addressee"  # Kính gửi
    BASIS = "basis"  # Căn cứ …
    OPENING = "opening"  # text before the first numbered part
    BODY = "body"
    SAMPLE = "sample"  # what the body shows as an example
    CLOSING = "closing"  # after the last numbered part, before Nơi nhận: charge, dissemination
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    COPY = "copy"  # second block of a bản sao
    APPENDIX = "appendix"


class Role(StrEnum):
    """What a part of the document is for, read from its heading and inherited by its children."""

    SITUATION = "situation"
    ACHIEVEMENT = "achievement"
    LIMITATION = "limitation"
    CAUSE = "cause"
    LESSON = "lesson"
    CONTEXT = "context"  # dự báo, bối cảnh: what surrounds the work, neither reviewed nor ordered
    VIEWPOINT = "viewpoint"
    GOAL = "goal"
    PURPOSE = "purpose"  # mục đích, yêu cầu
    TASK = "task"
    IMPLEMENTATION = "implementation"
    PROVISION = "provision"  # articles of a regulation
    OTHER = "other"


LOOKING_BACK = frozenset({Role.SITUATION, Role.ACHIEVEMENT, Role.LIMITATION, Role.CAUSE, Role.LESSON})
"""The roles of parts that tell what was done; all others ask, aim or lay down."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the outline.

    ``span`` runs from its label to the end of its last child; ``own`` is its own
    paragraph; ``label_span`` covers the printed label (empty for none);
    ``heading`` is the heading's span, ``None`` where the part has only running text
    (a run-in heading before ``:`` counts). ``path`` joins the labels with dots as
    the contract says (``II.3.a``). ``parent`` and ``children`` are indices into
    ``Analysis.nodes``.
    """

    index: int
    kind: str
    label: str
    path: str
    span: Span
    own: Span
    label_span: Span
    heading: Span | None
    parent: int | None
    children: tuple[int, ...] = ()
    role: Role = Role.OTHER


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its place in the document.

    ``content`` is the paragraph without its label and run-in heading; ``node`` is the
    index of the innermost outline node that holds it, ``None`` outside the outline.
    ``is_heading`` is true where the whole paragraph only names a part.
    """

    index: int
    paragraph: Paragraph
    span: Span
    content: Span
    zone: Zone
    role: Role
    node: int | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block; it ends with its full stop, without the space behind."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A form of a lexicon entry found in the text: ``kind`` names the lexicon."""

    span: Span
    kind: str
    entry: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the extractors read.

    ``folded`` is the text in lower case with one style of tone placement, and has
    exactly as many characters as the text: a span of one is a span of the other.
    ``sets_out``: the type of document sets out work to come (a plan), so that a review in it must say so.
    ``scheme``: a decision that approves a scheme, whose parts say what a plan's do. ``year`` is the one that
    it is for. ``unreadable``: the blocks whose signs are no words, ``torn`` those of half-lost lines.
    ``turns``: the blocks of tasks that first tell how a matter stands, and where their tasks begin.
    ``kept`` holds what an extractor made of the whole document and another asks for again.
    """

    source: SourceDocument
    folded: str
    blocks: tuple[Block, ...]
    nodes: tuple[Node, ...]
    sentences: tuple[Sentence, ...]
    sets_out: bool = False
    scheme: bool = False
    year: int | None = None
    unreadable: tuple[int, ...] = ()
    torn: frozenset[int] = frozenset()
    turns: Mapping[int, int] = field(default_factory=dict)
    _sentence_starts: list[int] = field(default_factory=list, repr=False, compare=False)
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.source.text

    def path(self, block: Block) -> str | None:
        """Return the outline path of a block, ``None`` outside the outline."""
        return None if block.node is None else self.nodes[block.node].path or None

    def zone(self, *zones: Zone) -> Iterator[Block]:
        """Yield the blocks of the given zones in text order."""
        return (b for b in self.blocks if b.zone in zones)

    def sentences_of(self, block: Block) -> list[Sentence]:
        """Return the sentences of a block."""
        if not self._sentence_starts:
            self._sentence_starts.extend(s.span.start for s in self.sentences)
        first = bisect_left(self._sentence_starts, block.span.start)
        return list(self.sentences[first : bisect_left(self._sentence_starts, block.span.end)])

    def ancestors(self, node: int | None) -> Iterator[Node]:
        """Yield a node and its ancestors, innermost first."""
        while node is not None:
            yield self.nodes[node]
            node = self.nodes[node].parent

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at ``offset``."""
        i = bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
        return self.blocks[i] if i >= 0 and offset <= self.blocks[i].span.end else None
