"""How often the field's own vocabulary uses each syllable."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from vndocparse.lexicons.load import load, names
from vndocparse.text.spacing import known_syllables


@cache
def field_syllables() -> Counter[str]:
    """Count the syllables of the lexicons: what words of this field are made of."""
    forms = (form for name in names() for entry in load(name).entries for form in entry.forms)
    return known_syllables(word for form in forms for word in form.split())


class KnownSyllables(Mapping[str, int]):
    """Counts of a page's own syllables and the field's together; the page is counted when first asked."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Iterable[str] | None = words
        self._own: Counter[str] = Counter()
        self._field = field_syllables()

    def __getitem__(self, syllable: str) -> int:
        if self._words is not None:
            self._own, self._words = known_syllables(self._words), None
        count = self._own[syllable] + self._field[syllable]
        if not count:
            raise KeyError(syllable)
        return count

    def __iter__(self) -> Iterator[str]:
        return iter({*known_syllables(self._words or ()), *self._own, *self._field})

    def __len__(self) -> int:
        return sum(1 for _ in self)
