"""Find what a document says has happened: achievements, limitations, causes, lessons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from vndocparse.core.analysis import LOOKING_BACK, Analysis, Block, Role, Sentence, Zone
from vndocparse.core.ground import grounding
from vndocparse.core.record import Finding
from vndocparse.core.source import ParagraphKind, recognised
from vndocparse.core.span import Span
from vndocparse.extract.directives_colons import is_damaged
from vndocparse.extract.finding_context import is_circumstance, is_name, is_only_named, is_stock
from vndocparse.extract.finding_cues import begins, holds, looks_back, near_start
from vndocparse.extract.finding_measures import tells_measure
from vndocparse.extract.finding_merits import names_merit
from vndocparse.extract.finding_pieces import LEAST_WORDS, announces, pieces
from vndocparse.extract.finding_setting import is_setting_clause
from vndocparse.extract.finding_titles import RUN_IN, Titles, is_run_in
from vndocparse.extract.finding_tone import (
    BUT,
    gives_cause,
    is_maxim,
    is_only_told,
    limits,
    overcomes,
    tone,
    turns_to_blame,
    turns_to_praise,
)
from vndocparse.extract.finding_words import beside
from vndocparse.lexicons.part_names import named_roles, run_in_name
from vndocparse.text.clauses import clauses
from vndocparse.text.letters import UPPER
from vndocparse.text.past import hands_over, is_evident

Kind = Literal["achievement", "limitation", "cause", "lesson"]

_BY_ROLE: dict[Role, Kind] = {
    Role.ACHIEVEMENT: "achievement",
    Role.LIMITATION: "limitation",
    Role.CAUSE: "cause",
    Role.LESSON: "lesson",
}
# parts that ask or set out, and may say in passing what was done
_NAMED_BESIDE = frozenset({Role.TASK, Role.CONTEXT})
_MARKS = frozenset("-–+•*")
_TURNS = ("achievement.turn", "limitation.turn", "cause.turn", "lesson.turn")
_BLAMED = frozenset({"limitation", "cause", "lesson"})
# `Hội nghị chỉ rõ những điểm còn yếu.`: what comes next are limitations, this names none
_ANNOUNCES = re.compile(
    rf"(?:(?:bên cạnh [^,;:.]{{2,50}}|tuy nhiên|song|đồng thời),? )?{beside('review.who-judges')}"
    r"[^,;:.]{0,40}(?:chỉ rõ|chỉ ra|nêu rõ|thẳng thắn nhìn nhận|thẳng thắn chỉ ra) "
    rf"(?:một số|những|các)(?: \w+){{0,3}} {beside('review.shortcoming')}(?:, [^,;:.]{{1,30}})?"
    r"(?: (?:sau|như sau))?[.:]?$"
)
# `Những tồn tại trên có cả nguyên nhân khách quan và chủ quan.`
_NAMES_CAUSES = re.compile(
    rf"(?:những |các )?{beside('review.caused')}[^;:.]{{0,60}} (?:có|do|là do|từ)"
    rf"(?: (?:cả|nhiều|một số|những|các))* nguyên nhân(?: {beside('review.sort-of-cause')})*[.:]?$"
)
# `Nợ tăng do …`: behind a limitation, its ground
_BECAUSE = re.compile(rf"(?:[^\W\d]+\s){{1,6}}?{beside('review.went')}(?:\s[^\W\d]+){{0,2}}?\s(?:là )?do\s")
_DONE = re.compile(r"(?<!\w)đã(?!\w)")
# `Qua theo dõi, … còn 14/46 nhiệm vụ chưa …`; `Cơn bão vừa qua …`: among tasks too these tell what was
_SEEN = re.compile(rf"qua (?:công tác )?{beside('review.seen')}(?!\w)[^,;.]{{0,60}},")
_LATELY = re.compile(r"(?<!\w)(?:vừa qua|thời gian qua|những ngày qua)(?!\w)")
_REPORTED = re.compile(
    r"(?:\W*)(?:về |đối với )?(?:việc |nội dung )?(?:dự thảo )?"
    r"(?:báo cáo|tình hình|kết quả|việc thực hiện|đánh giá)(?!\w)"
)
_MEASURED = re.compile(r"(?<!\w)(?:hoàn thành|đạt|đã (?:kiểm tra|giải quyết|xử lý))\s[^,;]{0,20}\d")
_OVER = re.compile(
    r"(?<!\w)(?:(?:\d{1,2}|ba|sáu|chín) tháng(?: đầu năm)?|thời gian qua|vừa qua|năm qua)(?! (?:tới"
    r"|cuối|còn))(?!\w)"
)
_TO_DO = re.compile(rf"(?<!\w){beside('review.to-do')}(?!\w)")
# `Ban Chấp hành thống nhất nhận định: …`: what follows is a review
_JUDGED = re.compile(
    r"(?:thống nhất|nhất trí|cơ bản thống nhất) (?:nhận định|đánh giá)(?: như sau| rằng)?\s?[:,]?\s"
)
# `Sau khi nghe báo cáo, Ban Thường vụ nhận thấy: …`
_FOUND = re.compile(
    rf"(?:sau khi|qua|tại|căn cứ|trên cơ sở)\s[^:;.]{{3,160}}?{beside('review.found')}"
    r"(?: rằng)?\s?[:,]\s"
)
# `Giao Văn phòng …`, `Yêu cầu các chi bộ …`: an order among findings
_CHARGES = re.compile(
    rf"[\W_]*(?:Giao|Yêu cầu|Đề nghị|Phân công)\s(?:cho\s)?(?:các\s|đồng chí\s|thủ trưởng\s|[{UPPER}])"
)
# `Hội nghị cơ bản thống nhất với Báo cáo …`: what the meeting agreed to is no finding of its own
_AGREED = re.compile(
    r"[\W\d]*(?:(?:hội nghị|ban chấp hành|ban thường vụ|thường trực)[^,.;:]{0,30}? )?(?:cơ bản |hoàn "
    r"toàn )?"
    r"(?:thống nhất|nhất trí|tán thành|đồng ý)(?: cao| hoàn toàn)?"
    r"(?! (?:nhận định|đánh giá|cho rằng|nhấn mạnh))"
    r"(?: với| cho| nội dung| chủ trương| các nội dung| thi hành| ban hành| thông qua| theo| kết quả)(?!\w)"
)
_SONG = re.compile(r"(?:song|nhưng|tuy nhiên|tuy vậy)(?!\w)")
# `… hoàn thành việc làm nhà trước ngày 20/12`: what is to be done by a day
_DUE = re.compile(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong trong)(?: là)? (?:ngày|tháng|quý|năm|\d)")
# `Mặc dù rét đậm, diện tích vẫn gieo cấy hết`
_STILL_DONE = re.compile(r"(?:,|(?<!\w)(?:nhưng|song))\s[^;]{2,90}?(?<!\w)(?:vẫn|đã|cũng đã)(?!\w)")
# `Thực tiễn năm qua để lại một số kinh nghiệm: …`
_TEACHES = re.compile(
    rf"[^;:.]{{0,80}}?(?<!\w){beside('review.teaches')}(?: được| cho)?(?: [^\W\d]+){{0,3}}? "
    rf"(?:{beside('review.several')}|\d+)(?: nội dung| vấn đề)? (?:bài học|kinh nghiệm)(?!\w)"
    r"(?! thực tế| tốt)|[^;:.]{0,60}?(?<!\w)(?:bài học|kinh nghiệm)(?: [^\W\d]+){0,5}? "
    r"(?:là|vẫn là|cho thấy|được rút ra)(?!\w)"
)
# `Năm 2019, xảy ra 14 vụ …` behind causes told in passing: the review goes on
_ANEW = re.compile(r"(?:trong |tính đến |đến )?(?:hết |cuối )?(?:năm|tháng|quý|giai đoạn|vụ) \d[\d/ .–-]*,")
# what a heading does not hold and a statement does
_SAID = re.compile(rf"(?<!\w){beside('review.said')}(?!\w)")
_LEAST = 3  # words of the shortest sentence that says something: `Mức sinh giảm.`
_TITLE = ("về ", "Về việc ", "V/v ")
_RULE = {True: 0.9, False: 0.75}  # confidence with a cue of its own, and with an inherited one


@dataclass(slots=True)
class _State:
    """Where the reader stands: what the section is for, and what the last turn said."""

    base: Kind | None = None
    mode: Kind | None = None
    carried: Kind | None = None  # set by a lead-in that ends with `:` for the paragraphs after it
    named: bool = False  # `carried` comes from a line that only names a part
    cued: bool = False  # the last turn had a cue of its own, not only a tone
    reviews: bool = False  # the block stands in a part whose heading names a review
    hard: bool = False  # the part only names difficulties, as beside advantages: prices and weather are none
    colons: bool = False  # the text was recognised: a colon between two statements may be a semicolon
    titles: Titles = field(default_factory=Titles)
    item: tuple[int, Kind] | None = None  # a numbered item that tells nothing but causes or lessons
    out: list[Finding] = field(default_factory=list)


def read_findings(a: Analysis) -> list[Finding]:
    """Return the findings in text order.

    Only parts that review are read: the opening, and parts whose role is situation,
    achievement, limitation, cause or lesson; never aims, tasks or viewpoints.
    """
    state = _State(colons=recognised(a.source) or is_damaged(a))
    for block in a.blocks:
        if not _reviews(block):
            state.mode = state.carried = None
            if block.index in a.turns:
                _before_tasks(a, block, state)
            elif block.role in _NAMED_BESIDE and block.zone is Zone.BODY and not block.is_heading:
                _look_back(a, block, state, plainly=a.sets_out or not _on_a_report(a, block))
            continue
        if block.index in a.torn or _describes(a, block):
            state.mode = state.carried = None
            continue
        _enter(a, block, state)
        if block.zone is Zone.OPENING and _listed(a, block) and state.mode is None:
            continue  # aims and demands whose heading was not read
        if block.zone is Zone.OPENING and block.span.of(a.text).lstrip().startswith(
            ("về ", "Về việc ", "V/v ")
        ):
            continue  # a title that was not read as one
        told = len(state.out)
        for span, cue in _sentences(a, block, state):
            if state.mode is not None:
                _add(a, block, span, state.mode, cue, state)
        _keep_item(a, block, state.out[told:], state)
    for i, finding in enumerate(state.out, 1):
        finding.id = f"f{i}"
    return state.out


# `1. Đặc điểm của bệnh`, `Vị trí địa lý`: what a thing or a place is in itself
_DESCRIBED = re.compile(
    r"[\W_]{0,4}(?:(?:[ivx]{1,4}|[a-d]|\d{1,2}(?:\.\d{1,2})*)[.)\-/ ]\s{0,2})?"
    r"(?:đặc điểm(?! tình hình)|vị trí địa lý|điều kiện tự nhiên|khái niệm|giải thích từ ngữ|định nghĩa)"
    r"(?!\w)"
)
# `2. Khó khăn` behind `1. Thuận lợi`; `Khó khăn, vướng mắc` are somebody's
_HARDSHIP = re.compile(
    r"[\W_]{0,4}(?:(?:[ivx]{1,4}|[a-d]|\d{1,2}(?:\.\d{1,2})*)[.)\-/ ]\s{0,2})?(?:những |về |một số )?khó khăn"
    r"(?:(?:,| và) thách thức)?[\s.:]*$"
)


def _describes(a: Analysis, block: Block) -> bool:
    """Tell whether the nearest heading above the block only describes."""
    heading = _nearest_heading(a, block)
    return heading is not None and _DESCRIBED.match(heading) is not None


def _nearest_heading(a: Analysis, block: Block) -> str | None:
    """Return the folded heading of the innermost part around the block that has one."""
    return next((n.heading.of(a.folded) for n in a.ancestors(block.node) if n.heading is not None), None)


def _reviews(block: Block) -> bool:
    if block.zone not in (Zone.OPENING, Zone.BODY):
        return False
    return block.role in LOOKING_BACK and block.paragraph.kind is not ParagraphKind.TABLE_ROW


def _on_a_report(a: Analysis, block: Block) -> bool:
    """Tell whether the block stands under an item of tasks such as `1. Về báo cáo kết quả tháng 7`."""
    if block.role is not Role.TASK or block.zone is not Zone.BODY or block.is_heading:
        return False
    headings = (n.heading.of(a.folded) for n in a.ancestors(block.node) if n.heading is not None)
    return any(_REPORTED.match(heading) is not None or _is_of_past(heading) for heading in headings)


def _is_of_past(heading: str) -> bool:
    """Tell whether a folded heading names a time that is over: `Về công tác kiểm tra 6 tháng đầu năm`."""
    return _OVER.search(heading) is not None and _TO_DO.search(heading) is None


def _before_tasks(a: Analysis, block: Block, state: _State) -> None:
    """Read what a paragraph of tasks first tells of its matter."""
    state.base, state.cued, state.reviews, state.hard = None, False, True, False
    for span, cue in _sentences(a, block, state):
        if span.start >= a.turns[block.index]:
            break
        if state.mode is not None:
            _add(a, block, span, state.mode, cue, state)
    state.mode = state.carried = None


def _look_back(a: Analysis, block: Block, state: _State, *, plainly: bool) -> None:
    """Read what a task's item says of the past: what plainly looks back, and what goes on with it.

    ``plainly``: only a sentence that names the past opens a review; else any that tells what was done.
    """
    state.base, state.mode, state.cued = None, None, False
    past = not plainly
    for sentence in a.sentences_of(block):
        text = sentence.span.of(a.folded)
        named = names_merit(text)
        if named is not None:
            state.mode = named
            _add(a, block, sentence.span, named, True, state)
            continue
        judged = _JUDGED.search(text)
        opens = judged is not None or (
            _DONE.search(text) is not None and tone(text).balance != 0 and (looks_back(text) or past)
        )
        opens = opens or (_SEEN.match(text) is not None and tone(text).bad > 1)
        if state.mode is None and not opens:
            past = past or (is_setting_clause(text, told=False) and _LATELY.search(text) is not None)
            continue
        blames = state.mode is not None and begins("limitation.turn", text) and tone(text).bad > 0
        if not blames and (_asks(text) or is_circumstance(text, blamed=False)):
            state.mode = None
            past = past or _LATELY.search(text) is not None
            continue
        turned = _turn(text[judged.end() :] if judged else text, state)
        goes_on = turned or (state.mode if re.search(r"\d", text) else None)
        state.mode = goes_on or ("achievement" if opens and judged is None else None)
        if state.mode is not None:
            _add(a, block, sentence.span, state.mode, True, state)


def _asks(text: str) -> bool:
    """Tell whether a folded sentence asks for something, or tells what the meeting did."""
    if _DUE.search(text) is not None and _DONE.search(text) is None:
        return True
    if holds("future.any", text) or holds("demand.any", text):
        return True
    return holds("act.any", text) and (_DONE.search(text) is None or _MEASURED.search(text) is None)


def _keep_item(a: Analysis, block: Block, found: list[Finding], state: _State) -> None:
    """Keep the kind of an item whose first paragraph tells nothing but causes or lessons, for those below."""
    if block.node is None or a.nodes[block.node].own != block.span:
        return
    kinds = {f.kind for f in found}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    state.item = (block.node, kind) if kind in ("cause", "lesson") else None


def _enter(a: Analysis, block: Block, state: _State) -> None:
    """Set what the block starts with: its part's kind, a lead-in's, or nothing."""
    base = _BY_ROLE.get(block.role)
    state.reviews = block.role in LOOKING_BACK and block.zone is Zone.BODY
    state.hard = (
        block.role is Role.LIMITATION and _HARDSHIP.match(_nearest_heading(a, block) or "") is not None
    )
    heading = _heading(a, block)
    turned = _turn_of_heading(heading) if heading else None
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


def _turn_of_heading(heading: str) -> Kind | None:
    """Return the kind that a heading announces: only words that name a kind count."""
    named: tuple[tuple[str, Kind], ...] = (
        ("lesson.turn", "lesson"),
        ("cause.turn", "cause"),
        ("limitation.turn", "limitation"),
        ("achievement.turn", "achievement"),
    )
    kind = next((kind for ident, kind in named if begins(ident, heading)), None)
    if kind is None and (near_start("lesson.state", heading) or _TEACHES.match(heading) is not None):
        return "lesson"  # `Từ thực tiễn trên, rút ra một số kinh nghiệm: …`
    roles = [r for r in (named_roles(heading) if kind is None else ()) if Role(r) is not Role.CONTEXT]
    return _BY_ROLE.get(Role(roles[0])) if roles else kind


def _listed(a: Analysis, block: Block) -> bool:
    """Tell whether the block is a dash of a list that looks back nowhere."""
    text = block.span.of(a.folded).lstrip()
    told = text.lstrip("-–+•* ")
    named = is_only_named(told) or any(begins(ident, told) for ident in _TURNS)
    return text[:1] in _MARKS and not named and not looks_back(told)


def _heading(a: Analysis, block: Block) -> str | None:
    """Return the folded heading that stands in this very block."""
    if block.node is None:
        return None
    node = a.nodes[block.node]
    return node.heading.of(a.folded) if node.heading is not None and node.own == block.span else None


def _sentences(a: Analysis, block: Block, state: _State) -> Iterator[tuple[Span, bool]]:
    """Yield the block's sentences that state something, with whether they carry a cue of their own."""
    found = a.sentences_of(block)
    opened = False
    contrasted = _contrasted(a, block, found)
    for i, sentence in enumerate(found):
        span = sentence.span
        named = False
        if i == 0:
            whole = _with_run_in(a, block, span)
            span = _without_name(a, whole, state)
            named = span.start > whole.start or _is_named_item(a, block)
            marks = len(span.of(a.text)) - len(span.of(a.text).lstrip("-–+•* "))
            span = Span(span.start + marks, span.end) if block.zone is Zone.OPENING else span
        text = span.of(a.folded)
        if a.sets_out and block.zone is Zone.OPENING:
            opened = opened or i < contrasted or is_evident(text, a.year)
            if state.mode is None and not opened:
                continue
            if hands_over(a.folded[block.span.start : sentence.span.end]) is not None:
                return  # what stands behind it has lost its heading
        if is_only_named(text):
            state.mode = state.carried = _turn_of_heading(text) or _turn(text, state) or state.mode
            state.named = True
            continue
        if _CHARGES.match(sentence.span.of(a.text)) or _AGREED.match(text):
            continue
        if len(found) == 1 and is_name(text):
            continue
        if _is_setting(text, state):
            continue
        if i == 0 and not named and len(found) > 1 and (is_run_in(text) or state.titles.stand(a, block)):
            continue
        judged = _FOUND.match(text)
        text = text[judged.end() :] if judged is not None else text
        turned = _turn(text, state)
        if turned is not None:
            state.mode = turned
            state.cued = begins("limitation.turn", text) or turned not in ("achievement", "limitation")
        elif _is_neutral(text, state):
            state.mode = state.base
            if state.base is None:
                continue
        if _NAMES_CAUSES.match(text):
            state.mode = "cause"
            continue
        if _ANNOUNCES.match(text):
            state.mode = "limitation"
            continue
        lead_in = text.endswith(":") and i == len(found) - 1 and not _goes_on(a, block, text)
        if lead_in:
            state.carried = turned or state.mode
            continue
        if turned is None and (holds("future.any", text) or is_stock(text)):
            continue
        yield span, turned is not None


def _goes_on(a: Analysis, block: Block, text: str) -> bool:
    """Tell whether a sentence before ``:`` is a statement whose semicolon was misread."""
    if block.index + 1 >= len(a.blocks) or announces(text[:-1]):
        return False
    return len(text.split()) > RUN_IN and a.blocks[block.index + 1].span.of(a.text)[:1].islower()


def _contrasted(a: Analysis, block: Block, found: list[Sentence]) -> int:
    """Return how many of a block's sentences stand before one that turns to what is lacking and says so.

    `… được triển khai đồng bộ. Tuy nhiên, … vẫn còn …`: the contrast tells that the first was told as done.
    """
    if not a.sets_out or block.zone is not Zone.OPENING:
        return 0
    for i, sentence in enumerate(found):
        text = sentence.span.of(a.folded)
        if hands_over(text) is not None:
            return 0
        if begins("limitation.turn", text) and tone(text).bad > 0:
            return i
    return 0


def _is_named_item(a: Analysis, block: Block) -> bool:
    """Tell whether the block's own heading names a kind, so that its first sentence says something."""
    heading = _heading(a, block)
    return heading is not None and not block.is_heading and _turn_of_heading(heading) is not None


def _without_name(a: Analysis, span: Span, state: _State) -> Span:
    """Return a block's first sentence without the name of its part that ran into it."""
    named = run_in_name(span.of(a.text))
    if named is None:
        return span
    kind = _BY_ROLE.get(Role(named[0]))
    state.mode = kind or state.mode
    state.cued = state.cued or kind is not None
    return Span(span.start + named[1], span.end)


_INDICATOR = 3  # words of the shortest name of what is measured


def _with_run_in(a: Analysis, block: Block, span: Span) -> Span:
    """Return the block's first sentence with the statement before its colon that looks like a heading."""
    node = a.nodes[block.node] if block.node is not None else None
    if node is None or node.heading is None or node.own != block.paragraph.span or block.is_heading:
        return span
    heading = node.heading.of(a.folded)
    words = len(heading.split())
    said = words > RUN_IN and _SAID.search(heading) is not None
    # `Diện tích trồng mới: 320/350 ha`: what is measured, no name of a part
    counted = words >= _INDICATOR and span.of(a.text)[:1].isdigit() and _turn_of_heading(heading) is None
    said = said or counted
    return Span(node.heading.start, span.end) if said and span.start >= node.heading.end else span


def _is_setting(text: str, state: _State) -> bool:
    """Tell whether a folded sentence tells no more than what surrounds the review."""
    told = (state.base in _BLAMED and not state.hard) or state.mode in ("cause", "lesson")
    if is_circumstance(text, blamed=told):
        return True
    return all(is_setting_clause(text[s.start : s.end], told=told) for s in clauses(text, Span(0, len(text))))


def _surrounds(clause: str, *, told: bool) -> bool:
    """Tell whether a folded clause among others tells a setting, or what happened outside."""
    return is_setting_clause(clause, told=told) or is_circumstance(clause, blamed=told)


def _turn(text: str, state: _State) -> Kind | None:
    """Return the kind that a folded sentence's own words announce, ``None`` where they announce none."""
    mode = state.mode
    if (
        begins("lesson.turn", text)
        or near_start("lesson.state", text)
        or _TEACHES.match(text)
        or is_maxim(text)
    ):
        return "lesson"
    if begins("cause.turn", text) or near_start("cause.state", text) or gives_cause(text):
        return "cause"
    if state.mode == "limitation" and _BECAUSE.match(text) is not None:
        return "cause"
    if state.base in ("cause", "lesson") and begins("contrast.turn", text):
        return None  # `Song chủ quan vẫn là chính: …`
    if begins("limitation.turn", text) and not limits(text):
        if state.base not in _BLAMED and (overcomes(text) or turns_to_praise(text)):
            return "achievement"
        return "achievement" if begins("contrast.turn", text) and _praises(text, state) else "limitation"
    if begins("neutral.start", text):
        return None
    if mode in ("cause", "lesson") and (state.base == mode or _ANEW.match(text) is None):
        return None  # a cause speaks of what is lacking, a lesson of what was done
    return _by_tone(text, state)


def _by_tone(text: str, state: _State) -> Kind | None:
    """Return the kind by the weight of a sentence's words, ``None`` where they do not tell."""
    if begins("achievement.turn", text) and state.mode != "limitation":
        return "achievement"
    heard = tone(text)
    if begins("tone.concession", text) and not heard.bad and _STILL_DONE.search(text) is not None:
        return "achievement"
    back = looks_back(text)
    if not back and state.mode is None and holds("general.any", text):
        return None
    plainly = back or (abs(heard.balance) >= 2 and not begins("neutral.soft", text))
    if state.mode == "limitation":
        # Behind `Tuy nhiên` praise must be plain; behind a mere bad tone any will do.
        enough = 2 if state.cued else 1
        turned = (
            state.base not in _BLAMED and heard.good >= enough and heard.bad == 0 and not BUT.search(text)
        )
        return "achievement" if turned else None
    if turns_to_blame(text):
        return "limitation"
    listed = text.count(";") > 1  # one hard word in a list of what was done does not turn it
    if heard.balance < 0 and (heard.bad >= 2 or (not heard.good and not listed)):
        return "limitation"
    if heard.balance > 0 or (heard.good and begins("achievement.state", text)):
        if not plainly and holds("act.any", text):
            return None
        asked = not back and state.mode is None and holds("demand.any", text) and not holds("past.done", text)
        return None if asked else "achievement"
    if heard.good and heard.bad:  # as much praise as blame: what is said first stands
        blamed = begins("limitation.state", text) or is_only_told(text)
        return "limitation" if blamed else "achievement"
    return (
        "achievement"
        if state.reviews and not heard.bad and not is_stock(text) and tells_measure(text)
        else None
    )


def _praises(text: str, state: _State) -> bool:
    """Tell whether `Song …` turns from what was hard to what was done; not in a part on limitations."""
    heard = tone(text.partition(";")[0])
    return state.base not in _BLAMED and heard.good >= 2 and heard.bad == 0


def _is_neutral(text: str, state: _State) -> bool:
    return begins("neutral.start", text) and state.carried is None


def _kinds(a: Analysis, found: list[Span], kind: Kind, state: _State) -> list[Kind]:
    """Return the kinds of a sentence's pieces: one that begins with `song` turns from praise to blame."""
    texts = [piece.of(a.folded) for piece in found]
    if state.base in _BLAMED or kind in ("cause", "lesson") or begins("limitation.turn", texts[0]):
        return [kind] * len(found)
    turns = (
        i
        for i, t in enumerate(texts)
        if i and _SONG.match(t) and (heard := tone(t)).bad and heard.balance <= 0
    )
    turn = next(turns, None)
    if turn is None or any(tone(t).balance < 0 for t in texts[:turn]):
        return [kind] * len(found)
    state.mode = "limitation"
    return ["achievement" if i < turn else "limitation" for i in range(len(found))]


def _add(a: Analysis, block: Block, span: Span, kind: Kind, cue: bool, state: _State) -> None:
    found = pieces(a, span, colons=state.colons)
    told = kind in ("cause", "lesson") or (state.base in _BLAMED and not state.hard)
    # `… vẫn còn một số hạn chế: …; thiên tai gây thiệt hại nặng; …` counts it among them
    told = told or (kind == "limitation" and cue and ":" in found[0].of(a.text))
    kinds = _kinds(a, found, kind, state)
    for piece, kind in zip(found, kinds, strict=True):
        words = len(piece.of(a.text).split())
        if words < LEAST_WORDS and (len(found) > 1 or words < _LEAST or not _states(piece.of(a.folded))):
            continue
        if len(found) > 1 and _surrounds(piece.of(a.folded), told=told):
            continue
        rule = f"finding/{kind}" if cue else f"finding/{kind}-inherited"
        fields = grounding(a.source, piece, _RULE[cue], rule)
        state.out.append(Finding(kind=kind, item=a.path(block), **fields))


def _states(sentence: str) -> bool:
    """Tell whether a few folded words say something: `Mức sinh giảm.`, `Lực lượng mỏng.`"""
    return holds("predicate", sentence) or (tone(sentence).bad > 0 and not is_only_named(sentence))
