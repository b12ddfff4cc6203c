"""Read the lines of `Nơi nhận`: whom a document is sent to, how, what for and in how many copies."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Analysis
from vndocparse.core.ground import grounding
from vndocparse.core.record import Recipient
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine, printed_lines
from vndocparse.extract.recipients_bodies import bodies_of
from vndocparse.extract.recipients_items import BRACE, STORED, Item, gather, last_bracket
from vndocparse.extract.recipients_lines import FOOT_LINES, foot_lines
from vndocparse.extract.recipients_purposes import purpose_of
from vndocparse.text.fold import bare
from vndocparse.text.specks import speck_start

# `(2)`, `(2b)`, `(02 bản)`, `2 bản`, `02b` at the end of a line.
_COPIES = re.compile(
    r"[\s,]*(?:\((?P<a>\d{1,3})\s*(?:b|bản)?\)|(?:\(|\s|,)(?P<b>\d{1,3})\s*(?:b|bản)\)?)\s*$"
)
# `(đã ký)` of the signature block, printed on the height of a recipient
_SIGNED = re.compile(r"\s*[\[(]\s*(?:đã\s)?(?:ký|kí)(?:\stên)?(?:,?\sđóng dấu)?\s*[\])]?$", re.IGNORECASE)


def read_recipients(a: Analysis) -> list[Recipient]:
    """Return one entry a line of the document's own `Nơi nhận`; a copy's second list is not read."""
    lines, at = foot_lines(a.text, printed_lines(a))
    if at is None:
        return []
    items = gather(lines[at : at + FOOT_LINES])
    out: list[Recipient] = []
    shared: list[tuple[int, str]] = []
    for item in items:
        made, grouped = _recipient(a, item)
        if made is None:
            continue
        out.append(made)
        if grouped:
            shared.append((len(out) - 1, grouped))
    if len(shared) == 1:
        _share(out, *shared[0])
    for index, purpose in shared:  # several behind their semicolons: each is its own line's
        out[index].purpose = out[index].purpose or purpose
    return out


def _recipient(a: Analysis, item: Item) -> tuple[Recipient | None, str | None]:
    """Return the entry for an item, and the purpose of a brace that reaches over several lines."""
    text, offsets = _flat(item.pieces)
    end = speck_start(text)
    purpose: str | None = None
    grouped: str | None = None
    for aside in item.aside:
        grouped = purpose_of(re.sub(r"[^\w/ ,]", "", aside.text).strip())
    copies: int | None = None
    while True:
        end = len(text[:end].rstrip(" *_;,.:/}⎬⎫⎭{"))
        if signed := _SIGNED.search(text, max(0, end - 24), end):
            end = signed.start()
            continue
        tail = last_bracket(text, end)
        if tail and not _is_initials(text, tail["in"]) and (found := purpose_of(tail["in"])):
            before = text[: tail.start()].rstrip()
            braced = BRACE.search(text, max(0, tail.start() - 3), tail.start() + 1)
            grouped, purpose = (found, purpose) if braced or before.endswith((";", ",")) else (grouped, found)
            end = tail.start()
        elif copies is None and (c := _COPIES.search(text, 0, end)) and c.end() == end:
            copies = int(c["a"] or c["b"])
            if text.count("(", 0, c.start()) > text.count(")", 0, c.start()):
                break  # `(NTH. 42b)`: the bracket says more and stays
            end = c.start()
        else:
            break
    start = len(text) - len(text.lstrip(" *_.,;:"))
    clean = text[start:end]
    if start >= end or not re.search(r"[^\W\d_]{2}", clean):
        return None, None
    if STORED.match(bare(clean)) is not None:
        purpose = purpose or "lưu"
        grouped = None  # a brace never ends at the file copy: one there has lost its place
    span = Span(offsets[start], offsets[end - 1] + 1)
    made = Recipient(
        **grounding(a.source, span, 0.9, "recipient/line"),
        bodies=bodies_of(clean),
        channel=item.channel,  # type: ignore[arg-type]
        purpose=purpose,
        copies=copies,
    )
    return made, grouped


def _is_initials(text: str, inside: str) -> bool:
    """Behind the file copy (`Lưu: VT, TH (Th)`) a few letters name who drafted, not a purpose."""
    return len(inside) <= 4 and "/" not in inside and STORED.match(bare(text.lstrip(" -"))) is not None


def _flat(pieces: Sequence[PrintLine]) -> tuple[str, list[int]]:
    """Return the pieces as one line and, for each of its characters, the offset in the document."""
    out: list[str] = []
    offsets: list[int] = []
    for piece in pieces:
        if out and out[-1] != " ":
            out.append(" ")
            offsets.append(piece.span.start)
        for i, c in enumerate(piece.text):
            if not (c.isspace() and (not out or out[-1] == " ")):
                out.append(" " if c.isspace() else c)
                offsets.append(piece.span.start + i)
    return "".join(out), offsets


def _share(out: list[Recipient], index: int, purpose: str) -> None:
    """Give the purpose of a brace to the lines it reaches over: as many above its middle as below."""
    first = next((i for i, r in enumerate(out) if not bare(r.text).lstrip("- ").startswith("nhu ")), 0)
    last = min(len(out) - 1, max(index, 2 * index - first))
    for r in out[first : last + 1]:
        if r.purpose is None:
            r.purpose = purpose
