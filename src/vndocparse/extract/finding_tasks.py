"""Read what parts that ask or set out tell of the past: how matters stood, what was done before."""

import re

from vndocparse.core.analysis import Analysis, Block, Role, Zone
from vndocparse.extract.finding_context import is_circumstance
from vndocparse.extract.finding_cues import begins, holds, looks_back
from vndocparse.extract.finding_merits import names_merit
from vndocparse.extract.finding_record import add_findings
from vndocparse.extract.finding_sentences import statements
from vndocparse.extract.finding_setting import is_setting_clause
from vndocparse.extract.finding_state import ReviewState
from vndocparse.extract.finding_tone import tone
from vndocparse.extract.finding_turns import kind_of_sentence
from vndocparse.extract.finding_words import beside
from vndocparse.text.past import DID

# parts that ask or set out, and may say in passing what was done
_NAMED_BESIDE = frozenset({Role.TASK, Role.CONTEXT})
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
# `… hoàn thành việc làm nhà trước ngày 20/12`: what is to be done by a day
_DUE = re.compile(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong trong)(?: là)? (?:ngày|tháng|quý|năm|\d)")


def read_past_of_tasks(a: Analysis, block: Block, state: ReviewState) -> None:
    """Add what a block outside the reviewing parts tells of what was."""
    if block.index in a.turns:
        _before_tasks(a, block, state)
    elif block.role in _NAMED_BESIDE and block.zone is Zone.BODY and not block.is_heading:
        _look_back(a, block, state, plainly=a.sets_out or not _on_a_report(a, block))


def _on_a_report(a: Analysis, block: Block) -> bool:
    """Tell whether the block stands under an item of tasks such as `1. Về báo cáo kết quả tháng 7`."""
    if block.role is not Role.TASK or block.zone is not Zone.BODY or block.is_heading:
        return False
    headings = (n.heading.of(a.folded) for n in a.ancestors(block.node) if n.heading is not None)
    return any(_REPORTED.match(heading) is not None or _is_of_past(heading) for heading in headings)


def _is_of_past(heading: str) -> bool:
    """Tell whether a folded heading names a time that is over: `Về công tác kiểm tra 6 tháng đầu năm`."""
    return _OVER.search(heading) is not None and _TO_DO.search(heading) is None


def _before_tasks(a: Analysis, block: Block, state: ReviewState) -> None:
    """Read what a paragraph of tasks first tells of its matter."""
    state.base, state.cued, state.reviews, state.hard = None, False, True, False
    for span, cue in statements(a, block, state):
        if span.start >= a.turns[block.index]:
            break
        if state.mode is not None:
            add_findings(a, block, span, state.mode, cue, state)
    state.mode = state.carried = None


def _look_back(a: Analysis, block: Block, state: ReviewState, *, plainly: bool) -> None:
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
            add_findings(a, block, sentence.span, named, True, state)
            continue
        judged = _JUDGED.search(text)
        opens = judged is not None or _opens(text, past=past)
        if state.mode is None and not opens:
            past = past or (is_setting_clause(text, told=False) and _LATELY.search(text) is not None)
            continue
        blames = state.mode is not None and begins("limitation.turn", text) and tone(text).bad > 0
        if not blames and (_asks(text) or is_circumstance(text, blamed=False)):
            state.mode = None
            past = past or _LATELY.search(text) is not None
            continue
        turned = kind_of_sentence(text[judged.end() :] if judged else text, state)
        goes_on = turned or (state.mode if re.search(r"\d", text) else None)
        state.mode = goes_on or ("achievement" if opens and judged is None else None)
        if state.mode is not None:
            add_findings(a, block, sentence.span, state.mode, True, state)


def _opens(text: str, *, past: bool) -> bool:
    """Tell whether a folded sentence opens a review; ``past``: what stands before it named a time gone by."""
    if DID.search(text) is not None and tone(text).balance != 0 and (looks_back(text) or past):
        return True
    return _SEEN.match(text) is not None and tone(text).bad > 1


def _asks(text: str) -> bool:
    """Tell whether a folded sentence asks for something, or tells what the meeting did."""
    if _DUE.search(text) is not None and DID.search(text) is None:
        return True
    if holds("future.any", text) or holds("demand.any", text):
        return True
    return holds("act.any", text) and (DID.search(text) is None or _MEASURED.search(text) is None)
