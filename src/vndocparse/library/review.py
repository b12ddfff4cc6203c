"""A resolution, and beside each of its targets and tasks what later conclusions say of it."""

import sqlite3
from typing import Any

from vndocparse.archive.store import Archive
from vndocparse.library.keys import find_work

_REACHED = {
    "=": lambda got, goal: got >= goal,
    ">=": lambda got, goal: got >= goal,
    ">": lambda got, goal: got > goal,
    "<=": lambda got, goal: got <= goal,
    "<": lambda got, goal: got < goal,
}


def review(archive: Archive, key: str) -> dict[str, Any]:
    """Return the work with its goals and tasks, and for each what the reviews of it say.

    A goal's ``status`` is ``met`` or ``not_met`` only where a review says so; ``reached`` compares
    its figure with the goal's where both have the same unit, and is no statement of the review. ``status``
    is ``mentioned`` where an item is taken up without a verdict, ``no_word`` where none takes it up.

    Raises:
        NotFoundError: If the key names no document, or several.
    """
    best = find_work(archive, key)[0]
    db = archive.db
    reviews = _reviews(db, best["work"])
    said = _said(db, best["work"], [r["pk"] for r in reviews])
    goals = [
        _goal(row, said.get(row["id"], []))
        for row in db.execute(
            "SELECT * FROM targets WHERE doc = ? AND kind = 'goal' ORDER BY n", (best["pk"],)
        )
    ]
    tasks = [
        {
            "id": row["id"],
            "item": row["item"],
            "text": row["text"],
            "page": row["page"],
            "bodies": row["bodies"].split("\n") if row["bodies"] else [],
            "status": "mentioned" if said.get(row["id"]) else "no_word",
            "said": said.get(row["id"], []),
        }
        for row in db.execute("SELECT * FROM directives WHERE doc = ? ORDER BY n", (best["pk"],))
    ]
    return {
        "id": best["id"],
        "work": best["work"],
        "number_symbol": best["number_symbol"],
        "date": best["date"],
        "title": best["title"],
        "reviews": reviews,
        "targets": goals,
        "tasks": tasks,
        "overall": _overall(db, [r["pk"] for r in reviews]),
    }


def _reviews(db: sqlite3.Connection, work: str) -> list[dict[str, Any]]:
    """Return the works that review this one, by date; of each the best version."""
    query = """SELECT d.pk, d.work, d.id, d.number_symbol, d.date, d.title, l.confidence, l.method
        FROM links l JOIN documents d ON d.pk = l.doc
        WHERE l.target = ? AND l.known = 1 AND l.relation = 'reviews' AND l.status = 'one'
        ORDER BY d.date, d.work, d.quality DESC, d.pk"""
    out: dict[str, dict[str, Any]] = {}
    for row in db.execute(query, (work,)):
        out.setdefault(row["work"], {k: row[k] for k in row.keys()})  # noqa: SIM118 - sqlite3.Row
    return list(out.values())


_WHAT = """SELECT a.to_id, a.score, a.doc, {columns} FROM alignments a
    JOIN {table} i ON i.doc = a.doc AND i.id = a.from_id
    JOIN documents d ON d.pk = a.doc WHERE a.doc = ? AND a.to_work = ? ORDER BY a.score DESC"""
_PLAIN = "i.id, i.item, i.text, i.page, NULL AS status, NULL AS value, NULL AS unit, d.work, d.date"
_KINDS = {
    "targets": "i.kind, i.id, i.item, i.text, i.page, i.status, i.value, i.unit, d.work, d.date",
    "findings": f"i.kind, {_PLAIN}",
    "directives": f"'directive' AS kind, {_PLAIN}",
}


def _said(db: sqlite3.Connection, work: str, docs: list[int]) -> dict[str, list[dict[str, Any]]]:
    """Return what the reviewing documents say, by the item that they take up."""
    out: dict[str, list[dict[str, Any]]] = {}
    for pk in docs:
        for table, columns in _KINDS.items():
            for r in db.execute(_WHAT.format(columns=columns, table=table), (pk, work)):
                said = out.setdefault(r["to_id"], [])
                if any(s["by"] == r["work"] and r["text"] in s["text"] for s in said):
                    continue  # a finding that was read as a result too
                said.append(
                    {
                        "by": r["work"],
                        "date": r["date"],
                        "kind": r["kind"],
                        "id": r["id"],
                        "item": r["item"],
                        "text": r["text"],
                        "page": r["page"],
                        "status": r["status"],
                        "value": r["value"],
                        "unit": r["unit"],
                        "score": r["score"],
                    }
                )
    return out


def _goal(row: sqlite3.Row, said: list[dict[str, Any]]) -> dict[str, Any]:
    results = [s for s in said if s["kind"] == "result"]
    judged = [s for s in results if s["status"]]
    reached = None
    figures = [s for s in results if s["value"] is not None and s["unit"] == row["unit"]]
    compare = _REACHED.get(row["comparator"] or "")
    if figures and compare and row["value"] is not None:
        reached = bool(compare(figures[-1]["value"], row["value"]))
    return {
        "id": row["id"],
        "item": row["item"],
        "text": row["text"],
        "page": row["page"],
        "indicator": row["indicator"],
        "comparator": row["comparator"],
        "value": row["value"],
        "unit": row["unit"],
        "due": row["due"],
        "status": judged[-1]["status"] if judged else "mentioned" if said else "no_word",
        "reached": reached,
        "said": said,
    }


def _overall(db: sqlite3.Connection, docs: list[int]) -> list[dict[str, Any]]:
    """Return the results that count targets as a whole (``08/10 mục tiêu chưa đạt``)."""
    out = []
    for pk in docs:
        query = """SELECT t.text, t.value, t.of_value, t.status, t.page, d.work FROM targets t
            JOIN documents d ON d.pk = t.doc WHERE t.doc = ? AND t.kind = 'result' AND t.of_value IS NOT NULL
            AND t.status IS NOT NULL ORDER BY t.n"""
        for r in db.execute(query, (pk,)):
            out.append({k: r[k] for k in r.keys()})  # noqa: SIM118 - sqlite3.Row
    return out
