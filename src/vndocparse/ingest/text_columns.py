"""Take apart the two columns that plain text keeps side by side: letterhead and foot."""

from vndocparse.ingest.text_foot import begins_foot, read_foot
from vndocparse.ingest.text_head import read_head
from vndocparse.ingest.text_placed import Placed


def part(lines: list[str]) -> list[Placed]:
    """Return the lines with the halves of letterhead and foot as lines of their own, left half first."""
    spread = [x.expandtabs(8) if "\t" in x and len(x) <= 400 else x for x in lines]
    head = read_head(spread)
    out, i = head if head is not None else ([], 0)
    while i < len(lines):
        foot = read_foot(spread, i) if spread[i] and begins_foot(spread[i]) else None
        if foot is not None:
            placed, i = foot
            out.extend(placed)
        else:
            out.append(Placed(lines[i]))
            i += 1
    return out
