"""Sentences of duty that do not begin with body or verb: passives, `phải`, `X nào … thì …`, `do X làm`."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_agents import BORNE_THINGS, done_by
from vndocparse.extract.clauses_consequence import consequence, then_behind, then_head
from vndocparse.extract.clauses_doer import doer_head
from vndocparse.extract.clauses_head import Head, topic_at
from vndocparse.extract.clauses_marks import tells_of_meeting
from vndocparse.extract.clauses_middle import carried_out, chief_task, middle_head, only_head, woven_in
from vndocparse.extract.clauses_obliged import obliged_behind, obliged_head
from vndocparse.extract.clauses_passive import passive_head
from vndocparse.extract.clauses_reports import result_reported, sent_head, trouble_told
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs

_REACH = 70  # tokens that the topic before the verb may take
_ASIDE = 30  # tokens that a bracket inside the topic may take
_DUTIES = frozenset({"phải", "cần", "ưu", "không"})
_CARRIED = frozenset({"tiến", "vận", "áp", "kết", "thực"})
_MATTERS = frozenset({"công", "việc", "nội", "hoạt"})
_WOVEN = _MATTERS | {"các", "những", "kỳ", "báo"}
# before these `là` brings in an example or an ordinal: `nhất là`, `một là`
_IS = frozenset(
    {"nhất", "biệt", "hết", "tiên", "một", "hai", "ba", "bốn", "năm", "nghĩa", "coi", "xem", "tức", "gọi"}
)
_STATED = frozenset({("cho", "thấy"), ("có", "quyền")})
_SAID = frozenset({("dự", "báo"), ("kỳ", "vọng"), ("nhận", "định"), ("cho", "là"), ("biết", "đến")})


def topic_head(t: Tokens, i: int, end: int) -> Head | None:
    """Read a topic-first or passive sentence of the tasks part (`Kinh phí … được bố trí …`)."""
    if i >= end or t.at(i)[:1].isdigit() or phrases("skip").end(t, i) is not None:
        return None
    if tells_of_meeting(t, i):
        return None
    if (named := _row_of_places(t, i, end)) is not None:
        return named
    if (chief := chief_task(t, i, end) or trouble_told(t, i, end)) is not None:
        return chief
    first = body_list(t, i)
    if first and phrases("skip").end(t, first[-1].end) is not None:
        return None  # `Ban Chấp hành thống nhất với báo cáo do Ban Thường vụ trình.`
    past = False
    aside = i
    for at in range(i + 1, min(end, i + _REACH)):
        if t.at(at) == "(":
            aside = next((k for k in range(at, min(end, at + _ASIDE)) if t.at(k) == ")"), at)
        if at < aside:
            continue  # `đảng viên (trừ đảng viên được miễn sinh hoạt)`
        if _tells_fact(t, at, end):
            return None
        # a relative clause may look back (`đất đã thu hồi phải …`); only a plain duty helps
        past = past or t.at(at) == "đã"
        head = _head_at(t, i, at, end, past)
        if head is not None and head.verb.first < end:
            return _behind_colon(t, head)
    return (
        None if past else middle_head(t, i, end) or (doer_head(t, i, end) if t.capital[i] or i == 0 else None)
    )


def _tells_fact(t: Tokens, at: int, end: int) -> bool:
    """Tell whether the word at ``at`` ends the topic or makes its sentence a statement."""
    word = t.at(at)
    if word == ";" or phrases("void").end(t, at) is not None:
        return True
    if (word == "có" and t.at(at + 1)[:1].isdigit()) or t.words[at : at + 2] in _STATED:
        return True
    if word == "được" and t.words[at + 1 : at + 3] in _SAID:
        return True  # `Thị trường … được dự báo tiếp tục mở rộng`
    # `Rừng phòng hộ là rừng được sử dụng …`, `Xe cứu thương là phương tiện ưu tiên`
    defines = word == "là" and t.at(at - 1) not in _IS
    if defines and _is_worth(t, at + 1):  # `… là nội dung trọng tâm, trong đó thể chế cần đi trước một bước`
        end = next((k for k in range(at, end - 1) if t.words[k : k + 2] == ("trong", "đó")), end)
    return defines and not {"phải", "cần", "thì", "do"} & set(t.words[at:end])


def _is_worth(t: Tokens, i: int) -> bool:
    return phrases("worth").end(t, i + (t.at(i) in {"một", "những", "các"})) is not None


def _head_at(t: Tokens, i: int, at: int, end: int, past: bool) -> Head | None:
    """Read the head of the topic at ``i`` where the word at ``at`` turns to what is to be done.

    ``past``: `đã` stands between them.
    """
    word = t.at(at)
    if word == "được" and (not past or t.at(at - 1) in {"phải", "cần"}):
        return obliged_behind(t, i, at) or passive_head(t, i, at)
    if word == "bị" and t.at(at - 1) == "phải":
        return passive_head(t, i, at)  # `Xe chở quá tải phải bị xử phạt`
    if word in _DUTIES and (not past or word in {"phải", "cần"}):
        return obliged_head(t, i, at)
    return None if past else _turned_at(t, i, at, end)


def _turned_at(t: Tokens, i: int, at: int, end: int) -> Head | None:
    """Read what is to be done with the topic at ``i`` where the word at ``at`` is no passive or duty."""
    word = t.at(at)
    if word == "gửi" and at < i + 8:
        return sent_head(t, i, at)
    if word == "báo" and at < i + 8:
        return result_reported(t, i, at)
    if word == "do":
        stop = next((k for k in range(at, min(end, at + 40)) if t.at(k) == ";"), end)
        return done_by(t, i, at, stop)
    if word == "chỉ":
        return only_head(t, i, at)
    if word == "thì":
        return then_head(t, i, at)
    if word == "lồng" and t.at(i) in _WOVEN:
        return woven_in(t, i, at)
    if word in _CARRIED and t.at(i) in _MATTERS:
        return carried_out(t, i, at)
    known = phrases("passive").end(t, at)
    return topic_at(i, at, known) if known is not None else None


def _row_of_places(t: Tokens, i: int, end: int) -> Head | None:
    """Read `(Các xã ven sông:) Yên Hòa, Tân Lập tổ chức …`: a heading says what the names are of."""
    at = i
    while at < min(end, i + 30) and (t.capital[at] or t.at(at) in {",", "và"}):
        at += 1
    if "," not in t.words[i:at] or at >= end or not t.at(at - 1).isalpha() or at < i + 4:
        return None
    verb = verb_phrase(t, at, behind=True)
    return Head(i, "topic", verb) if verb is not None and verb.sure and verb.first == at else None


def _behind_colon(t: Tokens, head: Head) -> Head:
    """What stands before a colon right at the verb is a heading: `Phần diện tích …: ưu tiên giao …`."""
    first = head.verb.first
    if t.at(first - 1) != ":":
        return head
    return Head(first, "imperative", replace(head.verb, sure=True))


_TIMED = frozenset({"trước", "nhất", "hằng", "hàng"})


def duty_behind_semicolon(t: Tokens, i: int, end: int) -> Head | None:
    """Read a clause behind a semicolon whose topic stands first: only `phải` and `thì` make it an order."""
    if (head := consequence(t, i, end) or then_behind(t, i, end)) is not None:
        return head
    by = next((k for k in range(i + 1, min(end, i + 16)) if t.at(k) == "do"), None)
    if by is not None and t.at(i) in BORNE_THINGS:
        borne = done_by(t, i, by, end)
        if borne is not None:
            return borne
    if (told := trouble_told(t, i, end)) is not None:
        return told
    doer = doer_head(t, i, end)
    if doer is not None and verbs("modal").end(t, doer.subjects[0].end) is not None:
        return doer  # `…; các đội phải luyện tập hằng tuần`
    for at in range(i + 1, min(end, i + 12)):
        if t.at(at) in {"đã", ",", "mà"}:
            return None
        if t.at(at) == "gửi" and (sent := sent_head(t, i, at)) is not None:
            return sent
        if t.at(at) == "báo" and _TIMED & set(t.words[at:end]):
            return result_reported(t, i, at)  # `…; kết quả báo cáo UBND tỉnh trước ngày 20/12`
        if t.at(at) == "phải" and t.at(at - 1) not in {"không", "nếu"}:
            return obliged_head(t, i, at) or (passive_head(t, i, at + 1) if t.at(at + 1) == "được" else None)
    return None
