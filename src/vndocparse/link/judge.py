"""Weigh whether a reference means a certain work, from number, date, place, term, title and time order."""

from dataclasses import dataclass

from vndocparse.link.index import type_group
from vndocparse.link.model import Reference, Work
from vndocparse.link.numbers import misread, same_bodies
from vndocparse.link.scope import agree
from vndocparse.link.terms import same_term, terms_differ
from vndocparse.link.titles import LONG_ENOUGH

ALIKE = 0.8
UNLIKE = 0.5
_NOT_UNLIKE = 0.7
_SURELY_ALIKE = 0.93


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that a reference means ``work``: ``sure`` only where the evidence can stand alone."""

    work: str
    confidence: float
    method: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Signs:
    number: str  # exact, bridged, bare, misread, none
    date: str  # exact, partial, near, conflict, none
    scope: str  # same, inherited, unknown
    title: float | None
    term: bool  # both name the same term
    noisy: bool


def judge(ref: Reference, work: Work) -> Verdict | None:
    """Weigh one candidate; ``None`` where something excludes it."""
    signs = _signs(ref, work)
    if signs is None:
        return None
    verdict = _by_number(ref, work, signs) if signs.number in ("exact", "bridged", "bare") else None
    return verdict or _by_title(ref, work, signs)


def _signs(ref: Reference, work: Work) -> _Signs | None:
    if ref.doc_type and work.doc_type and type_group(ref.doc_type) != type_group(work.doc_type):
        return None
    if work.key == ref.citing.key or later(work.date, ref.citing.date):
        return None
    number = compare_numbers(ref, work)
    scope = agree(ref.scope, work.scope)
    if number == "conflict" or scope == "conflict" or terms_differ(ref.term, work.term):
        return None
    noisy = work.noisy or ref.citing.noisy or bool(ref.number and ref.number.noisy)
    date = compare_dates(ref.date, work.date)
    if date == "conflict":
        return None
    term = bool(ref.term and work.term and not terms_differ(ref.term, work.term))
    return _Signs(number, date, scope, ref.words.likeness(work.words), term, noisy)


def compare_numbers(a: Reference | Work, b: Work) -> str:
    """Compare two numbers; ``bare`` where one has no symbol, ``misread`` where one digit may be wrong."""
    if a.number is None or b.number is None:
        return "none"
    if (a.number.year and b.number.year) and a.number.year != b.number.year:
        return "conflict"
    bodies = same_bodies(a.number, b.number)
    if bodies is False:
        return "conflict"
    if a.number.digits != b.number.digits:
        return "misread" if misread(a.number.digits, b.number.digits) else "conflict"
    if bodies is None:
        return "bare"
    return "bridged" if a.number.noisy or b.number.noisy else "exact"


def compare_dates(a: str | None, b: str | None) -> str:
    """Compare two ISO dates; ``near`` where one sign differs, ``partial`` where one is less precise."""
    if not a or not b:
        return "none"
    if a == b:
        return "exact" if len(a) == 10 else "partial"
    if len(a) != len(b):
        return "partial" if a.startswith(b) or b.startswith(a) else "conflict"
    if len(a) == 10 and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return "near"
    return "conflict"


def later(date: str | None, than: str | None) -> bool:
    """Tell whether a date is surely later than another; partial dates count only as far as both go."""
    if not date or not than:
        return False
    n = min(len(date), len(than))
    return date[:n] > than[:n]


def _dated_review(ref: Reference, work: Work) -> bool:
    """Tell whether it is known on how many years the citing document looks back, and from when."""
    return bool(ref.years is not None and ref.citing.date and work.date)


def spans(ref: Reference, work: Work, slack: int = 0) -> bool:
    """Tell whether the work is as old as the review's title says (``sơ kết 3 năm thực hiện``), in years."""
    if not (ref.years and ref.citing.date and work.date):
        return False
    return -slack <= int(ref.citing.date[:4]) - int(work.date[:4]) - ref.years <= 1 + slack


def _worded(ref: Reference, work: Work, s: _Signs) -> float:
    """Return how alike the titles' words are, where a digit among them may be misread; 0 elsewhere."""
    return ref.words.wording(work.words) or 0.0 if s.noisy else 0.0


def _by_number(ref: Reference, work: Work, s: _Signs) -> Verdict:
    """Weigh a candidate whose number agrees."""
    less = 0.05 if s.number != "exact" else 0.0
    known = s.scope != "unknown"
    alike = s.title is not None and s.title >= ALIKE
    unlike = s.title is not None and s.title < UNLIKE
    fits = s.title is None or s.title >= _NOT_UNLIKE

    def said(confidence: float, method: str, sure: bool = True) -> Verdict:
        return Verdict(work.key, round(confidence - less, 3), method, sure)

    if s.date == "exact":
        if s.number == "bare" and not (known or alike):
            return said(0.6, "number_date", False)
        if unlike and not known:
            return said(0.6, "number_date", False)
        return said(
            {"same": 0.99, "inherited": 0.98}.get(s.scope, 0.93) - (0.06 if unlike else 0), "number_date"
        )
    if s.date == "near":
        assert ref.date and work.date
        if known and fits and ref.date[:7] == work.date[:7]:
            # One series has a number once a term: within a month only the day was misread.
            return said(0.93, "number_month")
        sure = alike and known
        return said(0.85 if sure else 0.5, "number_title", sure)
    if unlike:
        return said(0.3, "number", False)
    told = s.date == "none" and _dated_review(ref, work)
    if alike and (known or (s.title or 0) >= 0.9):
        sure = (s.number != "bare" or known) and not (told and not spans(ref, work, 1))
        return said(0.95 if known else 0.82, "number_title", sure)
    if s.date == "partial" and known:
        return said(0.93, "number_year", s.number != "bare" and fits)
    if told and known and spans(ref, work) and (fits or _worded(ref, work, s) >= ALIKE):
        return said(0.92 if fits else 0.85, "number_years", s.number != "bare")
    if told and not spans(ref, work, 1):
        return said(0.3, "number", False)
    if s.term and known:
        return said(0.92, "number_term")
    window = same_term(ref.citing.date, work.date, work.scope.level)
    if known and window and s.number == "exact" and s.title is None:
        return said(0.8, "number_term")
    return said(0.45 if known else 0.35, "number", False)


def _by_title(ref: Reference, work: Work, s: _Signs) -> Verdict | None:
    """Weigh a candidate without a number in common; one that agrees in nothing is none."""
    title = s.title or 0.0
    known = s.scope != "unknown"
    long = min(ref.words.count, work.words.count) >= LONG_ENOUGH
    if s.number == "misread":
        # Only a recognised text may misread a digit; the place must be the same, and the day or the title.
        if s.noisy and known and s.date == "exact" and (s.title is None or _worded(ref, work, s) >= 0.75):
            return Verdict(work.key, 0.8, "title_date" if title else "number_date", True)
        if s.noisy and known and long and title >= _SURELY_ALIKE and ref.doc_type and s.date != "exact":
            fits = not _dated_review(ref, work) or spans(ref, work, 1)
            return Verdict(work.key, 0.8 if fits else 0.3, "title", fits)
        return Verdict(work.key, 0.3, "title", False) if title >= ALIKE and s.date == "exact" else None
    if s.date == "exact" and title >= ALIKE:
        sure = known or title >= 0.9
        return Verdict(work.key, 0.93 if known else 0.85, "title_date", sure)
    if s.date == "exact" and known and title >= 0.7:
        return Verdict(work.key, 0.8, "title_date", ref.doc_type is not None)
    if title >= _SURELY_ALIKE and long and known and ref.doc_type and s.date != "near":
        return Verdict(work.key, 0.85, "title", True)
    return Verdict(work.key, round(0.4 * title, 3), "title", False) if title >= ALIKE else None
