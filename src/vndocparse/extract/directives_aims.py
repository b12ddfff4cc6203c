"""Plain aims among the tasks: `phấn đấu 60% …` says what is to be, no deed."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.directives_clauses import Clause

_MEASURED = frozenset({"có", "đạt", "trên", "ít", "tối", "khoảng", "giảm", "tăng"})
_TIME_WORDS = frozenset({"đến", "tới", "hết", "trong", "cuối", "đầu", "năm", "quý", "tháng", "ngày", "/"})


def is_aim(t: Tokens, clause: Clause, aimed: bool) -> bool:
    """Tell a plain aim (`phấn đấu 60% …`), and what goes on with one (`giảm 30% …`), from an order."""
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


def _states(t: Tokens, i: int) -> bool:
    """Tell whether behind a time a measured state follows: `đến năm 2030 có 90% …`."""
    at = i
    while at < min(len(t), i + 8) and (t.at(at) in _TIME_WORDS or t.at(at)[:1].isdigit()):
        if t.at(at + 1) == "%":
            return True
        at += 1
    figure = next((k for k in range(at + 1, at + 4) if t.at(k)[:1].isdigit()), None)
    return at > i and t.at(at) in _MEASURED and figure is not None and t.at(figure + 1) == "%"
