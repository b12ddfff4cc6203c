"""Relative clauses behind a subject: which of a group are meant, `Đảng viên vắng mặt phải báo cáo …`."""

from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import small_words
from vndocparse.extract.clauses_relative_verbs import PERSONS
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verbs

_GROUPS = frozenset({"collective", "group", "unit"})
_REACH = 16  # words of such a clause
_NEAR = 9  # words of one that no `phải` ends
_OF_VERBS = frozenset({"đang", "đã", "được", "bị", "sẽ"})
_MODALS = frozenset({"phải", "cần"})


_PLAIN = 5  # words of a name that no table knows


def names_on(t: Tokens, subject: Parsed, verb: VerbPhrase) -> bool:
    """Tell whether the words between a group and its verb are the rest of its name: `các bãi xe | ven chợ`.

    They are plain words of which no verb, adverb or small word is one.
    """
    at = subject.end
    if not 0 < verb.first - at <= _PLAIN or not verb.sure or subject.kind not in _GROUPS:
        return False
    for k in range(at, verb.first):
        if not t.at(k).isalpha() or t.capital[k] or t.at(k) in small_words():
            return False
    kinds = ("circumstance", "connector", "past", "skip", "stative", "office", "foremost")
    if any(phrases(kind).end(t, at) is not None for kind in kinds):
        return False
    deeds = ("action", "weak", "modal", "adverb", "operator", "not", "manner")
    return all(verbs(*deeds).end(t, k) is None for k in range(at, verb.first))


def relative_end(t: Tokens, subject: Parsed, verb: VerbPhrase) -> int:
    """Return where the name of a subject ends with what tells which are meant; else its own."""
    at = subject.end
    if t.at(at) == "là" and t.words[at + 1 : at + 3] in PERSONS:
        return at + 3  # `đảng viên là công chức`
    if t.at(at) == "đang" and "," not in t.words[at + 3 : verb.first] and subject.kind in _GROUPS:
        return verb.first  # `các đơn vị đang quản lý, sử dụng xe công`
    if "," in t.words[at : verb.first] or verbs("modal", "adverb").end(t, at) is not None:
        return at
    last = next((k for k in range(at, verb.first) if verbs("modal").end(t, k) is not None), None)
    if t.at(at) in {"có", "nơi"}:
        # `các xã có rừng tuần tra …`, `các chủ đầu tư có tỷ lệ thấp phải giải trình`
        end = verb.first if last is None else last
        inner = end - at < 2 or t.at(end - 1) in _OF_VERBS  # `cấp ủy nơi quản lý hồ sơ`: the verb is its own
        return end if not inner and end - at < (_NEAR if last is None else _REACH) else at
    if last is None or t.at(last) not in _MODALS or last - at > _REACH or subject.kind not in _GROUPS:
        return at
    opens = any(phrases(kind).end(t, at) is not None for kind in ("circumstance", "connector", "past"))
    pointing = {"này", "đó", "trên", "đây"} & set(t.words[at:last])
    return at if opens or pointing or not t.at(at).isalpha() else last
