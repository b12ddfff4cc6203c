"""Dublin Core: fifteen elements a document, as XML (``--to dc``) or CSV (``--to dc_csv``)."""

from collections.abc import Iterable, Iterator
from typing import Any

from vndocparse.export.base import Record
from vndocparse.export.fields import FieldsCsv, FieldsXml

DC = "http://purl.org/dc/elements/1.1/"
_RIGHTS = "security"


def dublin_core(d: Record) -> Iterator[tuple[str, str | None]]:
    """Yield element and value; an element may come more than once, one without a value is left out."""
    m = d["metadata"]
    yield "identifier", d["id"]
    yield "identifier", m.get("number_symbol")
    yield "title", m.get("title")
    yield "creator", m.get("issuer")
    yield "contributor", (m.get("signer") or {}).get("name")
    yield "publisher", m.get("parent_issuer")
    yield "date", m.get("date")
    yield "type", m.get("doc_type")
    yield "format", d["source"].get("media_type")
    yield "language", "vi"
    yield "coverage", m.get("province") or m.get("place")
    yield _rights(m)
    for r in d.get("references") or []:
        yield "relation", r.get("number_symbol") or r.get("title") or r.get("congress")
    yield "source", d["source"].get("path")


def _rights(m: dict[str, Any]) -> tuple[str, str | None]:
    return "rights", m.get(_RIGHTS)


def fields(documents: Iterable[Record]) -> Iterator[list[tuple[str, str | None]]]:
    """Yield the fields of each document."""
    for d in documents:
        yield list(dublin_core(d))


_COLUMNS = (
    "identifier",
    "title",
    "creator",
    "contributor",
    "publisher",
    "date",
    "type",
    "format",
    "language",
    "coverage",
    "rights",
    "relation",
    "source",
)
EXPORTER = FieldsXml("dc", fields, DC, "dc", "metadata")
CSV = FieldsCsv("dc_csv", fields, _COLUMNS)
EXPORTERS = (EXPORTER, CSV)
