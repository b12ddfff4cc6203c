"""The search index in tantivy: two terms a word in one field, pairs of words, numbers, filters."""

import json
import math
import os
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from vndocparse.archive.search_engine import DocumentFields, Found, being_written
from vndocparse.archive.search_filters import KINDS, Filters
from vndocparse.archive.search_query import And, Node, Not, Number, Or, Phrase, Prefix, Term
from vndocparse.archive.search_units import PASSAGE, Unit
from vndocparse.archive.search_words import exact_term, index_terms, index_text, numbers, words
from vndocparse.core.temporary import temporary_folder

_HEAP = 160_000_000  # bytes that a writer may fill before it writes a segment
_OWN, _CITED, _SECOND = 30.0, 12.0, 6.0  # a document with the number; one that cites it; a number less sure
_WHOLE = 2.0  # the passage that stands for the document, before a paragraph of it
_PAIR = 0.6
_PREFIXED = 200  # terms that a beginning may stand for, most frequent first
_FAR = 99_999_999


def _schema() -> Any:
    b = tantivy.SchemaBuilder()
    b.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="position")
    b.add_text_field("pair", stored=False, tokenizer_name="whitespace", index_option="basic")
    for name in ("own", "number", "kind", "type", "level", "province", "status", "whole"):
        b.add_text_field(name, stored=False, tokenizer_name="raw", index_option="basic")
    for name in ("issuer", "body"):
        b.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="position")
    b.add_integer_field("doc", stored=False, indexed=True, fast=True)
    b.add_integer_field("date", stored=False, indexed=False, fast=True)
    b.add_integer_field("due", stored=False, indexed=False, fast=True)
    b.add_bytes_field("data", stored=True, indexed=False)
    return b.build()


def _opened(folder: Path) -> Any:
    try:
        return tantivy.Index.open(str(folder))
    except ValueError:
        if os.access(folder, os.W_OK):
            raise
    # A reader, too, wants a lock in the folder: where none can be written, in one that points to its files.
    with temporary_folder() as beside:
        for name in os.listdir(folder):
            if not name.endswith(".lock"):
                (beside / name).symlink_to(folder.absolute() / name)
        return tantivy.Index.open(str(beside))


class TantivyEngine:
    """See :class:`vndocparse.archive.search_engine.Engine`."""

    name = "tantivy"

    def __init__(self, folder: Path, *, create: bool) -> None:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), path=str(folder), reuse=True)
        else:
            self._index = _opened(folder)
        self._schema = self._index.schema
        self._writer: Any = None
        self._searcher = self._index.searcher()

    def begin(self) -> None:
        """Get ready to write."""
        try:
            self._writer = self._index.writer(_HEAP, min(2, os.cpu_count() or 1))
        except ValueError as e:
            if "Lock" not in str(e):
                raise
            raise being_written() from e

    def add(self, document: DocumentFields, units: Iterable[Unit]) -> None:
        """Put a document in, in place of what was there of it."""
        self._writer.delete_documents_by_term("doc", document.pk)
        shared: dict[str, list[Any]] = {
            "doc": [document.pk],
            "own": list(document.own),
            "type": [document.doc_type],
            "level": [document.level],
            "province": [document.province],
            "issuer": [index_text(document.issuer)],
        }
        if document.date is not None:
            shared["date"] = [document.date]
        for u in units:
            searched = f"{u.text}\n{u.extra}" if u.extra else u.text
            terms, joined = index_terms(searched)
            fields: dict[str, list[Any]] = {
                **shared,
                "text": [terms],
                "pair": [joined],
                "number": list({key for _, _, key in numbers(u.text)}),
                "kind": [u.kind],
                "data": [_pack(u)],
            }
            if u.n < 0:
                fields["whole"] = ["1"]
            if u.bodies:
                fields["body"] = [index_text(b) for b in u.bodies]
            if u.dues:
                fields["due"] = list(u.dues)
            if u.statuses:
                fields["status"] = list(u.statuses)
            self._writer.add_document(tantivy.Document(**fields))

    def commit(self) -> None:
        """Make what was added durable and visible."""
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def end(self) -> None:
        """Stop writing; merges under way are waited for."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.wait_merging_threads()
            self._index.reload()
            self._searcher = self._index.searcher()

    def close(self) -> None:
        """Let go of files."""
        self._writer = None

    def find(self, node: Node, filters: Filters, limit: int, *, relaxed: bool = False) -> list[Found]:
        """Return the best units, of each document one passage at most."""
        asked = self._asked(node, relaxed)
        clauses = [(Occur.Must, asked), (Occur.Should, self._fixed("whole", "1", _WHOLE))]
        clauses += [(Occur.Must, f) for f in self._filters(filters)]
        return self._collect(Query.boolean_query(clauses), limit)

    def related(self, terms: Sequence[tuple[str, int]], filters: Filters, limit: int) -> list[Found]:
        """Return of each document that shares pairs of words the best passage, its score a sum of all."""
        total = max(1, self._searcher.num_docs)
        weighed = []
        for term, count in terms:
            df = self._searcher.doc_freq("pair", term)
            if df > 1:  # a pair that stands nowhere else finds nothing
                weighed.append(((1 + math.log(count)) * math.log(total / df), term))
        weighed.sort(key=lambda w: (-w[0], w[1]))
        options = [(Occur.Should, self._term("pair", term)) for _, term in weighed[:24]]
        if not options:
            return []
        clauses = [(Occur.Must, Query.boolean_query(options))]
        clauses += [(Occur.Must, f) for f in self._filters(filters)]
        hits = self._searcher.search(Query.boolean_query(clauses), limit * 8, count=False).hits
        docs = self._documents(hits)
        sums: dict[int, float] = {}
        best: dict[int, Any] = {}
        for (score, address), doc in zip(hits, docs, strict=True):
            best.setdefault(doc, address)
            # Hits come best first; each further passage of a document counts for half.
            sums[doc] = sums[doc] + score * 0.5 if doc in sums else score
        first = sorted(sums, key=lambda d: (-sums[d], d))[:limit]
        return [self._found(sums[d], best[d], d) for d in first]

    def _collect(self, query: Any, limit: int) -> list[Found]:
        asked = limit * 8
        found: list[Found] = []
        while True:
            hits = self._searcher.search(query, asked, count=False).hits
            docs = self._documents(hits)
            found = []
            seen: set[int] = set()
            # Whether a hit is a passage stands in its stored part: read only those of documents not seen.
            for (score, address), doc in zip(hits, docs, strict=True):
                if len(found) >= limit:
                    break
                if doc in seen:
                    continue
                one = self._found(score, address, doc)
                if one.kind == PASSAGE:
                    seen.add(doc)
                found.append(one)
            if len(found) >= limit or len(hits) < asked or asked > 20_000:
                return found
            asked *= 6

    def _documents(self, hits: list[tuple[Any, Any]]) -> list[int]:
        values = self._searcher.fast_field_values("doc", [address for _, address in hits])
        return [int(v or 0) for v in values]

    def _found(self, score: float, address: Any, doc: int) -> Found:
        data = json.loads(bytes(self._searcher.doc(address)["data"][0]))
        return Found(score, doc, *data)

    def _asked(self, node: Node, relaxed: bool) -> Any:
        if isinstance(node, And):
            return self._all(node, relaxed)
        if isinstance(node, Or):
            return Query.boolean_query([(Occur.Should, self._asked(n, False)) for n in node.nodes])
        if isinstance(node, Not):
            return Query.boolean_query(
                [(Occur.Must, Query.all_query()), (Occur.MustNot, self._asked(node.node, False))]
            )
        if isinstance(node, Term):
            return Query.boolean_query([(Occur.Must, self._word(node)), *self._spelled(node)])
        if isinstance(node, Phrase):
            return self._phrase(node.terms)
        if isinstance(node, Prefix):
            return self._prefix(node)
        return self._number(node)

    def _all(self, node: And, relaxed: bool) -> Any:
        clauses: list[tuple[Any, Any]] = []
        wanted = [n for n in node.nodes if not isinstance(n, Not)]
        loose = relaxed and node.loose and len(wanted) > 1
        for n in wanted:
            part = self._word(n) if isinstance(n, Term) else self._asked(n, False)
            clauses.append((Occur.Should if loose else Occur.Must, part))
        if loose:
            least = max(2, math.ceil(len(wanted) * 0.6))
            clauses = [(Occur.Must, Query.boolean_query(clauses, minimum_number_should_match=least))]
        if not wanted:
            clauses.append((Occur.Must, Query.all_query()))
        for other in node.nodes:
            if isinstance(other, Not):
                clauses.append((Occur.MustNot, self._asked(other.node, False)))
            elif isinstance(other, Term):
                clauses += self._spelled(other)
        for a, b in pairwise(node.nodes):
            if isinstance(a, Term) and isinstance(b, Term):
                pair = self._term("pair", f"{a.plain}_{b.plain}")
                clauses.append((Occur.Should, Query.boost_query(pair, _PAIR)))
        return Query.boolean_query(clauses)

    def _term(self, field: str, value: str) -> Any:
        option: Any = "basic" if field == "pair" else "freq"
        return Query.term_query(self._schema, field, value, index_option=option)

    def _fixed(self, field: str, value: str, score: float) -> Any:
        return Query.const_score_query(
            Query.term_query(self._schema, field, value, index_option="basic"), score
        )

    def _word(self, t: Term) -> Any:
        return self._term("text", t.exact if t.marked else t.plain)

    def _spelled(self, t: Term) -> list[tuple[Any, Any]]:
        """Return what puts the spelling as typed first, where the word finds others too."""
        if t.marked or t.exact.isdigit():
            return []
        return [(Occur.Should, Query.boost_query(self._term("text", exact_term(t.exact, t.plain)), 0.5))]

    def _phrase(self, terms: Sequence[Term], field: str = "text") -> Any:
        if len(terms) == 1:
            return self._term(field, terms[0].exact if terms[0].marked else terms[0].plain)
        placed: list[Any] = [
            (2 * i, t.exact) if t.marked else (2 * i + 1, t.plain) for i, t in enumerate(terms)
        ]
        return Query.phrase_query(self._schema, field, placed)

    def _prefix(self, node: Prefix) -> Any:
        start = node.exact if node.marked else node.plain
        found = self._searcher.terms_with_prefix("text", start, limit=20_000)
        # Stripped words are ASCII; without this the exact spellings of other words would come along.
        terms = [t for t, _ in sorted(found, key=lambda f: -f[1]) if node.marked or t.isascii()]
        if not terms:
            return Query.empty_query()
        return Query.boolean_query([(Occur.Should, self._term("text", t)) for t in terms[:_PREFIXED]])

    def _number(self, node: Number) -> Any:
        options = []
        for i, key in enumerate(node.keys):
            options.append((Occur.Should, self._fixed("own", key, _SECOND if i else _OWN)))
            options.append((Occur.Should, self._fixed("number", key, _SECOND / 2 if i else _CITED)))
        if node.terms:
            spelled = [(Occur.Must, self._word(t)) for t in dict.fromkeys(node.terms)]
            options.append((Occur.Should, Query.boost_query(Query.boolean_query(spelled), 0.5)))
        return Query.boolean_query(options)

    def _filters(self, f: Filters) -> list[Any]:
        out = []
        if set(f.kinds) != set(KINDS):
            kinds = [(Occur.Should, self._fixed("kind", k, 0.0)) for k in f.kinds]
            out.append(Query.boolean_query(kinds))
        for field, value in (("type", f.doc_type), ("level", f.level), ("status", f.status)):
            if value is not None:
                out.append(self._fixed(field, value, 0.0))
        if f.province is not None:
            out.append(self._fixed("province", " ".join(w.plain for w in words(f.province)), 0.0))
        for field, name in (("issuer", f.issuer), ("body", f.body)):
            found = words(name or "")
            if found:
                terms = [Term(w.exact, w.plain) for w in found]
                out.append(Query.const_score_query(self._phrase(terms, field), 0.0))
        for field, low, high in (
            ("date", f.since, f.until),
            ("due", None if f.due_before is None else 0, None if f.due_before is None else f.due_before - 1),
        ):
            if low is not None or high is not None:
                span = Query.range_query(
                    self._schema, field, tantivy.FieldType.Integer, low or 0, _FAR if high is None else high
                )
                out.append(Query.const_score_query(span, 0.0))
        return out


def _pack(u: Unit) -> bytes:
    data = [u.kind, u.n, u.start, u.page, u.item, u.text]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
