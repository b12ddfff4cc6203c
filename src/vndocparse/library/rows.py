"""From the archive's rows to what linking works on."""

import sqlite3
from collections.abc import Iterator

from vndocparse.link.model import Reference, Work

COLUMNS = (
    "pk, id, work, quality, text_source, doc_type, number_symbol, date,"
    " issuer, level, province, title, term, linked"
)


def work_of(row: sqlite3.Row, key: str | None = None) -> Work:
    """Return a document row as a work, under ``key`` or its own canonical key."""
    return Work(
        key or row["id"],
        row["doc_type"],
        row["number_symbol"],
        row["date"],
        row["issuer"],
        row["level"],
        row["province"],
        row["title"],
        row["term"],
        row["text_source"] in ("ocr", "mixed"),
    )


def reference_of(row: sqlite3.Row, citing: Work) -> Reference:
    """Return a row of ``refs`` with the document that names it."""
    return Reference(
        citing,
        row["doc_type"],
        row["number_symbol"],
        row["date"],
        row["issuer"],
        row["title"] or row["congress"],
        row["term"],
        row["relation"],
    )


def documents(db: sqlite3.Connection) -> Iterator[sqlite3.Row]:
    """Yield the columns of every document, without its record, the best version of a work first."""
    yield from db.execute(f"SELECT {COLUMNS} FROM documents ORDER BY quality DESC, pk")  # noqa: S608
