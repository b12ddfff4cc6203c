"""``vndocparse ingest``: a cabinet of files into an archive."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vndocparse.errors import ExitCode
from vndocparse_cli.bounds import LIMIT, MEMORY, TIMEOUT, limits_of
from vndocparse_cli.lang import LANG, say

if TYPE_CHECKING:
    from vndocparse.archive.store import Archive
    from vndocparse.batch.ingest import IngestOptions, Step


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Parse files, folders and zip files into an archive; safe to stop and start again.\n\n"
            "Example: vndocparse ingest tu-ho-so/ --archive archive.db",
            "Đọc tệp, thư mục và tệp zip vào kho; dừng lúc nào cũng được, chạy lại sẽ làm tiếp.\n\n"
            "Ví dụ: vndocparse ingest tu-ho-so/ --archive archive.db",
        )
    )(ingest)


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help=say(
                "Files, folders, zip files, or - for a list of paths on standard input.",
                "Tệp, thư mục, tệp zip, hoặc - để đọc danh sách đường dẫn từ đầu vào chuẩn.",
            ),
        ),
    ],
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    jobs: Annotated[
        int,
        typer.Option(
            "-j", "--jobs", min=0, help=say("Workers; 0: one a core.", "Số tiến trình; 0: mỗi lõi một.")
        ),
    ] = 0,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help=say("Try failed files again.", "Thử lại các tệp đã lỗi."))
    ] = False,
    reparse: Annotated[
        bool,
        typer.Option(
            "--reparse",
            help=say(
                "Parse again what an older version stored, what is damaged in the archive, and what a limit "
                "or a missing recogniser left unread.",
                "Đọc lại những gì phiên bản cũ đã lưu, bị hỏng trong kho, hoặc còn phần chưa đọc vì giới hạn "
                "hay thiếu công cụ nhận dạng.",
            ),
        ),
    ] = False,
    keep: Annotated[
        str | None,
        typer.Option(
            help=say("Keep copies of the originals in this folder.", "Giữ bản sao tệp gốc trong thư mục này.")
        ),
    ] = None,
    watch: Annotated[
        float | None,
        typer.Option(
            min=0.2,
            help=say(
                "Look again every so many seconds for what is new, until Ctrl-C.",
                "Xem lại sau mỗi số giây này có gì mới, đến khi Ctrl-C.",
            ),
        ),
    ] = None,
    timeout: Annotated[float, TIMEOUT] = 900.0,
    memory: Annotated[int, MEMORY] = 3072,
    limit: Annotated[list[str] | None, LIMIT] = None,
    ocr: Annotated[
        Literal["auto", "never", "always"],
        typer.Option(
            help=say("When to recognise pages from their picture.", "Khi nào nhận dạng chữ từ ảnh trang.")
        ),
    ] = "auto",
    tessdata: Annotated[
        str | None, typer.Option(help=say("Folder with vie.traineddata.", "Thư mục chứa vie.traineddata."))
    ] = None,
    cache: Annotated[
        str | None,
        typer.Option(
            envvar="VNDOCPARSE_CACHE",
            help=say("Folder that keeps recognised pages.", "Thư mục giữ kết quả nhận dạng trang."),
        ),
    ] = None,
    link: Annotated[
        bool,
        typer.Option(
            "--link/--no-link", help=say("Link what is new afterwards.", "Sau đó liên kết phần mới.")
        ),
    ] = True,
    json_: Annotated[
        bool,
        typer.Option("--json", help=say("One record a file on standard output.", "Mỗi tệp một dòng JSON.")),
    ] = False,
) -> None:
    """Ingest, then link what is new and make it searchable."""
    from vndocparse.archive.index import update
    from vndocparse.archive.store import Archive
    from vndocparse.batch.ingest import IngestOptions
    from vndocparse.batch.inputs import Watch
    from vndocparse.core.options import ParseOptions

    limits = limits_of(timeout, memory, limit or [])
    parse = ParseOptions(ocr=ocr, tessdata=tessdata, cache=cache, limits=limits)
    options = IngestOptions(
        jobs=jobs,
        retry_failed=retry_failed,
        reparse=reparse,
        keep=keep,
        watch=None if watch is None else Watch(),
        parse=parse,
    )
    totals = {"stored": 0, "unchanged": 0, "failed": 0}
    listed = list(_listed(paths))
    with Archive(archive, create=True) as store:
        try:
            while True:
                before = dict(totals)
                _round(listed, store, options, totals, json_)
                if totals != before or watch is None:
                    _tell(totals)
                if link:
                    _link(store)
                update(store)
                if watch is None:
                    break
                time.sleep(watch)
        except KeyboardInterrupt:
            if watch is None:
                raise
            _tell(totals)
    if totals["failed"]:
        raise typer.Exit(int(ExitCode.PARTIAL))


def _link(store: "Archive") -> None:
    from vndocparse.library.linking import link

    report = link(store)
    if report.documents:
        told = say(
            f"linked: {report.one} references resolved, {report.several} not sure, {report.none} not here",
            f"liên kết: {report.one} viện dẫn xác định, {report.several} chưa chắc, {report.none} không có",
        )
        typer.echo(told, err=True)


def _listed(paths: list[str]) -> Iterator[str]:
    for path in paths:
        if path != "-":
            yield path
            continue
        for line in sys.stdin:
            if line.strip("\r\n"):
                yield line.rstrip("\r\n")


def _round(
    paths: list[str], store: "Archive", options: "IngestOptions", totals: dict[str, int], json_: bool
) -> None:
    from vndocparse.batch.ingest import ingest as run
    from vndocparse.batch.inputs import count_files
    from vndocparse_cli.output import partial_line
    from vndocparse_cli.progress import Progress

    total = count_files(paths) if options.watch is None else None
    with Progress(say("files", "tệp"), total) as progress:
        for step in run(paths, store, options):
            totals[step.entry.status] += 1
            progress.advance(pages=step.pages, failed=step.entry.status == "failed")
            if json_:
                line = {**asdict(step.entry), "id": step.id, "partial": step.partial}
                typer.echo(json.dumps(line, ensure_ascii=False))
            if step.entry.status == "failed":
                progress.tell(f"{say('failed', 'lỗi')}: {step.entry.path}: {_reason(step)}")
            if step.partial:
                progress.tell(partial_line(step.entry.path, step.partial))


def _tell(totals: dict[str, int]) -> None:
    done = sum(totals.values())
    words = {
        "stored": say("stored", "đã lưu"),
        "unchanged": say("unchanged", "không đổi"),
        "failed": say("failed", "lỗi"),
    }
    told = ", ".join(f"{totals[status]} {word}" for status, word in words.items())
    typer.echo(f"{done} {say('inputs', 'đầu vào')}: {told}", err=True)


def _reason(step: "Step") -> str:
    message = step.error.told(LANG)[0] if step.error else step.entry.reason
    return message.removeprefix(f"{step.entry.path}: ")
