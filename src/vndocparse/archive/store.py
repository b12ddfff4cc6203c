"""The archive file: documents in, documents out, each change whole or not at all."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from vndocparse.archive.rows import document_row, part_rows
from vndocparse.archive.write_ahead import write_ahead
from vndocparse.core.packed import pack_record, unpack_record
from vndocparse.errors import ArchiveError, NotFoundError, VndocparseError

FORMAT = "1"
_BUSY_MS = 30_000
# What to do about a file that is damaged itself.
RESTORE = (
    "Restore the file from a copy, or make a new archive with `vndocparse ingest`.",
    "Khôi phục tệp từ bản sao, hoặc tạo kho mới bằng `vndocparse ingest`.",
)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one input; ``code`` is the error's exit code, 0 where there was none."""

    path: str
    status: str  # stored, unchanged, failed
    sha256: str | None = None
    size: int | None = None
    code: int = 0
    reason: str = ""
    parser: str = ""
    at: str = ""
    seconds: float = 0.0


class Archive:
    """An open archive; use it as a context manager.

    Several processes may read while one writes; a second writer waits up to 30 seconds.

    Raises:
        ArchiveError: If the file is no archive, is damaged, read-only or of a newer format.
    """

    def __init__(self, path: str | Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = Path(path)
        if not create and not self.path.exists():
            raise ArchiveError(
                f"{path}: no such archive",
                f"{path}: không có kho lưu trữ này",
                hint="Make one with: vndocparse ingest FOLDER --archive archive.db",
                hint_vi="Tạo kho bằng: vndocparse ingest THƯ_MỤC --archive archive.db",
            )
        try:
            if read_only:
                self._open_reader()
            else:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._db = sqlite3.connect(self.path, isolation_level=None)
                self._open(read_only)
        except (sqlite3.Error, OSError, UnicodeDecodeError) as e:  # the last where a message quotes rubbish
            raise _damaged(self.path, e) from e

    def _open_reader(self) -> None:
        uri = f"{self.path.absolute().as_uri()}?mode=ro"
        self._db = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            self._open(True)
        except sqlite3.OperationalError:
            # A reader, too, makes a small file beside the archive; a full disk or a read-only folder has no
            # place for it. Without a journal that waits, the file alone is all there is.
            journal = self.path.with_name(self.path.name + "-wal")
            if journal.exists() and journal.stat().st_size:
                raise
            self._db.close()
            self._db = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
            self._open(True)

    def _open(self, read_only: bool) -> None:
        db = self._db
        db.row_factory = sqlite3.Row
        db.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        db.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            write_ahead(db, _BUSY_MS / 1000)
            db.execute("PRAGMA synchronous = NORMAL")
            with self.transaction():
                schema = files("vndocparse.archive").joinpath("schema.sql").read_text(encoding="utf-8")
                for statement in schema.split(";\n"):
                    if statement.strip():
                        db.execute(statement)
                db.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (FORMAT,))
        row = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if row is None or row[0] != FORMAT:
            raise ArchiveError(
                f"{self.path}: archive format {row and row[0]}, this version reads {FORMAT}",
                f"{self.path}: định dạng kho {row and row[0]}, phiên bản này đọc {FORMAT}",
                hint="Use the version of vndocparse that wrote it, or a newer one.",
                hint_vi="Hãy dùng phiên bản vndocparse đã ghi kho này hoặc mới hơn.",
            )

    @property
    def db(self) -> sqlite3.Connection:
        """The connection, for the modules of this package that read it."""
        return self._db

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Close the file; an error that wrong values in the tables explain becomes an ``ArchiveError``."""
        wrong: list[str] = []
        try:
            if isinstance(error, Exception) and not isinstance(error, VndocparseError | OSError):
                from vndocparse.archive.values import wrong_columns  # only where something failed

                wrong = wrong_columns(self._db)
        finally:
            self.close()
        if wrong:
            raise _wrong_values(self.path, wrong) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one change: kept whole, or undone on any error.

        Raises:
            ArchiveError: If the database refuses (full disk, read-only, busy, damaged).
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as e:
            raise _damaged(self.path, e) from e
        try:
            yield self._db
            self._db.execute("COMMIT")
        except BaseException as e:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(e, sqlite3.Error):
                raise _damaged(self.path, e) from e
            raise

    def store(self, record: dict[str, Any], entry: LedgerEntry, packed: bytes | None = None) -> int:
        """Keep a parsed document and its ledger line in one change; return the document's row number.

        A document with the same ``sha256`` is replaced: its row number stays. Directives that
        an earlier reading of the work had keep their ids, which are written into ``record``;
        what changed goes to the change feed. ``packed`` are the bytes of the same record, if they
        are there already: they are kept as they are where nothing has to be written into it.
        """
        from vndocparse.archive.changes import follow  # what only reads an archive starts without it

        before = _named_in(record)
        record["source"]["path"] = storable(record["source"]["path"])
        row = document_row(record, entry.parser, entry.at)
        with self.transaction() as db:
            follow(db, record, row["quality"], entry.at, self.record)
            if packed is None or _named_in(record) != before:
                packed = pack_record(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
            row["record"] = packed
            known = db.execute("SELECT pk FROM documents WHERE sha256 = ?", (row["sha256"],)).fetchone()
            if known:
                pk = int(known["pk"])
                row["linked"] = row["indexed"] = 0
                sets = ", ".join(f"{k} = :{k}" for k in row)
                db.execute(f"UPDATE documents SET {sets} WHERE pk = :pk", {**row, "pk": pk})  # noqa: S608
                for table in ("directives", "targets", "findings", "refs", "links", "alignments"):
                    db.execute(f"DELETE FROM {table} WHERE doc = ?", (pk,))  # noqa: S608
            else:
                names = ", ".join(row)
                marks = ", ".join(f":{k}" for k in row)
                pk = int(db.execute(f"INSERT INTO documents ({names}) VALUES ({marks})", row).lastrowid or 0)  # noqa: S608
            for table, columns, rows in part_rows(pk, record):
                marks = ", ".join("?" * len(columns))
                db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608
            self._note(db, entry)
        return pk

    def note(self, entry: LedgerEntry) -> None:
        """Write one line of the ledger; the newest line of a path wins."""
        with self.transaction() as db:
            self._note(db, entry)

    @staticmethod
    def _note(db: sqlite3.Connection, e: LedgerEntry) -> None:
        db.execute(
            "INSERT OR REPLACE INTO ledger (path, sha256, size, status, code, reason, parser, at, seconds)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                storable(e.path),
                e.sha256,
                e.size,
                e.status,
                e.code,
                storable(e.reason),
                e.parser,
                e.at,
                e.seconds,
            ),
        )

    def ledger(self, status: str | None = None) -> Iterator[LedgerEntry]:
        """Yield the ledger's lines, all or those of one status, in path order."""
        where, args = ("WHERE status = ?", (status,)) if status else ("", ())
        for r in self._db.execute(f"SELECT * FROM ledger {where} ORDER BY path", args):  # noqa: S608
            yield LedgerEntry(**{k: r[k] for k in r.keys()})  # noqa: SIM118 - sqlite3.Row has no iteration over names

    def parser_of(self, sha256: str) -> str | None:
        """Return the version of the parser that stored these bytes, ``None`` where they are not stored."""
        row = self._db.execute("SELECT parser FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return row["parser"] if row else None

    def record(self, pk: int) -> dict[str, Any]:
        """Return the whole record of a document by its row number."""
        row = self._db.execute("SELECT record FROM documents WHERE pk = ?", (pk,)).fetchone()
        if row is None:
            raise NotFoundError(f"no document {pk}", f"không có văn bản {pk}")
        return unpack(row["record"])

    def records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield row number and record of every document, oldest row first, one at a time."""
        last = 0
        while True:
            rows = self._db.execute(
                "SELECT pk, record FROM documents WHERE pk > ? ORDER BY pk LIMIT 64", (last,)
            ).fetchall()
            if not rows:
                return
            for row in rows:
                yield row["pk"], unpack(row["record"])
            last = rows[-1]["pk"]

    def find(self, key: str) -> list[sqlite3.Row]:
        """Return the documents that a key names: id, work, number and symbol, row number, start of a hash."""
        by = "SELECT * FROM documents WHERE {} ORDER BY quality DESC, pk"
        tries: list[tuple[str, object]] = [("id = ?", key), ("work = ?", key), ("number_symbol = ?", key)]
        if key.isdigit():
            tries.append(("pk = ?", int(key)))
        if len(key) >= 8:
            tries.append(("sha256 LIKE ? || '%'", key.lower()))
            tries.append(("id LIKE ? || '%'", key.lower()))
        for where, value in tries:
            rows = self._db.execute(by.format(where), (value,)).fetchall()
            if rows:
                return rows
        return []

    def counts(self) -> dict[str, int]:
        """Return how much the archive holds."""
        tables = ("documents", "directives", "targets", "findings", "refs", "links")
        out = {t: int(self._db.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in tables}  # noqa: S608
        out["works"] = int(self._db.execute("SELECT count(DISTINCT work) FROM documents").fetchone()[0])
        return out


def storable(text: str) -> str:
    r"""Return the text with lone surrogates written out: a file's name may be bytes that are no text.

    >>> print(storable("\udcff.txt"))
    \udcff.txt
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def unpack(blob: bytes) -> dict[str, Any]:
    """Return the record held in a ``documents.record`` cell.

    Raises:
        ArchiveError: If the cell is damaged.
    """
    try:
        return unpack_record(blob)
    except (ValueError, TypeError) as e:
        raise ArchiveError(
            f"a stored record is damaged: {e}",
            f"một bản ghi trong kho bị hỏng: {e}",
            hint="Run: vndocparse check ARCHIVE",
            hint_vi="Chạy: vndocparse check KHO",
        ) from e


def _named_in(record: dict[str, Any]) -> list[str]:
    """Return what storing may write into a record: its path and the ids of its directives."""
    return [record["source"]["path"], *(d["id"] for d in record.get("directives") or [])]


def _wrong_values(path: Path, columns: list[str]) -> ArchiveError:
    where = ", ".join(columns)
    return ArchiveError(
        f"{path}: the archive is damaged: values that cannot be right in {where}",
        f"{path}: kho bị hỏng: giá trị không thể đúng trong {where}",
        hint=RESTORE[0],
        hint_vi=RESTORE[1],
    )


def _damaged(path: Path, e: Exception) -> ArchiveError:
    return ArchiveError(
        f"{path}: {e}",
        f"{path}: {e}",
        hint="Check permissions and free space; `vndocparse check` tells whether the archive is damaged.",
        hint_vi="Kiểm tra quyền và chỗ trống; `vndocparse check` cho biết kho có bị hỏng không.",
    )
