"""Find the words of a clause that tell what is done, and those that ask for it."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_verbs import behind_partners, helped_verb

_TIMES = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})


def action_of(t: Tokens, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the leading verb phrase; behind `giúp X` it is the next verb."""
    verb = clause.head.verb
    helped = helped_verb(t, clause) if t.at(verb.main) == "giúp" else _behind_helper(t, clause)
    if helped is not None:
        return helped.first, helped.end
    return _behind_how_often(t, verb), min(verb.end, clause.end)


def operator_of(t: Tokens, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the operator (`Yêu cầu`, `đề nghị`) right before the first subject."""
    before = clause.head.subjects[0].first
    for at in range(before - 1, clause.head.start - 1, -1):
        if (end := verbs("operator").end(t, at)) is not None:
            return at, min(end, before)
    return action_of(t, clause)


def _behind_how_often(t: Tokens, verb: VerbPhrase) -> int:
    """Return where the verb phrase begins behind how often it is done: `hằng năm | tham mưu`."""
    at = verb.first
    while at < verb.main:
        each = t.at(at) in {"hằng", "hàng"} and t.at(at + 1) in _TIMES
        if not each and t.words[at : at + 2] not in {("định", "kỳ"), ("định", "kì"), ("thường", "kỳ")}:
            break
        at += 2 + (t.at(at + 2) in {",", "và"})
    return min(at, verb.main)


def _behind_helper(t: Tokens, clause: Clause) -> VerbPhrase | None:
    """Return the verb behind who helps: `X chủ trì, Y phối hợp | tham mưu …`; `do X chủ trì cùng Y | làm`."""
    verb = clause.head.verb
    if "lead" not in verb.tasks:
        return None
    if clause.head.style == "topic":
        after = behind_partners(t, verb.main + 2, clause.end)
    else:
        found = body_list(t, verb.end + 1, clause.end) if t.at(verb.end) in {",", ";"} else []
        after = found[-1].end if found else None
        joined = after is not None and t.words[after : after + 2] == ("phối", "hợp")
        after = after + 2 if after is not None and joined else None
    if after is None:
        return None
    nxt = verb_phrase(t, after + 1 if t.at(after) == "," else after, behind=True)
    return nxt if nxt is not None and nxt.end <= clause.end else None
