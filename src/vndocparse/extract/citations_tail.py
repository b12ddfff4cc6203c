"""What stands behind a citation's number or name: date, issuer, term, alias, title."""

import re
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.extract.citation_grammar import read_date
from vndocparse.extract.citations_aliases import read_alias
from vndocparse.extract.citations_issuers import ISSUED_END, more_issuers, read_issuer
from vndocparse.extract.citations_titles import carried_title, printed_title, quoted_title

_SPACE = re.compile(
    r"[\s,]{0,3}\(?\s{0,2}(?:được\s+)?(?:(?:ban hành|ký|ra)\s+(?:vào\s+)?)?(?=ngày|tháng|năm|\d)"
)
_BY = re.compile(
    r"\s{0,2},?\s{0,2}\(?(?:do|của)\s+(?:các\s+)?"
    r"|\s{0,2},\s{0,2}(?=bộ chính trị|ban bí thư|chính phủ|thủ tướng)"
)
# `(được sửa đổi, bổ sung tại Quyết định số …)` between a document's date and its issuer or title
_AMENDED_ASIDE = re.compile(
    r"\s{0,2}\((?:đã\s)?được\s(?:sửa đổi|bổ sung|thay thế|điều chỉnh)[^()\n]{4,240}\)"
    r"(?=\s(?:của|về|ban hành|phê duyệt)\s)"
)
_BRACKET_END = re.compile(r"\s{0,2}\)")
_TERM = re.compile(
    r"\s{0,2},?\s{0,2}(?:\(\s{0,2})?((?:khóa|khoá)\s+(?:thứ\s+)?(?:[ivxl]+|\d{1,2})"
    r"|nhiệm\s+kỳ\s+\d{4}\s{0,2}[-–]\s{0,2}\d{4})(?!\w)\s{0,2}\)?"
)


@dataclass(slots=True)
class Tail:
    """The parts found; ``end`` is behind date, issuer, term and alias, ``name_end`` behind the title too."""

    end: int
    name_end: int
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    alias: Span | None = None
    title: Span | None = None
    aside: int | None = None  # where a bracket begins in which other documents are named


def read_tail(
    text: str, folded: str, at: int, limit: int, *, titled: bool = True, doc_type: str | None = None
) -> Tail:
    """Read what stands behind a number or name that ends at ``at``; nothing at or behind ``limit`` is taken.

    ``doc_type`` is the citation's type, by which a short form is told to be its own.
    """
    tail = Tail(at, at)
    for _ in range(5):
        pos = tail.end
        if (
            tail.date is None
            and (s := _SPACE.match(folded, pos, limit))
            and (d := read_date(folded, s.end()))
            and d[1] <= limit  # the next paragraph may begin with a day of its own
        ):
            tail.date, tail.end = str(d[0]), d[1]
        elif (
            tail.issuer is None
            and (b := _BY.match(folded, pos, limit))
            and (i := read_issuer(text, folded, b.end()))
            and ("," not in b[0] or b[0].strip() != "," or ISSUED_END.match(folded, i[1]))
        ):
            tail.issuer, tail.end = i
            tail.end = more_issuers(text, folded, tail.end)
            if t := re.search(r"(?:khóa|khoá)\s+[ivxl\d]+", folded[b.end() : tail.end]):
                tail.term = text[b.end() + t.start() : b.end() + t.end()]
        elif tail.term is None and (t := _TERM.match(folded, pos, limit)):
            tail.term, tail.end = text[t.start(1) : t.end(1)], t.end()
        elif aside := _AMENDED_ASIDE.match(folded, pos, limit):
            tail.aside, tail.end = pos, aside.end()
        elif tail.alias is None and (alias := read_alias(text, folded, pos, doc_type)):
            tail.alias, tail.end = alias
        else:
            break
        if "(" in text[pos : tail.end] and (c := _BRACKET_END.match(text, tail.end)):
            tail.end = c.end()
    tail.end = min(tail.end, max(limit, at))
    tail.name_end = tail.end
    if titled and tail.end < limit:
        _read_title(text, folded, tail, limit, doc_type)
    return tail


def _read_title(text: str, folded: str, tail: Tail, limit: int, doc_type: str | None) -> None:
    if quoted := quoted_title(text, tail.end, limit):
        tail.title, tail.name_end = quoted
        return
    carried = carried_title(text, folded, tail.end, limit, doc_type)
    if carried is not None:
        tail.title, tail.name_end = carried, carried.end
        return
    title = printed_title(text, folded, tail.end, limit)
    if title is None:
        return
    tail.title, tail.name_end = title, title.end
    if tail.alias is None and (alias := read_alias(text, folded, title.end, doc_type, titled=True)):
        tail.alias, tail.name_end = alias
