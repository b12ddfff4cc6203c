"""``vndocparse show``: one document of an archive, and how it stands to others."""

import json
from typing import Annotated, Any

import typer

from vndocparse_cli.choices import RELATIONS
from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Show a document, its versions and, with --links, what it names and what names it.\n\n"
            "Example: vndocparse show 17-NQ/TU --links",
            "Xem một văn bản trong kho, các bản của nó và, với --links, các văn bản liên quan.\n\n"
            "Ví dụ: vndocparse show 17-NQ/TU --links",
        )
    )(show)


def show(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY",
            help=say(
                "Id, number and symbol, row number, or start of a hash.",
                "Id, số và ký hiệu, số thứ tự, hoặc phần đầu mã băm.",
            ),
        ),
    ],
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    links: Annotated[
        bool, typer.Option("--links", help=say("Links to and from it.", "Liên kết đi và đến."))
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON.", "Dạng JSON."))] = False,
) -> None:
    """Print the document."""
    from vndocparse.archive.store import Archive
    from vndocparse.library.show import show as run

    with Archive(archive, read_only=True) as store:
        made = run(store, key, links=links)
        if json_:
            typer.echo(json.dumps(made, ensure_ascii=False))
            return
        for name in ("id", "number_symbol", "date", "issuer", "province", "term", "title"):
            if made[name]:
                typer.echo(f"{_LABELS[name]:16} {made[name]}")
        for name, n in made["counts"].items():
            typer.echo(f"{_LABELS[name]:16} {n}")
        for version in made["versions"]:
            quality = f"{version['text_source']}, {version['quality']:.2f}"
            typer.echo(f"{say('version', 'bản'):16} {version['path']} ({quality}) {version['sha256'][:12]}")
        for link in made.get("links", []):
            typer.echo(_line(link))
        for link in made.get("linked_from", []):
            relation = RELATIONS[link["relation"]]
            typer.echo(f"<- {relation:12} {link['from']} ({link['confidence']:.2f}, {link['method']})")


_LABELS = {
    "id": say("id", "mã"),
    "number_symbol": say("number, symbol", "số, ký hiệu"),
    "date": say("date", "ngày"),
    "issuer": say("issuer", "cơ quan"),
    "province": say("province", "tỉnh"),
    "term": say("term", "nhiệm kỳ"),
    "title": say("title", "trích yếu"),
    "directives": say("directives", "nhiệm vụ"),
    "targets": say("targets", "chỉ tiêu"),
    "findings": say("findings", "đánh giá"),
    "refs": say("references", "viện dẫn"),
}


def _line(link: dict[str, Any]) -> str:
    unsure = {
        "several": say(", not sure", ", chưa chắc"),
        "none": say(", not in the archive", ", không có trong kho"),
    }.get(link["status"], "")
    page = f", {say('page', 'trang')} {link['page']}" if link["page"] else ""
    how = f"{link['confidence']:.2f}, {link['method']}{unsure}{page}"
    out = f"-> {RELATIONS[link['relation']]:12} {link['to']} ({how})"
    if link["status"] == "several":
        out += "".join(f"\n     ? {c['work']} ({c['score']:.2f})" for c in link["candidates"])
    return out
