"""Find what a document says has happened: achievements, limitations, causes, lessons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from vndocparse.core.analysis import Analysis, Block, Role, Zone
from vndocparse.core.ground import grounding
from vndocparse.core.record import Finding
from vndocparse.core.source import ParagraphKind
from vndocparse.core.span import Span
from vndocparse.extract.finding_context import is_circumstance, is_stock
from vndocparse.extract.finding_cues import begins, holds, looks_back, near_start
from vndocparse.extract.finding_tone import gives_cause, tone
from vndocparse.text.clauses import clauses

Kind = Literal["achievement", "limitation", "cause", "lesson"]

_BY_ROLE: dict[Role, Kind] = {
    Role.ACHIEVEMENT: "achievement",
    Role.LIMITATION: "limitation",
    Role.CAUSE: "cause",
    Role.LESSON: "lesson",
}
_ROLES = frozenset({Role.SITUATION, *_BY_ROLE})
# `Hội nghị chỉ rõ những điểm còn yếu.`: what comes next are limitations, this names none
_ANNOUNCES = re.compile(
    r"(?:(?:bên cạnh đó|tuy nhiên|song|đồng thời),? )?(?:hội nghị|ban thường vụ|ban chấp hành|thường trực"
    r"|cuộc họp|các đại biểu|tập thể)[^,;:.]{0,40}(?:chỉ rõ|chỉ ra|nêu rõ"
    r"|thẳng thắn nhìn nhận|thẳng thắn chỉ ra)"
    r" (?:một số|những|các)(?: \w+){0,3} (?:yếu|yếu kém|hạn chế|tồn tại|khuyết điểm|thiếu sót|bất cập)"
    r"(?:, [^,;:.]{1,30})?(?: (?:sau|như sau))?[.:]?$"
)
_MATTER = re.compile(r"(?:^|,\s)(?:việc|công tác|sự|hoạt động|các|những|phong trào|nhất là|trong đó)(?!\w)")
_SAYS_WORDS = 7  # a clause of so many words that names no mere matter has a verb the lexicon lacks
# `Nợ tăng do …`: behind a limitation, its ground
_BECAUSE = re.compile(
    r"(?:[^\W\d]+\s){1,6}?(?:tăng|giảm|chậm|thấp|kéo dài|xảy ra|tái diễn|bùng phát)"
    r"(?:\s[^\W\d]+){0,2}?\s(?:là )?do\s"
)
_RUN_IN = 6  # a first sentence of so few words that says nothing is the item's heading: `Văn hóa - xã hội.`
_LEAST_WORDS = 4  # shorter pieces are scraps: `Cụ thể`, a stray heading
_RULE = {True: 0.9, False: 0.75}  # confidence with a cue of its own, and with an inherited one


@dataclass(slots=True)
class _State:
    """Where the reader stands: what the section is for, and what the last turn said."""

    base: Kind | None = None
    mode: Kind | None = None
    carried: Kind | None = None  # set by a lead-in that ends with `:` for the paragraphs after it
    node: int | None = None
    out: list[Finding] = field(default_factory=list)


def read_findings(a: Analysis) -> list[Finding]:
    """Return the findings in text order.

    Only parts that review are read: the opening, and parts whose role is situation,
    achievement, limitation, cause or lesson; never aims, tasks or viewpoints.
    """
    state = _State()
    for block in a.blocks:
        if not _reviews(block):
            state.mode = state.carried = None
            continue
        _enter(a, block, state)
        for span, cue in _sentences(a, block, state):
            if state.mode is not None:
                _add(a, block, span, state.mode, cue, state.out)
    for i, finding in enumerate(state.out, 1):
        finding.id = f"f{i}"
    return state.out


def _reviews(block: Block) -> bool:
    if block.zone not in (Zone.OPENING, Zone.BODY):
        return False
    return block.role in _ROLES and block.paragraph.kind is not ParagraphKind.TABLE_ROW


def _enter(a: Analysis, block: Block, state: _State) -> None:
    """Set what the block starts with: its part's kind, a lead-in's, or nothing."""
    base = _BY_ROLE.get(block.role)
    heading = _heading(a, block)
    turned = _turn_of_heading(heading) if heading else None
    if turned is not None:
        state.carried = turned if block.is_heading else state.carried
    if base is not state.base:
        state.carried = None
    state.base = base
    state.mode = turned or state.carried or base


def _turn_of_heading(heading: str) -> Kind | None:
    """Return the kind that a heading announces: only words that name a kind count."""
    named: tuple[tuple[str, Kind], ...] = (
        ("lesson.turn", "lesson"),
        ("cause.turn", "cause"),
        ("limitation.turn", "limitation"),
        ("achievement.turn", "achievement"),
    )
    return next((kind for ident, kind in named if begins(ident, heading)), None)


def _heading(a: Analysis, block: Block) -> str | None:
    """Return the folded heading that stands in this very block."""
    if block.node is None:
        return None
    node = a.nodes[block.node]
    return node.heading.of(a.folded) if node.heading is not None and node.own == block.span else None


def _sentences(a: Analysis, block: Block, state: _State) -> Iterator[tuple[Span, bool]]:
    """Yield the block's sentences that state something, with whether they carry a cue of their own."""
    found = a.sentences_of(block)
    for i, sentence in enumerate(found):
        text = sentence.span.of(a.folded)
        if is_circumstance(text, reviewed=state.base is not None) or (
            i == 0 and len(found) > 1 and _is_run_in(text)
        ):
            continue
        turned = _turn(text, state)
        if turned is not None:
            state.mode = turned
        elif _is_neutral(text, state):
            state.mode = state.base
            if state.base is None:
                continue
        if _ANNOUNCES.match(text):
            state.mode = "limitation"
            continue
        lead_in = text.endswith(":") and i == len(found) - 1
        if lead_in:
            state.carried = turned or state.mode
            continue
        if turned is None and (holds("future.any", text) or is_stock(text)):
            continue
        yield sentence.span, turned is not None


def _is_run_in(text: str) -> bool:
    words = re.findall(r"[^\W\d]+", text)
    return len(words) <= _RUN_IN and not holds("predicate", text) and re.search(r"\d|[:;,]", text) is None


def _turn(text: str, state: _State) -> Kind | None:
    """Return the kind that a folded sentence's own words announce, ``None`` where they announce none."""
    mode = state.mode
    if begins("lesson.turn", text) or near_start("lesson.state", text):
        return "lesson"
    if begins("cause.turn", text) or near_start("cause.state", text) or gives_cause(text):
        return "cause"
    if state.mode == "limitation" and _BECAUSE.match(text) is not None:
        return "cause"
    if begins("limitation.turn", text):
        return "limitation"
    if begins("neutral.start", text):
        return None
    if mode in ("cause", "lesson"):
        return None  # a cause speaks of what is lacking, a lesson of what was done
    return _by_tone(text, state)


def _by_tone(text: str, state: _State) -> Kind | None:
    """Return the kind by the weight of a sentence's words, ``None`` where they do not tell."""
    if begins("achievement.turn", text) and state.mode != "limitation":
        return "achievement"
    heard = tone(text)
    back = looks_back(text)
    if not back and state.mode is None and holds("general.any", text):
        return None
    plainly = back or (abs(heard.balance) >= 2 and not begins("neutral.soft", text))
    if state.mode == "limitation":
        turned = state.base is None and heard.good >= 2 and heard.bad == 0
        return "achievement" if turned else None
    if heard.balance < 0 and (heard.bad >= 2 or (state.base is None and not heard.good)):
        return "limitation"
    if heard.balance > 0 or (heard.good and begins("achievement.state", text)):
        if not plainly and holds("act.any", text):
            return None
        asked = not back and state.mode is None and holds("demand.any", text) and not holds("past.done", text)
        return None if asked else "achievement"
    if heard.good and heard.bad:  # as much praise as blame: what is said first stands
        return "limitation" if begins("limitation.state", text) else "achievement"
    return None


def _is_neutral(text: str, state: _State) -> bool:
    return begins("neutral.start", text) and state.carried is None


def _add(a: Analysis, block: Block, span: Span, kind: Kind, cue: bool, out: list[Finding]) -> None:
    for piece in _pieces(a, span):
        if len(piece.of(a.text).split()) < _LEAST_WORDS:
            continue
        rule = f"finding/{kind}" if cue else f"finding/{kind}-inherited"
        fields = grounding(a.source, piece, _RULE[cue], rule)
        out.append(Finding(kind=kind, item=a.path(block), **fields))


def _states(piece: str) -> bool:
    """Tell whether a folded clause says something; `việc khoanh nuôi rừng;` only names a matter."""
    if holds("predicate", piece) or re.search(r"\d", piece):
        return True
    return _MATTER.search(piece) is None and len(piece.split()) >= _SAYS_WORDS


def _pieces(a: Analysis, span: Span) -> list[Span]:
    """Cut a sentence at ``;``; a first piece without a predicate stays with the one behind it."""
    out: list[Span] = []
    start: int | None = None
    for piece in clauses(a.text, span):
        begin = piece.start if start is None else start
        if not out and not _states(piece.of(a.folded)):
            start = begin
            continue
        if len(piece.of(a.text).split()) < _LEAST_WORDS and out:  # a scrap belongs to the one before
            out.append(Span(out.pop().start, piece.end))
            continue
        out.append(Span(begin, piece.end))
        start = None
    if start is not None:  # the last piece says nothing by itself: it belongs to the one before
        begin = out.pop().start if out else start
        out.append(Span(begin, span.end))
    return out
