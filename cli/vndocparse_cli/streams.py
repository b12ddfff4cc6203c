"""The standard streams and the encoding of names, made so that neither can end a long run or mislead it."""

import contextlib
import io
import os
import sys


def secure() -> None:
    """Open what the caller closed, and let messages that nobody takes be lost without an error.

    The next file opened would get the number of a closed stream, and what a child process writes there would
    go into it. Standard input is then empty; standard output refuses what is written to it, since results
    that go nowhere are an error.
    """
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # takes the lowest number that is free
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None or os.name == "posix":
        sys.stderr = io.TextIOWrapper(_Forgiving(), encoding="utf-8", write_through=True)


def speak_utf8() -> None:
    """Begin again in UTF-8 where the locale is an old one, in which names of files would be misread.

    On Unix a name is bytes; written in another encoding they would be no text, or another one.
    """
    if os.name != "posix" or sys.getfilesystemencoding().lower() in ("utf-8", "utf8"):
        return
    with contextlib.suppress(OSError):
        os.environ["PYTHONUTF8"] = "1"  # for the workers, too
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


def on_one_line(text: str) -> str:
    """Return a message with the line breaks and control signs of the names in it written out.

    A name may hold anything, also what would move a terminal's cursor or colour the rest of the night.

    >>> on_one_line("a\\nb\\x1b[31m.pdf: gone")
    'a\\\\nb\\\\x1b[31m.pdf: gone'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


class _Forgiving(io.RawIOBase):
    """Standard error on a full disk, or into a pipe whose reader has left: an overnight run goes on."""

    name = "<stderr>"

    def fileno(self) -> int:
        return 2

    def isatty(self) -> bool:
        return os.isatty(2)

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        """Write all of ``data``, or what can be written of it."""
        rest = memoryview(data).cast("B")  # type: ignore[arg-type]
        size = len(rest)
        with contextlib.suppress(OSError):
            while rest:
                rest = rest[os.write(2, rest) :]
        return size
