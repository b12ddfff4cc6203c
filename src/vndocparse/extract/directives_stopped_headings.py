"""Headings that run into their task and end with a full stop: `3.1. Phát triển kinh tế. Rà soát …`."""

import re

from vndocparse.core.analysis import Analysis, Block, Node
from vndocparse.lexicons.groups import words_of

_LONGEST = 14  # words of such a heading
_LONGEST_TOPIC = 18  # words of one that opens with a verb of matters
_LONGEST_BESIDE = 26  # the same where most items beside it have headings on lines of their own
_FEWEST = 2  # items beside that have headings too
_KINDS = frozenset({"clause", "point", "section"})


def stopped_heading(a: Analysis, block: Block) -> bool:
    """Tell whether the first sentence of an item is its heading: all items beside it run in theirs too.

    At least one of them ends with a colon or stands on a line of its own; short sentences alone may all
    be tasks.
    """
    node = a.nodes[block.node] if block.node is not None else None
    if node is None or node.kind not in _KINDS or node.heading is not None or node.parent is None:
        return False
    if block.span.start != node.own.start:
        return False
    beside = [a.nodes[i] for i in a.nodes[node.parent].children]
    others = [n for n in beside if n.index != node.index and n.kind == node.kind]
    on_lines = sum(n.heading is not None for n in others)
    if 2 * on_lines >= len(others) >= _FEWEST and _names_matters(a, block):
        return True
    if _names_matter(a, block):
        alike = sum(n.heading is not None or _names_matter(a, a.block_at(n.own.start)) for n in others)
        if alike and 2 * (alike + 1) >= len(others) + 1:
            return True
    if not _short_first(a, block):
        return False
    named = sum(n.heading is not None for n in others)
    return named >= 1 and len(others) >= _FEWEST and all(_headed(a, n) for n in others)


_TOPIC = re.compile(rf"[\W\d]*(?:[a-zđ]\W+)?{words_of('topic_sentences', 'verbs')}\b")
# `công trình`, `chương trình` ask nobody to submit anything
_ORDERS = re.compile(
    rf"\b(?<!công )(?<!quy )(?<!chương )(?<!lộ )(?<!tiến ){words_of('topic_sentences', 'orders')}\b"
)


def _names_matter(a: Analysis, block: Block | None) -> bool:
    """Tell whether a block opens with a sentence that only names a matter: `Đổi mới công tác vận động.`

    Half of the items beside do so too, or have headings; one such sentence alone may be the task.
    """
    if block is None or not _short_first(a, block, _LONGEST_TOPIC):
        return False
    text = a.sentences_of(block)[0].span.of(a.folded)
    return _TOPIC.match(text) is not None and _ORDERS.search(text) is None


def _names_matters(a: Analysis, block: Block) -> bool:
    """Tell a longer one, between semicolons too: `Đẩy mạnh cải cách …; phát triển nhân lực. Thực hiện …`."""
    sentences = a.sentences_of(block)
    if len(sentences) < 2:
        return False
    text = sentences[0].span.of(a.folded).rstrip()
    if not text.endswith(".") or len(text.split()) > _LONGEST_BESIDE or _ORDERS.search(text) is not None:
        return False
    clauses = text.split(";")
    return all(_TOPIC.match(c) is not None for c in clauses) and re.search(r"\w\W+\d|:", text) is None


def _headed(a: Analysis, node: Node) -> bool:
    if node.heading is not None:
        return True
    block = a.block_at(node.own.start)
    return block is not None and _short_first(a, block)


def _short_first(a: Analysis, block: Block, longest: int = _LONGEST) -> bool:
    """Tell whether a block begins with a short sentence without figures and has more behind it."""
    sentences = a.sentences_of(block)
    if len(sentences) < 2:
        return False
    words = sentences[0].span.of(a.text).split()
    text = " ".join(words)
    return (
        text.endswith(".")
        and len(words) <= longest
        and not any(c in ";:" or c.isdigit() for c in text[len(words[0]) :])
    )
