"""Fill an archive from many files so that nothing is lost, doubled or left half done."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from vndocparse import __version__
from vndocparse.archive.soundness import is_partial, is_sound
from vndocparse.archive.store import Archive, LedgerEntry, storable
from vndocparse.batch.inputs import Input, Watch, walk
from vndocparse.batch.originals import keep_original
from vndocparse.batch.pool import Outcome, Pool, Task
from vndocparse.core.options import ParseOptions
from vndocparse.core.packed import unpack_record
from vndocparse.core.shortfall import cut_short
from vndocparse.errors import ExitCode, VndocparseError

PARSER = f"vndocparse {__version__}"


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest: ``jobs`` workers (0 for one a core), what to take up again, where to keep originals.

    ``reparse`` takes up what an older parser stored, what is damaged in the archive, what was read in part.
    ``watch`` leaves out what it has seen before; give the same one to each call.
    """

    jobs: int = 0
    retry_failed: bool = False
    reparse: bool = False
    keep: str | None = None
    watch: Watch | None = None
    parse: ParseOptions = field(default_factory=ParseOptions)


@dataclass(frozen=True, slots=True)
class Step:
    """One input done: its ledger line and, for a failure, the error; ``id`` is the stored document's key.

    ``partial`` says what a limit left unread of it.
    """

    entry: LedgerEntry
    error: VndocparseError | None = None
    id: str | None = None
    pages: int = 0
    partial: tuple[str, ...] = ()


def ingest(
    paths: Iterable[str],
    archive: Archive,
    options: IngestOptions,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Step]:
    """Parse every input under ``paths`` into the archive; yield a step for each, as it ends.

    The steps' statuses always add up to the inputs: stored, unchanged (the same bytes
    are there, from this parser), failed. Each is written with its ledger line in one
    transaction, so that a run killed at any moment goes on where it was.
    """
    at = clock().isoformat(timespec="seconds")
    failed_before = {} if options.retry_failed else {e.path: e for e in archive.ledger("failed")}
    under_way: set[str] = set()
    finished: list[Step] = []
    again: list[Input] = []

    def tasks() -> Iterator[Task]:
        own = [f"{archive.path}{end}" for end in ("", "-wal", "-shm", "-journal", ".index", ".index.lock")]
        for found in walk(paths, options.parse.limits, own, options.watch):
            step = _settled(found, archive, options, failed_before, at)
            if step is not None:
                finished.append(step)
            elif found.sha256 in under_way:
                again.append(found)  # the same bytes are being parsed; settled when they are stored
            else:
                under_way.add(str(found.sha256))
                yield Task(found.path, found.data, found)

    jobs = options.jobs or os.cpu_count() or 1
    with Pool(options.parse, jobs) as pool:
        for outcome in pool.run(tasks()):
            yield from _flush(finished)
            yield _finish(outcome, archive, options, at)
    yield from _flush(finished)
    for found in again:
        step = _settled(found, archive, options, {}, at)
        if step is None:  # its twin failed; so does it
            twin = next((e for e in archive.ledger("failed") if e.sha256 == found.sha256), None)
            entry = LedgerEntry(
                found.path,
                "failed",
                found.sha256,
                found.size,
                twin.code if twin else 1,
                twin.reason if twin else "the same bytes failed before",
                PARSER,
                at,
            )
            archive.note(entry)
            step = Step(entry)
        yield step


def _flush(finished: list[Step]) -> Iterator[Step]:
    yield from finished
    finished.clear()


def _settled(
    found: Input, archive: Archive, options: IngestOptions, failed_before: dict[str, LedgerEntry], at: str
) -> Step | None:
    """Return the step of an input that needs no parse, ``None`` for one that does."""
    if found.error is not None:
        entry = LedgerEntry(
            found.path,
            "failed",
            None,
            found.size,
            int(found.error.exit_code),
            found.error.message,
            PARSER,
            at,
        )
        archive.note(entry)
        return Step(entry, found.error)
    sha256 = str(found.sha256)
    parser = archive.parser_of(sha256)
    if parser is not None and not (
        options.reparse and (parser != PARSER or not is_sound(archive, sha256) or is_partial(archive, sha256))
    ):
        entry = LedgerEntry(found.path, "unchanged", found.sha256, found.size, 0, "", parser, at)
        error = None
        try:
            if options.keep:  # it may have been stored by a run that kept nothing
                keep_original(Path(options.keep), sha256, found)
        except VndocparseError as e:
            error = e
            entry = replace(entry, status="failed", code=int(e.exit_code), reason=e.message)
        archive.note(entry)
        return Step(entry, error)
    before = failed_before.get(storable(found.path))
    if before is not None and before.sha256 == found.sha256 and before.parser == PARSER:
        return Step(before)
    return None


def _finish(outcome: Outcome, archive: Archive, options: IngestOptions, at: str) -> Step:
    found: Input = outcome.task.tag
    error = outcome.error
    if outcome.record is not None:
        record = unpack_record(outcome.record)
        seen = record["source"]["sha256"]
        try:
            if options.keep:
                keep_original(Path(options.keep), seen, found)
            entry = LedgerEntry(
                found.path, "stored", seen, found.size, 0, "", PARSER, at, round(outcome.seconds, 3)
            )
            archive.store(record, entry, outcome.record)
            pages = record["source"].get("page_count") or 1
            return Step(entry, None, record["id"], pages, tuple(cut_short(record)))
        except VndocparseError as e:
            if e.exit_code is ExitCode.ARCHIVE:
                raise  # nothing more can be kept: stop, and go on from here next time
            error = e
    assert error is not None
    entry = LedgerEntry(
        found.path,
        "failed",
        found.sha256,
        found.size,
        int(error.exit_code),
        error.message,
        PARSER,
        at,
        round(outcome.seconds, 3),
    )
    archive.note(entry)
    return Step(entry, error)
