"""Clauses with a body and a verb that yet order nothing: results, decisions, how things stand."""

from itertools import pairwise

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import phrases, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.extract.directives_things import says_what_it_is

_GROUNDS = frozenset({("thực", "hiện"), ("thi", "hành"), ("triển", "khai"), ("tiếp", "theo")})
_GROUND = 80  # tokens of a ground
_NEAR = 4  # words of a name that says no more than that the issuer itself is meant: `Ban Thường vụ Đảng ủy`
_AFFIRMS = frozenset({("khẳng", "định"), ("nhận", "thấy"), ("ghi", "nhận"), ("đánh", "giá"), ("cho", "ý")})
_TO_COME = frozenset({"còn", "sẽ", "vẫn", "tiếp"})
# what a forecast is of and how it goes on
_MATTERS = frozenset(
    {"trong", "thời", "năm", "tình", "kinh", "thế", "thiên", "từ", "đến", "bối", "mùa", "quý"}
)
_MOVES = frozenset({"tăng", "giảm", "diễn", "phục", "xuất", "tiềm", "gặp", "ngày"})
_LATER = frozenset({"trước", "trong", "tháng", "quý", "phải", "cần", "chậm"})


# `Quý IV có ý nghĩa quyết định …`, `Mùa mưa là thời gian …`: a time, or a state named before, is the subject
_TIMES = frozenset({"quý", "tháng", "năm", "vụ", "mùa", "giai", "thời", "kỳ", "dịp", "tết", "đây", "tuần"})
_STATES = frozenset({"tình", "bối", "thực", "điều", "những", "đặc"})
_SUBJECT = 8  # tokens of such a subject
_TELLS = frozenset(
    {
        *(("đặt", "ra"), ("diễn", "ra"), ("đòi", "hỏi"), ("cho", "thấy"), ("bước", "vào")),
        *(("có", "ý"), ("có", "vai"), ("có", "vị"), ("có", "nhiều"), ("trùng", "với"), ("mở", "đầu")),
        *(("rơi", "vào"), ("ảnh", "hưởng"), ("tác", "động"), ("đánh", "dấu"), ("mở", "ra")),
    }
)


def _is_of_time(t: Tokens, clause: Clause) -> bool:
    """Read `Quý III là thời gian mưa bão tập trung`, `Tình hình đó đòi hỏi …`: what the time is like."""
    head = clause.head
    first = behind_marks(t, clause.first, clause.end)
    states = t.at(first) in _STATES
    if head.subjects or not (states or t.at(first) in _TIMES or t.at(first + 1) in {"tháng", "năm"}):
        return False
    for k in range(first + 1, min(head.verb.first + 1, first + _SUBJECT)):
        if t.at(k) in {",", ";", ":", "phải", "cần"}:
            return False
        begins = t.words[k : k + 2] == ("bắt", "đầu") and t.at(k + 2) in _TIMES
        told = begins or (t.words[k : k + 2] in _TELLS and (k > first + 2 or not states))
        if told or (t.at(k) == "là" and not states and k < head.verb.first):
            return True
    return False


def is_told(t: Tokens, clause: Clause) -> bool:
    """Tell a clause with its subject before the verb that only tells something."""
    head = clause.head
    if _is_level(t, clause) or _may(t, clause) or _receives(t, clause) or _names_matters(t, clause):
        return True
    if (
        says_what_it_is(t, clause)
        or _is_of_time(t, clause)
        or (head.style == "topic" and _falls_short(t, clause))
    ):
        return True
    if any(t.words[k : k + 2] == ("coi", "như") for k in range(clause.first, head.verb.first)):
        return True  # `Quá thời hạn trên coi như đơn vị không báo cáo và …`
    if head.style == "imperative" and (
        _appoints(t, clause)
        or _foretells(t, clause)
        or _reckons(t, clause)
        or _recounts(t, clause)
        or _values(t, clause)
        or _praises(t, clause)
    ):
        return True
    if head.style != "subject" or not head.subjects or t.at(head.verb.first - 1) in {"cần", "phải"}:
        return False
    return (
        _counts(t, clause)
        or _decides(t, clause)
        or _elects(t, clause)
        or _describes(t, clause)
        or _has_issued(t, clause)
    )


_BEHIND_LEVEL = frozenset({",", ".", ";", ")", "(", "đến", "trở", "hoạt", "đổ", "giật", "và", "là", "-", "/"})


def _is_level(t: Tokens, clause: Clause) -> bool:
    """Read `Bão mạnh cấp 10, cấp 11 hoạt động …`: a number of a scale, nothing that is issued."""
    verb = clause.head.verb
    if t.words[verb.first : verb.end] != ("cấp",) or not t.at(verb.end).isdigit():
        return False
    return t.at(verb.end + 1) == "" or t.at(verb.end + 1) in _BEHIND_LEVEL


_BENEFITS = frozenset({"tặng", "trao", "nhận", "xét", "khen", "vinh", "tôn"})


def _receives(t: Tokens, clause: Clause) -> bool:
    """Read `Nghệ nhân được tặng Bằng chứng nhận`: what somebody gets, whoever gives it."""
    head = clause.head
    if head.style != "topic" or head.subjects or {"phải", "cần"} & set(t.words[clause.first : head.verb.end]):
        return False
    at = next((k for k in range(clause.first, head.verb.end) if t.at(k) == "được"), None)
    return at is not None and t.at(at + 1) in _BENEFITS


_ASKED_FOR = frozenset({("kiến", "nghị"), ("đề", "xuất"), ("đề", "nghị")})


def _names_matters(t: Tokens, clause: Clause) -> bool:
    """Read `Những khó khăn, vướng mắc, kiến nghị, đề xuất`: a row of what a report holds."""
    verb = clause.head.verb
    alone = verb.first == behind_marks(t, clause.first, clause.end) and t.at(clause.first - 1) == ";"
    if t.words[verb.main : verb.main + 2] not in _ASKED_FOR:
        return False
    if t.at(verb.first - 1) not in {",", "và"} and not alone:
        return False
    behind = set(t.words[verb.end : clause.end])
    return behind <= {",", ".", ";", "/", "và", "kiến", "nghị", "đề", "xuất", "có", "nếu", "(", ")"}


_ASKS = frozenset({"phải", "cần", "yêu", "giao", "phân"})


def defines(t: Tokens) -> bool:
    """Tell a sentence that says what a thing is, `Vườn mẫu là vườn …`: its noun comes back behind `là`."""
    first = behind_marks(t, 0, len(t))
    copula = next((k for k in range(first + 1, len(t)) if t.at(k) in {"là", ",", ";", ":", "."}), None)
    if copula is None or t.at(copula) != "là":
        return False
    again = copula + 1 + (t.at(copula + 1) in {"các", "những", "một"})
    asks = not _ASKS.isdisjoint(t.words[copula:])  # `… là công tác thường xuyên; các xã phải …`
    return t.at(again) == t.at(first) and not asks


_MAY = frozenset({("có", "chức"), ("có", "quyền")})
_BEFORE_MAY = frozenset({"đều", "cũng", "vẫn"})  # else `cơ quan có chức năng` is who they are


def _may(t: Tokens, clause: Clause) -> bool:
    """Read `Mọi hộ đều có quyền …`, `Tổ … được lập …, có chức năng …`: what somebody may do, or is for."""
    if clause.head.style not in ("topic", "subject"):
        return False
    ends = {body.end for body in clause.head.subjects}
    before = _BEFORE_MAY if ends else _BEFORE_MAY | {","}  # `Tổ … được lập …, có chức năng …`
    first = behind_marks(t, clause.first, clause.end)
    return any(
        t.words[k : k + 2] in _MAY and (t.at(k - 1) in before or (k in ends and t.at(k + 1) == "quyền"))
        for k in range(first, clause.end)
    )


def _foretells(t: Tokens, clause: Clause) -> bool:
    """Read `Dự báo thời tiết năm tới còn khắc nghiệt`: what may come, no order to watch it."""
    verb = clause.head.verb
    if t.words[verb.main : verb.main + 2] != ("dự", "báo"):
        return False
    behind = t.words[verb.main + 2 : clause.end]
    if behind[:1] and behind[0] in _MATTERS:  # `Dự báo trong năm tới, giá vật tư tăng`
        return bool((_TO_COME | _MOVES) & set(behind))
    stop = next((k for k in range(verb.end, clause.end) if t.at(k) in {",", ";"}), clause.end)
    return bool(_TO_COME & set(t.words[verb.main + 2 : stop])) and t.at(verb.main + 2) not in {",", "và"}


_RECKONED = frozenset({("dự", "toán"), ("khái", "toán"), ("ước", "tính")})


def _reckons(t: Tokens, clause: Clause) -> bool:
    """Read `Dự toán kinh phí giai đoạn 2020 - 2025: 62.400 triệu đồng`: what it is to cost."""
    verb = clause.head.verb
    if t.words[verb.main : verb.main + 2] not in _RECKONED or t.at(verb.main + 2) not in {"kinh", "tổng"}:
        return False
    colon = next((k for k in range(verb.end, clause.end) if t.at(k) in {":", "là", ";"}), None)
    return colon is not None and t.at(colon) != ";" and t.at(colon + 1)[:1].isdigit()


def _falls_short(t: Tokens, clause: Clause) -> bool:
    """Read `Việc tuyên truyền được thực hiện thường xuyên nhưng hiệu quả chưa cao`: how it is done today."""
    words = t.words[clause.head.verb.end : clause.end]
    but = next((k for k, w in enumerate(words) if w in {"nhưng", "song", ",", ";"}), None)
    if but is None or words[but] in {",", ";"} or {"phải", "cần"} & set(t.words[clause.first : clause.end]):
        return False
    return bool({"chưa", "còn"} & set(words[but:]))


def _recounts(t: Tokens, clause: Clause) -> bool:
    """Read `Thực hiện Công văn số …, Sở A đã có văn bản đề nghị …`: the ground, and what was done on it."""
    head = clause.head
    if t.words[head.verb.first : head.verb.first + 2] not in _GROUNDS or not t.capital[head.verb.first]:
        return False
    for k in range(head.verb.end, min(clause.end, head.verb.end + _GROUND) - 1):
        if t.at(k) in {";", "."}:
            return False
        found = body_list(t, k + 1, clause.end) if t.at(k) == "," and t.capital[k + 1] else []
        if found and t.at(found[-1].end) == "đã":
            return True
        if t.at(k) == "," and phrases("lately").end(t, k + 1) is not None:
            stop = next((m for m in range(k + 1, clause.end) if t.at(m) in {";", "."}), clause.end)
            return "đã" in t.words[k:stop] and not {"phải", "cần"} & set(t.words[k:stop])
    return False


# verbs that take such a predicate for their object: `Xác định bảo vệ rừng là nhiệm vụ trọng tâm`
_HOLD = frozenset(
    {
        "xác",
        "coi",
        "xem",
        "lấy",
        "nhận",
        "khẳng",
        "nhấn",
        "quán",
        "chọn",
        "nêu",
        "hiểu",
        "gắn",
        "tuyên",
        "lựa",
        "thấm",
    }
)


def _values(t: Tokens, clause: Clause) -> bool:
    """Read `Bảo vệ rừng là trách nhiệm của toàn dân`: what it is worth, no order to do it."""
    head = clause.head
    if head.start != head.verb.first or t.at(head.verb.main) in _HOLD or not t.capital[head.verb.first]:
        return False
    for k in range(head.verb.end, min(clause.end, head.verb.end + 16)):
        if t.at(k) in {",", ";", ":", "(", "coi", "xem", "để", "xác", "cho"}:
            return False
        if t.at(k) == "là":
            first = k + 1 + (t.at(k + 1) in {"một", "những", "các"})
            return phrases("worth").end(t, first) is not None and t.at(k - 1) not in {
                "nhất",
                "biệt",
                "tức",
                "nghĩa",
            }
    return False


# what a committee decides of somebody's post
_POSTS = frozenset(
    tuple(post.split())
    for post in [
        "điều động",
        "luân chuyển",
        "bổ nhiệm",
        "chỉ định",
        "giới thiệu",
        "chuẩn y",
        "phê chuẩn",
        "tiếp nhận",
        "cho thôi",
        "quyết định",
        "phân công",
        "thi hành",
        "cảnh cáo",
        "khiển trách",
        "cách chức",
        "khai trừ",
    ]
)


def _appoints(t: Tokens, clause: Clause) -> bool:
    """Read `Điều động đồng chí A … giữ chức B`, `Quyết định kỷ luật … đối với đồng chí A`: it is decided."""
    verb = clause.head.verb
    if t.words[verb.first : verb.first + 2] not in _POSTS or clause.head.subjects:
        return False
    words = t.words[verb.first : clause.end]
    named = next(
        (
            k
            for k in range(len(words) - 2)
            if words[k : k + 2] == ("đồng", "chí") or words[k] in {"ông", "bà"}
        ),
        None,
    )
    if named is None:
        return False
    at = verb.first + named + (2 if words[named] == "đồng" else 1)
    if at + 1 >= len(t) or not (t.capital[at] and t.capital[at + 1]):
        return False  # no name: `phân công đồng chí Phó Chủ tịch …`
    pairs = set(pairwise(words))
    return bool({("giữ", "chức"), ("kỷ", "luật"), ("thôi", "giữ"), ("tham", "gia")} & pairs) and not (
        {("trước", "ngày"), ("hoàn", "tất")} & pairs
    )


_PRAISE = frozenset({("biểu", "dương"), ("khen", "ngợi"), ("chúc", "mừng"), ("trân", "trọng")})
_MERIT = frozenset({"thành", "công", "cống", "đạt", "hoàn"})
_NAMED = 8  # words in which whoever is blamed is named
_CENSURE = frozenset({"chưa", "chậm", "không", "để", "còn", "thiếu", "vì", "do", "đã"})


def _praises(t: Tokens, clause: Clause) -> bool:
    """Read `Biểu dương lực lượng cứu hộ đã kịp thời cứu 5 ngư dân`; `… đã có thành tích` is an order.

    So is `Phê bình …` without what for.
    """
    verb = clause.head.verb
    if t.at(verb.main) == "phê" and t.at(verb.main + 1) == "bình":  # `Phê bình xã A chậm gửi …`
        named = any(t.capital[verb.end : min(verb.end + _NAMED, clause.end)])  # not `bộ phận để quá hạn`
        what_for = bool(_CENSURE & set(t.words[verb.end : clause.end]))
        return named and what_for and t.at(verb.main + 2) not in {",", "và"}
    if t.words[verb.first : verb.end] not in _PRAISE:
        return False
    past = next((k for k in range(verb.end, clause.end) if t.at(k) == "đã"), None)
    return past is not None and not _MERIT & set(t.words[past : past + 4])


def _counts(t: Tokens, clause: Clause) -> bool:
    """Read `Công an xã xử lý 12 vụ, bắt giữ 15 đối tượng`: nobody can plan how many there will be."""
    verb = clause.head.verb
    if phrases("unplanned").end(t, verb.first) != verb.end or not t.at(verb.end)[:1].isdigit():
        return False
    later = any(t.at(k) in _LATER and t.at(k + 1) != "hạn" for k in range(verb.end, clause.end))
    return t.at(verb.end + 1) != "%" and not later


def _decides(t: Tokens, clause: Clause) -> bool:
    """Read `Ban Thường vụ thống nhất lùi thời gian …`: the body that deliberates decides it for itself."""
    verb, body = clause.head.verb, clause.head.subjects[-1]
    if len(clause.head.subjects) > 1 or phrases("deliberating").end(t, body.first) is None:
        return False
    affirms = t.words[verb.first : verb.first + 2] in _AFFIRMS
    agrees = t.words[verb.first : verb.end] == ("thống", "nhất")
    if not (affirms or agrees) or body.end - body.first > _NEAR + 2:
        return False
    if affirms:
        return True
    return verbs("action", "weak", "noun", "operator", "manner").end(t, verb.end) is None


def _elects(t: Tokens, clause: Clause) -> bool:
    """Read `Ban Chấp hành bầu bổ sung 01 đồng chí (27/27 phiếu)`: the votes are counted."""
    verb, body = clause.head.verb, clause.head.subjects[-1]
    if phrases("deliberating").end(t, body.first) is None or t.at(verb.main) not in {"bầu", "biểu", "bỏ"}:
        return False
    return "phiếu" in t.words[verb.end : clause.end] and not _LATER & set(t.words[verb.end : clause.end])


def _describes(t: Tokens, clause: Clause) -> bool:
    """Read `Một số chi bộ ghép sinh hoạt còn lúng túng`: of some it is said how they do."""
    first = clause.head.start
    if t.words[first : first + 2] != ("một", "số"):
        return False
    stop = next((k for k in range(first, clause.end) if t.at(k) in {",", ";"}), clause.end)
    return "còn" in t.words[first:stop] and not {"cần", "phải"} & set(t.words[first:stop])


_TYPE = 4  # words of a document's type: `Thông tư liên tịch`


def _has_issued(t: Tokens, clause: Clause) -> bool:
    """Read `Thủ tướng ban hành Công điện số 24/CĐ-TTg`, `Sở A có Tờ trình số 9/TTr-SA`: it has its number."""
    first, verb = clause.head.start, clause.head.verb
    for k in range(first, verb.end + 1):
        behind = k + 2 if t.words[k : k + 2] == ("ban", "hành") else k + 1 if t.at(k) == "có" else None
        if behind is None or behind < verb.first - 1 or behind >= len(t) or not t.capital[behind]:
            continue
        at = next((m for m in range(behind + 1, behind + _TYPE + 1) if t.at(m) == "số"), None)
        if at is not None and t.at(at + 1)[:1].isdigit():
            return True
    return False
