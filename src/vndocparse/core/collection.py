"""Fewer runs of the garbage collector while a document is parsed."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_EVERY = 100_000  # new objects between two collections; a page makes some ten thousand
_lock = threading.Lock()
_inside = 0
_usual = (700, 10, 10)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let the collector run seldom inside the block, in every thread that is in one.

    A parse makes objects by the hundred thousand that live until its record is done; looking through
    all of them again and again takes a fifth of its time and finds nothing. It still runs, so that
    garbage stays bounded.
    """
    global _inside, _usual
    with _lock:
        if not _inside:
            _usual = gc.get_threshold()
            if _usual[0]:  # 0: the caller switched it off
                gc.set_threshold(max(_EVERY, _usual[0]), *_usual[1:])
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.set_threshold(*_usual)
