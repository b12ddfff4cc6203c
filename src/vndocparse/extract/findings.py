"""Find what a document says has happened: achievements, limitations, causes, lessons."""

import re

from vndocparse.core.analysis import LOOKING_BACK, Analysis, Block, Role, Zone
from vndocparse.core.record import Finding
from vndocparse.core.source import ParagraphKind, recognised
from vndocparse.extract.directives_colons import is_damaged
from vndocparse.extract.finding_context import is_only_named
from vndocparse.extract.finding_cues import begins, looks_back
from vndocparse.extract.finding_headings import own_heading, stands_under_description, stands_under_hardship
from vndocparse.extract.finding_record import add_findings
from vndocparse.extract.finding_sentences import statements
from vndocparse.extract.finding_state import KIND_BY_ROLE, ReviewState
from vndocparse.extract.finding_tasks import read_past_of_tasks
from vndocparse.extract.finding_turns import kind_of_heading

_MARKS = frozenset("-–+•*")
_TURNS = ("achievement.turn", "limitation.turn", "cause.turn", "lesson.turn")
_BARS = 3  # fewest between the cells of a row
_ROW = re.compile(r"\W{0,3}\d{1,3}\.? \| ")
_TITLE = ("về ", "Về việc ", "V/v ")


def read_findings(a: Analysis) -> list[Finding]:
    """Return the findings in text order.

    Only parts that review are read: the opening, and parts whose role is situation,
    achievement, limitation, cause or lesson; never aims, tasks or viewpoints.
    """
    state = ReviewState(colons=recognised(a.source) or is_damaged(a))
    for block in a.blocks:
        if not _reviews(block):
            state.mode = state.carried = None
            read_past_of_tasks(a, block, state)
            continue
        if block.index in a.torn or stands_under_description(a, block):
            state.mode = state.carried = None
            continue
        _enter(a, block, state)
        if block.zone is Zone.OPENING and _is_frame(a, block, state):
            continue
        told = len(state.out)
        for span, cue in statements(a, block, state):
            if state.mode is not None:
                add_findings(a, block, span, state.mode, cue, state)
        _keep_item(a, block, state.out[told:], state)
    for i, finding in enumerate(state.out, 1):
        finding.id = f"f{i}"
    return state.out


def _reviews(block: Block) -> bool:
    """Tell whether the block stands in the opening or in a part that looks back, outside tables."""
    if block.zone not in (Zone.OPENING, Zone.BODY):
        return False
    return block.role in LOOKING_BACK and block.paragraph.kind is not ParagraphKind.TABLE_ROW


def _keep_item(a: Analysis, block: Block, found: list[Finding], state: ReviewState) -> None:
    """Keep the kind of an item whose first paragraph tells nothing but causes or lessons, for those below."""
    if block.node is None or a.nodes[block.node].own != block.span:
        return
    kinds = {f.kind for f in found}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    state.item = (block.node, kind) if kind in ("cause", "lesson") else None


def _enter(a: Analysis, block: Block, state: ReviewState) -> None:
    """Set what the block starts with: its part's kind, a lead-in's, or nothing."""
    base = KIND_BY_ROLE.get(block.role)
    state.reviews = block.role in LOOKING_BACK and block.zone is Zone.BODY
    state.hard = block.role is Role.LIMITATION and stands_under_hardship(a, block)
    heading = own_heading(a, block)
    turned = kind_of_heading(heading) if heading else None
    if turned is not None:
        state.carried = turned if block.is_heading else state.carried
    goes_on = block.zone is Zone.OPENING and base is None and block.span.of(a.text).lstrip()[:1] in _MARKS
    named = state.named and block.zone is Zone.OPENING and base is None  # below a line such as `Nguyên nhân`
    if base is not state.base and not goes_on and not named:
        state.carried, state.named = None, False
    state.base = base
    below = state.item[1] if base is None and state.item is not None and state.item[0] == block.node else None
    state.mode = turned or state.carried or base or below
    state.cued = turned is not None or state.carried is not None


def _is_frame(a: Analysis, block: Block, state: ReviewState) -> bool:
    """Tell whether a block of the opening is an aim or a demand without its heading, or a title."""
    if _tabled(a, block):
        state.mode = state.carried = None
        return True
    if state.mode is None and _listed(a, block):
        return True
    return block.span.of(a.text).lstrip().startswith(_TITLE)


def _tabled(a: Analysis, block: Block) -> bool:
    """Tell whether the block is a row of a table whose cells only bars part: it lists tasks or counts."""
    row = block.span.of(a.text)
    return row.count(" | ") >= _BARS or _ROW.match(row) is not None


def _listed(a: Analysis, block: Block) -> bool:
    """Tell whether the block is a dash of a list that looks back nowhere."""
    text = block.span.of(a.folded).lstrip()
    told = text.lstrip("-–+•* ")
    named = is_only_named(told) or any(begins(ident, told) for ident in _TURNS)
    return text[:1] in _MARKS and not named and not looks_back(told)
