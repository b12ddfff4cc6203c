"""Sentences of duty that do not begin with body or verb: passives, `phải`, `X nào … thì …`, `do X làm`."""

from dataclasses import replace

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_doer import doer_head
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_marks import tells_of_meeting
from vndocparse.extract.clauses_middle import chief_task, middle_head
from vndocparse.extract.clauses_names import named_on
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase, verbs
from vndocparse.lexicons.word_pairs import common_pairs

_REACH = 70  # tokens that the topic before the verb may take
_DUTIES = frozenset({"phải", "cần", "ưu", "không"})
# Words before `được` that make it a fact or part of another word: `đã được`, `có được`.
_NO_PASSIVE = frozenset(
    {"đã", "chưa", "không", "vừa", "đang", "có", "để", "nếu", "khi", "mà", "nhận", "giành"}
)


def topic_head(t: Tokens, i: int, end: int) -> Head | None:
    """Read a topic-first or passive sentence of the tasks part (`Kinh phí … được bố trí …`)."""
    if i >= end or t.at(i)[0].isdigit() or phrases("skip").end(t, i) is not None:
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
    for at in range(i + 1, min(end, i + _REACH)):
        word = t.at(at)
        if word == ";" or phrases("void").end(t, at) is not None:
            return None
        if (word == "có" and t.at(at + 1)[:1].isdigit()) or t.words[at : at + 2] in _STATED:
            return None
        if word == "được" and t.words[at + 1 : at + 3] in _SAID:
            return None  # `Thị trường … được dự báo tiếp tục mở rộng`
        if (
            word == "là"
            and t.at(at - 1) not in _IS
            and not {"phải", "cần", "thì", "do"} & set(t.words[at:end])
        ):
            return None  # `Rừng phòng hộ là rừng được sử dụng …`, `Xe cứu thương là phương tiện ưu tiên`
        if word == "đã":
            past = True  # a relative clause may look back (`đất đã thu hồi phải …`); only a plain duty helps
        head = None
        if word == "được" and (not past or t.at(at - 1) in {"phải", "cần"}):
            head = _obliged_behind(t, i, at) or _passive(t, i, at)
        elif word == "bị" and t.at(at - 1) == "phải":
            head = _passive(t, i, at)  # `Xe chở quá tải phải bị xử phạt`
        elif word == "gửi" and not past and at < i + 8:
            head = _sent(t, i, at)
        elif word == "báo" and not past and at < i + 8:
            head = _result_reported(t, i, at)
        elif word == "do" and not past:
            stop = next((k for k in range(at, min(end, at + 40)) if t.at(k) == ";"), end)
            head = _agent(t, i, at, stop) or _borne_by(t, i, at, stop)
        elif word == "chỉ" and not past:
            head = _only(t, i, at)
        elif word == "thì" and not past:
            head = _then(t, i, at)
        elif word == "lồng" and not past and t.at(i) in _WOVEN:
            head = _woven_in(t, i, at)
        elif word in _CARRIED and not past and t.at(i) in _MATTERS:
            head = _carried_out(t, i, at)
        elif word in _DUTIES and (not past or word in {"phải", "cần"}):
            head = _obliged(t, i, at)
        elif not past and (passive := phrases("passive").end(t, at)) is not None:
            head = Head(i, "topic", VerbPhrase(at, passive, at, (), False))
        if head is not None and head.verb.first < end:
            return _behind_colon(t, head)
    return (
        None if past else middle_head(t, i, end) or (doer_head(t, i, end) if t.capital[i] or i == 0 else None)
    )


def _obliged_behind(t: Tokens, i: int, passive: int) -> Head | None:
    """Read `Việc thực hiện nhiệm vụ được giao phải tuân thủ …`: the passive only tells which task."""
    for at in range(passive + 1, passive + 10):
        if t.at(at) in {",", ";", ".", ":", "thì", "mà", "các", "những"}:
            return None
        if t.at(at) == "phải":
            return _obliged(t, i, at)
    return None


def _behind_colon(t: Tokens, head: Head) -> Head:
    """What stands before a colon right at the verb is a heading: `Phần diện tích …: ưu tiên giao …`."""
    first = head.verb.first
    if t.at(first - 1) != ":":
        return head
    return Head(first, "imperative", replace(head.verb, sure=True))


def duty_behind_semicolon(t: Tokens, i: int, end: int) -> Head | None:
    """Read a clause behind a semicolon whose topic stands first: only `phải` and `thì` make it an order."""
    if (head := consequence(t, i, end) or _then_behind(t, i, end)) is not None:
        return head
    by = next((k for k in range(i + 1, min(end, i + 16)) if t.at(k) == "do"), None)
    if by is not None and t.at(i) in _BORNE_THINGS:
        borne = _agent(t, i, by, end) or _borne_by(t, i, by, end)
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
        if t.at(at) == "gửi" and (sent := _sent(t, i, at)) is not None:
            return sent
        if t.at(at) == "phải" and t.at(at - 1) not in {"không", "nếu"}:
            return _obliged(t, i, at) or (_passive(t, i, at + 1) if t.at(at + 1) == "được" else None)
    return None


def _then_behind(t: Tokens, i: int, end: int) -> Head | None:
    """Read `…; cơ sở tái phạm thì thu hồi giấy phép`, `…; quá hạn mà không chấp hành thì cưỡng chế`."""
    for at in range(i + 2, min(end, i + 18)):
        if t.at(at) in {",", "đã", ":", "(", "vì", "bởi"}:
            return None
        if t.at(at) == "thì":
            verb = verb_phrase(t, at + 1)
            return Head(i, "condition", verb) if verb is not None and verb.sure and verb.first < end else None
    return None


def duty_before_comma(t: Tokens, i: int, end: int) -> Head | None:
    """Read `(Trong điều kiện …,) các công trình phải được … cân nhắc`: a duty before the next comma."""
    for at in range(i + 1, end):
        if t.at(at) in {",", ";", "đã"}:
            return None
        if verbs("modal").end(t, at) is not None and t.at(at) in {"có", "chịu"}:
            return _obliged(t, i, at)
        if t.at(at) in {"phải", "cần"}:
            return (_passive(t, i, at + 1) if t.at(at + 1) == "được" else None) or _obliged(t, i, at)
    return None


# what work may meet with
TROUBLES = frozenset({("khó", "khăn"), ("vướng", "mắc"), ("phát", "sinh")})
_REPORTS = frozenset({("báo", "cáo"), ("phản", "ánh")})
# Who is in trouble may also propose what to do; `khó khăn, vướng mắc và đề xuất …` only names two things.
_TURNS_TO = _REPORTS | {("đề", "xuất"), ("báo", "ngay")}
_IS_TOLD = _REPORTS | {("báo", "về"), ("liên", "hệ"), ("trao", "đổi")}


def consequence(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Hộ nào chưa đồng thuận thì Bí thư chi bộ … vận động`: who acts stands behind `thì`."""
    opening = t.words[i : i + 6]
    if t.at(i) == "ai":  # `ai vướng việc gì báo cáo chi ủy`
        told = next((k for k in range(i + 2, min(end, i + 9)) if t.words[k : k + 2] in _TURNS_TO), None)
        verb = verb_phrase(t, told) if told is not None else None
        if verb is not None:
            return Head(i, "condition", verb)
    if "thấy" in opening or not (
        "nào" in opening or t.at(i) in {"những", "các", "mọi", "ai", "nơi", "nếu", "trường", "khi"}
    ):
        return None
    for at in range(i + 1, min(end, i + 45)):
        if t.at(at) == ";":
            return None
        if t.at(at) != "thì":
            continue
        subjects = body_list(t, at + 1, end)
        behind = subjects[-1].end if subjects else at + 1
        verb = verb_phrase(t, behind, behind=bool(subjects)) or _near_verb(t, behind, 8)
        if verb is not None and verb.first < end and t.at(behind) not in {"đã", "là"}:
            return Head(i, "condition", verb, tuple(subjects))
        return None
    return None


def _near_verb(t: Tokens, i: int, reach: int) -> VerbPhrase | None:
    """Find a verb behind the rest of a name: `chủ tịch xã nơi đó chịu trách nhiệm`."""
    for at in range(i, min(i + reach, len(t))):
        if t.at(at) in {",", ";", ".", "đã"}:
            return None
        if (verb := verb_phrase(t, at, behind=True)) is not None:
            return verb
    return None


def _passive(t: Tokens, i: int, at: int) -> Head | None:
    """Read `được (cấp ủy …) cụ thể hóa`: who acts may stand between."""
    if t.at(at - 1) in _NO_PASSIVE:
        return None
    agents: list[Parsed] = body_list(t, at + 1)
    if agents and (verb := verb_phrase(t, agents[-1].end, behind=True)) is not None:
        return Head(i, "topic", replace(verb, sure=False), tuple(agents))
    verb = verb_phrase(t, at + 1, behind=True)
    if t.words[at + 1 : at + 3] == ("lựa", "chọn") or t.at(at + 1) in {"quyền", "phép", "tự"}:
        return None  # what somebody may do
    if verb is not None and t.words[verb.end : verb.end + 2] == ("chủ", "yếu"):
        return None  # `Cát được khai thác chủ yếu ở hạ lưu`
    if verb is not None:
        return Head(i, "topic", VerbPhrase(at, verb.end, at, verb.tasks, False))
    known = phrases("passive").end(t, at) or _unknown_passive(t, at)
    return Head(i, "topic", VerbPhrase(at, known, at, (), False)) if known is not None else None


def _unknown_passive(t: Tokens, at: int) -> int | None:
    """Take `được hưởng …`: any two plain words behind `được` in the reach of no fact."""
    pair = range(at + 1, at + 3)
    if at + 3 > len(t) or any(t.capital[k] or not t.words[k].isalpha() for k in pair):
        return None
    if phrases("stative").end(t, at + 1) is not None or phrases("nominal_head").end(t, at + 1) is not None:
        return None
    return at + 2


def _sent(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Hồ sơ gửi về …`, `báo cáo quý gửi trước ngày …`: papers that are to be sent."""
    if (
        t.at(i) not in {"hồ", "báo", "danh", "kết", "văn", "ý", "số", "đề", "kế", "tài"}
        or t.at(at - 1) == ","
    ):
        return None
    if t.at(at + 1) not in {"về", "đến", "cho", "trước", "qua", "chậm"} and not body_list(t, at + 1):
        return None
    return Head(i, "topic", VerbPhrase(at, at + 1, at, (), False))


def _result_reported(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Kết quả thực hiện báo cáo về Ủy ban nhân dân tỉnh …`."""
    if t.words[i : i + 2] != ("kết", "quả") or t.at(at + 1) != "cáo" or t.at(at - 1) in _NO_REPORT:
        return None
    if t.at(at + 2) not in {"về", "cho", "lên", "với", "hằng", "hàng", "trước", "định"} and not body_list(
        t, at + 2
    ):
        return None
    return Head(i, "topic", VerbPhrase(at, at + 2, at, (), False))


# What is to be told, and to whom: `Mọi khó khăn, vướng mắc phản ánh (kịp thời) về …`.
_TOLD_OF = TROUBLES | {("vấn", "đề"), ("bất", "cập")}
_TOLD = frozenset({"về", "với", "cho", "lên", "đến", "qua", "kịp", "ngay", "bằng"})


def trouble_told(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Mọi khó khăn, vướng mắc phản ánh về Phòng A`: troubles that are to be told to somebody."""
    first = table("quantifier").end(t, i) or i
    if t.words[first : first + 2] not in _TOLD_OF:
        return None
    for at in range(first + 2, min(end - 2, first + 16)):
        if t.at(at) in {";", ":", "đã", "được", "do"}:
            return None
        if t.words[at : at + 2] in _IS_TOLD:
            behind = at + 1 if t.at(at + 1) == "về" else at + 2
            apart = t.at(at - 1) == "," and t.at(at - 2) not in {"sinh", "mắc", "khăn"}
            if apart or not (t.at(behind) in _TOLD or body_list(t, behind)):
                return None
            return Head(i, "topic", VerbPhrase(at, behind, at, (), False))
    return None


def _only(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Đèn đường chỉ bật từ sau 18 giờ`: a limit set to what is done; `chỉ đạt …` tells a state."""
    if (verbs("action").end(t, at) or 0) > at + 1 or phrases("compound").end(t, at) is not None:
        return None  # `chỉ đạo`, `chỉ tiêu`
    if t.at(at + 1) == "dẫn" or t.at(at - 1) in {"biển", "bảng", "đạo"}:
        return None  # `biển chỉ dẫn`
    verb = verb_phrase(t, at + 1, behind=True)
    known = verb is not None and verb.sure and verb.first == at + 1
    if known and verb is not None and t.at(at + 1) not in _STATES:
        return Head(i, "topic", VerbPhrase(at, verb.end, at, verb.tasks, False))
    timed = t.at(at + 1).isalpha() and t.at(at + 1) not in _STATES and t.at(at + 2) in _LIMITS
    return Head(i, "topic", VerbPhrase(at, at + 2, at, (), False)) if timed else None


def _then(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Ruộng cuối kênh không đủ nước thì vận động nhân dân chuyển sang trồng ngô`."""
    if not _LACKS & set(t.words[i:at]) or "," in t.words[i:at]:
        return None
    verb = verb_phrase(t, at + 1, behind=True)
    return Head(i, "topic", verb) if verb is not None and verb.sure else None


def _woven_in(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Công tác X lồng ghép với việc triển khai Kế hoạch …`."""
    if t.words[at : at + 2] != ("lồng", "ghép") or t.at(at + 2) not in {"với", "vào", "trong"}:
        return None
    return Head(i, "topic", VerbPhrase(at, at + 2, at, (), False)) if t.at(at - 1).isalpha() else None


_CARRIED = frozenset({"tiến", "vận", "áp", "kết", "thực"})
_CARRIED_OUT = frozenset(
    {("tiến", "hành"), ("vận", "dụng"), ("áp", "dụng"), ("kết", "thúc"), ("thực", "hiện")}
)
_HOW = frozenset({"từ", "vào", "trước", "theo", "đúng", "xong", "định", "hằng", "hàng", "chậm", "thống"})


def _carried_out(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Việc kiểm điểm tiến hành từ ngày …`, `Việc nghiệm thu thực hiện theo quy trình mới`."""
    if t.words[at : at + 2] not in _CARRIED_OUT or t.at(at + 2) not in _HOW or at < i + 3:
        return None
    if not t.at(at - 1).isalpha() or t.at(at - 1) in {"tổ", "và", "được", "việc", "đang", "triển", "khi"}:
        return None
    return Head(i, "topic", VerbPhrase(at, at + 2, at, (), False))


_BORNE = frozenset(
    {("thực", "hiện"), ("đảm", "nhiệm"), ("chi", "trả"), ("thanh", "toán"), ("phụ", "trách"), ("đảm", "nhận")}
)
_BORNE_THINGS = frozenset({"việc", "kinh", "công", "tiền", "chi", "phần"})
_LONGEST_AGENT = 10  # words of those who do it


def _borne_by(t: Tokens, i: int, at: int, end: int) -> Head | None:
    """Read `Việc thả phao do nhóm kỹ thuật viên thực hiện …`: people whom no table of bodies has."""
    if t.at(i) not in _BORNE_THINGS or t.at(at + 1) not in {"nhóm", "tổ", "cơ", "đơn", "các", "chủ", "người"}:
        return None
    for k in range(at + 3, min(end, at + _LONGEST_AGENT)):
        if not t.at(k).isalpha() or t.at(k) in {"đã", "được", "bị", "không"}:
            return None
        if t.words[k : k + 2] in _BORNE:
            return Head(i, "topic", VerbPhrase(k, k + 2, k, (), False))
    return None


def _must_be_borne(t: Tokens, i: int, at: int) -> Head | None:
    """Read `việc khoan phải do đơn vị có giấy phép hành nghề thực hiện`: who does it, whatever they are."""
    for k in range(at + 2, min(len(t), at + 2 * _LONGEST_AGENT)):
        if not t.at(k).isalpha() or t.at(k) in {"đã", "bị"}:
            return None
        if t.words[k : k + 2] in _BORNE:
            return Head(i, "topic", VerbPhrase(k, k + 2, k, (), False), (Parsed(at + 1, k, "named"),))
    return None


def _row_of_places(t: Tokens, i: int, end: int) -> Head | None:
    """Read `(Các xã ven sông:) Yên Hòa, Tân Lập tổ chức …`: a heading says what the names are of."""
    at = i
    while at < min(end, i + 30) and (t.capital[at] or t.at(at) in {",", "và"}):
        at += 1
    if "," not in t.words[i:at] or at >= end or not t.at(at - 1).isalpha() or at < i + 4:
        return None
    verb = verb_phrase(t, at, behind=True)
    return Head(i, "topic", verb) if verb is not None and verb.sure and verb.first == at else None


# before these `là` brings in an example or an ordinal: `nhất là`, `một là`
_IS = frozenset(
    {"nhất", "biệt", "hết", "tiên", "một", "hai", "ba", "bốn", "năm", "nghĩa", "coi", "xem", "tức", "gọi"}
)
_STATED = frozenset({("cho", "thấy"), ("có", "quyền")})
_SAID = frozenset({("dự", "báo"), ("kỳ", "vọng"), ("nhận", "định"), ("cho", "là"), ("biết", "đến")})
_STATES = frozenset({"đạt", "có", "còn", "chiếm", "bằng", "là", "được", "tăng", "giảm", "mới"})
_LIMITS = frozenset({"từ", "trong", "khi", "sau", "trước", "vào", "tại", "ở"})
_LACKS = frozenset(
    {"vi", "quá", "sai", "hỏng", "trái", "mất", "tái", "chậm", "không", "chưa", "thiếu", "hết"}
)
_MATTERS = frozenset({"công", "việc", "nội", "hoạt"})
_WOVEN = _MATTERS | {"các", "những", "kỳ", "báo"}
_NO_REPORT = frozenset({"các", "trong", "theo", "tại", "của", "những", "và", "từ", "một", "số"})


def _agent(t: Tokens, i: int, at: int, end: int) -> Head | None:
    """Read `Nhiệm vụ của các thành viên do Trưởng đoàn phân công.`: the clause ends soon behind its verb."""
    agents = named_on(t, body_list(t, at + 1, end))
    if not agents:
        return None
    verb = verb_phrase(t, agents[-1].end, behind=True)
    firm = agents[-1].firm
    if verb is None and firm is not None and (verb := verb_phrase(t, firm, behind=True)) is not None:
        agents = [*agents[:-1], replace(agents[-1], end=firm, firm=None)]  # `do Chi cục A | cấp`
    if verb is not None and t.at(verb.end) == "chính":
        verb = replace(verb, end=verb.end + 1)  # `do Hội A đảm nhiệm chính, Hội B phối hợp`
    if t.at(agents[-1].end) == "," and t.capital[at + 1]:  # `do Trung tâm Thông tin, Xúc tiến du lịch làm …`
        agents = _two_agents(t, at + 1, min(end, at + 25)) or agents
        verb = verb_phrase(t, agents[-1].end, behind=True)
    if phrases("circumstance").end(t, i) is not None:
        return None
    # `Việc chọn, giữ giống do Sở A hướng dẫn`, `Biển hiệu, bảng tên do Sở A thiết kế`
    parted = ("là", ":") if t.at(i) == "việc" or t.at(at - 1) != "," else ("là", ",", ":")
    if verb is None or any(w in t.words[i:at] for w in parted):
        return None
    if verb.end < end - 8 and not ("lead" in verb.tasks or t.at(verb.end) == ","):
        return None
    return Head(i, "topic", replace(verb, sure=False), tuple(agents))


def _two_agents(t: Tokens, i: int, end: int) -> list[Parsed]:
    """Return two bodies of which the first has a comma in its name, as `và` before the second tells."""
    for k in range(i + 3, end):
        if t.at(k) == "và" and (second := body_list(t, k + 1)) and t.capital[k + 1]:
            return [Parsed(i, k, "named"), *second]
    return []


def _obliged(t: Tokens, i: int, at: int) -> Head | None:
    if t.at(at - 1) in {"không", "nhu", "chưa", "việc", "thể", "buộc", "bị"}:
        return None  # `có thể phải`, `buộc phải` tell what may happen or did
    if t.words[at : at + 2] == ("phải", "do"):
        return _must_be_borne(t, i, at + 1)
    verb = verb_phrase(t, at)
    if verb is None and t.at(at) == "phải":
        verb = _unknown_duty(t, i, at)
    if verb is None or (t.at(at) == "không" and t.at(at + 1) not in {"được", "để"}):
        return None
    if t.at(at) == "ưu" and verbs("weak", "action").end(t, at) is None:
        return None
    return Head(i, "topic", replace(verb, sure=False))


_SOME = frozenset({"nhiều", "một", "không", "hiện", "số", "có", "trong", "nếu"})
_BEFALLS = frozenset({"bị", "được", "đi", "mất", "thôi", "vì", "do", "chăng", "như", "kể"})


def _unknown_duty(t: Tokens, i: int, at: int) -> VerbPhrase | None:
    """Read `Tàu cá phải bật đèn …`, `Mọi khoản chi phải có chứng từ`: behind `phải` any word is a verb.

    Not where the subject is some of many, of whom it is told what they have to bear.
    """
    first = at + 1
    if t.at(i) in _SOME or not t.at(first).isalpha() or t.capital[first] or t.at(first) in _BEFALLS:
        return None
    if not t.at(first + 1)[:1].isalnum():
        return None
    word = (t.at(first), t.at(first + 1)) in common_pairs()
    return VerbPhrase(first, first + 1 + word, first, (), False)
