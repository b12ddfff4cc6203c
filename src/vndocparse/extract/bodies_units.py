"""Units of the administration and proper names, as parts of the names of bodies."""

from vndocparse.extract.bodies_compounds import ends_proper
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate, capital_predicate
from vndocparse.extract.bodies_tables import small_words, table

# Heads whose party committee or youth union is often named by its last word only: `huyện, thành ủy`.
UNION_HEADS = frozenset({"ủy", "đoàn"})
# What a body does in the formula that enacts a document; in capitals it looks like the end of its name.
_DECIDES = frozenset(
    {("quyết", "nghị"), ("quyết", "định"), ("kết", "luận"), ("thông", "báo"), ("yêu", "cầu")}
)


def units(t: Tokens, i: int) -> int:
    """Return the end of a row of units, `huyện, thị xã, thành phố`, with the names printed."""
    end = table("unit").end(t, i) or _quarter(t, i)
    if end is None or t.at(end) in UNION_HEADS:
        return i
    if t.at(end - 1) == "tp" and t.at(end) == "." and table("province").end(t, end + 1) is not None:
        end += 1  # `TP. Hồ Chí Minh`
    cell = i - 2 if table("cell").end(t, i - 2) == i else i  # `các chi bộ thôn Đông, Đoài`
    plural = table("plural").end(t, cell - 1) == cell
    in_capitals = plural and t.capital[i] and end < len(t) and not t.capital[end]  # `các Quận, Huyện`
    if plural and t.at(end) == ":" and end + 1 < len(t) and t.capital[end + 1]:
        end = _placed(t, end + 1) if _placed(t, end + 1) > end + 1 else end
    else:
        end = end + 1 if not plural and _is_numbered(t, end) else _placed(t, end)
    while t.at(end) in {",", "và", "/"}:  # `các huyện/thành phố`
        at = end + 2 if t.at(end + 1) == "cấp" else end + 1
        if plural and at < len(t) and t.capital[at] and t.capital[end - 1] and not starts_body(t, at):
            further = proper(t, at, 5)
            if further > at and (table("unit").end(t, at) is None or begins_place(t, at)):
                end = further
                continue
        nxt = table("unit").end(t, at) or _quarter(t, at)
        if nxt is not None and t.words[at : nxt + 1] in _MILITIA:
            break  # `Công an xã, ấp đội`
        named = nxt is not None and t.capital[at] and not (in_capitals and not any(t.capital[nxt : nxt + 1]))
        if nxt is None or t.at(nxt) in UNION_HEADS or named:
            break
        end = _placed(t, nxt)
    return end


# Units of the country that names of places begin with: `các huyện Nà Pha, Bản Sầm`.
_IN_NAMES = frozenset({"bản", "buôn", "thôn", "làng", "phố"})


_MILITIA = frozenset((u, "đội") for u in ("ấp", "thôn", "bản", "xóm", "xã", "phường", "huyện", "tỉnh", "khu"))


def begins_place(t: Tokens, i: int) -> bool:
    """Tell whether a word with a capital, a unit elsewhere, begins the name of a place in a row of them."""
    return t.at(i) in _IN_NAMES and i + 1 < len(t) and t.capital[i] and t.capital[i + 1]


def _quarter(t: Tokens, i: int) -> int | None:
    """Read `khu` before its own name, `Chi bộ khu Vĩnh Xá`; in small letters it begins other words."""
    if t.at(i) != "khu" or t.capital[i] or i + 1 >= len(t) or t.at(i + 1) in _OTHER_AREAS:
        return None
    local = t.at(i - 1) in _LOCAL or (t.at(i - 1) == "các" and t.at(i - 2) in _LOCAL)
    numbered = local and (t.at(i - 1) == "các" or t.at(i + 1).isdigit())
    return i + 1 if t.capital[i + 1] or numbered else None


_OTHER_AREAS = frozenset({"công", "kinh", "đô", "du", "di", "bảo", "liên", "vực", "chế", "nghỉ", "vui"})
_LOCAL = frozenset({"bộ", "trận", "trưởng", "ủy"})  # `chi bộ khu 5`, `trưởng các khu`


# Units that are told by numbers: `Chi bộ khu phố 3`, `thôn 5`.
_COUNTED = frozenset(
    ["phố", "thôn", "bản", "xóm", "ấp", "khối", "khu", "phường", "quận", "khóm", "buôn", "cư", "tổ"]
)


def _is_numbered(t: Tokens, i: int) -> bool:
    """Tell whether the number at ``i`` names the unit before it: a mark or a predicate follows."""
    if not t.at(i).isdigit() or len(t.at(i)) > 2 or t.at(i - 1) not in _COUNTED:
        return False
    return i + 1 >= len(t) or t.at(i + 1) in {",", ";", ".", ")", "và"} or begins_predicate(t, i + 1)


_TWO_SYLLABLES = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn")})


def _placed(t: Tokens, i: int) -> int:
    """Return the end of the name of a place, ``i`` where none or already the predicate stands there."""
    return i if capital_predicate(t, i) else proper(t, i, 5)


def proper(t: Tokens, i: int, most: int) -> int:
    """Return the end of a proper name: capitalised words, each with at most one small word behind it."""
    if t.words[i : i + 2] in _TWO_SYLLABLES and not t.capital[i + 1]:
        return i  # `Liên minh Hợp tác xã | Thành phố`
    at = i
    while at < min(len(t), i + most) and t.words[at][0].isalnum():
        if t.words[at : at + 2] in _DECIDES:
            break
        society = t.words[at : at + 2] == ("xã", "hội")
        if at > i and (starts_body(t, at) or (table("unit").end(t, at) is not None and not society)):
            break
        word_begun = at > i and t.capital[at - 1] and (table("verbs").end(t, at - 1) or 0) > at
        if t.capital[at] or (at > i and t.words[at].isdigit()) or (word_begun and most > 5):
            at += 1  # `Ươm tạo`: the second syllable of a verb that a name begins with
            continue
        joins = t.at(at) == "và" and at + 1 < len(t) and t.capital[at + 1] and not starts_body(t, at + 1)
        listed = at > i and t.words[at : at + 2] == ("và", "các") and at + 2 < len(t) and t.capital[at + 2]
        if listed and most > 5 and not starts_body(t, at + 2):
            at += 3
            continue
        begun = at == i + 1 and t.capital[i] and _ends_word(t, at)
        small = at > i and t.capital[at - 1] and (begun or t.words[at] not in small_words()) and most > 5
        plain = (table("verbs").end(t, at) is None or begun) and not (at > i + 1 and ends_proper(t, at))
        plain = plain and table("deed").end(t, at) is None
        if at > i and (joins or (small and plain and not _tail_at(t, at))):
            at += 1
            continue
        break
    return at


def _ends_word(t: Tokens, i: int) -> bool:
    """Tell whether a word that is a verb elsewhere is the rest of a capital's word here: `Cấp cứu`."""
    before = table("organ").end(t, i - 1) or table("tail").end(t, i - 1)
    return table("verbs").end(t, i) == i + 1 and before is None


def _tail_at(t: Tokens, i: int) -> bool:
    return table("tail").end(t, i) is not None or table("unit").end(t, i) is not None


def starts_body(t: Tokens, i: int) -> bool:
    """Tell whether another body begins here."""
    if table("organ").end(t, i) is not None or table("position").end(t, i) is not None:
        return True
    at = table("named").end(t, i)
    return at is not None and at < len(t) and t.capital[at] and t.capital[i]
