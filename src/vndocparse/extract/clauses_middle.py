"""Topics that undergo a verb in the active: `Cống số 4 sửa xong trước mùa lũ`."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_head import Head, topic_at
from vndocparse.extract.clauses_verbs import VerbPhrase, manner_end, phrases, verb_phrase, verbs

_REACH = 16  # tokens of such a topic
_NO_TOPIC = frozenset(
    ["đã", "được", "là", "có", "còn", "bị", "do", "để", "khi", "nếu", "mà", "thì", "gồm", "đang", "phải"]
) | {"cần", "sẽ", "chưa", "không", "như", "nhằm", ":", ";", "(", "."}


def middle_head(t: Tokens, i: int, end: int) -> Head | None:
    """Read a topic whose verb is followed at once by a limit, a way or a place: `Hồ sơ nộp qua mạng …`.

    The verb has no object, so that the topic is what it is done with; nothing in the clause tells a state.
    """
    if i >= end or not t.capital[i]:
        return None
    if phrases("description").end(t, i) is not None and phrases("paper").end(t, i) is None:
        return None
    for at in range(i + 2, min(end, i + _REACH)):
        if t.at(at) in _NO_TOPIC:
            return None
        verb = phrases("middle").end(t, at)
        if t.at(at) == "xong" and t.at(i) == "việc" and phrases("limit").end(t, at + 1) is not None:
            return topic_at(i, at, at + 1)  # `Việc rà soát xong trước …`
        if verb is None or t.capital[at] or verb >= end or _in_noun(t, at, verb):
            continue
        behind = verb
        while (manner := manner_end(t, behind) or phrases("result").end(t, behind)) is not None:
            behind = manner
        limited = (
            phrases("limit").end(t, behind) is not None
            or t.at(behind)[:1].isdigit()
            or (behind > verb and t.at(behind) in {".", ",", ""})
        )
        if limited and behind < end:
            return None if _NO_TOPIC & set(t.words[behind:end]) - _ALLOWED else _made(t, i, at, verb)
    return None


_FUNCTION = frozenset({"các", "những", "và", ",", "của", "về", "để", "việc", "trong", "khi", "theo", "sự"})


def _in_noun(t: Tokens, at: int, verb: int) -> bool:
    """Tell whether a verb says more of the noun before it: `kinh phí thực hiện`, but `kinh phí | trích`."""
    if verb == at + 1:
        return t.at(at - 1) in _FUNCTION
    return phrases("noun_end").end(t, at - 1) == at


_ALLOWED = frozenset({":", "(", ".", ";", "khi", "do", "có", "được", "để", "nhằm", "không", "như"})


def _made(t: Tokens, i: int, at: int, verb: int) -> Head | None:
    """Return the head unless the verb stands inside a longer noun phrase, whose verb is to come."""
    if verbs("operator").end(t, i) is not None:
        return None
    return topic_at(i, at, verb)


_CHIEF = frozenset(
    {"trọng", "trước", "cấp", "hàng", "chính", "then", "quan", "ưu", "đầu", "chủ", "cần", "bách"}
)


def chief_task(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Nhiệm vụ trọng tâm là gieo cấy kịp thời vụ`: the task stands behind `là`."""
    if t.words[i : i + 2] not in {("nhiệm", "vụ"), ("công", "việc"), ("việc", "cần"), ("việc", "trước")}:
        return None
    if t.at(i + 2) not in _CHIEF and t.at(i + 1) not in _CHIEF:
        return None
    for at in range(i + 2, min(end, i + 20)):
        if t.at(at) in {",", ";", ":", ".", "đã", "được"}:
            return None
        if t.at(at) == "là":
            verb = verb_phrase(t, at + 1 + (t.at(at + 1) == "phải"))
            return Head(i, "topic", verb) if verb is not None and verb.sure else None
    return None


_STATES = frozenset({"đạt", "có", "còn", "chiếm", "bằng", "là", "được", "tăng", "giảm", "mới"})
_LIMITS = frozenset({"từ", "trong", "khi", "sau", "trước", "vào", "tại", "ở"})


def only_head(t: Tokens, i: int, at: int) -> Head | None:
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
    return topic_at(i, at, at + 2) if timed else None


def woven_in(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Công tác X lồng ghép với việc triển khai Kế hoạch …`."""
    if t.words[at : at + 2] != ("lồng", "ghép") or t.at(at + 2) not in {"với", "vào", "trong"}:
        return None
    return topic_at(i, at, at + 2) if t.at(at - 1).isalpha() else None


_CARRIED_OUT = frozenset(
    {("tiến", "hành"), ("vận", "dụng"), ("áp", "dụng"), ("kết", "thúc"), ("thực", "hiện")}
)
_HOW = frozenset({"từ", "vào", "trước", "theo", "đúng", "xong", "định", "hằng", "hàng", "chậm", "thống"})


def carried_out(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Việc kiểm điểm tiến hành từ ngày …`, `Việc nghiệm thu thực hiện theo quy trình mới`."""
    if t.words[at : at + 2] not in _CARRIED_OUT or t.at(at + 2) not in _HOW or at < i + 3:
        return None
    if not t.at(at - 1).isalpha() or t.at(at - 1) in {"tổ", "và", "được", "việc", "đang", "triển", "khi"}:
        return None
    return topic_at(i, at, at + 2)
