"""Examine an archive: is the file sound, do the records unpack, do the counts agree."""

import sqlite3
from dataclasses import dataclass

from vndocparse.archive.soundness import unsound
from vndocparse.archive.store import RESTORE, Archive
from vndocparse.archive.values import wrong_columns
from vndocparse.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in both languages, and what to do about it."""

    code: str
    message: str
    message_vi: str
    advice: str
    advice_vi: str


_REPARSE = (
    "Parse the originals again: vndocparse ingest FOLDER --archive ARCHIVE --reparse",
    "Đọc lại tệp gốc: vndocparse ingest THƯ_MỤC --archive KHO --reparse",
)
_RELINK = ("Run: vndocparse link ARCHIVE --full", "Chạy: vndocparse link KHO --full")


def check(archive: Archive) -> list[Fault]:
    """Return everything that is wrong with the archive; an empty list for a sound one.

    Raises:
        ArchiveError: If it is too damaged to be read at all.
    """
    db = archive.db
    try:
        return [*_file(db), *_records(db), *_relations(db)]
    except sqlite3.Error as e:
        raise ArchiveError(f"{archive.path}: {e}", hint=RESTORE[0], hint_vi=RESTORE[1]) from e


def _file(db: sqlite3.Connection) -> list[Fault]:
    told = [r[0] for r in db.execute("PRAGMA integrity_check(20)")]
    faults = [Fault("integrity", t, t, *RESTORE) for t in told if t != "ok"]
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({r[0] for r in broken}))
        faults.append(
            Fault(
                "orphans",
                f"{len(broken)} rows belong to no document ({tables})",
                f"{len(broken)} dòng không thuộc văn bản nào ({tables})",
                *_RELINK,
            )
        )
    faults.extend(
        Fault("values", f"values that cannot be right in {c}", f"giá trị không thể đúng trong {c}", *RESTORE)
        for c in wrong_columns(db)
    )
    return faults


def _records(db: sqlite3.Connection) -> list[Fault]:
    """Unpack every record, one at a time, and count what it holds."""
    pks = [pk for (pk,) in db.execute("SELECT pk FROM documents ORDER BY pk")]
    found = (unsound(db, pk) for pk in pks)
    return [Fault(u.code, u.message, u.message_vi, *_REPARSE) for u in found if u is not None]


def _relations(db: sqlite3.Connection) -> list[Fault]:
    faults = []
    lost = db.execute(
        "SELECT count(*) FROM links WHERE known = 1 AND target NOT IN (SELECT work FROM documents)"
    ).fetchone()[0]
    if lost:
        faults.append(
            Fault(
                "links",
                f"{lost} links to documents no longer here",
                f"{lost} liên kết tới văn bản không còn",
                *_RELINK,
            )
        )
    bare = db.execute(
        "SELECT count(*) FROM refs r JOIN documents d ON d.pk = r.doc WHERE d.linked = 1"
        " AND NOT EXISTS (SELECT 1 FROM links l WHERE l.doc = r.doc AND l.n = r.n)"
    ).fetchone()[0]
    if bare:
        faults.append(
            Fault(
                "unlinked", f"{bare} references without a link", f"{bare} viện dẫn chưa có liên kết", *_RELINK
            )
        )
    lines = """SELECT count(*) FROM ledger
        WHERE status != 'failed' AND sha256 NOT IN (SELECT sha256 FROM documents)"""
    gone = db.execute(lines).fetchone()[0]
    if gone:
        faults.append(
            Fault(
                "ledger",
                f"{gone} inputs said to be stored are not",
                f"{gone} đầu vào ghi là đã lưu nhưng không có",
                *_REPARSE,
            )
        )
    return faults
