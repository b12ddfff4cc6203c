"""Resolve a reference to a work of the archive, to several that it could be, or to a stub."""

import re

from vndocparse.link.index import WorkIndex
from vndocparse.link.judge import Verdict, judge
from vndocparse.link.model import Candidate, Reference, Resolution, Work
from vndocparse.link.numbers import NumberKey, type_of
from vndocparse.text.fold import slug

_MARGIN = 0.04
# These methods rest on there being no other candidate: weak ones cast doubt on them.
_DOUBTED = frozenset({"number_term", "title"})
_STANDS = 0.9
_SHOWN = 5
_STUB_WORDS = 14
_LEAST = 0.25


def resolve(ref: Reference, index: WorkIndex) -> Resolution:
    """Return what a reference means.

    ``one`` needs evidence that can stand alone and no rival: several works that fit as
    well, or one that fits too weakly, give ``several`` with the candidates.
    """
    verdicts = _verdicts(ref, index)
    if not verdicts:
        return Resolution("none", stub_key(ref), False, 0.0, "none")
    best = verdicts[0]
    rivals = [v for v in verdicts[1:] if _rivals(best, v)]
    shown = tuple(Candidate(v.work, v.confidence) for v in verdicts[:_SHOWN])
    if best.sure and not rivals:
        return Resolution("one", best.work, True, best.confidence, best.method, shown[1:])
    return Resolution("several", stub_key(ref), False, best.confidence, best.method, shown)


def candidates(ref: Reference, index: WorkIndex) -> list[Work]:
    """Return the works that share a number, a day or rare words with the reference."""
    doc_type = ref.doc_type or type_of(ref.number)
    found = {w.key: w for w in index.by_number(ref, doc_type)}
    found.update((w.key, w) for w in index.by_date(ref.date, doc_type))
    return list(found.values())


def _verdicts(ref: Reference, index: WorkIndex) -> list[Verdict]:
    near = candidates(ref, index)
    made = [v for w in near if (v := judge(ref, w))]
    if not any(v.sure for v in made) and ref.words.text:
        seen = {w.key for w in near}
        others = index.by_title(ref.words, ref.doc_type or type_of(ref.number), ref.scope)
        made += [v for w in others if w.key not in seen and (v := judge(ref, w))]
    return sorted(
        (v for v in made if v.confidence >= _LEAST), key=lambda v: (not v.sure, -v.confidence, v.work)
    )


def _rivals(best: Verdict, other: Verdict) -> bool:
    if other.sure:
        return best.confidence - other.confidence < _MARGIN
    return best.method in _DOUBTED and best.confidence < _STANDS and other.confidence >= 0.35


def stub_key(ref: Reference) -> str:
    """Return the key of a document known only by reference, in the form of canonical keys.

    The issuer's part is the place whose series it is, so that references which name the issuer
    in different words share one stub.
    """
    kind = slug(ref.doc_type or type_of(ref.number) or "")
    name = _number_slug(ref.number) or slug(ref.number_symbol or "")
    if not name or name.isdigit():
        title = "-".join(ref.words.text.split()[:_STUB_WORDS])
        name = "-".join(x for x in (name, title) if x)
    place = "-".join(x for x in (ref.scope.place, ref.scope.local) if x) or slug(ref.issuer or "")
    return "/".join(x or "x" for x in (kind, name, re.sub(r"[^\d-]", "", ref.date or ""), place))


def _number_slug(number: NumberKey | None) -> str:
    if number is None:
        return ""
    return "-".join(x for x in (slug(number.digits), number.year or "", number.kind, *number.bodies[:1]) if x)


def concerns(ref: Reference, works: WorkIndex) -> bool:
    """Tell whether any of ``works`` could matter to the reference: a cheap look before a new resolution."""
    if candidates(ref, works):
        return True
    return bool(ref.words.text) and bool(
        works.by_title(ref.words, ref.doc_type or type_of(ref.number), ref.scope)
    )
