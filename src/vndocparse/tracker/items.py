"""The directives of an archive as tracked items: one a directive of a work, with deadline and status."""

import calendar
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vndocparse.archive.store import Archive
from vndocparse.text.names import holds
from vndocparse.tracker.feed import adopt_all

CLOSED = ("done", "cancelled")


@dataclass(frozen=True, slots=True)
class Item:
    """A directive under watch; ``due`` is the last day of its deadline, ISO, or ``None``."""

    document: str
    number_symbol: str | None
    date: str | None
    id: str
    item: str | None
    text: str
    bodies: tuple[str, ...]
    lead: tuple[str, ...]
    due: str | None
    recurrence: str | None
    state: str
    done_on: str | None
    note: str
    title: str | None = None

    def group(self, today: str) -> str:
        """Return ``closed``, ``overdue``, ``due`` or ``undated``, as of an ISO day."""
        if self.state in CLOSED:
            return "closed"
        if self.due is None:
            return "undated"
        return "overdue" if self.due < today else "due"


def items(archive: Archive, *, body: str | None = None, document: str | None = None) -> Iterator[Item]:
    """Yield the tracked directives, document by document.

    ``body`` keeps those that name a body whose name holds it; ``document`` is a key, or
    number and symbol. Of several keys that were found to be one work, the best is read.
    """
    adopt_all(archive)
    db = archive.db
    best: dict[str, tuple[float, str]] = {}
    for row in db.execute(
        "SELECT t.work, t.quality, d.work AS family FROM tracked_works t JOIN documents d USING (sha256)"
        " ORDER BY t.work"
    ):
        rank = (row["quality"], row["work"])
        best[row["family"]] = max(best.get(row["family"], rank), rank)
    wanted = {work for _, work in best.values()}
    query = (
        "SELECT t.*, d.number_symbol, d.date, d.title, s.state AS status, s.note, s.done_on"
        " FROM tracked t JOIN tracked_works w ON w.work = t.work JOIN documents d ON d.sha256 = w.sha256"
        " LEFT JOIN status s ON s.work = t.work AND s.id = t.id ORDER BY d.date, t.work, t.n"
    )
    for row in db.execute(query):
        if row["work"] not in wanted or document not in (None, row["work"], row["number_symbol"]):
            continue
        made = _item(row, json.loads(row["state"]))
        if body is None or holds(body, *made.bodies):
            yield made


def _item(row: Any, state: dict[str, Any]) -> Item:
    named = [x.partition(": ") for x in state["responsible"]]
    leads = tuple(dict.fromkeys(name for role, _, name in named if role == "lead"))
    return Item(
        row["work"],
        row["number_symbol"],
        row["date"],
        row["id"],
        state["item"],
        state["text"],
        tuple(dict.fromkeys(name for _, _, name in named)),
        leads,
        last_day(row["due"]),
        state["recurrence"],
        row["status"] or "open",
        row["done_on"],
        row["note"] or "",
        row["title"],
    )


def last_day(date: str | None) -> str | None:
    """Return the last day of a date that may be a month or a year only.

    >>> last_day("2025"), last_day("2024-02"), last_day("2025-06-30"), last_day(None)
    ('2025-12-31', '2024-02-29', '2025-06-30', None)
    """
    if not date:
        return None
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        return f"{date}-{calendar.monthrange(year, month)[1]:02}"
    return date
