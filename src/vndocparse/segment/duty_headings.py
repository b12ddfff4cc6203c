"""Tell the headings under which a regulation says what each agency has to do to carry it out."""

import re
from collections.abc import Sequence
from functools import cache

from vndocparse.core.analysis import Zone
from vndocparse.lexicons.load import load
from vndocparse.segment.cues import plain
from vndocparse.segment.paragraphs import Para, is_title_line
from vndocparse.text.fold import strip_marks
from vndocparse.text.patterns import one_of

_EDGE = r"(?![a-z])"


@cache
def _words(kind: str) -> str:
    forms = (f for e in load("duty_headings").entries if e["kind"] == kind for f in e.forms)
    return one_of({" ".join(strip_marks(f).split()) for f in forms})


@cache
def _names() -> re.Pattern[str]:
    """Match `Trách nhiệm của Sở Xây dựng`, `TRÁCH NHIỆM CỦA CÁC SỞ, NGÀNH` up to the first agency."""
    sure = _words("sure")
    return re.compile(
        rf"[\W_]*(?:phan cong |quy dinh )?(?:trach nhiem|nhiem vu)(?:,? (?:va )?{_words('also')}{_EDGE})*"
        r"(?: (?:trong|ve) [^.;:]{3,60}?)?"
        rf"(?: (?:cua|doi voi) (?:cac |mot so )?(?:{sure}|{_words('agency')})| (?:cac )?{sure}){_EDGE}"
    )


@cache
def _duties() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:trach nhiem|quyen|nghia vu){_EDGE}")


@cache
def _inside(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){_words(kind)}{_EDGE}")


_MANAGES = re.compile(rf"[\W_]*(?:phan cong )?trach nhiem quan ly(?: nha nuoc)?{_EDGE}")


def charges_agencies(heading: str) -> bool:
    """Tell whether a heading names agencies that have something to do, or says who manages.

    What those owe whom the regulation is about are its rules, and so are powers and functions.

    >>> charges_agencies("Trách nhiệm của Sở Xây dựng"), charges_agencies("Trách nhiệm của người dùng nước")
    (True, False)
    """
    key = plain(heading)
    names = _names().match(key)
    if names is None:
        return _MANAGES.match(key) is not None
    subject = _inside("subject").search(key, names.end())
    named = _inside("authority").sub("", key[: subject.start() if subject else len(key)])
    return _inside("ruled").search(named) is None


def rules_others(heading: str) -> bool:
    """Tell whether a heading is about what those owe, or may, whom the regulation is about."""
    key = _inside("authority").sub("", plain(heading))
    duties = _duties().match(key)
    subject = _inside("subject").search(key, duties.end()) if duties else None
    return (
        duties is not None
        and _inside("ruled").search(key, 0, subject.start() if subject else len(key)) is not None
    )


def constitutes(paras: Sequence[Para]) -> bool:
    """Tell whether a document, by its title or that of what it issues, sets up a body or its ways."""
    titles = (p for p in paras if p.zone is Zone.TITLE or (p.zone is not Zone.BASIS and is_title_line(p)))
    return any(_inside("constitutes").search(p.plain) for p in titles)
