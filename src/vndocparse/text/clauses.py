"""Cut a sentence at its semicolons."""

import re

from vndocparse.core.span import Span

_MARK = re.compile(r"[;()\[\]“”\"]")


def clauses(text: str, span: Span) -> list[Span]:
    """Return the pieces of ``span`` between ``;``, without the mark and surrounding white space.

    A ``;`` inside brackets or quotes does not cut. A bracket or quote that is never
    closed protects nothing. ``text`` may be folded or not: lengths are the same.

    >>> [s.of("a (b; c); d") for s in clauses("a (b; c); d", Span(0, 11))]
    ['a (b; c)', 'd']
    """
    cuts: list[int] = []
    pending: list[int] = []  # cuts inside brackets or quotes that may turn out never to be closed
    depth, quoted = 0, False
    for m in _MARK.finditer(text, span.start, span.end):
        c = m[0]
        if c == ";":
            (pending if depth or quoted else cuts).append(m.start())
            continue
        if c in "([":
            depth += 1
        elif c in ")]":
            depth = max(0, depth - 1)
        elif c == "“":
            quoted = True
        elif c == "”":
            quoted = False
        else:
            quoted = not quoted
        if not depth and not quoted:
            pending.clear()
    out: list[Span] = []
    start = span.start
    for cut in sorted([*cuts, *pending]):
        piece = Span(start, cut).stripped(text)
        if len(piece):
            out.append(piece)
        start = cut + 1
    piece = Span(start, span.end).stripped(text)
    if len(piece):
        out.append(piece)
    return out
