"""Tell the issuer from the lines in capitals between title and legal basis that name who decides.

Copies without a letterhead keep them: `HỘI ĐỒNG NHÂN DÂN TỈNH … / KHÓA X, KỲ HỌP THỨ …`, `GIÁM ĐỐC SỞ …`.
"""

import re

from vndocparse.core.analysis import Zone
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.metadata_frame import Found
from vndocparse.extract.metadata_reading import Reading

_SURE = 0.7
_LINES = 14  # lines below the type among which the decider stands
_LONGEST = 110
_BODY = re.compile(
    r"\W*(?:(?:chu tich|bo truong|giam doc|truong ban|tong giam doc|cuc truong|tong cuc truong)\s+)?"
    r"(?P<body>(?:uy ban nhan dan|hoi dong nhan dan|uy ban thuong vu quoc hoi|thu tuong chinh phu|chinh phu"
    r"|quoc hoi|ban thuong vu|ban chap hanh|bo chinh tri|ban bi thu|so|bo|tong cuc|cuc)(?![a-z]).*)"
)
_AREA = re.compile(r"\W*(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\s")
# what stands behind the name on its line or the next: the term and the session
_SITS = re.compile(r"[\s,–-]*\(?\W*(?:khoa|nhiem ky|ky hop)\s")
_BASIS = re.compile(r"\W*(?:can cu|xet|theo de nghi|tren co so|thi hanh|thuc hien)(?![a-z])")


def deciding_body(r: Reading) -> Found | None:
    """Return the body named in capitals between the title and the legal basis."""
    found = r.head.type_line
    if found is None or r.head.motto is not None:
        return None
    below = [x for x in r.head.lines[found.at + 1 : found.at + 1 + _LINES] if x.text.strip(" *_-–—.")]
    basis = next((i for i, x in enumerate(below) if x.zone is Zone.BASIS and _BASIS.match(x.bare)), None)
    if basis is None:
        return None
    for i in range(basis - 1, max(-1, basis - 4), -1):
        if not below[i].capitals or len(below[i].text) > _LONGEST:
            return None
        if m := _BODY.match(below[i].bare):
            return _named(r, below[i], m.start("body"), below[i + 1 : basis])
    return None


def _named(r: Reading, line: PrintLine, start: int, after: list[PrintLine]) -> Found | None:
    """Return the name that begins in a line; lines behind it may go on with its area, or tell the session."""
    sits = _SITS.search(line.bare, start)
    span = Span(line.span.start + start, line.span.start + sits.start() if sits else line.span.end)
    for x in after:
        if _AREA.match(x.bare) and span.end == line.span.end:
            more = _SITS.search(x.bare)
            span = Span(span.start, x.span.start + more.start() if more else x.span.end)
        elif not _SITS.match(x.bare):
            return None
    span = span.stripped(r.a.text)
    value = re.sub(r"\s+", " ", span.of(r.a.text)).strip(" *_,-–")
    return Found(value, span, _SURE, "issuer/decider", True)
