"""Turn a new database to a log that is written ahead, whoever else does so at the same moment."""

import sqlite3
import time

_AGAIN_S = 0.05


def write_ahead(db: sqlite3.Connection, wait_s: float) -> None:
    """Set the journal of ``db`` to WAL, waiting up to ``wait_s`` seconds for another that does the same.

    Of two processes that do so at once the second is told at once that the file is locked, whatever it would
    wait otherwise (https://sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode").

    Raises:
        sqlite3.OperationalError: If the file stays locked, or cannot be written.
    """
    until = time.monotonic() + wait_s
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as e:
            if "locked" not in str(e) or time.monotonic() > until:
                raise
        time.sleep(_AGAIN_S)
