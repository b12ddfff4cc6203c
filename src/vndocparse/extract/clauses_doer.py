"""People and houses that no table of bodies has, told by their first noun: `Đội tuyển nữ tập huấn`."""

from dataclasses import replace

from vndocparse.extract.bodies_parsed import Parsed
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_verbs import phrases, verb_phrase, verbs

_REACH = 9  # words of such a name behind its first noun
_NO_DEED = frozenset(
    {",", ";", ":", "(", ".", "được", "là", "có", "còn", "bị", "đang", "do", "và", "của", "đã"}
)
_ALL = frozenset({"các", "những", "mọi", "mỗi", "từng", "tất", "cả", "toàn", "thể", "quý"})
_OTHER_WORDS = frozenset({"hội", "lộ", "đồ", "thân", "lý", "vực", "đội"})  # `xã hội`, `tỉnh lộ`, `bản đồ`
_FACTS = frozenset(
    {"đủ", "biết", "hiểu", "thấy", "ngại", "còn", "có", "đạt", "kịp", "may", "hài", "đồng", "thể"}
)


def doer_head(t: Tokens, i: int, end: int) -> Head | None:
    """Read who acts, told by the first noun of the name only, and the verb behind it."""
    at = i
    while at < min(i + 3, end) and t.at(at) in _ALL:
        at += 1
    noun = phrases("doer").end(t, at)
    if noun is None or verb_phrase(t, at) is not None or t.at(noun) in _OTHER_WORDS:
        return None  # `tổ chức họp`, `bảo vệ rừng`
    while (more := phrases("doer").end(t, noun)) is not None:  # `các cháu | học sinh`
        noun = more
    while t.at(noun) in {",", "và"} and (more := phrases("doer").end(t, noun + 1)) is not None:
        noun = more  # `Chùa và nhà thờ`
    for at in range(noun, min(noun + _REACH, end)):
        if t.at(at) in _NO_DEED or t.words[at : at + 2] == ("không", "phải"):
            return None
        verb = verb_phrase(t, at, behind=True) if not t.capital[at] else None  # `Khu | Quản lý đường bộ`
        if verb is None or verb.first >= end:
            continue
        kept_off = t.at(at) == "không" and t.at(at + 1) not in _FACTS
        known = verb.sure and verbs("action", "weak", "adverb", "modal", "short_sure").end(t, at) is not None
        if known or kept_off:
            return Head(i, "topic", replace(verb, sure=False), (Parsed(i, at, "collective"),))
    return None
