"""What people say of directives: status, note, who and when, with all earlier values kept."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from vndocparse.archive.changes import known_work
from vndocparse.archive.store import Archive
from vndocparse.errors import BadInputError, NotFoundError, VndocparseError
from vndocparse.lexicons.load import load
from vndocparse.tracker.feed import adopt_all

STATES = ("open", "in_progress", "done", "cancelled")


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: which directive (``WORK#ID`` or ``ID``), its state, and what is said with it."""

    key: str
    state: str
    note: str | None = None
    done_on: str | None = None


@dataclass(slots=True)
class Outcome:
    """What an import did; ``problems`` are (row number, error)."""

    changed: int = 0
    unchanged: int = 0
    problems: list[tuple[int, VndocparseError]] = field(default_factory=list)


def state_named(word: str) -> str:
    """Return the state that a word names, in English or Vietnamese.

    Raises:
        BadInputError: If it names none.

    >>> state_named("Đã hoàn thành"), state_named("in_progress")
    ('done', 'in_progress')
    """
    entry = load("status_words").get(" ".join(word.split()))
    if entry is None or entry["of"] != "state":
        listed = ", ".join(STATES)
        raise BadInputError(
            f"{word!r} is no status",
            f"{word!r} không phải tình trạng",
            hint=f"Known: {listed}, or their Vietnamese names.",
            hint_vi=f"Nhận biết được: {listed}, hoặc tên tiếng Việt (đã hoàn thành, đang thực hiện …).",
        )
    return entry.id


def resolve(archive: Archive, key: str) -> tuple[str, str]:
    """Return work and id of the directive that ``ID`` or ``WORK#ID`` names.

    Raises:
        NotFoundError: If no directive has it, or several documents do.
    """
    named, _, ident = key.rpartition("#")
    found = archive.db.execute("SELECT work FROM tracked WHERE id = ? ORDER BY work", (ident,)).fetchall()
    works = [str(r["work"]) for r in found]
    if named:
        work = known_work(archive.db, named) or named
        works = [w for w in works if w == work]
    if not works:
        raise NotFoundError(f"no directive {key!r}", f"không có nhiệm vụ {key!r}")
    if len(works) > 1:
        listed = ", ".join(f"{w}#{ident}" for w in works)
        raise NotFoundError(
            f"{ident} is in {len(works)} documents",
            f"{ident} có trong {len(works)} văn bản",
            hint=f"Name one: {listed}.",
            hint_vi=f"Hãy chọn một: {listed}.",
        )
    return works[0], ident


def set_status(archive: Archive, entries: Iterable[tuple[int, Entry]], *, who: str, at: str) -> Outcome:
    """Keep statements, each with a row number for messages; all in one change.

    A statement that says what is held already leaves no trace. A note or day that is not
    given (``None``) stays as it is. Bad statements are told in ``problems``, the others kept.
    """
    adopt_all(archive)
    outcome = Outcome()
    with archive.transaction() as db:
        for row, entry in entries:
            try:
                work, ident = resolve(archive, entry.key)
                changed = _put(db, work, ident, entry, who, at)
            except VndocparseError as e:
                outcome.problems.append((row, e))
                continue
            if changed:
                outcome.changed += 1
            else:
                outcome.unchanged += 1
    return outcome


def _put(db: sqlite3.Connection, work: str, ident: str, entry: Entry, who: str, at: str) -> bool:
    held = db.execute(
        "SELECT state, note, done_on FROM status WHERE work = ? AND id = ?", (work, ident)
    ).fetchone()
    before = dict(held) if held else None
    kept = before or {"state": "open", "note": "", "done_on": None}
    after = {
        "state": state_named(entry.state),
        "note": kept["note"] if entry.note is None else entry.note,
        "done_on": entry.done_on or kept["done_on"],
    }
    if after["state"] == "done":
        after["done_on"] = after["done_on"] or at[:10]
    else:
        after["done_on"] = entry.done_on
    if after == kept:
        return False
    db.execute(
        "INSERT OR REPLACE INTO status (work, id, state, note, done_on, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (work, ident, after["state"], after["note"], after["done_on"], who, at),
    )
    db.execute(
        "INSERT INTO status_history (work, id, who, at, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        (work, ident, who, at, json.dumps(before, ensure_ascii=False) if before else None, _json(after)),
    )
    return True


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Past:
    """One line of a directive's history; ``before`` is ``None`` for the first."""

    document: str
    id: str
    who: str
    at: str
    before: dict[str, Any] | None
    after: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """Return the line as plain values."""
        return asdict(self)


def history(archive: Archive, key: str | None = None) -> list[Past]:
    """Return what was said of a directive, or of all, oldest first."""
    where, args = ("", ()) if key is None else ("WHERE work = ? AND id = ?", resolve(archive, key))
    found = archive.db.execute(f"SELECT * FROM status_history {where} ORDER BY seq", args)  # noqa: S608
    return [
        Past(
            r["work"],
            r["id"],
            r["who"],
            r["at"],
            json.loads(r["before"]) if r["before"] else None,
            json.loads(r["after"]),
        )
        for r in found
    ]
