"""Documents as lists of named fields, written as XML or CSV."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import escape

from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.cells import printable
from vndocparse.export.csv_rows import write_csv
from vndocparse.export.rows import Row

Fields = Callable[[Iterable[Record]], Iterator[list[tuple[str, str | None]]]]


@dataclass(frozen=True)
class FieldsXml:
    """``<records>`` with one element a document; names with a dot become nested elements."""

    name: str
    fields: Fields
    namespace: str
    prefix: str
    element: str
    empty: bool = False  # write elements without a value too
    suffix: str = ".xml"
    what: tuple[str, ...] = ("documents",)
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the documents as they come."""
        colon = f":{self.prefix}" if self.prefix else ""
        _put(out, f'<?xml version="1.0" encoding="UTF-8"?>\n<records xmlns{colon}="{self.namespace}">\n')
        count = 0
        for values in self.fields(documents):
            _put(out, f"<{self.element}>\n")
            for name, value in values:
                if value or self.empty:
                    _put(out, self._field(name, value or "") + "\n")
            _put(out, f"</{self.element}>\n")
            count += 1
        _put(out, "</records>\n")
        return count

    def _field(self, name: str, value: str) -> str:
        head = f"{self.prefix}:" if self.prefix else ""
        tags = [head + part for part in name.split(".")]
        opened = "".join(f"<{t}>" for t in tags)
        return opened + escape(printable(value)) + "".join(f"</{t}>" for t in reversed(tags))


@dataclass(frozen=True)
class FieldsCsv:
    """One line a document; values of an element that comes more than once are joined by ``"; "``."""

    name: str
    fields: Fields
    columns: tuple[str, ...]
    suffix: str = ".csv"
    what: tuple[str, ...] = ("documents",)
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the documents as they come."""
        return write_csv(self.columns, map(_row, self.fields(documents)), out, bom=options.bom)


def _row(values: list[tuple[str, str | None]]) -> Row:
    row: dict[str, list[str]] = {}
    for name, value in values:
        if value:
            row.setdefault(name, []).append(value)
    return {name: "; ".join(held) for name, held in row.items()}


def _put(out: BinaryIO, text: str) -> None:
    out.write(text.encode("utf-8", "xmlcharrefreplace"))
