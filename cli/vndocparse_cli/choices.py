"""Values of options that are names of kinds: refused with the list of what there is."""

from collections.abc import Iterable, Sequence
from typing import get_args

from vndocparse.errors import BadInputError

LEVELS = ("central", "province", "district", "commune", "base", "unknown")
STATUSES = ("met", "not_met", "goal", "result")
FINDINGS = ("achievement", "limitation", "cause", "lesson")


def doc_type(value: str | None) -> str | None:
    """Return the code of a type that is named by code, name or symbol: nghi_quyet, Nghị quyết, NQ.

    Raises:
        BadInputError: If it names none.
    """
    if value is None:
        return None
    from vndocparse.archive.search_query import type_code
    from vndocparse.lexicons.load import load

    known = sorted(load("doc_types").by_id)
    return one_of(type_code(value), known, "--type", shown=value)


def relations(values: Iterable[str]) -> list[str]:
    """Return relations as they are named in records.

    Raises:
        BadInputError: If one of them is none.
    """
    from vndocparse.core.record import Relation

    return [one_of(v, get_args(Relation), "--relation") for v in values]


def one_of(value: str, known: Sequence[str], option: str, *, shown: str = "") -> str:
    """Return ``value`` where it is known.

    Raises:
        BadInputError: If it is not.
    """
    if value in known:
        return value
    listed = ", ".join(known)
    raise BadInputError(
        f"{option} {shown or value}: there is no such value",
        f"{option} {shown or value}: không có giá trị này",
        hint=f"Known: {listed}.",
        hint_vi=f"Các giá trị: {listed}.",
    )
