"""``vndocparse index``: bring the search index of an archive up to date."""

import json
from typing import Annotated, Literal

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Bring the search index beside an archive up to date; safe to stop and start again.\n\n"
            "Example: vndocparse index --archive archive.db\n\n"
            "The index is the folder ARCHIVE.index; all of it can be made again from the archive.",
            "Cập nhật chỉ mục tìm kiếm cạnh tệp kho; dừng lúc nào cũng được, chạy lại sẽ làm tiếp.\n\n"
            "Ví dụ: vndocparse index --archive archive.db\n\n"
            "Chỉ mục là thư mục KHO.index; có thể tạo lại toàn bộ từ kho.",
        )
    )(index)


def index(
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help=say("Throw it away and build it anew.", "Bỏ đi và tạo lại."))
    ] = False,
    engine: Annotated[
        Literal["tantivy", "fts5"] | None,
        typer.Option(help=say("tantivy (the default) or fts5.", "tantivy (mặc định) hoặc fts5.")),
    ] = None,
    json_: Annotated[
        bool, typer.Option("--json", help=say("Figures as JSON.", "Số liệu dạng JSON."))
    ] = False,
) -> None:
    """Update or rebuild, then say how the index stands."""
    from vndocparse.archive.index import state
    from vndocparse.archive.store import Archive
    from vndocparse_cli.finding import build

    done = build(archive, rebuild=rebuild, engine=engine)
    with Archive(archive, read_only=True) as store:
        now = state(store)
    if json_:
        typer.echo(
            json.dumps(
                {
                    "indexed": done,
                    "pending": now.pending,
                    "engine": now.engine,
                    "folder": str(now.folder),
                    "bytes": now.size,
                }
            )
        )
        return
    typer.echo(
        say(
            f"{done} documents put into {now.folder} ({now.engine}, {now.size / 1e6:.1f} MB)",
            f"đã đưa {done} văn bản vào {now.folder} ({now.engine}, {now.size / 1e6:.1f} MB)",
        )
    )
