"""Search at size: build rate, index size, times per query beside plain FTS5; and what pairs are worth.

    python benchmarks/bench_search.py --documents 100000 [--folder DIR] [--keep]
    python benchmarks/bench_search.py --relevance

Documents are made from random two-syllable words over a Zipf distribution and a few thousand syllables, a
title and nine passages of some 300 characters each. Both indexes are built and asked in the same run. It
fails where p50 or p95 of the mixed queries is past its limit.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from vndocparse.archive import index, index_tantivy
from vndocparse.archive.rows import document_row
from vndocparse.archive.search import Search
from vndocparse.archive.search_filters import Filters
from vndocparse.archive.search_words import words
from vndocparse.archive.store import Archive
from vndocparse.text.fold import strip_marks
from vndocparse.text.syllables import syllables

P50, P95 = 10.0, 60.0  # milliseconds
TYPES = {"nghi_quyet": "NQ", "ket_luan": "KL", "chi_thi": "CT", "ke_hoach": "KH", "thong_bao": "TB"}


class Language:
    """A made-up language: frequent function syllables and two-syllable words that share syllables."""

    def __init__(self, seed: int, compounds: int = 40_000, size: int = 4_000) -> None:
        self.rng = random.Random(seed)
        known = self.rng.sample(sorted(s for s in syllables() if len(s) > 1), size)
        weights = [1 / (i + 10) for i in range(size)]
        first = self.rng.choices(known, weights, k=compounds)
        second = self.rng.choices(known, weights, k=compounds)
        self.words = [f"{a} {b}" for a, b in zip(first, second, strict=True)]
        self.little = known[:60]
        self._word_weights = list(accumulate(1 / (i + 20) for i in range(compounds)))
        self._little_weights = list(accumulate(1 / (i + 2) for i in range(60)))

    def some(self, k: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self._word_weights, k=k)

    def passage(self) -> str:
        size = self.rng.randrange(20, 40)
        parts = self.some(size)
        for i, small in zip(
            range(0, size, 3),
            self.rng.choices(self.little, cum_weights=self._little_weights, k=size),
            strict=False,
        ):
            parts[i] = f"{parts[i]} {small}"
        for i in range(7, size, 9):
            parts[i] += ","
        return " ".join(parts).capitalize() + "."


def records(language: Language, count: int, passages: int) -> Iterator[dict[str, object]]:
    rng = language.rng
    for i in range(count):
        kind, symbol = rng.choice(list(TYPES.items()))
        number, year = rng.randrange(1, 400), rng.randrange(2005, 2026)
        province = f"Tỉnh {language.words[i % 40]}".title()
        paragraphs = [language.passage() for _ in range(passages)]
        if i % 3 == 0:
            paragraphs[0] += f" Thực hiện Nghị quyết số {rng.randrange(1, 400)}-NQ/TU ngày 01/02/{year}."
        text = "\n".join(paragraphs)
        yield {
            "id": f"{kind}/{number}-{symbol.lower()}-tu/{year}/{i}",
            "text": text,
            "pages": [],
            "outline": [],
            "source": {
                "path": f"{i}.pdf",
                "sha256": hashlib.sha256(str(i).encode()).hexdigest(),
                "media_type": "application/pdf",
                "text_source": "native",
            },
            "metadata": {
                "doc_type": kind,
                "number": str(number),
                "symbol": f"{symbol}/TU",
                "number_symbol": f"{number}-{symbol}/TU",
                "issuer": "Tỉnh ủy",
                "level": "province",
                "province": province,
                "date": f"{year}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
                "title": "về " + " ".join(language.some(4)),
            },
        }


def queries(language: Language, count: int) -> Iterator[tuple[str, str, Filters]]:
    """Yield class, query and filters."""
    plain = Filters(kinds=("documents",))
    narrow = Filters(kinds=("documents",), doc_type="nghi_quyet", since=20150101)
    rng = language.rng
    for _ in range(count):
        a, b, c = language.some(3)
        little = " ".join(rng.choices(language.little[:10], k=2))
        yield "one word", a, plain
        yield "two words", f"{a} {b}", plain
        yield "three words", f"{a} {b} {c}", plain
        yield "no diacritics", strip_marks(f"{a} {b}"), plain
        yield "phrase", f'"{a}"', plain
        yield "prefix", f"{a.split()[0]} {a.split()[1][:2]}*", plain
        yield "and or not", f"({a} OR {b}) AND NOT {c.split()[0]}", plain
        yield "number", f"{rng.randrange(1, 400)} nq tu", plain
        yield "number and word", f"nghị quyết {rng.randrange(1, 400)} {a}", plain
        yield "filtered", f"{a} {b}", narrow
        yield "frequent words", f"{little} {a}", plain


def fts_query(query: str) -> str:
    """Return the nearest thing that plain FTS5 understands."""
    if query.startswith('"'):
        return query
    if " OR " in query:
        left, right = query.split(" AND NOT ")
        a, b = left.strip("()").split(" OR ")
        return f"(({' AND '.join(a.split())}) OR ({' AND '.join(b.split())})) NOT {right}"
    return " AND ".join(f'"{w.exact}"' for w in words(query)) + ("*" if query.endswith("*") else "")


def timed(
    asked: list[tuple[str, str, Filters]],
    ask: Callable[[str, Filters], object],
    clock: Callable[[], float],
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    for kind, query, filters in asked:
        began = clock()
        ask(query, filters)
        times.setdefault(kind, []).append((clock() - began) * 1000)
    return times


def quantile(values: list[float], q: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * q))]


def size_of(path: Path) -> int:
    return sum(p.stat().st_size for p in path.rglob("*")) if path.is_dir() else path.stat().st_size


def build_fts(archive: Archive, file: Path) -> int:
    """Build the plain FTS5 table that ours is compared with: the same passages, diacritics removed."""
    from vndocparse.archive.search_units import units
    from vndocparse.archive.store import unpack

    db = sqlite3.connect(file, isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
        "CREATE VIRTUAL TABLE p USING fts5 (text, doc UNINDEXED, type UNINDEXED, date UNINDEXED,"
        ' tokenize = "unicode61 remove_diacritics 2"); BEGIN'
    )
    count = 0
    for row in archive.db.execute("SELECT pk, doc_type, date, record FROM documents"):
        rows = [(u.text, row["pk"], row["doc_type"], row["date"]) for u in units(unpack(row["record"]))]
        db.executemany("INSERT INTO p VALUES (?, ?, ?, ?)", rows)
        count += len(rows)
    db.execute("COMMIT")
    db.close()
    return count


def fill(archive: Archive, made: Iterator[dict[str, object]]) -> None:
    """Put records in, many in one transaction: the speed of ``Archive.store`` is measured elsewhere."""
    with archive.transaction() as db:
        for record in made:
            row = document_row(record, "bench", "2026")
            row["record"] = zlib.compress(json.dumps(record, ensure_ascii=False).encode(), 1)
            marks = ", ".join("?" * len(row))
            db.execute(f"INSERT INTO documents ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def speed(args: argparse.Namespace, folder: Path) -> bool:
    language = Language(args.seed)
    figures: dict[str, object] = {"documents": args.documents, "load": os.getloadavg()[0]}
    began = time.perf_counter()
    with Archive(folder / "archive.db", create=True) as archive:
        fill(archive, records(language, args.documents, args.passages))
        figures["archive_seconds"] = round(time.perf_counter() - began, 1)
        figures["archive_mb"] = round(size_of(folder / "archive.db") / 1e6, 1)
        began = time.perf_counter()
        index.update(archive)
        spent = time.perf_counter() - began
        figures["index_seconds"] = round(spent, 1)
        figures["index_documents_per_second"] = round(args.documents / spent)
        figures["index_mb"] = round(index.state(archive).size / 1e6, 1)
        print(json.dumps(figures), flush=True)
        if not args.no_fts:
            began = time.perf_counter()
            figures["passages"] = build_fts(archive, folder / "fts.db")
            figures["fts5_seconds"] = round(time.perf_counter() - began, 1)
            figures["fts5_mb"] = round(size_of(folder / "fts.db") / 1e6, 1)
        print(json.dumps(figures), flush=True)
    return ask(args, folder, language)


def ask(args: argparse.Namespace, folder: Path, language: Language) -> bool:
    """Ask both indexes the same questions, ours after a few to warm up."""
    clock = time.process_time if args.cpu else time.perf_counter
    print(f"{'processor' if args.cpu else 'wall'} time, load {os.getloadavg()[0]:.1f}")
    file = folder / "fts.db"
    fts = sqlite3.connect(file) if file.exists() and not args.no_fts else None
    with Archive(folder / "archive.db") as archive:
        asked = list(queries(language, args.queries))
        with Search(archive) as s:
            timed(asked[:50], lambda q, f: s.find(q, f), clock)
            ours = timed(asked, lambda q, f: s.find(q, f), clock)

        def plain(query: str, f: Filters) -> list[object]:
            where = " AND type = 'nghi_quyet' AND date >= '2015'" if f.doc_type else ""
            sql = f"SELECT rank, doc, text FROM p WHERE p MATCH ?{where} ORDER BY rank LIMIT 10"
            return fts.execute(sql, (fts_query(query),)).fetchall() if fts else []

        theirs = timed(asked[: args.queries * 2], plain, clock)
    return report(ours, theirs if fts else {})


def report(ours: dict[str, list[float]], theirs: dict[str, list[float]]) -> bool:
    print(f"{'milliseconds':18} {'p50':>8} {'p95':>8} {'max':>8}   {'FTS5 p50':>9} {'p95':>8} {'max':>8}")
    for kind in [*ours, "all"]:
        mine = ours.get(kind) or [t for ts in ours.values() for t in ts]
        other = theirs.get(kind) or [t for ts in theirs.values() for t in ts] or [0.0]
        print(
            f"{kind:18} {statistics.median(mine):8.2f} {quantile(mine, 0.95):8.2f} {max(mine):8.2f}   "
            f"{statistics.median(other):9.2f} {quantile(other, 0.95):8.2f} {max(other):8.2f}"
        )
    every = [t for ts in ours.values() for t in ts]
    return statistics.median(every) < P50 and quantile(every, 0.95) < P95


def relevance(args: argparse.Namespace, folder: Path) -> bool:
    """Ask for words of two syllables; a result is right where both stand together, not apart."""
    language = Language(args.seed, compounds=3000, size=250)
    with Archive(folder / "archive.db", create=True) as archive:
        fill(archive, records(language, 2000, args.passages))
        index.update(archive)
        asked = [language.some(1 + i % 2) for i in range(300)]
        for typed in ("with diacritics", "without"):
            for weight in (0.0, 0.3, 0.6, 1.0, 1.5):
                index_tantivy._PAIR = weight
                right = shown = 0
                with Search(archive) as s:
                    for compounds in asked:
                        text = " ".join(compounds)
                        for hit in s.find(text if typed == "with diacritics" else strip_marks(text)):
                            shown += 1
                            right += all(c in hit.text.lower() for c in compounds)
                print(
                    f"{typed:16} pair weight {weight:3}: {right / max(1, shown):.3f}"
                    f" of {shown} shown are right"
                )
    return True


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--documents", type=int, default=10_000)
    ap.add_argument("--passages", type=int, default=9)
    ap.add_argument("--queries", type=int, default=100, help="of each class")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--folder", type=Path, help="where to build; a temporary folder without it")
    ap.add_argument("--no-fts", action="store_true", help="leave the comparison out")
    ap.add_argument("--relevance", action="store_true", help="measure what pairs of words are worth")
    ap.add_argument("--keep", action="store_true", help="keep what was built")
    ap.add_argument(
        "--cpu", action="store_true", help="processor time instead of wall time: for a machine that is busy"
    )
    ap.add_argument("--use", type=Path, help="ask what an earlier run with --keep has built")
    args = ap.parse_args()
    if args.use:
        return 0 if ask(args, args.use, Language(args.seed)) else 1
    folder = Path(tempfile.mkdtemp(prefix="bench-search-", dir=args.folder))
    try:
        return 0 if (relevance if args.relevance else speed)(args, folder) else 1
    finally:
        if args.keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
