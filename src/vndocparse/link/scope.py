"""Whose series a number belongs to: the Centre's, a province's, a district's or a commune's."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vndocparse.lexicons.load import load
from vndocparse.link.numbers import NumberKey
from vndocparse.text.fold import slug, strip_marks

CENTRE = "trung-uong"


@dataclass(frozen=True, slots=True)
class Scope:
    """A level and a place; each is ``None`` where it is not known.

    ``place`` is the province's slug or ``trung-uong``; ``local`` are the last syllables of a
    district's or commune's name. ``stated`` is false where it was taken from the citing document.
    """

    level: str | None = None
    place: str | None = None
    local: str | None = None
    stated: bool = True


_LOCAL = ("district", "commune", "base")
# The name of a province behind the word for its committee: tỉnh ủy Hà Sơn, đảng bộ tỉnh Hà Sơn, thành phố …
_NAMED = re.compile(
    r"(?:^|-)(?:tinh-uy|thanh-uy|tinh|thanh-pho|tp)-([a-z-]{2,40}?)(?:-(?:khoa|lan-thu|nhiem-ky|ve|va)-.*)?$"
)
_NO_NAME = re.compile(r"(?:uy|va|ve|cac|truc-thuoc|dang-bo)(?:-|$)")


@lru_cache(maxsize=100_000)
def scope_of_document(level: str, province: str | None, issuer: str | None) -> Scope:
    """Return the scope of a document from its metadata."""
    if level == "central":
        return Scope("central", CENTRE)
    place = _bare(province)
    if level == "unknown":
        return Scope(None, place)
    return Scope(level, place, _tail(issuer) if level in _LOCAL else None)


@lru_cache(maxsize=100_000)
def scope_of_reference(number: NumberKey | None, issuer: str | None, citing: Scope) -> Scope:
    """Return the scope of a reference: what itself says, else what its document leaves open."""
    if number is not None and {"tu", "tw"} <= set(number.bodies):
        named = _province_in(issuer)
        return Scope("either", named or _province_of(citing), None, named is not None)
    level = _level_of_symbol(number) or _level_of_name(issuer)
    if level == "central":
        return Scope("central", CENTRE)
    if level == "province":
        named = _province_in(issuer)
        return Scope("province", named) if named else Scope("province", _province_of(citing), None, False)
    if level == "local":
        if citing.level in _LOCAL:
            return Scope(citing.level, citing.place, citing.local, False)
        return Scope("local", _province_of(citing), None, False)
    named = _province_in(issuer)
    return Scope(None, named) if named else Scope(None, None, None, False)


def _province_of(citing: Scope) -> str | None:
    return None if citing.level == "central" else citing.place


def agree(asked: Scope, has: Scope) -> str:
    """Compare a reference's scope with a document's: ``same``, ``inherited``, ``unknown`` or ``conflict``."""
    if asked.level == "either":  # TƯ: the Centre, or a misread TU
        if has.level == "central":
            return "inherited"
        if has.level not in (None, "province"):
            return "conflict"
    elif asked.level and has.level:
        local = asked.level == "local" and has.level in _LOCAL
        if asked.level != has.level and not local:
            return "conflict"
    if asked.place is None or has.place is None:
        return "unknown"
    if asked.place != has.place:
        # The province of today goes on with the papers of those merged into it.
        merged = not asked.stated and has.place in _predecessors().get(asked.place, ())
        return "unknown" if merged else "conflict"
    if asked.level is None:
        return "unknown" if has.level in _LOCAL else "inherited"
    if asked.level == "local" or (asked.level in _LOCAL and not (asked.local and has.local)):
        return "unknown"
    if asked.level in _LOCAL and asked.local != has.local:
        return "conflict"
    return "same" if asked.stated else "inherited"


def places_of(asked: Scope) -> tuple[str | None, ...] | None:
    """Return the places a reference may lie in (``None`` among them: unknown); ``None`` for any place."""
    if asked.place is None:
        return None
    older = () if asked.stated else tuple(sorted(_predecessors().get(asked.place, ())))
    centre = (CENTRE,) if asked.level == "either" and asked.place != CENTRE else ()
    return (asked.place, None, *(p for p in older if p != asked.place), *centre)


@lru_cache(maxsize=10_000)
def _bare(province: str | None) -> str | None:
    return re.sub(r"^(?:tinh|thanh-pho|tp)-(?=.)", "", slug(province or "")) or None


def _tail(issuer: str | None) -> str | None:
    words = slug(issuer or "").split("-")
    return "-".join(words[-2:]) if len(words) > 2 else None


def _province_in(issuer: str | None) -> str | None:
    m = _NAMED.search(slug(issuer or ""))
    return m[1] if m and not _NO_NAME.match(m[1]) else None


def _level_of_symbol(number: NumberKey | None) -> str | None:
    if number is None or len(number.bodies) != 1:
        return None
    body = number.bodies[0]
    if re.match(r"(?:ubtv)?qh[0-9xivk]+$", body):
        return "central"
    level = _levels().get(body) or _levels().get(body.split("-")[0])
    return "local" if level in _LOCAL else level


@cache
def _levels() -> dict[str, str]:
    return {
        re.sub(r"[-/.\s]+", "-", strip_marks(f)): e["level"]
        for e in load("issuers").entries
        for f in e.forms
        if e["level"]
    }


@lru_cache(maxsize=10_000)
def _level_of_name(issuer: str | None) -> str | None:
    """Return the level of the longest known body in the name."""
    words = slug(issuer or "").split("-")
    known = _names()
    for n in range(min(len(words), 12), 1, -1):
        for i in range(len(words) - n + 1):
            level = known.get("-".join(words[i : i + n]))
            if level:
                return "local" if level in _LOCAL else level
    return None


@cache
def _names() -> dict[str, str]:
    levels = ("central", "province", *_LOCAL)
    return {slug(f): e["level"] for e in load("bodies").entries for f in e.forms if e["level"] in levels}


@cache
def _predecessors() -> dict[str, frozenset[str]]:
    names = {e.id: _bare(e["name"]) or "" for e in load("provinces").entries}
    return {
        names[e.id]: frozenset(names[p] for p in e["predecessors"] if p in names)
        for e in load("provinces").entries
        if e["predecessors"]
    }
