"""Where in a passage a query matched."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from vndocparse.archive.search_query import And, Node, Not, Number, Or, Phrase, Prefix, Term
from vndocparse.archive.search_words import Word, numbers, words


@dataclass(slots=True)
class Wanted:
    """What to mark: spellings, stripped words, beginnings, phrases, numbers."""

    exact: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    starts: list[Prefix] = field(default_factory=list)
    phrases: list[tuple[Term, ...]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    spaced: list[tuple[Term, ...]] = field(default_factory=list)  # the words of a number, as typed


def wanted(node: Node | None) -> Wanted:
    """Return what of a query can stand in a text; what must not be there is left out."""
    out = Wanted()
    for n in _leaves(node):
        if isinstance(n, Term):
            (out.exact if n.marked else out.plain).add(n.exact)
        elif isinstance(n, Prefix):
            out.starts.append(n)
        elif isinstance(n, Phrase):
            out.phrases.append(n.terms)
        elif isinstance(n, Number):
            out.keys.update(n.keys)
            out.spaced.append(n.terms)
    return out


def _leaves(node: Node | None) -> Iterator[Node]:
    if isinstance(node, And | Or):
        for n in node.nodes:
            yield from _leaves(n)
    elif node is not None and not isinstance(node, Not):
        yield node


def mark(text: str, want: Wanted) -> list[tuple[int, int]]:
    """Return the spans of ``text`` (NFC) that match, in order, neighbours joined.

    >>> from vndocparse.archive.search_query import parse_query
    >>> mark("Đường lối của Đảng", wanted(parse_query("duong loi")))
    [(0, 9)]
    >>> mark("Đường lối của Đảng", wanted(parse_query("dương")))
    []
    """
    found = words(text)
    hit = [_single(w, want) for w in found]
    for phrase in want.phrases:
        _phrases(found, phrase, hit)
    spans = [(w.start, w.end) for w, is_hit in zip(found, hit, strict=True) if is_hit]
    numbered = [(start, end) for start, end, key in numbers(text) if key in want.keys]
    if not numbered:
        spaced = [False] * len(found)
        for terms in want.spaced:
            _phrases(found, terms, spaced)
            if not any(spaced):
                exact = {t.exact if t.marked else t.plain for t in terms}
                spaced = [w.exact in exact or w.plain in exact for w in found]
        numbered = [(w.start, w.end) for w, is_hit in zip(found, spaced, strict=True) if is_hit]
    return _joined(sorted(spans + numbered), text)


def _single(w: Word, want: Wanted) -> bool:
    if w.exact in want.exact or w.plain in want.plain:
        return True
    return any(w.exact.startswith(p.exact) if p.marked else w.plain.startswith(p.plain) for p in want.starts)


def _phrases(found: list[Word], terms: tuple[Term, ...], hit: list[bool]) -> None:
    size = len(terms)
    for i in range(len(found) - size + 1):
        if all(_same(found[i + k], t) for k, t in enumerate(terms)):
            hit[i : i + size] = [True] * size


def _same(w: Word, t: Term) -> bool:
    return w.exact == t.exact if t.marked else w.plain == t.plain


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def excerpt(text: str, spans: list[tuple[int, int]], width: int = 300) -> tuple[int, int]:
    """Return the part of a text to show: ``width`` characters around most of the matches, cut at spaces.

    >>> excerpt("một hai ba", [(4, 7)])
    (0, 10)
    """
    if len(text) <= width:
        return 0, len(text)
    best, at, last = 0, 0, 0
    for i, (start, _) in enumerate(spans):
        # Two pointers: the matches whose begin lies within the width from this one on.
        last = max(last, i)
        while last < len(spans) and spans[last][1] - start <= width * 4 // 5:
            last += 1
        if last - i > best:
            best, at = last - i, start
    start = max(0, min(at - width // 5, len(text) - width))
    end = min(len(text), start + width)
    if start > 0:
        space = text.find(" ", start, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space >= 0 else end
    return start, end
