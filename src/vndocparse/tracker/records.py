"""The records of an archive, one a work, with their resolved links and their status."""

from collections.abc import Iterator
from typing import Any

from vndocparse.archive.changes import known_work
from vndocparse.archive.store import Archive


def records(archive: Archive, *, all_versions: bool = False) -> Iterator[dict[str, Any]]:
    """Yield documents in the order they were stored, one at a time.

    Of several files of one work only the best is given, unless ``all_versions``. Each
    record has more fields: ``links`` (by reference id: ``to``, ``known``, ``status``,
    ``confidence``), ``statuses`` (by directive id) and ``status_notes`` (what was said with them:
    ``note``, ``done_on``).
    """
    db = archive.db
    taken = None if all_versions else _best(archive)
    last = 0
    while True:
        found = db.execute(
            "SELECT pk, id FROM documents WHERE pk > ? ORDER BY pk LIMIT 256", (last,)
        ).fetchall()
        if not found:
            return
        for row in found:
            if taken is None or row["pk"] in taken:
                yield _with_extras(archive, row["pk"], row["id"])
        last = found[-1]["pk"]


def _best(archive: Archive) -> set[int]:
    best: dict[str, tuple[float, int]] = {}
    for row in archive.db.execute("SELECT pk, work, quality FROM documents ORDER BY pk"):
        rank = (row["quality"], row["pk"])  # the newest of equals
        best[row["work"]] = max(best.get(row["work"], rank), rank)
    return {pk for _, pk in best.values()}


def _with_extras(archive: Archive, pk: int, work: str) -> dict[str, Any]:
    record = archive.record(pk)
    record["links"] = {
        r["id"]: {
            "to": r["target"],
            "known": bool(r["known"]),
            "status": r["status"],
            "confidence": r["confidence"],
        }
        for r in archive.db.execute(
            "SELECT refs.id, links.* FROM links JOIN refs ON refs.doc = links.doc AND refs.n = links.n"
            " WHERE links.doc = ?",
            (pk,),
        )
    }
    tracked = known_work(archive.db, work) or work
    query = "SELECT id, state, note, done_on FROM status WHERE work = ?"
    told = archive.db.execute(query, (tracked,)).fetchall()
    record["statuses"] = {r["id"]: r["state"] for r in told}
    record["status_notes"] = {
        r["id"]: {"note": r["note"], "done_on": r["done_on"]} for r in told if r["note"] or r["done_on"]
    }
    return record
