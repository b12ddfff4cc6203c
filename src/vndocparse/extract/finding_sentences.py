"""Find the sentences of a block that state something, and follow the turns of the review between them."""

import re
from collections.abc import Iterator

from vndocparse.core.analysis import Analysis, Block, Role, Sentence, Zone
from vndocparse.core.span import Span
from vndocparse.extract.finding_context import is_circumstance, is_name, is_only_named, is_stock
from vndocparse.extract.finding_cues import begins, holds, looks_back
from vndocparse.extract.finding_general import names_papers
from vndocparse.extract.finding_headings import own_heading
from vndocparse.extract.finding_pieces import announces
from vndocparse.extract.finding_setting import is_setting_clause
from vndocparse.extract.finding_state import KIND_BY_ROLE, FindingKind, ReviewState
from vndocparse.extract.finding_titles import RUN_IN, is_run_in
from vndocparse.extract.finding_tone import tone
from vndocparse.extract.finding_turns import kind_of_heading, kind_of_sentence
from vndocparse.extract.finding_words import beside
from vndocparse.lexicons.part_names import run_in_name
from vndocparse.text.clauses import clauses
from vndocparse.text.letters import UPPER
from vndocparse.text.past import hands_over, is_evident, tells_done

# `Hội nghị chỉ rõ những điểm còn yếu.`: what comes next are limitations, this names none
_NAMES_LIMITATIONS = re.compile(
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
_PRAISES = re.compile(
    r" và (?:đánh giá cao|ghi nhận|biểu dương) (?:sự|những|các|nỗ lực|kết quả|tinh thần)(?!\w)"
)
# `(Chi tiết tại Phụ lục 01 kèm theo)`
_POINTS = re.compile(r"\s*\([^()]*(?:phụ lục|biểu|kèm theo|đính kèm)(?!\w)[^()]*\)\W*$")
# what a heading does not hold and a statement does
_SAID = re.compile(rf"(?<!\w){beside('review.said')}(?!\w)")
_INDICATOR = 3  # words of the shortest name of what is measured


def statements(a: Analysis, block: Block, state: ReviewState) -> Iterator[tuple[Span, bool]]:
    """Yield the block's sentences that state something, with whether they carry a cue of their own.

    ``state.mode`` is the kind of the sentence that was yielded last.
    """
    found = a.sentences_of(block)
    opened = False
    contrasted = _contrasted(a, block, found)
    for i, sentence in enumerate(found):
        span, named = _first(a, block, sentence.span, state) if i == 0 else (sentence.span, False)
        text = span.of(a.folded)
        if a.sets_out and block.zone is Zone.OPENING:
            opened = opened or i < contrasted or is_evident(text, a.year)
            if state.mode is None and not opened:
                continue
            if hands_over(a.folded[block.span.start : sentence.span.end]) is not None:
                return  # what stands behind it has lost its heading
        if is_only_named(text):
            state.mode = state.carried = kind_of_heading(text) or kind_of_sentence(text, state) or state.mode
            state.named = True
            continue
        if _CHARGES.match(sentence.span.of(a.text)) or _only_agrees(text) or _POINTS.match(text):
            continue
        if block.zone is Zone.OPENING and names_papers(text):
            continue
        if (len(found) == 1 and is_name(text)) or _is_setting(text, state):
            continue
        if i == 0 and not named and len(found) > 1 and (is_run_in(text) or state.titles.stand(a, block)):
            continue
        judged = _FOUND.match(text)
        text = text[judged.end() :] if judged is not None else text
        turned = kind_of_sentence(text, state)
        if turned is not None:
            state.mode = turned
            state.cued = begins("limitation.turn", text) or turned not in ("achievement", "limitation")
        elif _is_neutral(text, state):
            state.mode = state.base
            if state.base is None:
                continue
        praised = turned == "achievement" and _THERE_IS.match(text) is None
        if state.mode == "achievement" and not praised and _only_describes(a, block, text, state):
            state.mode = None
            continue
        if (ahead := _kind_ahead(text)) is not None:
            state.mode = ahead
            continue
        if text.endswith(":") and i == len(found) - 1 and not _goes_on(a, block, text):
            state.carried = turned or state.mode  # a lead-in
            continue
        if turned is None and (holds("future.any", text) or is_stock(text)):
            continue
        yield span, turned is not None


def _only_agrees(text: str) -> bool:
    """Tell whether a folded sentence says what the meeting agreed to, and praises nobody with it."""
    return _AGREED.match(text) is not None and _PRAISES.search(text) is None


# `Quận A có 47 di tích, trong đó 12 di tích …`, `Tổng đàn lợn 212.000 con`
_THERE_IS = re.compile(
    r"(?:tổng (?:đàn|số|diện tích) (?:[^\W\d]+ ){0,4}?|(?:[^\W\d]+ ){1,8}?(?:hiện )?có )\d"
)
# what is told of a time or a change, not only of how things are
_CHANGED = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|đến nay|hàng năm|bình quân|giai đoạn|tỷ lệ|năm \d{4}|\d{4}\s?[-–]\s?\d{4}"
    r"|phát huy|đáp ứng|góp phần|hiệu quả|thường xuyên|kịp thời|tích cực|hơn(?! \d)|chuyển biến|quan tâm"
    r"|nâng (?:cao|lên)|cải thiện|mở rộng|tốt|ổn định|hợp lý|đồng bộ|khang trang|hài lòng|tin tưởng)(?!\w)|%"
)


def _only_describes(a: Analysis, block: Block, text: str, state: ReviewState) -> bool:
    """Tell whether a plan's present state only describes what there is: a market's place, a temple's age.

    No part of it is named for results; what was done, when, and what came of it is a finding.
    """
    if not a.sets_out or state.base is not None or state.carried is not None or block.zone is not Zone.BODY:
        return False
    return not (looks_back(text) or tells_done(text) or _CHANGED.search(text))


def _first(a: Analysis, block: Block, span: Span, state: ReviewState) -> tuple[Span, bool]:
    """Return what a block's first sentence says, and whether a name of its part stands before that."""
    whole = _with_run_in(a, block, span)
    said = _without_name(a, whole, state)
    named = said.start > whole.start or _is_named_item(a, block)
    if block.zone is not Zone.OPENING:
        return said, named
    marks = len(said.of(a.text)) - len(said.of(a.text).lstrip("-–+•* "))
    return Span(said.start + marks, said.end), named


def _kind_ahead(text: str) -> FindingKind | None:
    """Return the kind of what comes next where a folded sentence only announces it."""
    if _NAMES_CAUSES.match(text) is not None:
        return "cause"
    return "limitation" if _NAMES_LIMITATIONS.match(text) is not None else None


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


def _is_neutral(text: str, state: ReviewState) -> bool:
    """Tell whether a folded sentence goes back to what its part is for."""
    return begins("neutral.start", text) and state.carried is None


def _is_setting(text: str, state: ReviewState) -> bool:
    """Tell whether a folded sentence tells no more than what surrounds the review."""
    told = state.counts_circumstance(state.mode)
    if is_circumstance(text, blamed=told):
        return True
    return all(is_setting_clause(text[s.start : s.end], told=told) for s in clauses(text, Span(0, len(text))))


def _is_named_item(a: Analysis, block: Block) -> bool:
    """Tell whether the block's own heading names a kind, so that its first sentence says something."""
    heading = own_heading(a, block)
    return heading is not None and not block.is_heading and kind_of_heading(heading) is not None


def _without_name(a: Analysis, span: Span, state: ReviewState) -> Span:
    """Return a block's first sentence without the name of its part that ran into it."""
    named = run_in_name(span.of(a.text))
    if named is None:
        return span
    kind = KIND_BY_ROLE.get(Role(named[0]))
    state.mode = kind or state.mode
    state.cued = state.cued or kind is not None
    return Span(span.start + named[1], span.end)


def _with_run_in(a: Analysis, block: Block, span: Span) -> Span:
    """Return the block's first sentence with the statement before its colon that looks like a heading."""
    node = a.nodes[block.node] if block.node is not None else None
    if node is None or node.heading is None or node.own != block.paragraph.span or block.is_heading:
        return span
    heading = node.heading.of(a.folded)
    words = len(heading.split())
    said = words > RUN_IN and _SAID.search(heading) is not None
    # `Diện tích trồng mới: 320/350 ha`: what is measured, no name of a part
    counted = words >= _INDICATOR and span.of(a.text)[:1].isdigit() and kind_of_heading(heading) is None
    said = said or counted
    return Span(node.heading.start, span.end) if said and span.start >= node.heading.end else span
