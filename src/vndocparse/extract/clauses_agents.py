"""Who does a thing, told behind `do`: `Nhiệm vụ của các thành viên do Trưởng đoàn phân công`."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_head import Head, topic_at
from vndocparse.extract.clauses_names import named_on
from vndocparse.extract.clauses_verbs import phrases, verb_phrase

_BORNE = frozenset(
    {("thực", "hiện"), ("đảm", "nhiệm"), ("chi", "trả"), ("thanh", "toán"), ("phụ", "trách"), ("đảm", "nhận")}
)
BORNE_THINGS = frozenset({"việc", "kinh", "công", "tiền", "chi", "phần"})
_LONGEST_AGENT = 10  # words of those who do it


def done_by(t: Tokens, i: int, at: int, end: int) -> Head | None:
    """Read the matter at ``i`` and who does it behind `do` at ``at``: bodies, or people whom no table has."""
    return _agent(t, i, at, end) or _borne_by(t, i, at, end)


def _agent(t: Tokens, i: int, at: int, end: int) -> Head | None:
    """Read `Nhiệm vụ của các thành viên do Trưởng đoàn phân công.`: the clause ends soon behind its verb."""
    agents = named_on(t, body_list(t, at + 1, end))
    if not agents:
        return None
    verb = verb_phrase(t, agents[-1].end, behind=True)
    firm = agents[-1].firm
    if verb is None and firm is not None and (verb := verb_phrase(t, firm, behind=True)) is not None:
        agents = [*agents[:-1], replace(agents[-1], end=firm, firm=None)]  # `do Chi cục A | cấp`
    if verb is not None and t.at(verb.end) == "chính":
        verb = replace(verb, end=verb.end + 1)  # `do Hội A đảm nhiệm chính, Hội B phối hợp`
    if t.at(agents[-1].end) == "," and t.capital[at + 1]:  # `do Trung tâm Thông tin, Xúc tiến du lịch làm …`
        agents = _two_agents(t, at + 1, min(end, at + 25)) or agents
        verb = verb_phrase(t, agents[-1].end, behind=True)
    if phrases("circumstance").end(t, i) is not None:
        return None
    # `Việc chọn, giữ giống do Sở A hướng dẫn`, `Biển hiệu, bảng tên do Sở A thiết kế`
    parted = ("là", ":") if t.at(i) == "việc" or t.at(at - 1) != "," else ("là", ",", ":")
    if verb is None or any(w in t.words[i:at] for w in parted):
        return None
    if verb.end < end - 8 and not ("lead" in verb.tasks or t.at(verb.end) == ","):
        return None
    return Head(i, "topic", replace(verb, sure=False), tuple(agents))


def _two_agents(t: Tokens, i: int, end: int) -> list[Parsed]:
    """Return two bodies of which the first has a comma in its name, as `và` before the second tells."""
    for k in range(i + 3, end):
        if t.at(k) == "và" and (second := body_list(t, k + 1)) and t.capital[k + 1]:
            return [Parsed(i, k, "named"), *second]
    return []


def _borne_by(t: Tokens, i: int, at: int, end: int) -> Head | None:
    """Read `Việc thả phao do nhóm kỹ thuật viên thực hiện …`: people whom no table of bodies has."""
    if t.at(i) not in BORNE_THINGS or t.at(at + 1) not in {"nhóm", "tổ", "cơ", "đơn", "các", "chủ", "người"}:
        return None
    for k in range(at + 3, min(end, at + _LONGEST_AGENT)):
        if not t.at(k).isalpha() or t.at(k) in {"đã", "được", "bị", "không"}:
            return None
        if t.words[k : k + 2] in _BORNE:
            return topic_at(i, k, k + 2)
    return None


def must_be_borne(t: Tokens, i: int, at: int) -> Head | None:
    """Read `việc khoan phải do đơn vị có giấy phép hành nghề thực hiện`: who does it, whatever they are."""
    for k in range(at + 2, min(len(t), at + 2 * _LONGEST_AGENT)):
        if not t.at(k).isalpha() or t.at(k) in {"đã", "bị"}:
            return None
        if t.words[k : k + 2] in _BORNE:
            return topic_at(i, k, k + 2, (Parsed(at + 1, k, "named"),))
    return None
