"""A time that stands alone: the value of a label (`Thời gian: …`), the head of a line (`Quý II/2026: …`)."""

import re
from dataclasses import replace
from functools import cache

from vndocparse.core.analysis import Analysis
from vndocparse.core.record import Deadline
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.deadlines import alone, record_limit
from vndocparse.extract.deadlines_choice import best_limit
from vndocparse.extract.deadlines_dates import WHEN, moment
from vndocparse.extract.deadlines_limit import Limit
from vndocparse.extract.deadlines_misread import put_right
from vndocparse.extract.deadlines_parts import dashed, day_of_part, few_days
from vndocparse.extract.deadlines_search import limits
from vndocparse.lexicons.load import load

_LONGEST = 26  # tokens of a head

# `từ 06/9 đến 12/9`, also where the first word lost its mark or is not printed at all
_BETWEEN = re.compile(
    rf"(?:\bt[ừùứ]\s+)?(?P<a>{re.sub('[?]P<[^>]+>', '?:', WHEN)})\s*(?:đến|tới|-|–)\s*(?:hết\s+)?"
    r"(?:(?P<p>đầu|giữa|cuối)\s+)?"
)
_SINCE = re.compile(rf"(?:kể\s+)?từ\s+(?:đầu\s+)?{WHEN}(?:\s+trở\s+đi)?")


@cache
def _time_words() -> frozenset[str]:
    """Words of a line's head that is nothing but a time; figures and marks are let through."""
    return frozenset(f for e in load("deadline_phrases").entries if e["kind"] == "time_word" for f in e.forms)


def stated_time(a: Analysis, span: Span, issued: PartialDate | None) -> Deadline | None:
    """Return the time that a label's value states, ``None`` where it states none (`thường xuyên`)."""
    folded = put_right(a.folded[span.start : span.end])
    found = _since(folded, issued) or next(dashed(folded, issued), None)
    found = found or few_days(folded, issued) or _between(folded, issued)
    found = found or best_limit(limits(folded, issued))
    if found is None or (found.date is None and found.kind != "period"):
        found = found or alone(folded, issued)
        # A month or a quarter is a while in which something is done, a day is its end.
        if found is not None and found.kind == "by" and _is_while(folded[found.start : found.end]):
            found = replace(found, kind="within")
    return record_limit(a.source, found, span.start) if found is not None else None


def _since(folded: str, issued: PartialDate | None) -> Limit | None:
    """Read `từ tháng 10/2025` that stands alone: only the beginning is known."""
    m = _SINCE.fullmatch(folded.rstrip(" .;,"))
    at = moment(m, issued) if m is not None else None
    if m is None or at is None:
        return None
    return Limit(0, m.end(), "period", first=at.first, inferred=at.inferred, confidence=0.8)


def time_head(t: Tokens, first: int) -> int | None:
    """Return the colon behind a head that only says when: `- Từ ngày 01/6 đến hết 31/7/2020: …`."""
    dated = False
    for k in range(first, min(len(t), first + _LONGEST)):
        word = t.at(k)
        if word == ":" and not (t.at(k + 1)[:1].isdigit() and t.at(k - 1)[:1].isdigit()):
            return k if dated else None
        dated = dated or word[0].isdigit() or word in {"i", "ii", "iii", "iv"}
        if word[0].isalpha() and word not in _time_words() and not re.fullmatch(r"\d+[hg]\d*", word):
            return None
    return None


def only_time(t: Tokens, first: int) -> bool:
    """Tell whether a whole heading is a time: `Quý I/2026`, `Giai đoạn 1 (từ tháng 3 đến tháng 6/2026)`."""
    words = t.words[first:]
    if not words or len(words) > _LONGEST:
        return False
    return all(not w[0].isalpha() or w in _time_words() for w in words) and any(w[0].isdigit() for w in words)


def _is_while(printed: str) -> bool:
    m = re.search(WHEN, printed)
    return m is not None and not (m["d"] or m["d2"] or m["y6"])


def _between(folded: str, issued: PartialDate | None) -> Limit | None:
    for m in _BETWEEN.finditer(folded):
        head = re.compile(WHEN).match(folded, m.start("a"))
        tail = re.compile(WHEN).match(folded, m.end())
        if head is None or tail is None:
            continue
        last = moment(tail, issued)
        first = moment(head, last.when if last else issued)
        if first is not None and last is not None and str(first.first) <= str(last.last):
            return Limit(
                m.start(),
                tail.end(),
                "period",
                first=first.first,
                last=day_of_part(m["p"], last.when, first=False) if m["p"] else last.last,
                inferred=last.inferred,
                confidence=0.9,
            )
    return None
