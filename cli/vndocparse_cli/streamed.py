"""Write a big result piece by piece, and still whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vndocparse.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes appear under ``path`` only when the block ends without an error.

    Raises:
        OutputError: If the folder cannot be written or the disk is full.
    """
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".vndocparse-", delete=False) as f:
            name = f.name
            yield f  # type: ignore[misc]  # the wrapper passes every BinaryIO call on
            f.flush()
            os.fsync(f.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException as e:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(e, OSError):
            raise OutputError(
                f"cannot write {path}: {e.strerror or e}",
                f"không ghi được {path}: {e.strerror or e}",
                hint="Check the folder's permissions and the free space.",
                hint_vi="Kiểm tra quyền của thư mục và chỗ trống trên đĩa.",
            ) from e
        raise


def standard_output() -> BinaryIO:
    """Return standard output as bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer
