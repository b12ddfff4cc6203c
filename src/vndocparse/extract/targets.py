"""Find measurable goals and measured results in the running text."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vndocparse.core import record
from vndocparse.core.analysis import Analysis, Block, Role, Zone
from vndocparse.core.source import ParagraphKind
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.clauses_verbs import phrases
from vndocparse.extract.directives_reading import issue_date
from vndocparse.extract.indicator_tables import indicator_rows
from vndocparse.extract.indicators import indicator_of
from vndocparse.extract.indicators_lines import line_lists
from vndocparse.extract.quantities import find_quantities, may_hold
from vndocparse.extract.quantities_damaged import with_figures
from vndocparse.extract.quantities_marks import cue_pattern, sign_before
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_clauses import Stated, clauses
from vndocparse.extract.targets_horizon import Horizon, find_horizon, find_limit
from vndocparse.extract.targets_judge import believe
from vndocparse.extract.targets_kind import kind_of, status_of
from vndocparse.extract.targets_norms import is_size
from vndocparse.extract.targets_portrait import is_portrait
from vndocparse.extract.targets_record import build_target
from vndocparse.extract.targets_rows import goes_on
from vndocparse.extract.targets_setting import Setting
from vndocparse.extract.targets_times import EACH

_ZONES = frozenset({Zone.OPENING, Zone.BODY, Zone.CLOSING, Zone.APPENDIX})
_CITED = re.compile(r"(?<!\w)(?:số\s+)?\d{1,6}(?:/\d{4})?[-/][a-zđ]+[/-]\S{0,20}[^;.]{0,60}?\svề\s")
_TITLE_STOP = re.compile(r"[,;.()]")
_WORK = frozenset({Role.TASK, Role.IMPLEMENTATION, Role.PROVISION})
_ROW = re.compile(r"(?:\s[^\W\d_]+){0,3}(?:\svà|,)\s")
_EQUALS = re.compile(r"(?:bằng|tương đương|tương ứng|chiếm)(?!\w)")
_HOPES = re.compile(r"\W*(?:phấn đấu|mục tiêu)(?!\w)")
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"[“\"]([^”\"\n]{1,300})[”\"]")


@dataclass(slots=True)
class _Place:
    """What a block inherits from above: the outline path and horizons named by heading and lead-in."""

    item: str | None
    horizon: Horizon | None
    setting: Setting
    head: Span | None = None
    issued: PartialDate | None = None


def read_targets(a: Analysis, metadata: record.Metadata) -> list[record.Target]:
    """Return the measured quantities of the body and appendices, in text order.

    Rows of ruled tables of indicators are read by ``indicator_tables``. ``value`` is the number as
    printed in ``unit`` (`7,5 tỷ USD` is 7.5). Any text gives a result.
    """
    a = replace(a, folded=with_figures(a.folded))
    out: list[record.Target] = []
    seen: dict[str, int] = {}
    ruled = indicator_rows(a)
    listed = {b.index for found in line_lists(a) for b in found.blocks}
    lead: tuple[int | None, Horizon | None] = (None, None)
    for block in a.blocks:
        if block.zone not in _ZONES:
            continue
        if block.index in listed:
            continue
        if block.paragraph.kind is ParagraphKind.TABLE_ROW and block.paragraph.table in ruled:
            continue
        place: _Place | None = None
        for sentence in _pieces(a, block):
            if found := _candidates(a, sentence):
                place = place or _place(a, block, metadata, lead[1])
                out.extend(_with_indicators(list(_read_sentence(a, sentence, found, place, seen))))
        lead = _lead_in(a, block, lead)
    return out


def _pieces(a: Analysis, block: Block) -> Iterator[Span]:
    """Yield the run-in heading and the sentences of a block."""
    start = block.span.start
    if block.node is not None and a.nodes[block.node].own == block.span:
        start = max(start, a.nodes[block.node].label_span.end)
    head = Span(min(start, block.content.start), block.content.start)
    if block.is_heading or not a.sentences_of(block):
        head = Span(min(start, block.span.end), block.span.end)
    if _DIGIT.search(a.text, head.start, head.end):
        yield head.stripped(a.text)
    if not block.is_heading:
        yield from (s.span for s in a.sentences_of(block))


def _place(a: Analysis, block: Block, metadata: record.Metadata, lead: Horizon | None) -> _Place:
    role = block.role
    if role in (Role.TASK, Role.OTHER) and not a.sets_out and _reviews(a, block):
        role = Role.SITUATION
    opening = block.zone is Zone.OPENING
    doc_type = "de_an" if a.scheme else metadata.doc_type
    setting = Setting(role, doc_type, block.is_heading, opening, ahead=a.sets_out, year=a.year)
    setting = replace(setting, funding=_funds(a, block))
    run_in = _runs_in(a, block)
    horizon = (find_horizon(a.folded, run_in) if run_in is not None else None) or lead
    for node in a.ancestors(block.node):
        if horizon is not None:
            break
        if node.heading is not None and node.own != block.span:
            horizon = find_horizon(a.folded, node.heading)
    issued = issue_date(metadata)
    return _Place(a.path(block), horizon, setting, _run_in(a, block), issued)


def _funds(a: Analysis, block: Block) -> bool:
    """Tell whether a heading above a block, or the one that runs into it, says that it is about money."""
    named = (n.heading for n in a.ancestors(block.node) if n.heading is not None)
    return any(phrases("funds").end(tokenize(a.text, a.folded, h), 0) is not None for h in named)


def _reviews(a: Analysis, block: Block) -> bool:
    """Tell whether the innermost heading that says either announces a review rather than work to come."""
    for node in a.ancestors(block.node):
        if node.heading is None or node.own == block.span:
            continue
        forward = cue_pattern("forward-heading").search(a.folded, node.heading.start, node.heading.end)
        if forward is not None:
            return False
        if cue_pattern("review-heading").search(a.folded, node.heading.start, node.heading.end) is not None:
            return True
    return False


_PER = re.compile(r"/\s?\d[\d.]*")  # `Số bác sĩ/1 vạn dân: …`


def _run_in(a: Analysis, block: Block) -> Span | None:
    """Return the run-in heading of a block that names what is measured: `Cơ cấu kinh tế: …`."""
    heading = _runs_in(a, block)
    named = heading is not None and not _DIGIT.search(_PER.sub("", heading.of(a.text)))
    return heading if named else None


def _runs_in(a: Analysis, block: Block) -> Span | None:
    """Return the run-in heading of a block, one that says when included: `Đến năm 2030: …`."""
    if block.node is None or block.is_heading:
        return None
    node = a.nodes[block.node]
    if node.own != block.span or node.heading is None or node.heading.end > block.content.start:
        return None
    return node.heading


def _lead_in(
    a: Analysis, block: Block, lead: tuple[int | None, Horizon | None]
) -> tuple[int | None, Horizon | None]:
    """Keep the horizon of a line that ends with a colon for the list below it."""
    if block.is_heading:
        return (None, None)
    if block.span.of(a.text).rstrip().endswith(":"):
        return (block.node, find_horizon(a.folded, block.span))
    labelled = block.content.start > block.span.start
    return lead if labelled else (None, None)


_NEAR = 60  # letters before a number that tell what it is set against
# `45.600 ha/KH 46.000 ha`, `tăng 3,2% so với cùng kỳ năm 2024 (116.800 tấn)`
_MEASURED_BY = re.compile(
    r"(?:[/(]\s?(?:kh|kế hoạch|chỉ tiêu|dự toán)(?:\s(?:giao|được giao|năm \d{4}|đề ra))?\s?:?\s?"
    r"|(?P<then>so (?:với )?(?:cùng kỳ|năm)[^();.,%]{0,30}\(\s?(?:là\s|đạt\s)?))$"
)


def _read_sentence(
    a: Analysis, span: Span, found: list[Quantity], place: _Place, seen: dict[str, int]
) -> Iterator[record.Target]:
    closed = _named(a, span)
    opening = _opening_horizon(a, span)
    setting = place.setting
    if is_portrait(a.text, a.folded, span, setting):
        return
    if setting.role in _WORK and _HOPES.match(a.folded, span.start, span.end) is not None:
        setting = replace(setting, role=Role.GOAL)  # `Phấn đấu đến năm 2030 đạt …, trồng …, đón …`
    earlier: str | None = None
    last: record.Target | None = None
    end = span.start
    for stated in clauses(a.text, a.folded, span, found):
        s = stated if stated.lead is not None else replace(stated, lead=place.head)
        q = s.quantity
        if _covered(closed, q.number):
            continue
        sure = believe(a.folded, s, setting)
        if sure <= 0 and last is not None and goes_on(a.folded, span.start, end, q, last, setting.role):
            sure = 0.65
        if sure <= 0:
            continue
        bounded = last is not None and last.comparator in (">=", "<=") and q.kind == "count"
        if last is not None and bounded and not q.explicit and _ROW.fullmatch(a.folded, end, q.span.start):
            q = replace(q, comparator=last.comparator)  # `ít nhất 02 loa và 01 tủ thuốc`
        kind = kind_of(a.folded, s, setting)
        before = a.folded[max(span.start, q.number.start - _NEAR) : q.number.start]
        if last is not None and kind == "result" and (planned := _MEASURED_BY.search(before)) is not None:
            if planned["then"]:
                last.baseline = last.baseline or q.span.of(a.text)
            continue  # what was planned, or what it was before: no result of its own
        if (
            last is not None
            and kind == "result"
            and q.unit == last.unit
            and a.folded[end : q.number.start] == "/"
        ):
            continue  # `2.314 ha/2.300 ha`: done, and planned
        if last is not None and last.kind == "result" and _EQUALS.match(a.folded, s.clause.start) is not None:
            kind = "result"  # `đã nộp 186 triệu đồng, bằng 38% số phải thu`
        if last is not None and kind == "goal" and _restates_past(a, s, place.issued):
            last.baseline = last.baseline or s.quantity.span.of(a.text)
            continue
        indicator = indicator_of(a.text, a.folded, s, earlier)
        earlier = indicator or earlier
        own = _own_horizon(a, s) or (find_limit(a.folded, s.clause, place.issued) if kind == "goal" else None)
        clause = _whole(a, s)
        horizon = own or (None if kind == "result" else opening or place.horizon)
        last = build_target(
            a, clause, q, kind=kind, sure=sure, rule=f"target/{q.kind}", item=place.item,
            indicator=indicator, horizon=horizon, status=status_of(a.folded, s, kind), seen=seen,
        )  # fmt: skip
        end = q.span.end
        yield last


def _with_indicators(found: list[record.Target]) -> list[record.Target]:
    """Give a share without a name of its own that of the next: `Năm 2035 95% và năm 2040 100% hộ …`."""
    for target, following in itertools.pairwise(found):
        if target.indicator is None and target.unit == following.unit == "%":
            target.indicator = following.indicator
    return found


def _candidates(a: Analysis, span: Span) -> list[Quantity]:
    """Return the quantities of a sentence without spans of time that nothing there measures."""
    if may_hold().search(a.folded, span.start, span.end) is None:
        return []
    found = [q for q in find_quantities(a.text, a.folded, span) if not is_size(a.folded, q, span.start)]
    if found and found[0].number.start == span.start and not found[0].explicit:
        # the comparator is the last word of the line before (`… trên` / `2.700 ha`)
        before = sign_before(a.folded, max(0, span.start - 24), span.start)
        if before is not None and "\n" in a.text[before.span.end : span.start]:
            found[0] = replace(found[0], comparator=before.sign, explicit=True)
    if not any(q.kind in ("time", "age") for q in found):
        return found
    if cue_pattern("time-measured").search(a.folded, span.start, span.end) is not None:
        return found
    each = EACH().search(a.folded, span.start, span.end) is not None  # `mỗi tháng … ít nhất 01 ngày`
    return [
        q
        for q in found
        if q.kind not in ("time", "age")
        or (each and q.kind == "time" and q.explicit and q.comparator == ">=")
    ]


def _whole(a: Analysis, s: Stated) -> Span:
    """Return the clause; one that is no more than its number takes in what stands before the colon."""
    bare = s.place == 0 and len(a.text[s.clause.start : s.quantity.span.start].split()) < 2
    alone = len(a.text[s.quantity.span.end : s.clause.end].split()) < 2
    if s.lead is not None and bare and alone and 0 <= s.clause.start - s.lead.end <= 4:
        return Span(s.lead.start, s.clause.end)
    return s.clause


def _own_horizon(a: Analysis, s: Stated) -> Horizon | None:
    """Return the horizon of the clause itself; the year of an old value is none."""
    q = s.quantity
    end = s.clause.end
    if s.bracket is None and (cut := a.text.find("(", q.span.end, end)) >= 0:
        end = cut
    if (made := find_horizon(a.folded, Span(q.span.end, max(q.span.end, end)))) is not None:
        return made
    made = find_horizon(a.folded, Span(s.clause.start, max(s.clause.start, q.span.start)))
    if made is None and s.lead is not None and s.place == 0 and 0 <= s.clause.start - s.lead.end <= 4:
        return find_horizon(a.folded, s.lead)  # `năm 2027: 60 triệu đồng`
    return made


def _opening_horizon(a: Analysis, span: Span) -> Horizon | None:
    """Return the horizon that opens the sentence and so holds for all its clauses."""
    made = find_horizon(a.folded, Span(span.start, min(span.end, span.start + 60)))
    if made is None or made.span.start - span.start > 16:
        return None
    # `Trong năm 2026: …`, `Năm 2026, …`; another year may belong to the first clause alone
    alone = made.span.start - span.start <= 3 and a.text[made.span.end : made.span.end + 1] in (":", ",")
    return made if made.by is not None or alone else None


def _named(a: Analysis, span: Span) -> list[Span]:
    """Return the titles inside the sentence: behind a cited number's `về`, and quoted names."""
    out: list[Span] = []
    for m in _CITED.finditer(a.folded, span.start, span.end):
        stop = _TITLE_STOP.search(a.folded, m.end(), span.end)
        out.append(Span(m.start(), stop.start() if stop else span.end))
    for m in _QUOTED.finditer(a.text, span.start, span.end):
        left = a.folded[max(span.start, m.start() - 24) : m.start()]
        if cue_pattern("titled", tail=True).search(left) is not None:
            out.append(Span(*m.span()))
    return sorted(out)


def _covered(closed: list[Span], number: Span) -> bool:
    """Tell whether one of the stretches, in order of their beginnings, covers the number."""
    i = bisect_right(closed, number.start, key=lambda c: c.start)
    return any(c.covers(number) for c in closed[max(0, i - 2) : i])


_PAST = re.compile(r"(?<!\w)(?:năm\s+(?P<year>\d{4})|hiện nay|hiện tại|năm trước|cùng kỳ)(?!\w)")


def _restates_past(a: Analysis, s: Stated, issued: PartialDate | None) -> bool:
    """Tell whether a bracket gives the state from which a goal sets out: `đạt 60% (năm 2020 là 45%)`."""
    if s.bracket is None or (s.place == 0 and s.clause.start >= s.bracket.start):
        return False
    inner = Span(s.bracket.start, s.bracket.end)
    m = _PAST.search(a.folded, inner.start, inner.end)
    if m is not None and m["year"] and issued is not None and int(m["year"]) >= issued.year:
        return False  # `đạt 65% (năm 2031: 55%; năm 2032: 60%)`: the way there
    return m is not None and s.place > 0
