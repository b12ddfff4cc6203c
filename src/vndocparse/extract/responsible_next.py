"""Find further subjects of a clause: in `X làm …, Y làm …` a comma stands for a semicolon."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import ONE_BODY, Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.responsible_roles import Role
from vndocparse.extract.responsible_verbs import JOINS, behind_partners, first_task

_ASIDE_ROLES: dict[str, Role] = {"monitor": "monitor", "advise": "advise", "lead": "lead"}


def next_subjects(t: Tokens, clause: Clause) -> list[tuple[Role, Parsed]]:
    """Return Y of `X làm …, (trong đó) Y làm …`: a comma stands for a semicolon before a body and its verb.

    Only bodies with a name count, and only where none stands before the comma, in whose row they would be.
    Behind `tham gia` they only join in.
    """
    head = clause.head
    out: list[tuple[Role, Parsed]] = []
    # who is directed stands behind; in `chỉ đạo xử lý dứt điểm …, Y tuần tra` nobody is
    directs = "direct" in head.verb.tasks and bool(body_list(t, head.verb.end, clause.end))
    for i in range(head.verb.main, clause.end - 3):
        asked = verbs("operator").end(t, i + 1) if t.at(i) == "," else None  # `…, đề nghị Y phối hợp`
        if i < head.verb.end and asked is None:
            continue
        within = t.words[i + 1 : i + 3] == ("trong", "đó")
        first = asked or (i + 3 if within else i + 1)
        if not within and head.style not in ("subject", "operator"):
            continue
        found = _bodies_behind_comma(t, clause, i, first, apart=within or asked is not None)
        verb = verb_phrase(t, found[-1].end, behind=True) if found else None
        if verb is None or not verb.sure or verb.first >= clause.end:
            continue
        if asked is not None and t.at(i + 1) != "giao" and set(verb.tasks) != {"coordinate"}:
            continue  # `X rà soát, đề nghị Bộ A cấp vắc xin`: X asks, A is no subordinate
        if directs and not within and not ("direct" in verb.tasks and body_list(t, verb.end, clause.end)):
            continue  # in `chỉ đạo Sở A …, Sở B …` both are directed
        role = _next_role(t, verb, clause.end, within=within, directs=directs)
        out += [(role, p) for p in found] if role is not None else []
    return out


def _bodies_behind_comma(t: Tokens, clause: Clause, i: int, first: int, *, apart: bool) -> list[Parsed]:
    """Return the bodies at token ``first`` behind the comma at ``i``, where they can begin a clause.

    ``apart``: `trong đó` or a word that asks them stands between.
    """
    if (
        t.at(i) != ","
        or first >= clause.end
        or not t.capital[first]
        or t.words[: i + 1].count("(") > t.words[: i + 1].count(")")
    ):
        return []
    found = body_list(t, first, clause.end)
    answers = bool(found) and t.words[found[-1].end : found[-1].end + 3] == ("chịu", "trách", "nhiệm")
    kinds = ONE_BODY | {"position"} if answers else ONE_BODY
    told = found[:1] if _watches(t, found) else found  # `Thường trực HĐND, các Ban … giám sát`
    if any(f.kind not in kinds or (f.firm and not apart) for f in told):
        return []
    least = clause.head.verb.end
    if (not apart and ends_a_body(t, i, least)) or {"do", "mà"} & set(t.words[least:i]):
        return []
    return found


def _next_role(t: Tokens, verb: VerbPhrase, end: int, *, within: bool, directs: bool) -> Role | None:
    """Return the role of bodies with a verb of their own, ``None`` where that verb makes them no subject."""
    tasks = set(verb.tasks)
    if tasks == {"coordinate"} and not within:  # `X lo thủ tục, Y phối hợp`
        return "coordinate" if behind_partners(t, verb.main, end) is None else None
    if not within and not directs and (aside := _ASIDE_ROLES.get(first_task(t, verb.main, verb.end))):
        return aside  # `X chủ trì tham mưu, Y theo dõi, tổng hợp`
    if not tasks or ((within or directs) and tasks <= {"direct", "lead"}):
        return "coordinate" if t.words[verb.first : verb.first + 2] == JOINS else "lead"
    return None


def _watches(t: Tokens, row: list[Parsed]) -> bool:
    """Tell whether a row of bodies is there to watch: behind one with a name any may stand."""
    verb = verb_phrase(t, row[-1].end, behind=True) if row else None
    return verb is not None and first_task(t, verb.main, verb.end) == "monitor"


def ends_a_body(t: Tokens, i: int, least: int) -> bool:
    """Tell whether a body's name ends at token ``i``."""
    return any((row := body_list(t, k, i)) and row[-1].end == i for k in range(max(least, i - 12), i))
