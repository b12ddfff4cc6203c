"""Papers that somebody is to lay before a meeting: a line names the paper, the next who writes it and when.

`2.1. Đề án sắp xếp chợ dân sinh` and below it `Ban A soạn thảo, trình vào tháng 5/2026`:
programmes of work are lists of such pairs. Neither line says alone what is to be done.
"""

from collections.abc import Sequence

from vndocparse.core.analysis import Analysis, Block, Zone
from vndocparse.core.ground import weigh
from vndocparse.core.record import Directive
from vndocparse.core.span import Span
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens, tokenize
from vndocparse.extract.citations_types import type_pattern
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.deadlines_stated import only_time
from vndocparse.extract.directives_below import from_heading
from vndocparse.extract.directives_labels import content_tokens
from vndocparse.extract.directives_reading import Reading
from vndocparse.extract.directives_record import widen

# all that such a line says of the paper: who leads, who helps, who writes it and lays it before the meeting
_WORK = frozenset(
    {
        *(("chủ", "trì"), ("phối", "hợp"), ("tham", "mưu"), ("chuẩn", "bị"), ("soạn", "thảo")),
        *(
            ("dự", "thảo"),
            ("thực", "hiện"),
            ("xây", "dựng"),
            ("chỉ", "đạo"),
            ("nội", "dung"),
            ("hoàn", "thiện"),
        ),
    }
)
_WRITES = frozenset({"mưu", "trình", "thảo", "bị", "dựng"})
_LINKS = frozenset({",", "và", "với", "cùng", "trình"})
_TIMES = frozenset({"trong", "trước", "vào", "quý", "tháng", "năm", "(", "dự"})
_SURE = 0.85  # confidence of such a pair
_PAIR = 2  # sentences: a name that a full stop ends, and who writes the paper
_LONGEST = 60  # words of such a line


def name_paper(r: Reading, block: Block, sentences: Sequence[Span], made: Directive) -> None:
    """Put the paper's name before a task that says no more than who writes it and when.

    A heading above it that is a task itself (`6.3. Chỉ đạo tổ chức Đại hội …`) becomes one, with its bodies.
    """
    t = tokenize(r.a.text, r.a.folded, sentences[-1])
    if len(sentences) > _PAIR or not sentences[-1].start <= made.span.start or not _charges(t):
        return
    before = r.a.blocks[block.index - 1] if block.index else None
    if len(sentences) == _PAIR:
        paper = _paper(r.a, sentences[0])
    elif before is not None and before.zone is Zone.BODY and _together(r.a, before, block):
        if before.is_heading and (task := from_heading(r, before, block)) is not None:
            task.responsible = [c.model_copy(update={"explicit": False}) for c in made.responsible]
            r.out.insert(len(r.out) - 1, task)
            return
        words = content_tokens(r.a, before)
        alone = len(words) > 0 and len(r.a.sentences_of(before)) <= 1
        paper = _paper(r.a, words.span(0, len(words))) if alone else None
    else:
        return
    if paper is None or any(d.span.end > paper.start for d in r.out[-2:-1]):
        return  # the line above is a task itself
    span = Span(paper.start, made.span.end)
    widen(r, made, span)
    made.rule = "directive/paper"
    made.confidence = weigh(r.a.source, span, _SURE, made.rule)


def _paper(a: Analysis, span: Span) -> Span | None:
    """Return the span where it is a paper's name and nothing else."""
    t = tokenize(a.text, a.folded, span)
    if not len(t) or not t.capital[0] or _charges(t):
        return None
    named = type_pattern().match(a.folded, span.start, span.end) is not None
    return span if named and span.of(a.text).rstrip()[-1:] not in {":", ";", ","} else None


def _together(a: Analysis, before: Block, block: Block) -> bool:
    """Tell whether two lines stand in one item, the second behind the first or as a dash below it."""
    if before.node is None or block.node is None:
        return False
    nodes = {n.index for n in a.ancestors(block.node)}
    if before.node in nodes:
        return block.node == before.node or a.nodes[block.node].kind == "dash"
    parent = a.nodes[before.node].parent  # `- Nghị quyết về …`, whose line goes on without a label
    return a.nodes[before.node].kind == "dash" and parent == block.node


def _charges(t: Tokens) -> bool:
    """Read `Ban A chủ trì, cùng Hội B dự thảo, trình vào tháng 5/2026` to its end."""
    first = behind_marks(t, 0, len(t))
    found = body_list(t, first) if len(t) <= _LONGEST else []
    if not found:
        return False
    at, works = found[-1].end, False
    while at < len(t) and t.at(at) != ".":
        if t.words[at : at + 2] in _WORK:
            works = works or t.at(at + 1) in _WRITES
            at += 2
        elif t.at(at) in _LINKS:
            works = works or t.at(at) in _WRITES
            at += 1
        elif t.at(at) in _TIMES:
            return works and _ends_with_time(t, at)
        elif others := body_list(t, at):
            at = others[-1].end
        else:
            return False
    return works and at + 1 >= len(t)


def _ends_with_time(t: Tokens, at: int) -> bool:
    while t.at(at) in {"trong", "vào", "("}:
        at += 1
    return only_time(t, at + (t.at(at) == "trước"))
