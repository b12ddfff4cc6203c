"""``vndocparse status``: say how a directive stands, take in filled sheets, show the history."""

import getpass
import json
from typing import Annotated

import typer

from vndocparse.errors import ExitCode
from vndocparse_cli.framework import App
from vndocparse_cli.lang import say

_ARCHIVE = typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))
_WHO = typer.Option(help=say("Who says so; else the login name.", "Ai báo; mặc định tên đăng nhập."))


def register(app: typer.Typer) -> None:
    """Add the verb and its parts."""
    group = App(
        help=say(
            "How directives stand: set it, import filled sheets, show the history.\n\n"
            "Example: vndocparse status set d-1a2b3c done --note 'Report 12'",
            "Tình trạng thực hiện: đặt, nhập bảng đã điền, xem lịch sử.\n\n"
            "Ví dụ: vndocparse status set d-1a2b3c done --note 'Báo cáo 12'",
        ),
    )
    group.command("set", help=say("Set the status of one directive.", "Đặt tình trạng một nhiệm vụ."))(set_)
    group.command(
        "import",
        help=say(
            "Take in a CSV or XLSX sheet with columns for id and status.",
            "Nhập bảng CSV hoặc XLSX có cột mã nhiệm vụ và tình trạng.",
        ),
    )(import_)
    group.command("history", help=say("Show who said what and when.", "Xem ai báo gì, khi nào."))(history)
    app.add_typer(group, name="status")


def set_(
    ident: Annotated[
        str, typer.Argument(metavar="ID", help=say("ID, or DOCUMENT#ID.", "MÃ, hoặc VĂN_BẢN#MÃ."))
    ],
    state: Annotated[
        str,
        typer.Argument(
            help=say(
                "open, in_progress, done, cancelled, or the Vietnamese word.",
                "chưa thực hiện, đang thực hiện, hoàn thành, hủy, hoặc từ tiếng Anh.",
            )
        ),
    ],
    note: Annotated[str | None, typer.Option(help=say("What is said with it.", "Ghi chú."))] = None,
    done_on: Annotated[
        str | None, typer.Option("--done-on", help=say("Day it was done.", "Ngày hoàn thành."))
    ] = None,
    who: Annotated[str | None, _WHO] = None,
    archive: Annotated[str, _ARCHIVE] = "archive.db",
) -> None:
    """Set one status; the earlier value stays in the history."""
    from vndocparse.archive.store import Archive
    from vndocparse.tracker.status import Entry, set_status
    from vndocparse_cli.days import iso_day, now

    entry = Entry(ident, state, note, iso_day(done_on))
    with Archive(archive) as store:
        outcome = set_status(store, [(1, entry)], who=who or getpass.getuser(), at=now())
    if outcome.problems:
        raise outcome.problems[0][1]
    typer.echo(say("changed", "đã đổi") if outcome.changed else say("unchanged", "không đổi"), err=True)


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help=say("CSV or XLSX.", "CSV hoặc XLSX."))],
    who: Annotated[str | None, _WHO] = None,
    archive: Annotated[str, _ARCHIVE] = "archive.db",
) -> None:
    """Import a sheet; rows that cannot be taken are told, the others are kept."""
    from vndocparse.archive.store import Archive
    from vndocparse.tracker.sheets import read_sheet
    from vndocparse.tracker.status import set_status
    from vndocparse_cli.days import now
    from vndocparse_cli.lang import LANG

    entries = list(read_sheet(file))
    with Archive(archive) as store:
        outcome = set_status(store, entries, who=who or getpass.getuser(), at=now())
    for row, error in outcome.problems:
        typer.echo(f"{file}:{row}: {error.told(LANG)[0]}", err=True)
    words = (
        (outcome.changed, say("changed", "đã đổi")),
        (outcome.unchanged, say("unchanged", "không đổi")),
        (len(outcome.problems), say("refused", "bị từ chối")),
    )
    typer.echo(", ".join(f"{n} {word}" for n, word in words), err=True)
    if outcome.problems:
        raise typer.Exit(int(ExitCode.PARTIAL))


def history(
    ident: Annotated[
        str | None, typer.Argument(metavar="ID", help=say("ID, or DOCUMENT#ID.", "MÃ, hoặc VĂN_BẢN#MÃ."))
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON lines.", "Dạng JSON."))] = False,
    archive: Annotated[str, _ARCHIVE] = "archive.db",
) -> None:
    """Show the history of one directive, or of all."""
    from vndocparse.tracker.status import history as past
    from vndocparse_cli.archives import readable

    with readable(archive) as store:
        lines = past(store, ident)
        for x in lines:
            if json_:
                typer.echo(json.dumps(x.as_dict(), ensure_ascii=False))
            else:
                before = x.before["state"] if x.before else "-"
                typer.echo(
                    f"{x.at}  {x.who}  {x.id}  {before} -> {x.after['state']}  {x.after['note']}".rstrip()
                )
