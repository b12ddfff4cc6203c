"""What linking knows of documents and references, and what it answers."""

import re
from dataclasses import dataclass
from functools import cached_property

from vndocparse.link.numbers import NumberKey, read_number
from vndocparse.link.scope import Scope, scope_of_document, scope_of_reference
from vndocparse.link.titles import Title
from vndocparse.text.fold import fold

# sơ kết 3 năm thực hiện, tổng kết 05 năm triển khai thực hiện
_LOOKS_BACK = re.compile(r"(?<!\d)(\d{1,2}) năm (?:triển khai |tổ chức )?(?:thực hiện|triển khai|thi hành)")


@dataclass(frozen=True)
class Work:
    """A document of the archive; dates are ISO, maybe partial; ``noisy`` where it was recognised."""

    key: str
    doc_type: str | None = None
    number_symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    level: str = "unknown"
    province: str | None = None
    title: str | None = None
    term: str | None = None
    noisy: bool = False

    @cached_property
    def number(self) -> NumberKey | None:
        """Its number as a comparable key."""
        return read_number(self.number_symbol)

    @cached_property
    def scope(self) -> Scope:
        """Whose series its number belongs to."""
        return scope_of_document(self.level, self.province, self.issuer)

    @cached_property
    def words(self) -> Title:
        """Its title prepared for comparison."""
        return Title.read(self.title)


@dataclass(frozen=True)
class Reference:
    """A document named by another one, with the document that names it."""

    citing: Work
    doc_type: str | None = None
    number_symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    term: str | None = None
    relation: str = "cites"

    @cached_property
    def number(self) -> NumberKey | None:
        """Its number as a comparable key."""
        return read_number(self.number_symbol)

    @cached_property
    def scope(self) -> Scope:
        """Whose series its number belongs to, as far as the reference or the citing document tells."""
        return scope_of_reference(self.number, self.issuer, self.citing.scope)

    @cached_property
    def words(self) -> Title:
        """Its title prepared for comparison."""
        return Title.read(self.title)

    @cached_property
    def years(self) -> int | None:
        """How many years a review looks back on, as the title of the reviewing document says."""
        if self.relation != "reviews":
            return None
        m = _LOOKS_BACK.search(fold((self.citing.title or "")[:300]))
        return int(m[1]) if m else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a reference may mean; ``score`` is 0 to 1."""

    work: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference was resolved to.

    ``status`` is ``one`` (``target`` is a work), ``several`` (not sure: ``candidates``
    are in the archive, ``target`` is a stub) or ``none`` (``target`` is a stub).
    """

    status: str
    target: str
    known: bool
    confidence: float
    method: str
    candidates: tuple[Candidate, ...] = ()
