"""The verb behind an adjunct: a place, a ground, a capacity (`Sở A theo chức năng, nhiệm vụ hướng dẫn …`)."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_next_verb import next_verb
from vndocparse.extract.clauses_often import times_end
from vndocparse.extract.clauses_verbs import VerbPhrase, phrases, verb_phrase


def as_assigned(t: Tokens, i: int) -> VerbPhrase | None:
    """Read the verb behind `theo (sự) phân công`: that they were assigned is not what they do."""
    at = i + 1 + (t.at(i + 1) == "sự")
    if t.at(i) != "theo" or t.words[at : at + 2] != ("phân", "công"):
        return None
    at += 2
    return verb_phrase(t, at + (t.at(at) == ","), behind=True)


_CAPACITIES = frozenset(
    ["chức", "năng", "nhiệm", "vụ", "quyền", "hạn", "thẩm", "trách", "lĩnh", "vực", "phạm", "vi"]
) | {"địa", "bàn"}
_ABILITIES = frozenset({"sức", "khỏe", "khoẻ", "điều", "kiện", "khả", "năng", "tình", "hình", "thực", "tế"})


def behind_capacity(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `theo chức năng, nhiệm vụ (được giao) hướng dẫn …`, which no comma closes."""
    at = capacity_end(t, i)
    if at is None:
        return None
    at = times_end(t, at + 1 if t.at(at) == "," else at)
    verb = verb_phrase(t, at, behind=True)
    if verb is not None and t.at(verb.end) == ":":
        return None  # `Trong lĩnh vực giáo dục: bảo đảm …` names the field
    return verb if verb is not None and verb.sure else None


def capacity_end(t: Tokens, i: int) -> int | None:
    """Return where `theo chức năng, nhiệm vụ (được giao)` ends that begins at ``i``."""
    if t.at(i) not in {"theo", "căn", "trong", "tùy", "tuỳ"}:
        return None
    at = i + 2 if t.words[i : i + 2] in {("căn", "cứ"), ("tùy", "theo"), ("tuỳ", "theo")} else i + 1
    first = at
    meant = _ABILITIES if t.at(i) in {"tùy", "tuỳ"} else _CAPACITIES
    while t.at(at) in meant or (t.at(at) in {",", "và"} and t.at(at + 1) in meant):
        at += 1
    of_which = phrases("of_which").end(t, at) if at > first else None
    at = of_which or at
    return at if at >= first + 2 else None


PLACES = frozenset({"trên", "tại", "ở", "thuộc", "ven", "quanh", "dọc", "giáp", "gần"})
_NO_VERB_AT = frozenset({"các", "những", "của", "và", "trên", "trong", "tại", "cơ", "theo", "mức", "địa"})


def behind_place(t: Tokens, i: int) -> VerbPhrase | None:
    """Find the verb behind words of place that say which of a group are meant, up to the next comma."""
    if t.words[i : i + 2] in {("trên", "cơ"), ("tại", "chỗ")}:
        return None
    for at in range(i + 2, min(i + 12, len(t))):
        if t.at(at) in {",", ";", ".", ":", "(", "đã"}:
            return None
        if t.at(at) == "được" and t.at(at + 1) not in {"giao", "phân"}:
            return None  # `Các hộ trên tuyến | được bố trí quầy hàng`: what they get
        if t.at(at - 1) in _NO_VERB_AT or t.capital[at]:
            continue
        verb = verb_phrase(t, at, behind=True)
        if verb is not None and verb.sure and phrases("nominal_head").end(t, at) is None:
            return verb
    return None


GROUNDS = frozenset({"căn", "trên", "theo", "tùy", "thông", "từ", "qua"})


def behind_ground(t: Tokens, i: int) -> VerbPhrase | None:
    """Read `Sở A căn cứ khả năng cân đối ngân sách, tham mưu …`: a comma ends the ground."""
    for k in range(i + 1, min(i + 30, len(t))):
        if t.at(k) in {";", ".", ":", "đã"}:
            return None
        if t.at(k) == ",":
            inside = next_verb(t, i, k - i)
            if inside is not None and t.at(inside.first - 1) != "được":
                return None  # `căn cứ Kế hoạch này xây dựng kế hoạch cụ thể, báo cáo …`
            verb = verb_phrase(t, k + 1, behind=True)
            if verb is not None and verb.sure and not _ends_verb(t, i, k):
                return verb
    return None


def _ends_verb(t: Tokens, i: int, comma: int) -> bool:
    """Tell whether a verb stands right before a comma: `quy định về quản lý, sử dụng đất`, two matters."""
    starts = range(max(i, comma - 3), comma)
    return any((verb := verb_phrase(t, k)) is not None and verb.end == comma for k in starts)
