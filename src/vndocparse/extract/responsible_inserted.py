"""Find who answers for a task where an insertion or the clause's end says so: `do Sở X chủ trì`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import only_marks
from vndocparse.extract.clauses_verbs import verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause

_PLANNED = frozenset({("phương", "án"), ("đề", "án"), ("chủ", "trương"), ("cơ", "chế"), ("nguyên", "tắc")})


def inserted(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return the bodies of an insertion: `(Sở X chịu trách nhiệm …)`, `do Sở X chủ trì`."""
    out: list[Parsed] = []
    skip = clause.head.verb.first
    for i in range(clause.first, clause.end):
        word = t.words[i]
        if word not in {"(", "giao", "do"} or (word == "giao" and (i < skip or _hands_over(t, i))):
            continue
        if word == "giao" and t.at(i + 1) == "cho":
            i += 1
        found = body_list(t, i + 1, clause.end)
        if not found:
            continue
        at = found[-1].end
        verb = verb_phrase(t, at)
        if verb is None or verb.first >= clause.end or t.at(verb.end) == ":":
            continue  # `(đơn vị chủ trì: Sở X)` is a label
        if word == "giao" or "lead" in verb.tasks or (word == "(" and verbs("modal").end(t, at) is not None):
            out += found
    return out + _answerable_last(t, clause)


def _hands_over(t: Tokens, i: int) -> bool:
    """Tell `bàn giao cho Sở A quản lý` and `phương án giao Sở A quản lý`, in which nobody is charged."""
    return t.at(i - 1) in {"bàn", "chuyển"} or t.words[i - 2 : i] in _PLANNED


def _answerable_last(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return X of `Khảo sát quỹ đất … là trách nhiệm của X`, which ends the clause."""
    for i in range(clause.head.verb.end, clause.end - 4):
        if t.words[i : i + 4] == ("là", "trách", "nhiệm", "của"):
            found = body_list(t, i + 4, clause.end)
            closes = bool(found) and only_marks(t, found[-1].end, clause.end)
            return found if closes else []
    return []
