"""A record as bytes, as workers send it and archives keep it: JSON, compressed."""

import json
import zlib
from typing import Any


def pack_record(text: str) -> bytes:
    """Return a record's JSON as bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_record(packed: bytes) -> dict[str, Any]:
    """Return the record.

    Raises:
        ValueError: If the bytes are damaged.
    """
    try:
        made: dict[str, Any] = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    except zlib.error as e:
        raise ValueError(str(e)) from e
    return made
