"""``vndocparse parse``: files in, records out."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vndocparse.errors import ExitCode, VndocparseError
from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.core.options import ParseOptions
    from vndocparse.core.record import Document


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
) -> None:
    """Parse each file; a failure is told and the others go on."""
    from vndocparse.core.options import ParseOptions
    from vndocparse_cli.output import names_for, write_whole

    options = ParseOptions(ocr=ocr, tessdata=tessdata, cache=cache)
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
    # Loading the libraries makes objects by the hundred thousand that live to the end; looking through
    # them again and again for garbage is a fifth of the time of a cold start.
    gc.disable()
    for path, target in zip(files, targets, strict=True):
        try:
            document = _parse_one(path, options)
        except VndocparseError as e:
            from vndocparse_cli.app import complain

            complain(e, subject="" if path in e.message else f"{path}: ")
            failures.append(e.exit_code)
            continue
        finally:
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
        if format_ == "summary" and target is None:
            from vndocparse_cli.summary import print_summary

            print_summary(document)
            continue
        shown = _render(document, format_, compact=format_ == "jsonl" or (several and target is None))
        if target is None:
            typer.echo(shown)
        elif format_ == "jsonl":
            lines.append(shown)
        else:
            write_whole(target, (shown + "\n").encode("utf-8", "backslashreplace"))
    if lines and out is not None:
        write_whole(Path(out), ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
    if failures:
        raise typer.Exit(int(failures[0] if len(files) == 1 else ExitCode.PARTIAL))


def _parse_one(path: str, options: "ParseOptions") -> "Document":
    from vndocparse import pipeline

    if path == "-":
        return pipeline.parse_bytes(sys.stdin.buffer.read(options.limits.file_bytes + 1), "-", options)
    return pipeline.parse(path, options)


def _render(document: "Document", format_: str, *, compact: bool) -> str:
    if format_ == "text":
        return document.text
    if format_ == "summary":
        from vndocparse_cli.summary import summary_text

        return summary_text(document)
    return document.to_json(indent=None if compact else 1)
