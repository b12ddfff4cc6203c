"""Clauses that a circumstance opens: `Căn cứ …,`, `Khi …,`, `Trước ngày …`."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_adjuncts import behind_capacity
from vndocparse.extract.clauses_charge import operated, with_subject
from vndocparse.extract.clauses_doer import doer_head
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_marks import behind_connectors, closing, depth_zero
from vndocparse.extract.clauses_names import agent_subject
from vndocparse.extract.clauses_next_verb import next_verb
from vndocparse.extract.clauses_obliged import duty_before_comma
from vndocparse.extract.clauses_reports import TROUBLES
from vndocparse.extract.clauses_verbs import leading_verb, phrases, verb_phrase, verbs

_REACH = 70  # tokens that a circumstance before the verb may take


_CONDITIONS = frozenset({"nếu", "khi", "trường", "lúc"})
_BEFALLS = frozenset(
    {"vượt", "phát", "xảy", "gặp", "không", "chưa"}
)  # `…, vượt quá khả năng`: the condition goes on


def behind_circumstance(t: Tokens, i: int, end: int, inner: bool) -> Head | None:
    """Read the head behind `Căn cứ …,`, `Khi …,`, `Đối với …,`: an order with a body first, else a verb."""
    stop = next((k for k in range(i, min(end, i + _REACH)) if t.at(k) == ";"), min(end, i + _REACH))
    opening = phrases("circumstance").end(t, i) or i
    if (
        t.at(i) in {"khi", "nếu", "trường", "trong", "sau"}
        and (head := _conditional(t, opening, stop)) is not None
    ):
        return head
    if (
        t.at(i) in {"trong", "nếu", "khi", "trường", "quá"}
        and (head := _behind_trouble(t, i, stop)) is not None
    ):
        return head
    if t.words[i : i + 2] == ("đối", "với") and (head := _meant_and_obliged(t, i)) is not None:
        return head
    if (verb := behind_capacity(t, i)) is not None and verb.first < stop:
        return Head(i, "imperative", verb)
    commas = [k for k in range(i + 1, stop) if t.at(k) in {",", ":"} and depth_zero(t, i, k)]
    if (head := _timed(t, i, opening, commas[0] if commas else stop)) is not None:
        return head
    if t.at(i) == "tùy":  # `Tùy mức độ vi phạm mà nhắc nhở …`
        led = next((k for k in range(i + 2, min(stop, i + 14)) if t.at(k) == "mà"), None)
        if led is not None and (verb := verb_phrase(t, led + 1)) is not None and verb.sure:
            return Head(i, "imperative", verb)
    weakest: Head | None = None
    kept_off: Head | None = None
    only_charges = t.words[i : i + 3] == ("trên", "đây", "là")  # the document's name holds commas of its own
    conditional = any(w in _CONDITIONS for w in t.words[i : i + 6])
    if t.at(i) in {"căn", "trên"} and (head := _in_order_to(t, i, stop)) is not None:
        return head
    if t.at(i) in _TOPICAL and (head := _obliged_at_once(t, opening, commas[0] if commas else stop)):
        return replace(head, start=i)
    if t.at(i) in _GROUNDS and (head := _behind_owners(t, i, stop)) is not None:
        return head
    condition = t.at(i) in {"khi", "nếu", "trường"}
    for k in commas:
        at = behind_connectors(t, k + 1, end)
        if phrases("skip").end(t, at) is not None:
            return None
        operator = verbs("operator").end(t, at)
        if operator is not None and (head := operated(t, at, operator)) is not None:
            return head
        if weakest is not None and (not condition or _ends_row(t, i, k)):
            return weakest
        if _parts_the_sources(t, i, k):
            continue
        inside = None if only_charges else _within_list(t, i, k)
        if inside is not None and (verb := verb_phrase(t, inside, behind=True)) is not None and verb.sure:
            return Head(at, "imperative", verb)
        subjects = [] if inside is not None else body_list(t, at)
        if subjects and (head := with_subject(t, at, subjects)) is not None:
            return head
        told = (
            t.at(at) in t.words[i:k] or t.at(i) == "về"
        )  # `thanh niên xuất ngũ, thanh niên sau cai nghiện`: a row of those meant
        agent = None if subjects or told or inside is not None else agent_subject(t, at, stop)
        if agent is not None:
            return Head(at, "subject", agent[1], agent[0])  # `Trước mỗi ca, trưởng ca kiểm tra …`
        if not (subjects or told) and (head := doer_head(t, at, stop)) is not None:
            return replace(head, style="subject")
        when = _when(t, at)
        if when or t.at(at) in _CONDITIONS or only_charges or (conditional and t.at(at) in _BEFALLS):
            condition = condition or when or t.at(at) in {"nếu", "khi"}
            if (
                kept_off is None
                and t.at(at) in {"không", "chưa"}
                and (verb := verb_phrase(t, at)) is not None
            ):
                kept_off = Head(at, "imperative", verb)  # `Khi chưa có hồ sơ, không thay đổi …`
            continue
        if (condition or conditional) and _acts_later(t, k, commas):
            continue  # `nếu có khó khăn hoặc cần sửa đổi, bổ sung, các đơn vị phản ánh …`
        if weakest is None and (head := duty_before_comma(t, at, stop)) is not None:
            return replace(head, start=i)
        verb = leading_verb(t, at, inner=inner and not conditional)
        if verb is not None and t.at(verb.end) == "," and "về" in t.words[max(i, k - 8) : k]:
            continue  # `… về phân cấp, phân quyền, các sở rà soát …`: matters
        if verb is not None and (weakest is None or (verb.main > verb.first and _is_matter(t, weakest))):
            weakest = Head(at, "imperative", verb)
    return (
        None
        if only_charges
        else weakest or _unmarked(t, opening, stop) or (None if "thì" in t.words[i:stop] else kept_off)
    )


_GROUNDS = frozenset({"trên", "theo", "căn"})


def _behind_owners(t: Tokens, i: int, stop: int) -> Head | None:
    """Read `Trên cơ sở đề xuất của các xã, đơn vị, Sở A bố trí …`: one named house behind the groups acts."""
    for at in range(i + 2, min(stop, i + 24)):
        row = body_list(t, at + 1) if t.at(at) == "của" else []
        if len(row) < 2 or not row[0].quantified or t.at(row[-1].first - 1) != ",":
            continue
        last = row[-1]
        if (
            last.kind not in _ONE_BODY
            or last.quantified
            or not t.capital[last.first]
            or t.at(last.end) == ","
        ):
            return None
        head = with_subject(t, last.first, [last])
        return head if head is not None and head.verb.sure and head.style == "subject" else None
    return None


def _meant_and_obliged(t: Tokens, i: int) -> Head | None:
    """Read `Đối với chi bộ A, chi bộ B cần giữ …`: `cần`, `phải` right behind those who are meant."""
    row = body_list(t, i + 2)
    if not row or t.at(row[-1].end) not in {"cần", "phải"} or t.at(row[-1].end + 1) == "được":
        return None
    if not any(p.kind in ("organ", "named", "position") for p in row):
        return None  # `Đối với hộ nghèo cần hỗ trợ vốn`: others are to do it with them
    head = with_subject(t, i + 2, row)
    return replace(head, start=i) if head is not None else None


def _acts_later(t: Tokens, comma: int, commas: list[int]) -> bool:
    """Tell whether behind a later comma a group or a name and what it is to do ends the condition."""
    for k in commas:
        subjects = body_list(t, k + 1) if k > comma else []
        if not subjects or (_ends_row(t, comma, k) and not _owned(t, k)):
            continue
        if subjects[0].quantified or t.capital[subjects[0].first]:
            verb = verb_phrase(t, subjects[-1].end, behind=True)
            return verb is not None and verb.sure
    return False


def _owned(t: Tokens, comma: int) -> bool:
    """Tell whether whose it is stands before a comma, and a group behind: `… của Chính phủ, các bộ`."""
    owners = (body_list(t, k + 1, comma) for k in range(max(0, comma - 8), comma) if t.at(k) == "của")
    return any(o and o[-1].end == comma for o in owners) and t.at(comma + 1) in {"các", "những"}


def _behind_trouble(t: Tokens, i: int, stop: int) -> Head | None:
    """Read `Trong quá trình thực hiện có vướng mắc | các xã báo cáo …`, where the comma is lost."""
    for k in range(i + 4, stop - 3):
        if t.at(k) in {"các", "những"} and t.words[k - 2 : k] in TROUBLES:
            subjects = body_list(t, k)
            verb = verb_phrase(t, subjects[-1].end, behind=True) if subjects else None
            if verb is not None and verb.sure:
                return Head(i, "subject", verb, tuple(subjects))
    return None


def _when(t: Tokens, i: int) -> bool:
    """Tell whether a further condition opens behind a comma: `…, ngay sau khi có chỉ đạo …`."""
    at = i + (t.at(i) == "ngay")
    return t.at(at) == "khi" or (t.at(at) in {"sau", "trước"} and t.at(at + 1) == "khi")


def _is_matter(t: Tokens, head: Head) -> bool:
    """Tell whether a verb behind a comma only goes on with a matter: `về việc giãn cách, triển khai …`."""
    for k in range(head.start - 2, max(0, head.start - 14), -1):
        if t.at(k) == ",":
            return False
        if t.at(k) == "việc":
            return head.verb.main == head.verb.first
    return False


_TOPICAL = frozenset({"khi", "nếu", "từ", "đối", "với", "đến", "trong", "trước", "ở", "tại"})
_LEAST_TOPIC = (
    4  # words of a topic before its duty; behind fewer `phải` tells which are meant: `các hộ phải di dời`
)


def _obliged_at_once(t: Tokens, i: int, stop: int) -> Head | None:
    """Read `Đối với các dự án chậm tiến độ kéo dài phải xác định …`, `Từ vụ này phấn đấu mỗi vụ thu …`."""
    for at in range(i + 1, stop):
        if t.at(at) in {"nếu", "mà", "khi", "để", "đã", "không"}:
            return None
        if (
            t.at(at) == "phải"
            and (at - i >= _LEAST_TOPIC or t.at(at - 1)[:1].isdigit())
            and not body_list(t, at + 1)
        ):
            verb = verb_phrase(t, at)
            return Head(i, "imperative", verb) if verb is not None and verb.sure else None
        if t.words[at : at + 2] == ("phấn", "đấu") and (verb := verb_phrase(t, at)) is not None:
            return Head(i, "imperative", verb)
    return None


def _ends_row(t: Tokens, i: int, comma: int) -> bool:
    """Tell whether a body stands right before a comma: `báo cáo Sở A, Sở B xem xét` tells a row of bodies."""
    return any(
        (row := body_list(t, m, comma)) and row[-1].end == comma for m in range(max(i, comma - 8), comma)
    )


def _in_order_to(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Căn cứ tình hình … để ban hành …`, where no comma parts the ground from what is done.

    A comma inside the ground has neither a body nor a verb behind it: `tình hình, diễn biến …`.
    """
    for at in range(i + 3, end):
        if t.at(at) in {",", ":"} and (
            t.at(at) == ":" or body_list(t, at + 1) or leading_verb(t, at + 1) is not None
        ):
            return None
        if t.at(at) == "để" and (verb := verb_phrase(t, at + 1)) is not None and verb.sure:
            return Head(i, "imperative", verb)
    return None


def _within_list(t: Tokens, i: int, comma: int) -> int | None:
    """Return the end of `của từng cấp ủy, đơn vị`, a list of the circumstance that holds the comma."""
    for at in range(max(i, comma - 16), comma):
        if t.at(at) in {"của", "từng", "cho"} and t.at(at + 1) not in {"mình", "ngành"}:
            found = body_list(t, at + 1) or body_list(t, at)
            if found and t.at(found[-1].end) != "," and _row_of_names(t, i, comma):
                return None  # `báo cáo của Sở A, Sở B theo dõi …`: the comma ends the circumstance
            if found and found[0].end <= comma and found[-1].end > comma:
                # `kết luận của Ban Chấp hành, các đơn vị …`: a group behind one body is who acts
                group = next(f for f in found if f.end > comma)
                return None if group.quantified and not found[0].quantified else found[-1].end
    return None


def _row_of_names(t: Tokens, i: int, comma: int) -> list[Parsed]:
    """Return the bodies behind `của` that stand on both sides of a comma, where each is one named body."""
    for at in range(max(i, comma - 16), comma):
        if t.at(at) == "của":
            found = body_list(t, at + 1)
            if found and found[0].end <= comma < found[-1].end:
                kinds = all(f.kind in _ONE_BODY and t.capital[f.first] and not f.quantified for f in found)
                return found if kinds else []
    return []


_ONE_BODY = frozenset({"organ", "named", "position"})


def _parts_the_sources(t: Tokens, i: int, comma: int) -> bool:
    """Tell whether a comma parts two whose papers are the ground: `báo cáo của A, B, C theo dõi …`."""
    row = _row_of_names(t, i, comma)
    return any(t.at(k) == "," for f in row for k in (f.end,) if f.end > comma)


def _conditional(t: Tokens, i: int, stop: int) -> Head | None:
    """Read `Trường hợp X phải …, thì phải …`: the subject stands in the condition, or behind `thì`."""
    for k in range(i, stop):
        if t.at(k) == "thì":
            if (verb := verb_phrase(t, k + 1)) is not None:
                return Head(i, "condition", verb, tuple(body_list(t, i)))
            subjects = body_list(t, k + 1)
            head = with_subject(t, k + 1, subjects) if subjects else None
            return replace(head, style="condition") if head is not None else None
    return None


def _unmarked(t: Tokens, i: int, stop: int) -> Head | None:
    """Read a circumstance that no comma closes: `Định kỳ 6 tháng báo cáo …`, `đến ngày 06/9 đóng điện`."""
    at = _behind_time(t, i, stop)
    recurs = t.at(i - 1) in {"kỳ", "năm", "quý", "tháng", "tuần", "ngày", "sở"}
    if at is None or (at == i and not recurs):
        return _reported(t, i, stop)
    subjects = body_list(t, at)
    if subjects and (head := with_subject(t, at, subjects)) is not None:
        return head
    verb = verb_phrase(t, at, behind=True)
    if verb is None and recurs:
        verb = next_verb(t, i, 8)
    return Head(i, "imperative", verb) if verb is not None else None


def _timed(t: Tokens, i: int, opening: int, stop: int) -> Head | None:
    """Read `Cuối năm 2031 tổ chức tổng kết, kịp thời …`: the verb stands right behind the time."""
    at = _behind_time(t, opening, stop)
    if at is None or at == opening or t.at(at - 1) in {"là", "của", "và"} or not _dated(t, i, at):
        return None
    if t.words[at - 1 : at + 2] == ("ngày", "làm", "việc"):
        return None
    subjects = body_list(t, at) if t.at(i) != "đối" else []
    if subjects and (subjects[0].quantified or t.capital[at]):  # `Trong quý II/2023 các huyện rà soát …`
        head = with_subject(t, at, subjects)
        return head if head is not None and head.verb.sure and head.style == "subject" else None
    verb = verb_phrase(t, at, behind=True)
    return Head(i, "imperative", verb) if verb is not None and verb.sure and verb.first == at else None


def _dated(t: Tokens, i: int, at: int) -> bool:
    return any(t.at(k)[:1].isdigit() for k in range(i, at))


def _reported(t: Tokens, i: int, stop: int) -> Head | None:
    """Read `khi có diễn biến bất thường báo cáo ngay …`: behind a condition somebody is told to report."""
    if t.at(i - 1) not in {"khi", "nếu", "hợp"}:
        return None
    for at in range(i + 3, min(i + 12, stop)):
        if t.at(at) in {",", ";", "đã", "việc", "được"}:
            return None
        if t.words[at : at + 2] in _REPORTS and (verb := verb_phrase(t, at, behind=True)) is not None:
            return Head(i, "imperative", verb)
    return None


_REPORTS = frozenset({("báo", "cáo"), ("phản", "ánh"), ("liên", "hệ"), ("thông", "tin"), ("kịp", "thời")})


_TIME = frozenset(
    ["hết", "ngày", "tháng", "năm", "quý", "tuần", "giờ", "đầu", "giữa", "cuối", "là", "của", "và", "thứ"]
) | {"hằng", "hàng", "trước", "sau", "đến", "tới", "vào", "trong", "nay", "/"}


def _behind_time(t: Tokens, i: int, stop: int) -> int | None:
    """Return the token behind words and figures of a time at ``i``, also behind an addition in brackets."""
    at = i
    while at < stop:
        word = t.at(at)
        if word in _TIME or word[0].isdigit() or word in {"i", "ii", "iii", "iv"}:
            at += 1
        elif word == "," and (t.at(at + 1) in _TIME | {"một"} or t.at(at + 1)[:1].isdigit()):
            at += 2  # `định kỳ tháng, quý, 6 tháng, năm báo cáo …`
        elif word == "(" and (closed := closing(t, at)) > at:
            at = closed
        else:
            return at
    return None
