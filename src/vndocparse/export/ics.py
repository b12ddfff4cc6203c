"""iCalendar: each directive with a deadline or a recurrence as a task, and deadlines as events too."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.recurring import rule_of
from vndocparse.export.rows import Row, rows


@dataclass(frozen=True)
class Ics:
    """RFC 5545 calendar with VTODO and all-day VEVENT components."""

    name: str = "ics"
    suffix: str = ".ics"
    what: tuple[str, ...] = ("directives",)
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the calendar; directives without deadline and recurrence are left out."""
        stamp = dt.datetime.fromisoformat(options.stamp).astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
        _put(
            out,
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vndocparse//vndocparse//VI", "CALSCALE:GREGORIAN"],
        )
        count = 0
        for row in rows("directives", documents):
            lines = list(_components(row, stamp))
            _put(out, lines)
            count += bool(lines)
        _put(out, ["END:VCALENDAR"])
        return count


def _components(row: Row, stamp: str) -> Iterator[str]:
    due = _day(row.get("deadline"))
    rule = rule_of(row.get("recurrence"))
    start = _day(row.get("deadline_from")) or (_day(row.get("document_date")) if rule else None)
    if due is None and (rule is None or start is None):
        return
    uid = f"{row['id']}.{re.sub(r'[^A-Za-z0-9-]', '-', row['document'])}@vndocparse"
    head = [
        f"DTSTAMP:{stamp}",
        f"SUMMARY:{_text(row['text'][:200])}",
        f"DESCRIPTION:{_text(_description(row))}",
        f"CATEGORIES:{_text(row.get('number_symbol') or row['document'])}",
    ]
    done = row.get("status") == "done"
    yield from ("BEGIN:VTODO", f"UID:todo-{uid}", *head)
    if start is not None:
        yield f"DTSTART;VALUE=DATE:{start}"
    if due is not None and (start is None or due > start):
        yield f"DUE;VALUE=DATE:{due}"
    if rule and start is not None:
        yield f"RRULE:{rule}"
    yield from ("STATUS:COMPLETED" if done else "STATUS:NEEDS-ACTION", "END:VTODO")
    if due is not None:
        after = (dt.date.fromisoformat(f"{due[:4]}-{due[4:6]}-{due[6:]}") + dt.timedelta(days=1)).strftime(
            "%Y%m%d"
        )
        yield from ("BEGIN:VEVENT", f"UID:due-{uid}", *head)
        yield from (
            f"DTSTART;VALUE=DATE:{due}",
            f"DTEND;VALUE=DATE:{after}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )


def _description(row: Row) -> str:
    parts = [row["text"]]
    for label, key in (
        ("Chủ trì", "lead"),
        ("Phối hợp", "coordinate"),
        ("Văn bản", "number_symbol"),
        ("Mục", "item"),
    ):
        if row.get(key):
            parts.append(f"{label}: {row[key]}")
    return "\n".join(parts)


def _day(value: object) -> str | None:
    try:
        return (
            dt.date.fromisoformat(str(value)).strftime("%Y%m%d") if value and len(str(value)) == 10 else None
        )
    except ValueError:
        return None


def _text(value: str) -> str:
    """Escape a TEXT value as RFC 5545, 3.3.11, wants it."""
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"\r\n|\r|\n", "\\\\n", "".join(c for c in value if c >= " " or c in "\r\n"))


def _put(out: BinaryIO, lines: Iterable[str]) -> None:
    """Write content lines, folded at 75 octets without cutting a character."""
    for line in lines:
        data = line.encode("utf-8", "replace")
        first = True
        while data:
            room = 75 if first else 74
            cut = min(room, len(data))
            while cut < len(data) and data[cut] & 0xC0 == 0x80:
                cut -= 1
            out.write((b"" if first else b" ") + data[:cut] + b"\r\n")
            data, first = data[cut:], False


EXPORTER = Ics()
