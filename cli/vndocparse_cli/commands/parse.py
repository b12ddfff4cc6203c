"""``vndocparse parse``: files in, records out."""

import contextlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vndocparse.errors import ExitCode, VndocparseError
from vndocparse_cli.bounds import LIMIT, MEMORY, TIMEOUT, limits_of
from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.core.options import ParseOptions


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Parse documents (PDF, scans, DOCX, DOC, HTML, text) and print what they say.\n\n"
            "Example: vndocparse parse ket-luan.pdf --format summary",
            "Đọc văn bản (PDF, bản quét, DOCX, DOC, HTML, văn bản thuần) và in nội dung đã bóc tách.\n\n"
            "Ví dụ: vndocparse parse ket-luan.pdf --format summary",
        )
    )(parse)


def parse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=say("Files, or - for standard input.", "Các tệp, hoặc - cho đầu vào chuẩn."),
        ),
    ],
    format_: Annotated[
        Literal["json", "jsonl", "text", "summary"],
        typer.Option(
            "--format",
            "-f",
            help=say(
                "json: the whole record; jsonl: one record a line; text; summary: a readable sheet.",
                "json: toàn bộ; jsonl: mỗi văn bản một dòng; text: phần chữ; summary: bản tóm lược.",
            ),
        ),
    ] = "json",
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            help=say(
                "Write here: a file, or a folder for several inputs.",
                "Ghi ra đây: một tệp, hoặc một thư mục khi có nhiều đầu vào.",
            ),
        ),
    ] = None,
    ocr: Annotated[
        Literal["auto", "never", "always"],
        typer.Option(
            help=say("When to recognise pages from their picture.", "Khi nào nhận dạng chữ từ ảnh trang."),
        ),
    ] = "auto",
    tessdata: Annotated[
        str | None,
        typer.Option(help=say("Folder with vie.traineddata.", "Thư mục chứa vie.traineddata.")),
    ] = None,
    cache: Annotated[
        str | None,
        typer.Option(
            help=say("Folder that keeps recognised pages.", "Thư mục giữ kết quả nhận dạng trang."),
            envvar="VNDOCPARSE_CACHE",
        ),
    ] = None,
    timeout: Annotated[float, TIMEOUT] = 900.0,
    memory: Annotated[int, MEMORY] = 3072,
    limit: Annotated[list[str] | None, LIMIT] = None,
    in_process: Annotated[
        bool,
        typer.Option(
            "--in-process",
            help=say(
                "Read the files in this process, without bounds on time and memory.",
                "Đọc tệp ngay trong tiến trình này, không giới hạn thời gian và bộ nhớ.",
            ),
        ),
    ] = False,
) -> None:
    """Parse each file; a failure is told and the others go on."""
    from vndocparse.core.options import ParseOptions
    from vndocparse_cli.output import names_for, partial_line, write_whole
    from vndocparse_cli.streams import on_one_line

    limits = limits_of(timeout, memory, limit or [])
    options = ParseOptions(ocr=ocr, tessdata=tessdata, cache=cache, limits=limits)
    several = len(files) > 1
    targets: list[Path | None] = [None] * len(files)
    if (
        out is not None
        and (several or Path(out).is_dir() or out.endswith(("/", "\\")))
        and format_ != "jsonl"
    ):
        targets = list(names_for(files, Path(out), ".txt" if format_ in ("text", "summary") else ".json"))
    elif out is not None:
        targets = [Path(out)] * len(files)
    failures: list[ExitCode] = []
    lines: list[str] = []
    compact = format_ != "json" or (several and out is None)
    # Whoever looks for a defect wants its traceback, which a worker could not pass on.
    read = _here if in_process or os.environ.get("VNDOCPARSE_DEBUG") else _in_worker
    for (path, record, error), target in zip(
        read(files, options, None if compact else 1), targets, strict=True
    ):
        if error is not None:
            from vndocparse_cli.app import complain

            complain(error, subject="" if path in error.message else f"{path}: ")
            failures.append(error.exit_code)
            continue
        if told := _cut_short(record):
            typer.echo(on_one_line(partial_line(path, told)), err=True)
        if format_ == "summary" and target is None:
            from vndocparse.core.record import Document
            from vndocparse_cli.summary import print_summary

            print_summary(Document.model_validate_json(record))
        elif format_ == "jsonl" and out is not None:
            lines.append(record)
        else:
            shown = _render(record, format_)
            if target is None:
                typer.echo(shown)
            else:
                write_whole(target, (shown + "\n").encode("utf-8", "backslashreplace"))
    if lines and out is not None:
        write_whole(Path(out), ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
    if failures:
        raise typer.Exit(int(failures[0] if len(files) == 1 else ExitCode.PARTIAL))


_Read = tuple[str, str, VndocparseError | None]  # path, the record's JSON, error


def _in_worker(files: list[str], options: "ParseOptions", indent: int | None) -> Iterator[_Read]:
    """Read the files in a child process, so that a crash or an endless page costs one file."""
    from vndocparse.batch.pool import Pool, Task

    tasks = (Task(path, _streamed(path, options)) for path in files)
    with Pool(options, 1, plain=True, indent=indent) as pool:
        for outcome in pool.run(tasks):
            record = (outcome.record or b"").decode("utf-8", "surrogatepass")
            yield outcome.task.path, record, outcome.error


def _here(files: list[str], options: "ParseOptions", indent: int | None) -> Iterator[_Read]:
    from vndocparse import pipeline

    for path in files:
        try:
            if path == "-":
                document = pipeline.parse_bytes(_stdin(options), "-", options)
            else:
                document = pipeline.parse(path, options)
        except VndocparseError as e:
            yield path, "", e
        else:
            yield path, document.to_json(indent=indent), None


def _streamed(path: str, options: "ParseOptions") -> bytes | None:
    """Return what comes through a pipe, which a child process could not open (`<(…)`); ``None`` for files."""
    if path == "-":
        return _stdin(options)
    with contextlib.suppress(OSError, ValueError):
        if stat.S_ISFIFO(os.stat(path).st_mode):
            with open(path, "rb") as pipe:
                return pipe.read(options.limits.file_bytes + 1)
    return None


def _stdin(options: "ParseOptions") -> bytes:
    return sys.stdin.buffer.read(options.limits.file_bytes + 1)


def _cut_short(record: str) -> list[str]:
    from vndocparse.core.shortfall import cut_short

    return cut_short(json.loads(record)) if '"limit_' in record else []


def _render(record: str, format_: str) -> str:
    if format_ == "text":
        return str(json.loads(record)["text"])
    if format_ == "summary":
        from vndocparse.core.record import Document
        from vndocparse_cli.summary import summary_text

        return summary_text(Document.model_validate_json(record))
    return record
