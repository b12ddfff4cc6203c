"""What labels under or behind a task say of it: who leads, who helps, by when, with which product."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vndocparse.core.analysis import Analysis, Block
from vndocparse.core.record import Deadline, Directive
from vndocparse.core.span import Span
from vndocparse.core.when import PartialDate
from vndocparse.extract.bodies import as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.clauses_event import event_at
from vndocparse.extract.clauses_imperative import read_head
from vndocparse.extract.clauses_marks import behind_marks, only_marks
from vndocparse.extract.clauses_verbs import verb_phrase, verbs
from vndocparse.extract.deadlines_stated import only_time, stated_time, time_head
from vndocparse.extract.directives_heading_names import cuts_row
from vndocparse.extract.recurrence import find_recurrence, steady
from vndocparse.extract.responsible import Charge, record
from vndocparse.extract.task_brackets import bracket_labels, row_that_does
from vndocparse.extract.task_labels import Label, label_at, label_places, labels_from

_SURE = 0.93  # confidence of what a label states
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOKED_INTO = re.compile(
    r"(?:đến|tới) (?:thời điểm|khi) (?:kiểm tra|giám sát)"
)  # of which time it is inspected
_LONGEST_OUTPUT = 400  # characters of a product


@dataclass(slots=True)
class Stated:
    """What a row of labels states."""

    charges: list[Charge] = field(default_factory=list)
    deadline: Deadline | None = None
    recurrence: str | None = None
    output: str | None = None

    @property
    def leads(self) -> list[Charge]:
        """The bodies that lead."""
        return [c for c in self.charges if c.role == "lead"]

    @property
    def empty(self) -> bool:
        """True where nothing of use is stated."""
        return not (self.charges or self.deadline or self.recurrence or self.output)


def state(a: Analysis, t: Tokens, labels: Iterable[Label], issued: PartialDate | None) -> Stated:
    """Turn labels into what they state of a task."""
    out = Stated()
    for label in labels:
        value = t.span(label.start, label.end).stripped(a.text)
        for role, body in label.bodies:
            out.charges += [Charge(b, role) for b in as_body(a.text, t, [body])]
        behind = _behind_bodies(t, label)
        if behind is not None and out.deadline is None:
            out.deadline = stated_time(a, t.span(behind, label.end), issued)
            again = steady(a.folded, t.span(behind, label.end))
            out.recurrence = out.recurrence or (again.of(a.text) if again is not None else None)
        if label.role == "deadline" and _LOOKED_INTO.search(value.of(a.folded)) is None:
            out.deadline = out.deadline or stated_time(a, value, issued)
            again = find_recurrence(a.folded, value, value.end) or steady(a.folded, value)
            out.recurrence = out.recurrence or (again.of(a.text) if again is not None else None)
            if again is not None and out.deadline is not None and not _YEAR.search(value.of(a.text)):
                # `Quý II hằng năm`: no day of one year
                out.deadline = out.deadline.model_copy(update={"date": None, "from_": None, "to": None})
        elif label.role == "output" and 0 < len(value) <= _LONGEST_OUTPUT:
            out.output = out.output or Span(value.start, value.end).of(a.text).strip(" .;,")
    return out


def _behind_bodies(t: Tokens, label: Label) -> int | None:
    """Return where a time may follow the bodies of a value: `Sở X; hoàn thành trước ngày …`."""
    return label.bodies[-1][1].end if label.bodies and label.bodies[-1][1].end < label.end else None


def lay_on(a: Analysis, d: Directive, stated: Stated, *, below: bool = False) -> None:
    """Add what labels state to a directive; a lead that is stated takes the place of an inherited one.

    A day that the directive names itself stays, where the labels stand on a line ``below`` it.
    """
    named = {c.body.canonical for c in stated.charges}
    kept = [r for r in d.responsible if r.canonical not in named]
    if stated.leads:
        kept = [r for r in kept if r.explicit]
    every = kept + [record(a, c, _SURE) for c in stated.charges]
    d.responsible = sorted(every, key=lambda r: (not r.explicit, r.span.start))
    own, said = d.deadline, stated.deadline
    dated = own is not None and bool(own.date or own.to)
    if said is not None and (own is None or (bool(said.date or said.to) and not (below and dated))):
        d.deadline = said
    d.recurrence = d.recurrence or stated.recurrence
    d.output = d.output or stated.output


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels of a sentence on tokens ``first`` to ``end``, and what they state."""

    first: int
    end: int
    stated: Stated


def labelled_from(a: Analysis, t: Tokens, issued: PartialDate | None) -> Labelled | None:
    """Return the first row of labels of a sentence and what they state, ``None`` where it has none."""
    if ":" not in t.words:
        return None
    for k in label_places(t):
        if label_at(t, k) is None:
            continue
        labels = labels_from(t, k, len(t))
        stated = state(a, t, labels, issued)
        if not stated.empty:
            return Labelled(k, labels[-1].end, stated)
    return None


def bracketed_line(a: Analysis, t: Tokens, issued: PartialDate | None) -> Labelled | None:
    """Return what a line in brackets says of the task above it: `(UBND xã chủ trì; trong quý III)`."""
    if t.at(0) != "(" or len(t) < 4:
        return None
    close = next((k for k in range(1, len(t)) if t.at(k) == ")"), len(t))
    if not only_marks(t, close, len(t)):
        return None
    stated = state(a, t, bracket_labels(t, 0, len(t), led=False), issued)
    return None if stated.empty else Labelled(0, len(t), stated)


def content_tokens(a: Analysis, block: Block) -> Tokens:
    """Return the words of a block behind the label of its part (`2.1.`, `a)`)."""
    return tokenize(a.text, a.folded, Span(_content_start(a, block), block.span.end))


def _content_start(a: Analysis, block: Block) -> int:
    node = a.nodes[block.node] if block.node is not None else None
    own = node is not None and node.own.start == block.span.start
    return (
        min(block.span.end, max(block.span.start, node.label_span.end)) if node and own else block.span.start
    )


def sentences_with_label(a: Analysis, block: Block) -> list[Span]:
    """Return the sentences of a block, the first with what the outline took for its heading by mistake.

    A label (`Đơn vị chủ trì: Sở X`), a task up to the colon of a label in it (`Sửa đường (đơn vị thực
    hiện: …)`), an event before its time (`Lễ khai mạc: 20h00 ngày …`) are no headings.
    """
    spans = [s.span for s in a.sentences_of(block)]
    start = _content_start(a, block)
    if spans and spans[0].start > start:
        t = tokenize(a.text, a.folded, Span(start, spans[0].end))
        if _is_no_heading(t, t.index(spans[0].start)):
            spans[0] = Span(start, spans[0].end).stripped(a.text)
    return spans


def _is_no_heading(t: Tokens, end: int) -> bool:
    """Tell whether the words before token ``end`` are a label, a task that a label cuts, or an event."""
    first = behind_marks(t, 0, end)
    if (label := label_at(t, first)) is not None:
        return label[0] != "note" or not _charges(t, label[1])
    if time_head(t, end) is not None and time_head(t, first) is None:
        verb = verb_phrase(t, first)  # `Tổ chức kiểm tra hai đợt: Tháng 8: …; Tháng 9: …`
        return verb is not None and verb.sure
    cut = range(first, end)
    if any(t.at(k - 1) in {"(", ";", ",", "."} and (f := label_at(t, k)) and f[1] >= end for k in cut):
        return True
    if event_at(t, first) is not None and t.at(end)[:1].isdigit():
        return True
    return _orders_things(t, first, end) or _says_who(t, first, end) or cuts_row(t, first, end)


def _says_who(t: Tokens, first: int, end: int) -> bool:
    """Tell an order behind whose colon only stands who does it: `Sửa đường thôn: Chi đoàn phụ trách.`"""
    verb = verb_phrase(t, first)
    return verb is not None and verb.sure and row_that_does(t, end, len(t)) is not None


def _charges(t: Tokens, i: int) -> bool:
    """Tell whether behind a label of a note somebody has something to do: `Kinh phí: Sở A lập dự toán`."""
    if verbs("operator").end(t, i) is not None:
        return True
    bodies = body_list(t, i)
    return bool(bodies) and verb_phrase(t, bodies[-1].end, behind=True) is not None


def _orders_things(t: Tokens, first: int, end: int) -> bool:
    """Tell an order whose colon opens the things it is about: `Kiểm tra hồ sơ: Giấy phép …; Báo cáo …`.

    What stands first behind the colon is a row of things: nobody acts there.
    """
    verb = verb_phrase(t, first)
    colon = end - 1
    if verb is None or not verb.sure or verb.end >= colon or t.at(colon) != ":":
        return False
    bodies = body_list(t, end)
    if bodies:  # `Kiểm tra 02 chi bộ: Chi bộ thôn Đông, Chi bộ Trạm Y tế`
        acts = verb_phrase(t, bodies[-1].end, behind=True)
        counted = any(t.at(k)[:1].isdigit() and k + 4 > colon for k in range(verb.end, colon))
        return counted and (acts is None or not acts.sure)
    stop = next((k for k in range(end, len(t)) if t.at(k) == ";"), len(t))
    row = any(t.at(k) in {",", ";"} for k in range(end, len(t)))
    return row and not t.at(end)[:1].isdigit() and read_head(t, end, stop, inner=True) is None


def value_goes_on(a: Analysis, block: Block) -> Block | None:
    """Return the next block where it holds the value of the label that ends this one.

    `… Đơn vị chủ trì:` at the end of a printed line, the bodies on the next.
    """
    following = a.blocks[block.index + 1] if block.index + 1 < len(a.blocks) else None
    if following is None or following.is_heading or following.zone is not block.zone:
        return None
    if not block.span.of(a.text).rstrip().endswith(":"):
        return None
    if not a.text[following.span.start : following.span.start + 1].isalpha():
        return None
    if following.node is not None and a.nodes[following.node].own.start == following.span.start:
        return None
    sentences = sentences_with_label(a, block)
    if not sentences:
        return None
    t = tokenize(a.text, a.folded, sentences[-1])
    open_label = next(
        (k for k in label_places(t) if (f := label_at(t, k)) is not None and f[1] == len(t)), None
    )
    if open_label is None:
        return None
    below = tokenize(a.text, a.folded, following.span)
    label = label_at(t, open_label)
    timed = label is not None and label[0] == "deadline" and only_time(below, 0)
    return following if timed or body_list(below, 0) else None


def is_label_line(a: Analysis, block: Block, issued: PartialDate | None) -> bool:
    """Tell whether a block is a line of labels, or describes (`Nội dung: …`, `Địa điểm: …`) among them."""
    t = content_tokens(a, block)
    found = label_at(t, behind_marks(t, 0, len(t)))
    return found is not None and (found[0] in ("note", "content") or labelled_from(a, t, issued) is not None)


def described(t: Tokens) -> bool:
    """Tell whether a sentence begins with a label of place, people, money or content."""
    found = label_at(t, behind_marks(t, 0, len(t)))
    return found is not None and found[0] in ("note", "content")


def noted(t: Tokens) -> int | None:
    """Return where the value of a label of place, people or money begins that opens a sentence."""
    found = label_at(t, behind_marks(t, 0, len(t)))
    return found[1] if found is not None and found[0] == "note" and found[1] < len(t) else None


def part_of_content(a: Analysis, block: Block) -> int | None:
    """Return the part whose labels a line of content stands among: that around its dash."""
    node = a.nodes[block.node] if block.node is not None else None
    own = node is not None and node.own.start == block.span.start
    return node.parent if node is not None and own and node.kind == "dash" else block.node


def sets_content(t: Tokens) -> bool:
    """Tell whether a sentence begins with a label of content, what follows being what is to be done."""
    found = label_at(t, behind_marks(t, 0, len(t)))
    return found is not None and found[0] == "content"


@dataclass(slots=True)
class Owners:
    """The tasks that a line of labels may belong to: those since the heading or since the last such line."""

    heading: Block | None = None
    since: list[tuple[int | None, Directive]] = field(default_factory=list)
    closed: bool = False

    def open(self, heading: Block) -> None:
        """Begin a part."""
        self.heading, self.since, self.closed = heading, [], False

    def add(self, node: int | None, made: list[Directive]) -> None:
        """Take note of the directives of a block in the part ``node``."""
        if made and self.closed:
            self.since, self.closed = [], False
        self.since += [(node, d) for d in made]

    def of(self, a: Analysis, block: Block) -> list[Directive]:
        """Return the tasks that the labels in ``block`` say something of."""
        self.closed = True
        if not self.since:
            return []
        last = self.since[-1][0]
        below = block.node == last or any(n.index == last for n in a.ancestors(block.node))
        own = a.nodes[block.node] if block.node is not None else None
        if not below and own is not None and own.own.start == block.span.start and own.kind != "dash":
            return []  # a numbered line beside numbered tasks says nothing of them
        return [d for node, d in self.since if not below or node == last]
