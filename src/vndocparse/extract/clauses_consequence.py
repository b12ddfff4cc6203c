"""Consequences behind `thì`: `Hộ nào chưa đồng thuận thì Bí thư chi bộ … vận động`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_reports import REPORTS
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase

# Who is in trouble may also propose what to do; `khó khăn, vướng mắc và đề xuất …` only names two things.
_TURNS_TO = REPORTS | {("đề", "xuất"), ("báo", "ngay")}


def consequence(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Hộ nào chưa đồng thuận thì Bí thư chi bộ … vận động`: who acts stands behind `thì`."""
    opening = t.words[i : i + 6]
    if t.at(i) == "ai":  # `ai vướng việc gì báo cáo chi ủy`
        told = next((k for k in range(i + 2, min(end, i + 9)) if t.words[k : k + 2] in _TURNS_TO), None)
        verb = verb_phrase(t, told) if told is not None else None
        if verb is not None:
            return Head(i, "condition", verb)
    if "thấy" in opening or not (
        "nào" in opening or t.at(i) in {"những", "các", "mọi", "ai", "nơi", "nếu", "trường", "khi"}
    ):
        return None
    return _behind_then(t, i, end)


_LACKING = frozenset({("phát", "hiện"), ("để", "xảy"), ("xảy", "ra")})


def lacking(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Chưa bàn giao thì xã cử người trông coi`: what opens is the case in which it is to be done."""
    negated = t.at(i) in {"không", "chưa"} and t.at(i + 1) not in {"chỉ", "những", "phải", "chờ", "vì"}
    if not t.capital[i] or not (negated or t.words[i : i + 2] in _LACKING):
        return None
    return _behind_then(t, i, end)


def _behind_then(t: Tokens, i: int, end: int) -> Head | None:
    """Read who acts and what is done behind the `thì` of a case that opens at ``i``."""
    for at in range(i + 1, min(end, i + 45)):
        if t.at(at) in {";", "song", "nhưng"}:
            return None
        if t.at(at) != "thì":
            continue
        subjects = body_list(t, at + 1, end)
        behind = subjects[-1].end if subjects else at + 1
        verb = verb_phrase(t, behind, behind=bool(subjects)) or _near_verb(t, behind, 8)
        if verb is not None and verb.first < end and t.at(behind) not in {"đã", "là"}:
            return Head(i, "condition", verb, tuple(subjects))
        return None
    return None


def _near_verb(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find a verb behind the rest of a name: `chủ tịch xã nơi đó chịu trách nhiệm`."""
    for at in range(i, min(i + reach, len(t))):
        if t.at(at) in {",", ";", ".", "đã"}:
            return None
        if (verb := verb_phrase(t, at, behind=True)) is not None:
            return verb
    return None


def then_behind(t: Tokens, i: int, end: int) -> Head | None:
    """Read `…; cơ sở tái phạm thì thu hồi giấy phép`, `…; quá hạn mà không chấp hành thì cưỡng chế`."""
    for at in range(i + 2, min(end, i + 18)):
        if t.at(at) in {",", "đã", ":", "(", "vì", "bởi"}:
            return None
        if t.at(at) == "thì":
            verb = verb_phrase(t, at + 1)
            return Head(i, "condition", verb) if verb is not None and verb.sure and verb.first < end else None
    return None


_LACKS = frozenset(
    {"vi", "quá", "sai", "hỏng", "trái", "mất", "tái", "chậm", "không", "chưa", "thiếu", "hết"}
)


def then_head(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Ruộng cuối kênh không đủ nước thì vận động nhân dân chuyển sang trồng ngô`."""
    if not _LACKS & set(t.words[i:at]) or "," in t.words[i:at]:
        return None
    verb = verb_phrase(t, at + 1, behind=True)
    return Head(i, "topic", verb) if verb is not None and verb.sure else None
