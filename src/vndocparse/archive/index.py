"""The search index beside an archive: made from the archive, kept up to date, thrown away when in doubt."""

import json
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vndocparse.archive.search_engine import DocumentFields, Engine, best_available, make
from vndocparse.archive.search_units import day_number, units
from vndocparse.archive.search_words import compose, number_key, plain_form, words
from vndocparse.archive.store import Archive, unpack
from vndocparse.core.os_reason import os_reason
from vndocparse.errors import ArchiveError

VERSION = 1  # of what the index holds; another one is built anew
_META = "search_index"
_STATE = "state.json"
_COMMIT_EVERY = 8000  # documents; a kill loses at most so many, and they are done again


@dataclass(frozen=True, slots=True)
class IndexState:
    """How an index stands: ``usable``, its engine, documents that are not in it yet, size in bytes."""

    folder: Path
    usable: bool
    engine: str
    pending: int
    size: int


def folder_of(archive: Archive) -> Path:
    """Return where the index of an archive is: the archive's name with ``.index``."""
    return archive.path.with_name(archive.path.name + ".index")


def state(archive: Archive) -> IndexState:
    """Tell how the index stands; reads only."""
    folder = folder_of(archive)
    engine = _engine_of(archive)
    if engine is None:
        total = int(archive.db.execute("SELECT count(*) FROM documents").fetchone()[0])
        return IndexState(folder, False, best_available(), total, 0)
    pending = int(archive.db.execute("SELECT count(*) FROM documents WHERE indexed = 0").fetchone()[0])
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    return IndexState(folder, True, engine, pending, size)


def update(
    archive: Archive,
    *,
    rebuild: bool = False,
    engine: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Bring the index up to date; return how many documents were put in.

    A missing index, one of another archive, of an older version or that cannot be opened is built
    anew. May be killed at any moment and called again. ``progress`` is told documents done and in all.

    Raises:
        ArchiveError: If another process writes the index, or the folder cannot be written.
    """
    with _alone(archive):
        return _update(archive, rebuild, engine, progress)


def _update(
    archive: Archive,
    rebuild: bool,
    engine: str | None,
    progress: Callable[[int, int], None] | None,
) -> int:
    archive.db.execute("CREATE INDEX IF NOT EXISTS documents_unindexed ON documents (pk) WHERE indexed = 0")
    name = _engine_of(archive)
    if rebuild or name is None or (engine is not None and engine != name):
        return _build(archive, engine or best_available(), progress)
    try:
        with _guarded(archive):
            opened = make(name, folder_of(archive), create=False)
            try:
                return _fill(archive, opened, progress)
            finally:
                opened.close()
    except DamagedIndexError:
        return _build(archive, name, progress)


@contextmanager
def _alone(archive: Archive) -> Iterator[None]:
    """Wait until no other process makes this index; two first searches at once build it once."""
    try:
        import fcntl
    except ImportError:  # Windows: the engines' own locks remain, and the later of two gets an error
        yield
        return
    folder = folder_of(archive)
    try:
        lock = folder.with_name(folder.name + ".lock").open("w")
    except OSError as e:
        raise _unwritable(folder, e) from e
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, by a kill too
        yield


def open_index(archive: Archive) -> Engine:
    """Open the index for searching.

    Raises:
        DamagedIndexError: If there is none or it cannot be used.
    """
    name = _engine_of(archive)
    if name is None:
        raise _damaged(folder_of(archive), "no usable search index")
    with _guarded(archive):
        made: Engine = make(name, folder_of(archive), create=False)
        return made


class DamagedIndexError(ArchiveError):
    """The index is missing or cannot be used; the archive itself may well be whole."""


def _damaged(folder: Path, why: str) -> DamagedIndexError:
    return DamagedIndexError(
        f"{folder}: {why}",
        f"{folder}: chỉ mục tìm kiếm thiếu hoặc hỏng ({why})",
        hint="Build it anew with: vndocparse index --rebuild --archive ARCHIVE",
        hint_vi="Tạo lại bằng: vndocparse index --rebuild --archive KHO",
    )


def _unwritable(folder: Path, e: OSError) -> ArchiveError:
    why, why_vi = os_reason(e)
    return ArchiveError(
        f"{folder}: {why}",
        f"{folder}: {why_vi}",
        hint="The index is kept beside the archive; that folder must be writable.",
        hint_vi="Chỉ mục nằm cạnh tệp kho; thư mục đó phải ghi được.",
    )


@contextmanager
def _guarded(archive: Archive) -> Iterator[None]:
    """Turn whatever an engine throws at damaged files into :class:`DamagedIndexError`."""
    try:
        yield
    except ArchiveError:
        raise
    except (ValueError, OSError, KeyError, TypeError, ImportError, sqlite3.Error) as e:
        raise _damaged(folder_of(archive), f"{type(e).__name__}: {e}") from e
    except BaseException as e:
        if type(e).__name__ != "PanicException":  # a panic of native code is no Exception
            raise
        raise _damaged(folder_of(archive), str(e)) from e


def guarded(archive: Archive) -> Any:
    """Return a context manager in which damage of the index shows as :class:`DamagedIndexError`."""
    return _guarded(archive)


def _engine_of(archive: Archive) -> str | None:
    """Return the engine of the index that belongs to this archive, ``None`` where none does."""
    row = archive.db.execute("SELECT value FROM meta WHERE key = ?", (_META,)).fetchone()
    try:
        told = json.loads((folder_of(archive) / _STATE).read_text(encoding="utf-8"))
        if row is None or told["id"] != row[0] or told["version"] != VERSION:
            return None
        engine = str(told["engine"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return engine if engine == "fts5" or best_available() == "tantivy" else None


def _build(archive: Archive, name: str, progress: Callable[[int, int], None] | None) -> int:
    folder = folder_of(archive)
    ident = secrets.token_hex(16)
    # The archive forgets the old index first: whatever is killed from here on finds no index of its own.
    with archive.transaction() as db:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_META, ident))
        db.execute("UPDATE documents SET indexed = 0 WHERE indexed <> 0")
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        with _guarded(archive):
            opened: Engine = make(name, folder, create=True)
        told = folder / (_STATE + ".new")
        told.write_text(json.dumps({"id": ident, "version": VERSION, "engine": name}), encoding="utf-8")
        os.replace(told, folder / _STATE)
    except OSError as e:
        raise _unwritable(folder, e) from e
    try:
        with _guarded(archive):
            return _fill(archive, opened, progress)
    finally:
        opened.close()


def _fill(archive: Archive, engine: Engine, progress: Callable[[int, int], None] | None) -> int:
    total = int(archive.db.execute("SELECT count(*) FROM documents WHERE indexed = 0").fetchone()[0])
    if not total:
        return 0
    done = 0
    engine.begin()
    try:
        batch: list[tuple[int, str, str]] = []
        told = time.monotonic()
        for row in _waiting(archive):
            engine.add(_fields(row), units(unpack(row["record"])))
            batch.append((row["pk"], row["parser"], row["stored_at"]))
            done += 1
            if len(batch) >= _COMMIT_EVERY:
                _settle(archive, engine, batch)
            if progress and time.monotonic() - told > 0.2:
                told = time.monotonic()
                progress(done, total)
        _settle(archive, engine, batch)
    finally:
        engine.end()
    if progress:
        progress(done, total)
    return done


def _waiting(archive: Archive) -> Iterator[sqlite3.Row]:
    last = 0
    while rows := archive.db.execute(
        "SELECT * FROM documents WHERE indexed = 0 AND pk > ? ORDER BY pk LIMIT 64", (last,)
    ).fetchall():
        yield from rows
        last = rows[-1]["pk"]


def _settle(archive: Archive, engine: Engine, batch: list[tuple[int, str, str]]) -> None:
    """Commit the index first, then the flags: killed between, the documents are only put in once more."""
    engine.commit()
    with archive.transaction() as db:
        # One that was stored anew meanwhile keeps its flag.
        db.executemany(
            "UPDATE documents SET indexed = 1 WHERE pk = ? AND parser = ? AND stored_at = ?", batch
        )
    batch.clear()


def _fields(row: sqlite3.Row) -> DocumentFields:
    own = []
    number = compose(row["number_symbol"] or "")
    if key := number_key(number):
        own.append(key)
    if row["number"] and row["doc_type"]:
        own.append(f"{plain_form(row['number'].lower())}.{row['doc_type']}")
    return DocumentFields(
        row["pk"],
        tuple(own),
        row["doc_type"] or "",
        row["level"],
        " ".join(w.plain for w in words(compose(row["province"] or ""))),
        compose(row["issuer"] or ""),
        day_number(row["date"]),
    )
