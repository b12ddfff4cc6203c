"""Content-addressed copies of the files that were ingested."""

import os
import shutil
import tempfile
from pathlib import Path

from vndocparse.batch.inputs import Input
from vndocparse.errors import OutputError


def keep_original(folder: Path, sha256: str, found: Input) -> Path:
    """Copy an input to ``folder/ab/abcdef….ext`` and return that path; a copy already there stays.

    Raises:
        OutputError: If the copy cannot be written; no half copy is left.
    """
    suffix = Path(found.path).suffix.lower()
    suffix = suffix if suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""
    target = folder / sha256[:2] / (sha256 + suffix)
    if target.exists():
        return target
    name = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".vndocparse-", delete=False) as out:
            name = out.name
            if found.data is not None:
                out.write(found.data)
            else:
                with open(found.path, "rb") as source:
                    shutil.copyfileobj(source, out)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except OSError as e:
        if name:
            Path(name).unlink(missing_ok=True)
        raise OutputError(
            f"cannot keep a copy of {found.path}: {e.strerror}",
            f"không giữ được bản sao của {found.path}: {e.strerror}",
        ) from e
    return target
