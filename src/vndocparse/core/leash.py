"""Run a program on a leash: it ends, with all that it started, when its caller does.

A worker may be killed at any moment, by its deadline or together with the whole run; what it had
started would live on, since nobody is left to end it. So this file, run as a program of its own,
stands between the two: it holds the caller's end of a pipe, which the system closes whatever
ended the caller. It can also take the network away from the program, where the system lets it.
"""

import contextlib
import functools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass

_OFFLINE = "--offline"
_CANNOT_START = 127  # what shells answer, too
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: what it wrote, whether it was in time, whether there was one at all."""

    output: bytes
    late: bool
    started: bool


def on_leash(command: list[str], *, offline: bool = False) -> list[str]:
    """Return the command that runs ``command`` on a leash.

    Start it with a pipe as standard input and keep that open: closing it ends the program.
    ``offline`` takes the network away, where the system lets it.
    """
    return [sys.executable, "-I", "-S", __file__, *([_OFFLINE] if offline else []), *command]


def run_on_leash(
    command: list[str],
    seconds: float,
    *,
    most: int,
    env: Mapping[str, str] | None = None,
    complaints: bool = False,
) -> Ended:
    """Run a program on a leash for at most ``seconds`` and return the first ``most`` bytes of its output.

    ``complaints``: with what it writes to standard error.

    Raises:
        OSError: If not even the leash can be started.
    """
    process = subprocess.Popen(
        on_leash(command),
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if complaints else subprocess.DEVNULL,
    )
    assert process.stdin is not None and process.stdout is not None
    late = threading.Event()

    def slip() -> None:
        late.set()
        process.stdin.close()  # type: ignore[union-attr]  # this ends the program, and so the reading below

    clock = threading.Timer(seconds, slip)
    clock.daemon = True
    clock.start()
    output = bytearray()
    try:
        while len(output) < most and (piece := process.stdout.read1(_PIECE)):  # type: ignore[attr-defined]
            output += piece
    finally:
        clock.cancel()
        process.stdin.close()
        process.stdout.close()
        code = process.wait()
    return Ended(bytes(output[:most]), late.is_set(), code != _CANNOT_START)


@functools.cache
def can_go_offline() -> bool:
    """Tell whether the system lets a program be run without a network."""
    try:
        done = subprocess.run(
            on_leash([], offline=True), stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(words: list[str]) -> int:
    """Run the command that ``words`` name to its end, or to that of standard input."""
    if words[:1] == [_OFFLINE]:
        words, alone = words[1:], _go_offline()
        if not words:
            return 0 if alone else 1
    try:
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True)
    except OSError:
        return _CANNOT_START
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


def _go_offline() -> bool:
    """Move this process where there is no network, not even this machine's own; tell whether it may.

    Root may do so as it is; others need users of their own for it, which some systems forbid.
    """
    if sys.platform != "linux":
        return False
    for flags in (_NEW_NETWORK, _NEW_USERS | _NEW_NETWORK):
        # A child tries first: half-way there (users of its own that stand for none outside) is no way back.
        child = os.fork()
        if child == 0:
            try:
                _leave(flags)
            except BaseException:
                os._exit(1)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            try:
                _leave(flags)
            except OSError:
                return False
            return True
    return False


def _leave(flags: int) -> None:
    import ctypes

    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(flags) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    if flags & _NEW_USERS:
        for name, told in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{group} {group} 1"),
        ):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as f:
                f.write(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
