"""A parsed document as a readable sheet: colour and tables in a terminal, plain text when piped."""

import io

from rich import box
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from vndocparse.core.record import Directive, Document, Target
from vndocparse_cli.lang import say


def print_summary(document: Document) -> None:
    """Print the sheet to standard output."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=110, color_system=None)
    console.print(_sheet(document))


def summary_text(document: Document) -> str:
    """Return the sheet as plain text, 110 columns wide."""
    stream = io.StringIO()
    Console(file=stream, width=110, color_system=None, highlight=False).print(_sheet(document))
    return stream.getvalue().rstrip()


def _sheet(d: Document) -> Group:
    parts: list[object] = [_head(d)]
    if d.directives:
        parts.append(_directives(d.directives))
    if d.targets:
        parts.append(_targets(d.targets))
    for title, table in (
        (say("References", "Văn bản viện dẫn"), _references(d)),
        (say("Findings", "Đánh giá"), _findings(d)),
        (say("Recipients", "Nơi nhận"), _recipients(d)),
    ):
        if table is not None:
            table.title = title
            parts.append(table)
    if d.warnings:
        parts.append(_warnings(d))
    return Group(*(p for p in parts))  # type: ignore[arg-type]


def _table(title: str = "") -> Table:
    return Table(
        title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=True
    )


def _head(d: Document) -> Panel:
    m = d.metadata
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    signer = m.signer
    who = (
        " / ".join(x for x in (signer.mode, signer.on_behalf_of, signer.position, signer.name) if x)
        if signer
        else ""
    )
    rows = [
        (say("Type", "Tên loại"), m.doc_type),
        (say("Number", "Số, ký hiệu"), m.number_symbol or m.symbol),
        (say("Issuer", "Cơ quan ban hành"), " / ".join(x for x in (m.parent_issuer, m.issuer) if x)),
        (say("Place, date", "Nơi, ngày"), ", ".join(x for x in (m.place, m.date) if x)),
        (say("About", "Trích yếu"), m.title),
        (say("To", "Kính gửi"), "; ".join(m.addressees)),
        (say("Security, urgency", "Độ mật, khẩn"), ", ".join(x for x in (m.security, m.urgency) if x)),
        (say("Signer", "Người ký"), who),
        (say("Made known to", "Phổ biến đến"), d.dissemination),
        (say("In force", "Hiệu lực"), d.effect.date or d.effect.text if d.effect else None),
        (say("Charged bodies", "Cơ quan thực hiện"), "; ".join(b.name for b in d.implementers)),
        (say("File", "Tệp"), f"{d.source.path or '-'} ({d.source.media_type}, {d.source.text_source})"),
    ]
    for label, value in rows:
        if value:
            grid.add_row(label, Text(value))
    return Panel(grid, title=Text(d.id), title_align="left")


def _directives(directives: list[Directive]) -> Table:
    t = _table(say(f"Directives ({len(directives)})", f"Nhiệm vụ ({len(directives)})"))
    t.add_column(say("Item", "Mục"), no_wrap=True)
    t.add_column(say("What", "Nội dung"), ratio=5)
    t.add_column(say("Who", "Cơ quan"), ratio=3)
    t.add_column(say("When", "Thời hạn"), ratio=1)
    for d in directives:
        who = Text("\n").join(
            Text(
                r.name + (f" ({_ROLES[r.role]})" if r.role != "lead" else ""),
                style="" if r.explicit else "dim",
            )
            for r in d.responsible
        )
        limit = d.deadline or d.schedule
        when = (limit.date or limit.to or limit.text) if limit else d.recurrence
        style = "yellow" if d.confidence < 0.6 else ""
        t.add_row(d.item or "", Text(d.text, style=style), who, when or "")
    return t


_ROLES = {
    "coordinate": say("with", "phối hợp"),
    "monitor": say("monitors", "theo dõi"),
    "advise": say("advises", "tham mưu"),
    "execute": say("executes", "thực hiện"),
}


def _targets(targets: list[Target]) -> Table:
    t = _table(say(f"Targets ({len(targets)})", f"Chỉ tiêu ({len(targets)})"))
    t.add_column(say("Item", "Mục"), no_wrap=True)
    t.add_column(say("Kind", "Loại"), no_wrap=True)
    t.add_column(say("Indicator", "Chỉ tiêu"), ratio=4)
    t.add_column(say("Value", "Giá trị"), ratio=2)
    t.add_column(say("By", "Đến"), ratio=1)
    kinds = {"goal": say("goal", "mục tiêu"), "result": say("result", "kết quả")}
    for x in targets:
        value = "" if x.value is None else f"{x.value:g}"
        if x.value_max is not None:
            value += f"–{x.value_max:g}"
        if x.of is not None:
            value += f"/{x.of:g}"
        sign = "" if x.comparator in ("=", "range") else x.comparator + " "
        by = (x.deadline.date or x.deadline.to) if x.deadline else x.period
        t.add_row(
            x.item or "",
            kinds[x.kind],
            Text(x.indicator or x.text),
            f"{sign}{value} {x.unit or ''}",
            by or "",
        )
    return t


def _references(d: Document) -> Table | None:
    if not d.references:
        return None
    t = _table()
    for r in d.references:
        name = " ".join(x for x in (r.doc_type, r.number_symbol) if x)
        t.add_row(r.relation, name, r.date or "", Text(r.title or r.congress or r.issuer or ""))
    t.show_header = False
    return t


def _findings(d: Document) -> Table | None:
    if not d.findings:
        return None
    t = _table()
    kinds = {
        "achievement": say("achievement", "kết quả"),
        "limitation": say("limitation", "hạn chế"),
        "cause": say("cause", "nguyên nhân"),
        "lesson": say("lesson", "bài học"),
    }
    for f in d.findings:
        t.add_row(kinds[f.kind], Text(f.text))
    t.show_header = False
    return t


def _recipients(d: Document) -> Table | None:
    if not d.recipients:
        return None
    t = _table()
    for r in d.recipients:
        t.add_row(Text(r.text), r.purpose or "", r.channel or "")
    t.show_header = False
    return t


def _warnings(d: Document) -> Panel:
    text = Text("\n").join(
        Text(f"{w.code}: {w.message}" + (f" ({say('page', 'trang')} {w.page})" if w.page else ""))
        for w in d.warnings
    )
    return Panel(text, title=say("Please look at", "Cần xem lại"), title_align="left", border_style="yellow")
