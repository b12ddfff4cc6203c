"""Write a file whole or not at all: what every writer of this package goes through."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vndocparse.core.processes import is_alive, machine

PREFIX = ".vndocparse-"
"""How the names of unfinished files begin; walks over folders leave them out."""

_swept: set[str] = set()  # folders in which this process has looked for what killed runs left
_kept: list[object] = []  # streams of failed writes: a writer that ends itself late must not find them closed


@contextmanager
def whole_file(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Give a stream whose bytes appear under ``path`` only when the block ends without an error.

    The folder is made where it is missing; the file's permissions follow the umask. ``durable``
    waits until the bytes are on the disk, which what can be made again (a cache) does without.
    What a killed run left unfinished in the folder is removed.

    Raises:
        OSError: If the folder cannot be written or the disk is full, also where a library that
            wrote to the stream wrapped that in an error of its own.
    """
    made = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        made = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{_own()}{os.getpid()}-", delete=False)  # noqa: SIM115
        yield made  # type: ignore[misc]  # the wrapper passes every BinaryIO call on
        made.flush()
        if durable:
            os.fsync(made.fileno())
        made.close()
        Path(made.name).chmod(0o666 & ~_umask())
        Path(made.name).replace(path)
    except BaseException as e:
        if made is not None:
            if not made.closed:
                _abandon(made.fileno())
                _kept.append(made)
            Path(made.name).unlink(missing_ok=True)
        fault = _of_the_disk(e)
        if fault is not None and fault is not e:
            raise fault from e
        raise


def _own() -> str:
    """Return how names begin that this machine gives."""
    return f"{PREFIX}{machine()}-"


def _sweep(folder: Path) -> None:
    """Remove unfinished files whose process is gone, once a folder."""
    name, start = str(folder), _own()
    if name in _swept:
        return
    _swept.add(name)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            pid = entry.name.removeprefix(start).partition("-")[0]
            if entry.name.startswith(start) and pid.isdecimal() and not is_alive(int(pid)):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _abandon(descriptor: int) -> None:
    """Let what is still written run into nothing.

    A half-made ZIP or workbook ends itself when it is collected, and would complain of the full disk again.
    """
    with contextlib.suppress(OSError):
        # Memory where there is such a file: a ZIP asks where it stands, and the null device cannot tell.
        memory = hasattr(os, "memfd_create")
        nowhere = os.memfd_create("abandoned") if memory else os.open(os.devnull, os.O_RDWR)
        if memory:
            os.lseek(nowhere, os.lseek(descriptor, 0, os.SEEK_CUR), os.SEEK_SET)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


def _of_the_disk(e: BaseException) -> OSError | None:
    """Return the disk's error, also where a library wrapped it in one of its own."""
    if isinstance(e, OSError):
        return e
    return next((a for a in e.args if isinstance(a, OSError)), None) if isinstance(e, Exception) else None
