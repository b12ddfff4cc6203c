"""Show a document of the archive: what it is, its versions, and how it stands to others."""

import json
import sqlite3
from typing import Any

from vndocparse.archive.store import Archive
from vndocparse.library.keys import find_work

_COUNTED = ("directives", "targets", "findings", "refs")
_FIELDS = ("id", "doc_type", "number_symbol", "date", "issuer", "level", "province", "term", "title")


def show(archive: Archive, key: str, *, links: bool = False) -> dict[str, Any]:
    """Return a document as plain JSON values; with ``links`` what it names and what names it.

    Raises:
        NotFoundError: If the key names no document, or several.
    """
    rows = find_work(archive, key)
    best = rows[0]
    made: dict[str, Any] = {f: best[f] for f in _FIELDS}
    made["work"] = best["work"]
    made["versions"] = [
        {k: r[k] for k in ("pk", "sha256", "path", "media_type", "text_source", "pages", "quality")}
        for r in rows
    ]
    made["counts"] = {
        t: archive.db.execute(f"SELECT count(*) FROM {t} WHERE doc = ?", (best["pk"],)).fetchone()[0]  # noqa: S608
        for t in _COUNTED
    }
    if links:
        made["links"] = links_of(archive, best["pk"])
        made["linked_from"] = links_to(archive.db, best["work"])
    return made


def links_of(archive: Archive, pk: int) -> list[dict[str, Any]]:
    """Return the links of one document, with the places where it names the other."""
    references = archive.record(pk).get("references") or []
    out = []
    query = """SELECT l.*, r.id AS ref FROM links l JOIN refs r ON r.doc = l.doc AND r.n = l.n
        WHERE l.doc = ? ORDER BY l.n"""
    for row in archive.db.execute(query, (pk,)):
        ref = references[row["n"]] if row["n"] < len(references) else {}
        out.append(
            {
                "relation": row["relation"],
                "status": row["status"],
                "to": row["target"],
                "known": bool(row["known"]),
                "confidence": row["confidence"],
                "method": row["method"],
                "candidates": json.loads(row["candidates"]),
                "reference": row["ref"],
                "text": ref.get("text"),
                "evidence": [e for e in (ref.get("span"), ref.get("relation_evidence")) if e],
                "page": ref.get("page"),
            }
        )
    return out


def links_to(db: sqlite3.Connection, work: str) -> list[dict[str, Any]]:
    """Return the links of other works to this one, oldest first."""
    query = """SELECT d.work, d.date, d.title, l.relation, l.confidence, l.method FROM links l
        JOIN documents d ON d.pk = l.doc WHERE l.target = ? AND l.known = 1
        GROUP BY d.work, l.relation ORDER BY d.date, d.work"""
    return [
        {
            "from": r["work"],
            "date": r["date"],
            "title": r["title"],
            "relation": r["relation"],
            "confidence": r["confidence"],
            "method": r["method"],
        }
        for r in db.execute(query, (work,))
    ]
