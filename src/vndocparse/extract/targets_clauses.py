"""Cut a sentence with several quantities into the clauses that state them."""

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from vndocparse.core.span import Span
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantity import Quantity
from vndocparse.text.letters import LOWER

_WIDE = 400  # characters beyond which a bracket, a lead or a shared clause is no statement any more
_BRACKET = re.compile(r"[()]")
_COMMA = re.compile(r",\s+")
_LONG = 150  # characters of a side of the clause beyond which it is cut at a joint
_JOINT = re.compile(
    r",?\s+(?=(?:trong đó|nhưng|tuy nhiên|song|trong khi|đồng thời|qua đó)(?!\w))|,\s+|\s+(?=và(?!\w))"
    r"|\s+(?=với (?:tổng|mức|quy mô|công suất|diện tích|giá trị|số vốn)(?!\w))"
)
_BY_THEN = re.compile(
    r"và\s+(?:đến|vào|tới|trong|giai đoạn)(?!\w)"
)  # `đến năm 2035 có 85% và đến năm 2040 có 95%`
# a dash behind a share parts it from the next: `nông nghiệp 38% - công nghiệp, xây dựng 30% - dịch vụ 32%`
_HARD = re.compile(rf";\s*|\s\|\s?|\n|:\s+(?=[{LOWER}])|(?<=%)\s[-–]\s(?=[^\W\d_])")
_LEAD = re.compile(r":\s+")
_LATE = re.compile(r"\s(?=(?:để|nhằm|phấn đấu|bảo đảm|đảm bảo|góp phần)(?!\w))")
_OPENS_PARTS = re.compile(r",?\s*(?:trong đó|cụ thể|bao gồm|gồm)(?:\s+có)?$")
_TRIM = " \t\n,;:.-–—+*•|"


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity with the clause that states it.

    ``lead`` is what stands before a colon in the sentence (``None`` for nothing), ``bracket`` the
    brackets the quantity stands in; ``shared`` counts the quantities that share the clause, ``place``
    is its place among them, and ``own`` the part of the clause between its neighbours.
    """

    quantity: Quantity
    clause: Span
    lead: Span | None
    bracket: Span | None
    own: Span
    place: int = 0
    shared: int = 1

    def before(self, folded: str, reach: int) -> str:
        """Return the last ``reach`` characters of the clause before the quantity, of a folded text."""
        start = self.quantity.span.start
        return folded[max(self.clause.start, start - reach) : start]


def clauses(text: str, folded: str, span: Span, found: list[Quantity]) -> list[Stated]:
    """Return each quantity of one sentence with its clause; ``found`` lies inside ``span`` in text order."""
    brackets = _brackets(text, span)
    out: list[Stated] = []
    lead: Span | None = None
    at = 0
    for segment in _segments(folded, span, brackets, found):
        first = at
        while at < len(found) and found[at].number.start < segment.end:
            at += 1
        inside = [q for q in found[first:at] if segment.start <= q.number.start]
        if inside:
            own, rest = _lead(folded, segment, inside, brackets)
            if own is not None and len(own) > _WIDE:
                own = None
            lead = own or lead  # a lead holds for the whole list behind it
            out += _cut(text, folded, rest, inside, brackets, lead)
    return out


def _brackets(text: str, span: Span) -> list[Span]:
    """Return the outermost closed brackets."""
    out: list[Span] = []
    depth, start = 0, 0
    for m in _BRACKET.finditer(text, span.start, span.end):
        if m[0] == "(":
            start = m.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and m.end() - start <= _WIDE:
                out.append(Span(start, m.end()))
    return out


def _held(brackets: list[Span], at: int) -> Span | None:
    i = bisect_right(brackets, at, key=lambda b: b.start) - 1
    return brackets[i] if i >= 0 and at < brackets[i].end else None


def _near(found: list[Quantity], at: int) -> list[Quantity]:
    """Return the last quantity before ``at``."""
    i = bisect_left(found, at, key=lambda q: q.number.start)
    return found[max(0, i - 1) : i]


def _segments(folded: str, span: Span, brackets: list[Span], found: list[Quantity]) -> list[Span]:
    """Cut at semicolons, cells, lines and at a colon behind a quantity (a misread semicolon, or a list)."""
    out, start = [], span.start
    for m in _HARD.finditer(folded, span.start, span.end):
        if m[0][0] == ":" and not any(start <= q.number.start < m.start() for q in _near(found, m.start())):
            continue
        if _held(brackets, m.start()) is None:
            out.append(Span(start, m.start()))
            start = m.end()
    out.append(Span(start, max(start, span.end)))
    return out


def _lead(
    folded: str, segment: Span, inside: list[Quantity], brackets: list[Span]
) -> tuple[Span | None, Span]:
    """Part what stands before the last colon in front of the first quantity."""
    last = None
    for m in _LEAD.finditer(folded, segment.start, inside[0].span.start):
        if _held(brackets, m.start()) is None:
            last = m
    if last is None:
        return None, segment
    return Span(segment.start, last.start()), Span(last.end(), segment.end)


def _cut(
    text: str, folded: str, rest: Span, inside: list[Quantity], brackets: list[Span], lead: Span | None
) -> list[Stated]:
    groups: list[list[Quantity]] = [[inside[0]]]
    bounds = [rest.start]
    for q, following in itertools.pairwise(inside):
        joint = _joint(folded, q, following, brackets)
        if joint is None and following.span.end - groups[-1][0].span.start > _WIDE:
            joint = following.span.start
        if joint is None:
            groups[-1].append(following)
        else:
            groups.append([following])
            bounds.append(joint)
    bounds.append(rest.end)
    out: list[Stated] = []
    for i, group in enumerate(groups):
        clause = _trim(text, folded, Span(bounds[i], bounds[i + 1]), group)
        for k, q in enumerate(group):
            after = group[k - 1].span.end if k else clause.start
            until = group[k + 1].span.start if k + 1 < len(group) else clause.end
            own = Span(min(after, q.span.start), max(until, q.span.end))
            out.append(Stated(q, clause, lead, _held(brackets, q.number.start), own, k, len(group)))
    return out


def _joint(folded: str, q: Quantity, following: Quantity, brackets: list[Span]) -> int | None:
    """Return where the clause of ``following`` begins; ``None`` where both share one clause."""
    own, other = _held(brackets, q.number.start), _held(brackets, following.number.start)
    if own is not None and own == other and not _has_own_words(folded, q, following):
        return None
    start = own.end if own is not None and own != other else q.span.end
    limit = following.span.start
    if start > limit or (other is not None and own != other and not folded[start : other.start].strip()):
        return None
    joints = [
        m
        for m in _JOINT.finditer(folded, max(q.span.end, start - 1), limit)
        if own == other or _held(brackets, m.start()) is None
    ]
    if not joints and _tells_how_often(q, following):
        return None
    if not joints:
        return None if following.span.start - start < 12 or (other is not None and own != other) else start
    if len(joints) == 1 and joints[0].end() >= following.span.start - 3 and joints[0][0].isspace():
        # `12,2% và 15%`: one statement of two values
        return None if not folded[q.span.end : joints[0].start()].strip() else joints[0].end()
    for m in joints:
        if _BY_THEN.match(folded, m.end(), limit) is not None:
            return m.end()
        if m[0].lstrip().startswith(",") and cue_pattern("clause-opener").match(folded, m.end(), limit + 30):
            return m.end()
    commas = [m for m in joints if m[0].startswith(",")]
    return (commas or joints)[0].end()


def _tells_how_often(q: Quantity, following: Quantity) -> bool:
    """Tell whether the second says how often: `90% người lao động được khám ít nhất 01 lần/năm`."""
    return q.kind == "percent" and following.kind in ("times", "time", "age")


def _has_own_words(folded: str, q: Quantity, following: Quantity) -> bool:
    return len(re.findall(r"[^\W\d]+", folded[q.span.end : following.span.start])) > 3


def _trim(text: str, folded: str, clause: Span, group: list[Quantity]) -> Span:
    """Shorten a very long clause at a joint, and drop the marks at its ends."""
    first, last = group[0].span.start, group[-1].span.end
    start, end = clause.start, clause.end
    if first - start > _LONG:
        opener = cue_pattern("clause-opener")
        commas = [m.end() for m in _COMMA.finditer(folded, start, first)]
        late = [m.end() for m in _LATE.finditer(folded, start, first)]
        good = [c for c in commas if opener.match(folded, c, first)] + late
        usable = [c for c in good if first - c <= _LONG] or [c for c in commas if first - c <= _LONG]
        if usable:
            start = max(good) if good and first - max(good) <= _LONG else min(usable)
    if end - last > _LONG:
        stops = [m.start() for m in _COMMA.finditer(folded, last, end)]
        i = bisect_left(stops, last + 60)
        if i < len(stops):
            end = stops[i]
    made = Span(min(start, first), max(end, last)).stripped(text, _TRIM)
    if (m := _OPENS_PARTS.search(folded, last, max(last, made.end))) is not None:
        made = Span(made.start, m.start()).stripped(text, _TRIM)  # `… 1.200 ha, trong đó: lúa 800 ha`
    return Span(min(made.start, first), max(made.end, last))
