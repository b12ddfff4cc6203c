"""Find the time limit of a task in running text or in a table's cell."""

import re
from dataclasses import replace

from vndocparse.core.analysis import Analysis, Zone
from vndocparse.core.ground import grounding
from vndocparse.core.record import Deadline
from vndocparse.core.source import SourceDocument
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_choice import best_limit
from vndocparse.extract.deadlines_dates import WHEN, moment
from vndocparse.extract.deadlines_limit import Limit
from vndocparse.extract.deadlines_misread import put_right
from vndocparse.extract.deadlines_periods import span_of_years
from vndocparse.extract.deadlines_search import limits
from vndocparse.text.fold import fold


def find_deadline(a: Analysis, span: Span, issued: PartialDate | None) -> Deadline | None:
    """Return the time limit printed in ``span``, ``None`` where there is none.

    ``issued`` is the document's date: it gives a missing year (``inferred``) and the
    start of a count of days from the document's issue. A horizon (`đến năm 2030`) and a
    look back (`sau 3 năm thực hiện`) are no limits.
    """
    folded = a.folded[span.start : _with_year(a.folded, span.end)]
    if not _MAYBE.search(folded):
        return None
    limit = best_limit(limits(put_right(folded), issued))
    if limit is not None and _WHOLE_YEAR.fullmatch(folded, limit.start, limit.end):
        limit = _year_meant(a, limit, opens=not folded[: limit.start].strip(" -–+*•"))
    elif limit is not None and _of_year_to_come(a, limit, issued):
        limit = _a_year_later(limit)
    return record_limit(a.source, limit, span.start) if limit else None


_LAST_QUARTER = 10  # the month from which on papers on the year to come are issued
_YEAR_NAMED = re.compile(r"(?<!đến )năm\s+((?:19|20)\d{2})(?!\d)")
_WHOLE_YEAR = re.compile(r"(?:(?:hoàn\s+thành|xong)\s+)?(?:ngay\s+)?trong\s+năm")


def _years_of_title(a: Analysis) -> set[int]:
    return {int(m[1]) for b in a.zone(Zone.TITLE) for m in _YEAR_NAMED.finditer(b.span.of(a.folded))}


def _year_meant(a: Analysis, limit: Limit, *, opens: bool) -> Limit | None:
    """Return `trong năm` as the year that the title names, else the document's own.

    Where it opens a clause of a paper that is about no year it says of any year what is done: no limit.
    """
    named = _years_of_title(a)
    if len(named) == 1:
        return replace(limit, date=PartialDate(named.pop(), 12, 31))
    return None if opens else limit


def _of_year_to_come(a: Analysis, limit: Limit, issued: PartialDate | None) -> bool:
    """Tell whether a limit without a year lies in the year to come, which the document's title is about.

    `… trong quý I` of a resolution of December 2029 `về nhiệm vụ năm 2030`: what is over cannot be meant.
    """
    end = limit.date or limit.last
    if issued is None or end is None or not limit.inferred or (issued.month or 0) < _LAST_QUARTER:
        return False
    if end.year != issued.year or str(end.last) >= str(issued.first):
        return False
    return issued.year + 1 in _years_of_title(a)


def _a_year_later(limit: Limit) -> Limit:
    def later(at: PartialDate | None) -> PartialDate | None:
        made = PartialDate.build(at.year + 1, at.month, at.day) if at is not None else None
        # the last of February
        return made or (PartialDate(at.year + 1, at.month).last if at is not None else None)

    return replace(limit, date=later(limit.date), first=later(limit.first), last=later(limit.last))


_MAYBE = re.compile(r"\d|tháng|trước|tuần|qu[ýíỳỷ]|quy|năm|ngày|thời hạn|tết|phiên|kỳ họp|hội nghị")
# A year that the next printed line begins with: `trong 6 tháng đầu năm` / `2026, …`.
_YEAR_BELOW = re.compile(r"\s*\n\s*(?:19|20)\d{2}\b(?![/.-]\d)")


def _with_year(folded: str, end: int) -> int:
    """Return the end of a span with the year that the line break has cut off."""
    below = _YEAR_BELOW.match(folded, end) if folded[max(0, end - 3) : end] == "năm" else None
    return below.end() if below is not None else end


def deadline_of_cell(source: SourceDocument, span: Span, issued: PartialDate | None) -> Deadline | None:
    """Return the time limit that a cell of a `Thời hạn` column states (`6/2025`, `Quý II/2025`).

    ``issued`` is the document's date, as in :func:`find_deadline`; ``None`` where no time is printed.
    """
    folded = put_right(fold(span.of(source.text)))
    found = _years(folded) or best_limit(limits(folded, issued)) or _bare(folded, issued)
    return record_limit(source, found, span.start) if found else None


def alone(folded: str, issued: PartialDate | None) -> Limit | None:
    """Return the time that a stretch holds without any word around it (`tháng 9/2020`, `2026-2027`)."""
    return _years(folded) or _bare(folded, issued)


_CELL_YEARS = re.compile(r"(?P<a>(?:19|20)\d{2})\s{0,2}[-–]\s{0,2}(?P<b>(?:19|20)\d{2})")
_CELL_YEAR = re.compile(r"\b(?P<y>(?:19|20)\d{2})\b")
_WHEN = re.compile(WHEN)
_CELL = 40  # characters of a cell in which a year alone is its limit


def _years(folded: str) -> Limit | None:
    m = _CELL_YEARS.search(folded)
    return span_of_years(m) if m and int(m["a"]) <= int(m["b"]) else None


def _bare(folded: str, issued: PartialDate | None) -> Limit | None:
    """Read a time that stands alone in a cell; of several (`quý I, quý II/2026`) the last counts."""
    found = list(_WHEN.finditer(folded))
    if found and (at := moment(found[-1], issued)) is not None:
        return Limit(found[0].start(), found[-1].end(), "by", at.last, inferred=at.inferred, confidence=0.9)
    m = _CELL_YEAR.search(folded)
    if m and len(folded) <= _CELL:
        return Limit(m.start(), m.end(), "by", PartialDate(int(m["y"]), 12, 31), confidence=0.85)
    return None


def record_limit(source: SourceDocument, limit: Limit, offset: int) -> Deadline:
    """Return a limit in the record's form; ``offset`` is where the searched stretch begins."""
    span = Span(offset + limit.start, offset + limit.end)
    values = {
        **grounding(source, span, limit.confidence, f"deadline/{limit.kind}"),
        "date": str(limit.date) if limit.date else None,
        "from": str(limit.first) if limit.first else None,
        "to": str(limit.last) if limit.last else None,
        "kind": limit.kind,
        "inferred": limit.inferred,
    }
    return Deadline(**values)
