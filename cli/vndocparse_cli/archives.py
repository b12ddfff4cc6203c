"""Open an archive for verbs that only read, also where it cannot be written: a share, a full disk."""

from typing import TYPE_CHECKING

from vndocparse.errors import ArchiveError

if TYPE_CHECKING:
    from vndocparse.archive.store import Archive


def readable(path: str) -> "Archive":
    """Open an archive; writable where it can be, since what an older version filled is taken up first.

    Raises:
        ArchiveError: If it cannot be read.
    """
    from vndocparse.archive.store import Archive

    try:
        return Archive(path)
    except ArchiveError:
        return Archive(path, read_only=True)
