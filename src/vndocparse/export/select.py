"""Which documents and which of their directives an export takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vndocparse.export.base import Record
from vndocparse.text.fold import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """What to take; an empty filter takes all.

    ``doc_type`` is a code, ``issuer`` and ``body`` are parts of names in any case and
    either tone style, dates are ISO days and inclusive, but for ``deadline_before``.
    A filter on directives (``body``, ``deadline_before``) drops documents without any left.
    """

    doc_type: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None
    body: str | None = None
    deadline_before: str | None = None

    @property
    def of_directives(self) -> bool:
        """True where single directives are chosen, not only documents."""
        return bool(self.body or self.deadline_before)


def select(documents: Iterable[Record], filters: Filters) -> Iterator[Record]:
    """Yield the documents that pass, each with the directives that pass; inputs are not changed."""
    for d in documents:
        if not _document_passes(d["metadata"], filters):
            continue
        if not filters.of_directives:
            yield d
            continue
        kept = [x for x in d.get("directives") or [] if directive_passes(x, filters)]
        if kept:
            yield {**d, "directives": kept}


def _document_passes(m: dict[str, Any], f: Filters) -> bool:
    if f.doc_type and m.get("doc_type") != f.doc_type:
        return False
    names = fold(f"{m.get('issuer') or ''}\n{m.get('parent_issuer') or ''}")
    if f.issuer and fold(f.issuer) not in names:
        return False
    date = m.get("date") or ""
    if f.since and (not date or date < f.since[: len(date)]):
        return False
    return not (f.until and (not date or date > f.until))


def directive_passes(directive: dict[str, Any], f: Filters) -> bool:
    """Tell whether a directive passes the filters on directives."""
    if f.body:
        wanted = fold(f.body)
        names = (
            n for r in directive.get("responsible") or [] for n in (r.get("canonical"), r.get("name")) if n
        )
        if not any(wanted in fold(n) for n in names):
            return False
    if f.deadline_before:
        when = directive.get("deadline") or {}
        last = when.get("date") or when.get("to")
        return last is not None and str(last) < f.deadline_before
    return True
