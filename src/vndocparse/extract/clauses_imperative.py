"""The head of a clause that orders something: who is charged, and the leading verb phrase."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import Parsed, body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_duty import consequence, duty_before_comma
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs

_MARKS = frozenset({",", "-", "–", "+", "*", "•", "“", '"', ":", "."})
_REACH = 70  # tokens that a circumstance before the verb may take

# `thống nhất yêu cầu`, `trân trọng đề nghị`: words of courtesy before the operator.
_COURTESY = frozenset(["thống", "nhất", "trân", "trọng", "đồng", "ý"])


def read_head(t: Tokens, i: int, end: int, *, inner: bool = False) -> Head | None:
    """Read the head of the clause in tokens ``i`` to ``end``; ``None`` where it orders nothing."""
    start = behind_marks(t, i, end)
    at = _behind_connectors(t, start, end)
    if at >= end or phrases("skip").end(t, at) is not None:
        return None
    head = _direct(t, at, inner)
    if head is None and phrases("circumstance").end(t, at) is not None:
        head = _behind_circumstance(t, at, end, inner)
    if head is None and (verb := verb_phrase(t, at, inner=inner, bare=True)) is not None:
        head = Head(at, "imperative", verb)
    if head is None and not inner:
        head = _behind_run_in(t, at, end)
    if head is None:
        head = consequence(t, at, end) or _behind_statement(t, at, end)
    if head is None or head.verb.first >= end:
        return None
    first = head.verb.first
    if head.style == "subject" and t.at(first - 1) == ":" and t.capital[first]:
        start = first  # the bodies before the colon are a heading that runs in
    elif head.start == first and t.at(first - 1) == ":" and first > at:
        start = first
    if _defines(t, head):
        return None
    return replace(head, start=start)


def _defines(t: Tokens, head: Head) -> bool:
    """Tell a definition, `Đại lý Internet là tổ chức …`, from an order with a subject."""
    if head.style != "subject" or not head.subjects:
        return False
    behind = head.subjects[-1].firm or head.subjects[-1].end
    for at in range(behind, min(head.verb.end, behind + 10)):
        if t.at(at) == ",":
            return False
        if t.at(at) == "là":
            return phrases("office").end(t, at) is None and t.at(at - 1) != "nhất"
    return False


def behind_marks(t: Tokens, i: int, end: int) -> int:
    """Return the first token from ``i`` that is no mark, bullet or `(i)`."""
    at = i
    while at < end:
        if t.at(at) in _MARKS:
            at += 1
        elif t.at(at) == "(" and at + 2 < end and t.at(at + 2) == ")" and len(t.at(at + 1)) <= 4:
            at += 3
        elif t.at(at + 1) == ")" and len(t.at(at)) <= 2:
            at += 2
        else:
            break
    return at


def _behind_connectors(t: Tokens, i: int, end: int) -> int:
    at = i
    for _ in range(4):
        nxt = phrases("connector").end(t, at)
        if nxt is None or nxt >= end or (verbs("action").end(t, at) or 0) > nxt:
            break
        at = nxt
        while t.at(at) in {",", ":"}:
            at += 1
    return at


def _direct(t: Tokens, i: int, inner: bool) -> Head | None:
    """Read operator, subject or verb at this very token."""
    if (meeting := phrases("meeting").end(t, i)) is not None:
        meeting = phrases("meeting_adverb").end(t, meeting) or meeting
        operator = verbs("operator").end(t, meeting)
        head = _operated(t, meeting, operator) if operator is not None else None
        return replace(head, start=i) if head is not None else None
    operator = verbs("operator").end(t, i)
    if operator is not None and (verbs("action").end(t, i) or 0) > operator and not t.capital[operator]:
        operator = None  # `kêu gọi đầu tư` is one verb
    if operator is not None and (head := _operated(t, i, operator)) is not None:
        return head
    subjects = body_list(t, i)
    if subjects:
        head = _with_subject(t, i, subjects)
        if head is not None:
            return head
    if t.at(i) == "cùng" and (head := _together(t, i)) is not None:
        return head
    if t.at(i) == "là" and (office := phrases("office").end(t, i)) is not None:
        return Head(i, "imperative", _next_verb(t, office, 8) or VerbPhrase(i, office, i, ()))
    verb = verb_phrase(t, i, inner=inner)
    if verb is not None:
        if _is_past(t, i, verb.end):
            return None
        return Head(i, "imperative", verb)
    return None


def _together(t: Tokens, i: int) -> Head | None:
    """Read `Cùng (với) Công ty … rà lại lịch`: the partners stand before the verb."""
    partners = body_list(t, i + 2 if t.at(i + 1) == "với" else i + 1)
    verb = verb_phrase(t, partners[-1].end, behind=True) if partners else None
    return Head(i, "imperative", verb) if verb is not None else None


def _is_past(t: Tokens, i: int, end: int) -> bool:
    return any(t.at(k) == "đã" for k in range(i, end))


def _operated(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Giao X …`, `yêu cầu các Y …`; without a body it is an order to whom it may concern."""
    while t.at(at) in {":", "cho", "đối", "tới"}:
        at += 1
    subjects = body_list(t, at)
    if t.at(i) in {"yêu", "đề"} and _is_counterpart(t, at):
        return Head(i, "imperative", VerbPhrase(i, at, i, ("direct",)))
    if not subjects:
        return _ordered_to_others(t, i, at)
    verb = _after_subject(t, subjects[-1].end)
    return Head(i, "operator", verb, tuple(subjects)) if verb else None


def _is_counterpart(t: Tokens, i: int) -> bool:
    """Tell whether somebody outside the authorities stands here, whom a body only asks (`nhà thầu`)."""
    at = i + 1 if t.at(i) in {"các", "những", "mọi", "từng"} else i
    return phrases("counterpart").end(t, at) is not None


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
    if (named or t.at(i) not in {"yêu", "giao", "kêu"}) and (verb := _next_verb(t, at, 14)) is not None:
        return Head(i, "operator", verb)
    first = at - 1 if t.at(i) == "giao" else i
    return Head(i, "imperative", VerbPhrase(first, at, first, ())) if at < len(t) else None


def _with_subject(t: Tokens, i: int, subjects: list[Parsed]) -> Head | None:
    at = subjects[-1].end
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
        if body_list(t, behind) and (head := _operated(t, k, operator)) is not None:
            return replace(head, start=i)
    if t.at(at) == "đã" or phrases("skip").end(t, at) is not None:
        return None
    if phrases("past").end(t, at) is not None:
        verb = _urged(t, at + 1) if t.at(at) == "chưa" else None
        return Head(i, "subject", verb, tuple(subjects)) if verb is not None else None
    if (duty := phrases("in_charge").end(t, at)) is not None and subjects[-1].kind in ("person", "position"):
        verb = next((v for k in range(duty, duty + 6) if (v := verb_phrase(t, k, behind=True))), None)
        verb = verb or _next_verb(t, duty, 12)
        if verb is not None and verb.first > duty and "," not in t.words[duty : verb.first]:
            return Head(i, "subject", verb, (*subjects[:-1], replace(subjects[-1], end=verb.first)))
    verb = _after_subject(t, at)
    firm = subjects[-1].firm
    if firm is not None and (verb is None or not verb.sure):
        # What was taken for the rest of the name may be the verb.
        shorter = _after_subject(t, firm)
        if shorter is not None:
            verb, subjects, at = shorter, [*subjects[:-1], replace(subjects[-1], end=firm, firm=None)], firm
    if verb is None or _is_past(t, at, verb.end):
        return None
    related = t.at(at) == "có" and verbs("modal").end(t, at) is None
    if related and verb.first - at < 9 and "," not in t.words[at : verb.first]:
        subjects = [*subjects[:-1], replace(subjects[-1], end=verb.first)]  # `các xã có rừng tuần tra …`
    return Head(i, "subject", verb, tuple(subjects))


def _urged(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Các thôn chưa có nhà văn hóa khẩn trương bố trí …`: an adverb ends the relative clause."""
    for at in range(i, min(i + 14, len(t))):
        if t.at(at) in {",", ";", "được"}:
            return None
        verb = verb_phrase(t, at) if verbs("adverb", "modal").end(t, at) is not None else None
        if verb is not None and verb.main > at:
            return verb
    return None


def _after_subject(t: Tokens, i: int) -> VerbPhrase | None:
    """Find the verb behind the subject: at once, or behind a circumstance (`căn cứ chức năng …`)."""
    at = i
    if t.at(at) == "(":
        at = _closing(t, at)
    while t.at(at) in {",", ":", ";", "-", "–"}:
        at += 1
    at = behind_marks(t, at, len(t))
    operator = verbs("modal").end(t, at)
    verb = verb_phrase(t, at, behind=True)
    if verb is not None:
        return verb
    if t.at(at) == "có":  # `các xã có dự án đi qua vận động …`, `Những chủ đầu tư có tỷ lệ thấp phải …`
        return _must(t, at + 1, 20) or _next_verb(t, at + 1, 10)
    if t.at(at) == "để":
        return None
    if t.at(at) in {"còn", "chưa", "đang", "được", "bị", "nào"}:  # `Các xã còn nợ tiêu chí phải …`
        return next((_obliged(t, k) for k in range(at + 1, at + 14) if verbs("modal").end(t, k)), None)
    if (office := phrases("office").end(t, at)) is not None:
        return _next_verb(t, office, 8) or VerbPhrase(at, office, at, ())
    insertion = phrases("connector").end(t, at) or (
        t.at(at - 1) == "," and phrases("circumstance").end(t, at)
    )
    if insertion and (inserted := _behind_insertion(t, at)) is not None:
        return inserted
    if operator is not None or phrases("circumstance").end(t, at) or phrases("connector").end(t, at):
        return _next_verb(t, at + 1, 40)
    if phrases("nominal_head").end(t, at) is not None or (at < len(t) and t.capital[at]):
        return _next_verb(t, at, 14)  # the rest of a name that the grammar of bodies has cut
    return _unknown_verb(t, at)


def _obliged(t: Tokens, i: int) -> VerbPhrase | None:
    return verb_phrase(t, i, behind=True)


def _behind_insertion(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `…, nhất là người đứng đầu, nêu cao …`: the comma that ends the insertion brings the verb."""
    for k in range(i + 1, min(i + 25, len(t))):
        if t.at(k) in {";", "đã"}:
            return None
        if t.at(k) == ",":
            often = _often(t, k + 1)
            if (verb := verb_phrase(t, often, behind=True)) is not None:
                return verb
    return None


def _often(t: Tokens, i: int) -> int:
    """Skip `mỗi tháng ít nhất một lần` before a verb."""
    if t.at(i) not in {"mỗi", "hằng", "hàng"}:
        return i
    return next((k + 1 for k in range(i, min(i + 8, len(t))) if t.at(k) == "lần"), i + 2)


def _must(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find `phải …` or `cần …` before the next comma."""
    for at in range(i, min(i + reach, len(t))):
        if t.at(at) in {",", ";", ".", "đã"}:
            return None
        if t.at(at) in {"phải", "cần"}:
            return verb_phrase(t, at, behind=True)
    return None


def _unknown_verb(t: Tokens, i: int) -> VerbPhrase | None:
    """Take a verb that no lexicon has: two lower-case words behind a subject, no statement about it."""
    if i + 3 >= len(t) or i < 1 or not t.words[i - 1].isalpha():
        return None
    pair = range(i, i + 2)
    if any(t.capital[k] or not t.words[k].isalpha() for k in pair):
        return None
    if any(
        phrases("stative").end(t, k) or phrases("skip").end(t, k) or phrases("past").end(t, k) for k in pair
    ):
        return None
    for k in range(i + 1, i + 7):
        if verbs("modal").end(t, k) is not None and (verb := verb_phrase(t, k, behind=True)) is not None:
            return replace(verb, sure=False)
    if "thì" in t.words[i : i + 14]:  # `Cán bộ vi phạm thì xử lý …`
        behind = t.words.index("thì", i) + 1
        return verb_phrase(t, behind, behind=True)
    if "đã" in t.words[i : i + 30] or verbs("operator").end(t, i) is not None:
        return None
    return VerbPhrase(i, i + 2, i, (), False)


def _closing(t: Tokens, i: int) -> int:
    for at in range(i, min(i + 60, len(t))):
        if t.at(at) == ")":
            return at + 1
    return i


def _next_verb(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find the first verb that is no part of a noun phrase within ``reach`` tokens."""
    fallback: VerbPhrase | None = None
    at = i
    while at < min(i + reach, len(t)):
        if t.at(at) in {".", ";"}:
            break
        if (fixed := phrases("compound").end(t, at)) is not None:
            at = fixed
            continue
        if t.at(at) == "do" and (agents := body_list(t, at + 1)):  # `kịch bản do Ủy ban ban hành`
            relative = verb_phrase(t, agents[-1].end, behind=True)
            at = agents[-1].end
            if relative is not None:
                at = verbs("action", "weak", "noun").end(t, relative.main) or relative.main + 1
            continue
        if at > i and t.capital[at] and t.at(at - 1) not in {":", "-", "–"}:
            at += 1  # inside a sentence a capital begins a name
            continue
        noun = phrases("nounmaker").end(t, at)
        if noun is not None and verbs("modal").end(t, at) is None:
            follow = verb_phrase(t, noun) if verbs("modal").end(t, noun) is None else None
            at = follow.end if follow is not None and t.at(noun) != "," else noun
            continue
        verb = verb_phrase(t, at)
        if verb is not None:
            if verb.main > verb.first or verbs("modal").end(t, at) or t.at(at - 1) != ",":
                return verb
            fallback = fallback or verb
            at = verb.end
            continue
        at += 1
    return fallback


def _behind_circumstance(t: Tokens, i: int, end: int, inner: bool) -> Head | None:
    """Read the head behind `Căn cứ …,`, `Khi …,`, `Đối với …,`: an order with a body first, else a verb."""
    stop = next((k for k in range(i, min(end, i + _REACH)) if t.at(k) == ";"), min(end, i + _REACH))
    opening = phrases("circumstance").end(t, i) or i
    if t.at(i) in {"khi", "nếu", "trường", "trong"} and (head := _conditional(t, opening, stop)) is not None:
        return head
    commas = [k for k in range(i + 1, stop) if t.at(k) in {",", ":"} and _depth_zero(t, i, k)]
    weakest: Head | None = None
    conditional = any(w in _CONDITIONS for w in t.words[i : i + 6])
    if t.at(i) in {"căn", "trên"} and (head := _in_order_to(t, i, commas[0] if commas else stop)) is not None:
        return head
    for k in commas:
        at = _behind_connectors(t, k + 1, end)
        if phrases("skip").end(t, at) is not None:
            return None
        operator = verbs("operator").end(t, at)
        if operator is not None and (head := _operated(t, at, operator)) is not None:
            return head
        if weakest is not None and t.at(i) not in {"khi", "nếu", "trường"}:
            return weakest
        inside = _within_list(t, i, k)
        if inside is not None and (verb := verb_phrase(t, inside, behind=True)) is not None and verb.sure:
            return Head(at, "imperative", verb)
        subjects = [] if inside is not None else body_list(t, at)
        if subjects and (head := _with_subject(t, at, subjects)) is not None:
            return head
        if t.at(at) in _CONDITIONS:
            continue
        if weakest is None and (head := duty_before_comma(t, at, stop)) is not None:
            return replace(head, start=i)
        if weakest is None and (verb := verb_phrase(t, at, inner=inner and not conditional)) is not None:
            weakest = Head(at, "imperative", verb)
    return weakest or _unmarked(t, opening, stop)


_CONDITIONS = frozenset({"nếu", "khi", "trường", "lúc"})


def _in_order_to(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Căn cứ tình hình … để ban hành …`, where no comma parts the ground from what is done."""
    for at in range(i + 3, end):
        if t.at(at) == "để" and (verb := verb_phrase(t, at + 1)) is not None and verb.sure:
            return Head(i, "imperative", verb)
    return None


def _within_list(t: Tokens, i: int, comma: int) -> int | None:
    """Return the end of `của từng cấp ủy, đơn vị`, a list of the circumstance that holds the comma."""
    for at in range(max(i, comma - 16), comma):
        if t.at(at) in {"của", "từng", "cho"} and t.at(at + 1) not in {"mình", "ngành"}:
            found = body_list(t, at + 1) or body_list(t, at)
            if found and found[0].end <= comma and found[-1].end > comma:
                return found[-1].end
    return None


_FIELDS = frozenset({"về", "với", "trong", "phần", "riêng", "lĩnh", "khối", "nhóm"})


def _behind_run_in(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Ông A - Trưởng đoàn: Phụ trách chung`: behind a colon a capital begins what is to be done."""
    for k in range(i + 1, min(end - 1, i + 25)):
        if t.at(k) in {";", "."}:
            return None
        if t.at(k) == ":":
            verb = verb_phrase(t, k + 1) if t.capital[k + 1] or t.at(i) in _FIELDS else None
            return Head(k + 1, "imperative", verb) if verb is not None else None
    return None


def _behind_statement(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Khó khăn phát sinh, các đơn vị báo cáo …`: behind a comma a body and its verb at once."""
    troubled = bool({"khăn", "mắc", "đề"} & set(t.words[i : i + 5]))
    for k in range(i + 2, min(end, i + 30)):
        if t.at(k) in {"đã", ";", "là", ":"}:
            return None
        run_on = troubled and t.at(k + 1) == "các"
        if not (t.at(k) == "," or run_on) or not _depth_zero(t, i, k):
            continue
        subjects = body_list(t, k + 1, end)
        if not subjects or not (subjects[0].quantified or t.capital[subjects[0].first]):
            continue
        verb = verb_phrase(t, subjects[-1].end, behind=True)
        if (
            verb is not None
            and verb.sure
            and verbs("action", "weak", "adverb", "modal").end(t, subjects[-1].end)
        ):
            return Head(i, "subject", verb, tuple(subjects))
    return None


def _depth_zero(t: Tokens, i: int, k: int) -> bool:
    return t.words[i:k].count("(") <= t.words[i:k].count(")")


def _conditional(t: Tokens, i: int, stop: int) -> Head | None:
    """Read `Trường hợp X phải …, thì phải …`: the subject stands in the condition, or behind `thì`."""
    for k in range(i, stop):
        if t.at(k) == "thì":
            if (verb := verb_phrase(t, k + 1)) is not None:
                return Head(i, "condition", verb, tuple(body_list(t, i)))
            subjects = body_list(t, k + 1)
            head = _with_subject(t, k + 1, subjects) if subjects else None
            return replace(head, style="condition") if head is not None else None
    return None


def _unmarked(t: Tokens, i: int, stop: int) -> Head | None:
    """Read a circumstance that no comma closes: `Định kỳ 6 tháng báo cáo …`, `đến ngày 06/9 đóng điện`."""
    at = _behind_time(t, i, stop)
    recurs = t.at(i - 1) in {"kỳ", "năm", "quý", "tháng", "tuần", "ngày", "sở"}
    if at is None or (at == i and not recurs):
        return _reported(t, i, stop)
    subjects = body_list(t, at)
    if subjects and (head := _with_subject(t, at, subjects)) is not None:
        return head
    verb = verb_phrase(t, at, behind=True)
    if verb is None and recurs:
        verb = _next_verb(t, i, 8)
    return Head(i, "imperative", verb) if verb is not None else None


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
) | {"hằng", "hàng", "trước", "sau"}


def _behind_time(t: Tokens, i: int, stop: int) -> int | None:
    """Return the token behind words and figures of a time at ``i``, also behind an addition in brackets."""
    at = i
    while at < stop:
        word = t.at(at)
        if word in _TIME or word[0].isdigit() or word in {"i", "ii", "iii", "iv"}:
            at += 1
        elif word == "(" and (closed := _closing(t, at)) > at:
            at = closed
        else:
            return at
    return None
