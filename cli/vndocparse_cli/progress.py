"""Progress of long work: a moving bar on a terminal, a plain line now and then elsewhere."""

import sys
import time
from types import TracebackType

from vndocparse_cli.lang import say
from vndocparse_cli.streams import on_one_line

_EVERY = 10.0  # seconds between plain lines


class Progress:
    """Counts files, pages, rate and failures on standard error; use it as a context manager.

    ``total`` may be unknown; with it, the time left is shown.
    """

    def __init__(self, unit: str, total: int | None = None) -> None:
        self._unit = unit
        self._total = total
        self._done = self._pages = self._failed = 0
        self._began = self._told = time.monotonic()
        self._live = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, e: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def advance(self, *, pages: int = 0, failed: bool = False) -> None:
        """Count one unit done."""
        self._done += 1
        self._pages += pages
        self._failed += failed
        now = time.monotonic()
        if self._live:
            if now - self._told >= 0.1:
                self._told = now
                sys.stderr.write("\r\x1b[K" + self._line(now))
                sys.stderr.flush()
        elif now - self._told >= _EVERY:
            self._told = now
            sys.stderr.write(self._line(now) + "\n")

    def tell(self, message: str) -> None:
        """Print a message without breaking the bar."""
        sys.stderr.write(("\r\x1b[K" if self._live else "") + on_one_line(message) + "\n")

    def _line(self, now: float) -> str:
        spent = max(1e-6, now - self._began)
        rate = self._done / spent
        total = self._total if self._total and self._total >= self._done else None  # it may be an estimate
        of = f"/{total}" if total else ""
        line = f"{self._done}{of} {self._unit}, {self._pages} {say('pages', 'trang')}, {rate:.1f}/s"
        if total and rate:
            left = int((total - self._done) / rate)
            line += f", {say('left', 'còn')} {left // 60}:{left % 60:02}"
        if self._failed:
            line += f", {self._failed} {say('failed', 'lỗi')}"
        return line
