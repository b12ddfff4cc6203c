"""Where the verb of a clause stands behind its subject."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_adjuncts import (
    GROUNDS,
    PLACES,
    as_assigned,
    behind_capacity,
    behind_ground,
    behind_place,
)
from vndocparse.extract.clauses_appositions import (
    behind_aside,
    behind_insertion,
    duty_of_office,
    each_of_them,
)
from vndocparse.extract.clauses_marks import behind_marks, closing
from vndocparse.extract.clauses_next_verb import next_verb, obliged_verb, unknown_verb
from vndocparse.extract.clauses_often import often_end
from vndocparse.extract.clauses_relative_verbs import (
    PERSONS,
    behind_present,
    obliged_behind,
    set_up_by,
    urged,
)
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs

_FREE = frozenset({("không", "phải"), ("có", "quyền")})


def after_subject(t: Tokens, i: int) -> VerbPhrase | None:
    """Find the verb behind the subject: at once, or behind a circumstance (`căn cứ chức năng …`)."""
    at = i
    if t.at(at) == "(":
        at = closing(t, at)
    if (more := _further_people(t, at)) is not None:
        return more
    if t.at(at) in {"-", "–"} and (verb := behind_aside(t, at)) is not None:
        return verb
    while t.at(at) in {",", ":", ";", "-", "–"}:
        at += 1
    at = behind_marks(t, at, len(t))
    again = often_end(t, at)
    if again > at and (verb := verb_phrase(t, again + (t.at(again) == ","), behind=True)) is not None:
        return verb
    if t.words[at : at + 2] == ("chủ", "trì") and t.at(at - 1) in {"quan", "vị"}:
        charged = verb_phrase(t, at + 2, behind=True)  # `cơ quan chủ trì | gửi hồ sơ`: which one is meant
        if charged is not None and charged.sure and not set(charged.tasks):
            return charged
    if t.at(at) in {"mỗi", "từng"} and (each := each_of_them(t, at)) is not None:
        return each
    if t.at(at) == "chưa" and (verb := urged(t, at + 1)) is not None:
        return verb  # `các đơn vị chưa gửi báo cáo khẩn trương hoàn thiện`
    if (set_up := set_up_by(t, at)) is not None:
        return after_subject(t, set_up)  # `Tổ công tác do Chủ tịch phường thành lập, có trách nhiệm …`
    if t.at(at) == "gồm" and (members := body_list(t, at + 1)):
        return verb_phrase(t, members[-1].end, behind=True)
    if (t.at(at) == "do" and body_list(t, at + 1)) or t.words[at : at + 2] in _FREE:
        return None  # `Huấn luyện viên do Phòng A mời`, `Học viên không phải đóng phí`
    verb = verb_phrase(t, at, behind=True)
    if verb is not None:
        obliged = verb_phrase(t, verb.end, behind=True) if t.at(verb.end) in {"phải", "cần"} else None
        # `Các đơn vị thi công phải che chắn …`: the first verb tells which are meant
        return obliged or obliged_behind(t, verb) or verb
    return _behind_modifier(t, at)


def _behind_modifier(t: Tokens, at: int) -> VerbPhrase | None:
    """Find the verb behind what tells more of the subject: who charged it, what it is, which are meant."""
    if (duty := _charged_by(t, at) or duty_of_office(t, at)) is not None:
        return duty
    if (capacity := behind_capacity(t, at)) is not None:
        return capacity
    if t.at(at) in {"có", "với"} and t.words[at + 1 : at + 5] == ("sự", "phối", "hợp", "của"):
        partners = body_list(t, at + 5)
        if partners and t.at(partners[-1].end) == ",":
            return verb_phrase(t, partners[-1].end + 1, behind=True)
    if t.at(at) in {"có", "nằm", "nơi"}:
        # `các xã có dự án đi qua vận động …`, `Những chủ đầu tư có tỷ lệ thấp phải …`
        return obliged_verb(t, at + 1, 20) or next_verb(t, at + 1, 10)
    on_occasion = t.at(at) in {"khi", "nếu"} or t.at(at + 1) == "khi"
    if on_occasion and (bound := obliged_verb(t, at + 1, 18)) is not None:
        return bound  # `Đảng viên (trước) khi đi xa phải báo cáo …`
    if t.at(at) == "để":  # `chủ đầu tư để tạm ứng quá hạn phải hoàn trả …`
        return obliged_verb(t, at + 1, 14)
    if t.words[at : at + 1] == ("là",) and t.words[at + 1 : at + 3] in PERSONS:
        return next_verb(t, at + 3, 6) or unknown_verb(t, at + 3)  # `đảng viên là công chức giúp hộ nghèo`
    if t.at(at) == "đang" and (verb := behind_present(t, at)) is not None:
        return verb
    if t.at(at) in {"còn", "chưa", "đang", "được", "bị", "nào"}:  # `Các xã còn nợ tiêu chí phải …`
        return next(
            (verb_phrase(t, k, behind=True) for k in range(at + 1, at + 14) if verbs("modal").end(t, k)), None
        )
    return _behind_adjunct(t, at)


def _behind_adjunct(t: Tokens, at: int) -> VerbPhrase | None:
    """Find the verb behind a place, an office, an insertion, a ground or the rest of a name."""
    if t.at(at) in PLACES and t.at(at - 1).isalpha() and (found := behind_place(t, at)) is not None:
        return found  # `các cơ sở lưu trú trên tuyến phố treo biển …`
    if (office := phrases("office").end(t, at)) is not None:
        behind = verb_phrase(t, office + 1, behind=True) if t.at(office) == "," else None
        return (
            behind or behind_capacity(t, office) or next_verb(t, office, 8) or VerbPhrase(at, office, at, ())
        )
    insertion = phrases("connector").end(t, at) or (
        t.at(at - 1) == "," and phrases("circumstance").end(t, at)
    )
    if insertion and (inserted := behind_insertion(t, at)) is not None:
        return inserted
    if (assigned := as_assigned(t, at)) is not None:
        return assigned
    ground = phrases("circumstance").end(t, at)
    if ground is not None and t.at(at) in GROUNDS and (verb := behind_ground(t, ground)) is not None:
        return verb
    if verbs("modal").end(t, at) is not None or ground is not None or phrases("connector").end(t, at):
        of = verb_phrase(t, at + 1) if t.at(at) == "trong" else None
        return next_verb(t, of.end if of is not None else at + 1, 40)  # `người có uy tín trong vận động …`
    if phrases("nominal_head").end(t, at) is not None or (at < len(t) and t.capital[at]):
        return next_verb(t, at, 14)  # the rest of a name that the grammar of bodies has cut
    return unknown_verb(t, at)


def _further_people(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `(Cha mẹ), người giám hộ không để …`, `(Chủ nhà), người thuê trọ phải …`."""
    if t.words[i : i + 2] not in {(",", "người"), ("và", "người"), (",", "các")}:
        return None
    for at in range(i + 3, min(i + 9, len(t))):
        if not t.at(at).isalpha():
            return None
        if t.at(at) in {"không", "phải", "cần"}:
            return verb_phrase(t, at, behind=True)
    return None


def _charged_by(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Viện Quy hoạch được Ủy ban nhân dân tỉnh giao lập đồ án`: who gave the task stands between."""
    givers = body_list(t, i + 1) if t.at(i) == "được" else []
    at = givers[-1].end if givers else 0
    given = verbs("operator").end(t, at) if t.at(at) in {"giao", "phân", "ủy"} else None
    return verb_phrase(t, given, behind=True) if given is not None else None
