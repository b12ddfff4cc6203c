"""Whom a line directs without saying who does: `Chỉ đạo UBND các xã:` below `UBND huyện`."""

import re

from vndocparse.core.analysis import Analysis
from vndocparse.extract.bodies import as_body
from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.clauses_marks import behind_marks, only_marks
from vndocparse.extract.clauses_names import without_verb
from vndocparse.extract.clauses_verbs import verb_phrase
from vndocparse.extract.responsible import Charge

_FOLLOWS = re.compile(r"(?:như sau|sau|sau đây|gồm|cụ thể|trong đó lưu ý)[\s:]*$")


def directed(a: Analysis, t: Tokens) -> list[Charge]:
    """Return Y of `Chỉ đạo Y:` and `Chỉ đạo Y thực hiện các nội dung sau:` as those who execute.

    Who directs them stands above.
    """
    first = behind_marks(t, 0, len(t))
    verb = verb_phrase(t, first) if first < len(t) else None
    if verb is None or verb.first != first or "direct" not in verb.tasks:
        return []
    found = without_verb(t, body_list(t, verb.end))
    if not found or not (only_marks(t, found[-1].end) or _introduces(t, found[-1].end)):
        return []
    return [Charge(b, "execute") for b in as_body(a.text, t, found)]


def only_directs(found: list[Charge]) -> bool:
    """Tell whether charges name those only who are directed, so that who directs stands above."""
    return bool(found) and all(c.role == "execute" for c in found)


def _introduces(t: Tokens, i: int) -> bool:
    verb = verb_phrase(t, i, behind=True)
    return verb is not None and _FOLLOWS.search(" ".join(t.words[i:])) is not None
