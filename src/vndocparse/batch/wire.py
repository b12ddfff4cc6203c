"""Messages between the parent and a worker: a length, a JSON head, and raw bytes behind it."""

import json
import struct
from collections.abc import Callable
from typing import Any

_SIZES = struct.Struct(">II")
LARGEST = 1 << 30


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Return one message."""
    return pack_head(head, len(body)) + body


def pack_head(head: dict[str, Any], body_size: int) -> bytes:
    """Return a message up to its body, which is to follow."""
    text = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _SIZES.pack(len(text), body_size) + text


class Unpacker:
    """Collects bytes as they come and gives whole messages.

    Raises:
        ValueError: From :meth:`feed`, if what came cannot be a message.
    """

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> list[tuple[dict[str, Any], bytes]]:
        """Add bytes; return the messages that are now whole."""
        self._held += data
        out = []
        while len(self._held) >= _SIZES.size:
            head, body = _SIZES.unpack_from(self._held)
            if head + body > LARGEST:
                raise ValueError("a message of impossible size")
            end = _SIZES.size + head + body
            if len(self._held) < end:
                break
            text = bytes(self._held[_SIZES.size : _SIZES.size + head])
            out.append(
                (json.loads(text.decode("utf-8", "surrogatepass")), bytes(self._held[end - body : end]))
            )
            del self._held[:end]
        return out


def read_one(read: Callable[[int], bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Read one message with a blocking ``read``; ``None`` at the end of the stream."""
    sizes = _exactly(read, _SIZES.size)
    if sizes is None:
        return None
    head, body = _SIZES.unpack(sizes)
    text, data = _exactly(read, head), _exactly(read, body)
    if text is None or data is None:
        return None
    return json.loads(text.decode("utf-8", "surrogatepass")), data


def _exactly(read: Callable[[int], bytes], size: int) -> bytes | None:
    out = bytearray()
    while len(out) < size:
        piece = read(size - len(out))
        if not piece:
            return None
        out += piece
    return bytes(out)
