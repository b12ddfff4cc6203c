"""Tell goals from results, from the section, tense and verbs of the clause, and whether they are met."""

import re

from vndocparse.core.analysis import LOOKING_BACK, Role
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_deeds import is_over, makes
from vndocparse.extract.targets_setting import Setting

_LEFT = 40  # characters before a quantity whose words say what is done to it
_NOT_YET = re.compile(r"(?<!\w)(?:chưa|quá hạn|chậm tiến độ|vẫn còn)(?!\w)")
_WILL = re.compile(r"(?<!\w)(?:phấn đấu|sẽ|dự kiến)(?!\w)")
# `đến hết tháng 9 năm 2020 thay được trên 70%`; but `tính đến hết tháng 9, đã thay …`
_BY_THEN = re.compile(r"(?<!\w)(?<!tính )đến (?:hết|cuối) (?:tháng|quý)\s?[\divx]")
_DONE = re.compile(r"(?<!\w)(?:đã|mới)(?!\w)")
_YEAR_BEFORE = re.compile(r"(?:trong |hết )?năm\s(?P<year>\d{4}),?\s(?!phấn đấu)")


def kind_of(folded: str, s: Stated, where: Setting) -> str:
    """Return ``goal`` or ``result``; ``folded`` is the document's whole folded text."""
    clause = s.clause.of(folded).replace("nông thôn mới đạt", "nông thôn có đạt")
    clause = _AGAINST.sub("so với", clause)
    before = folded[s.clause.start : s.quantity.span.start]
    if is_set_before(folded, s):
        return "goal"
    ahead = cue_pattern("goal-strong").search(before) is not None
    back = _looks_back(clause, where)
    if where.role in LOOKING_BACK:
        return "goal" if ahead and not back and _WILL.search(before) is not None else "result"
    if where.role is Role.CONTEXT and not ahead:
        return "result"  # grounds and forecasts aim at nothing: `dân số trên 820 nghìn người`
    if where.role is Role.OTHER and where.doc_type == "bao_cao":
        return "goal" if ahead else "result"
    left = s.before(folded, _LEFT)
    if where.works and is_over(folded, s, left):
        return "result"
    if not ahead and _is_of_year_before(before, where):
        return "result"
    if where.role is Role.GOAL:
        back = _looks_back_among_goals(clause, where)
    elif back and where.works and makes(left):
        back = _looks_back(clause[: s.quantity.span.end - s.clause.start], where)
    elif s.quantity.of is not None and _NOT_YET.search(clause) is not None and not makes(left):
        back = True
    forward = ahead or cue_pattern("goal").search(clause) is not None
    forward = forward or (_BY_THEN.search(before) is not None and _DONE.search(clause) is None)
    if where.opening and where.role is Role.OTHER:
        return "goal" if forward and not back else "result"
    return "result" if back and not forward else "goal"


def _looks_back(clause: str, where: Setting) -> bool:
    """Tell whether words of the clause look back; in a plan a comparison alone may as well be an aim."""
    if cue_pattern("result").search(clause) is not None:
        return True
    if where.ahead and where.role not in LOOKING_BACK:
        return False
    return cue_pattern("result-compared").search(clause) is not None


def _looks_back_among_goals(clause: str, where: Setting) -> bool:
    if cue_pattern("result-strong").search(clause) is not None:
        return True
    return not where.ahead and cue_pattern("result-compared-strong").search(clause) is not None


def _is_of_year_before(before: str, where: Setting) -> bool:
    """Tell `Năm 2029, huyện xếp thứ 21/38` in a plan for 2030."""
    m = _YEAR_BEFORE.match(before.lstrip())
    return m is not None and where.year is not None and int(m["year"]) < where.year


# `tăng 10% so với ước thực hiện năm 2021`: what it is compared with was reckoned, not what is told
_AGAINST = re.compile(r"so với (?:số |mức |kết quả )?ước (?:thực hiện|tính|đạt)")
_SET = re.compile(r"(?<!\w)(?:kế hoạch|mục tiêu|chỉ tiêu|nghị quyết)(?!\w)")
_VALUE_BEFORE = re.compile(r"(?:\d|%)\s+(?:\w+\s+){0,2}$")


def is_set_before(folded: str, s: Stated) -> bool:
    """Tell whether the quantity restates what was planned: `chưa đạt mức dự kiến (8,5%)`."""
    if s.bracket is None or s.quantity.of is not None:
        return False  # `đạt 100% chỉ tiêu (6/6 thanh niên)` counts what was done
    inner = folded[s.bracket.start + 1 : s.quantity.span.start]
    if _SET.search(inner) is not None:
        return True
    left = folded[max(s.clause.start, s.bracket.start - 32) : s.bracket.start].rstrip()
    if "%" in left and _VALUE_BEFORE.search(left + " ") is not None:
        return False  # `đạt 34,9% kế hoạch (…)` restates a result
    left = left.replace("chương trình mục tiêu", "chương trình")  # a kind of programme, no aim
    return cue_pattern("set-before").search(left) is not None


_MET_BEHIND = re.compile(r"\s+(?:đã\s+)?(?:đạt|hoàn thành)(?!\w)")


def status_of(folded: str, s: Stated, kind: str) -> str | None:
    """Return ``met`` or ``not_met`` where the clause says so of something that has been measured.

    ``kind`` is what :func:`kind_of` gave; ``None`` where nothing is said.
    """
    if kind == "goal" and not is_set_before(folded, s):
        return None
    start, end = s.clause.start, s.clause.end
    if cue_pattern("not-met").search(folded, start, end) is not None:
        return "not_met"
    if kind == "goal":
        return None
    if cue_pattern("met").search(folded, start, end) is not None:
        return "met"
    q = s.quantity
    met = q.kind == "listing" and _MET_BEHIND.match(folded[q.span.end : end]) is not None
    return "met" if met else None
