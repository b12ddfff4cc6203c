"""``vndocparse similar``: documents that are worded alike."""

from typing import Annotated

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Find the documents of an archive that are nearest to one of its own.\n\n"
            "Example: vndocparse similar 17-NQ/TU\n\n"
            "KEY is a document's id, its number and symbol, or the start of its hash.",
            "Tìm các văn bản trong kho gần nội dung với một văn bản.\n\n"
            "Ví dụ: vndocparse similar 17-NQ/TU\n\n"
            "KEY là mã, số ký hiệu của văn bản, hoặc phần đầu mã băm.",
        )
    )(similar)


def similar(
    key: Annotated[str, typer.Argument(metavar="KEY", help=say("The document.", "Văn bản."))],
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, max=1000, help=say("Most results.", "Số kết quả tối đa."))
    ] = 10,
    json_: Annotated[
        bool, typer.Option("--json", help=say("One JSON object a line.", "Mỗi kết quả một dòng JSON."))
    ] = False,
) -> None:
    """Print the nearest documents, nearest first."""
    from vndocparse_cli.finding import show, with_index

    show(with_index(archive, lambda s: s.similar(key, limit)), json_)
