"""Find the work that a user's key names."""

import sqlite3

from vndocparse.archive.store import Archive
from vndocparse.errors import NotFoundError
from vndocparse.link.numbers import read_number


def find_work(archive: Archive, key: str) -> list[sqlite3.Row]:
    """Return the versions of the one work that a key names, the best first.

    A key is an id, a work, a row number, the start of a hash, or a number and symbol in any
    spelling (``17 nq tu``).

    Raises:
        NotFoundError: If nothing, or more than one work, has that name.
    """
    rows = archive.find(key) or _by_number(archive, key)
    works = list(dict.fromkeys(r["work"] for r in rows))
    if not works:
        if (named_by := _only_named(archive, key)) is not None:
            raise named_by
        raise NotFoundError(
            f"{key}: no such document in the archive",
            f"{key}: trong kho không có văn bản này",
            hint="A key is an id, a number and symbol, or the start of a hash; see `vndocparse search`.",
            hint_vi="Khóa là id, số và ký hiệu, hoặc phần đầu mã băm; dùng `vndocparse search` để tìm.",
        )
    if len(works) > 1:
        shown = "\n  ".join(works[:12])
        raise NotFoundError(
            f"{key}: {len(works)} documents have this name:\n  {shown}",
            f"{key}: có {len(works)} văn bản mang tên này:\n  {shown}",
            hint="Give one of these keys.",
            hint_vi="Hãy dùng một trong các khóa trên.",
        )
    return archive.db.execute(
        "SELECT * FROM documents WHERE work = ? ORDER BY quality DESC, pk", (works[0],)
    ).fetchall()


def _only_named(archive: Archive, key: str) -> NotFoundError | None:
    """Return what to say of a document that others name and the archive does not hold, else ``None``."""
    asked = read_number(key)
    wanted = [key]
    if asked is not None and asked.kind:
        number = "-".join(x for x in (asked.digits, asked.year, asked.kind, *asked.bodies[:1]) if x)
        wanted.append(f"%/{number}/%")
    query = """SELECT DISTINCT d.work FROM links l JOIN documents d ON d.pk = l.doc
        WHERE l.known = 0 AND l.target LIKE ? ORDER BY d.date, d.work LIMIT 13"""
    for pattern in wanted:
        works = [r["work"] for r in archive.db.execute(query, (pattern,))]
        if works:
            shown = "\n  ".join(works[:12]) + ("\n  …" if len(works) > 12 else "")
            return NotFoundError(
                f"{key}: known only by reference; the archive does not hold it. Named by:\n  {shown}",
                f"{key}: mới chỉ được viện dẫn, trong kho chưa có. Được nêu trong:\n  {shown}",
                hint="Add its file with `vndocparse ingest`.",
                hint_vi="Hãy thêm tệp của văn bản bằng `vndocparse ingest`.",
            )
    return None


def _by_number(archive: Archive, key: str) -> list[sqlite3.Row]:
    asked = read_number(key)
    if asked is None or not asked.kind:
        return []
    rows = archive.db.execute(
        "SELECT * FROM documents WHERE number = ? ORDER BY quality DESC, pk", (asked.digits,)
    ).fetchall()
    out = []
    for row in rows:
        number = read_number(row["number_symbol"])
        if number and number.kind == asked.kind and set(asked.bodies) <= set(number.bodies):
            out.append(row)
    return out
