"""``vndocparse due``: what is overdue, due soon or without a deadline, by body."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.tracker.items import Item


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "List directives that are overdue, due, or without a deadline, by body.\n\n"
            "Example: vndocparse due --archive archive.db --before 2025-07-01 --body 'Sở Nội vụ'",
            "Liệt kê nhiệm vụ quá hạn, đến hạn, không có thời hạn, theo cơ quan.\n\n"
            "Ví dụ: vndocparse due --archive archive.db --before 2025-07-01 --body 'Sở Nội vụ'",
        )
    )(due)


def due(
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    before: Annotated[
        str | None,
        typer.Option(help=say("Only what is due before this day.", "Chỉ nhiệm vụ trước ngày này.")),
    ] = None,
    body: Annotated[
        str | None, typer.Option(help=say("Part of a body's name.", "Một phần tên cơ quan."))
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(help=say("The day to count from; else the clock's.", "Ngày tính; mặc định hôm nay.")),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON lines.", "Dạng JSON."))] = False,
) -> None:
    """Print the list; directives that are done or cancelled are left out."""
    from vndocparse.tracker.items import items
    from vndocparse_cli.archives import readable
    from vndocparse_cli.days import iso_day, today_or

    day, bound = today_or(today), iso_day(before)
    groups: dict[str, list[Item]] = {"overdue": [], "due": [], "undated": []}
    with readable(archive) as store:
        for item in items(store, body=body):
            group = item.group(day)
            if group in groups and (bound is None or item.due is None or item.due < bound):
                groups[group].append(item)
        for group, found in groups.items():
            found.sort(key=lambda x: (x.due or "", x.document))
            if json_:
                for x in found:
                    typer.echo(json.dumps({"group": group, **asdict(x)}, ensure_ascii=False))
        if not json_:
            _show(groups, day)


def _show(groups: "dict[str, list[Item]]", day: str) -> None:
    titles = {
        "overdue": say("Overdue", "Quá hạn"),
        "due": say("Due", "Đến hạn"),
        "undated": say("Without deadline", "Không có thời hạn"),
    }
    typer.echo(f"{say('As of', 'Tính đến')} {day}")
    for group, found in groups.items():
        typer.echo(f"\n{titles[group]}: {len(found)}")
        by_body: dict[str, list[Item]] = {}
        for item in found:
            for name in item.lead or item.bodies or (say("(no body named)", "(không nêu cơ quan)"),):
                by_body.setdefault(name, []).append(item)
        for name in sorted(by_body):
            typer.echo(f"  {name} ({len(by_body[name])})")
            for x in by_body[name]:
                when = x.due or x.recurrence or "-"
                named = x.number_symbol or _cut(x.title or x.document, 50)
                place = f"{named}, {say('item', 'mục')} {x.item or '-'}"
                text = _cut(x.text, 100)
                typer.echo(f"    {when:10}  {x.id}  {place}: {text}")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
