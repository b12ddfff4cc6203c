"""The outline as Akoma Ntoso's hierarchy: whole lines, each in exactly one element."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from vndocparse.export.base import Record

_KINDS = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "clause": "clause",
    "point": "point",
    "dash": "indent",
    "paragraph": "paragraph",
}
_NOT_TITLE = re.compile(r"[^\w]+")


@dataclass(slots=True)
class Block:
    """A ``p``, or a hierarchical element with its own lines before its children.

    Offsets are code points of the text. ``label_end`` is where ``num`` ends (with the
    blank behind the label); where there is a ``num``, the first of ``lines`` goes on behind it.
    """

    kind: str
    start: int
    end: int
    eid: str = ""
    name: str = ""
    label_end: int = 0
    heading: bool = False
    lines: list[tuple[int, int]] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)


def blocks(d: Record) -> Iterator[tuple[str, Block]]:
    """Yield the blocks of the text in order, each with its place: preface, mainBody or conclusions."""
    text: str = d["text"]
    if not text:
        return
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    lines = [(s, e - 1) for s, e in zip(starts, [*starts[1:], len(text) + 1], strict=True)]
    tree = _Tree(text, starts, lines)
    roots = tree.blocks(d.get("outline") or [], 0, len(lines), "")
    title_line = _title_line(d, starts)
    first = tree.first_line(roots, len(lines))
    last = tree.end_line(roots)
    line = 0
    for block in [*roots, None]:
        upto = bisect_left(starts, block.start) if block else len(lines)
        for i in range(line, upto):
            place = "preface" if i < min(first, title_line) else "mainBody"
            if roots and i >= last:
                place = "conclusions"
            yield place, Block("p", *lines[i])
        if block:
            yield "mainBody", block
            line = bisect_left(starts, block.end)


def _title_line(d: Record, starts: list[int]) -> int:
    """Return the number of the line behind the title, 0 where no title was read."""
    title = (d["metadata"].get("evidence") or {}).get("title")
    return bisect_left(starts, title["span"]["end"]) if title else 0


class _Tree:
    def __init__(self, text: str, starts: list[int], lines: list[tuple[int, int]]) -> None:
        self.text, self.starts, self.lines = text, starts, lines
        self._ids: dict[str, int] = {}

    def first_line(self, roots: list[Block], default: int) -> int:
        return bisect_left(self.starts, roots[0].start) if roots else default

    def end_line(self, roots: list[Block]) -> int:
        return bisect_left(self.starts, roots[-1].end) if roots else len(self.lines)

    def blocks(self, nodes: list[dict[str, Any]], low: int, high: int, above: str) -> list[Block]:
        """Return the elements of ``nodes`` inside the lines ``[low, high)``; others give their children."""
        out: list[Block] = []
        for i, node in enumerate(nodes):
            first = bisect_left(self.starts, node["span"]["start"])
            begins = first < len(self.starts) and self.starts[first] == node["span"]["start"]
            upto = min(high, bisect_left(self.starts, max(node["span"]["end"], node["span"]["start"] + 1)))
            if i + 1 < len(nodes):  # the next one's line is not ours
                upto = min(upto, bisect_left(self.starts, nodes[i + 1]["span"]["start"]))
            if not begins or first < low or first >= upto:
                found = self.blocks(node["children"], low, upto, above)
                out += found
                low = bisect_left(self.starts, found[-1].end) if found else low
                continue
            out.append(self._block(node, first, upto, above))
            low = upto
        return out

    def _block(self, node: dict[str, Any], first: int, upto: int, above: str) -> Block:
        kind = _KINDS.get(node["kind"], "hcontainer")
        eid = self._eid(kind, node["label"], above)
        start, end = self.lines[first]
        block = Block(kind, start, self.lines[upto - 1][1] + 1, eid, _name(node["kind"]))
        label = re.match(
            rf"(?:\w{{1,12}}\s+)?{re.escape(node['label'])}[.)\]:/]{{0,2}}\s+", self.text[start:end]
        )
        if node["label"] and label and start + label.end() < end:
            block.label_end = start + label.end()
        head = (node.get("heading") or "").strip()
        rest = self.text[max(start, block.label_end) : end]
        block.heading = bool(head) and _NOT_TITLE.sub("", rest) == _NOT_TITLE.sub("", head)
        children = self.blocks(node["children"], first + 1, upto, eid)
        mine = bisect_left(self.starts, children[0].start) if children else upto
        block.lines = [(max(start, block.label_end), end), *self.lines[first + 1 : mine]]
        block.children = self._filled(children, upto, eid)
        return block

    def _filled(self, children: list[Block], upto: int, above: str) -> list[Block]:
        """Put the lines between and behind children into elements of their own."""
        out: list[Block] = []
        for i, child in enumerate(children):
            out.append(child)
            line = bisect_left(self.starts, child.end)
            stop = bisect_left(self.starts, children[i + 1].start) if i + 1 < len(children) else upto
            if line < stop:
                span = self.lines[line][0], self.lines[stop - 1][1] + 1
                made = Block("hcontainer", *span, self._eid("hcontainer", "", above), "text")
                made.lines = list(self.lines[line:stop])
                out.append(made)
        return out

    def _eid(self, kind: str, label: str, above: str) -> str:
        number = re.sub(r"[^\w]+", "-", label, flags=re.ASCII).strip("-")
        made = f"{above}__{kind}" if above else kind
        made += f"_{number}" if number else ""
        n = self._ids[made] = self._ids.get(made, 0) + 1
        return made if n == 1 and number else f"{made}_n{n}" if not number else f"{made}-{n}"


def _name(kind: str) -> str:
    return kind if kind.isidentifier() else "part"
