"""How far the directives are: counts by body, document or month, and the targets met."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vndocparse.archive.store import Archive
from vndocparse.tracker.items import Item

BY = ("body", "document", "month")


@dataclass(slots=True)
class Line:
    """Counts of one body, document or month; ``share`` is done of all that are not cancelled."""

    name: str
    total: int = 0
    done: int = 0
    in_progress: int = 0
    open: int = 0
    cancelled: int = 0
    overdue: int = 0
    undated: int = 0
    targets_met: int = 0
    targets_not_met: int = 0

    @property
    def share(self) -> float:
        """Return done divided by what counts, 0 to 1."""
        counted = self.total - self.cancelled
        return round(self.done / counted, 4) if counted else 0.0


def progress(items: Iterable[Item], by: str, today: str, targets: dict[str, Counter[str]]) -> list[Line]:
    """Count items; a directive with two lead bodies counts for both.

    ``by`` is ``body``, ``document`` or ``month`` (of the deadline; done ones of the day they
    were done). ``targets`` is what :func:`targets_of` gives; it fills lines of documents.
    """
    lines: dict[str, Line] = {}
    for item in items:
        for name in _names(item, by):
            line = lines.setdefault(name, Line(name))
            line.total += 1
            setattr(line, item.state, getattr(line, item.state) + 1)
            group = item.group(today)
            line.overdue += group == "overdue"
            line.undated += group == "undated"
            if by == "document" and line.total == 1:
                counts = targets.get(item.document, Counter())
                line.targets_met, line.targets_not_met = counts["met"], counts["not_met"]
    return sorted(lines.values(), key=lambda x: x.name)


def _names(item: Item, by: str) -> list[str]:
    if by == "body":
        return list(item.lead or item.bodies) or ["-"]
    if by == "document":
        return [item.number_symbol or item.document]
    day = item.done_on if item.state == "done" else item.due
    return [day[:7] if day else "-"]


def targets_of(archive: Archive) -> dict[str, Counter[str]]:
    """Return for each document how many of its targets are told to be met and not met."""
    out: dict[str, Counter[str]] = {}
    for row in archive.db.execute(
        "SELECT w.work, t.status, count(*) AS n FROM targets t JOIN documents d ON d.pk = t.doc"
        " JOIN tracked_works w ON w.sha256 = d.sha256 WHERE t.status IS NOT NULL GROUP BY w.work, t.status"
    ):
        out.setdefault(row["work"], Counter())[row["status"]] += row["n"]
    return out


def in_period(items: Iterable[Item], since: str | None, until: str | None) -> Iterable[Item]:
    """Keep items whose deadline, or day of completion, or else whose document's date lies in the period."""
    for item in items:
        day = (item.done_on if item.state == "done" else None) or item.due or item.date or ""
        if (since is None or day >= since) and (until is None or (day and day <= until)):
            yield item
