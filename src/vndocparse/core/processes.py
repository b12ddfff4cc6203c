"""Whether another process of this machine still runs."""

import os
import zlib


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; ``True`` where that cannot be told."""
    if os.name == "nt":  # there, signal 0 is no question but Ctrl-C
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def machine() -> str:
    """Return a short mark of this machine: a process number says nothing about another one's."""
    name = os.uname().nodename if hasattr(os, "uname") else ""
    return f"{zlib.crc32(name.encode()):08x}"
