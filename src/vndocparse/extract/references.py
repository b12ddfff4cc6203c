"""The other documents that a document names, each with its mentions and its relation."""

import re

from vndocparse.core.analysis import Analysis
from vndocparse.core.docnumber import DocNumber
from vndocparse.core.ground import grounded, grounding, span_record, weigh
from vndocparse.core.record import Metadata, Reference
from vndocparse.core.span import Span
from vndocparse.extract.anaphora import Entity, alias_text
from vndocparse.extract.citations_types import Citation
from vndocparse.extract.references_found import Finder
from vndocparse.extract.references_merge import merge
from vndocparse.extract.relations import Governors, strongest


def read_references(a: Analysis, metadata: Metadata) -> list[Reference]:
    """Return the documents that ``a`` names, in order of first mention; its own and its parts are left out.

    Every span lies in ``a.text``; ``id`` is ``r1``, ``r2`` … ; ``confidence`` is that of the best mention.
    """
    found = Finder(a, metadata)
    citations = found.citations()
    entities = merge(a.text, citations)
    shorts = found.shorts(entities)
    mentions: list[tuple[Citation, int]] = [(c, i) for i, e in enumerate(entities) for c in e.citations]
    mentions += [(s.citation, s.entity) for s in shorts]
    mentions.sort(key=lambda m: (m[0].start, -m[0].core))
    relations = Governors(a, metadata.doc_type).relate([c for c, _ in mentions])
    stated: list[list[tuple[str, Span | None]]] = [[] for _ in entities]
    spans: list[list[Citation]] = [[] for _ in entities]
    for (c, i), relation in zip(mentions, relations, strict=True):
        stated[i].append(relation)
        spans[i].append(c)
    return [_record(a, e, spans[i], strongest(stated[i]), f"r{i + 1}") for i, e in enumerate(entities)]


def _record(
    a: Analysis, e: Entity, mentions: list[Citation], relation: tuple[str, Span | None], ident: str
) -> Reference:
    whole = [c for c in e.citations if c.kind not in ("bare", "short") and not c.listed]
    head = next((c for c in whole if c.date and c.number), None) or (whole or e.citations)[0]
    number = (
        next((c.number for c in e.citations if c.number and c.kind != "bare"), None) or e.citations[0].number
    )
    number = number or next((c.number for c in e.citations if c.number), None)
    span = _shown(head)
    titled = [c for c in e.citations if c.title]
    # the charter's name is given whole where it is printed whole somewhere
    title = max(titled, key=lambda c: len(c.name or "")) if e.doc_type == "dieu_le" and titled else None
    title = title or next(iter(titled), None)
    best = max(c.confidence for c in e.citations)
    return Reference(
        **grounding(a.source, span, best, f"reference/{head.kind}"),
        id=ident,
        doc_type=e.doc_type,
        number_symbol=number,
        date=next((c.date for c in e.citations if c.date), None) or _year_of(number),
        issuer=next((c.issuer for c in e.citations if c.issuer), None),
        title=_line(title.shown or title.name or title.title.of(a.text)) if title and title.title else None,
        congress=max((c.congress or "" for c in e.citations), key=len) or None,
        term=next((c.term for c in e.citations if c.term), None),
        alias=alias_text(a.text, next((c.alias for c in e.citations if c.alias), None)),
        mentions=[
            grounded(a.source, Span(c.start, c.core), c.confidence, f"mention/{c.kind}") for c in mentions
        ],
        relation=relation[0],  # type: ignore[arg-type]
        relation_confidence=weigh(
            a.source, relation[1] or span, 0.9 if relation[1] else 0.7, f"relation/{relation[0]}"
        ),
        relation_evidence=span_record(relation[1]) if relation[1] else None,
    )


def _year_of(number: str | None) -> str | None:
    """Return the year that a number prints: `18/2017/QĐ-UBND` was issued in 2017, on whichever day."""
    read = DocNumber.parse(number or "")
    return read.year if read else None


def _shown(c: Citation) -> Span:
    if c.kind == "issuer" and c.title:
        return Span(c.start, c.title.end)
    return Span(c.start, c.end if c.end > c.core and c.alias is None else c.core)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
