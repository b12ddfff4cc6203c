"""Keep, for each review, which of its items take up which items of the reviewed document."""

import sqlite3
from collections.abc import Iterable

from vndocparse.library.works import Works
from vndocparse.link.align import Item, align


def align_documents(db: sqlite3.Connection, works: Works, docs: Iterable[int]) -> int:
    """Write the alignments of the documents anew; return how many there are."""
    count = 0
    for pk in docs:
        db.execute("DELETE FROM alignments WHERE doc = ?", (pk,))
        targets = db.execute(
            "SELECT DISTINCT target FROM links WHERE doc = ? AND relation = 'reviews' AND status = 'one'",
            (pk,),
        ).fetchall()
        for row in targets:
            best = works.best.get(row["target"])
            if best is None:
                continue
            pairs = align(items_of(db, pk, findings=True), items_of(db, best, goals_only=True))
            db.executemany(
                "INSERT OR REPLACE INTO alignments VALUES (?, ?, ?, ?, ?)",
                [(pk, p.source, row["target"], p.target, p.score) for p in pairs],
            )
            count += len(pairs)
    return count


def items_of(
    db: sqlite3.Connection, pk: int, *, findings: bool = False, goals_only: bool = False
) -> list[Item]:
    """Return the directives and targets (and findings) of a document."""
    out = [
        Item(r["id"], "directive", r["text"])
        for r in db.execute("SELECT id, text FROM directives WHERE doc = ? ORDER BY n", (pk,))
    ]
    kinds = " AND kind = 'goal'" if goals_only else ""
    query = f"SELECT id, kind, text, indicator, unit FROM targets WHERE doc = ?{kinds} ORDER BY n"  # noqa: S608
    out += [Item(r["id"], r["kind"], r["text"], r["indicator"], r["unit"]) for r in db.execute(query, (pk,))]
    if findings:
        query = "SELECT id, text FROM findings WHERE doc = ? ORDER BY n"
        out += [Item(r["id"], "finding", r["text"]) for r in db.execute(query, (pk,))]
    return out
