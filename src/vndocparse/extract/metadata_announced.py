"""Read type, subject and issuer from the sentence that announces a document printed without its head.

`… Sở Y tế ban hành Kế hoạch phòng, chống dịch năm 2024, với những nội dung sau`
"""

import re

from vndocparse.core.analysis import Zone
from vndocparse.core.span import Span
from vndocparse.extract.letterhead import type_of
from vndocparse.extract.letterhead_issuer import names_body
from vndocparse.extract.metadata_frame import Found
from vndocparse.extract.metadata_reading import Reading
from vndocparse.text.announces import ANNOUNCES, LETTERS

_SURE = 0.6
_BLOCKS = 4  # paragraphs among which it stands


def announced(r: Reading) -> dict[str, Found]:
    """Return what the first paragraphs announce, nothing where a letterhead or a title is printed."""
    head = r.head
    if head.motto is not None or head.number is not None or head.type_line is not None:
        return {}
    for block in r.a.blocks[:_BLOCKS]:
        if block.zone not in (Zone.OPENING, Zone.BASIS, Zone.BODY, Zone.LETTERHEAD, Zone.TITLE):
            continue
        for m in ANNOUNCES.finditer(block.span.of(r.a.text)[:LETTERS]):
            kind = type_of(m["type"])
            if kind is not None and names_body(m["issuer"]):
                return {
                    "doc_type": _found(kind[0], m, "type", block.span.start),
                    "issuer": _found(m["issuer"], m, "issuer", block.span.start),
                    "title": _found(" ".join(m["title"].split()), m, "title", block.span.start),
                }
    return {}


def _found(value: str, m: re.Match[str], name: str, at: int) -> Found:
    span = Span(at + m.start(name), at + m.end(name))
    return Found(value, span, _SURE, f"{'doc_type' if name == 'type' else name}/announced", True)
