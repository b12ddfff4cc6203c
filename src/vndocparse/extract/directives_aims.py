"""Plain aims among the tasks: `phấn đấu 60% …` says what is to be, no deed."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.directives_clauses import Clause

_MEASURED = frozenset({"có", "đạt", "trên", "ít", "tối", "khoảng", "giảm", "tăng"})
_TIME_WORDS = frozenset({"đến", "tới", "hết", "trong", "cuối", "đầu", "năm", "quý", "tháng", "ngày", "/"})


def is_aim(t: Tokens, clause: Clause, aimed: bool) -> bool:
    """Tell a plain aim (`phấn đấu 60% …`), and what goes on with one (`giảm 30% …`), from an order."""
    if _names_measure(t, clause):
        return True
    verb = clause.head.verb
    words, follow = t.words[verb.first : verb.end], t.at(verb.end)
    if words == ("phấn", "đấu"):
        # `Phấn đấu đến năm 2030, có …` says what is to be; `phấn đấu đến 30/6 trồng xong …` what to do
        near = range(verb.end + 2, verb.end + 6)
        if follow in {"đến", "tới", "hết", "trong"} and _states(t, verb.end):
            return True
        dated = follow in {"đến", "tới"} and any(t.at(k) == "," and t.at(k - 1).isdigit() for k in near)
        return follow[:1].isdigit() or dated or follow in {"năm", "tỷ", "tỉ", "có", "trên", "từ"}
    return aimed and words in {("giảm",), ("tăng",), ("đạt",)} and follow[:1].isdigit()


_INDICATORS = (
    *(("tỷ", "lệ"), ("tỉ", "lệ"), ("sản", "lượng"), ("tốc", "độ"), ("giá", "trị"), ("thu", "nhập")),
    *(("số", "vụ"), ("chỉ", "số"), ("kim", "ngạch"), ("năng", "suất"), ("tỷ", "trọng"), ("tỉ", "trọng")),
)
_REACHED = frozenset({"đạt", "chiếm", "còn", "tăng", "giảm", "là", "trên", "dưới", "từ", "khoảng"})
_DEMAND = frozenset({"phải", "cần", ";", ":", "các", "mỗi"})
_REACH = 16  # words of what is measured


def _names_measure(t: Tokens, clause: Clause) -> bool:
    """Tell `Đến năm 2030, tỷ lệ lao động qua đào tạo đạt 70%`: what is to be measured opens the clause."""
    if clause.head.subjects or clause.head.style == "operator":
        return False
    at = next(
        (k for k in range(clause.first, min(len(t), clause.first + 6)) if t.words[k : k + 2] in _INDICATORS),
        None,
    )
    if at is None or any(not _is_time(t, k) for k in range(clause.first, at)):
        return False
    for k in range(at + 2, min(clause.end - 1, at + _REACH)):
        if t.at(k) in _DEMAND:
            return False
        if t.at(k + 1)[:1].isdigit() and (t.at(k) in _REACHED or t.at(k + 2) == "%"):
            return clause.head.verb.first <= k
    return False


def _is_time(t: Tokens, k: int) -> bool:
    word = t.at(k)
    return word in _TIME_WORDS or word in {"hằng", "hàng", ",", "-", "+"} or word[:1].isdigit()


def _states(t: Tokens, i: int) -> bool:
    """Tell whether behind a time a measured state follows: `đến năm 2030 có 90% …`."""
    at = i
    while at < min(len(t), i + 8) and (t.at(at) in _TIME_WORDS or t.at(at)[:1].isdigit()):
        if t.at(at + 1) == "%":
            return True
        at += 1
    figure = next((k for k in range(at + 1, at + 4) if t.at(k)[:1].isdigit()), None)
    return at > i and t.at(at) in _MEASURED and figure is not None and t.at(figure + 1) == "%"
