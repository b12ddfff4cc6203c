"""The verb behind a relative clause that tells which are meant: `Các thôn chưa có … khẩn trương bố trí …`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_next_verb import next_verb, obliged_verb
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs

# `đảng viên là công chức`: which of them are meant
PERSONS = frozenset(
    {("công", "chức"), ("viên", "chức"), ("cán", "bộ"), ("đảng", "viên"), ("đoàn", "viên"), ("hội", "viên")}
)

# verbs that only tell which people or firms are meant, where `phải` stands behind
_WHICH = frozenset(
    {
        *(
            ("di", "dời"),
            ("đầu", "tư"),
            ("sản", "xuất"),
            ("kinh", "doanh"),
            ("tham", "gia"),
            ("sinh", "sống"),
        ),
        *(("hoạt", "động"), ("làm", "việc"), ("sử", "dụng"), ("đăng", "ký")),
    }
)


def obliged_behind(t: Tokens, verb: VerbPhrase) -> VerbPhrase | None:
    """Return what is to be done in `Cơ sở di dời đến vùng được phép phải bảo đảm …`."""
    return obliged_verb(t, verb.end, 14) if t.words[verb.main : verb.main + 2] in _WHICH else None


_PRESENT = 12  # words of what somebody is doing at present


def behind_present(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `các đơn vị đang quản lý, sử dụng xe công rà soát …`: what they do at present tells which ones.

    It has an object, and the verb behind that is what is ordered.
    """
    doing = verb_phrase(t, i + 1, behind=True)
    if doing is None or not doing.sure or doing.first != i + 1:
        return None
    end = doing.end
    while t.at(end) in {",", "và"} and (more := verb_phrase(t, end + 1)) is not None and more.sure:
        end = more.end
    verb = next_verb(t, end + 1, _PRESENT) if t.at(end).isalpha() else None
    plain = verb is not None and verb.sure and "coordinate" not in verb.tasks
    if verb is None or not plain or {";", ":", "(", "đã"} & set(t.words[i : verb.first]):
        return None
    return verb if t.at(verb.first - 1) not in {",", "và", "việc"} else None


def urged(t: Tokens, i: int) -> VerbPhrase | None:
    """Return the verb of `Các thôn chưa có nhà văn hóa khẩn trương bố trí …`: an adverb ends the clause."""
    depth = 0
    for at in range(i, min(i + 40, len(t))):
        depth += (t.at(at) == "(") - (t.at(at) == ")")
        if depth:
            continue
        if t.at(at) in {",", ";", "được"} or (at > i + 14 and ")" not in t.words[i : at + 1]):
            return None
        verb = verb_phrase(t, at) if verbs("adverb", "modal").end(t, at) is not None else None
        if verb is not None and verb.main > at:
            return verb
    return None


_SETS_UP = frozenset(
    {("thành", "lập"), ("phê", "duyệt"), ("ban", "hành"), ("công", "nhận"), ("bổ", "nhiệm"), ("cấp", "phép")}
)


def set_up_by(t: Tokens, i: int) -> int | None:
    """Return the token behind `do Ủy ban nhân dân phường thành lập`, which tells which board is meant."""
    makers = body_list(t, i + 1) if t.at(i) == "do" else []
    if not makers:
        return None
    if t.at(makers[-1].end) == "làm" and t.at(makers[-1].end + 1) in {"trưởng", "tổ", "chủ"}:
        return makers[-1].end + 3  # `do Phó Chủ tịch phường làm Trưởng ban`
    return makers[-1].end + 2 if t.words[makers[-1].end : makers[-1].end + 2] in _SETS_UP else None
