"""Formulas of a document: its validity, its being made known, what its issue does, how it takes leave."""

from functools import cache

from vndocparse.extract.bodies_phrases import PhraseTable, Tokens
from vndocparse.extract.clauses_marks import behind_marks
from vndocparse.extract.clauses_verbs import phrases, verbs
from vndocparse.extract.directives_clauses import Clause
from vndocparse.lexicons.load import load

# First syllables of `thông báo`, and of `truyền đạt (ý kiến chỉ đạo của …)` in the letters of offices.
_MAKES_KNOWN = frozenset({"thông", "truyền"})
# Behind `thông báo … để X biết`; where more is said (`… biết chủ trương của tỉnh`), people are to be told it.
_MADE_KNOWN = frozenset({"", ".", ",", ";", "/", "và", "để"})
# `Hướng dẫn này thay thế …`, `Quy chế này gồm 3 chương`, `Quy định này áp dụng đối với …`
_OF_ITSELF = frozenset({"thay", "bãi", "hủy", "áp", "gồm", "bao", "điều", "quy", "hết", "sửa", "không"})
_REPORTS_UP = frozenset(
    {("báo", "cáo"), ("kính", "trình"), ("kính", "báo"), ("trân", "trọng"), ("kính", "gửi")}
)
_THANKS = frozenset(
    {("báo", "cáo"), ("cảm", "ơn"), ("cám", "ơn"), ("kính", "trình"), ("kính", "báo"), ("trình",)}
)
_HOPES = frozenset({("rất", "mong"), ("kính", "mong"), ("mong", "muốn")})
# `Bãi bỏ Quyết định số …`, `Điều động đồng chí A …`: the decision itself does it
_BY_ITS_ISSUE = frozenset(
    {
        ("bãi", "bỏ"),
        ("hủy", "bỏ"),
        ("thay", "thế"),
        ("điều", "động"),
        ("bổ", "nhiệm"),
        ("miễn", "nhiệm"),
        ("chỉ", "định"),
        ("luân", "chuyển"),
        ("biệt", "phái"),
        ("khen", "thưởng"),
    }
)


def is_formula(t: Tokens, clause: Clause, mode: str, has_subject: bool) -> bool:
    """Tell what a document says or does by itself from a task; ``mode`` as of `Modes`."""
    head = clause.head
    first, end = clause.first, clause.end
    window = range(first, min(end, first + 40))
    if _speaks_of_itself(t, clause, mode) or _is_courtesy(t, clause):
        return True
    if mode == "charge" and t.words[head.verb.first : head.verb.first + 2] == ("giữ", "chức"):
        return True  # `Đồng chí A … thôi giữ chức vụ …`
    announces = bool(_MAKES_KNOWN & set(t.words[head.verb.first : head.verb.end]))
    if announces and any(t.at(i) == "biết" and t.at(i + 1) in _MADE_KNOWN for i in range(first, end)):
        if mode in ("tasks", "duties", "strict") and _gives_news(t, clause):
            return False
        return head.style != "imperative" or mode not in ("tasks", "duties")
    if t.at(head.verb.main) in _MAKES_KNOWN and any(_notifies(t, i, mode) for i in window):
        return True
    acting = has_subject if mode != "charge" else bool(head.subjects)
    return not acting and _enacts(t, head.verb.first, mode)


def _speaks_of_itself(t: Tokens, clause: Clause, mode: str) -> bool:
    """Tell what a document says of a document: `Nghị quyết này có hiệu lực …`, `… phổ biến đến chi bộ`.

    It must be the subject: `rà soát … trước ngày Luật Nhà ở có hiệu lực`, `ký hợp đồng có hiệu lực …`
    are tasks.
    """
    begins = behind_marks(t, clause.first, clause.end)
    named = _documents().end(t, begins)
    if named is not None and t.at(named) == "này" and t.at(named + 1) in _OF_ITSELF:
        return True
    void = phrases("void")
    for i in range(clause.first, min(clause.end, clause.first + 150)):
        if t.at(i) not in void.by_first or void.end(t, i) is None or t.at(i - 1) in {"đã", "còn", "đang"}:
            continue
        if clause.head.style == "topic" or (i == begins and mode == "charge"):
            return True
        opens = (k for k in range(begins, i) if k == begins or t.at(k - 1) in {":", "."})
        if any(_is_document(t, k) for k in opens):
            return True
    return False


def _is_document(t: Tokens, i: int) -> bool:
    at = i + 1 if t.at(i) in {"các", "những", "mọi"} else i
    end = _documents().end(t, at)
    if end is None or verbs("action", "weak", "noun").end(t, at) is None:
        return end is not None
    return t.at(end) in {"này", "số", "trên", "nêu", "có", "hết", "được"}  # `Hướng dẫn` may be the verb


@cache
def _documents() -> PhraseTable:
    return PhraseTable.build(load("reference_types").entries)


def _is_courtesy(t: Tokens, clause: Clause) -> bool:
    """Tell how a letter or report takes leave: `Trên đây là …, Sở A báo cáo`, `Rất mong nhận được …`."""
    verb = clause.head.verb
    words = t.words[verb.first : verb.first + 2]
    if words in _HOPES and t.words[verb.end : verb.end + 2] == ("nhận", "được"):
        return True
    if words == ("trân", "trọng") and any(
        t.words[verb.first + 2 : verb.first + 2 + len(w)] == w for w in _THANKS
    ):
        return True
    first = behind_marks(t, clause.first, clause.end)
    who = clause.head.subjects
    leaves = t.words[first : first + 3] == ("trên", "đây", "là") and words in _REPORTS_UP
    return leaves and len(who) == 1 and not who[0].quantified and who[0].kind in ("organ", "named")


def _gives_news(t: Tokens, clause: Clause) -> bool:
    """Tell `thông báo thường xuyên mực nước sông để nhân dân biết` from what a document says of itself."""
    begin = clause.head.verb.end
    told = next((k for k in range(begin, clause.end) if t.at(k) in {"để", "cho", "đến", "tới"}), begin)
    return told - begin > 1 and "này" not in t.words[begin:told]


def _notifies(t: Tokens, i: int, mode: str) -> bool:
    """`thông báo đến các …` closes a notice; among tasks it is one of them."""
    end = phrases("notice").end(t, i)
    if end is not None and t.at(i - 1) == "này":
        return True  # `thông báo Kết luận này đến các …`
    return end is not None and (t.at(i) != "đến" or mode not in ("tasks", "duties"))


def _enacts(t: Tokens, i: int, mode: str) -> bool:
    """Tell what the document does by being issued from what somebody is told to do."""
    if phrases("enacting").end(t, i) is not None:
        return True
    return mode in ("duties", "charge") and t.words[i : i + 2] in _BY_ITS_ISSUE
