"""Look up provinces by name, alias or seat, each with the time for which it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vndocparse.core.span import Span
from vndocparse.lexicons.load import Entry, load
from vndocparse.text.fold import bare, fold


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city; ``valid_from`` and ``valid_to`` are ISO days or ``None`` for open."""

    id: str
    name: str
    kind: str
    seats: tuple[str, ...]
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    predecessors: tuple[str, ...] = ()

    def stood(self, date: str | None) -> bool:
        """Tell whether it existed at a date (ISO, may be partial); an unknown date never excludes it."""
        if not date:
            return True
        n = len(date)
        return not (
            (self.valid_from and date < self.valid_from[:n]) or (self.valid_to and date > self.valid_to[:n])
        )


def _make(entry: Entry) -> Province:
    return Province(
        entry.id,
        str(entry["name"]),
        str(entry["kind"]),
        tuple(entry["seats"] or ()),
        entry["valid_from"],
        entry["valid_to"],
        entry["successor"],
        tuple(entry["predecessors"] or ()),
    )


@cache
def _tables() -> tuple[dict[str, Province], dict[str, tuple[Province, ...]], dict[str, tuple[Province, ...]]]:
    by_id: dict[str, Province] = {}
    by_name: dict[str, list[Province]] = {}
    by_seat: dict[str, list[Province]] = {}
    for entry in load("provinces").entries:
        made = by_id[entry.id] = _make(entry)
        for form in entry.forms:
            by_name.setdefault(_key(form), []).append(made)
        for seat in made.seats:
            by_seat.setdefault(_key(seat), []).append(made)
    return (
        by_id,
        {k: tuple(v) for k, v in by_name.items()},
        {k: tuple(v) for k, v in by_seat.items()},
    )


def _key(name: str) -> str:
    """Fold a name and drop the words for its kind and any difference of dashes and spaces."""
    folded = re.sub(r"[\s\-–—.]+", " ", fold(name)).strip()
    return re.sub(r"^(?:tỉnh|thành phố|tp|t p|thủ đô) (?=\S)", "", folded)


def by_id(ident: str) -> Province | None:
    """Return the province of a lexicon id."""
    return _tables()[0].get(ident)


def find(name: str, date: str | None = None) -> Province | None:
    """Return the province of a name or alias at a date (ISO, may be partial).

    Where no province of that name stood at the date, the latest one of that name is
    returned: papers go on with an old name.

    >>> found = find("tỉnh Bắc Cạn")
    >>> found.name if found else None
    'Bắc Kạn'
    """
    known = _tables()[1].get(_key(name), ())
    return next((p for p in known if p.stood(date)), known[-1] if known else None)


@cache
def _unmarked() -> dict[str, str | None]:
    """Return the name by its form without marks; ``None`` where several names share it."""
    out: dict[str, str | None] = {}
    for entry in load("provinces").entries:
        for name in (*entry.forms, *(entry["seats"] or ())):
            plain = bare(_key(name))
            shared = plain in out and fold(out[plain] or "") != fold(name)
            out[plain] = None if shared else name
    return out


def marked(name: str) -> str | None:
    """Return a province's or seat's name with the marks that recognition lost, ``None`` for no such name.

    >>> marked("HÀ NỌI"), marked("Cân Thơ"), marked("Hà Nội")
    ('HÀ NỘI', 'Cần Thơ', None)
    """
    found = _unmarked().get(bare(_key(name)))
    if not found or fold(found) == fold(name) or len(found) != len(name):
        return None
    if fold(name) in _all_names():
        return None
    return "".join(f.upper() if p.isupper() else f for p, f in zip(name, found, strict=True))


@cache
def _all_names() -> frozenset[str]:
    """Every name as it is written, one that differs from another in marks only among them."""
    return frozenset(fold(n) for e in load("provinces").entries for n in (*e.forms, *(e["seats"] or ())))


def of_seat(place: str, date: str | None = None) -> Province | None:
    """Return the province whose seat (or own name) the place is at a date, ``None`` where several could be.

    >>> found = of_seat("Quy Nhơn", "2026-01-05"), of_seat("Quy Nhơn", "2019-01-05")
    >>> [p.name for p in found if p]
    ['Gia Lai', 'Bình Định']
    """
    key = _key(place)
    known = {p.name: p for p in _tables()[2].get(key, ()) if p.stood(date)}
    if len(known) == 1:
        return next(iter(known.values()))
    return find(place, date) if not known and key in _tables()[1] else None


def successors(province: Province) -> tuple[Province, ...]:
    """Return what the province became, step by step; each stands from its own ``valid_from`` on."""
    out: list[Province] = []
    at: Province | None = province
    while at and at.successor and len(out) < 4:
        at = by_id(at.successor)
        if at:
            out.append(at)
    return tuple(out)


_WORD = re.compile(r"[^\W\d_]+")


def mentions(text: str, span: Span | None = None) -> Iterator[tuple[Span, Province]]:
    """Yield the provinces named in a text, longest name first, with their spans."""
    _, names, _ = _tables()
    area = span or Span(0, len(text))
    words = list(_WORD.finditer(text, area.start, area.end))
    i = 0
    while i < len(words):
        for n in (5, 4, 3, 2, 1):
            if i + n > len(words):
                continue
            start, end = words[i].start(), words[i + n - 1].end()
            found = names.get(_key(text[start:end])) if end - start < 40 and text[start].isupper() else None
            if found and words[i][0].lower() not in ("tỉnh", "thành"):
                yield Span(start, end), found[-1]
                i += n
                break
        else:
            i += 1
