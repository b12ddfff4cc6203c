"""Search an archive: what was asked, found through the index, shown with its place."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from vndocparse.archive.index import guarded, open_index
from vndocparse.archive.search_engine import Engine, Found
from vndocparse.archive.search_filters import Filters
from vndocparse.archive.search_marks import mark, wanted
from vndocparse.archive.search_query import And, Node, Number, parse_query
from vndocparse.archive.search_units import PASSAGE, units
from vndocparse.archive.search_words import compose, pairs
from vndocparse.archive.store import Archive
from vndocparse.errors import NotFoundError

_COLUMNS = "pk, id, work, path, quality, doc_type, number_symbol, issuer, province, date, title"


@dataclass(frozen=True, slots=True)
class Hit:
    """One result.

    ``key`` is the document's id; ``kind`` is ``documents``, ``directives``, ``targets`` or ``findings``;
    ``n`` its order in the document (-1: number and title). ``spans`` are offsets of the matches in
    ``text``; ``start`` is the offset of ``text`` in the document, -1 where it stands for the whole.
    """

    key: str
    pk: int
    kind: str
    n: int
    text: str
    spans: tuple[tuple[int, int], ...]
    start: int
    page: int | None
    item: str | None
    score: float
    doc_type: str | None
    number_symbol: str | None
    title: str | None
    issuer: str | None
    province: str | None
    date: str | None
    path: str


class Search:
    """An archive's index, open for questions; use it as a context manager.

    Raises:
        DamagedIndexError: If there is no index, or it turns out damaged.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._engine: Engine = open_index(archive)

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.close()

    def find(self, query: str, filters: Filters | None = None, limit: int = 10) -> list[Hit]:
        """Return the best results, best first; any text is a query.

        An empty query returns documents that pass the filters. Where nothing has all the words of a
        query without operators, what has most of them is returned. Equal queries on an equal archive give
        equal results.
        """
        filters = filters or Filters(kinds=(PASSAGE,))
        if limit < 1:
            return []
        node = parse_query(query)
        asked: Node = node if node is not None else And(())
        with guarded(self._archive):
            found = _steady(self._engine.find(asked, filters, limit * 2))
            hits = self._hits(found, node, limit)
            if not hits and isinstance(node, And) and node.loose and len(node.nodes) > 2:
                found = _steady(self._engine.find(node, filters, limit * 2, relaxed=True))
                hits = self._hits(found, node, limit)
        return hits

    def similar(self, key: str, limit: int = 10) -> list[Hit]:
        """Return the documents whose wording is nearest to that of document ``key``.

        Raises:
            NotFoundError: If the archive holds no such document.
        """
        rows = self._archive.find(key)
        if not rows and isinstance(parse_query(key), Number):  # a number in another spelling
            rows = [r for h in self.find(key, limit=1) for r in self._rows({h.pk}).values()]
        if not rows:
            raise NotFoundError(
                f"no document {key!r} in the archive",
                f"không có văn bản {key!r} trong kho",
                hint="Give an id, a number such as 17-NQ/TU, or the start of a hash; `search` finds them.",
                hint_vi="Dùng mã, số ký hiệu như 17-NQ/TU hoặc phần đầu của mã băm; lệnh `search` giúp tìm.",
            )
        own = rows[0]
        counts: Counter[str] = Counter()
        for unit in units(self._archive.record(own["pk"])):
            if unit.kind == PASSAGE:
                # The title says what it is about: each of its words counts three times.
                for pair in pairs(f"{unit.text}\n{unit.extra}"):
                    counts[pair] += 3 if unit.n < 0 else 1
        with guarded(self._archive):
            terms = sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:3000]
            found = _steady(self._engine.related(terms, Filters(kinds=(PASSAGE,)), limit * 4 + 20))
            return self._hits(found, None, limit, {own["work"]})

    def _hits(
        self, found: list[Found], node: Node | None, limit: int, skip: set[str] | None = None
    ) -> list[Hit]:
        rows = self._rows({f.pk for f in found})
        want = wanted(node)
        works: set[str] = set(skip or ())
        ranges: dict[str, list[tuple[int, int]]] = {}
        out: list[Hit] = []
        for f in found:
            row = rows.get(f.pk)
            if row is None or (skip and row["work"] in skip):
                continue  # gone from the archive since it was indexed
            if f.kind == PASSAGE and row["work"] in works:
                continue  # versions of one work are shown once
            taken = ranges.setdefault(row["work"], [])
            span = (f.start, f.start + len(f.text))
            if f.start >= 0 and any(s < span[1] and span[0] < e for s, e in taken):
                continue  # the same words, found as a passage and as a directive
            if f.kind == PASSAGE:
                works.add(row["work"])
            taken.append(span)
            out.append(_hit(f, row, tuple(mark(f.text, want))))
            if len(out) >= limit:
                break
        return out

    def _rows(self, pks: set[int]) -> dict[int, sqlite3.Row]:
        marks = ", ".join("?" * len(pks))
        sql = f"SELECT {_COLUMNS} FROM documents WHERE pk IN ({marks})"  # noqa: S608 - only question marks
        return {r["pk"]: r for r in self._archive.db.execute(sql, sorted(pks))}


def search(archive: Archive, query: str, filters: Filters | None = None, limit: int = 10) -> list[Hit]:
    """Ask one question; see :meth:`Search.find`."""
    with Search(archive) as s:
        return s.find(query, filters, limit)


def _steady(found: list[Found]) -> list[Found]:
    """Order by score, and equal scores by what the archive says, not by where the index put them."""
    return sorted(found, key=lambda f: (-round(f.score, 4), f.pk, f.kind, f.n))


def _hit(f: Found, row: sqlite3.Row, spans: tuple[tuple[int, int], ...]) -> Hit:
    shared: dict[str, Any] = {
        k: row[k] for k in ("doc_type", "number_symbol", "title", "issuer", "province", "date", "path")
    }
    made = Hit(
        row["id"], f.pk, f.kind, f.n, f.text, spans, f.start, f.page, f.item, round(f.score, 4), **shared
    )
    return replace(made, title=compose(made.title)) if made.title else made
