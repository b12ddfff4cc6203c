"""The options that bound what a file may cost, shared by the verbs that parse."""

from dataclasses import fields
from typing import TYPE_CHECKING

import typer

from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.core.options import Limits

TIMEOUT = typer.Option(min=1, help=say("Seconds a file may take.", "Số giây tối đa cho một tệp."))
MEMORY = typer.Option(min=256, help=say("MiB a worker may use.", "Số MiB tối đa cho một tiến trình."))
LIMIT = typer.Option(
    metavar="NAME=VALUE",
    help=say(
        "Another limit, such as pages=500 (docs/security.md lists them); may be repeated.",
        "Giới hạn khác, ví dụ pages=500 (danh sách trong docs/security.md); có thể lặp lại.",
    ),
)


def limits_of(timeout: float, memory: int, others: list[str]) -> "Limits":
    """Return the limits that the options ask for.

    Raises:
        typer.BadParameter: If one is no limit's name, or no number above zero.
    """
    from vndocparse.core.options import Limits

    made: dict[str, float] = {"document_seconds": timeout, "memory_bytes": memory * 1024 * 1024}
    usual = Limits()
    kinds: dict[str, type] = {f.name: type(getattr(usual, f.name)) for f in fields(Limits)}
    for given in others:
        name, _, value = given.partition("=")
        kind = kinds.get(name.strip())
        if kind is None:
            known = ", ".join(sorted(kinds))
            raise typer.BadParameter(
                say(
                    f"no limit is named {name!r}; there are {known}",
                    f"không có giới hạn {name!r}; có: {known}",
                )
            )
        try:
            made[name.strip()] = number = kind(value)
        except ValueError:
            number = 0
        if not 0 < number < float("inf"):
            raise typer.BadParameter(
                say(f"{name}: {value!r} is no number above zero", f"{name}: {value!r} không phải số dương")
            )
    return Limits(**made)  # type: ignore[arg-type]
