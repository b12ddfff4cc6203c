"""People told by their calling: from a list, and by what Vietnamese makes such words of."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.lexicons.word_pairs import common_pairs

# Last syllables of callings: `đăng kiểm viên`, `dược sĩ`, `kiến trúc sư`, `máy trưởng`.
_LAST = frozenset({"viên", "sĩ", "sư", "trưởng"})
# First syllables of those who own or make something: `chủ ao`, `thợ lặn`.
_FIRST = frozenset({"chủ", "thợ"})
_CONJUNCTIONS = frozenset({"khi", "nếu", "sau", "trước", "để", "vì", "do", "cho", "với", "từ"})


def people_end(t: Tokens, i: int) -> int | None:
    """Return the end of the words for people of one calling at ``i``; ``None`` for none."""
    other = table("no_people").end(t, i)
    listed = table("people").end(t, i)
    if other is not None and other >= (listed or 0):
        return None
    if listed is not None or i + 1 >= len(t):
        return listed
    for size in (3, 2):
        end = i + size
        if t.at(end - 1) in _LAST and t.words[end - 1 : end + 1] != ("viên", "chức"):
            opens = t.capital[i] and not t.capital[i + 1] and t.at(end - 1) == "viên"  # `Điều độ viên`
            if size == 3 and t.at(i) in _CONJUNCTIONS:
                continue  # `Khi | đảng viên`
            known = size == 2 or opens or (t.at(end - 1) != "trưởng" and _is_word(t, i))
            if known and table("no_people").end(t, end - 2) is None and all(map(str.isalpha, t.words[i:end])):
                return end
    if t.at(i) not in _FIRST or t.capital[i + 1] or not t.at(i + 1).isalpha():
        return None
    return i + 2 if (table("verbs").end(t, i) or 0) < i + 2 else None


def _is_word(t: Tokens, i: int) -> bool:
    """Tell whether two syllables are one word, with which `viên` makes a calling: `kiểm soát | viên`."""
    return table("verbs").end(t, i) == i + 2 or (t.at(i), t.at(i + 1)) in common_pairs()
