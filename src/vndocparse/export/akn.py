"""Akoma Ntoso 3.0: the whole document with its structure, references and metadata."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from vndocparse.errors import UnsupportedError
from vndocparse.export.akn_parts import Block, blocks
from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.cells import printable
from vndocparse.text.fold import slug

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:vndocparse:1"
_LINES = {f"{{{AKN}}}{name}" for name in ("p", "heading", "num")}


@dataclass(frozen=True)
class AkomaNtoso:
    """One ``doc``; every line of the text is a ``p`` or ``heading``, a leading label its ``num``."""

    name: str = "akn"
    suffix: str = ".xml"
    what: tuple[str, ...] = ()
    many: bool = False

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the document; more than one is refused, as the standard has one a file."""
        several = iter(documents)
        document = next(several, None)
        if document is None:
            return 0
        if next(several, None) is not None:
            raise UnsupportedError(
                "Akoma Ntoso holds one document a file",
                "Akoma Ntoso chỉ chứa một văn bản mỗi tệp",
                hint="Choose one with the filters, or export each file by itself.",
                hint_vi="Chọn một văn bản bằng bộ lọc hoặc xuất từng tệp.",
            )
        root = to_akn(document, options.stamp[:10])
        out.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
        return 1


def to_akn(d: Record, day: str) -> Any:
    """Return the root element; ``day`` is the ISO day on which the XML is made."""
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: AKN, "vnd": OWN})
    doc = etree.SubElement(root, _tag("doc"), name=d["metadata"].get("doc_type") or "khac")
    _meta(doc, d, day)
    marks = _marks(d)
    body_made = False
    parts: dict[str, Any] = {}
    for place, block in blocks(d):
        if place not in parts:
            if place == "conclusions" and not body_made:
                parts["mainBody"] = etree.SubElement(doc, _tag("mainBody"))
                _p(parts["mainBody"], 0, 0, d["text"], marks)
            parts[place] = etree.SubElement(doc, _tag(place))
            body_made |= place == "mainBody"
        _block(parts[place], block, d["text"], marks)
    if "mainBody" not in parts:
        _p(etree.SubElement(doc, _tag("mainBody")), 0, 0, d["text"], marks)
    return root


def text_of(root: Any) -> str:
    """Return the text that :func:`to_akn` put into the XML, line by line.

    An empty ``p`` made only because the schema wants one is marked ``class="none"``.
    """
    lines: list[str] = []
    open_label = False
    for e in root.iter(*_LINES):
        if e.get("class") == "none":
            continue
        words = "".join(e.itertext())
        if open_label:
            lines[-1] += words
        else:
            lines.append(words)
        open_label = e.tag == _tag("num")
    return "\n".join(lines)


def _block(parent: Any, block: Block, text: str, marks: list["_Mark"]) -> None:
    if block.kind == "p":
        _p(parent, block.start, block.end, text, marks)
        return
    attributes = {"eId": block.eid}
    if block.kind == "hcontainer":
        attributes["name"] = block.name
    made = etree.SubElement(parent, _tag(block.kind), attributes)
    if block.label_end > block.start:
        etree.SubElement(made, _tag("num")).text = printable(text[block.start : block.label_end])
    lines = list(block.lines)
    if block.heading and lines:
        _inline(etree.SubElement(made, _tag("heading")), *lines.pop(0), text, marks)
    holder_name = "intro" if block.children else "content"
    if lines or not block.children:
        holder = etree.SubElement(made, _tag(holder_name))
        for start, end in lines:
            _p(holder, start, end, text, marks)
        if not lines:
            etree.SubElement(holder, _tag("p"), {"class": "none"})
    for child in block.children:
        _block(made, child, text, marks)


def _p(parent: Any, start: int, end: int, text: str, marks: list["_Mark"]) -> None:
    made = etree.SubElement(parent, _tag("p"))
    if (start, end) == (0, 0):
        made.set("class", "none")
    _inline(made, start, end, text, marks)


@dataclass(frozen=True, slots=True, order=True)
class _Mark:
    start: int
    end: int
    tag: str
    attribute: str
    value: str


def _marks(d: Record) -> list[_Mark]:
    """Return what becomes inline elements, in order and apart from one another."""
    found: list[_Mark] = []
    for r in d.get("references") or []:
        href = _href(r, (d.get("links") or {}).get(r["id"]))
        for m in r.get("mentions") or [r]:
            found.append(_Mark(m["span"]["start"], m["span"]["end"], "ref", "href", href))
    for x in (d.get("directives") or []) + (d.get("targets") or []):
        when = x.get("deadline") or {}
        if re.fullmatch(r"\d{4}-\d\d-\d\d", when.get("date") or "") and when.get("span"):
            found.append(_Mark(when["span"]["start"], when["span"]["end"], "date", "date", when["date"]))
    found.sort()
    kept: list[_Mark] = []
    for m in found:
        if m.start < m.end and (not kept or m.start >= kept[-1].end):
            kept.append(m)
    return kept


def _inline(element: Any, start: int, end: int, text: str, marks: list[_Mark]) -> None:
    """Fill an element with a piece of the text and the marks inside it."""
    from bisect import bisect_left

    at, last = start, None
    i = max(0, bisect_left(marks, start, key=lambda m: m.start) - 1)
    while i < len(marks) and marks[i].start < end:
        m = marks[i]
        i += 1
        a, b = max(m.start, at), min(m.end, end)
        if a >= b:
            continue
        _append(element, last, text[at:a])
        last = etree.SubElement(element, _tag(m.tag), {m.attribute: m.value})
        last.text = printable(text[a:b])
        at = b
    _append(element, last, text[at:end])


def _append(element: Any, last: Any, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + printable(text)
    else:
        last.tail = (last.tail or "") + printable(text)


def _href(r: dict[str, Any], link: dict[str, Any] | None) -> str:
    if link and link.get("known") and link.get("to"):
        kind, number, date, issuer = ([*link["to"].split("/"), "x", "x", "x", "x"])[:4]
        return f"/akn/vn/doc/{slug(kind)}/{slug(issuer)}/{slug(date)}/{slug(number)}"
    number = slug(r.get("number_symbol") or r.get("title") or r.get("congress") or "")[:80] or "x"
    issuer = slug(r.get("issuer") or "") or "x"
    return f"/akn/vn/doc/{slug(r.get('doc_type') or '') or 'khac'}/{issuer}/{r.get('date') or 'x'}/{number}"


def _meta(doc: Any, d: Record, day: str) -> None:
    m = d["metadata"]
    meta = etree.SubElement(doc, _tag("meta"))
    identification = etree.SubElement(meta, _tag("identification"), source="#vndocparse")
    kind, number, date, issuer = ([*d["id"].split("/"), "x", "x", "x", "x"])[:4]
    uri = f"/akn/vn/doc/{kind}/{issuer}/{date}/{number}"
    when, name = _frbr_date(m.get("date"))
    for level, suffix in (("Work", ""), ("Expression", "/vie@"), ("Manifestation", "/vie@.xml")):
        e = etree.SubElement(identification, _tag(f"FRBR{level}"))
        for key in ("this", "uri"):
            value = f"{uri}{suffix}/!main" if key == "this" else uri + suffix
            etree.SubElement(e, _tag(f"FRBR{key}"), value=value)
        if level == "Work" and m.get("title"):
            etree.SubElement(e, _tag("FRBRalias"), value=printable(m["title"]), name="title")
        made, named = (day, "generation") if level == "Manifestation" else (when, name)
        etree.SubElement(e, _tag("FRBRdate"), date=made, name=named)
        author = "#vndocparse" if level == "Manifestation" else "#issuer" if m.get("issuer") else "#unknown"
        etree.SubElement(e, _tag("FRBRauthor"), href=author)
        if level == "Work":
            etree.SubElement(e, _tag("FRBRcountry"), value="vn")
            etree.SubElement(e, _tag("FRBRsubtype"), value=m.get("doc_type") or "khac")
            if m.get("number_symbol"):
                etree.SubElement(e, _tag("FRBRnumber"), value=printable(m["number_symbol"]))
        if level == "Expression":
            etree.SubElement(e, _tag("FRBRlanguage"), language="vie")
    references = etree.SubElement(meta, _tag("references"), source="#vndocparse")
    _refer(references, "TLCOrganization", "vndocparse", "vndocparse")
    if m.get("issuer"):
        _refer(references, "TLCOrganization", "issuer", m["issuer"])
    else:
        _refer(references, "TLCOrganization", "unknown", "unknown")
    signer = (m.get("signer") or {}).get("name")
    if signer:
        _refer(references, "TLCPerson", "signer", signer)
    _own(meta, d)


def _refer(references: Any, kind: str, eid: str, shown: str) -> None:
    href = f"/akn/ontology/{kind[3:].lower()}/vn/{slug(shown) or 'x'}"
    etree.SubElement(references, _tag(kind), eId=eid, href=href, showAs=printable(shown))


def _own(meta: Any, d: Record) -> None:
    """Put what the standard has no place for into ``proprietary``, in a namespace of its own."""
    held = etree.SubElement(meta, _tag("proprietary"), source="#vndocparse")
    etree.SubElement(held, f"{{{OWN}}}document", id=d["id"], sha256=d["source"]["sha256"])
    for key, value in _plain(d["metadata"]):
        etree.SubElement(held, f"{{{OWN}}}metadata", name=key).text = value
    for kind in ("directives", "targets"):
        for x in d.get(kind) or []:
            span = x["span"]
            made = etree.SubElement(held, f"{{{OWN}}}{kind[:-1]}", id=x["id"])
            made.set("start", str(span["start"]))
            made.set("end", str(span["end"]))
            for key, value in _plain(
                {k: x.get(k) for k in ("item", "action", "recurrence", "indicator", "unit")}
            ):
                made.set(key, value)


def _plain(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, str) and value:
            yield key, printable(value)


def _frbr_date(date: str | None) -> tuple[str, str]:
    """Return a whole day, as the schema wants, and a name that says what was not known."""
    if not date:
        return "0001-01-01", "unknown"
    if len(date) == 10:
        return date, "issued"
    return (date + "-01-01")[:10], "issued-approximately"


def _tag(name: str) -> str:
    return f"{{{AKN}}}{name}"


EXPORTER = AkomaNtoso()
