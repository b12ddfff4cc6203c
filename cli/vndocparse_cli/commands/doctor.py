"""``vndocparse doctor``: what is installed, what is missing and how to get it."""

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
    from vndocparse.ingest.ocr.doctor import Check, report
    from vndocparse.ingest.office import find_program

    office = find_program()
    install = {
        "Debian, Ubuntu": "apt install libreoffice-writer-nogui",
        "Fedora": "dnf install libreoffice-writer",
        "macOS": "brew install --cask libreoffice",
        "Windows": "winget install TheDocumentFoundation.LibreOffice",
    }
    missing = say("not found; needed for DOC, RTF and ODT only", "không tìm thấy; chỉ cần cho DOC, RTF, ODT")
    checks = report(ParseOptions(tessdata=tessdata))
    checks.append(
        Check(
            "libreoffice",
            bool(office),
            office or missing,
            office or missing,
            False,
            {} if office else install,
        )
    )
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
