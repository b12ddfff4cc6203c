"""HTML: one self-contained page with the text, its highlights and the table of directives."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, BinaryIO

from vndocparse.export.base import ExportOptions, Record
from vndocparse.export.cells import printable
from vndocparse.export.rows import rows

_STYLE = """
body{font:16px/1.5 serif;margin:2em auto;max-width:60em;padding:0 1em;color:#111;background:#fff}
h1{font-size:1.3em}table{border-collapse:collapse;width:100%;font-size:.85em}
th,td{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}th{background:#ddebf7}
.text p{margin:.3em 0;white-space:pre-wrap}.directive{background:#fff3bf}.target{background:#d3f9d8}
.finding{background:#e5dbff}.reference{border-bottom:2px solid #1c7ed6}.deadline{color:#c92a2a}
.legend span{margin-right:1em;padding:0 .3em}@media print{body{max-width:none}}
"""
_LEGEND = (
    ("directive", "nhiệm vụ"),
    ("target", "chỉ tiêu"),
    ("finding", "đánh giá"),
    ("reference", "viện dẫn"),
    ("deadline", "thời hạn"),
)
_HEADS = (
    ("item", "Mục"),
    ("text", "Nhiệm vụ"),
    ("lead", "Chủ trì"),
    ("coordinate", "Phối hợp"),
    ("deadline", "Thời hạn"),
    ("recurrence", "Định kỳ"),
    ("output", "Sản phẩm"),
    ("page", "Trang"),
    ("status", "Tình trạng"),
)


@dataclass(frozen=True)
class Html:
    """A page without scripts and outside resources, under a policy that allows none."""

    name: str = "html"
    suffix: str = ".html"
    what: tuple[str, ...] = ()
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the page, a section a document; see :class:`vndocparse.export.base.Exporter`."""
        digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        _put(
            out,
            '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
            f"<title>vndocparse</title><style>{_STYLE}</style></head><body>\n",
        )
        count = 0
        for document in documents:
            for piece in _document(document, count):
                _put(out, piece)
            count += 1
        _put(out, "</body></html>\n")
        return count


def _document(d: Record, nth: int) -> Iterator[str]:
    m = d["metadata"]
    head = " – ".join(str(x) for x in (m.get("number_symbol"), m.get("title")) if x) or d["id"]
    yield f"<section><h1>{_safe(head)}</h1>\n<p>{_safe(_caption(m))}</p>\n"
    listed = list(rows("directives", [d]))
    if listed:
        yield "<table><thead><tr>" + "".join(f"<th>{h}</th>" for _, h in _HEADS) + "</tr></thead><tbody>\n"
        for row in listed:
            cells = "".join(f"<td>{_safe(row.get(key))}</td>" for key, _ in _HEADS if key != "text")
            link = f'<td><a href="#{nth}-{_safe(row["id"])}">{_safe(row["text"])}</a></td>'
            first, rest = cells.split("</td>", 1)
            yield f"<tr>{first}</td>{link}{rest}</tr>\n"
        yield "</tbody></table>\n"
    legend = "".join(f'<span class="{c}">{_safe(label)}</span>' for c, label in _LEGEND)
    yield f'<p class="legend">{legend}</p>\n<div class="text">'
    yield from _text(d, nth)
    yield "</div></section>\n"


def _caption(m: dict[str, Any]) -> str:
    parts = (m.get("issuer"), m.get("place"), m.get("date"), (m.get("signer") or {}).get("name"))
    return " · ".join(str(p) for p in parts if p)


def _text(d: Record, nth: int) -> Iterator[str]:
    """Yield the text as paragraphs; where marks lie over one another, a piece has all their classes."""
    text = d["text"]
    events: list[tuple[int, int, str]] = []  # place, +1 or -1, class
    anchors: dict[int, list[str]] = {}
    for name, span, ident in _marks(d):
        start, end = max(0, span["start"]), min(len(text), span["end"])
        if start < end:
            events += [(start, 1, name), (end, -1, name)]
            if ident:
                anchors.setdefault(start, []).append(ident)
    events.sort()
    on: dict[str, int] = {}
    at = 0
    yield "<p>"
    for place, step, name in events:
        yield _piece(text[at:place], on)
        on[name] = on.get(name, 0) + step
        at = place
        for ident in anchors.pop(place, ()):
            yield f'<a id="{nth}-{_safe(ident)}"></a>'
    yield _piece(text[at:], on) + "</p>"


def _piece(text: str, on: dict[str, int]) -> str:
    classes = " ".join(sorted(name for name, depth in on.items() if depth > 0))
    lines = [_safe(line) for line in text.split("\n")]
    if classes:
        lines = [f'<span class="{classes}">{line}</span>' if line else "" for line in lines]
    return "</p>\n<p>".join(lines)


def _marks(d: Record) -> Iterator[tuple[str, dict[str, int], str | None]]:
    for x in d.get("directives") or []:
        yield "directive", x["span"], x["id"]
        if (x.get("deadline") or {}).get("span"):
            yield "deadline", x["deadline"]["span"], None
    for x in d.get("targets") or []:
        yield "target", x["span"], None
    for x in d.get("findings") or []:
        yield "finding", x["span"], None
    for x in d.get("references") or []:
        for mention in x.get("mentions") or [x]:
            yield "reference", mention["span"], None


def _safe(value: object) -> str:
    return "" if value is None else escape(printable(str(value)), quote=True)


def _put(out: BinaryIO, text: str) -> None:
    out.write(text.encode("utf-8", "backslashreplace"))


EXPORTER = Html()
