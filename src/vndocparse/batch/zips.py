"""How long a zip's list of members is, told from its end before the list is read into memory."""

import os
import struct
from typing import BinaryIO

_TAIL = 65536 + 22 + 20 + 56  # the longest comment, and the three records before it
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_ENTRY = 256  # bytes that an honest member takes at most, with its name


def is_crowded(file: BinaryIO, most: int) -> bool:
    """Tell whether the list of members is longer than ``most`` members need.

    The number of members that the archive states is not asked: readers go by the length.
    """
    length = file.seek(0, os.SEEK_END)
    file.seek(max(0, length - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return False
    (size,) = struct.unpack_from("<I", tail, at + 12)
    at = tail.rfind(_END_64, 0, at)
    if at >= 0 and len(tail) >= at + 48:
        size = max(size if size != 0xFFFFFFFF else 0, *struct.unpack_from("<Q", tail, at + 40))
    return bool(min(size, length) > most * _ENTRY)
