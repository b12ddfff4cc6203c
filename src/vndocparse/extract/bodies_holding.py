"""`tổ chức` behind a post: the verb of what is held (`Trưởng thôn | tổ chức họp`), or part of the name."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import table

# words behind which `tổ chức` is the field of a department, or one group more of a row
_FIELD_OF = frozenset(
    {"ban", "phòng", "vụ", "bộ", "cục", "sở", "các", "những", "mỗi", "từng", "và", ",", "tác"}
)
_HELD = frozenset({"họp", "lễ", "hội", "các", "cuộc", "buổi", "đợt", "cho", "lớp", "tốt", "việc"})
_EVENTS = frozenset({"nghị", "thảo", "thi", "họp", "chợ", "diễn", "đàm", "trại", "xuân"})  # behind `hội`


def before_holding(t: Tokens, first: int, end: int) -> int:
    """Return where a post's complement, tokens ``first`` to ``end``, ends before `tổ chức` as its verb."""
    for k in (end - 3, end - 2, end):
        if k < first or t.words[k : k + 2] != ("tổ", "chức") or t.capital[k]:
            continue
        if t.at(k - 1) not in _FIELD_OF and t.words[k - 2 : k] != ("đứng", "đầu") and _is_held(t, k + 2):
            return k
    return end


def _is_held(t: Tokens, i: int) -> bool:
    """Tell whether what is held begins here: `hội nghị`, `họp dân`, another verb."""
    if t.at(i) == "hội":
        return t.at(i + 1) in _EVENTS
    if not t.at(i).isalpha() or t.capital[i]:
        return False
    return t.at(i) in _HELD or begins_predicate(t, i) or table("manner").end(t, i) is not None
