"""``vndocparse doctor``: what is installed, what is missing and how to get it."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from vndocparse.errors import ExitCode
from vndocparse_cli.lang import LANG, say

if TYPE_CHECKING:
    from vndocparse.ingest.ocr.doctor import Check

_INSTALL_OFFICE = {
    "Debian, Ubuntu": "apt install libreoffice-writer-nogui",
    "Fedora": "dnf install libreoffice-writer",
    "macOS": "brew install --cask libreoffice",
    "Windows": "winget install TheDocumentFoundation.LibreOffice",
}


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Tell which outside tools are installed and how to get those that are missing.\n\n"
            "Example: vndocparse doctor",
            "Cho biết công cụ ngoài nào đã cài, công cụ nào thiếu và cách cài.\n\nVí dụ: vndocparse doctor",
        )
    )(doctor)


def doctor(
    tessdata: Annotated[
        str | None, typer.Option(help=say("Folder with vie.traineddata.", "Thư mục chứa vie.traineddata."))
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON.", "Dạng JSON."))] = False,
) -> None:
    """Print the checks; exit with 7 where something that is needed is missing."""
    from vndocparse.core.options import ParseOptions
    from vndocparse.ingest.ocr.doctor import report

    checks = [*report(ParseOptions(tessdata=tessdata)), *_office()]
    if json_:
        typer.echo(json.dumps([asdict(c) for c in checks], ensure_ascii=False, indent=1))
    else:
        for c in checks:
            mark = "ok" if c.ok else say("missing", "thiếu")
            colour = "green" if c.ok else "red" if c.needed else "yellow"
            typer.echo(
                f"{typer.style(f'{mark:8}', fg=colour)}{c.name:18}{c.detail_vi if LANG == 'vi' else c.detail}"
            )
            for system, command in ({} if c.ok else c.install).items():
                typer.echo(f"{'':26}{system}: {command}")
    if any(c.needed and not c.ok for c in checks):
        raise typer.Exit(int(ExitCode.MISSING_TOOL))


def _office() -> "list[Check]":
    """Return what reading DOC, RTF and ODT needs, and what keeps that program from the network."""
    from vndocparse.core.leash import can_go_offline
    from vndocparse.ingest.ocr.doctor import Check
    from vndocparse.ingest.office import find_program

    office = find_program()
    if office is None:
        told = "not found; needed for DOC, RTF and ODT only"
        told_vi = "không tìm thấy; chỉ cần cho DOC, RTF, ODT"
        return [Check("libreoffice", False, told, told_vi, False, _INSTALL_OFFICE)]
    alone = can_go_offline()
    told, told_vi = (
        (
            "LibreOffice runs in a network namespace of its own, without any network",
            "LibreOffice chạy trong không gian mạng riêng, không có mạng",
        )
        if alone
        else (
            "no network namespace is allowed here; only a dead proxy keeps LibreOffice from the web",
            "hệ thống không cho không gian mạng riêng; chỉ có proxy chết chặn LibreOffice ra web",
        )
    )
    return [
        Check("libreoffice", True, office, office, False, {}),
        Check("office-offline", alone, told, told_vi, False, {}),
    ]
