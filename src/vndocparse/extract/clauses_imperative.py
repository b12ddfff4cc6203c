"""The head of a clause that orders something: who is charged, and the leading verb phrase."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_asked import asked_of_topic
from vndocparse.extract.clauses_charge import operated, with_subject
from vndocparse.extract.clauses_circumstance import behind_circumstance
from vndocparse.extract.clauses_consequence import consequence, lacking
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_marks import behind_connectors, behind_marks, depth_zero, is_past
from vndocparse.extract.clauses_names import agent_subject
from vndocparse.extract.clauses_next_verb import next_verb
from vndocparse.extract.clauses_often import often_end
from vndocparse.extract.clauses_relative_verbs import PERSONS, obliged_behind, urged
from vndocparse.extract.clauses_verbs import VerbPhrase, leading_verb, phrases, verb_phrase, verbs


def read_head(t: Tokens, i: int, end: int, *, inner: bool = False) -> Head | None:
    """Read the head of the clause in tokens ``i`` to ``end``; ``None`` where it orders nothing."""
    start = behind_marks(t, i, end)
    at = behind_connectors(t, start, end)
    if at >= end:
        return None
    if phrases("skip").end(t, at) is not None:
        return _behind_consent(t, at, end)
    head = lacking(t, at, end) or _task_of(t, at, end) or _again(t, at, end, inner)
    head = head or _on_ground(t, at, end) or _when_over(t, at, end) or _direct(t, at, inner)
    if head is None and phrases("circumstance").end(t, at) is not None:
        head = behind_circumstance(t, at, end, inner)
    elif head is None and t.at(at) == "về":  # `Về quảng bá, giao Trung tâm …`
        head = behind_circumstance(t, at, end, inner)
        head = head if head is not None and head.subjects else None
    if head is None and (verb := verb_phrase(t, at, inner=inner, bare=True)) is not None:
        head = Head(at, "imperative", verb)
    if head is None and at > start and (verb := leading_verb(t, at, inner=inner)) is not None:
        head = Head(at, "imperative", verb)  # `Một mặt siết kỷ luật …`
    if head is None and not inner:
        head = _behind_run_in(t, at, end)
    if head is None:
        head = consequence(t, at, end) or _answerable(t, at, end) or _given(t, at, end)
        head = head or _lagging(t, at) or asked_of_topic(t, at, end)
        head = head or _behind_statement(t, at, end)
    if head is None or head.verb.first >= end:
        return None
    first = head.verb.first
    if t.at(at) == "nếu" or ("trường", "hợp") in (t.words[at : at + 2], t.words[at + 1 : at + 3]):
        start = at  # `Nếu thiếu giấy tờ: Chuyển ngay …`: a condition is no heading
    elif head.style == "subject" and t.at(first - 1) == ":" and first > at:
        start = first  # the bodies before the colon are a heading that runs in
    elif head.start == first and t.at(first - 1) == ":" and first > at:
        start = first
    elif head.style == "subject" and head.subjects and t.at(head.subjects[-1].end) == ":":
        start = head.subjects[-1].end + 1  # `Sở A, Sở B: căn cứ chức năng, nhiệm vụ, phối hợp …`
    if head.style != "topic" and _defines(t, head):
        return None
    return replace(head, start=start)


def _again(t: Tokens, i: int, end: int, inner: bool) -> Head | None:
    """Read what stands behind how often it is done: `Định kỳ vào thứ Hai hằng tuần báo cáo …`."""
    behind = often_end(t, i)
    if behind == i:
        return _every(t, i, end)
    behind += t.at(behind) == ","
    head = _direct(t, behind, inner) if behind < end else None
    known = head is not None and (head.subjects or head.verb.sure or inner)
    return replace(head, start=i) if head is not None and known else None


_COUNTS = frozenset({"hai", "ba", "bốn", "sáu", "chín", "mỗi", "một"})
_SPANS = frozenset({"tháng", "năm", "quý", "tuần", "ngày"})
_ONCE = frozenset({("một", "lần"), ("1", "lần"), ("01", "lần")})


def _every(t: Tokens, i: int, end: int) -> Head | None:
    """Read `6 tháng sơ kết một lần`: how often it is done stands around the verb."""
    if not (t.at(i).isdigit() or t.at(i) in _COUNTS) or t.at(i + 1) not in _SPANS:
        return None
    verb = verb_phrase(t, i + 2, behind=True)
    if verb is None or not verb.sure or verb.first >= end:
        return None
    once = any(t.words[k : k + 2] in _ONCE for k in range(verb.end, min(end, verb.end + 6)))
    return Head(i, "imperative", verb) if once else None


_GROUNDS = frozenset(
    {("thực", "hiện"), ("thi", "hành"), ("triển", "khai"), ("chấp", "hành"), ("riêng", "các"), ("xét", "đề")}
) | {("phúc", "đáp"), ("trả", "lời"), ("tiếp", "theo")}
_GROUND = 80  # tokens of the ground on which somebody is asked


def _on_ground(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Thực hiện Chương trình …, Văn phòng đề nghị các cơ quan rà soát …`: the request is the order."""
    if t.words[i : i + 2] == ("nhận", "được") and t.capital[i]:
        return _on_receipt(t, i, end)
    if t.words[i : i + 2] not in _GROUNDS or not t.capital[i]:
        return None
    for k in range(i + 3, min(end, i + _GROUND)):
        if t.at(k) in {";", ":"}:
            return None
        if t.at(k) != "," or not depth_zero(t, i, k):
            continue
        at = k + 1
        if verbs("operator").end(t, at) is None and (asks := body_list(t, at, end)):
            at = asks[-1].end
            at += 2 * (t.words[at : at + 2] == ("trân", "trọng"))
        operator = verbs("operator").end(t, at)
        head = operated(t, at, operator) if operator is not None else None
        if head is not None and (head.subjects or head.style == "operator"):
            return replace(head, start=i)
    return None


_EVENT = 14  # tokens of `Kết thúc đợt cao điểm`


def _when_over(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Kết thúc đợt cao điểm, các đơn vị báo cáo …`: what is done when something is over."""
    if t.words[i : i + 2] != ("kết", "thúc") or not t.capital[i]:
        return None
    comma = next((k for k in range(i + 3, min(end, i + _EVENT)) if t.at(k) in {",", ";", ":", "."}), None)
    if comma is None or t.at(comma) != ",":
        return None
    head = _direct(t, comma + 1, False)
    return replace(head, start=i) if head is not None and head.verb.sure else None


_RECEIPT = 8  # tokens of `Nhận được Chỉ thị này`


def _on_receipt(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Nhận được Chỉ thị này | yêu cầu Thủ trưởng các phòng …`: no comma parts what is asked."""
    for at in range(i + 3, min(end, i + _RECEIPT)):
        operator = verbs("operator").end(t, at) if t.at(at - 1) == "này" else None
        head = operated(t, at, operator) if operator is not None else None
        if head is not None and head.subjects:
            return replace(head, start=i)
    return None


_CONSENT = frozenset({("cơ", "bản"), ("đồng", "ý"), ("nhất", "trí"), ("tán", "thành"), ("thống", "nhất")})


def _behind_consent(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Cơ bản đồng ý …, đề nghị Ủy ban … cân đối lại …`: behind the consent a body is charged."""
    if t.words[i : i + 2] not in _CONSENT:
        return None
    for k in range(i + 2, min(end, i + 25)):
        if t.at(k) in {";", ":", "đã", "là"}:
            return None
        operator = verbs("operator").end(t, k + 1) if t.at(k) == "," and depth_zero(t, i, k) else None
        if operator is not None:
            head = operated(t, k + 1, operator)
            return replace(head, start=i) if head is not None and head.subjects else None
    return None


def _defines(t: Tokens, head: Head) -> bool:
    """Tell a definition, `Đại lý Internet là tổ chức …`, from an order with a subject."""
    if head.style != "subject" or not head.subjects:
        return False
    behind = head.subjects[-1].firm or head.subjects[-1].end
    for at in range(behind, min(head.verb.end, behind + 10)):
        if t.at(at) == ",":
            return False
        if t.at(at) == "là":
            if verbs("modal").end(t, head.verb.first - 2) or t.words[at + 1 : head.verb.first].count(","):
                return False  # `là cơ quan chuyên môn …, có nhiệm vụ kiểm tra …`
            member = t.words[at + 1 : at + 3] in PERSONS
            return phrases("office").end(t, at) is None and t.at(at - 1) != "nhất" and not member
    return False


def _direct(t: Tokens, i: int, inner: bool) -> Head | None:
    """Read operator, subject or verb at this very token."""
    if (meeting := phrases("meeting").end(t, i)) is not None:
        meeting = phrases("meeting_adverb").end(t, meeting) or meeting
        operator = verbs("operator").end(t, meeting)
        head = operated(t, meeting, operator) if operator is not None else None
        return replace(head, start=i) if head is not None else None
    operator = verbs("operator").end(t, i)
    if operator is not None and (verbs("action").end(t, i) or 0) > operator and not t.capital[operator]:
        operator = None  # `kêu gọi đầu tư` is one verb
    if operator is not None and t.at(operator) in _NAMED:
        return None  # `Yêu cầu nêu trên là bắt buộc`, `Đề nghị của các xã đã được tổng hợp`
    if operator is not None and (head := operated(t, i, operator)) is not None:
        return head
    if t.capital[i] and (named := phrases("apposition").end(t, i)) is not None and t.at(named) == ",":
        behind = verb_phrase(t, named + 1, behind=True)  # `Cơ quan thường trực, chủ trì tham mưu …`
        return Head(i, "imperative", behind) if behind is not None else None
    subjects = body_list(t, i)
    if subjects:
        subjects = _over_colon(t, subjects)
        head = with_subject(t, i, subjects)
        if head is not None and (head.verb.sure or inner):
            return head
    weak = head if subjects else None
    if not subjects or weak is not None:
        agent = agent_subject(t, i, len(t)) if t.capital[i] or inner else None
        if agent is not None and (t.capital[i] or agent[1].sure):
            return Head(i, "subject", obliged_behind(t, agent[1]) or agent[1], agent[0])
    if weak is not None:
        return weak
    if t.at(i) == "cùng" and (head := _together(t, i)) is not None:
        return head
    if t.at(i) == "là" and (office := phrases("office").end(t, i)) is not None:
        behind = verb_phrase(t, office + 1, behind=True) if t.at(office) == "," else None
        return Head(i, "imperative", behind or next_verb(t, office, 8) or VerbPhrase(i, office, i, ()))
    verb = verb_phrase(t, i, inner=inner)
    if verb is not None:
        if is_past(t, i, verb.end) or (subjects and verb.end == i + 1):
            return None  # `Phòng Kinh tế.` is a name
        return Head(i, "imperative", _reaction(t, verb) or verb)
    return None


_NOTICES = frozenset({("phát", "hiện"), ("nhận", "được"), ("gặp", "phải")})


def _reaction(t: Tokens, verb: VerbPhrase) -> VerbPhrase | None:
    """Return what is to be done in `Phát hiện khói phải báo ngay`: the first verb is the condition."""
    if t.words[verb.first : verb.end] not in _NOTICES:
        return None
    for at in range(verb.end + 1, min(verb.end + 14, len(t))):
        if t.at(at) in {",", ";", ".", ":", "những", "các"}:
            return None
        if t.at(at) == "phải":
            return verb_phrase(t, at, behind=True)
    return None


_NAMED = frozenset({"của", "này", "nêu", "đó", "là", "trên"})


def _over_colon(t: Tokens, subjects: list[Parsed]) -> list[Parsed]:
    """Go on with a row of subjects behind a colon misread for a semicolon: `Các sở: UBND các xã …`."""
    end = subjects[-1].end
    if t.at(end) != ":" or not (subjects[-1].quantified or len(subjects) > 1):
        return subjects
    more = body_list(t, end + 1)
    follows = more and verb_phrase(t, more[-1].end, behind=True) is not None
    return [*subjects, *more] if follows else subjects


def _together(t: Tokens, i: int) -> Head | None:
    """Read `Cùng (với) Công ty … rà lại lịch`: the partners stand before the verb."""
    partners = body_list(t, i + 2 if t.at(i + 1) == "với" else i + 1)
    verb = verb_phrase(t, partners[-1].end, behind=True) if partners else None
    return Head(i, "imperative", verb) if verb is not None else None


_FIELDS = frozenset({"về", "với", "trong", "phần", "riêng", "lĩnh", "khối", "nhóm"})


def _behind_run_in(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Ông A - Trưởng đoàn: Phụ trách chung`: behind a colon a capital begins what is to be done."""
    for k in range(i + 1, min(end - 1, i + 25)):
        if t.at(k) in {";", "."}:
            return None
        if t.at(k) == ":":
            verb = verb_phrase(t, k + 1) if t.capital[k + 1] or t.at(i) in _FIELDS else None
            if verb is not None and verb.end == k + 2 and body_list(t, k + 1):
                return None  # `Thường trực tổ: Phòng Kinh tế.`
            return Head(k + 1, "imperative", verb) if verb is not None else None
    return None


def _given(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Việc chỉnh trang … giao UBND quận chủ trì`: what is given to somebody stands first."""
    for k in range(i + 2, min(end, i + 25)):
        handed = t.words[k : k + 3] == ("được", "giao", "cho")
        if t.at(k) in {";", ":", "đã"} or (t.at(k) in {",", "được"} and not handed and t.at(i) != "việc"):
            return None
        if handed:
            return _handed(t, i, k)
        if t.at(k) == "giao" and phrases("compound").end(t, k) is None:
            head = operated(t, k, k + 2 if t.at(k + 1) == "cho" else k + 1)
            return head if head is not None and (head.subjects or i == 0) else None
    return None


def _handed(t: Tokens, i: int, k: int) -> Head | None:
    """Read `Việc theo dõi … được giao cho Phòng A, Phòng B (làm …)`: who is given it has it to do."""
    subjects = body_list(t, k + 3)
    if not subjects or t.at(subjects[-1].end) == "đã":
        return None
    verb = verb_phrase(t, subjects[-1].end, behind=True) or VerbPhrase(k, k + 2, k, (), False)
    return Head(i, "topic", verb, tuple(subjects))


def _answerable(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Trách nhiệm theo dõi … thuộc (về) X` and `Trách nhiệm của X là (phải) …`."""
    if t.words[i : i + 2] != ("trách", "nhiệm"):
        return None
    if t.at(i + 2) == "của":
        subjects = body_list(t, i + 3, end)
        copula = (
            next((k for k in range(subjects[-1].end, subjects[-1].end + 8) if t.at(k) in {"là", ":"}), None)
            if subjects
            else None
        )
        verb = verb_phrase(t, copula + 1, behind=True) if copula is not None else None
        style = "subject" if copula is not None and t.at(copula) == ":" else "topic"
        return Head(i, style, verb, tuple(subjects)) if verb is not None else None
    verb = verb_phrase(t, i + 2)
    for k in range(i + 3, min(end, i + 40)):
        if verb is None or t.at(k) in {";", "đã"}:
            return None
        if t.at(k) == "thuộc":
            stop = next((m for m in range(k, end) if t.at(m) == ";"), end)
            subjects = body_list(t, k + 2 if t.at(k + 1) == "về" else k + 1, stop)
            if subjects and not (subjects[-1].end < stop and t.at(subjects[-1].end)[:1].isalnum()):
                return Head(i, "topic", verb, tuple(subjects))
    return None


_JOINED = frozenset({"được", "do", "cùng", "với"})
_LAG = frozenset({("những", "nơi"), ("các", "nơi"), ("nơi", "nào"), ("những", "đơn"), ("những", "địa")})


def _lagging(t: Tokens, i: int) -> Head | None:
    """Read `Những nơi chưa gửi báo cáo (…) khẩn trương tự sơ kết`: an adverb ends what they lack."""
    if t.words[i : i + 2] not in _LAG:
        return None
    for k in range(i + 2, i + 6):
        if t.at(k) in {"chưa", "còn"}:
            verb = urged(t, k + 1)
            named = next((m for m in range(k, k + 12) if t.at(m) == "("), None)
            bodies = body_list(t, named + 1) if named is not None else []
            return Head(i, "condition", verb, tuple(bodies)) if verb is not None else None
    return None


def _task_of(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Trực cấp cứu tại cổng chợ là nhiệm vụ của Trạm Y tế, bảo đảm …`: who acts stands behind."""
    for k in range(i + 2, min(end, i + 25)):
        if t.at(k) in {";", ":", ".", "đã", "phải"}:
            return None
        if t.words[k : k + 4] not in _DUTY_OF or "," in t.words[i:k]:
            continue
        subjects = body_list(t, k + 4, end)
        if not subjects or t.at(subjects[0].first) in {"cả", "toàn", "mọi", "mỗi"}:
            return None
        verb = verb_phrase(t, i, bare=True) or VerbPhrase(i, i + 2, i, (), False)
        return Head(i, "topic", verb, tuple(subjects)) if subjects[0].kind in _CHARGED else None
    return None


_DUTY_OF = frozenset({("là", "nhiệm", "vụ", "của"), ("là", "trách", "nhiệm", "của")})
_CHARGED = frozenset({"organ", "named", "position", "person"})


def _that_one(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `(Ai vi phạm,) người đó chịu trách nhiệm`."""
    pointed = next((k + 1 for k in range(i + 1, i + 4) if t.at(k) in {"đó", "ấy"}), None)
    verb = verb_phrase(t, pointed, behind=True) if pointed is not None else None
    return verb if verb is not None and verb.sure else None


def _behind_statement(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Khó khăn phát sinh, các đơn vị báo cáo …`: behind a comma a body and its verb at once."""
    troubled = bool({"khăn", "mắc", "đề"} & set(t.words[i : i + 5]))
    told = False  # behind what was done only a request is an order
    for k in range(i + 2, min(end, i + 30)):
        if t.at(k) in {";", "là", ":"} or (t.at(k) == "được" and body_list(t, k + 1, end)):
            return None
        if t.at(k) == "đã" and body_list(t, i, k):
            return None  # `Ủy ban nhân dân tỉnh đã có văn bản, giao Sở Y tế …`: what somebody did
        told = told or t.at(k) == "đã"
        run_on = troubled and t.at(k + 1) == "các"
        if not (t.at(k) == "," or run_on) or not depth_zero(t, i, k):
            continue
        opens = t.at(k) == "," and (t.capital[i] or t.at(i - 1) == "riêng")
        operator = verbs("operator").end(t, k + 1) if opens else None
        asked = operated(t, k + 1, operator) if operator is not None else None
        named = asked is not None and bool(asked.subjects)
        if asked is not None and (
            (named and asked.verb.sure) if told else (named or asked.style == "operator")
        ):
            return replace(asked, start=i)  # `Các đề án chưa trình, đề nghị cơ quan chủ trì gửi hồ sơ …`
        if told:
            continue
        subjects = body_list(t, k + 1, end)
        if ("nào" in t.words[i : i + 4] or t.at(i) == "ai") and (same := _that_one(t, k + 1)) is not None:
            return Head(i, "condition", same)
        which = "nào" in t.words[i : i + 4] or t.at(i) == "ai"  # `Nơi nào để xảy ra …, chủ tịch xã nơi đó …`
        if not subjects or not (which or subjects[0].quantified or t.capital[subjects[0].first]):
            continue
        if any(t.at(m) in _JOINED and any(b.first > k for b in body_list(t, m + 1)) for m in range(i, k)):
            continue  # `được Sở A chủ trì cùng Công an tỉnh, UBND quận B khảo sát`: a row of partners
        if any(t.at(m) == "do" and _agents_act(t, m + 1, k) for m in range(i, k)):
            return None  # `Việc này do Hội A đảm nhiệm chính, Hội B phối hợp`: who acts is told before
        if any((row := body_list(t, m, k)) and row[-1].end == k for m in range(max(i, k - 8), k)):
            continue  # `báo cáo Sở A, Sở B xem xét`: a row of those who are told
        behind = subjects[-1].end + 2 * (t.words[subjects[-1].end :][:2] == ("nơi", "đó"))
        verb = verb_phrase(t, behind, behind=True)
        if verb is not None and verb.sure and verbs("action", "weak", "adverb", "modal").end(t, behind):
            return Head(i, "subject", verb, tuple(subjects))
    return None


def _agents_act(t: Tokens, i: int, end: int) -> bool:
    """Tell whether bodies stand at ``i`` and what they do, before the comma at ``end``."""
    agents = body_list(t, i, end)
    verb = verb_phrase(t, agents[-1].end, behind=True) if agents else None
    return verb is not None and verb.end <= end
