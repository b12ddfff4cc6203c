"""Who does the task of a clause, and in which role."""

from dataclasses import dataclass
from typing import Literal

from vndocparse.core.analysis import Analysis
from vndocparse.core.ground import grounding
from vndocparse.core.record import Responsible
from vndocparse.extract.bodies import BodySpan, as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import small_words
from vndocparse.extract.clauses_names import without_verb
from vndocparse.extract.clauses_partners import partner_start
from vndocparse.extract.clauses_verbs import VerbPhrase, helps_people, verb_phrase, verbs
from vndocparse.extract.directives_clauses import Clause

Role = Literal["lead", "coordinate", "monitor", "advise", "execute"]


@dataclass(frozen=True, slots=True)
class Charge:
    """A body charged with a task."""

    body: BodySpan
    role: Role
    explicit: bool = True


def charges(a: Analysis, t: Tokens, clause: Clause, subjects: tuple[Parsed, ...]) -> list[Charge]:
    """Return the bodies that a clause charges; ``subjects`` are its own or those of its sentence."""
    out: list[Charge] = []
    partners = _partners(t, clause)
    role = subject_role(t, clause)
    if role == "coordinate" and subjects:
        partners = []
    leading = tuple(s for s in subjects if not s.along)
    inserted = _inserted(t, clause)
    if inserted and role == "lead" and t.words[clause.head.verb.main : clause.head.verb.main + 2] == _JOINS:
        role = "coordinate"  # `do Sở A chịu trách nhiệm chính, Viện B tham gia phản biện`
    out += [Charge(b, role) for b in as_body(a.text, t, leading)]
    if clause.head.subjects:  # who joins in is named for one clause only
        along = tuple(s for s in subjects if s.along)
        out += [Charge(b, "coordinate") for b in as_body(a.text, t, along)]
    out += [Charge(b, "execute") for b in as_body(a.text, t, _executors(t, clause))]
    out += [Charge(b, "coordinate") for b in as_body(a.text, t, partners)]
    out += [Charge(b, "coordinate") for b in as_body(a.text, t, _helpers(t, clause))]
    out += [Charge(b, "lead") for b in as_body(a.text, t, inserted)]
    out += [Charge(b, role) for role, p in _next_subjects(t, clause) for b in as_body(a.text, t, [p])]
    out += [Charge(b, "lead") for b in as_body(a.text, t, _doers_last(t, clause))]
    out += [Charge(b, "monitor") for b in as_body(a.text, t, _watchers(t, clause))]
    seen: set[tuple[int, int]] = set()
    kept = []
    for c in out:
        key = (c.body.span.start, c.body.span.end)
        if key not in seen:
            seen.add(key)
            kept.append(c)
    return kept


def subject_role(t: Tokens, clause: Clause) -> Role:
    """The subject leads, unless its own verb is to watch, to advise or only to help along."""
    verb = clause.head.verb
    if "lead" in verb.tasks:
        return "lead"
    if t.words[verb.main : verb.main + 2] == ("được", "giao"):  # `Việc theo dõi … được giao cho X`
        return "monitor" if _first_task(t, clause.head.start, verb.main) == "monitor" else "lead"
    first = _first_task(t, verb.main, verb.end)
    if helps_people(t, verb.main, verb.end) or t.words[verb.main : verb.main + 2] == ("giúp", "đỡ"):
        return "lead"
    if first == "advise" and t.at(verb.end - 1) == "giúp" and verb.main < verb.end - 1:
        helped = _helped(t, clause)  # `tham mưu, giúp Ban Thường vụ theo dõi …`
        watches = helped is not None and _first_task(t, helped.main, helped.end) == "monitor"
        return "monitor" if watches else "advise"
    if t.at(verb.main) == "giúp":
        helped = _helped(t, clause)
        first = _first_task(t, helped.main, helped.end) if helped is not None else first
        return "monitor" if first == "monitor" else "lead" if helped is not None else "advise"
    if first == "coordinate":
        after = _behind_partners(t, verb.main, clause.end)
        if after is None:  # `X phối hợp tham mưu …`: with whom is not said, what they do is to advise
            return "advise" if t.words[verb.main + 2 : verb.main + 4] == ("tham", "mưu") else "coordinate"
        nxt = verb_phrase(t, after + 1 if t.at(after) == "," else after, behind=True)
        if nxt is None or nxt.first >= clause.end:
            return "lead" if _goes_on(t, after, clause.end) else "coordinate"
        first = _first_task(t, nxt.main, nxt.end)
        if t.at(nxt.main) == "giúp" and (helped := _helped_behind(t, nxt, clause.end)) is not None:
            first = "monitor" if _first_task(t, helped.main, helped.end) == "monitor" else ""
    if first in ("monitor", "advise"):
        return "monitor" if first == "monitor" else "advise"
    return "lead"


def _goes_on(t: Tokens, i: int, end: int) -> bool:
    """Tell whether a verb that no lexicon has follows: a word in lower case that opens no phrase."""
    return i + 1 < end and t.at(i).isalpha() and not t.capital[i] and t.at(i) not in small_words()


def _first_task(t: Tokens, at: int, end: int) -> str:
    """Return the role word of the first verb that is more than a support verb (`tăng cường`, `thực hiện`)."""
    while at < end:
        found = verbs("action", "noun", "weak").match(t, at)
        if found is None:
            at += 1
            continue
        if found[1]["kind"] != "weak":
            return str(found[1]["task"] or "")
        at = found[0]
    return ""


def _behind_partners(t: Tokens, i: int, end: int) -> int | None:
    """Return the token behind the bodies of the first `phối hợp với …` after ``i``; ``None`` without such."""
    for at in range(i, min(end, i + 12)):
        start = partner_start(t, at)
        if start is not None:
            found = body_list(t, start, end)
            return found[-1].end if found else None
    return None


def _partners(t: Tokens, clause: Clause) -> list[Parsed]:
    out: list[Parsed] = []
    for i in range(clause.first, clause.end):
        if i == clause.head.start and t.at(i) == "cùng":  # `…; cùng Sở B đề xuất bổ sung biên chế`
            out += body_list(t, i + 2 if t.at(i + 1) == "với" else i + 1, clause.end)
        elif (start := partner_start(t, i)) is not None:
            out += body_list(t, start, clause.end)
        elif t.at(i) == "mời" and t.at(i - 1) == ",":  # `…, mời Ban B tham gia`
            found = body_list(t, i + 1, clause.end)
            out += found if found and t.words[found[-1].end : found[-1].end + 2] == _JOINS else []
    return out


_WATCHING = frozenset({("giám", "sát"), ("kiểm", "tra"), ("theo", "dõi"), ("đôn", "đốc")})


def _watchers(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `…, có (dưới) sự giám sát của Y`."""
    for i in range(clause.head.verb.end, clause.end - 4):
        if t.at(i) == "sự" and t.words[i + 1 : i + 3] in _WATCHING:
            of = next((k for k in range(i + 3, min(i + 7, clause.end)) if t.at(k) == "của"), None)
            stated = t.at(i - 1) in {"dưới", "chịu"} or (t.at(i - 1) == "có" and t.at(i - 2) == ",")
            if of is not None and stated and t.at(of + 1) != "nhà":  # the State at large watches everything
                return [p for p in body_list(t, of + 1, clause.end) if p.kind in _ONE_BODY]
    return []


_HELPS = frozenset({("hỗ", "trợ"), ("tham", "gia"), ("phụ", "giúp"), ("giúp", "sức"), ("phối", "kết")})


def _helpers(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `(giao) X chủ trì, Y phối hợp`."""
    out: list[Parsed] = []
    borne = clause.head.style == "topic" and any(t.at(s.first - 1) == "do" for s in clause.head.subjects)
    if "lead" not in clause.head.verb.tasks and not borne and not _inserted(t, clause):
        return out
    last = 0
    for i in range(clause.head.verb.end, clause.end):
        if i >= last and t.words[i] in {",", ";"} and (found := body_list(t, i + 1, clause.end)):
            end = found[-1].end
            if t.at(end) == "cùng":
                end += 1
            joins = t.words[end : end + 2] == ("tham", "gia") and end + 2 < clause.end
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


def _executors(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `X chỉ đạo (lãnh đạo) Y làm …`, also where the verb is not the first of its clause."""
    verb = clause.head.verb
    out: list[Parsed] = []
    # where the last row of them ends: `lãnh đạo UBND tỉnh | chỉ đạo Sở A, Sở B rà soát`, `phối hợp với Sở A |
    # chỉ đạo các đơn vị trực thuộc rà soát`
    named = {p.end for p in (*(p for _, p in _next_subjects(t, clause)), *_partners(t, clause))}
    for at in range(verb.first, clause.end):
        directs = at == verb.end if "direct" in verb.tasks else False
        later = at > verb.end and t.words[at - 2 : at] in (("chỉ", "đạo"), ("lãnh", "đạo"))
        if not (directs or (later and (t.at(at - 3) in {",", ";", "và"} or at - 2 in named))):
            continue
        found = without_verb(t, body_list(t, at, clause.end))
        if not found or found[-1].end >= clause.end:
            continue
        end = found[-1].end
        if t.at(end) == "đến" and t.at(end + 1) in {"từng", "tận"}:  # `các tổ … đến từng nhà lập danh sách`
            end = next((k for k in range(end + 2, end + 5) if verb_phrase(t, k, behind=True)), end)
        end = _behind_limit(t, end, clause.end)
        end = _behind_their_partners(t, end, clause.end)
        if verb_phrase(t, end, behind=True) is not None or _goes_on(t, end, clause.end):
            out += found
            named.add(found[-1].end)
    return out


def _behind_limit(t: Tokens, i: int, end: int) -> int:
    """Skip a limit between bodies and what they are to do: `chỉ đạo Sở A trong quý I/2030 hoàn thành …`."""
    if t.at(i) not in {"trong", "trước"} or t.at(i + 1) not in {"quý", "tháng", "năm", "ngày"}:
        return i
    for at in range(i + 2, min(i + 9, end)):
        verb = verb_phrase(t, at, behind=True)
        if verb is not None and verb.sure:
            return at
    return i


def _behind_their_partners(t: Tokens, i: int, end: int) -> int:
    """Skip with whom the directed do it: `chỉ đạo Công an các huyện, | phối hợp với Sở A | kiểm tra …`."""
    start = partner_start(t, i + 1) if t.at(i) == "," else None
    found = body_list(t, start, end) if start is not None else []
    if not found:
        return i
    return found[-1].end + (t.at(found[-1].end) == ",")


def _inserted(t: Tokens, clause: Clause) -> list[Parsed]:
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


_PLANNED = frozenset({("phương", "án"), ("đề", "án"), ("chủ", "trương"), ("cơ", "chế"), ("nguyên", "tắc")})


def _answerable_last(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return X of `Khảo sát quỹ đất … là trách nhiệm của X`, which ends the clause."""
    for i in range(clause.head.verb.end, clause.end - 4):
        if t.words[i : i + 4] == ("là", "trách", "nhiệm", "của"):
            found = body_list(t, i + 4, clause.end)
            closes = bool(found) and all(not w[0].isalnum() for w in t.words[found[-1].end : clause.end])
            return found if closes else []
    return []


_ONE_BODY = frozenset({"organ", "named"})
_ASIDE_ROLES: dict[str, Role] = {"monitor": "monitor", "advise": "advise", "lead": "lead"}
_JOINS = ("tham", "gia")


def _next_subjects(t: Tokens, clause: Clause) -> list[tuple[Role, Parsed]]:
    """Return Y of `X làm …, (trong đó) Y làm …`: a comma stands for a semicolon before a body and its verb.

    Only bodies with a name count, and only where none stands before the comma, in whose row they would be.
    Behind `tham gia` they only join in.
    """
    head = clause.head
    out: list[tuple[Role, Parsed]] = []
    directs = "direct" in head.verb.tasks and t.at(head.verb.end) != ","  # who is directed stands behind
    for i in range(head.verb.end, clause.end - 3):
        within = t.words[i + 1 : i + 3] == ("trong", "đó")
        first = i + 3 if within else i + 1
        if not within and head.style not in ("subject", "operator"):
            continue
        if (
            t.at(i) != ","
            or first >= clause.end
            or not t.capital[first]
            or t.words[: i + 1].count("(") > t.words[: i + 1].count(")")
        ):
            continue
        found = body_list(t, first, clause.end)
        answers = bool(found) and t.words[found[-1].end : found[-1].end + 3] == ("chịu", "trách", "nhiệm")
        kinds = _ONE_BODY | {"position"} if answers else _ONE_BODY
        told = found[:1] if _watches(t, found) else found  # `Thường trực HĐND, các Ban … giám sát`
        if not found or any(f.kind not in kinds or (f.firm and not within) for f in told):
            continue
        if (not within and _ends_a_body(t, i, head.verb.end)) or {"do", "mà"} & set(
            t.words[head.verb.end : i]
        ):
            continue
        verb = verb_phrase(t, found[-1].end, behind=True)
        if verb is None or not verb.sure or verb.first >= clause.end:
            continue
        if directs and not within and not ("direct" in verb.tasks and body_list(t, verb.end, clause.end)):
            continue  # in `chỉ đạo Sở A …, Sở B …` both are directed
        if set(verb.tasks) == {"coordinate"} and not within:
            if _behind_partners(t, verb.main, clause.end) is None:  # `X lo thủ tục, Y phối hợp`
                out += [("coordinate", p) for p in found]
            continue
        if not within and not directs and (aside := _ASIDE_ROLES.get(_first_task(t, verb.main, verb.end))):
            out += [(aside, p) for p in found]  # `X chủ trì tham mưu, Y theo dõi, tổng hợp`
            continue
        if not set(verb.tasks) or ((within or directs) and set(verb.tasks) <= {"direct", "lead"}):
            joins = t.words[verb.first : verb.first + 2] == _JOINS
            out += [("coordinate" if joins else "lead", p) for p in found]
    return out


def _watches(t: Tokens, row: list[Parsed]) -> bool:
    """Tell whether a row of bodies is there to watch: behind one with a name any may stand."""
    verb = verb_phrase(t, row[-1].end, behind=True) if row else None
    return verb is not None and _first_task(t, verb.main, verb.end) == "monitor"


def _doers_last(t: Tokens, clause: Clause) -> list[Parsed]:
    """Return Y of `X hướng dẫn, các chi hội thực hiện`, which ends the clause: Y do what X sees to."""
    last = next((k for k in range(clause.end - 1, 0, -1) if t.at(k)[0].isalnum()), 0)
    if t.words[last - 1 : last + 1] != ("thực", "hiện"):
        return []
    least = clause.head.verb.end
    for i in range(max(least, last - _DOERS), last - 1):
        if t.at(i) != ",":
            continue
        found = body_list(t, i + 1, clause.end)
        if found and found[-1].end == last - 1 and (found[0].quantified or t.capital[found[0].first]):
            return [] if _ends_a_body(t, i, least) or _relative(t, least, i) else found
    return []


_DOERS = 16  # words of a row of those who do it


def _relative(t: Tokens, i: int, end: int) -> bool:
    return bool({"do", "mà", "để", "theo", "như", "của"} & set(t.words[i:end]))


def _ends_a_body(t: Tokens, i: int, least: int) -> bool:
    """Tell whether a body's name ends at token ``i``."""
    return any((row := body_list(t, k, i)) and row[-1].end == i for k in range(max(least, i - 12), i))


def action_of(t: Tokens, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the leading verb phrase; behind `giúp X` it is the next verb."""
    verb = clause.head.verb
    helped = _helped(t, clause) if t.at(verb.main) == "giúp" else _behind_helper(t, clause)
    if helped is not None:
        return helped.first, helped.end
    return _behind_how_often(t, verb), min(verb.end, clause.end)


_TIMES = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})


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
        after = _behind_partners(t, verb.main + 2, clause.end)
    else:
        found = body_list(t, verb.end + 1, clause.end) if t.at(verb.end) in {",", ";"} else []
        after = found[-1].end if found else None
        joined = after is not None and t.words[after : after + 2] == ("phối", "hợp")
        after = after + 2 if after is not None and joined else None
    if after is None:
        return None
    nxt = verb_phrase(t, after + 1 if t.at(after) == "," else after, behind=True)
    return nxt if nxt is not None and nxt.end <= clause.end else None


def operator_of(t: Tokens, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the operator (`Yêu cầu`, `đề nghị`) right before the first subject."""
    before = clause.head.subjects[0].first
    for at in range(before - 1, clause.head.start - 1, -1):
        if (end := verbs("operator").end(t, at)) is not None:
            return at, min(end, before)
    return action_of(t, clause)


def _helped(t: Tokens, clause: Clause) -> VerbPhrase | None:
    """Return the verb behind `giúp X`, ``None`` where none follows."""
    return _helped_behind(t, clause.head.verb, clause.end)


def _helped_behind(t: Tokens, verb: VerbPhrase, end: int) -> VerbPhrase | None:
    found = body_list(t, verb.end, end)
    nxt = verb_phrase(t, found[-1].end) if found else None
    return nxt if nxt is not None and nxt.end <= end else None


def record(a: Analysis, charge: Charge, confidence: float) -> Responsible:
    """Return a charge in the record's form."""
    return Responsible(
        **grounding(a.source, charge.body.span, confidence, f"responsible/{charge.role}-{charge.body.kind}"),
        name=charge.body.name,
        canonical=charge.body.canonical,
        role=charge.role,
        explicit=charge.explicit,
    )
