"""``vndocparse check``: examine an archive."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from vndocparse.errors import ExitCode
from vndocparse_cli.lang import LANG, say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Examine an archive: is the file sound, can every record be read, do the counts agree.\n\n"
            "Example: vndocparse check archive.db",
            "Kiểm tra kho: tệp có nguyên vẹn, mọi bản ghi đọc được, số lượng có khớp.\n\n"
            "Ví dụ: vndocparse check archive.db",
        )
    )(check)


_COUNTED = {
    "documents": say("documents", "văn bản (tệp)"),
    "directives": say("directives", "nhiệm vụ"),
    "targets": say("targets", "chỉ tiêu"),
    "findings": say("findings", "đánh giá"),
    "refs": say("references", "viện dẫn"),
    "links": say("links", "liên kết"),
    "works": say("works", "văn bản"),
}


def check(
    archive: Annotated[
        str, typer.Argument(metavar="ARCHIVE", help=say("The archive file.", "Tệp kho lưu trữ."))
    ] = "archive.db",
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON.", "Dạng JSON."))] = False,
) -> None:
    """Print what is wrong, with advice; exit code 11 where anything is."""
    from vndocparse.archive.store import Archive
    from vndocparse.library.check import check as run

    with Archive(archive, read_only=True) as store:
        faults = run(store)
        counts = store.counts()
    if json_:
        shown = {"sound": not faults, "counts": counts, "faults": [asdict(f) for f in faults]}
        typer.echo(json.dumps(shown, ensure_ascii=False))
    else:
        for f in faults:
            typer.secho(f"{f.code}: {f.message_vi if LANG == 'vi' else f.message}", fg="red")
            typer.echo(f"  {say('advice', 'cách xử lý')}: {f.advice_vi if LANG == 'vi' else f.advice}")
        told = ", ".join(f"{n} {_COUNTED[name]}" for name, n in counts.items())
        if not faults:
            typer.echo(f"{say('sound', 'kho nguyên vẹn')}: {told}")
    if faults:
        raise typer.Exit(int(ExitCode.ARCHIVE))
