"""Records of invented documents, as an archive keeps them."""

import hashlib

from vndocparse.archive.store import Archive, LedgerEntry
from vndocparse.text.fold import slug


def reference(kind="nghi_quyet", number="17-NQ/TU", date=None, relation="cites", **more):
    return {
        "doc_type": kind,
        "number_symbol": number,
        "date": date,
        "relation": relation,
        "confidence": 1.0,
        **more,
    }


def target(text, kind="goal", indicator=None, value=None, unit="%", comparator=">=", status=None, **more):
    return {"text": text, "kind": kind, "indicator": indicator, "value": value, "unit": unit,
            "comparator": comparator, "status": status, **more}  # fmt: skip


def document(
    number="17-NQ/TU",
    date="2021-08-12",
    kind="nghi_quyet",
    province="Hà Sơn",
    title="về nâng cao chất lượng sinh hoạt chi bộ",
    level="province",
    references=(),
    directives=(),
    targets=(),
    findings=(),
    source="text_layer",
    path=None,
    issuer=None,
    ident=None,
):
    issuer = issuer or (f"Tỉnh ủy {province}" if level == "province" else "Ban Chấp hành Trung ương")
    path = path or f"{kind}-{number}-{date}-{province}-{source}.pdf"
    digits = "".join(c for c in (number or "").split("-")[0] if c.isdigit())
    return {
        "id": ident or "/".join((slug(kind), slug(number or "x"), date or "x", slug(issuer))),
        "source": {"path": path, "sha256": hashlib.sha256(path.encode()).hexdigest(), "media_type": "application/pdf",
                   "page_count": 2, "text_source": source, "ocr_confidence": 0.9 if source == "ocr" else None},
        "metadata": {"doc_type": kind, "number": digits or None, "symbol": None, "number_symbol": number,
                     "issuer": issuer, "level": level, "province": province, "date": date, "title": title},
        "text": title or "",
        "references": [{"id": f"r{i}", **r} for i, r in enumerate(references, 1)],
        "directives": [{"id": f"d{i}", "item": str(i), "text": t} for i, t in enumerate(directives, 1)],
        "targets": [{"id": f"t{i}", "item": str(i), **t} for i, t in enumerate(targets, 1)],
        "findings": [{"id": f"f{i}", "item": None, "kind": "achievement", "text": t} for i, t in enumerate(findings, 1)],
    }  # fmt: skip


def store(archive: Archive, *records) -> None:
    for r in records:
        sha = r["source"]["sha256"]
        archive.store(r, LedgerEntry(r["source"]["path"], "stored", sha, 1, parser="test"))


def links(archive: Archive):
    """Everything that linking wrote, by path, so that the order of storing does not show."""
    paths = {r["pk"]: r["path"] for r in archive.db.execute("SELECT pk, path FROM documents")}
    rows = archive.db.execute("SELECT * FROM links").fetchall()
    works = {r["path"]: r["work"] for r in archive.db.execute("SELECT path, work FROM documents")}
    pairs = archive.db.execute("SELECT * FROM alignments").fetchall()
    return (
        works,
        sorted((paths[r["doc"]], *tuple(r)[1:]) for r in rows),
        sorted((paths[r["doc"]], *tuple(r)[1:]) for r in pairs),
    )
