"""Tell which kind of finding the words of a sentence or a heading announce: a turn of the review."""

import re

from vndocparse.core.analysis import Role
from vndocparse.extract.finding_context import is_stock
from vndocparse.extract.finding_cues import begins, holds, looks_back, near_start
from vndocparse.extract.finding_measures import tells_dealt_with, tells_measure
from vndocparse.extract.finding_state import KIND_BY_ROLE, FindingKind, ReviewState
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
from vndocparse.lexicons.part_names import named_roles
from vndocparse.text.past import tells_done

# `Nợ tăng do …`: behind a limitation, its ground
_BECAUSE = re.compile(rf"(?:[^\W\d]+\s){{1,6}}?{beside('review.went')}(?:\s[^\W\d]+){{0,2}}?\s(?:là )?do\s")
# `Mặc dù rét đậm, diện tích vẫn gieo cấy hết`
_STILL_DONE = re.compile(r"(?:,|(?<!\w)(?:nhưng|song))\s[^;]{2,90}?(?<!\w)(?:vẫn|đã|cũng đã)(?!\w)")
# `Thực tiễn năm qua để lại một số kinh nghiệm: …`
_TEACHES = re.compile(
    rf"[^;:.]{{0,80}}?(?<!\w){beside('review.teaches')}(?: được| cho)?(?: [^\W\d]+){{0,3}}? "
    rf"(?:{beside('review.several')}|\d+)(?: nội dung| vấn đề)? (?:bài học|kinh nghiệm)(?!\w)"
    r"(?! thực tế| tốt)|[^;:.]{0,60}?(?<!\w)(?:bài học|kinh nghiệm)(?: [^\W\d]+){0,5}? "
    r"(?:là|vẫn là|cho thấy|được rút ra)(?!\w)"
)
# `Trước tình hình đó, các xã đã dựng lán …`: what was done against it
_RESPONDED = re.compile(
    r"trước (?:những |các )?(?:tình hình|thực trạng|diễn biến|khó khăn)(?: [^,;.]{0,20})?"
    r" (?:đó|trên|này|nêu trên),"
    r"[^;:.]{3,140}? (?:cũng )?đã (?!có|xảy|ảnh)[^\W\d]"
)
# `Tuy nhiên, nguyên nhân chủ quan vẫn là chính: …`
_CAUSE_AFTER_ALL = re.compile(
    r"(?:tuy nhiên|tuy vậy|song|nhưng|mặc dù vậy),? (?:về )?(?:các |những )?nguyên nhân(?!\w)"
)
# `Trên cơ sở đó, tỉnh ban hành 9 nghị quyết`: what somebody did on that ground
_THEREUPON = re.compile(r"(?:trên cơ sở đó|từ đó|từ thực tế đó|qua đó|theo đó|nhờ đó|nhờ vậy),\s")
_DID = re.compile(
    r"[^,;:.]{0,60}?(?<!\w)(?:ban hành|tổ chức|thành lập|xây dựng|mở)(?: được)? (?:hơn |trên |gần )?\d"
)
# `Năm 2019, xảy ra 14 vụ …` behind causes told in passing: the review goes on
_ANEW = re.compile(r"(?:trong |tính đến |đến )?(?:hết |cuối )?(?:năm|tháng|quý|giai đoạn|vụ) \d[\d/ .–-]*,")


def kind_of_heading(heading: str) -> FindingKind | None:
    """Return the kind that a heading announces: only words that name a kind count."""
    named: tuple[tuple[str, FindingKind], ...] = (
        ("lesson.turn", "lesson"),
        ("cause.turn", "cause"),
        ("limitation.turn", "limitation"),
        ("achievement.turn", "achievement"),
    )
    kind = next((kind for ident, kind in named if begins(ident, heading)), None)
    if kind is None and (near_start("lesson.state", heading) or _TEACHES.match(heading) is not None):
        return "lesson"  # `Từ thực tiễn trên, rút ra một số kinh nghiệm: …`
    roles = [r for r in (named_roles(heading) if kind is None else ()) if Role(r) is not Role.CONTEXT]
    return KIND_BY_ROLE.get(Role(roles[0])) if roles else kind


def kind_of_sentence(text: str, state: ReviewState) -> FindingKind | None:
    """Return the kind that a folded sentence's own words announce, ``None`` where they announce none."""
    mode = state.mode
    if (
        begins("lesson.turn", text)
        or near_start("lesson.state", text)
        or _TEACHES.match(text)
        or is_maxim(text)
    ):
        return "lesson"
    caused = begins("cause.turn", text) or near_start("cause.state", text) or gives_cause(text)
    if caused or _CAUSE_AFTER_ALL.match(text) is not None:
        return "cause"
    if state.mode == "limitation" and _BECAUSE.match(text) is not None:
        return "cause"
    if state.base in ("cause", "lesson") and begins("contrast.turn", text):
        return None  # `Song chủ quan vẫn là chính: …`
    if begins("limitation.turn", text) and not limits(text):
        if not state.blames and (overcomes(text) or turns_to_praise(text)):
            return "achievement"
        return "achievement" if begins("contrast.turn", text) and _praises(text, state) else "limitation"
    thereupon = _THEREUPON.match(text)
    if thereupon is not None and _DID.match(text, thereupon.end()) is not None:
        return "achievement"
    if thereupon is not None and (tells_done(text) or tells_measure(text[thereupon.end() :])):
        return _by_tone(text[thereupon.end() :], state)
    if _RESPONDED.match(text) is not None and not tone(text).bad:
        return "achievement"
    if begins("neutral.start", text):
        return None
    if mode in ("cause", "lesson") and (state.base == mode or _ANEW.match(text) is None):
        return None  # a cause speaks of what is lacking, a lesson of what was done
    return _by_tone(text, state)


def _by_tone(text: str, state: ReviewState) -> FindingKind | None:
    """Return the kind by the weight of a sentence's words, ``None`` where they do not tell."""
    if begins("achievement.turn", text) and state.mode != "limitation":
        return "achievement"
    if state.mode != "limitation" and tells_dealt_with(text):
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
        turned = not state.blames and heard.good >= enough and heard.bad == 0 and not BUT.search(text)
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


def _praises(text: str, state: ReviewState) -> bool:
    """Tell whether `Song …` turns from what was hard to what was done; not in a part on limitations."""
    heard = tone(text.partition(";")[0])
    enough = 1 if state.mode is None else 2  # behind no finding yet it turns from the weather, say
    return not state.blames and heard.good >= enough and heard.bad == 0
