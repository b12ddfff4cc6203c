"""CSV: one kind of rows, a header line first."""

import contextlib
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from vndocparse.export.base import WHAT, ExportOptions, Record
from vndocparse.export.cells import guarded
from vndocparse.export.rows import COLUMNS, Row, rows


def write_csv(columns: Iterable[str], lines: Iterable[Row], out: BinaryIO, *, bom: bool) -> int:
    """Write rows as RFC 4180 CSV in UTF-8 and return how many; cells are guarded against formulas."""
    columns = list(columns)
    stream = io.TextIOWrapper(
        out, encoding="utf-8", errors="backslashreplace", newline="", write_through=False
    )
    try:
        if bom:
            stream.write("\ufeff")
        writer = csv.writer(stream)
        writer.writerow(columns)
        count = 0
        for row in lines:
            writer.writerow([guarded(row.get(c)) for c in columns])
            count += 1
        stream.flush()
    finally:  # else the wrapper would close what is not its own
        with contextlib.suppress(OSError):
            stream.detach()
    return count


@dataclass(frozen=True)
class Csv:
    """Comma-separated values."""

    name: str = "csv"
    suffix: str = ".csv"
    what: tuple[str, ...] = WHAT
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the rows; see :class:`vndocparse.export.base.Exporter`."""
        return write_csv(COLUMNS[what], rows(what, documents), out, bom=options.bom)


EXPORTER = Csv()
