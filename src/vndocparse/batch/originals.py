"""Content-addressed copies of the files that were ingested."""

import hashlib
from pathlib import Path

from vndocparse.batch.inputs import Input
from vndocparse.core.os_reason import os_reason
from vndocparse.core.whole_file import whole_file
from vndocparse.errors import BadInputError, OutputError

_PIECE = 1 << 20


def keep_original(folder: Path, sha256: str, found: Input) -> Path:
    """Copy an input to ``folder/ab/abcdef….ext`` and return that path; a copy already there stays.

    Raises:
        OutputError: If the copy cannot be written; no half copy is left.
        BadInputError: If the file is no longer the one of that hash.
    """
    suffix = Path(found.path).suffix.lower()
    suffix = suffix if suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""
    target = folder / sha256[:2] / (sha256 + suffix)
    try:
        if target.exists():
            return target
        with whole_file(target) as out:
            if found.data is not None:
                out.write(found.data)
            else:
                copied = hashlib.sha256()
                with open(found.path, "rb") as source:
                    while piece := source.read(_PIECE):
                        out.write(piece)
                        copied.update(piece)
                if copied.hexdigest() != sha256:
                    raise BadInputError(
                        f"{found.path}: changed while it was read", f"{found.path}: tệp thay đổi khi đang đọc"
                    )
    except OSError as e:
        why, why_vi = os_reason(e)
        raise OutputError(
            f"cannot keep a copy of {found.path}: {why}",
            f"không giữ được bản sao của {found.path}: {why_vi}",
        ) from e
    return target
