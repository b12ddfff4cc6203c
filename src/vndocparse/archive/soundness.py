"""Whether what is stored of one document can be read, and agrees with the tables that were made from it."""

import sqlite3
from dataclasses import dataclass

from vndocparse.archive.rows import part_rows
from vndocparse.archive.store import Archive, unpack
from vndocparse.core.shortfall import may_hold_more
from vndocparse.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Unsound:
    """What is wrong with a document: its record is unreadable (``record``), or tables differ (``counts``)."""

    code: str
    message: str
    message_vi: str


def unsound(db: sqlite3.Connection, pk: int) -> Unsound | None:
    """Return what is wrong with the document of a row number, ``None`` where nothing is."""
    row = db.execute("SELECT record, sha256, path FROM documents WHERE pk = ?", (pk,)).fetchone()
    try:
        record = unpack(row["record"])
        parts = {table: len(rows) for table, _, rows in part_rows(pk, record)}
        same = record["source"]["sha256"] == row["sha256"]
    except (ArchiveError, KeyError, TypeError) as e:
        return Unsound("record", f"{row['path']}: {e}", f"{row['path']}: bản ghi bị hỏng ({e})")
    wrong = [
        table
        for table, n in parts.items()
        if db.execute(f"SELECT count(*) FROM {table} WHERE doc = ?", (pk,)).fetchone()[0] != n  # noqa: S608
    ]
    if same and not wrong:
        return None
    what = ", ".join(wrong) or "sha256"
    return Unsound(
        "counts",
        f"{row['path']}: the record and the tables differ ({what})",
        f"{row['path']}: bản ghi và bảng không khớp ({what})",
    )


def is_sound(archive: Archive, sha256: str) -> bool:
    """Tell whether the document of these bytes is stored and nothing is wrong with it."""
    row = archive.db.execute("SELECT pk FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None and unsound(archive.db, row["pk"]) is None


def is_partial(archive: Archive, sha256: str) -> bool:
    """Tell whether the stored document of these bytes is one of which another run could read more."""
    row = archive.db.execute("SELECT record FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None and may_hold_more(unpack(row["record"]))
