"""``vndocparse review``: a resolution beside what later conclusions say of it."""

import json
from typing import Annotated, Any

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Print a resolution with, beside every target and task, what later conclusions say of it.\n\n"
            "Example: vndocparse review 17-NQ/TU\n\n"
            "met and not met are what a conclusion states; a figure alone is shown, not judged.",
            "In nghị quyết, cạnh mỗi mục tiêu và nhiệm vụ là điều các kết luận sau đó nói về nó.\n\n"
            "Ví dụ: vndocparse review 17-NQ/TU\n\n"
            "đạt và chưa đạt là lời của kết luận; chỉ có số liệu thì chỉ nêu số liệu.",
        )
    )(review)


def review(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help=say("Id or number and symbol.", "Id, hoặc số và ký hiệu của văn bản.")
        ),
    ],
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON.", "Dạng JSON."))] = False,
) -> None:
    """Print the review."""
    from vndocparse.archive.store import Archive
    from vndocparse.library.review import review as run

    with Archive(archive, read_only=True) as store:
        made = run(store, key)
        if json_:
            typer.echo(json.dumps(made, ensure_ascii=False))
            return
        _print(made)


def _print(made: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    head = " ".join(x for x in (made["number_symbol"], made["date"], made["title"]) if x)
    console.print(Text(head or made["work"], style="bold"))
    for r in made["reviews"]:
        line = " ".join(x for x in (r["number_symbol"], r["date"], r["title"]) if x) or r["work"]
        console.print(Text(f"{say('reviewed by', 'được kiểm điểm bởi')}: {line} ({r['confidence']:.2f})"))
    if not made["reviews"]:
        console.print(
            say("no review of it is in the archive", "kho chưa có kết luận nào kiểm điểm văn bản này")
        )
    for r in made["overall"]:
        console.print(Text(f"{_status(r['status'])}: {r['text']}"))
    for kind, name in (("targets", say("Targets", "Mục tiêu")), ("tasks", say("Tasks", "Nhiệm vụ"))):
        if not made[kind]:
            continue
        table = Table(title=name, title_justify="left", show_lines=True)
        for column in (say("item", "mục"), say("text", "nội dung"), say("status", "tình trạng"),
                       say("said", "kết luận nói")):  # fmt: skip
            table.add_column(column, overflow="fold")
        for row in made[kind]:
            table.add_row(row["item"] or "", Text(row["text"]), _state(row), Text(_said(row["said"])))
        console.print(table)


def _state(row: dict[str, Any]) -> str:
    """Return the status; where only a figure was given, how it stands to the goal's."""
    told = _status(row["status"])
    if row["status"] == "mentioned" and row.get("reached") is not None:
        figure = say("figure not at the goal", "số liệu chưa tới mức")
        if row["reached"]:
            figure = say("figure at the goal", "số liệu đạt mức")
        told += f" ({figure})"
    return told


def _status(code: str) -> str:
    return {
        "met": say("met", "đạt"),
        "not_met": say("not met", "chưa đạt"),
        "mentioned": say("mentioned", "có nêu"),
        "no_word": say("no word", "không nói đến"),
    }.get(code, code)


def _said(said: list[dict[str, Any]]) -> str:
    out = []
    for s in said[:4]:
        page = f", {say('page', 'trang')} {s['page']}" if s["page"] else ""
        out.append(f"{s['text']} [{s['date'] or s['by']}{page}]")
    return "\n".join(out)
