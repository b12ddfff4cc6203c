"""Tell whether two files hold the same work: a scan, a Word file, a bản sao."""

from vndocparse.link.index import WorkIndex, type_group
from vndocparse.link.judge import compare_dates, compare_numbers
from vndocparse.link.model import Work
from vndocparse.link.scope import agree
from vndocparse.link.terms import term_of

_FIRM = 0.85
_UNLIKE = 0.55
_TERM = 5  # years


def same_work(a: Work, b: Work) -> float:
    """Return how sure it is that two documents are one work; 0 where they are not."""
    if a.key == b.key:  # one key, unless the issuer is unknown in it and another document has the same
        title = a.words.likeness(b.words)
        apart = agree(a.scope, b.scope) == "conflict" or (title is not None and title < _UNLIKE)
        return 0.0 if apart else 1.0
    if a.doc_type and b.doc_type and type_group(a.doc_type) != type_group(b.doc_type):
        return 0.0
    scope = agree(a.scope, b.scope)
    number = compare_numbers(a, b)
    date = compare_dates(a.date, b.date)
    if "conflict" in (scope, number, date):
        return 0.0
    title = a.words.likeness(b.words)
    if number == "none" and (a.number or b.number) and not (a.noisy or b.noisy):
        return 0.0  # a number that one of two clean texts lacks: a draft is no version of what was issued
    if number in ("exact", "bridged"):
        if date == "exact":
            if scope == "same":
                return 0.97 if title is None or title >= 0.5 else 0.0
            # Whose series it is, only the whole title can tell: namesakes of one day share its beginning.
            return 0.97 if title is not None and min(title, a.words.whole(b.words)) >= 0.8 else 0.0
        noisy = a.noisy or b.noisy
        lost = date == "none" and (not a.date or not b.date)
        near = date == "near" and not _other_term(a, b)
        return 0.9 if noisy and (lost or near) and scope == "same" and (title or 0) >= _FIRM else 0.0
    if number in ("misread", "none", "bare"):
        noisy = a.noisy or b.noisy
        return 0.85 if noisy and date == "exact" and scope != "unknown" and (title or 0) >= _FIRM else 0.0
    return 0.0


def _other_term(a: Work, b: Work) -> bool:
    """Tell whether the dates lie in two terms: numbers begin anew with each, so it is another document."""
    terms = {term_of(w.date, w.scope.level) for w in (a, b)}
    years = [int((w.date or "0")[:4]) for w in (a, b)]
    return (len(terms) == 2 and None not in terms) or abs(years[0] - years[1]) >= _TERM


def twin_of(work: Work, index: WorkIndex) -> Work | None:
    """Return the work of the index that a document is a version of; ``None`` for none, or for several."""
    if (known := index.get(work.key)) is not None and same_work(work, known):
        return known
    near = {w.key: w for w in index.by_number(work, work.doc_type)}
    near.update((w.key, w) for w in index.by_date(work.date, work.doc_type))
    scored = sorted(((same_work(work, w), w.key) for w in near.values()), reverse=True)
    if not scored or scored[0][0] == 0.0:
        return None
    if len(scored) > 1 and scored[1][0] >= scored[0][0]:
        return None
    return near[scored[0][1]]
