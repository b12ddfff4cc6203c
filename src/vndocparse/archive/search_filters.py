"""What narrows a search."""

from dataclasses import dataclass

KINDS = ("documents", "directives", "targets", "findings")


@dataclass(frozen=True, slots=True)
class Filters:
    """Each field that is given must hold.

    ``kinds`` are among :data:`KINDS`; ``doc_type`` is a code; ``issuer``, ``province`` and ``body`` are
    names or parts of names, with or without diacritics; ``since``, ``until`` and ``due_before`` are days
    as ``YYYYMMDD`` numbers (``since`` and ``until`` included, ``due_before`` not); ``status`` is ``met``,
    ``not_met``, or the kind of a target or finding.
    """

    kinds: tuple[str, ...] = KINDS
    doc_type: str | None = None
    issuer: str | None = None
    level: str | None = None
    province: str | None = None
    since: int | None = None
    until: int | None = None
    body: str | None = None
    due_before: int | None = None
    status: str | None = None
