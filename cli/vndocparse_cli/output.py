"""Write results whole or not at all, and pick names for them."""

import os
import tempfile
from pathlib import Path

from vndocparse.errors import OutputError

_STEM_BYTES = 240


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and move it into place, so that no half file is ever seen.

    Raises:
        OutputError: If the folder cannot be written or the disk is full.
    """
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".vndocparse-", delete=False) as f:
            name = f.name
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as e:
        if name:
            Path(name).unlink(missing_ok=True)
        raise OutputError(
            f"cannot write {path}: {e.strerror or e}",
            f"không ghi được {path}: {e.strerror or e}",
            hint="Check the folder's permissions and the free space.",
            hint_vi="Kiểm tra quyền của thư mục và chỗ trống trên đĩa.",
        ) from e


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
