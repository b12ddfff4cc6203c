"""The child process that parses one file after another, bounded in memory; run by :mod:`pool`."""

import gc
import os
import sys
import time
from typing import Any

from vndocparse.batch.wire import pack_head, read_one
from vndocparse.core.options import Limits, ParseOptions
from vndocparse.core.packed import pack_pieces
from vndocparse.errors import ExitCode, LimitError, VndocparseError


def options_to_dict(options: ParseOptions) -> dict[str, Any]:
    """Return the options as plain JSON values."""
    import dataclasses

    return dataclasses.asdict(options)


def options_from_dict(data: dict[str, Any]) -> ParseOptions:
    """Return the options that :func:`options_to_dict` wrote."""
    return ParseOptions(**{**data, "limits": Limits(**data["limits"])})


def main() -> None:
    """Serve requests on standard input until it ends.

    Standard output carries messages only: native libraries that print are sent to
    standard error instead.
    """
    out = os.dup(1)
    os.dup2(2, 1)
    _die_with_parent()
    # Loading the libraries makes objects by the hundred thousand that live to the end; looking through
    # them again and again for garbage is a fifth of the time of a cold start.
    gc.disable()
    while (request := read_one(sys.stdin.buffer.read)) is not None:
        head, data = request
        options = options_from_dict(head["options"])
        _bound_memory(options.limits.memory_bytes)
        began = time.perf_counter()
        answer, body = _answer(head, data, options)
        answer["seconds"] = round(time.perf_counter() - began, 4)
        answer["task"] = head["task"]
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        for piece in (pack_head(answer, len(body)), body):
            _write(out, memoryview(piece))
        del piece, body


def _write(out: int, message: memoryview) -> None:
    while message:
        message = message[os.write(out, message) :]


def _answer(head: dict[str, Any], data: bytes, options: ParseOptions) -> tuple[dict[str, Any], bytes]:
    from vndocparse import pipeline

    try:
        if head.get("inline"):
            document = pipeline.parse_bytes(data, head["path"], options)
        else:
            document = pipeline.parse(head["path"], options)
        if not head.get("plain"):
            return {"ok": True}, pack_pieces(document.json_pieces())
        if head.get("indent") is None:
            return {"ok": True}, b"".join(document.json_pieces())
        return {"ok": True}, document.to_json(indent=head["indent"]).encode("utf-8", "surrogatepass")
    except VndocparseError as e:
        return _refusal(e), b""
    except MemoryError:
        bound = options.limits.memory_bytes // (1024 * 1024)
        return _refusal(
            LimitError(
                f"needs more than {bound} MiB of memory",
                f"cần hơn {bound} MiB bộ nhớ",
                hint="Raise the limit with --memory.",
                hint_vi="Tăng giới hạn bằng --memory.",
            )
        ), b""
    except Exception as e:  # a defect: told as such, and the batch goes on
        return {
            "ok": False,
            "code": int(ExitCode.UNEXPECTED),
            "error": "VndocparseError",
            "message": f"unexpected error: {type(e).__name__}: {e}",
            "message_vi": f"lỗi ngoài dự kiến: {type(e).__name__}: {e}",
        }, b""


def _refusal(e: VndocparseError) -> dict[str, Any]:
    return {
        "ok": False,
        "code": int(e.exit_code),
        "error": type(e).__name__,
        "message": e.message,
        "message_vi": e.message_vi,
        "hint": e.hint,
        "hint_vi": e.hint_vi,
    }


def _bound_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    if soft != wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    # A crash of a native library needs no core file in the archivist's folder.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _die_with_parent() -> None:
    """Ask Linux to end this process when the parent dies, also by kill -9."""
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(1, signal.SIGKILL)  # 1: PR_SET_PDEATHSIG
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle


if __name__ == "__main__":
    main()
