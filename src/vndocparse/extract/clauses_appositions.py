"""The verb behind an apposition, which names the subject once more: `Sở A – cơ quan thường trực – nắm …`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_often import times_end
from vndocparse.extract.clauses_verbs import VerbPhrase, verb_phrase, verbs

_ASIDE = 14  # words between two dashes


def behind_aside(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Sở A – cơ quan thường trực Ban Chỉ đạo – nắm tình hình`: the second dash brings the verb."""
    for at in range(i + 2, min(i + _ASIDE, len(t))):
        if t.at(at) in {",", ";", ".", ":"}:
            return None
        if t.at(at) in {"-", "–"}:
            verb = verb_phrase(t, at + 1, behind=True)
            return verb if verb is not None and verb.sure else None
    return None


def each_of_them(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `(Hội Nông dân, Hội Phụ nữ) mỗi tổ chức đăng ký …`: those named before are taken up again."""
    one = body_list(t, i)
    if len(one) != 1 or one[0].kind not in ("collective", "unit", "position", "group"):
        return None
    verb = verb_phrase(t, one[0].end, behind=True)
    return verb if verb is not None and verb.sure else None


_OFFICES = frozenset(
    {("cơ", "quan"), ("đơn", "vị"), ("đầu", "mối"), ("lực", "lượng"), ("bộ", "phận"), ("tổ", "chức")}
)
_OFFICE_REACH = 30  # words that tell what an office is


def duty_of_office(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `X là cơ quan chuyên môn …, có nhiệm vụ kiểm tra …`: behind what X is, what it has to do."""
    if t.at(i) != "là" or t.words[i + 1 : i + 3] not in _OFFICES:
        return None
    for k in range(i + 3, min(i + _OFFICE_REACH, len(t))):
        if t.at(k) in {";", ".", ":"}:
            return None
        set_off = t.at(i - 1) == "," and t.at(k) == ","
        if t.at(k) in {"có", "chịu"} and verbs("modal").end(t, k) is not None:
            return verb_phrase(t, k, behind=True)
        if set_off and (verb := verb_phrase(t, k + 1, behind=True)) is not None and verb.sure:
            return verb
    return None


def behind_insertion(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `…, nhất là người đứng đầu, nêu cao …`: the comma that ends the insertion brings the verb."""
    for k in range(i + 1, min(i + 25, len(t))):
        if t.at(k) in {";", "đã"}:
            return None
        if t.at(k) == ",":
            often = times_end(t, k + 1)
            if (verb := verb_phrase(t, often, behind=True)) is not None:
                return verb
    return None
