"""Find who takes part in a clause's task beside its subject: partners, helpers, those who watch."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import ONE_BODY, Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_partners import partner_start
from vndocparse.extract.clauses_verbs import verb_phrase
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_inserted import inserted
from vndocparse.extract.responsible_verbs import JOINS

_WATCHING = frozenset({("giám", "sát"), ("kiểm", "tra"), ("theo", "dõi"), ("đôn", "đốc")})
_HELPS = frozenset({("hỗ", "trợ"), ("tham", "gia"), ("phụ", "giúp"), ("giúp", "sức"), ("phối", "kết")})


def partners(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `phối hợp với Y`, of `cùng Y` at the clause's head and of `…, mời Y tham gia`."""
    out: list[Parsed] = []
    for i in range(clause.first, clause.end):
        if i == clause.head.start and t.at(i) == "cùng":  # `…; cùng Sở B đề xuất bổ sung biên chế`
            out += body_list(t, i + 2 if t.at(i + 1) == "với" else i + 1, clause.end)
        elif (start := partner_start(t, i)) is not None:
            out += body_list(t, start, clause.end)
        elif t.at(i) == "mời" and t.at(i - 1) == ",":  # `…, mời Ban B tham gia`
            found = body_list(t, i + 1, clause.end)
            out += found if found and t.words[found[-1].end : found[-1].end + 2] == JOINS else []
    return out


def watchers(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `…, có (dưới) sự giám sát của Y`."""
    for i in range(clause.head.verb.end, clause.end - 4):
        if t.at(i) == "sự" and t.words[i + 1 : i + 3] in _WATCHING:
            of = next((k for k in range(i + 3, min(i + 7, clause.end)) if t.at(k) == "của"), None)
            stated = t.at(i - 1) in {"dưới", "chịu"} or (t.at(i - 1) == "có" and t.at(i - 2) == ",")
            if of is not None and stated and t.at(of + 1) != "nhà":  # the State at large watches everything
                return [p for p in body_list(t, of + 1, clause.end) if p.kind in ONE_BODY]
    return []


def helpers(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `(giao) X chủ trì, Y phối hợp`."""
    out: list[Parsed] = []
    borne = clause.head.style == "topic" and any(t.at(s.first - 1) == "do" for s in clause.head.subjects)
    if "lead" not in clause.head.verb.tasks and not borne and not inserted(t, clause):
        return out
    last = 0
    for i in range(clause.head.verb.end, clause.end):
        if i >= last and t.words[i] in {",", ";"} and (found := body_list(t, i + 1, clause.end)):
            end = found[-1].end
            if t.at(end) == "cùng":
                end += 1
            joins = t.words[end : end + 2] == JOINS and end + 2 < clause.end
            last = found[-1].end
            if joins:
                out += found
                continue
            if t.words[end : end + 2] in _HELPS and (end + 2 >= clause.end or t.at(end + 2) in {";", "."}):
                out += found  # `Y hỗ trợ`, without an object
                continue
            closes = end + 2 >= clause.end or t.at(end + 2) in {",", ";", ".", ")", "thực"}
            closes = closes or verb_phrase(t, end + 2, behind=True) is not None
            if t.words[end : end + 2] == ("phối", "hợp") and closes:
                out += found
    return out
