"""``vndocparse search``: find documents, directives, targets and findings by words."""

from typing import Annotated, Literal

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Search an archive by words, phrases and numbers, with or without diacritics.\n\n"
            'Example: vndocparse search "chuyển đổi số" --type nghi_quyet --from 2021\n\n'
            'All words must be there; AND, OR, NOT, (groups), "phrases" and begin* are understood. '
            "A word typed with diacritics is found as typed, one without in all spellings. "
            "17-NQ/TU, 17 nq tu and nghị quyết 17 find the document of that number and what cites it.",
            "Tìm trong kho theo từ, cụm từ và số hiệu, có dấu hoặc không dấu.\n\n"
            'Ví dụ: vndocparse search "chuyển đổi số" --type nghi_quyet --from 2021\n\n'
            'Mặc định phải có đủ các từ; dùng được AND, OR, NOT, (nhóm), "cụm từ" và từ*. '
            "Từ gõ có dấu được tìm đúng dấu, từ gõ không dấu được tìm mọi cách viết. "
            "17-NQ/TU, 17 nq tu, nghị quyết 17 tìm văn bản mang số đó và nơi viện dẫn.",
        )
    )(search)


def search(
    query: Annotated[str, typer.Argument(help=say("What to look for.", "Nội dung cần tìm."))],
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    in_: Annotated[
        Literal["documents", "directives", "targets", "findings", "all"],
        typer.Option("--in", help=say("What to search.", "Tìm trong loại nào.")),
    ] = "documents",
    type_: Annotated[
        str | None,
        typer.Option("--type", help=say("Type: nghi_quyet, NQ …", "Tên loại: nghi_quyet, NQ …")),
    ] = None,
    issuer: Annotated[
        str | None, typer.Option(help=say("Words of the issuer's name.", "Tên cơ quan ban hành."))
    ] = None,
    level: Annotated[
        Literal["central", "province", "district", "commune", "base", "unknown"] | None,
        typer.Option(help=say("Level of the issuer.", "Cấp ban hành.")),
    ] = None,
    province: Annotated[str | None, typer.Option(help=say("Province.", "Tỉnh, thành phố."))] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=say("Issued on this day or later.", "Ban hành từ ngày.")),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help=say("Issued by this day.", "Ban hành đến ngày.")),
    ] = None,
    body: Annotated[
        str | None, typer.Option(help=say("A body that is charged there.", "Cơ quan được giao."))
    ] = None,
    deadline_before: Annotated[
        str | None,
        typer.Option(
            "--deadline-before", metavar="DATE", help=say("Due before this day.", "Thời hạn trước ngày.")
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            help=say(
                "met, not_met, goal, result; of findings: achievement, limitation, cause, lesson.",
                "met, not_met, goal, result; với đánh giá: achievement, limitation, cause, lesson.",
            )
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, max=1000, help=say("Most results.", "Số kết quả tối đa."))
    ] = 10,
    json_: Annotated[
        bool, typer.Option("--json", help=say("One JSON object a line.", "Mỗi kết quả một dòng JSON."))
    ] = False,
) -> None:
    """Print the best matches, best first."""
    from vndocparse.archive.search_filters import KINDS, Filters
    from vndocparse.archive.search_words import compose
    from vndocparse_cli.choices import FINDINGS, STATUSES, doc_type, one_of
    from vndocparse_cli.days import iso_day
    from vndocparse_cli.finding import show, with_index

    filters = Filters(
        kinds=KINDS if in_ == "all" else (in_,),
        doc_type=doc_type(type_),
        issuer=compose(issuer) if issuer else None,
        level=level,
        province=compose(province) if province else None,
        since=_number(iso_day(from_)),
        until=_number(iso_day(to, last=True)),
        body=compose(body) if body else None,
        due_before=_number(iso_day(deadline_before)),
        status=one_of(status, (*STATUSES, *FINDINGS), "--status") if status else None,
    )
    show(with_index(archive, lambda s: s.find(query, filters, limit)), json_)


def _number(iso: str | None) -> int | None:
    return int(iso.replace("-", "")) if iso else None
