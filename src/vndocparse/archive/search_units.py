"""What of a record can be found: its passages, directives, targets and findings."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vndocparse.archive.search_words import compose
from vndocparse.core.due import last_day

PASSAGE = "documents"  # kinds are named as in `--in`
_LONG = 1200  # characters; a longer paragraph is cut between sentences
_SHORT = 160  # a shorter one is joined with its neighbour
_BLOCK = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.;!?…](?=\s)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a search can return.

    ``kind`` is ``documents`` (a passage), ``directives``, ``targets`` or ``findings``; ``n`` is its order
    within its kind, -1 for the passage that stands for the whole document (number, title, issuer).
    ``start`` is the offset of ``text`` in the document, -1 for that passage. ``dues`` are last days
    as ``YYYYMMDD`` numbers.
    """

    kind: str
    n: int
    text: str
    start: int = -1
    page: int | None = None
    item: str | None = None
    bodies: tuple[str, ...] = ()
    dues: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    extra: str = ""  # searched with the text, not shown


def units(record: dict[str, Any]) -> Iterator[Unit]:
    """Yield all that a record holds, the document as a whole first."""
    yield _whole(record)
    parts = [
        *(_directive(n, d) for n, d in enumerate(record.get("directives") or [])),
        *(_target(n, t) for n, t in enumerate(record.get("targets") or [])),
        *(_finding(n, f) for n, f in enumerate(record.get("findings") or [])),
    ]
    yield from _passages(record, sorted(parts, key=lambda u: u.start))
    yield from parts


def _whole(record: dict[str, Any]) -> Unit:
    m = record["metadata"]
    kind = (m.get("doc_type") or "").replace("_", " ")
    head = " ".join(x for x in (m.get("number_symbol"), m.get("title")) if x)
    extra = " ".join(x for x in (kind, m.get("issuer"), m.get("parent_issuer"), m.get("term")) if x)
    text = head or record.get("text", "")[:200].strip() or record.get("id", "")
    return Unit(PASSAGE, -1, compose(text), -1, 1 if record.get("pages") else None, extra=compose(extra))


def _passages(record: dict[str, Any], parts: list[Unit]) -> Iterator[Unit]:
    text: str = record.get("text") or ""
    pages = [(p["span"]["start"], p["number"]) for p in record.get("pages") or []]
    page_starts = [start for start, _ in pages]
    items = sorted(_items(record.get("outline") or []))
    item_starts = [start for start, _, _ in items]
    starts = [u.start for u in parts]
    for n, (start, end) in enumerate(cut(text)):
        p = bisect_right(page_starts, start)
        within = parts[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        yield Unit(
            PASSAGE,
            n,
            compose(text[start:end]),
            start,
            pages[p - 1][1] if p else None,
            _item_at(items, bisect_right(item_starts, start), start),
            tuple(dict.fromkeys(b for u in within for b in u.bodies)),
            tuple(dict.fromkeys(d for u in within for d in u.dues)),
            tuple(dict.fromkeys(s for u in within for s in u.statuses)),
        )


def _items(nodes: list[dict[str, Any]], depth: int = 0) -> Iterator[tuple[int, int, str]]:
    for node in nodes:
        if node.get("path"):
            yield node["span"]["start"], node["span"]["end"], node["path"]
        if depth < 60:
            yield from _items(node.get("children") or [], depth + 1)


def _item_at(items: list[tuple[int, int, str]], i: int, at: int) -> str | None:
    # The innermost part begins last; a few steps back are enough to leave parts that ended before.
    for start, end, path in reversed(items[max(0, i - 8) : i]):
        if start <= at < end:
            return path
    return None


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of passages: paragraphs, short ones joined, long ones cut between sentences."""
    start = end = -1
    for m in _BLOCK.finditer(text):
        if not m[0].strip():
            continue
        if start >= 0 and (end - start >= _SHORT or m.end() - start > _LONG):
            yield from _shorter(text, start, end)
            start = -1
        if start < 0:
            start = m.start()
        end = m.end()
    if start >= 0:
        yield from _shorter(text, start, end)


def _shorter(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONG:
        stop = start + _LONG
        for m in _SENTENCE_END.finditer(text, start + _LONG // 3, stop):
            stop = m.end()
        if stop == start + _LONG:  # no sentence ends here: at a space, or else anywhere
            space = text.rfind(" ", start + _LONG // 3, stop)
            stop = space + 1 if space > 0 else stop
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end


def _directive(n: int, d: dict[str, Any]) -> Unit:
    bodies = tuple(
        dict.fromkeys(
            compose(x) for r in d.get("responsible") or [] for x in (r.get("canonical"), r["name"]) if x
        )
    )
    return Unit(
        "directives", n, compose(d["text"]), _start(d), d.get("page"), d.get("item"), bodies, _dues(d)
    )


def _target(n: int, t: dict[str, Any]) -> Unit:
    statuses = tuple(x for x in (t.get("status"), t.get("kind")) if x)
    extra = compose(t.get("indicator") or "")
    return Unit(
        "targets",
        n,
        compose(t["text"]),
        _start(t),
        t.get("page"),
        t.get("item"),
        dues=_dues(t),
        statuses=statuses,
        extra=extra,
    )


def _finding(n: int, f: dict[str, Any]) -> Unit:
    return Unit(
        "findings", n, compose(f["text"]), _start(f), f.get("page"), f.get("item"), statuses=(f["kind"],)
    )


def _start(part: dict[str, Any]) -> int:
    return int((part.get("span") or {}).get("start", -1))


def _dues(part: dict[str, Any]) -> tuple[int, ...]:
    due = day_number(last_day(part), last=True)
    return (due,) if due else ()


def day_number(date: str | None, *, last: bool = False) -> int | None:
    """Return ``YYYYMMDD`` for a full or partial ISO date: its first day, or with ``last`` its last.

    >>> day_number("2024-05-06"), day_number("2024"), day_number("2024", last=True), day_number("x")
    (20240506, 20240101, 20241231, None)
    """
    m = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", date or "")
    if not m:
        return None
    month, day = (12, 31) if last else (1, 1)
    return int(m[1]) * 10000 + int(m[2] or month) * 100 + int(m[3] or day)
