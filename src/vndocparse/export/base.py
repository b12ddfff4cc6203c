"""What an exporter is, and how the package finds the exporters it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, BinaryIO, Protocol, runtime_checkable

import vndocparse.export
from vndocparse.core.source import SourceDocument

Record = dict[str, Any]  # one document in the contract's form
WHAT = ("directives", "targets", "documents", "links", "recipients")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write.

    ``bom`` puts a byte order mark before CSV, for Excel. ``stamp`` is the moment of the
    export in ISO form (UTC), given by the caller so that the same input gives the same
    bytes. ``lang`` picks the language of headings where a format leaves it open.
    ``reader`` gives, for a record, the bytes of the original file and its text with the
    place of each character, for formats that show its pages.
    """

    bom: bool = False
    stamp: str = "1970-01-01T00:00:00+00:00"
    lang: str = "vi"
    reader: Callable[[Record], tuple[bytes, SourceDocument]] | None = None


@runtime_checkable
class Exporter(Protocol):
    """Writes documents in one format.

    ``name`` is what ``--to`` takes and ``suffix`` the usual ending of a file.
    ``what`` lists the kinds of rows it can write; empty for a format of whole documents.
    ``many`` is false for a format that holds one document a file.
    """

    name: str
    suffix: str
    what: tuple[str, ...]
    many: bool

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write ``documents`` to ``out`` and return how many rows (or documents) were written.

        Raises:
            VndocparseError: If the format cannot hold what was asked for.
        """
        ...


@cache
def exporters() -> dict[str, Exporter]:
    """Return all exporters by name: each sibling module's ``EXPORTER`` (or several ``EXPORTERS``)."""
    found: dict[str, Exporter] = {}
    for info in sorted(iter_modules(vndocparse.export.__path__), key=lambda i: i.name):
        module = import_module(f"vndocparse.export.{info.name}")
        one = getattr(module, "EXPORTER", None)
        for exporter in getattr(module, "EXPORTERS", (one,) if one is not None else ()):
            if exporter.name in found:
                raise RuntimeError(f"two exporters are called {exporter.name!r}")
            found[exporter.name] = exporter
    return found
