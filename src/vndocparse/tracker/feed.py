"""The change feed: what was added, changed, withdrawn, split or merged since a cursor."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from vndocparse.archive.changes import adopt, known_work
from vndocparse.archive.store import Archive
from vndocparse.errors import ArchiveError, BadInputError

START = "0"


def parse_cursor(cursor: str) -> int:
    """Return the row number that a cursor stands for.

    Raises:
        BadInputError: If it is none that the feed gave.
    """
    if cursor.isascii() and cursor.isdigit() and len(cursor) < 19:
        return int(cursor)
    raise BadInputError(f"{cursor!r} is no cursor", f"{cursor!r} không phải con trỏ")


def changes(archive: Archive, since: str = START, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield events after a cursor, oldest first; each event's ``cursor`` is where to go on.

    An event has ``cursor``, ``at``, ``kind``, ``document``, ``id``, ``number_symbol``,
    ``cause`` (``edition``, ``reading`` or ``parser``), ``source``, and: ``directive`` (its
    state; of a withdrawn one the last), ``changes`` (field: old and new), ``old`` and
    ``into`` of a split, ``merged`` of a merge.
    """
    last, given = parse_cursor(since), 0
    while limit is None or given < limit:
        size = 256 if limit is None else min(256, limit - given)
        found = archive.db.execute(
            "SELECT * FROM changes WHERE seq > ? ORDER BY seq LIMIT ?", (last, size)
        ).fetchall()
        if not found:
            return
        for row in found:
            yield event(row)
        last, given = found[-1]["seq"], given + len(found)


def event(row: sqlite3.Row) -> dict[str, Any]:
    """Return a row of ``changes`` as the event that is given out."""
    try:
        body = dict(json.loads(row["body"]))
    except (ValueError, TypeError) as e:
        raise ArchiveError(
            f"change {row['seq']} in the archive is damaged: {e}",
            f"thay đổi {row['seq']} trong kho bị hỏng: {e}",
            hint="Run: vndocparse check ARCHIVE",
            hint_vi="Chạy: vndocparse check KHO",
        ) from e
    head = {"cursor": str(row["seq"]), "at": row["at"], "kind": row["kind"]}
    return {**head, "document": row["work"], "id": row["id"], **body}


def newest(archive: Archive) -> str:
    """Return the cursor behind the last event."""
    return str(archive.db.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0])


def adopt_all(archive: Archive) -> None:
    """Take up the works of an archive that was filled before there was a feed."""
    missing = archive.db.execute(
        "SELECT DISTINCT id FROM documents WHERE sha256 NOT IN (SELECT sha256 FROM tracked_works)"
        " AND id NOT IN (SELECT work FROM tracked_works)"
    ).fetchall()
    keys = [str(row["id"]) for row in missing if known_work(archive.db, row["id"]) is None]
    if not keys:
        return  # nothing to write: the archive may be read-only, or another process may be writing
    with archive.transaction() as db:
        for key in keys:
            if known_work(db, key) is None:
                adopt(db, key, archive.record)
