"""``vndocparse link``: resolve references between the documents of an archive."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Link the documents of an archive: versions, references, reviews item to item.\n\n"
            "Example: vndocparse link archive.db\n\n"
            "Only what is new is linked; --full links everything again.",
            "Liên kết văn bản trong kho: các bản, viện dẫn, đối chiếu kết luận với nghị quyết.\n\n"
            "Ví dụ: vndocparse link archive.db\n\n"
            "Chỉ liên kết phần mới; --full liên kết lại toàn bộ.",
        )
    )(link)


def link(
    archive: Annotated[
        str, typer.Argument(metavar="ARCHIVE", help=say("The archive file.", "Tệp kho lưu trữ."))
    ] = "archive.db",
    full: Annotated[
        bool, typer.Option("--full", help=say("Link everything again.", "Liên kết lại toàn bộ."))
    ] = False,
    json_: Annotated[
        bool, typer.Option("--json", help=say("Figures as JSON.", "Số liệu dạng JSON."))
    ] = False,
) -> None:
    """Link and print what was done."""
    from vndocparse.archive.store import Archive
    from vndocparse.library.linking import link as run

    with Archive(archive) as store:
        report = run(store, full=full)
    if json_:
        typer.echo(json.dumps(asdict(report)))
        return
    typer.echo(
        say(
            f"{report.documents} documents linked; {report.resolved} references: {report.one} resolved,"
            f" {report.several} not sure, {report.none} not in the archive; {report.aligned} items aligned",
            f"đã liên kết {report.documents} văn bản; {report.resolved} viện dẫn: {report.one} xác định,"
            f" {report.several} chưa chắc, {report.none} không có trong kho; đối chiếu {report.aligned} mục",
        )
    )
