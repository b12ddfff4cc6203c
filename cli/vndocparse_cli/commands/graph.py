"""``vndocparse graph``: how the documents of an archive stand to one another."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vndocparse_cli.lang import LANG, say


class Format(StrEnum):
    """Formats of the graph."""

    JSON = "json"
    GRAPHML = "graphml"
    DOT = "dot"


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Write which document replaces, amends, implements or reviews which, and what is in force.\n\n"
            "Example: vndocparse graph --format graphml -o archive.graphml\n\n"
            "Circles and contradictions are told on standard error.",
            "Ghi quan hệ thay thế, sửa đổi, thực hiện, kiểm điểm giữa các văn bản, và hiệu lực của chúng.\n\n"
            "Ví dụ: vndocparse graph --format graphml -o kho.graphml\n\n"
            "Vòng tròn và mâu thuẫn được báo ở đầu ra lỗi chuẩn.",
        )
    )(graph)


def graph(
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    format_: Annotated[Format, typer.Option("--format", help=say("Format.", "Định dạng."))] = Format.JSON,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help=say("Write here.", "Ghi vào tệp này."))
    ] = None,
    relation: Annotated[
        list[str] | None,
        typer.Option(help=say("Only this relation (may be repeated).", "Chỉ quan hệ này (có thể lặp lại).")),
    ] = None,
    known: Annotated[
        bool,
        typer.Option(
            "--known",
            help=say("Leave out documents not in the archive.", "Bỏ các văn bản không có trong kho."),
        ),
    ] = False,
) -> None:
    """Write the graph and report problems."""
    from vndocparse.archive.store import Archive
    from vndocparse.library.graph import build
    from vndocparse.library.graph_formats import FORMATS
    from vndocparse_cli.choices import relations
    from vndocparse_cli.output import write_whole

    wanted = relations(relation or ())
    with Archive(archive, read_only=True) as store:
        made = build(store, relations=wanted, stubs=not known)
        text = FORMATS[format_.value](made)
        if out is None:
            typer.echo(text)
        else:
            write_whole(out, text.encode())
        for p in made.problems:
            typer.secho(f"{p.code}: {p.message_vi if LANG == 'vi' else p.message}", fg="yellow", err=True)
