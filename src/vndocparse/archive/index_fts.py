"""The search index in SQLite's own FTS5: slower, but there wherever Python is."""

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from vndocparse.archive.search_engine import DocumentFields, Found, being_written
from vndocparse.archive.search_filters import KINDS, Filters
from vndocparse.archive.search_query import And, Node, Not, Number, Or, Phrase, Prefix, Term
from vndocparse.archive.search_units import PASSAGE, Unit
from vndocparse.archive.search_words import numbers, pairs, words
from vndocparse.archive.write_ahead import write_ahead

_WAIT_S = 5.0  # for another that makes the index; as long as the library waits for any lock
# Columns in the order of their weights in bm25: words as spelled, stripped words, pairs, numbers.
_WEIGHTS = "1.0, 1.0, 0.6, 10.0, 5.0"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS units (
    rowid INTEGER PRIMARY KEY, doc INTEGER NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL,
    type TEXT, level TEXT, province TEXT, issuer TEXT, date INTEGER,
    bodies TEXT, due INTEGER, statuses TEXT, data TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS units_doc ON units (doc);
CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5 (
    exact, plain, pair, own, number, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 0 tokenchars '_.'"
);
"""


class FtsEngine:
    """See :class:`vndocparse.archive.search_engine.Engine`."""

    name = "fts5"

    def __init__(self, folder: Path, *, create: bool) -> None:
        file = folder / "fts5.db"
        uri = file.absolute().as_uri() + ("?mode=rwc" if create else "?mode=rw")
        self._db = sqlite3.connect(uri, uri=True, isolation_level=None)
        if create:
            # Before 3.43 such a table cannot delete; then the texts' words are kept in it.
            schema = _SCHEMA
            if sqlite3.sqlite_version_info < (3, 43):
                schema = schema.replace("content='', contentless_delete=1,", "")
            write_ahead(self._db, _WAIT_S)
            self._db.executescript(schema)
        self._db.execute("SELECT count(*) FROM units WHERE rowid = 0")

    def begin(self) -> None:
        """Get ready to write."""
        try:
            self._db.execute("PRAGMA busy_timeout = 1000")
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as e:
            if "locked" not in str(e):
                raise
            raise being_written() from e

    def add(self, document: DocumentFields, units: Iterable[Unit]) -> None:
        """Put a document in, in place of what was there of it."""
        db, d = self._db, document
        db.execute("DELETE FROM terms WHERE rowid IN (SELECT rowid FROM units WHERE doc = ?)", (d.pk,))
        db.execute("DELETE FROM units WHERE doc = ?", (d.pk,))
        for u in units:
            searched = f"{u.text}\n{u.extra}" if u.extra else u.text
            data = json.dumps([u.kind, u.n, u.start, u.page, u.item, u.text], ensure_ascii=False)
            row = db.execute(
                "INSERT INTO units (doc, kind, n, type, level, province, issuer, date, bodies, due, statuses,"
                " data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(d.pk, u.kind, u.n, d.doc_type, d.level, d.province, _both(d.issuer), d.date),
                    "\n".join(_both(b) for b in u.bodies),
                    min(u.dues, default=None),
                    f" {' '.join(u.statuses)} ",
                    data.encode("utf-8", "replace").decode("utf-8"),
                ),
            ).lastrowid
            found = words(searched)
            db.execute(
                "INSERT INTO terms (rowid, exact, plain, pair, own, number) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    *(row, " ".join(w.exact for w in found), " ".join(w.plain for w in found)),
                    *(" ".join(pairs(searched)), " ".join(d.own), " ".join(k for _, _, k in numbers(u.text))),
                ),
            )

    def commit(self) -> None:
        """Make what was added durable and visible."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def end(self) -> None:
        """Stop writing."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of files."""
        self._db.close()

    def find(self, node: Node, filters: Filters, limit: int, *, relaxed: bool = False) -> list[Found]:
        """Return the best units, of each document one passage at most."""
        match = _asked(node, relaxed)
        found: list[Found] = []
        seen: set[int] = set()
        least = max(2, math.ceil(len(_plain_terms(node)) * 0.6)) if relaxed else 0
        for f in self._rows(match, filters, limit * 40, list(_keys(node))):
            if least and _shared(node, f.text) < least:
                continue
            if f.kind == PASSAGE:
                if f.pk in seen:
                    continue
                seen.add(f.pk)
            found.append(f)
            if len(found) >= limit:
                break
        return found

    def related(self, terms: Sequence[tuple[str, int]], filters: Filters, limit: int) -> list[Found]:
        """Return of each document that shares pairs of words the best passage, its score a sum of all."""
        total = max(1, int(self._db.execute("SELECT count(*) FROM units").fetchone()[0]))
        weighed = []
        for term, count in terms[:400]:
            sql = "SELECT count(*) FROM (SELECT 1 FROM terms WHERE terms MATCH ? LIMIT 20000)"
            df = int(self._db.execute(sql, (f'pair: "{term}"',)).fetchone()[0])
            if df > 1:
                weighed.append(((1 + math.log(count)) * math.log(total / df), term))
        weighed.sort(key=lambda w: (-w[0], w[1]))
        if not weighed:
            return []
        match = " OR ".join(f'pair: "{t}"' for _, t in weighed[:24])
        sums: dict[int, Found] = {}
        for f in self._rows(match, filters, limit * 8):
            known = sums.get(f.pk)
            sums[f.pk] = _with_score(known, known.score + f.score * 0.5) if known else f
        return sorted(sums.values(), key=lambda f: (-f.score, f.pk))[:limit]

    def _rows(self, match: str, filters: Filters, limit: int, keys: Sequence[str] = ()) -> Iterable[Found]:
        where, args = _where(filters)
        if match:
            numbered = ""
            if keys:  # the document with a number comes before what cites it
                numbered = " + 30.0 * (u.rowid IN (SELECT rowid FROM terms WHERE terms MATCH ?))"
                own = " OR ".join(f'own: "{k}"' for k in keys)
                args = [own, match, *args]
            else:
                args = [match, *args]
            sql = (
                f"SELECT -bm25(terms, {_WEIGHTS}) + (u.n < 0) * 2.0{numbered}, u.doc, u.data"  # noqa: S608
                " FROM terms JOIN units u"
                f" ON u.rowid = terms.rowid WHERE terms MATCH ? {where} ORDER BY 1 DESC, u.doc, u.n LIMIT ?"
            )
        else:
            sql = (
                f"SELECT (u.n < 0) * 2.0, u.doc, u.data FROM units u WHERE 1 {where}"  # noqa: S608
                " ORDER BY 1 DESC, u.doc, u.n LIMIT ?"
            )
        for score, pk, data in self._db.execute(sql, [*args, limit]):
            yield Found(float(score), pk, *json.loads(data))


def _with_score(f: Found, score: float) -> Found:
    return Found(score, f.pk, f.kind, f.n, f.start, f.page, f.item, f.text)


def _both(name: str) -> str:
    """Return a name as spelled and stripped, each word between spaces, for ``LIKE``."""
    found = words(name)
    return f" {' '.join(w.exact for w in found)} | {' '.join(w.plain for w in found)} "


def _asked(node: Node, relaxed: bool) -> str:
    """Return the FTS5 expression; ``""`` where everything is asked for."""
    if isinstance(node, And):
        wanted = [_asked(n, False) for n in node.nodes if not isinstance(n, Not)]
        against = [_asked(n.node, False) for n in node.nodes if isinstance(n, Not)]
        # What is only refused is refused of all: every unit has a word that begins with something.
        made = (" OR " if relaxed and node.loose else " AND ").join(wanted) or (_ANYTHING if against else "")
        for a in against:
            made = f"({made}) NOT {a}"
        return f"({made})" if made else ""
    if isinstance(node, Or):
        return f"({' OR '.join(_asked(n, False) for n in node.nodes)})"
    if isinstance(node, Not):
        return f"({_ANYTHING} NOT {_asked(node.node, False)})"
    if isinstance(node, Term):
        return _word(node)
    if isinstance(node, Phrase):
        if all(t.marked for t in node.terms):
            return f'exact: "{" ".join(t.exact for t in node.terms)}"'
        marked = "".join(f" AND {_word(t)}" for t in node.terms if t.marked)
        return f'(plain: "{" ".join(t.plain for t in node.terms)}"{marked})'
    if isinstance(node, Prefix):
        return f'{"exact" if node.marked else "plain"}: "{node.exact if node.marked else node.plain}" *'
    return _number(node)


_ANYTHING = "(" + " OR ".join(f'plain: "{c}" *' for c in "abcdefghijklmnopqrstuvwxyz0123456789") + ")"


def _word(t: Term) -> str:
    if t.marked:
        return f'exact: "{t.exact}"'
    return f'(plain: "{t.plain}" OR exact: "{t.exact}")'  # as typed counts twice


def _keys(node: Node) -> Iterator[str]:
    if isinstance(node, Number):
        yield node.keys[0]
    elif isinstance(node, And | Or):
        for n in node.nodes:
            yield from _keys(n)


def _plain_terms(node: Node) -> list[Term]:
    return [n for n in node.nodes if isinstance(n, Term)] if isinstance(node, And) else []


def _shared(node: Node, text: str) -> int:
    """Return how many of the query's words stand in a text."""
    found = words(text)
    there = {w.exact for w in found} | {w.plain for w in found}
    return sum((t.exact if t.marked else t.plain) in there for t in _plain_terms(node))


def _number(node: Number) -> str:
    options = [f'{column}: "{key}"' for key in node.keys for column in ("own", "number")]
    if node.terms:
        options.append(f"({' AND '.join(_word(t) for t in node.terms)})")
    return f"({' OR '.join(options)})"


def _where(f: Filters) -> tuple[str, list[object]]:
    parts: list[str] = []
    args: list[object] = []

    def want(sql: str, value: object) -> None:
        parts.append(f" AND {sql}")
        args.append(value)

    if set(f.kinds) != set(KINDS):
        parts.append(f" AND u.kind IN ({', '.join('?' * len(f.kinds))})")
        args += f.kinds
    if f.doc_type is not None:
        want("u.type = ?", f.doc_type)
    if f.level is not None:
        want("u.level = ?", f.level)
    if f.status is not None:
        want("instr(u.statuses, ' ' || ? || ' ') > 0", f.status)
    if f.province is not None:
        want("u.province = ?", " ".join(w.plain for w in words(f.province)))
    for column, name in (("issuer", f.issuer), ("bodies", f.body)):
        found = words(name or "")
        if found:
            marked = any(w.marked for w in found)
            want(f"instr(u.{column}, ?) > 0", f" {' '.join(w.exact if marked else w.plain for w in found)} ")
    if f.since is not None:
        want("u.date >= ?", f.since)
    if f.until is not None:
        want("u.date <= ?", f.until)
    if f.due_before is not None:
        want("u.due < ?", f.due_before)
    return "".join(parts), args
