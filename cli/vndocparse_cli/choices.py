"""Values of options that are names of kinds: refused with the list of what there is."""

from collections.abc import Iterable, Sequence

from vndocparse.errors import BadInputError
from vndocparse_cli.lang import say

LEVELS = ("central", "province", "district", "commune", "base", "unknown")
STATUSES = ("met", "not_met", "goal", "result")
FINDINGS = ("achievement", "limitation", "cause", "lesson")
RELATIONS = {
    "reviews": say("reviews", "kiểm điểm"),
    "amends": say("amends", "sửa đổi"),
    "replaces": say("replaces", "thay thế"),
    "repeals": say("repeals", "bãi bỏ"),
    "implements": say("implements", "thực hiện"),
    "based_on": say("based_on", "căn cứ"),
    "attached_to": say("attached_to", "kèm theo"),
    "cites": say("cites", "viện dẫn"),
}
"""Codes of relations, and how they are shown."""


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
    return [one_of(v, list(RELATIONS), "--relation") for v in values]


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
