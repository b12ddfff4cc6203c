"""Terms of committees: numbers start again with each, so two documents of one term share no number."""

from functools import lru_cache

from vndocparse.text.fold import slug

# First and last month of the season of congresses, and the year's remainder by five:
# the Centre's in January (2016, 2021, 2026), those below in the year before, from the base up.
_SEASONS = {
    "central": (1, 2, 1),
    "province": (8, 11, 0),
    "district": (4, 9, 0),
    "commune": (2, 7, 0),
    "base": (2, 7, 0),
}


@lru_cache(maxsize=100_000)
def term_of(date: str | None, level: str | None) -> int | None:
    """Return the year in which the term of a date began; ``None`` where the date or level does not tell.

    >>> term_of("2021-08-12", "province"), term_of("2020-10-01", "province"), term_of("2020-03", "central")
    (2020, None, 2016)
    """
    season = _SEASONS.get(level or "")
    if season is None or not date or len(date) < 4:
        return None
    first, last, rest = season
    year = int(date[:4])
    began = year - (year - rest) % 5
    if year != began:
        return began
    if len(date) < 7:
        return None
    month = int(date[5:7])
    if month < first:
        return began - 5
    return began if month > last else None


def same_term(citing: str | None, cited: str | None, level: str | None) -> bool:
    """Tell whether two documents surely stand in the same term of the cited one's committee."""
    a, b = term_of(citing, level), term_of(cited, level)
    return a is not None and a == b


@lru_cache(maxsize=10_000)
def terms_differ(a: str | None, b: str | None) -> bool:
    """Tell whether two printed terms contradict; ``khóa XII`` and ``2020-2025`` cannot be compared."""
    if not a or not b:
        return False
    left, right = slug(a).split("-"), slug(b).split("-")
    if ("khoa" in left) != ("khoa" in right):
        return False
    years = [{w for w in words if w.isdigit() and len(w) == 4} for words in (left, right)]
    if years[0] and years[1]:
        return years[0].isdisjoint(years[1])
    return left[-1] != right[-1]
