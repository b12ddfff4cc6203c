"""Find every time limit of a folded stretch: what each kind of print gives, and what of it is left."""

import re

from vndocparse.core.when import PartialDate
from vndocparse.extract.deadlines_again import recurring_days
from vndocparse.extract.deadlines_choice import add, before_purpose, laid, meets
from vndocparse.extract.deadlines_contexts import beside
from vndocparse.extract.deadlines_days import by_place, counted, due, own_year
from vndocparse.extract.deadlines_facts import tells_fact
from vndocparse.extract.deadlines_limit import Limit
from vndocparse.extract.deadlines_occasions import bare_days, events, occasions
from vndocparse.extract.deadlines_open import open_limits
from vndocparse.extract.deadlines_parts import part_limits
from vndocparse.extract.deadlines_past import is_issued_then, is_over, is_past, is_retro
from vndocparse.extract.deadlines_periods import periods, ranges
from vndocparse.extract.deadlines_relative import near_times


def limits(folded: str, issued: PartialDate | None) -> list[Limit]:
    """Return every time limit printed in a folded stretch; their places are in that stretch.

    ``issued`` is the document's date: it gives a missing year and the start of a count from its issue.
    A time of which the words around it say that it limits nothing (a horizon, a look back) is left out.
    """
    again, out = _recurring(folded)
    recurring = [(x.start, x.end) for x in out]
    out += counted(folded, issued)
    for limit in due(folded, issued):
        add(out, limit)
    out += by_place(folded, issued)
    out += (x for x in occasions(folded, issued) if not is_past(x, issued))
    out = laid(out, events(folded), yields=True)
    out = laid(out, (x for x in near_times(folded, issued) if not is_retro(folded, x.start)))
    out = _with_parts(folded, out, issued)
    out += periods(folded, issued)
    out += own_year(folded, issued)
    out += ranges(folded, issued)
    out = laid(out, open_limits(folded), yields=True)
    own = [x for x in out if not meets(x, again) and (x.date is None or not meets(x, recurring))]
    own = own or [x for x in bare_days(folded, issued) if not is_retro(folded, x.start)]
    own = [x for x in own if not tells_fact(folded, x, issued)]
    return before_purpose(folded, own)


_EACH_TIME = re.compile(r"vào\b.*\b(?:h[ằà]ng|mỗi)\b", re.DOTALL)
_WEEKLY = re.compile(r"\b(?:thứ|chủ|tuần|sáng|chiều|tối)\b")
# Work that is handed in by a day: `báo cáo … vào ngày 25 hằng tháng`; `họp vào ngày 25 …` is not.
_DELIVERED = re.compile(rf"\b{beside('delivered')}\b")


def _recurring(folded: str) -> tuple[list[tuple[int, int]], list[Limit]]:
    """Return the days that come again: where they only say how often, and those that limit something."""
    again: list[tuple[int, int]] = []
    found: list[Limit] = []
    for start, end in recurring_days(folded):
        if not _EACH_TIME.match(folded, start, end):
            found.append(Limit(start, end, "before", confidence=0.9))
        elif _WEEKLY.search(folded, start, end) or not _DELIVERED.search(folded):
            again.append((start, end))  # `họp vào ngày 05 hằng tháng`
        else:
            found.append(Limit(start, end, "by", confidence=0.85))
    return again, found


def _with_parts(folded: str, out: list[Limit], issued: PartialDate | None) -> list[Limit]:
    """Add parts of months and days; one without a date takes the place of what stands inside it."""
    parts = [x for x in part_limits(folded, issued) if not is_past(x, issued)]
    own = [
        x
        for x in parts
        if not is_retro(folded, x.start) or (is_issued_then(folded, x.start) and not is_over(x, issued))
    ]
    undated = [x for x in own if x.date is None and x.kind != "period"]  # `trước ngày 15/8 âm lịch`
    return laid(out, undated) + [x for x in own if x.date is not None or x.kind == "period"]
