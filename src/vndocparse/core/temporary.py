"""A private folder for files that outside programs read; a full disk is a clear error."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vndocparse.errors import OutputError

_NO_ROOM = {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}


def no_room(e: OSError) -> OutputError:
    """Return the error that says that the temporary folder takes nothing more."""
    return OutputError(
        f"no room for temporary files: {e.strerror or e}",
        f"không còn chỗ cho tệp tạm: {e.strerror or e}",
        hint="Free some room, or set TMPDIR to a folder on another disk.",
        hint_vi="Hãy dọn bớt đĩa, hoặc đặt TMPDIR vào thư mục trên đĩa khác.",
    )


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder that only this user reads and that is gone afterwards.

    Raises:
        OutputError: If it cannot be made, or the disk is full when the block writes into it.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix="vndocparse-", ignore_cleanup_errors=True)
    except OSError as e:
        raise no_room(e) from e
    with made as folder:
        try:
            yield Path(folder)
        except OSError as e:
            if e.errno in _NO_ROOM:
                raise no_room(e) from e
            raise
