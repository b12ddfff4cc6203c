"""A record as bytes, as workers send it and archives keep it: JSON, compressed."""

import json
import zlib
from collections.abc import Iterable
from typing import Any

_LEVEL = 6


def pack_record(text: str) -> bytes:
    """Return a record's JSON as bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def pack_pieces(pieces: Iterable[bytes]) -> bytes:
    """Return a record's JSON, given in pieces, as bytes."""
    packer = zlib.compressobj(_LEVEL)
    return b"".join([*map(packer.compress, pieces), packer.flush()])


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
