"""Items that end in a colon below which things are listed: `1. Nắm số liệu. Trong đó, lưu ý dữ liệu về:`."""

import re

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_verbs import phrases
from vndocparse.extract.directives_clauses import part

_DETAILS = re.compile(
    r"(?:(?:ghi|nêu|xác định|thể hiện|làm) rõ|gồm(?: có)?|bao gồm|cụ thể(?: như sau)?)\s*:$"
)
_LONGEST = 3  # words of such a noun
_FILLERS = frozenset({"sau", "đây", "chính", "yếu", "chủ", "cơ", "bản"})
_PURPOSE = frozenset({"để", "nhằm"})
_SEVERAL = frozenset({"các", "những"})
_NEAR = 20  # tokens in which a paper stands whose contents are listed


def hands_over_details(folded: str) -> bool:
    """Tell whether a text ends in words behind which details are told (`trong đó ghi rõ:`)."""
    return _DETAILS.search(folded) is not None


def lists_matters(t: Tokens) -> bool:
    """Tell whether a sentence ends in words whose object is what stands below: `lưu ý các dữ liệu về:`.

    However much the nouns below look like verbs, nothing there is ordered.
    """
    at = len(t) - 1
    if at < _LONGEST or t.at(at) != ":":
        return False
    if t.at(at - 1) in _PURPOSE:
        return True  # `Sửa đổi Quy chế quản lý bến xe nhằm:` and then what for
    while at > 1 and t.at(at - 1) in _FILLERS:
        at -= 1
    about = t.at(at - 1) == "về"
    end = at - about
    while end > 1 and about and t.at(end - 1) in _FILLERS:
        end -= 1
    first = next((k for k in range(end - _LONGEST, end) if phrases("matter").end(t, k) == end), None)
    if first is not None:
        return about or t.at(first - 1) in _SEVERAL
    contents = t.words[end - 2 : end] == ("nội", "dung") and t.at(end - 3) in _SEVERAL
    contents = contents and t.at(end - 4) in {"gồm", "có", "với"}
    near = range(max(0, end - _NEAR), end - 3)
    return contents and any(phrases("paper").end(t, k) is not None for k in near)


def sentences_within(t: Tokens) -> list[Tokens]:
    """Return the sentences of the words of a heading; one that has no full stop inside is one."""
    out, first = [], 0
    for k in range(2, len(t) - 2):
        word = t.at(k - 1)
        if t.at(k) == "." and t.capital[k + 1] and word.isalpha() and len(word) > 1 and not t.capital[k - 1]:
            out.append(part(t, first, k + 1))
            first = k + 1
    return [*out, part(t, first, len(t))]
