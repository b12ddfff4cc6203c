"""Loaded by every interpreter in tests only: the wall clock jumps by years, to and fro, at each look at it."""

import datetime
import itertools
import os
import sys
import time

_JUMPS = itertools.cycle([0, 400 * 86400, -9000 * 86400, 3, 86400, -86400, 20 * 365 * 86400])
_real = time.time


def _jumping() -> float:
    return max(0.0, _real() + next(_JUMPS))


class _Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_jumping(), tz)


if os.environ.get("CLOCK_JUMPS") and "pytest" not in sys.argv[0]:
    time.time = _jumping
    time.time_ns = lambda: int(_jumping() * 1e9)
    datetime.datetime = _Datetime
