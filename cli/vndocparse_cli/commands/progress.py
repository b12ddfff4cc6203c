"""``vndocparse progress``: how far the directives are, as table and as plot."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Count directives done, open and overdue by body, document or month; plot them.\n\n"
            "Example: vndocparse progress --archive archive.db --by body --plot progress.svg",
            "Đếm nhiệm vụ hoàn thành, chưa xong, quá hạn theo cơ quan, văn bản, tháng; vẽ biểu đồ.\n\n"
            "Ví dụ: vndocparse progress --archive archive.db --by body --plot tien-do.svg",
        )
    )(progress)


def progress(
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    by: Annotated[
        Literal["body", "document", "month"], typer.Option(help=say("What a line is.", "Mỗi dòng là gì."))
    ] = "body",
    body: Annotated[
        str | None, typer.Option(help=say("Part of a body's name.", "Một phần tên cơ quan."))
    ] = None,
    document: Annotated[
        str | None, typer.Option(help=say("Key, or number and symbol.", "Mã, hoặc số và ký hiệu."))
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help=say("From this day.", "Từ ngày."))] = None,
    until: Annotated[str | None, typer.Option("--to-date", help=say("To this day.", "Đến ngày."))] = None,
    today: Annotated[
        str | None,
        typer.Option(help=say("The day to count from; else the clock's.", "Ngày tính; mặc định hôm nay.")),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON lines.", "Dạng JSON."))] = False,
    plot: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=say("Write FILE.svg or .png.", "Ghi tệp .svg hoặc .png.")),
    ] = None,
) -> None:
    """Print the table, and write the plot if one is asked for."""
    from vndocparse.tracker.items import items
    from vndocparse.tracker.progress import in_period, targets_of
    from vndocparse.tracker.progress import progress as count
    from vndocparse_cli.archives import readable
    from vndocparse_cli.days import iso_day, today_or

    day = today_or(today)
    with readable(archive) as store:
        found = list(
            in_period(items(store, body=body, document=document), iso_day(since), iso_day(until, last=True))
        )
        targets = targets_of(store)
        if plot is not None:
            from vndocparse.tracker.plot import plot as draw
            from vndocparse_cli.output import write_whole

            write_whole(Path(plot), draw(found, targets, day, Path(plot).suffix.lower().lstrip(".")))
        lines = count(found, by, day, targets)
        if json_:
            for x in lines:
                typer.echo(json.dumps({**asdict(x), "share": x.share}, ensure_ascii=False))
            return
        heads = (
            say("all", "tổng"),
            say("done", "xong"),
            "%",
            say("doing", "đang"),
            say("open", "chưa"),
            say("late", "quá hạn"),
            say("undated", "không hạn"),
        )
        none = {
            "body": say("(no body named)", "(không nêu cơ quan)"),
            "month": say("(no day)", "(không ngày)"),
        }.get(by, "-")
        width = min(48, max([len(none), *(len(x.name) for x in lines)]))
        typer.echo(" " * width + "".join(f"{h:>10}" for h in heads))
        for x in lines:
            values = (x.total, x.done, f"{x.share:.0%}", x.in_progress, x.open, x.overdue, x.undated)
            name = none if x.name == "-" else x.name
            typer.echo(f"{name[:width]:{width}}" + "".join(f"{v:>10}" for v in values))
