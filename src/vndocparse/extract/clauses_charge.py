"""Clauses that name who is to act: an order with its operator (`Giao X …`), a subject with its verb."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_relative import in_charge_end
from vndocparse.extract.bodies_tables import small_words
from vndocparse.extract.clauses_adjuncts import PLACES, behind_capacity, capacity_end
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_marks import is_past
from vndocparse.extract.clauses_names import named_by_work, named_on, without_verb
from vndocparse.extract.clauses_next_verb import next_verb
from vndocparse.extract.clauses_passive import gets
from vndocparse.extract.clauses_relative import names_on, relative_end
from vndocparse.extract.clauses_relative_verbs import urged
from vndocparse.extract.clauses_search import after_subject
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs

# `thống nhất yêu cầu`, `trân trọng đề nghị`: words of courtesy before the operator.
_OPEN_DUTIES = frozenset({("phụ", "trách"), ("theo", "dõi")})
_COURTESY = frozenset(["thống", "nhất", "trân", "trọng", "đồng", "ý"])


def operated(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Giao X …`, `yêu cầu các Y …`; without a body it is an order to whom it may concern."""
    while t.at(at) in {":", "cho", "đối", "tới"}:
        at += 1
    subjects = body_list(t, at)
    subjects = _foremost(t, subjects) if subjects else subjects
    if len(subjects) == 1 and subjects[0].quantified and t.at(subjects[0].end) == ":":
        subjects = body_list(t, subjects[0].end + 1) or subjects  # `đề nghị các hội: Hội Nông dân, …`
    if t.at(i) in {"yêu", "đề"} and _is_counterpart(t, at):
        return Head(i, "imperative", VerbPhrase(i, at, i, ("direct",)))
    if not subjects:
        return _ordered_to_others(t, i, at)
    subjects = _asked_too(t, named_on(t, subjects))
    if t.at(i) == "phân" and t.at(subjects[0].first) in {"từng", "mỗi"}:
        # `Phân công từng đồng chí … phụ trách …`: whoever has the task deals it out to all
        return Head(i, "imperative", VerbPhrase(i, at, i, ()))
    if t.at(i) == "phân" and not any(_is_told_apart(t, p) for p in subjects):
        # `Phân công đảng viên giúp đỡ …`; a house is told apart by its level: `phân công công an xã trực …`
        houses = all(p.kind == "organ" and p.end > p.first + 1 for p in subjects)
        return Head(i, "imperative", VerbPhrase(i, at, i, ("direct",) if houses else ()))
    charged = _in_charge(t, i, subjects)
    # `giao đồng chí A phụ trách kinh tế chỉ đạo …`, `đề nghị các đồng chí phụ trách thôn (về) dự sinh hoạt …`
    several = subjects[-1].quantified and t.at(i) in {"giao", "đề", "yêu"}
    at_once = charged is not None and t.words[charged.verb.first : charged.verb.first + 2] == ("trực", "tiếp")
    if charged is not None and (
        several or at_once or {"direct", "lead", "monitor"} & set(charged.verb.tasks)
    ):
        return replace(charged, style="operator")
    end = subjects[-1].end
    verb = after_subject(t, end)
    if t.at(i) == "kêu" and (verb is None or not verb.sure):  # `kêu gọi nhà đầu tư chiến lược vào …`
        return Head(i, "imperative", VerbPhrase(i, at, i, ()))
    if verb is None and t.at(i) == "giao" and all(t.at(k).isalpha() for k in (end, end + 1)):
        verb = VerbPhrase(
            end, end + 2, end, (), False
        )  # who is charged is sure, though no lexicon has the verb
    return Head(i, "operator", verb, tuple(subjects)) if verb else None


_GIVEN_OUT = frozenset(
    {("nhiệm", "vụ"), ("trách", "nhiệm"), ("chỉ", "tiêu"), ("biên", "chế"), ("dự", "toán"), ("kế", "hoạch")}
)


def _given_out(t: Tokens, i: int) -> int | None:
    """Return the end of what is given out at ``i``: a duty, a quota; ``None`` for nothing of the kind."""
    return i + 2 if t.words[i : i + 2] in _GIVEN_OUT else None


def _asked_too(t: Tokens, subjects: list[Parsed]) -> list[Parsed]:
    """Read `Đề nghị Mặt trận, yêu cầu UBND các xã tuyên truyền …`: both are to do it."""
    end = subjects[-1].end
    again = verbs("operator").end(t, end + 1) if t.at(end) in {",", "và"} else None
    more = body_list(t, again) if again is not None else []
    return [*subjects, *more]


_TOLD = 10  # words between some people and their names


def _named_behind(t: Tokens, i: int, people: Parsed) -> Head | None:
    """Read `Hai đảng viên được phân công giúp đỡ là đồng chí A và đồng chí B chịu trách nhiệm …`."""
    named = any(t.capital[people.first + 1 : people.end])
    if people.kind not in ("collective", "person", "position") or named:
        return None
    for k in range(people.end, min(len(t), people.end + _TOLD)):
        if not t.at(k).isalpha() or t.at(k) in {"phải", "cần"}:
            return None
        if t.at(k) != "là":
            continue
        persons = body_list(t, k + 1)
        if not persons or any(p.kind != "person" or not _is_told_apart(t, p) for p in persons):
            return None
        verb = verb_phrase(t, persons[-1].end, behind=True)
        return Head(i, "subject", verb, tuple(persons)) if verb is not None and verb.sure else None
    return None


def _is_told_apart(t: Tokens, body: Parsed) -> bool:
    """Tell whether it is said who is meant: by a name, or all of a group; one of some people is not."""
    return any(t.capital[body.first : body.end]) or t.at(body.first) in {"các", "những"}


def _is_counterpart(t: Tokens, i: int) -> bool:
    """Tell whether somebody outside the authorities stands here, whom a body only asks (`nhà thầu`)."""
    at = i + 1 if t.at(i) in {"các", "những", "mọi", "từng"} else i
    if phrases("counterpart").end(t, at) is None:
        return False
    # `Yêu cầu các chủ đầu tư, Ban Quản lý dự án …`: in a row with the issuer's own bodies they are charged
    return not any(b.kind in ("organ", "named") for b in body_list(t, i)[1:])


def _ordered_to_others(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Yêu cầu các nhà thầu che chắn …`, `Giao chỉ tiêu …`: no body of the issuer's own is charged.

    Then the operator is what is done; behind a name that no lexicon has it is the verb that follows.
    """
    if t.at(i) in {"phân", "ủy", "chỉ"}:
        return None
    direct = verb_phrase(t, at)
    if direct is not None and t.at(i) != "giao":
        return Head(i, "operator", direct)
    named = at < len(t) and t.capital[at]
    if (named or t.at(i) not in {"yêu", "giao", "kêu"}) and (verb := next_verb(t, at, 14)) is not None:
        return Head(i, "operator", verb)
    if t.at(at - 1) == ":":
        return None  # `Yêu cầu: đúng tiến độ, đúng quy trình.`
    first = at - 1 if t.at(i) == "giao" else i
    return Head(i, "imperative", VerbPhrase(first, at, first, ())) if at < len(t) else None


def _passes_on(t: Tokens, i: int, subjects: list[Parsed]) -> bool:
    """Tell whether several bodies (`Chủ tịch UBND các xã giao …`) pass a task on: no issuer is several."""
    several = len(subjects) > 1 or any(t.words[k] == "các" for p in subjects for k in range(p.first, p.end))
    return several and t.at(i) in {"giao", "phân", "ủy", "yêu"}


def _foremost(t: Tokens, subjects: list[Parsed]) -> list[Parsed]:
    """Read `UBND xã, trực tiếp là Chủ tịch UBND xã …`: one of them is named besides."""
    end = subjects[-1].end
    stressed = phrases("foremost").end(t, end + 1) if t.at(end) == "," else None
    more = body_list(t, stressed) if stressed is not None else []
    return [*subjects, *more]


def _behind_office(t: Tokens, subjects: list[Parsed]) -> list[Parsed]:
    """Read `Các sở theo chức năng của mình, UBND các huyện, … đẩy mạnh`: the row goes on behind the first."""
    end = capacity_end(t, subjects[-1].end)
    more = body_list(t, end + 1) if end is not None and t.at(end) == "," else []
    verb = verb_phrase(t, more[-1].end, behind=True) if more else None
    return [*subjects, *more] if verb is not None and verb.sure else subjects


def _headed_by(t: Tokens, i: int) -> int | None:
    """Return the end of `do Phó Chủ tịch UBND tỉnh làm tổ trưởng` behind a board: who heads it."""
    heads = body_list(t, i + 1) if t.at(i) == "do" else []
    if not heads or t.at(heads[-1].end) != "làm":
        return None
    return phrases("headship").end(t, heads[-1].end + 1)


def _in_charge(t: Tokens, i: int, subjects: list[Parsed]) -> Head | None:
    """Read `Các đồng chí … phụ trách địa bàn dự sinh hoạt …`: what they are in charge of is no task."""
    at = subjects[-1].end
    duty = phrases("in_charge").end(t, at)
    if duty is None or t.at(duty - 1) == "công" or subjects[-1].kind not in ("person", "position"):
        return None
    ends = in_charge_end(t, at)
    task = verb_phrase(t, ends + (t.at(ends) == "về"), behind=True) if ends > at else None
    if (
        task is not None and task.sure and ("," in t.words[duty:ends] or t.at(ends) == "về")
    ):  # `phụ trách cụm xã, thị trấn | dự …`
        named = at if t.at(at) == "được" else ends
        return Head(i, "subject", task, (*subjects[:-1], replace(subjects[-1], end=named)))
    field = phrases("nominal_head").end(t, duty) or duty  # `phụ trách | địa bàn | nắm chắc …`
    verb = next((v for k in range(field, field + 6) if (v := verb_phrase(t, k, behind=True))), None)
    verb = verb or next_verb(t, duty, 12)
    if verb is not None and t.at(verb.first - 1) == "được":
        return None  # `theo dõi địa bàn được phân công`
    whole = t.words[duty - 2 : duty] not in _OPEN_DUTIES  # `phụ trách địa bàn`, with its object
    if verb is None or verb.first < duty + (not whole) or "," in t.words[duty : verb.first]:
        return None
    named = at if t.at(at) == "được" else verb.first
    return Head(i, "subject", verb, (*subjects[:-1], replace(subjects[-1], end=named)))


_INSPECTED = frozenset(
    {("kiểm", "tra"), ("giám", "sát"), ("thanh", "tra"), ("kiểm", "toán"), ("thụ", "hưởng")}
)


def _of_inspected(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Chi bộ được kiểm tra, giám sát chuẩn bị báo cáo`: the passive tells which ones are meant."""
    at = i + 1
    if t.at(i) != "được" or t.words[at : at + 2] not in _INSPECTED:
        return None
    at += 2
    while t.at(at) in {",", "và"} and t.words[at + 1 : at + 3] in _INSPECTED:
        at += 3
    verb = verb_phrase(t, at, behind=True)
    return verb if verb is not None and verb.sure and verb.first == at else None


def _makes_known(t: Tokens, i: int) -> bool:
    """Tell `thông báo Kết luận này đến …` from the formula that gives a conclusion its title."""
    return t.words[i : i + 2] == ("thông", "báo") and t.at(i + 4) == "này"


def _agrees_with(t: Tokens, subjects: list[Parsed], i: int) -> bool:
    """Tell `Sở A thống nhất phương án với Sở B`, two who are to agree, from a consent to a paper."""
    if (
        t.words[i : i + 2] != ("thống", "nhất")
        or phrases("deliberating").end(t, subjects[0].first) is not None
    ):
        return False
    for at in range(i + 3, min(i + 16, len(t))):
        if t.at(at) in {",", ";", ".", ":", "đã", "do"}:
            return False
        if t.at(at) in {"với", "cùng"} and (found := body_list(t, at + 1)):
            return found[0].kind in ("organ", "named", "position", "collective")
    return False


_AT_LEAST = frozenset({"ít", "tối"})
_POINTING = frozenset({"này", "đó", "trên", "đây"})


def _duty_of_group(t: Tokens, subjects: list[Parsed], i: int) -> VerbPhrase | None:
    """Read `Các cơ quan thực hiện chính sách theo Quyết định này phải bảo đảm …`: the first verb says which.

    A word that points closes its phrase, so that `phải` behind it has the group for its subject.
    """
    if not subjects[0].quantified or subjects[-1].kind != "collective":
        return None
    for at in range(i + 2, min(i + 24, len(t))):
        if t.at(at) in {",", ";", ".", ":", "thì", "mà", "để", "nếu"}:
            return None
        if t.at(at) == "phải" and t.at(at - 1) in _POINTING:
            return verb_phrase(t, at, behind=True)
    return None


def _undergoes(t: Tokens, i: int) -> bool:
    """Tell `Người dân vùng sạt lở phải được di dời …`: others are to do it with those who stand first."""
    for at in range(i, min(i + 18, len(t))):
        if not t.at(at).isalpha() or t.at(at) == "không":
            break
        if t.at(at) in {"phải", "sẽ"} and t.at(at + 1) == "bị":
            return True  # `Công chức sử dụng xe công sai mục đích phải bị xử lý`
    for at in range(i, min(i + 8, len(t))):
        if t.at(at) in {"phải", "cần"}:
            return t.at(at + 1) == "được" and t.at(at + 2) not in {"phép", "quyền"}
        known = verbs("action", "weak").end(t, at)
        if not t.at(at).isalpha() or (known is not None and t.at(known) not in {"phải", "cần"}):
            return False
    return False


def with_subject(t: Tokens, i: int, subjects: list[Parsed]) -> Head | None:
    """Read `X (…) làm …`: the verb behind the bodies, or the operator by which they charge others."""
    subjects = _behind_office(t, without_verb(t, _foremost(t, subjects)))
    at = subjects[-1].end
    headed = _headed_by(t, at)
    if headed is not None and (verb := after_subject(t, headed)) is not None:
        return None if is_past(t, headed, verb.end) else Head(i, "subject", verb, tuple(subjects))
    if (named := _named_behind(t, i, subjects[-1])) is not None:
        return named
    k = at
    while k < min(at + 4, len(t)) and t.at(k) in _COURTESY and verbs("operator").end(t, k) is None:
        k += 1
    operator = verbs("operator").end(t, k)
    if operator is not None:
        behind = operator
        while t.at(behind) in {":", "cho"}:
            behind += 1
        if t.at(k) in {"yêu", "đề"} and _is_counterpart(t, behind):
            return Head(i, "subject", VerbPhrase(k, operator, k, ("direct",)), tuple(subjects))
        if _passes_on(t, k, subjects) and body_list(t, behind):
            return Head(i, "subject", VerbPhrase(k, operator, k, ("direct",)), tuple(subjects))
        if t.at(k) == "giao" and (given := verbs("thing").end(t, operator) or _given_out(t, operator)):
            # `UBND các huyện giao chỉ tiêu cho từng xã`: what they give out
            return Head(i, "subject", VerbPhrase(k, given, k, ()), tuple(subjects))
        if body_list(t, behind):
            head = operated(t, k, operator)
            dealt = t.at(k) == "phân" and (head is None or not head.subjects)
            if head is not None and not dealt:
                return replace(head, start=i)
            if dealt:  # `Chi bộ phân công đảng viên phụ trách hộ`
                return Head(i, "subject", VerbPhrase(k, operator, k, ()), tuple(subjects))
    if t.at(at) == "đã":
        return None
    if phrases("skip").end(t, at) is not None and not (_makes_known(t, at) or _agrees_with(t, subjects, at)):
        return None
    if (
        t.at(at) == "còn" and "ngoài" in t.words[max(0, i - 14) : i]
    ):  # `Ngoài nhiệm vụ trên, X còn hướng dẫn …`
        besides = verb_phrase(t, at + 1, behind=True)
        return Head(i, "subject", besides, tuple(subjects)) if besides is not None and besides.sure else None
    if phrases("past").end(t, at) is not None:
        verb = urged(t, at + 1) if t.at(at) in {"chưa", "còn"} else None
        return Head(i, "subject", verb, tuple(subjects)) if verb is not None else None
    if _undergoes(t, at) or t.words[at : at + 2] == ("có", "thể"):
        return None  # `Ban Thường vụ có thể điều chỉnh …`: what they may do
    if (verb := _of_inspected(t, at)) is not None:
        return Head(i, "subject", verb, tuple(subjects))
    if (head := _in_charge(t, i, subjects)) is not None:
        return head
    subjects = named_on(t, subjects)
    at = subjects[-1].end
    verb = _duty_of_group(t, subjects, at) or after_subject(t, at)
    if (verb is None or not verb.sure) and (more := _unknown_member(t, subjects[-1])) is not None:
        subjects, at = [*subjects, more], more.end
        verb = after_subject(t, at)
    # `Phòng Quản lý giá và công sản: …`: the name is whole
    firm = subjects[-1].firm if t.at(at) != ":" else None
    if firm is not None and (verb is None or not verb.sure):
        # What was taken for the rest of the name may be the verb.
        shorter = after_subject(t, firm)
        if shorter is not None:
            verb, subjects, at = shorter, [*subjects[:-1], replace(subjects[-1], end=firm, firm=None)], firm
    each = t.at(subjects[0].first) in {"mỗi", "từng"} and t.at(at) == "có"
    if each and verb is not None and (t.at(at + 1) in _AT_LEAST or t.at(at + 1)[:1].isdigit()):
        return Head(
            i, "subject", VerbPhrase(at, at + 1, at, ()), tuple(subjects)
        )  # `Mỗi thôn có ít nhất 01 …`
    if verb is None or (is_past(t, at, verb.end) and behind_capacity(t, at) != verb):
        return None
    if (closed := named_by_work(t, subjects[-1], verb)) is not None:
        duty = verb_phrase(t, closed, behind=True)
        subjects = [*subjects[:-1], replace(subjects[-1], end=closed, firm=None)]
        return Head(i, "subject", duty, tuple(subjects)) if duty is not None else None
    if (deed := _named_by_what_they_do(t, subjects[-1], verb)) is not None:
        subjects = [*subjects[:-1], replace(subjects[-1], end=verb.end)]
        return Head(i, "subject", deed, tuple(subjects))
    if gets(t, subjects[-1], at, verb):
        return None  # `Doanh nghiệp đầu tư xe buýt được vay vốn …`
    if (then := _then(t, at, verb)) is not None:
        return Head(i, "condition", verb, tuple(body_list(t, then)))
    placed = t.at(at) in PLACES and t.at(at + 1) != "cơ" and "," not in t.words[at : verb.first]
    placed = placed or names_on(t, subjects[-1], verb)
    told = verb.first if placed else relative_end(t, subjects[-1], verb)
    if told > at:
        subjects = [*subjects[:-1], replace(subjects[-1], end=told)]
    return Head(i, "subject", verb, tuple(subjects))


def _named_by_what_they_do(t: Tokens, body: Parsed, verb: VerbPhrase) -> VerbPhrase | None:
    """Return the verb behind the colon of `Doanh nghiệp tham gia: bảo đảm chất lượng …`."""
    if body.kind != "collective" or verb.first != body.end or t.at(verb.end) != ":" or verb.tasks:
        return None
    behind = verb_phrase(t, verb.end + 1, behind=True)
    return behind if behind is not None and behind.sure and behind.first == verb.end + 1 else None


def _unknown_member(t: Tokens, last: Parsed) -> Parsed | None:
    """Return Y of `Các hộ kinh doanh, Y ký cam kết`, whose words no table knows: no verb, no circumstance."""
    first = last.end + 1
    if t.at(last.end) not in {",", "và"} or not (last.quantified or last.kind in ("collective", "position")):
        return None
    opened = ("circumstance", "connector", "stative", "skip", "past", "nominal")
    if any(phrases(kind).end(t, first) is not None for kind in opened):
        return None
    for k in range(first, min(len(t), first + 6)):
        if k > first + 1 and (verb := verb_phrase(t, k, behind=True)) is not None and verb.sure:
            return Parsed(first, k, "collective") if verb.first == k else None
        if not t.at(k).isalpha() or t.capital[k] or t.at(k) in small_words() - {"hàng"}:
            return None
        if (
            verbs("action", "weak", "noun", "adverb", "modal", "operator", "not", "have").end(t, k)
            is not None
        ):
            return None
    return None


def _then(t: Tokens, i: int, verb: VerbPhrase) -> int | None:
    """Return where the consequence begins in `Chi bộ buông lỏng …, để kéo dài thì xem xét trách nhiệm`.

    Who stands before it has done something; who is to act, if anybody is named, stands behind it.
    """
    return next((k + 1 for k in range(i + 1, verb.first) if t.at(k) == "thì"), None)
