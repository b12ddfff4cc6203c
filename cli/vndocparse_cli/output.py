"""Where results go: files, whole or not at all, and standard output; and names for the files."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vndocparse.core.os_reason import os_reason
from vndocparse.core.whole_file import whole_file
from vndocparse.errors import OutputError
from vndocparse_cli.lang import say

_STEM_BYTES = 240


@contextmanager
def output_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes appear under ``path`` only when the block ends without an error.

    Raises:
        OutputError: If the folder cannot be written or the disk is full.
    """
    try:
        with whole_file(path) as stream:
            yield stream
    except OSError as e:
        why, why_vi = os_reason(e)
        raise OutputError(
            f"cannot write {path}: {why}",
            f"không ghi được {path}: {why_vi}",
            hint="Check the folder's permissions and the free space.",
            hint_vi="Kiểm tra quyền của thư mục và chỗ trống trên đĩa.",
        ) from e


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` under ``path``, so that no half file is ever seen.

    Raises:
        OutputError: If the folder cannot be written or the disk is full.
    """
    with output_file(path) as stream:
        stream.write(data)


def partial_line(path: str, told: Sequence[str]) -> str:
    """Return what to tell of a file of which limits left some unread."""
    more = f" (+{len(told) - 1})" if len(told) > 1 else ""
    return f"{say('partial', 'chưa đọc hết')}: {path}: {told[0]}{more}"


def standard_output() -> BinaryIO:
    """Return standard output as bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer


def _fitting(stem: str) -> str:
    """Cut a stem so that a number and an ending still fit into a name of 255 bytes."""
    return stem if len(stem) * 4 <= _STEM_BYTES else os.fsencode(stem)[:_STEM_BYTES].decode("utf-8", "ignore")


def names_for(inputs: list[str], folder: Path, ending: str) -> list[Path]:
    """Return one output path in ``folder`` for each input; equal stems get ``-2``, ``-3`` …

    >>> [p.name for p in names_for(["a/x.pdf", "b/x.docx", "-"], Path("out"), ".json")]
    ['x.json', 'x-2.json', 'stdin.json']
    """
    used: set[str] = set()
    out = []
    for item in inputs:
        stem = "stdin" if item == "-" else _fitting(Path(item).stem) or "document"
        name, n = stem, 2
        while name in used:
            name, n = f"{stem}-{n}", n + 1
        used.add(name)
        out.append(folder / (name + ending))
    return out
