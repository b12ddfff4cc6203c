"""CSV for Redmine's issue importer: parents by unique id."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.csv_rows import write_csv
from vndocparse.export.tasks import tasks

_COLUMNS = (
    "Unique ID",
    "Tracker",
    "Status",
    "Parent task",
    "Subject",
    "Description",
    "Start date",
    "Due date",
    "Category",
    "Lead body",
    "Directive ID",
)


@dataclass(frozen=True)
class Redmine:
    """Bodies are no accounts, so that they fill a field of their own and not the assignee."""

    name: str = "redmine"
    suffix: str = ".csv"
    what: tuple[str, ...] = ("directives",)
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the issues, parents before children."""
        lines = (
            {
                "Unique ID": t.uid,
                "Tracker": "Task",
                "Status": "Closed" if t.status in ("done", "cancelled") else "New",
                "Parent task": t.parent,
                "Subject": t.subject,
                "Description": t.description,
                "Start date": t.start,
                "Due date": t.due,
                "Category": t.label,
                "Lead body": t.assignee,
                "Directive ID": t.ident,
            }
            for t in tasks(documents)
        )
        return write_csv(_COLUMNS, lines, out, bom=options.bom)


EXPORTER = Redmine()
