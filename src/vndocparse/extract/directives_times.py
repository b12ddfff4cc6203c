"""Times that head a line or a part of a schedule: `- Quý I/2026: …`, `1. Giai đoạn 1 (tháng 3 - tháng 6)`."""

import datetime as dt
import re

from vndocparse.core.analysis import Block, Zone
from vndocparse.core.record import Deadline, Directive
from vndocparse.core.span import Span
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.deadlines import find_deadline
from vndocparse.extract.deadlines_stated import only_time, stated_time, time_head
from vndocparse.extract.directives_clauses import part
from vndocparse.extract.directives_labels import content_tokens
from vndocparse.extract.directives_reading import Reading
from vndocparse.extract.recurrence import find_recurrence
from vndocparse.text.fold import fold

_STEP = 120  # days that a step of a schedule lasts at most: a quarter and some more
_PART_OF_YEAR = re.compile(r"tháng\s+(?:đầu|cuối)\s+năm")
# `1. Trồng cây (hoàn thành trước 30/4/2020)`: the heading says when all below it is due
_BRACKET = re.compile(
    r"\(\s*((?:thời\s+(?:gian|hạn)|tiến\s+độ|hoàn\s+thành|xong|trước|chậm\s+nhất)\b[^()]{0,60})\)\W*$"
)
_FINE = re.compile(r"ngày|tháng|quý|tuần|\d\s?[/.-]\s?\d")


def note_heading(r: Reading, block: Block) -> None:
    """Take the time that a heading states for all tasks below it."""
    node = r.a.nodes[block.node] if block.node is not None else None
    if node is None or node.heading is None or block.zone is not Zone.BODY:
        return
    t = tokenize(r.a.text, r.a.folded, node.heading)
    end = len(t) if only_time(t, 0) else time_head(t, 0)
    found = stated_time(r.a, t.span(0, end), r.issued) if end else None
    if found is None and (said := _BRACKET.search(node.heading.of(r.a.folded))) is not None:
        start = node.heading.start
        found = stated_time(r.a, Span(start + said.start(1), start + said.end(1)), r.issued)
    if found is not None and _schedules(found):
        r.times[node.index] = found


def head_time(r: Reading, t: Tokens) -> Deadline | None:
    """Return the time that heads a line or a sentence: `Quý II/2026: …`."""
    first = behind_marks(t, 0, len(t))
    end = time_head(t, first)
    return stated_time(r.a, t.span(first, end), r.issued) if end else None


# what a sentence begins with that only says by when the task before it is done; `Hoàn thành trong tháng 3.`
# has a verb that asks, as it has behind a semicolon
_DUE = frozenset({"xong", "thời", "trước", "trong", "chậm", "muộn"})


def lone_time(r: Reading, t: Tokens, *, listed: bool = False) -> Deadline | None:
    """Return the time of a sentence that says nothing else: `Xong trước 30/9/2020.`

    ``listed``: it stands among labels, where `Hoàn thành trước …` is no task of its own.
    """
    first = behind_marks(t, 0, len(t))
    if t.words[first : first + 2] == ("thực", "hiện"):
        first += 2
    due = t.at(first) in _DUE or (listed and t.words[first : first + 2] == ("hoàn", "thành"))
    if not due or not only_time(t, first):
        return None
    return stated_time(r.a, t.span(first, len(t)), r.issued)


def timed_pieces(t: Tokens) -> list[Tokens]:
    """Cut a sentence at the semicolons behind which a time heads what is done: `Quý I: …; quý II: …`."""
    out, first = [], 0
    for k in range(3, len(t) - 3):
        if t.at(k) != ";" or t.words[first:k].count("(") > t.words[first:k].count(")"):
            continue
        colon = time_head(t, k + 1)
        if colon is not None and colon + 2 < len(t) and not t.at(colon + 1)[:1].isdigit():
            out.append(part(t, first, k))
            first = k + 1
    return [*out, part(t, first, len(t))]


def inner_time(r: Reading, t: Tokens) -> Deadline | None:
    """Return the time behind the colon of an introduction: `Kiểm tra hai đợt: Tháng 8: …`."""
    colon = next((k for k in range(1, len(t)) if t.at(k) == ":"), None)
    return head_time(r, part(t, colon + 1, len(t))) if colon is not None else None


def line_time(r: Reading, block: Block) -> Deadline | None:
    """Return the time that heads a line; it holds for the lines below it too."""
    found = head_time(r, content_tokens(r.a, block))
    if (
        found is not None
        and _schedules(found)
        and block.node is not None
        and r.a.nodes[block.node].own.start == block.span.start
    ):
        r.times[block.node] = found
    return found


def _schedules(found: Deadline) -> bool:
    """Tell a step of a schedule from a division of a programme.

    `Năm 2026`, `Giai đoạn 2026 - 2030`, `6 tháng cuối năm` only group what stands below: no task
    there is due on their last day. A day, a month, a quarter or some weeks are a step.
    """
    if _PART_OF_YEAR.search(fold(found.text)):
        return False
    if found.kind == "period":
        try:
            days = (dt.date.fromisoformat(found.to or "") - dt.date.fromisoformat(found.from_ or "")).days
        except ValueError:
            return False
        return days < _STEP
    return _FINE.search(fold(found.text)) is not None


def give_time(r: Reading, block: Block, own: Deadline | None, made: list[Directive]) -> None:
    """Give the time of the line to the clauses that state none, and that of the part above as schedule."""
    above = r.time_above(block) if made else None
    for d in made:
        if d.deadline is None and own is not None:
            d.deadline = own.model_copy()
        elif d.deadline is None and above is not None:
            d.schedule = above.model_copy()


def give_recurrence(r: Reading, head: Span, made: list[Directive]) -> None:
    """Give what a run-in heading says of how often: `Định kỳ, trước ngày 25 hằng tháng: báo cáo …`."""
    again = find_recurrence(r.a.folded, head, head.end)
    if again is None:
        return
    due = find_deadline(r.a, head, r.issued)
    for d in made:
        if d.recurrence is None:
            d.recurrence = again.of(r.a.text)
            if d.deadline is None and due is not None and due.date is None:
                d.deadline = due.model_copy()
