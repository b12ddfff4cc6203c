"""``vndocparse explain``: where one value comes from."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from vndocparse.errors import NotFoundError
from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.core.record import Document, Grounded

_AROUND = 60  # characters of context on each side


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Show what made one value, from which words on which page, and how sure it is.\n\n"
            "ID is that of a directive, target, finding or reference in the JSON, or a field such as "
            "date or signer.name; without an ID, all are listed.\n\n"
            "Example: vndocparse explain ket-luan.pdf signer.name",
            "Cho biết quy tắc hay mô hình nào cho ra một giá trị, từ chữ nào ở trang nào, chắc đến đâu.\n\n"
            "ID là mã của nhiệm vụ, chỉ tiêu, đánh giá, văn bản viện dẫn trong JSON, hoặc một trường như "
            "date, signer.name; không có ID thì liệt kê tất cả.\n\n"
            "Ví dụ: vndocparse explain ket-luan.pdf signer.name",
        )
    )(explain)


def explain(
    file: Annotated[str, typer.Argument(help=say("A document.", "Một văn bản."))],
    ident: Annotated[
        str | None, typer.Argument(metavar="[ID]", help=say("What to explain.", "Cần giải thích gì."))
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help=say("As JSON.", "Dạng JSON."))] = False,
) -> None:
    """Explain one value or list all."""
    from vndocparse import pipeline

    document = pipeline.parse(file)
    values = _values(document)
    if ident is None:
        for key, (kind, value) in values.items():
            typer.echo(f"{key}\t{kind}\t{value.rule}\t{value.confidence:.2f}\t{_short(value.text)}")
        return
    if ident not in values:
        raise NotFoundError(
            f"{file}: nothing is called {ident!r}",
            f"{file}: không có gì mang mã {ident!r}",
            hint="Run it without an ID to list all.",
            hint_vi="Chạy không kèm ID để xem tất cả.",
        )
    kind, value = values[ident]
    if json_:
        typer.echo(
            json.dumps({"kind": kind, **value.model_dump(by_alias=True)}, ensure_ascii=False, indent=1)
        )
        return
    start, end = value.span.start, value.span.end
    text = document.text
    rows = [
        (say("kind", "loại"), kind),
        (say("rule", "quy tắc"), value.rule),
        (say("confidence", "độ chắc"), f"{value.confidence:.3f}"),
        (
            say("place", "vị trí"),
            f"[{start}, {end})" + (f", {say('page', 'trang')} {value.page}" if value.page else ""),
        ),
        (
            say("boxes", "khung"),
            "; ".join(f"p{b.page} {b.x0:g},{b.y0:g}-{b.x1:g},{b.y1:g}" for b in value.boxes) or "-",
        ),
        (say("text", "nguyên văn"), value.text),
        (
            say("context", "ngữ cảnh"),
            f"…{text[max(0, start - _AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + _AROUND]}…",
        ),
    ]
    changed = [c for c in document.changes if c.span.start < end and start < c.span.end]
    rows += [
        (say("corrected", "đã sửa"), f"{c.raw!r} → {text[c.span.start : c.span.end]!r} ({c.reason})")
        for c in changed
    ]
    for label, told in rows:
        typer.echo(f"{label:12} {told}")


def _values(d: "Document") -> dict[str, tuple[str, "Grounded"]]:
    out: dict[str, tuple[str, Grounded]] = {}
    for kind, items in (
        ("directive", d.directives),
        ("target", d.targets),
        ("finding", d.findings),
        ("reference", d.references),
    ):
        for item in items:
            out[item.id] = (kind, item)
    for n, recipient in enumerate(d.recipients, 1):
        out[f"recipient.{n}"] = ("recipient", recipient)
    for n, body in enumerate(d.implementers, 1):
        out[f"implementer.{n}"] = ("implementer", body)
    for field, value in d.metadata.evidence.items():
        out[field] = ("metadata", value)
    return out


def _short(text: str, width: int = 70) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
