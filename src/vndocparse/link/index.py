"""Find the few works that a reference may mean, without looking at all."""

from array import array
from collections.abc import Iterable, Iterator

from vndocparse.link.model import Reference, Work
from vndocparse.link.scope import Scope, places_of
from vndocparse.link.titles import Title

_RAREST = 6
_LONGEST_LIST = 400
_MOST = 60

# Types that one abbreviation stands for, or that documents mix up when they cite.
_GROUPS = {"quy_dinh": "quyet_dinh", "bo_luat": "luat", "thong_tri": "thong_tu"}


def type_group(doc_type: str | None) -> str | None:
    """Return the type under which documents that may be confused are kept together."""
    return _GROUPS.get(doc_type, doc_type) if doc_type else None


class WorkIndex:
    """Works by number, by date and by the pairs of words in their titles.

    Lists are kept by type (and titles by place), so that what a lookup reads grows with the
    number of series that share a number, not with the archive.
    """

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._works: list[Work | None] = []
        self._at: dict[str, int] = {}
        self._by_number: dict[tuple[str, str | None], dict[str | None, array[int]]] = {}
        self._by_date: dict[tuple[str, str | None], array[int]] = {}
        self._by_words: dict[int, array[int]] = {}
        self._places: set[str | None] = set()
        for work in works:
            self.add(work)

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, key: str) -> bool:
        return key in self._at

    def get(self, key: str) -> Work | None:
        """Return a work by its key."""
        at = self._at.get(key)
        return None if at is None else self._works[at]

    def add(self, work: Work) -> None:
        """Add a work, or replace the one of the same key."""
        self.remove(work.key)
        at = len(self._works)
        self._works.append(work)
        self._at[work.key] = at
        group = type_group(work.doc_type)
        if work.number:
            places = self._by_number.setdefault((work.number.digits, group), {})
            places.setdefault(work.scope.place, array("l")).append(at)
        if work.date and len(work.date) == 10:
            self._by_date.setdefault((work.date, group), array("l")).append(at)
        self._places.add(work.scope.place)
        for pair in set(work.words.pairs()):
            self._by_words.setdefault(hash((group, work.scope.place, *pair)), array("l")).append(at)

    def remove(self, key: str) -> None:
        """Forget a work; its places in the lists stay empty."""
        at = self._at.pop(key, None)
        if at is not None:
            self._works[at] = None

    def by_number(self, ref: Reference | Work, doc_type: str | None) -> Iterator[Work]:
        """Yield works with the same number and type (or with no type known) of any place it may mean."""
        if ref.number is None:
            return
        wanted = places_of(ref.scope)
        group = type_group(doc_type)
        for kind in (group, None) if group is not None else (None,):
            lists = self._by_number.get((ref.number.digits, kind), {})
            for place in list(lists) if wanted is None else wanted:
                for at in lists.get(place, ()):
                    if (work := self._works[at]) is not None:
                        yield work

    def by_date(self, date: str | None, doc_type: str | None) -> Iterator[Work]:
        """Yield works of the same type and day."""
        if date and len(date) == 10:
            yield from self._listed(self._by_date, date, doc_type)

    def _listed(
        self, lists: dict[tuple[str, str | None], "array[int]"], value: str, doc_type: str | None
    ) -> Iterator[Work]:
        group = type_group(doc_type)
        for at in lists.get((value, group), ()):
            if (work := self._works[at]) is not None:
                yield work
        if group is not None:
            for at in lists.get((value, None), ()):
                if (work := self._works[at]) is not None:
                    yield work

    def by_title(self, title: Title, doc_type: str | None, scope: Scope) -> list[Work]:
        """Return the works whose titles share the most pairs of words, best first, few.

        Pairs that stand in very many titles of one place and type are not looked at.
        """
        pairs = set(title.pairs())
        if not pairs:
            return []
        group = type_group(doc_type)
        votes: dict[int, int] = {}
        for place in (scope.place, None) if scope.place else self._places:
            found = [self._by_words.get(hash((group, place, *p))) for p in pairs]
            lists = sorted((f for f in found if f is not None), key=len)
            for places in lists[:_RAREST]:
                if len(places) > _LONGEST_LIST:
                    break
                for at in places:
                    votes[at] = votes.get(at, 0) + 1
        best = sorted(votes, key=lambda at: (-votes[at], at))[:_MOST]
        return [w for at in best if (w := self._works[at]) is not None]
