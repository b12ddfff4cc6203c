"""Whether the values in an archive's tables are of the kinds that its schema says.

SQLite keeps a value of any type in any column, so bytes that were overwritten on disk come back as text
where a number stood, or as a day that no calendar has. Nothing looks for that on the way; it is looked for
where a reader failed.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from typing import get_args

from vndocparse.core.record import Relation

_HELD = {
    "INTEGER": ("integer",),
    "REAL": ("real", "integer"),
    "TEXT": ("text",),
    "BLOB": ("blob",),
}
_DAYS = (("tracked", "due"), ("directives", "due"), ("targets", "due"), ("status", "done_on"))
_JSON = (
    ("tracked", "state"),
    ("changes", "body"),
    ("links", "candidates"),
    ("status_history", "before"),
    ("status_history", "after"),
)
_CODES = (("links", "relation"), ("refs", "relation"))


def wrong_columns(db: sqlite3.Connection) -> list[str]:
    """Return the columns, as ``table.column``, that hold a value no version of the tool writes there."""
    return sorted({*_mistyped(db), *_meaningless(db)})


def _mistyped(db: sqlite3.Connection) -> Iterator[str]:
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    for (table,) in tables.fetchall():
        for _, column, declared, obliged, _, _ in db.execute(f'PRAGMA table_info("{table}")').fetchall():
            kinds = _HELD.get(declared)
            if kinds is None:
                continue
            allowed = ", ".join(f"'{k}'" for k in (*kinds, *(() if obliged else ("null",))))
            query = f'SELECT 1 FROM "{table}" WHERE typeof("{column}") NOT IN ({allowed}) LIMIT 1'  # noqa: S608
            if db.execute(query).fetchone():
                yield f"{table}.{column}"


def _meaningless(db: sqlite3.Connection) -> Iterator[str]:
    for places, is_good in ((_DAYS, _is_day), (_JSON, _is_json), (_CODES, get_args(Relation).__contains__)):
        for table, column in places:
            query = f"SELECT DISTINCT {column} FROM {table} WHERE typeof({column}) = 'text'"  # noqa: S608
            if not all(is_good(value) for (value,) in db.execute(query)):
                yield f"{table}.{column}"


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_json(value: str) -> bool:
    try:
        return isinstance(json.loads(value), dict | list)
    except ValueError:
        return False
