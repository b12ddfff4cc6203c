"""``vndocparse changes``: what is new since last time, as JSON lines."""

import json
from typing import Annotated

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "List directives added, changed, withdrawn, split or merged since a cursor, as JSON lines.\n\n"
            "Example: vndocparse changes --archive archive.db --since 120\n\n"
            "Each line's `cursor` is where to go on; it stays valid for good.",
            "Liệt kê nhiệm vụ được thêm, sửa, rút, tách, gộp kể từ một con trỏ, mỗi dòng một JSON.\n\n"
            "Ví dụ: vndocparse changes --archive archive.db --since 120\n\n"
            "`cursor` của mỗi dòng là chỗ để đọc tiếp; con trỏ luôn còn hiệu lực.",
        )
    )(changes)


def changes(
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    since: Annotated[
        str, typer.Option(metavar="CURSOR", help=say("Cursor of the last line seen.", "Con trỏ đã đọc."))
    ] = "0",
    limit: Annotated[
        int | None, typer.Option(min=1, help=say("At most so many lines.", "Tối đa số dòng này."))
    ] = None,
) -> None:
    """Print the feed; the cursor to go on from is told on standard error."""
    from vndocparse.tracker.feed import changes as feed
    from vndocparse.tracker.feed import parse_cursor
    from vndocparse_cli.archives import readable

    last = str(parse_cursor(since))
    with readable(archive) as store:
        for event in feed(store, since, limit):
            typer.echo(json.dumps(event, ensure_ascii=False))
            last = event["cursor"]
    typer.echo(f"{say('next cursor', 'con trỏ tiếp theo')}: {last}", err=True)
