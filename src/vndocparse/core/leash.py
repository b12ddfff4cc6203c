"""Run a program on a leash: it ends, with all that it started, when its caller does.

A worker may be killed at any moment, by its deadline or together with the whole run; what it had
started would live on, since nobody is left to end it. So this file, run as a program of its own,
stands between the two: it holds the caller's end of a pipe, which the system closes whatever
ended the caller.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading


def on_leash(command: list[str]) -> list[str]:
    """Return the command that runs ``command`` on a leash.

    Start it with a pipe as standard input and keep that open: closing it ends the program.
    """
    return [sys.executable, "-I", "-S", __file__, *command]


def main() -> int:
    """Run the command named on the command line to its end, or to that of standard input."""
    process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=_watch, args=(process,), daemon=True).start()
    try:
        return abs(process.wait())
    finally:
        _end(process)


def _watch(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program's whole group: launchers leave the real program behind when killed alone."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


if __name__ == "__main__":
    sys.exit(main())
