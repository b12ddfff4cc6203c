"""Documents as flat rows: one directive, target, document, link or recipient each."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from vndocparse.core.due import last_day, limit_of
from vndocparse.export.base import Record

Row = dict[str, Any]

# Column names of each kind of row, in order. A column is only ever added at the end.
COLUMNS: dict[str, tuple[str, ...]] = {
    "directives": (
        "id",
        "document",
        "number_symbol",
        "document_date",
        "item",
        "text",
        "action",
        "lead",
        "coordinate",
        "monitor",
        "advise",
        "execute",
        "deadline",
        "deadline_from",
        "deadline_text",
        "recurrence",
        "output",
        "target_groups",
        "targets",
        "references",
        "page",
        "confidence",
        "status",
        "note",
        "done_on",
    ),
    "targets": (
        "id",
        "document",
        "number_symbol",
        "document_date",
        "item",
        "kind",
        "indicator",
        "comparator",
        "value",
        "value_max",
        "of",
        "unit",
        "baseline",
        "period",
        "deadline",
        "status",
        "text",
        "page",
        "confidence",
    ),
    "documents": (
        "id",
        "doc_type",
        "number_symbol",
        "issuer",
        "parent_issuer",
        "level",
        "province",
        "place",
        "date",
        "title",
        "term",
        "session",
        "signer",
        "signer_position",
        "security",
        "urgency",
        "dissemination",
        "effect",
        "directives",
        "targets",
        "findings",
        "references",
        "recipients",
        "path",
        "sha256",
        "text_source",
        "pages",
        "warnings",
    ),
    "links": (
        "document",
        "number_symbol",
        "relation",
        "reference",
        "doc_type",
        "to_number_symbol",
        "to_date",
        "issuer",
        "title",
        "to",
        "known",
        "status",
        "confidence",
        "page",
    ),
    "recipients": ("document", "number_symbol", "text", "bodies", "channel", "purpose", "copies", "page"),
}

_ROLES = ("lead", "coordinate", "monitor", "advise", "execute")


def rows(what: str, documents: Iterable[Record]) -> Iterator[Row]:
    """Yield the rows of one kind, document by document; nothing is held back in memory."""
    make = _MAKERS[what]
    for document in documents:
        yield from make(document)


def _directives(d: Record) -> Iterator[Row]:
    states, said = d.get("statuses") or {}, d.get("status_notes") or {}
    for x in d.get("directives") or []:
        by_role = {role: "; ".join(_names(x, role)) for role in _ROLES}
        when = limit_of(x)
        yield {
            **_of(d),
            "id": x["id"],
            "item": x.get("item"),
            "text": x["text"],
            "action": x.get("action"),
            **by_role,
            "deadline": last_day(x),
            "deadline_from": when.get("from"),
            "deadline_text": when.get("text"),
            "recurrence": x.get("recurrence"),
            "output": x.get("output"),
            "target_groups": "; ".join(x.get("target_groups") or []),
            "targets": "; ".join(x.get("targets") or []),
            "references": "; ".join(x.get("references") or []),
            "page": x.get("page"),
            "confidence": x.get("confidence"),
            "status": states.get(x["id"]),
            "note": (said.get(x["id"]) or {}).get("note"),
            "done_on": (said.get(x["id"]) or {}).get("done_on"),
        }


def _names(directive: Record, role: str) -> list[str]:
    """Return the bodies of one role, each once, canonical where known."""
    found = [
        r.get("canonical") or r["name"] for r in directive.get("responsible") or [] if r.get("role") == role
    ]
    return list(dict.fromkeys(found))


def _targets(d: Record) -> Iterator[Row]:
    for x in d.get("targets") or []:
        row = {**_of(d), "deadline": last_day(x)}
        yield {**{k: x.get(k) for k in COLUMNS["targets"] if k not in row}, **row}


def _documents(d: Record) -> Iterator[Row]:
    m, source = d["metadata"], d["source"]
    signer = m.get("signer") or {}
    effect = d.get("effect") or {}
    row = {
        "id": d["id"],
        "signer": signer.get("name"),
        "signer_position": signer.get("position"),
        "dissemination": d.get("dissemination"),
        "effect": effect.get("date") or effect.get("text"),
        "path": source.get("path"),
        "sha256": source.get("sha256"),
        "text_source": source.get("text_source"),
        "pages": source.get("page_count"),
    }
    for counted in ("directives", "targets", "findings", "references", "recipients", "warnings"):
        row[counted] = len(d.get(counted) or [])
    yield {k: row.get(k, m.get(k)) for k in COLUMNS["documents"]}


def _links(d: Record) -> Iterator[Row]:
    resolved = d.get("links") or {}
    for r in d.get("references") or []:
        link = resolved.get(r["id"]) or {}
        yield {
            "document": d["id"],
            "number_symbol": d["metadata"].get("number_symbol"),
            "relation": r.get("relation"),
            "reference": r["id"],
            "doc_type": r.get("doc_type"),
            "to_number_symbol": r.get("number_symbol"),
            "to_date": r.get("date"),
            "issuer": r.get("issuer"),
            "title": r.get("title") or r.get("congress"),
            "to": link.get("to"),
            "known": link.get("known"),
            "status": link.get("status"),
            "confidence": link.get("confidence", r.get("confidence")),
            "page": r.get("page"),
        }


def _recipients(d: Record) -> Iterator[Row]:
    for r in d.get("recipients") or []:
        yield {
            "document": d["id"],
            "number_symbol": d["metadata"].get("number_symbol"),
            "text": r["text"],
            "bodies": "; ".join(r.get("bodies") or []),
            "channel": r.get("channel"),
            "purpose": r.get("purpose"),
            "copies": r.get("copies"),
            "page": r.get("page"),
        }


def _of(d: Record) -> Row:
    m = d["metadata"]
    return {"document": d["id"], "number_symbol": m.get("number_symbol"), "document_date": m.get("date")}


_MAKERS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "directives": _directives,
    "targets": _targets,
    "documents": _documents,
    "links": _links,
    "recipients": _recipients,
}
