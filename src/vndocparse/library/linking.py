"""Link an archive: each reference to a work, and reviews item to item; whole or not at all."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from vndocparse.archive.store import Archive
from vndocparse.library.aligning import align_documents
from vndocparse.library.rows import reference_of
from vndocparse.library.works import Works, group
from vndocparse.link.index import WorkIndex
from vndocparse.link.model import Work
from vndocparse.link.resolve import concerns, resolve

# Past this share of new works everything is resolved again: looking for what they touch would cost more.
_MANY = 0.2


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What a run did: new documents, works they belong to, references resolved (again), by status."""

    documents: int
    works: int
    resolved: int
    one: int
    several: int
    none: int
    aligned: int


def link(
    archive: Archive, *, full: bool = False, tell: Callable[[int, int], None] | None = None
) -> LinkReport:
    """Link what is new in the archive: documents never linked, and references that they may settle.

    ``full`` links everything anew. ``tell`` is called with documents done and to do. The result is
    the same whether documents arrive at once or one by one; a run without news changes nothing.

    Raises:
        ArchiveError: If the archive cannot be written.
    """
    if not full and not _news(archive.db):
        return LinkReport(0, 0, 0, 0, 0, 0, 0)
    with archive.transaction() as db:
        if full:
            db.execute("UPDATE documents SET linked = 0, work = id")
        works = group(db)
        todo = _todo(db, works)
        counts = _resolve(db, works, todo, tell)
        reviewing = _reviewing(db, works, set(todo))
        aligned = align_documents(db, works, reviewing)
        db.executemany("UPDATE documents SET linked = 1 WHERE pk = ?", [(pk,) for pk in works.fresh])
    return LinkReport(
        len(works.fresh),
        len(works.changed),
        sum(counts.values()),
        counts["one"],
        counts["several"],
        counts["none"],
        aligned,
    )


# Links to works that are no more: their documents were parsed again and have other keys now.
_GONE = "SELECT doc FROM links WHERE known = 1 AND target NOT IN (SELECT work FROM documents)"


def _news(db: sqlite3.Connection) -> bool:
    new = db.execute("SELECT 1 FROM documents WHERE linked = 0 LIMIT 1").fetchone()
    return bool(new or db.execute(f"{_GONE} LIMIT 1").fetchone())


def _todo(db: sqlite3.Connection, works: Works) -> dict[int, set[int] | None]:
    """Return which references of which documents to resolve; ``None`` for all of a document."""
    todo: dict[int, set[int] | None] = dict.fromkeys(works.fresh, None)
    for row in db.execute(_GONE).fetchall():
        todo.setdefault(row["doc"], None)
    if not works.changed:
        return todo
    if len(works.changed) > _MANY * len(works.best):
        return dict.fromkeys(works.by_pk, None)
    new = WorkIndex(w for k in works.changed if (w := works.index.get(k)) is not None)
    for row in _possible(db, new, works.changed):
        if todo.get(row["doc"], ()) is None:
            continue
        if row["doc"] in works.by_pk and _touched(row, works, new):
            places = todo.setdefault(row["doc"], set())
            if places is not None:
                places.add(row["n"])
    return todo


def _touched(row: sqlite3.Row, works: Works, new: WorkIndex) -> bool:
    return concerns(reference_of(row, _citing(works, row["doc"])), new)


def _possible(db: sqlite3.Connection, new: WorkIndex, keys: Iterable[str]) -> Iterable[sqlite3.Row]:
    """Yield the references that share a number with new works, or have none or an unsettled one."""
    found = [w for k in keys if (w := new.get(k)) is not None]
    numbers = {(w.number.digits,) for w in found if w.number}
    db.execute("CREATE TEMP TABLE IF NOT EXISTS new_numbers (number TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("DELETE FROM new_numbers")
    db.executemany("INSERT OR IGNORE INTO new_numbers VALUES (?)", numbers)
    db.execute("CREATE TEMP TABLE IF NOT EXISTS new_works (key TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("DELETE FROM new_works")
    db.executemany("INSERT OR IGNORE INTO new_works VALUES (?)", ((w.key,) for w in found))
    yield from db.execute("SELECT r.* FROM new_numbers w JOIN refs r ON r.number = w.number")
    yield from db.execute("SELECT * FROM refs WHERE number IS NULL")
    yield from db.execute(
        "SELECT r.* FROM links l JOIN refs r ON r.doc = l.doc AND r.n = l.n"
        " WHERE r.number IS NOT NULL AND (l.status != 'one' OR l.method LIKE 'title%')"
    )
    yield from db.execute(
        "SELECT r.* FROM new_works w JOIN links l ON l.target = w.key"
        " JOIN refs r ON r.doc = l.doc AND r.n = l.n"
    )
    dates = {w.date for w in found if w.date and len(w.date) == 10}
    for date in dates:
        yield from db.execute("SELECT * FROM refs WHERE date = ? AND number IS NOT NULL", (date,))


def _resolve(
    db: sqlite3.Connection,
    works: Works,
    todo: dict[int, set[int] | None],
    tell: Callable[[int, int], None] | None,
) -> dict[str, int]:
    counts = {"one": 0, "several": 0, "none": 0}
    rows: list[tuple[object, ...]] = []
    for done, (pk, places) in enumerate(todo.items(), 1):
        citing = _citing(works, pk)
        for ref in db.execute("SELECT * FROM refs WHERE doc = ?", (pk,)).fetchall():
            if places is not None and ref["n"] not in places:
                continue
            found = resolve(reference_of(ref, citing), works.index)
            counts[found.status] += 1
            shown = json.dumps([{"work": c.work, "score": c.score} for c in found.candidates])
            rows.append(
                (
                    pk,
                    ref["n"],
                    ref["relation"],
                    found.status,
                    found.target,
                    found.known,
                    round(found.confidence * min(1.0, ref["confidence"] or 1.0), 3),
                    found.method,
                    shown,
                )
            )
        if len(rows) > 5000:
            _write(db, rows)
        if tell and (done % 500 == 0 or done == len(todo)):
            tell(done, len(todo))
    _write(db, rows)
    return counts


def _citing(works: Works, pk: int) -> Work:
    own, key = works.by_pk[pk], works.key_of[pk]
    return own if own.key == key else replace(own, key=key)


def _write(db: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    db.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    rows.clear()


def _reviewing(db: sqlite3.Connection, works: Works, resolved: set[int]) -> list[int]:
    """Return the documents whose alignments must be made: resolved now, or reviewing what has changed."""
    out = set(resolved)
    for row in db.execute("SELECT doc, target FROM links WHERE relation = 'reviews' AND status = 'one'"):
        if row["target"] in works.changed:
            out.add(row["doc"])
    return sorted(out)
