"""Private temporary folders that are gone afterwards, also after the run was killed."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from vndocparse.core.processes import is_alive, machine
from vndocparse.core.temporary import no_room

_PREFIX = f"vndocparse-run-{machine()}-"  # containers may share the folder, not their processes


class Scratch:
    """A temporary folder of this process, readable by its owner only.

    Entering also removes the folders of runs whose process is gone.
    """

    def __init__(self) -> None:
        self.path = Path()

    def __enter__(self) -> "Scratch":
        sweep()
        try:
            self.path = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        except OSError as e:
            raise no_room(e) from e
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def sweep() -> int:
    """Remove folders that dead runs of this user left behind; return how many."""
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).split("-")[0]
        if not pid.isdigit() or is_alive(int(pid)):
            continue
        with contextlib.suppress(OSError):
            if hasattr(os, "getuid") and folder.lstat().st_uid != os.getuid():
                continue
            if folder.is_symlink():
                continue
            shutil.rmtree(folder)
            removed += 1
    return removed
