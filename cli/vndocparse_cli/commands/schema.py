"""``vndocparse schema``: the JSON Schema of a parsed document."""

import json

import typer

from vndocparse_cli.lang import say


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Print the JSON Schema of a parsed document.\n\nExample: vndocparse schema > schema.json",
            "In JSON Schema của một văn bản đã bóc tách.\n\nVí dụ: vndocparse schema > schema.json",
        )
    )(schema)


def schema() -> None:
    """Print the schema made from the models."""
    from vndocparse.core.record import Document

    typer.echo(json.dumps(Document.model_json_schema(by_alias=True), ensure_ascii=False, indent=1))
