"""CSV for Jira's importer: a task for the document or its innermost headed part, directives as sub-tasks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.csv_rows import write_csv
from vndocparse.export.rows import Row
from vndocparse.export.tasks import Task, tasks

_COLUMNS = (
    "Issue Id",
    "Parent Id",
    "Issue Type",
    "Status",
    "Summary",
    "Description",
    "Due Date",
    "Labels",
    "Lead body",
    "Directive ID",
)


@dataclass(frozen=True)
class Jira:
    """Jira has one level below a task, so that parts of parts stand beside one another."""

    name: str = "jira"
    suffix: str = ".csv"
    what: tuple[str, ...] = ("directives",)
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the issues, all tasks before all sub-tasks."""
        return write_csv(_COLUMNS, _issues(documents), out, bom=options.bom)


def _issues(documents: Iterable[Record]) -> Iterator[Row]:
    """Yield the tasks, and all sub-tasks behind them: Jira loses parents that stand among their children."""
    leaves = []
    for t in tasks(documents):
        if t.leaf:
            leaves.append(t)
        else:
            yield _issue(t)
    yield from map(_issue, leaves)


def _issue(t: Task) -> Row:
    return {
        "Issue Id": t.uid,
        "Parent Id": t.parent if t.leaf else None,
        "Issue Type": "Sub-task" if t.leaf else "Task",
        "Status": "Done" if t.status in ("done", "cancelled") else "To Do",
        "Summary": t.subject,
        "Description": t.description,
        "Due Date": t.due,
        "Labels": "-".join(t.label.split()),  # a label of Jira holds no space
        "Lead body": t.assignee,
        "Directive ID": t.ident,
    }


EXPORTER = Jira()
