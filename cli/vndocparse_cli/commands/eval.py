"""``vndocparse eval``: compare output with annotations."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from vndocparse.errors import BadInputError
from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        name="eval",
        help=say(
            "Compare parsed documents with your own annotations.\n\n"
            "Example: vndocparse eval gold/ parsed/ --errors\n\n"
            "GOLD is NAME.gold.json or a folder of them; PARSED is NAME.json or a folder of them.",
            "So kết quả bóc tách với chú giải của bạn.\n\nVí dụ: vndocparse eval gold/ parsed/ --errors\n\n"
            "GOLD là NAME.gold.json hoặc thư mục chứa chúng; PARSED là NAME.json hoặc thư mục.",
        ),
    )(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(help=say("Annotations.", "Chú giải."))],
    parsed: Annotated[Path, typer.Argument(help=say("Parsed documents.", "Văn bản đã bóc tách."))],
    errors: Annotated[
        bool, typer.Option("--errors", help=say("List the differences.", "Liệt kê các khác biệt."))
    ] = False,
    json_: Annotated[
        bool, typer.Option("--json", help=say("Figures as JSON.", "Số liệu dạng JSON."))
    ] = False,
) -> None:
    """Print precision, recall and F1 by category."""
    from vndocparse.evaluate.figures import HEADLINE, Figures

    figures = Figures()
    files = [gold] if gold.is_file() else sorted(gold.glob("*.gold.json"))
    if not files:
        raise BadInputError(f"{gold}: no *.gold.json here", f"{gold}: không có tệp *.gold.json")
    for file in files:
        name = file.name.removesuffix(".gold.json")
        other = parsed if parsed.is_file() else parsed / f"{name}.json"
        figures.add(name, _load(file), _load(other) if other.exists() else {})
    order = [*HEADLINE, *sorted(set(figures.tallies) - set(HEADLINE))]
    rows = [(c, figures.tallies[c]) for c in order if c in figures.tallies]
    if json_:
        shown = {
            c: {
                "precision": round(t.precision, 4),
                "recall": round(t.recall, 4),
                "f1": round(t.f1, 4),
                "gold": t.gold,
                "predicted": t.found,
                "right": t.right,
            }
            for c, t in rows
        }
        typer.echo(
            json.dumps({"overall": round(figures.overall, 4), "documents": len(files), "categories": shown})
        )
        return
    if errors:
        for m in figures.misses:
            typer.echo(f"{m.document}\t{m.category}\t{m.kind}\t{m.text}")
    heads = (say("gold", "mẫu"), say("found", "thấy"), say("right", "đúng"))
    counts = "".join(f" {h:>6}" for h in heads)
    typer.echo(f"{say('category', 'mục'):26} {'P':>7} {'R':>7} {'F1':>7}{counts}")
    for c, t in rows:
        typer.echo(
            f"{c:26} {t.precision:7.3f} {t.recall:7.3f} {t.f1:7.3f} {t.gold:6} {t.found:6} {t.right:6}"
        )
    told = say("overall (mean F1 of the headline categories)", "chung (F1 trung bình của các mục chính)")
    counted = say("documents", "văn bản")
    typer.echo(f"{told}: {figures.overall:.3f}, {len(files)} {counted}")


def _load(path: Path) -> dict[str, Any]:
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise BadInputError(f"{path}: {e}", f"{path}: {e}") from e
    if not isinstance(made, dict):
        raise BadInputError(f"{path}: not a JSON object", f"{path}: không phải đối tượng JSON")
    return made
