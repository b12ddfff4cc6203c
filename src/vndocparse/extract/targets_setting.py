"""Where a clause stands that states a quantity."""

from dataclasses import dataclass

from vndocparse.core.analysis import LOOKING_BACK, Role

OPEN_ROLES = LOOKING_BACK | {Role.GOAL}
"""Parts of goals and results, in which a quantity is a measure unless something speaks against it."""
WORKING = frozenset({Role.TASK, Role.IMPLEMENTATION})
"""Parts of work to be done, in which something has to say that a quantity is to be reached."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: the section's role, the document's type, and whether it is a heading.

    ``ahead``: the document sets out work to come (a plan), so that a comparison alone tells no result.
    ``year`` is the one that such a document is for; ``funding``: a heading says that it is about money.
    """

    role: Role
    doc_type: str | None
    heading: bool = False
    opening: bool = False
    ahead: bool = False
    year: int | None = None
    funding: bool = False

    @property
    def measures(self) -> bool:
        """Whether quantities are measures here unless something speaks against it."""
        return self.role in OPEN_ROLES or self.opening

    @property
    def works(self) -> bool:
        """Whether this is a part of work to be done."""
        return self.role in WORKING
