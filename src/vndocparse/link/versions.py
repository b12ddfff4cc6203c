"""Tell whether two files hold the same work: a scan, a Word file, a bản sao."""

from vndocparse.link.index import WorkIndex, type_group
from vndocparse.link.judge import compare_dates, compare_numbers
from vndocparse.link.model import Work
from vndocparse.link.scope import agree

_FIRM = 0.85
_UNLIKE = 0.55


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
            needed = 0.5 if scope == "same" else 0.8
            fits = title is None if scope == "same" else False
            return 0.97 if fits or (title or 0.0) >= needed else 0.0
        noisy = a.noisy or b.noisy
        lost = date == "none" and (not a.date or not b.date)
        return (
            0.9 if noisy and (lost or date == "near") and scope == "same" and (title or 0) >= _FIRM else 0.0
        )
    if number in ("misread", "none", "bare"):
        noisy = a.noisy or b.noisy
        return 0.85 if noisy and date == "exact" and scope != "unknown" and (title or 0) >= _FIRM else 0.0
    return 0.0


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
