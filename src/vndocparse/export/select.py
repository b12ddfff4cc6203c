"""Which documents and which of their directives an export takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vndocparse.core.due import last_day
from vndocparse.export.base import Record
from vndocparse.text.names import holds


@dataclass(frozen=True, slots=True)
class Filters:
    """What to take; an empty filter takes all.

    ``doc_type`` is a code; ``issuer``, ``province`` and ``body`` are parts of names in any case and
    tone style, with diacritics or without; dates are ISO days and inclusive, but for
    ``deadline_before``; ``status`` is ``met``, ``not_met``, ``goal`` or ``result``. A filter on
    directives (``body``, ``deadline_before``) or targets (``status``) drops documents without any left.
    """

    doc_type: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None
    body: str | None = None
    deadline_before: str | None = None
    level: str | None = None
    province: str | None = None
    status: str | None = None

    @property
    def of_directives(self) -> bool:
        """True where single directives are chosen, not only documents."""
        return bool(self.body or self.deadline_before)


def select(documents: Iterable[Record], filters: Filters) -> Iterator[Record]:
    """Yield the documents that pass, each with the directives that pass; inputs are not changed."""
    for d in documents:
        if not _document_passes(d["metadata"], filters):
            continue
        kept = dict(d)
        if filters.of_directives:
            kept["directives"] = [x for x in d.get("directives") or [] if directive_passes(x, filters)]
        if filters.status:
            wanted = filters.status
            kept["targets"] = [
                x for x in d.get("targets") or [] if wanted in (x.get("status"), x.get("kind"))
            ]
        if (kept.get("directives") or not filters.of_directives) and (
            kept.get("targets") or not filters.status
        ):
            yield kept


def _document_passes(m: dict[str, Any], f: Filters) -> bool:
    if f.doc_type and m.get("doc_type") != f.doc_type:
        return False
    if f.level and (m.get("level") or "unknown") != f.level:
        return False
    if f.issuer and not holds(f.issuer, m.get("issuer"), m.get("parent_issuer")):
        return False
    if f.province and not holds(f.province, m.get("province")):
        return False
    date = m.get("date") or ""
    if f.since and (not date or date < f.since[: len(date)]):
        return False
    return not (f.until and (not date or date > f.until))


def directive_passes(directive: dict[str, Any], f: Filters) -> bool:
    """Tell whether a directive passes the filters on directives."""
    if f.body:
        bodies = directive.get("responsible") or []
        if not any(holds(f.body, r.get("canonical"), r.get("name")) for r in bodies):
            return False
    if f.deadline_before:
        last = last_day(directive)
        return last is not None and str(last) < f.deadline_before
    return True
