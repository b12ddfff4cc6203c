"""Name what a quantity measures, from its clause or what stands around it."""

import re
from functools import cache

from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_horizon import find_horizon
from vndocparse.lexicons.load import load
from vndocparse.text.fold import fold

_EDGE = " \t\n,;:.-–—+*•|\"“”'()"
_MAX_WORDS = 32
_COMPARED = re.compile(r"(?<!\w)(?:so với|tương đương|trong đó|vào năm|đến năm|trong năm)(?!\w)")
_TAIL_OF = re.compile(r"(?:trở lên|trở xuống|hoặc hơn|số|trong tổng số|tổng số|của|các)\s+")
_LABEL = re.compile(r"(?:[-+*•–]|\(?[ivx\d]{1,3}[.)]\)?|[a-zđ]\))\s+")
_PARTS = re.compile(r",\s+|\s+và\s+")
_TURN = re.compile(r"(?<!\w)(tăng|giảm)(?!\w)")


@cache
def _front() -> re.Pattern[str]:
    forms = sorted(
        (fold(f) for f in load("target_cues").by_id["indicator-front"].forms), key=len, reverse=True
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)[\s,:]*")


def indicator_of(text: str, folded: str, s: Stated, earlier: str | None) -> str | None:
    """Return what is measured, in the document's words; ``earlier`` is that of the quantity before in the sentence.

    A clause that only says how much something rose (`tăng 25,6% so với cùng kỳ`) takes over
    what the one before it measured.
    """
    q = s.quantity
    cut = s.bracket.start if s.bracket is not None and s.bracket.start > s.clause.start else q.span.start
    left = _strip(text, folded, Span(s.clause.start, max(s.clause.start, cut)))
    if s.shared > 1 and "lần lượt" in folded[s.clause.start : q.span.end]:
        part = _in_turn(text, left, s)
        if part is not None:
            return part
    bare_verb = bool(left) and cue_pattern("measuring").fullmatch(folded, left.start, left.end) is not None
    if _says_something(text, left) and not bare_verb:
        return _with_lead(text, folded, s, left)
    right = _right(text, folded, s)
    if right is not None and s.bracket is None:
        return right
    if earlier is not None:
        turn = _TURN.search(folded, s.clause.start, q.span.start)
        return f"mức {turn[1]} {earlier}" if turn and not earlier.startswith("mức ") else earlier
    if s.lead is not None:
        lead = _strip(text, folded, s.lead)
        if _says_something(text, lead):
            return lead.of(text)
    return left.of(text) or None if len(left) > 2 else None


def _says_something(text: str, span: Span) -> bool:
    words = re.findall(r"[^\W\d_]+", span.of(text))
    return len(words) >= 2 or any(len(w) >= 3 and w.isupper() for w in words)


def _strip(text: str, folded: str, span: Span) -> Span:
    """Drop verbs, joints and dates from both ends of what stands before the number."""
    start, end = span.stripped(text, _EDGE).start, span.stripped(text, _EDGE).end
    if m := _LABEL.match(folded, start, end):
        start = m.end()
    for _ in range(6):
        before = (start, end)
        if (m := _front().match(folded, start, end)) is not None:
            start = m.end()
        horizon = find_horizon(folded, Span(start, end)) if end > start else None
        if horizon is not None and horizon.span.start - start <= 1:
            start = horizon.span.end
        elif horizon is not None and end - horizon.span.end <= 1:
            end = horizon.span.start
        if (
            m := cue_pattern("indicator-back", tail=True).search(folded, start, end)
        ) is not None and end > start:
            end = m.start()
        kept = Span(start, max(start, end)).stripped(text, " \t\n,;:.-–—+*•|\"“”'")
        start, end = kept.start, kept.end
        if (start, end) == before:
            break
    return Span(start, max(start, end))


def _right(text: str, folded: str, s: Stated) -> str | None:
    """Read what is measured behind the number: `100% chi bộ có chi ủy`, `5 doanh nghiệp công nghệ số`."""
    q = s.quantity
    if q.kind in ("count", "listing") and q.unit_span is not None and not q.rate:
        start = q.unit_span.start
    else:
        start = q.span.end
    while (m := _TAIL_OF.match(folded, _blank(folded, start), s.clause.end)) is not None:
        start = m.end()
    end = s.clause.end
    if (m := _COMPARED.search(folded, start, end)) is not None:
        end = m.start()
    span = Span(min(start, end), end).stripped(text, _EDGE)
    words = list(re.finditer(r"\S+", span.of(text)))
    if len(words) > _MAX_WORDS:
        span = Span(span.start, span.start + words[_MAX_WORDS - 1].end())
    if q.kind in ("count", "listing") or _says_something(text, span):
        return span.of(text).strip(_EDGE) or None
    return None


def _blank(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at


def _with_lead(text: str, folded: str, s: Stated, left: Span) -> str:
    """Put a short lead before a short part of a list: `Cơ cấu kinh tế: dịch vụ chiếm 35%`."""
    own = left.of(text)
    if s.lead is None or len(own.split()) > 6:
        return own
    lead = _strip(text, folded, s.lead)
    if 2 <= len(lead.of(text).split()) <= 6:
        return f"{lead.of(text)}: {own}"
    return own


def _in_turn(text: str, left: Span, s: Stated) -> str | None:
    """Give each of several values its own part of the subject: `A và B lần lượt là 5% và 7%`."""
    printed = re.sub(r"\s*\(?\s*lần lượt.*$", "", left.of(text), flags=re.S)
    parts = _PARTS.split(printed)
    if len(parts) < s.shared:
        return None
    if len(parts) > s.shared:
        last = re.split(r"\s+và\s+", printed, maxsplit=1)
        parts = last if len(last) == s.shared == 2 else parts[: s.shared]
    part = parts[s.place].strip(_EDGE)
    return part or None
