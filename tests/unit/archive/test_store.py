"""The archive's file: several may make and open it at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from vndocparse.archive.store import Archive


def test_several_that_make_one_archive_at_once_wait_for_each_other(tmp_path: Path) -> None:
    def make(path: Path) -> str:
        with Archive(path, create=True) as archive:
            return str(archive.db.execute("PRAGMA journal_mode").fetchone()[0])

    with ThreadPoolExecutor(8) as several:
        for n in range(40):
            assert set(several.map(make, [tmp_path / f"{n}.db"] * 8)) == {"wal"}
