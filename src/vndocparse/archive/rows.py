"""From a record to the rows of the archive's tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from vndocparse.core.due import last_day, limit_of

_TRUST = {"native": 1.0, "text_layer": 0.95, "mixed": 0.8, "ocr": 0.7}


def document_row(record: dict[str, Any], parser: str, at: str) -> dict[str, Any]:
    """Return the columns of ``documents`` but the record itself."""
    m, source = record["metadata"], record["source"]
    trust = _TRUST.get(source["text_source"], 0.5) * (source.get("ocr_confidence") or 1.0)
    return {
        "sha256": source["sha256"],
        "id": record["id"],
        "work": record["id"],
        "path": source["path"],
        "media_type": source["media_type"],
        "text_source": source["text_source"],
        "pages": source.get("page_count"),
        "quality": round(trust, 4),
        "doc_type": m.get("doc_type"),
        "number": (m.get("number") or "").lstrip("0") or None,
        "symbol": m.get("symbol"),
        "number_symbol": m.get("number_symbol"),
        "issuer": m.get("issuer"),
        "level": m.get("level") or "unknown",
        "province": m.get("province"),
        "date": m.get("date"),
        "title": m.get("title"),
        "term": m.get("term"),
        "parser": parser,
        "stored_at": at,
    }


def part_rows(pk: int, record: dict[str, Any]) -> Iterator[tuple[str, Sequence[str], list[tuple[Any, ...]]]]:
    """Yield table, columns and rows for each kind of thing that a document holds."""
    yield (
        "directives",
        (
            "doc",
            "n",
            "id",
            "item",
            "text",
            "action",
            "bodies",
            "due",
            "start",
            "recurrence",
            "page",
            "confidence",
        ),
        [
            (
                pk,
                n,
                d["id"],
                d.get("item"),
                d["text"],
                d.get("action"),
                "\n".join(r.get("canonical") or r["name"] for r in d.get("responsible") or []),
                last_day(d),
                limit_of(d).get("from"),
                d.get("recurrence"),
                d.get("page"),
                d.get("confidence", 1.0),
            )
            for n, d in enumerate(record.get("directives") or [])
        ],
    )
    yield (
        "targets",
        (
            "doc",
            "n",
            "id",
            "item",
            "kind",
            "text",
            "indicator",
            "comparator",
            "value",
            "value_max",
            "of_value",
            "unit",
            "due",
            "status",
            "page",
            "confidence",
        ),
        [
            (
                pk,
                n,
                t["id"],
                t.get("item"),
                t["kind"],
                t["text"],
                t.get("indicator"),
                t.get("comparator"),
                t.get("value"),
                t.get("value_max"),
                t.get("of"),
                t.get("unit"),
                last_day(t),
                t.get("status"),
                t.get("page"),
                t.get("confidence", 1.0),
            )
            for n, t in enumerate(record.get("targets") or [])
        ],
    )
    yield (
        "findings",
        ("doc", "n", "id", "item", "kind", "text", "page"),
        [
            (pk, n, f["id"], f.get("item"), f["kind"], f["text"], f.get("page"))
            for n, f in enumerate(record.get("findings") or [])
        ],
    )
    yield (
        "refs",
        (
            "doc",
            "n",
            "id",
            "doc_type",
            "number_symbol",
            "number",
            "date",
            "issuer",
            "title",
            "congress",
            "term",
            "relation",
            "confidence",
        ),
        [
            (
                pk,
                n,
                r["id"],
                r.get("doc_type"),
                r.get("number_symbol"),
                bare_number(r.get("number_symbol")),
                r.get("date"),
                r.get("issuer"),
                r.get("title"),
                r.get("congress"),
                r.get("term"),
                r.get("relation") or "cites",
                r.get("confidence", 1.0),
            )
            for n, r in enumerate(record.get("references") or [])
        ],
    )


def bare_number(number_symbol: str | None) -> str | None:
    """Return the number alone, without leading zeros.

    >>> bare_number("07-NQ/TU"), bare_number(None)
    ('7', None)
    """
    digits = ""
    for c in number_symbol or "":
        if not c.isdigit():
            break
        digits += c
    return digits.lstrip("0") or None
