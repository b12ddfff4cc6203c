"""CSV for OpenProject's work package import: parents by id, finish dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.csv_rows import write_csv
from vndocparse.export.tasks import tasks

_COLUMNS = (
    "ID",
    "Parent",
    "Type",
    "Status",
    "Subject",
    "Description",
    "Start date",
    "Finish date",
    "Lead body",
    "Directive ID",
)


@dataclass(frozen=True)
class OpenProject:
    """Documents are phases, their parts summary tasks, directives tasks."""

    name: str = "openproject"
    suffix: str = ".csv"
    what: tuple[str, ...] = ("directives",)
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the work packages, parents before children."""
        lines = (
            {
                "ID": t.uid,
                "Parent": t.parent,
                "Type": "Task" if t.leaf else "Phase" if t.parent is None else "Summary task",
                "Status": "Closed" if t.status in ("done", "cancelled") else "New",
                "Subject": t.subject,
                "Description": t.description,
                "Start date": t.start,
                "Finish date": t.due,
                "Lead body": t.assignee,
                "Directive ID": t.ident,
            }
            for t in tasks(documents)
        )
        return write_csv(_COLUMNS, lines, out, bom=options.bom)


EXPORTER = OpenProject()
