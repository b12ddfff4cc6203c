"""``vndocparse explain``: where one value comes from."""

import json
from typing import TYPE_CHECKING, Annotated, cast

import typer

from vndocparse.errors import NotFoundError
from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.core.ground import Weighed
    from vndocparse.core.record import Document, Grounded, Reference

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
    from vndocparse.core.ground import weighing

    with weighing() as weighed:
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
    made = _weighed(value, weighed)
    if json_:
        told = {"kind": kind, **value.model_dump(by_alias=True)}
        if made is not None:
            told["confidence_of"] = {"rule": made.raw, "calibrated": made.calibrated, "reading": made.read}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    start, end = value.span.start, value.span.end
    text = document.text
    rows = [
        (say("kind", "loại"), kind),
        (say("rule", "quy tắc"), value.rule),
        (say("confidence", "độ chắc"), f"{value.confidence:.3f}{_how(made)}"),
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
    if kind == "reference":
        rows.append((say("relation", "quan hệ"), _related(cast("Reference", value), text)))
    changed = [c for c in document.changes if c.span.start < end and start < c.span.end]
    rows += [
        (say("corrected", "đã sửa"), f"{c.raw!r} → {text[c.span.start : c.span.end]!r} ({c.reason})")
        for c in changed
    ]
    for label, shown in rows:
        typer.echo(f"{label:12} {shown}")


def _weighed(value: "Grounded", weighed: list["Weighed"]) -> "Weighed | None":
    """Return how the value's confidence came about."""
    place = (value.rule, value.span.start, value.span.end)
    return next((w for w in weighed if (w.rule, w.start, w.end) == place), None)


def _how(made: "Weighed | None") -> str:
    if made is None:
        return ""
    read = f", {say('reading', 'đọc chữ')} {made.read:.3f}" if made.read < 1 else ""
    return (
        f" ({say('of the rule', 'của quy tắc')} {made.raw:.2f}, "
        f"{say('calibrated', 'đã hiệu chỉnh')} {made.calibrated:.3f}{read})"
    )


def _related(value: "Reference", text: str) -> str:
    """Return a reference's relation with the words that tell it."""
    at = value.relation_evidence
    words = f": {_short(text[at.start : at.end])}" if at else ""
    return f"{value.relation} {value.relation_confidence:.3f}{words}"


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
    for task in d.directives:
        for n, one in enumerate(task.responsible, 1):
            out[f"{task.id}.responsible.{n}"] = ("responsible", one)
        if task.deadline is not None:
            out[f"{task.id}.deadline"] = ("deadline", task.deadline)
        if task.schedule is not None:
            out[f"{task.id}.schedule"] = ("deadline", task.schedule)
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
