"""Passives: `Kinh phí được bố trí …`, `được cấp ủy … cụ thể hóa`."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_head import Head, topic_at
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase

# Words before `được` that make it a fact or part of another word: `đã được`, `có được`.
_NO_PASSIVE = frozenset(
    {"đã", "chưa", "không", "vừa", "đang", "có", "để", "nếu", "khi", "mà", "nhận", "giành"}
)


def passive_head(t: Tokens, i: int, at: int) -> Head | None:
    """Read `được (cấp ủy …) cụ thể hóa`: who acts may stand between."""
    if t.at(at - 1) in _NO_PASSIVE:
        return None
    agents: list[Parsed] = body_list(t, at + 1)
    if agents and (verb := verb_phrase(t, agents[-1].end, behind=True)) is not None:
        return Head(i, "topic", replace(verb, sure=False), tuple(agents))
    verb = verb_phrase(t, at + 1, behind=True)
    if t.words[at + 1 : at + 3] == ("lựa", "chọn") or t.at(at + 1) in {"quyền", "phép", "tự"}:
        return None  # what somebody may do
    if verb is not None and t.words[verb.end : verb.end + 2] == ("chủ", "yếu"):
        return None  # `Cát được khai thác chủ yếu ở hạ lưu`
    if verb is not None:
        return Head(i, "topic", VerbPhrase(at, verb.end, at, verb.tasks, False))
    known = phrases("passive").end(t, at) or _unknown_passive(t, at)
    return topic_at(i, at, known) if known is not None else None


_GETS = 14  # words of who somebody is before what is given to them
_WHO = frozenset(
    {
        *(("đầu", "tư"), ("sản", "xuất"), ("tham", "gia"), ("sử", "dụng"), ("thực", "hiện"), ("đăng", "ký")),
        *(("làm", "việc"), ("sinh", "sống"), ("kinh", "doanh"), ("công", "tác"), ("hoạt", "động")),
    }
)
_WHO_SHORT = frozenset({"học", "dạy", "trồng", "nuôi", "mua", "xây", "thuê", "vay", "làm", "thuộc", "mầm"})


def gets(t: Tokens, body: Parsed, at: int, verb: VerbPhrase) -> bool:
    """Tell whether people and firms before ``at`` get something, and the verb only tells which are meant.

    `Doanh nghiệp đầu tư xe buýt được vay vốn …`, `Hộ kinh doanh trên phố được bố trí quầy theo thiết kế`.
    Who has a duty behind it acts.
    """
    if body.kind != "collective" or body.quantified:
        return False
    for k in range(at, min(at + _GETS, len(t))):
        if t.at(k) in {",", ";", ":", ".", "phải", "cần"}:
            return False
        if t.at(k) == "được" and t.at(k + 1) not in {"giao", "phân", "ủy"}:
            which = t.words[verb.main : verb.main + 2] in _WHO or t.at(verb.main) in _WHO_SHORT
            duty = any(t.at(m) in {"có", "phải"} and t.at(m + 1) == "trách" for m in range(k, verb.first))
            return (verb.first > k or which) and not duty and t.at(verb.first - 2) != "trách"
    return False


def _unknown_passive(t: Tokens, at: int) -> int | None:
    """Take `được hưởng …`: any two plain words behind `được` in the reach of no fact."""
    pair = range(at + 1, at + 3)
    if at + 3 > len(t) or any(t.capital[k] or not t.words[k].isalpha() for k in pair):
        return None
    if phrases("stative").end(t, at + 1) is not None or phrases("nominal_head").end(t, at + 1) is not None:
        return None
    return at + 2
