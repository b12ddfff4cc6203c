"""`Lãnh đạo UBND xã hoàn thiện …` at the head of a task: in the Party's papers a committee leads a body.

In the papers of the State the same words name the leaders of the authority.
"""

import re
from dataclasses import replace

from vndocparse.core.record import Metadata
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_head import Head
from vndocparse.extract.clauses_verbs import VerbPhrase
from vndocparse.extract.directives_clauses import Clause
from vndocparse.text.fold import fold

_PARTY_SYMBOL = re.compile(r"[^\W\d_]+/[^\W\d_]+")  # `NQ/TU`; those of the State have a dash: `CT-UBND`
_ANSWERS = frozenset({("chịu", "trách"), ("có", "trách"), ("phải", "chịu")})


def is_party_paper(metadata: Metadata) -> bool:
    """Tell whether a committee of the Party has issued the document, by its symbol."""
    return metadata.symbol is not None and _PARTY_SYMBOL.fullmatch(metadata.symbol) is not None


_COMMITTEE = re.compile(r"(?:các )?(?:đảng ủy|đảng bộ|chi bộ|chi ủy|cấp ủy|ban thường vụ|ban chấp hành)")


def is_committee(name: str) -> bool:
    """Tell whether a name is that of a committee or cell of the Party."""
    return _COMMITTEE.match(fold(name)) is not None


# In small letters: they have secretaries and heads, no `lãnh đạo`, so that these are the ones who are led.
_LED = frozenset(
    {
        ("chi", "bộ"),
        ("đảng", "bộ"),
        ("cấp", "ủy"),
        ("tổ", "chức"),
        ("đoàn", "thể"),
        ("chi", "đoàn"),
        ("ban", "nhân"),
    }
)
_PLACES = frozenset({"thôn", "bản", "ấp", "xóm", "buôn", "làng", "khóm", "htx", "chi", "hội"})


def _is_led(t: Tokens, i: int) -> bool:
    """Tell whether a body that a committee leads stands at token ``i``: `UBND xã`, `các chi bộ`."""
    if t.capital[i]:
        return table("organ").end(t, i) is not None or t.words[i : i + 2] in _LED or t.at(i) in _PLACES
    first = table("quantifier").end(t, i) or i
    return first > i and (t.words[first : first + 2] in _LED or t.at(first) in _PLACES)


def leads_authority(t: Tokens, clause: Clause, *, below: bool = False) -> Clause:
    """Return the clause with `Lãnh đạo` for its verb where an authority of the State stands behind it.

    ``below``: the clause stands below a heading of committees, so that groups behind it are led as well.
    """
    subjects = clause.head.subjects
    if clause.head.style != "subject" or not subjects or subjects[0].first != clause.head.start:
        return clause
    at = subjects[0].first
    if t.words[at : at + 2] != ("lãnh", "đạo") or not t.capital[at] or at + 2 >= len(t):
        return clause
    if t.words[subjects[-1].end : subjects[-1].end + 2] in _ANSWERS:
        return clause
    if not (below or _is_led(t, at + 2)):
        return clause
    verb = VerbPhrase(at, at + 2, at, ("direct",))
    return replace(clause, head=Head(at, "imperative", verb))
