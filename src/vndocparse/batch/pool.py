"""A pool of worker processes: a crash, a hang or a hunger for memory costs one file, never the batch."""

import contextlib
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from vndocparse import errors
from vndocparse.batch.scratch import Scratch
from vndocparse.batch.wire import Unpacker, pack
from vndocparse.batch.worker import options_to_dict
from vndocparse.core.options import ParseOptions
from vndocparse.errors import LimitError, VndocparseError, WorkerError

_WAKE = 1.0  # seconds after which the deadlines are looked at, at the latest
_STOPPED = 5.0  # seconds later than asked for that no busy machine wakes a process


@dataclass(frozen=True, slots=True)
class Task:
    """One file to parse; ``data`` holds its bytes where it lies in no folder (inside a zip)."""

    path: str
    data: bytes | None = None
    tag: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: the packed record, or the error."""

    task: Task
    record: bytes | None
    error: VndocparseError | None
    seconds: float


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    unpacker: Unpacker = field(default_factory=Unpacker)
    task: Task | None = None
    began: float = 0.0
    outbox: memoryview = field(default_factory=lambda: memoryview(b""))


class Pool:
    """Parses files in ``jobs`` child processes; use it as a context manager.

    A worker that dies is replaced and its file fails with :class:`WorkerError`; one
    that runs past ``limits.document_seconds`` is killed and its file fails with
    :class:`LimitError`. Workers are renewed after ``renew`` files, so that memory
    that native libraries keep cannot pile up. Records come packed for
    the archive, or with ``plain`` as JSON text, indented by ``indent``.
    """

    def __init__(
        self,
        options: ParseOptions,
        jobs: int,
        *,
        renew: int = 500,
        plain: bool = False,
        indent: int | None = None,
    ) -> None:
        self._options = options
        self._shape = {"plain": plain, "indent": indent}
        self._told = options_to_dict(options)
        self._jobs = max(1, jobs)
        self._renew = renew
        self._served: dict[int, int] = {}
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()
        self._scratch = Scratch()

    def __enter__(self) -> "Pool":
        self._scratch.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for w in self._workers:
            self._end(w)
        self._workers.clear()
        self._selector.close()
        self._scratch.__exit__()

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Parse ``tasks`` and yield each outcome as it comes; the order is that of completion."""
        left = True
        while left or any(w.task for w in self._workers):
            while left and (idle := self._idle()) is not None:
                task = next(tasks, None)
                if task is None:
                    left = False
                    break
                self._send(idle, task)
            yield from self._collect()

    def _idle(self) -> _Worker | None:
        for w in list(self._workers):
            if w.task is None:
                if self._served.get(w.process.pid, 0) < self._renew and w.process.poll() is None:
                    return w
                self._drop(w)
        if len(self._workers) < self._jobs:
            return self._start()
        return None

    def _start(self) -> _Worker:
        env = {
            **os.environ,
            "OMP_THREAD_LIMIT": "1",
            "OMP_NUM_THREADS": "1",
            "TMPDIR": str(self._scratch.path),
        }
        try:
            process = subprocess.Popen(
                # -P: no module is taken from the folder that the user happens to be in
                [sys.executable, "-P", "-m", "vndocparse.batch.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if not os.environ.get("VNDOCPARSE_DEBUG") else None,
                env=env,
                bufsize=0,
            )
        except OSError as e:
            raise WorkerError(
                f"cannot start a worker: {e}", f"không khởi động được tiến trình con: {e}"
            ) from e
        worker = _Worker(process)
        assert process.stdin is not None and process.stdout is not None
        os.set_blocking(process.stdin.fileno(), False)
        self._workers.append(worker)
        self._selector.register(process.stdout, selectors.EVENT_READ, worker)
        return worker

    def _send(self, worker: _Worker, task: Task) -> None:
        head = {
            "task": 0,
            "path": task.path,
            "inline": task.data is not None,
            "options": self._told,
            **self._shape,
        }
        worker.task, worker.began = task, time.monotonic()
        worker.outbox = memoryview(pack(head, task.data or b""))
        self._served[worker.process.pid] = self._served.get(worker.process.pid, 0) + 1
        self._push(worker)

    def _push(self, worker: _Worker) -> None:
        """Write what the pipe takes now; the rest goes out while answers are awaited."""
        stdin = worker.process.stdin
        assert stdin is not None
        try:
            while worker.outbox:
                worker.outbox = worker.outbox[os.write(stdin.fileno(), worker.outbox[:65536]) :]
        except BlockingIOError:
            if stdin not in self._selector.get_map():
                self._selector.register(stdin, selectors.EVENT_WRITE, worker)
            return
        except OSError:  # it died; its output tells
            worker.outbox = memoryview(b"")
        if stdin in self._selector.get_map():
            self._selector.unregister(stdin)

    def _collect(self) -> Iterator[Outcome]:
        patience, since = self._patience(), time.monotonic()
        ready = self._selector.select(timeout=patience)
        if (lost := time.monotonic() - since - patience) > _STOPPED:
            # This process was stopped (Ctrl-Z, a machine put to sleep), and its workers with it.
            for stopped in self._workers:
                stopped.began += lost
        for key, events in ready:
            worker: _Worker = key.data
            if worker not in self._workers:  # dropped by an event before this one
                continue
            if events & selectors.EVENT_WRITE:
                self._push(worker)
                continue
            data = os.read(key.fd, 1 << 20)
            if not data:
                yield from self._died(worker)
                continue
            try:
                messages = worker.unpacker.feed(data)
            except ValueError:
                worker.process.kill()
                continue
            for head, body in messages:
                yield self._outcome(worker, head, body)
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.task is not None and now - worker.began > self._options.limits.document_seconds:
                yield self._overdue(worker)

    def _patience(self) -> float:
        now, bound = time.monotonic(), self._options.limits.document_seconds
        waits = [bound - (now - w.began) for w in self._workers if w.task is not None]
        return max(0.01, min(*waits, _WAKE)) if waits else 0.01

    def _outcome(self, worker: _Worker, head: dict[str, Any], body: bytes) -> Outcome:
        task, worker.task = worker.task, None
        assert task is not None
        if head["ok"]:
            return Outcome(task, body, None, head["seconds"])
        cls = getattr(errors, head["error"], VndocparseError)
        error = cls(
            head["message"], head["message_vi"], hint=head.get("hint", ""), hint_vi=head.get("hint_vi", "")
        )
        return Outcome(task, None, error, head["seconds"])

    def _died(self, worker: _Worker) -> Iterator[Outcome]:
        code = worker.process.wait()
        task, began = worker.task, worker.began
        self._drop(worker)
        if task is not None:
            how, how_vi = f"exit code {code}", f"mã thoát {code}"
            if code < 0:
                how, how_vi = f"signal {-code}", f"tín hiệu {-code}"
            error = WorkerError(
                f"the worker died while it read the file ({how})",
                f"tiến trình đọc tệp bị chết ({how_vi})",
                hint="The file crashes a library; please report it. Other files are not affected.",
                hint_vi="Tệp làm hỏng một thư viện; xin báo lại. Các tệp khác không bị ảnh hưởng.",
            )
            yield Outcome(task, None, error, time.monotonic() - began)

    def _overdue(self, worker: _Worker) -> Outcome:
        task, began = worker.task, worker.began
        assert task is not None
        worker.process.kill()
        self._drop(worker)
        bound = self._options.limits.document_seconds
        error = LimitError(
            f"took longer than {bound:g} seconds",
            f"mất hơn {bound:g} giây",
            hint="Raise the limit with --timeout, or split the file.",
            hint_vi="Tăng giới hạn bằng --timeout, hoặc tách tệp.",
        )
        return Outcome(task, None, error, time.monotonic() - began)

    def _drop(self, worker: _Worker) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        for stream in (worker.process.stdout, worker.process.stdin):
            if stream is not None:
                if not stream.closed and stream in self._selector.get_map():
                    self._selector.unregister(stream)
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            worker.process.wait(timeout=2 if worker.task is None else 0)
        except subprocess.TimeoutExpired:
            worker.process.kill()
            worker.process.wait()
