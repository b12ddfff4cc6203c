"""``vndocparse export``: documents in the forms that other systems take."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from vndocparse.errors import BadInputError, UnsupportedError
from vndocparse_cli.lang import LANG, say

if TYPE_CHECKING:
    from vndocparse.export.base import Exporter


_FORMATS = "akn, alto, csv, dc, html, ics, jira, jsonl, openproject, parquet, pdf, redmine, vn_archive, xlsx."


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Write directives, targets, documents or links for spreadsheets, trackers and archives.\n\n"
            "Example: vndocparse export --archive archive.db --to xlsx -o nhiem-vu.xlsx\n\n"
            "FILE is a document, or a record that `parse` wrote (.json, .jsonl). Formats: docs/exports.md.",
            "Xuất nhiệm vụ, chỉ tiêu, văn bản, viện dẫn cho bảng tính, hệ thống theo dõi và lưu trữ.\n\n"
            "Ví dụ: vndocparse export --archive archive.db --to xlsx -o nhiem-vu.xlsx\n\n"
            "FILE là văn bản hoặc bản ghi do `parse` xuất (.json, .jsonl). Các định dạng: docs/exports.md.",
        )
    )(export)


def export(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help=say("Documents or records.", "Văn bản hoặc bản ghi.")),
    ] = None,
    archive: Annotated[
        str | None, typer.Option(help=say("Take all of this archive.", "Lấy cả kho này."))
    ] = None,
    to: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help=_FORMATS,
        ),
    ] = "csv",
    what: Annotated[
        str | None,
        typer.Option(
            help=say(
                "directives, targets, documents, links or recipients.",
                "directives, targets, documents, links hoặc recipients.",
            )
        ),
    ] = None,
    doc_type: Annotated[
        str | None,
        typer.Option("--type", help=say("Type: nghi_quyet, NQ …", "Tên loại: nghi_quyet, NQ …")),
    ] = None,
    issuer: Annotated[
        str | None, typer.Option(help=say("Part of the issuer's name.", "Một phần tên cơ quan ban hành."))
    ] = None,
    level: Annotated[
        Literal["central", "province", "district", "commune", "base", "unknown"] | None,
        typer.Option(help=say("Level of the issuer.", "Cấp ban hành.")),
    ] = None,
    province: Annotated[str | None, typer.Option(help=say("Province.", "Tỉnh, thành phố."))] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=say("Issued on or after.", "Ban hành từ ngày.")),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to-date", metavar="DATE", help=say("Issued on or before.", "Ban hành đến ngày.")),
    ] = None,
    body: Annotated[
        str | None,
        typer.Option(help=say("Part of the name of a responsible body.", "Một phần tên cơ quan được giao.")),
    ] = None,
    deadline_before: Annotated[
        str | None,
        typer.Option(
            "--deadline-before",
            metavar="DATE",
            help=say("Due before this day.", "Thời hạn trước ngày này."),
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            help=say("Of targets: met, not_met, goal, result.", "Chỉ tiêu: met, not_met, goal, result.")
        ),
    ] = None,
    bom: Annotated[
        bool,
        typer.Option("--bom", help=say("Byte order mark, for Excel (CSV).", "Thêm BOM cho Excel (CSV).")),
    ] = False,
    all_versions: Annotated[
        bool,
        typer.Option(
            "--all-versions",
            help=say("Every file of a work, not only the best.", "Mọi tệp của một văn bản."),
        ),
    ] = False,
    out: Annotated[str | None, typer.Option("-o", "--output", help=say("Write here.", "Ghi ra đây."))] = None,
) -> None:
    """Write the export; the file appears whole or not at all."""
    from vndocparse.export.base import ExportOptions
    from vndocparse.export.select import Filters, select
    from vndocparse_cli.choices import STATUSES, one_of
    from vndocparse_cli.choices import doc_type as type_named
    from vndocparse_cli.days import iso_day, now
    from vndocparse_cli.output import output_file, standard_output
    from vndocparse_cli.records import from_archive, from_files, page_reader

    exporter = _exporter(to)
    wanted = _what(exporter, what)
    if bool(files) == bool(archive):
        raise BadInputError(
            "give files or --archive, one of the two", "hãy cho tệp hoặc --archive, một trong hai"
        )
    if out is None and exporter.suffix in (".xlsx", ".pdf", ".parquet") and sys.stdout.isatty():
        raise BadInputError(
            f"{to} is not for a terminal; give -o FILE", f"{to} không in ra màn hình được; hãy cho -o TỆP"
        )
    filters = Filters(
        type_named(doc_type),
        issuer,
        iso_day(since),
        iso_day(until, last=True),
        body,
        iso_day(deadline_before),
        level,
        province,
        one_of(status, STATUSES, "--status") if status else None,
    )
    with ExitStack() as stack:
        source: Iterator[dict[str, Any]]
        source = from_archive(archive, stack, all_versions) if archive else from_files(files or [])
        options = ExportOptions(bom=bom, stamp=now(), lang=LANG, reader=page_reader)
        stream = stack.enter_context(output_file(Path(out))) if out else standard_output()
        count = exporter.export(select(source, filters), wanted, stream, options)
    typer.echo(f"{count} {wanted}: {out or '-'}", err=True)


def _exporter(name: str) -> "Exporter":
    from vndocparse.export.base import exporters

    known = exporters()
    found = known.get(name) or known.get(name.replace("-", "_"))
    if found is None:
        listed = ", ".join(sorted(known))
        raise UnsupportedError(
            f"no export format {name!r}",
            f"không có định dạng {name!r}",
            hint=f"Formats: {listed}.",
            hint_vi=f"Các định dạng: {listed}.",
        )
    return found


def _what(exporter: "Exporter", asked: str | None) -> str:
    if not exporter.what:
        if asked not in (None, "documents"):
            raise UnsupportedError(
                f"{exporter.name} holds whole documents, not {asked}",
                f"{exporter.name} chứa cả văn bản, không chứa riêng {asked}",
            )
        return "documents"
    wanted = asked or exporter.what[0]
    if wanted not in exporter.what:
        listed = ", ".join(exporter.what)
        raise UnsupportedError(
            f"{exporter.name} cannot hold {wanted}",
            f"{exporter.name} không chứa được {wanted}",
            hint=f"It holds: {listed}.",
            hint_vi=f"Chứa được: {listed}.",
        )
    return wanted
