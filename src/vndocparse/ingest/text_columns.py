"""Take apart two columns that plain text keeps side by side with runs of spaces: letterhead and foot."""

from collections.abc import Iterator
from statistics import median

from vndocparse.core.source import Column
from vndocparse.ingest.text_foot import begins_foot, read_foot
from vndocparse.ingest.text_lines import is_capitals, label
from vndocparse.ingest.text_placed import Placed, halves

_HEAD_LINES = 16


def part(lines: list[str]) -> list[Placed]:
    """Return the lines with the halves of letterhead and foot as lines of their own, left half first."""
    spread = [x.expandtabs(8) if "\t" in x and len(x) <= 400 else x for x in lines]
    end = _head_end(spread)
    out = list(_ordered(spread[:end])) if end else []
    i = end
    while i < len(lines):
        foot = read_foot(spread, i) if spread[i] and begins_foot(spread[i]) else None
        if foot is not None:
            placed, i = foot
            out.extend(placed)
        else:
            out.append(Placed(lines[i]))
            i += 1
    return out


def _head_end(lines: list[str]) -> int:
    """Return the index after the letterhead, 0 where it is not printed in two columns."""
    filled = [i for i, x in enumerate(lines[:80]) if x.strip() and x != "\f"][:_HEAD_LINES]
    begun = next((n for n, i in enumerate(filled) if label(lines[i].strip()[:80]) is not None), len(filled))
    filled = filled[:begun]  # a labelled line is the body's
    parted = [(i, h) for i in filled if (h := halves(lines[i])) is not None]
    if len(parted) < 2 or parted[0][0] not in filled[:4]:
        return 0
    edge = median(h.edge for _, h in parted)
    last = parted[0][0]
    for i in filled:
        line = lines[i]
        if i <= last:
            continue
        within = i < parted[-1][0]
        if not within and is_capitals(line) and i - last > 1:
            break  # the title
        if i - last > 5 or not (halves(line) or _one_side(line, edge, right=within)):
            break
        last = i
    return last + 1


def _one_side(line: str, edge: float, *, right: bool = True) -> bool:
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    return end <= edge + 1 or (right and start >= edge - 1)


def _ordered(lines: list[str]) -> Iterator[Placed]:
    found = [halves(x) for x in lines]
    edges = [h.edge for h in found if h is not None]
    edge = median(edges) if edges else float("inf")
    right: list[Placed] = []
    for line, both in zip(lines, found, strict=True):
        if both is not None:
            yield Placed(both.left, Column.LEFT)
            right.append(Placed(both.right, Column.RIGHT))
        elif not line.strip() or line == "\f":
            continue
        elif len(line) - len(line.lstrip()) + len(line.rstrip()) < 2 * edge:
            yield Placed(line.strip(), Column.LEFT)
        else:
            right.append(Placed(line.strip(), Column.RIGHT))
    yield from right
    yield Placed("")
