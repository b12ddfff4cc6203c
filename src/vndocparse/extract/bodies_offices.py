"""Offices in small letters (`phòng y tế quận`, `trạm thú y`) and branches of work (`ngành thú y`)."""

from vndocparse.extract.bodies_names import modified
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_predicates import begins_predicate
from vndocparse.extract.bodies_tables import table

# Words that make another noun of the head behind them: `văn phòng`, `cơ sở`, `dự phòng`.
_COMPOUNDS = frozenset({"văn", "quốc", "dự", "hải", "biên", "cơ", "trụ", "nông", "căn", "y", "đề", "phong"})

_NO_VERB = 4  # words of a field that is more than a verb: `phòng giáo dục và đào tạo`


def read_office(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read an office whose name has no capital: a head of such offices and a field of work."""
    head = table("office").end(t, i)
    if head is None or t.at(i - 1) in _COMPOUNDS:
        return None
    own = table("office_field").end(t, head) or 0
    end = max(own, table("field").end(t, head) or 0, table("industry").end(t, head) or 0)
    if not end or (t.capital[head] and t.at(i) != "ngành"):
        return None
    acts = end > own and begins_predicate(t, head) and table("unit").end(t, end) is None
    acts = acts and end - head < _NO_VERB
    if acts and (not quantified or t.at(i - 1) in {"từng", "mỗi"}):
        return None  # `phòng xây dựng …`, `từng ngành xây dựng lộ trình`: the field is a verb as well
    return modified(t, end, "collective"), "collective"


def read_level(t: Tokens, i: int, quantified: bool, listed: bool) -> tuple[int, str] | None:
    """Read `cấp xã`, `Cấp huyện` as those who act: a unit right behind the word, and no name."""
    if t.at(i) != "cấp" or quantified:
        return None
    unit = table("unit").end(t, i + 1)
    if unit is None or t.words[unit - 1 : unit + 1] == ("xã", "hội"):
        return None
    if t.at(i + 1) in {"bản", "phường"} or (
        i > 0 and t.at(i - 1)[:1].isalnum() and t.at(i - 1) not in _BEFORE
    ):
        return None
    return modified(t, unit, "collective"), "unit"


_BEFORE = frozenset({"và", "với", "đạo", "cho", "giao", "cầu", "nghị", "cùng"})
